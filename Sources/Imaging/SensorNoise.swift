internal import Geometry
internal import Glibc

/// Noise of an image sensor: photons that come at random, and an amplifier that adds its own.
///
/// A value x stands for x · `whiteElectrons` electrons, of which each pixel and channel counts a number of that mean and
/// variance, plus `readNoise`. Both are taken for normal, which counts of more than a dozen nearly are.
/// Source: Foi, Trimeche, Katkovnik and Egiazarian 2008, "Practical Poissonian-Gaussian Noise Modeling and Fitting for
/// Single-Image Raw-Data", eq. 4.
public struct SensorNoise: Sendable, Equatable, Codable {
  /// Electrons for a value of 1.
  public var whiteElectrons: Float
  /// Standard deviation of reading, electrons.
  public var readNoise: Float
  /// Key of the noise: it depends on this and on the pixel's place alone.
  public var seed: UInt32
  /// Whether a pixel is read once for all channels.
  public var isMonochrome: Bool

  public init(whiteElectrons: Float, readNoise: Float, seed: UInt32, isMonochrome: Bool = false) {
    self.whiteElectrons = whiteElectrons
    self.readNoise = readNoise
    self.seed = seed
    self.isMonochrome = isMonochrome
  }

  /// What the sensor reads where `color` is the mean; may be negative.
  func reading(_ color: SIMD3<Float>, column: Int, row: Int) -> SIMD3<Float> {
    let w = CounterRandom.words(
      SIMD4(UInt32(truncatingIfNeeded: column), UInt32(truncatingIfNeeded: row), seed, 0x6E6F_6973))
    // Box and Muller 1958; the first word is moved off zero.
    func deviates(_ a: UInt32, _ b: UInt32) -> (Float, Float) {
      let radius = (-2 * logf(Float((a >> 8) + 1) * 0x1p-24)).squareRoot()
      let angle = 2 * Float.pi * Float(b >> 8) * 0x1p-24
      return (radius * cosf(angle), radius * sinf(angle))
    }
    let (red, green) = deviates(w.x, w.y)
    let deviate =
      isMonochrome ? SIMD3(repeating: red) : SIMD3(red, green, deviates(w.z, w.w).0)
    let variance =
      color.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: .infinity)) / whiteElectrons
      + (readNoise / whiteElectrons) * (readNoise / whiteElectrons)
    return color + deviate * variance.squareRoot()
  }
}
