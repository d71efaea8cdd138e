public import Geometry

/// How light becomes numbers, beside the lens: nothing of it is in radiance or labels.
public struct ImageSensor: Sendable, Equatable {
  /// Factors on red, green and blue by which the camera balances white.
  public var gains: Vector
  /// Part of the light that is lost in the picture's corners, 0…1; it grows with the square of the distance from the
  /// middle.
  public var vignetting: Float
  /// Electrons that white, a radiance of 1 after exposure, frees in a pixel; infinity for a sensor without noise.
  public var whiteElectrons: Float
  /// Standard deviation of what reading a pixel adds, electrons.
  public var readNoise: Float
  /// Key of the noise: same key, same noise.
  public var seed: UInt32
  /// Whether a pixel is one number, without color filters.
  public var isMonochrome: Bool

  public init(
    gains: Vector = Vector(repeating: 1), vignetting: Float = 0, whiteElectrons: Float = .infinity,
    readNoise: Float = 0, seed: UInt32 = 0, isMonochrome: Bool = false
  ) {
    self.gains = gains
    self.vignetting = vignetting
    self.whiteElectrons = whiteElectrons
    self.readNoise = readNoise
    self.seed = seed
    self.isMonochrome = isMonochrome
  }

  /// One that changes nothing.
  public static let ideal = ImageSensor()
}
