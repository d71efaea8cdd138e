public import Geometry

/// Colors of lamps and of sunlight, from their spectra.
public enum Spectrum {
  /// Relative luminance of linear Rec. 709 (ITU-R BT.709).
  public static let luminanceWeights = Vector(0.2126, 0.7152, 0.0722)

  /// Linear Rec. 709 color of CIE XYZ; channels may be negative for saturated colors. Source: IEC 61966-2-1.
  static func rec709(xyz: Vector) -> Vector {
    Vector(
      dot(xyz, Vector(3.2406, -1.5372, -0.4986)), dot(xyz, Vector(-0.9689, 1.8758, 0.0415)),
      dot(xyz, Vector(0.0557, -0.2040, 1.0570)))
  }

  /// CIE 1931 color matching functions at a wavelength in nanometers.
  /// Source: Wyman, Sloan and Shirley 2013, "Simple Analytic Approximations to the CIE XYZ Color Matching
  /// Functions", multi-lobe fits.
  static func matching(_ wavelength: Float) -> Vector {
    func lobe(_ center: Float, _ below: Float, _ above: Float) -> Float {
      let t = (wavelength - center) * (wavelength < center ? below : above)
      return exponential(-0.5 * t * t)
    }
    return Vector(
      0.362 * lobe(442.0, 0.0624, 0.0374) + 1.056 * lobe(599.8, 0.0264, 0.0323)
        - 0.065 * lobe(501.1, 0.0490, 0.0382),
      0.821 * lobe(568.8, 0.0213, 0.0247) + 0.286 * lobe(530.9, 0.0613, 0.0322),
      1.217 * lobe(437.0, 0.0845, 0.0278) + 0.681 * lobe(459.0, 0.0385, 0.0725))
  }

  /// Spectral radiance of a black body in arbitrary units. Source: Planck's law.
  static func blackBody(kelvin: Float, wavelength: Float) -> Float {
    let micrometers = wavelength / 1000
    let fifth = micrometers * micrometers * micrometers * micrometers * micrometers
    return 1 / (fifth * (exponential(14_387.77 / (micrometers * kelvin)) - 1))
  }

  /// CIE XYZ of a spectrum, integrated over 380…720 nm in steps of 10 nm, arbitrary units.
  static func xyz(of spectrum: (_ wavelength: Float) -> Float) -> Vector {
    var sum = Vector.zero
    for step in 0...34 {
      let wavelength = 380 + 10 * Float(step)
      sum += matching(wavelength) * spectrum(wavelength)
    }
    return sum
  }

  /// Linear Rec. 709 color of a black body, of luminance 1; saturated reds are limited to the gamut.
  static func blackBodyColor(kelvin: Float) -> Vector {
    let xyz = xyz { blackBody(kelvin: kelvin, wavelength: $0) }
    let color = rec709(xyz: xyz / xyz.y)
    return color.clamped(lowerBound: .zero, upperBound: Vector(repeating: .infinity))
  }
}
