internal import Glibc

/// How linear Rec. 709 radiance becomes an 8-bit picture. The only place where colour leaves linear light.
///
/// Each channel on its own: x = radiance · 2^stops · (1 − vignetting · r²), with r the distance from the middle over that
/// of the corners; the sensor's noise; · gain; then the curve, then (except for `data`) the sRGB transfer function
/// (IEC 61966-2-1), then round(255 · v). Negative values and NaN become 0.
public struct ViewTransform: Sendable, Equatable, Codable {
  /// What happens between exposure and the sRGB transfer function.
  public enum Curve: String, Sendable, Codable, CaseIterable {
    /// Linear up to the knee k = 0.5, then k + (1 − k)·t/(1 + t) with t = (x − k)/(1 − k): one smooth bend (value and
    /// slope continue) with a long shoulder, as of film: 1 becomes 0.75, 2 0.875 and 4 0.94, so that lit foreheads keep
    /// their gradations.
    case softHighlights
    /// Clipped at 1: plain sRGB.
    case standard
    /// Clipped at 1 and no transfer function: for pictures of quantities, not of light.
    case data
  }

  /// Where the curve leaves the line, and 1 − k.
  private static let knee: Float = 0.5
  private static let headroom: Float = 0.5

  public var curve: Curve
  /// Factor on radiance in powers of two.
  public var exposureStops: Float
  /// Part of the light that is missing in the corners, 0…1.
  public var vignetting: Float
  /// Of the sensor; nil for none.
  public var noise: SensorNoise?
  /// White balance: factors on red, green and blue.
  public var gains: SIMD3<Float>

  public init(
    curve: Curve = .softHighlights, exposureStops: Float = 0, vignetting: Float = 0,
    noise: SensorNoise? = nil, gains: SIMD3<Float> = SIMD3(repeating: 1)
  ) {
    self.curve = curve
    self.exposureStops = exposureStops
    self.vignetting = vignetting
    self.noise = noise
    self.gains = gains
  }

  /// The picture of `radiance`, row by row. Precondition: `width * height` pixels.
  public func image(of radiance: [SIMD3<Float>], width: Int, height: Int) -> Image<UInt8> {
    precondition(radiance.count == width * height, "size and pixels differ")
    let factor = exp2f(exposureStops)
    let middle = SIMD2(Float(width), Float(height)) / 2
    let loss = vignetting / (middle * middle).sum()
    var samples = [UInt8](repeating: 0, count: radiance.count * 3)
    for row in 0..<height {
      for column in 0..<width {
        let i = row * width + column
        let place = SIMD2(Float(column) + 0.5, Float(row) + 0.5) - middle
        var color = radiance[i] * (factor * (1 - loss * (place * place).sum()))
        if let noise { color = noise.reading(color, column: column, row: row) }
        color *= gains
        for c in 0..<3 { samples[3 * i + c] = encode(color[c]) }
      }
    }
    return Image(width: width, height: height, channels: 3, samples: samples)
  }

  /// One channel after all that is linear, to 0…255.
  func encode(_ linear: Float) -> UInt8 {
    // Written so that NaN fails the comparison.
    guard linear > 0 else { return 0 }
    let value: Float
    switch curve {
    case .softHighlights: value = Self.sRGB(Self.rollOff(linear))
    case .standard: value = Self.sRGB(min(linear, 1))
    case .data: value = min(linear, 1)
    }
    return UInt8((value * 255).rounded())
  }

  private static func rollOff(_ x: Float) -> Float {
    guard x > knee else { return x }
    // Of a form that is 1 at infinity.
    return 1 - headroom / (1 + (x - knee) / headroom)
  }

  /// The sRGB transfer function of a value in 0…1.
  private static func sRGB(_ x: Float) -> Float {
    x <= 0.0031308 ? 12.92 * x : min(1.055 * powf(x, 1 / 2.4) - 0.055, 1)
  }
}
