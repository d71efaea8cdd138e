internal import Geometry

/// Spectra that the color of skin is made from.
enum SkinSpectra {
  /// A wavelength with what blood absorbs there and how a camera sees it.
  struct Band {
    /// Nanometres.
    var wavelength: Float
    /// Molar extinction, 1/cm per mol/l.
    var oxyhemoglobin: Float
    var hemoglobin: Float
    /// Its share of linear Rec. 709 under daylight D65: over all bands each channel sums to 1.
    var color: Vector
  }

  /// 400 to 700 nm in steps of 10.
  static let visible: [Band] = {
    var bands = oxyhemoglobin.indices.map { i in
      let wavelength = 400 + 10 * Float(i)
      return Band(
        wavelength: wavelength, oxyhemoglobin: oxyhemoglobin[i], hemoglobin: hemoglobin[i],
        color: Spectrum.rec709(xyz: Spectrum.matching(wavelength) * daylight[i]))
    }
    // What the sums lack of 1, less than a percent, is the step and the fit of the observer.
    let white = bands.reduce(Vector.zero) { $0 + $1.color }
    for i in bands.indices { bands[i].color /= white }
    return bands
  }()

  /// 850 nm.
  static let infrared = Band(wavelength: 850, oxyhemoglobin: 1058, hemoglobin: 691.32, color: .zero)

  // Prahl, "Tabulated Molar Extinction Coefficient for Hemoglobin in Water" (omlc.org), after Gratzer and Kollias.
  private static let oxyhemoglobin: [Float] = [
    266_232, 466_840, 480_360, 246_072, 102_580, 62_816, 44_480, 33_209.2, 26_629.2, 23_684.4, 20_932.8,
    20_035.2, 24_202.4, 39_956.8, 53_236, 43_016, 32_613.2, 44_496, 50_104, 14_400.8, 3_200, 1_506, 942, 610,
    442, 368, 319.6, 294, 277.6, 276, 290,
  ]
  private static let hemoglobin: [Float] = [
    223_296, 303_956, 407_560, 528_600, 413_280, 103_292, 23_388.8, 16_156.4, 14_550, 16_684, 20_862,
    25_773.6, 31_589.6, 39_036.4, 46_592, 53_412, 53_788, 45_072, 37_020, 28_324.4, 14_677.2, 9_443.6,
    6_509.6, 5_148.8, 4_345.2, 3_750.12, 3_226.56, 2_795.12, 2_407.92, 2_051.96, 1_794.28,
  ]

  /// CIE standard illuminant D65 (CIE 15:2004, table T.1).
  private static let daylight: [Float] = [
    82.75, 91.49, 93.43, 86.68, 104.86, 117.01, 117.81, 114.86, 115.92, 108.81, 109.35, 107.80, 104.79,
    107.69,
    104.41, 104.05, 100, 96.33, 95.79, 88.69, 90.01, 89.60, 87.70, 83.29, 83.70, 80.03, 80.21, 82.28, 78.28,
    69.72, 71.61,
  ]
}
