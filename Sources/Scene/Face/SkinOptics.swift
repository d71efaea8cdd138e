public import Geometry

/// What a stretch of skin sends back and how far light spreads in it.
public struct SkinAppearance: Sendable, Equatable {
  /// Diffuse albedo in linear Rec. 709: of the light that the surface lets in, the share that comes out again.
  public var albedo: Vector
  /// Diffuse mean free path in each channel, metres; see ``SkinMaterial/meanFreePath``.
  public var meanFreePath: Vector
  /// The same two at 850 nm, where cameras with infrared lamps see.
  public var infraredAlbedo: Float
  public var infraredMeanFreePath: Float
}

/// The color of skin from what is in it: an epidermis that absorbs by melanin over a dermis that scatters, and absorbs by
/// blood.
///
/// The dermis is as a medium without end (van de Hulst's reflectance) below an interface that sends part of the light
/// back down; the epidermis is passed twice. Three of its constants were fitted to the mean spectra, 400 to 700 nm, of
/// the faces of the eight groups in the International Skin Spectra Archive (Lu et al. 2025, Scientific Data,
/// s41597-025-04857-5): scattering, `evenness` and `carotene`. Each group is then met to a color difference of 2 or
/// less by melanin, blood and oxygenation alone: melanosome shares of 0.02 (Caucasian) to 0.22 (African), blood shares of
/// 0.7 to 1.1 % and oxygenations of 0.6 to 0.9.
enum SkinOptics {
  /// Share of the epidermis that is melanosomes, for melanin 0…1 of ``PersonParameters/skinMelanin``. A power that
  /// gives foreheads a lightness of 72.5 - 46.5 times the melanin; 1.3 to 43 % are measured (Jacques 1998, "Skin Optics").
  static func melanosomeShare(_ melanin: Float) -> Float { 0.5 * power(melanin, 2.2) }

  /// Share of the dermis that is blood, on average.
  static let meanBloodShare: Float = 0.009
  /// Oxygenation of that blood, on average.
  static let meanOxygenation: Float = 0.8
  /// Share of light that an instrument sees reflected by the surface itself, in the archive's spectra: index 1.46.
  static let surfaceReflectance: Float = 0.035

  /// Absorption and reduced scattering, 1/cm, as all figures of the sources are.
  struct Layers {
    var epidermisAbsorption: Float
    var dermisAbsorption: Float
    var dermisScattering: Float
  }

  /// - Parameters:
  ///   - wavelength: Nanometres.
  ///   - oxyhemoglobin, hemoglobin: Molar extinction, 1/cm per mol/l.
  static func layers(
    _ wavelength: Float, oxyhemoglobin: Float, hemoglobin: Float, melanosomes: Float, blood: Float,
    oxygenation: Float
  ) -> Layers {
    // Jacques 1998, "Skin Optics" (omlc.org): melanosomes, and skin without melanin and blood.
    let melanin = 6.6e11 * power(wavelength, -3.33)
    let bare = 0.244 + 85.3 * exponential(-(wavelength - 154) / 66.2)
    // Carotene and bilirubin: one band, as wide as the two are together.
    let carotene: Float = 0.6
    let band = (wavelength - 470) / 35
    // Blood of 150 g hemoglobin a litre, 64,500 g a mol; 2.303 = ln 10.
    let perLitre: Float = 2.303 * 150 / 64_500
    let whole = perLitre * mix(hemoglobin, oxyhemoglobin, oxygenation)
    // It runs in vessels, of 20 um radius here, whose core light does not reach where it absorbs much: van Veen,
    // Verkruysse, Sterenborg 2002, "Diffuse-reflectance spectroscopy from 500 to 1060 nm by correction for
    // inhomogeneously distributed absorbers".
    let vesselRadius: Float = 0.002
    let inVessels = (1 - exponential(-2 * whole * vesselRadius)) / (2 * vesselRadius)
    // Jacques 2013, "Optical properties of biological tissues: a review", eq. 2 and the exponents of skin.
    let relative = wavelength / 500
    let scattering = 20 * (0.41 * power(relative, -4) + 0.59 * power(relative, -0.562))
    return Layers(
      epidermisAbsorption: melanosomes * melanin + (1 - melanosomes) * bare,
      dermisAbsorption: blood * inVessels + (1 - blood) * bare + carotene * exponential(-band * band),
      dermisScattering: scattering)
  }

  /// Share of the light that enters which leaves again, 0…1.
  static func albedo(_ layers: Layers) -> Float {
    // van de Hulst 1980, "Multiple Light Scattering", section 13.1.
    let s = (layers.dermisAbsorption / (layers.dermisAbsorption + layers.dermisScattering)).squareRoot()
    let bare = (1 - s) * (1 - 0.139 * s) / (1 + 1.17 * s)
    // Saunderson 1942: of diffuse light the interface (index 1.4) sends so much back down.
    let returned: Float = 0.515
    let dermis = (1 - returned) * bare / (1 - returned * bare)
    // Diffuse light goes twice the thickness of the epidermis, 60 um, and passes twice. Melanin is uneven: over a
    // gamma distribution of the absorption with this exponent the mean of exp(-x) is (1 + x / evenness)^-evenness.
    let evenness: Float = 1.5
    let passed = power(1 + 4 * layers.epidermisAbsorption * 0.006 / evenness, -evenness)
    return passed * dermis
  }

  /// Diffuse mean free path in the dermis, metres.
  static func meanFreePath(_ layers: Layers) -> Float {
    let transport = layers.dermisAbsorption + layers.dermisScattering
    return 0.01 / (3 * layers.dermisAbsorption * transport).squareRoot()
  }

  /// From melanin 0…1, blood and oxygenation of the dermis as shares: what ``SkinTable`` tabulates.
  static func appearance(melanin: Float, blood: Float, oxygenation: Float) -> SkinAppearance {
    let melanosomes = melanosomeShare(melanin)
    func layers(_ band: SkinSpectra.Band) -> Layers {
      Self.layers(
        band.wavelength, oxyhemoglobin: band.oxyhemoglobin, hemoglobin: band.hemoglobin,
        melanosomes: melanosomes, blood: blood, oxygenation: oxygenation)
    }
    var (color, reach, weight) = (Vector.zero, Vector.zero, Vector.zero)
    for band in SkinSpectra.visible {
      let layers = layers(band)
      let albedo = albedo(layers)
      color += band.color * albedo
      let seen = pointwiseMax(band.color, .zero) * albedo
      reach += seen * meanFreePath(layers)
      weight += seen
    }
    let infrared = layers(SkinSpectra.infrared)
    return SkinAppearance(
      albedo: pointwiseMax(color, Vector(repeating: 0.002)), meanFreePath: reach / weight,
      infraredAlbedo: albedo(infrared), infraredMeanFreePath: meanFreePath(infrared))
  }
}
