internal import Geometry

/// Light of a cloudless sky.
///
/// Source: Preetham, Shirley and Smits 1999, "A Practical Analytic Model for Daylight", appendix A.2.
/// Its known faults (Zotti et al. 2007, "A Critical Review of the Preetham Skylight Model"): too little light
/// around the sun, too bright a band opposite a low sun, no use below turbidity 2, and no twilight. For light
/// on a face they do not matter; it is taken because it needs no tables.
struct SkyModel {
  /// Perez's five coefficients for luminance Y and the chromaticities x and y, one of each a lane.
  private let a: Vector
  private let b: Vector
  private let c: Vector
  private let d: Vector
  private let e: Vector
  /// Y (kcd/m²), x and y at the zenith, each over its Perez function there.
  private let scale: Vector

  /// - Parameters:
  ///   - turbidity: Haze, 2 (clear) … 8 (hazy).
  ///   - sunZenithAngle: Radians, less than π/2.
  init(turbidity t: Float, sunZenithAngle: Float) {
    a = Vector(0.1787 * t - 1.4630, -0.0193 * t - 0.2592, -0.0167 * t - 0.2608)
    b = Vector(-0.3554 * t + 0.4275, -0.0665 * t + 0.0008, -0.0950 * t + 0.0092)
    c = Vector(-0.0227 * t + 5.3251, -0.0004 * t + 0.2125, -0.0079 * t + 0.2102)
    d = Vector(0.1206 * t - 2.5771, -0.0641 * t - 0.8989, -0.0441 * t - 1.6537)
    e = Vector(-0.0670 * t + 0.3703, -0.0033 * t + 0.0452, -0.0109 * t + 0.0529)
    let s = sunZenithAngle
    let chi = (4 / 9 - t / 120) * (Float.pi - 2 * s)
    let zenithLuminance = (4.0453 * t - 4.9710) * tangent(chi) - 0.2155 * t + 2.4192
    func chromaticity(_ squared: SIMD4<Float>, _ linear: SIMD4<Float>, _ fixed: SIMD4<Float>)
      -> Float
    {
      let cubic = squared * (t * t) + linear * t + fixed
      return ((cubic.x * s + cubic.y) * s + cubic.z) * s + cubic.w
    }
    let x = chromaticity(
      SIMD4(0.00166, -0.00375, 0.00209, 0), SIMD4(-0.02903, 0.06377, -0.03202, 0.00394),
      SIMD4(0.11693, -0.21196, 0.06052, 0.25886))
    let y = chromaticity(
      SIMD4(0.00275, -0.00610, 0.00317, 0), SIMD4(-0.04214, 0.08970, -0.04153, 0.00516),
      SIMD4(0.15346, -0.26756, 0.06670, 0.26688))
    let sunCosine = cosine(s)
    let atZenith =
      (1 + Self.exponentials(a, b, factor: 1))
      * (1 + Self.exponentials(c, d, factor: s) + e * (sunCosine * sunCosine))
    scale = Vector(max(zenithLuminance, 0.1), x, y) / atZenith
  }

  /// The part of Perez's function that depends on the elevation alone: 1 + A exp(B / cos θ).
  func gradation(zenithCosine: Float) -> Vector {
    // Below about 1° the quotient would overflow; the limit there is 1.
    1 + Self.exponentials(a, b, factor: 1 / max(zenithCosine, 0.01))
  }

  /// Linear Rec. 709 radiance in units in which luminance is kcd/m².
  ///
  /// - Parameters:
  ///   - gradation: From ``gradation(zenithCosine:)``, the same for a whole row of a map.
  ///   - sunCosine: Cosine of the angle to the sun.
  func radiance(gradation: Vector, sunCosine: Float) -> Vector {
    let indicatrix =
      1 + Self.exponentials(c, d, factor: arcCosine(sunCosine)) + e * (sunCosine * sunCosine)
    let yxy = scale * gradation * indicatrix
    let (luminance, x, y) = (yxy.x, yxy.y, yxy.z)
    let xyz = Vector(x, y, 1 - x - y) * (luminance / y)
    return Spectrum.rec709(xyz: xyz)
      .clamped(lowerBound: .zero, upperBound: Vector(repeating: .greatestFiniteMagnitude))
  }

  /// p·exp(q·factor) in each lane.
  private static func exponentials(_ p: Vector, _ q: Vector, factor: Float) -> Vector {
    p
      * Vector(
        exponential(q.x * factor), exponential(q.y * factor), exponential(q.z * factor))
  }
}

/// Light that comes straight from the sun.
enum Sunlight {
  /// Angular radius of the sun seen from Earth, radians.
  static let angularRadius: Float = 0.00465

  /// Irradiance on a surface that faces the sun, linear Rec. 709 in units in which illuminance is klx.
  ///
  /// Attenuation by air, haze and ozone after Preetham et al. 1999, appendix A.1 (Rayleigh and Ångström terms,
  /// air mass by Kasten 1966); water vapour and mixed gases matter only outside the visible range and are left
  /// out, and ozone's absorption is a Gaussian fitted to the peak of the Chappuis band. The sun above the air
  /// is a black body of 5,778 K with 128 klx.
  static func irradiance(turbidity: Float, zenithAngle: Float) -> Vector {
    let degrees = zenithAngle * 180 / .pi
    let airMass = 1 / (cosine(zenithAngle) + 0.15 * power(93.885 - degrees, -1.253))
    let haze = 0.04608 * turbidity - 0.04586
    func aboveAir(_ wavelength: Float) -> Float {
      Spectrum.blackBody(kelvin: 5778, wavelength: wavelength)
    }
    let above = Spectrum.xyz(of: aboveAir)
    let ground = Spectrum.xyz { wavelength in
      let micrometers = wavelength / 1000
      let fromBand = (micrometers - 0.605) / 0.055
      let ozone = 0.35 * 0.13 * exponential(-0.5 * fromBand * fromBand)
      let rayleigh = 0.008735 * power(micrometers, -4.08)
      let aerosol = haze * power(micrometers, -1.3)
      return aboveAir(wavelength) * exponential(-airMass * (rayleigh + aerosol + ozone))
    }
    return Spectrum.rec709(xyz: ground * (128 / above.y))
      .clamped(lowerBound: .zero, upperBound: Vector(repeating: .greatestFiniteMagnitude))
  }
}
