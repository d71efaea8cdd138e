internal import Geometry

/// How the camera's sensor and its electronics record light.
public struct SensorParameters: Sendable, Equatable, Codable {
  /// The light that the camera takes for white, kelvin, 2500…20000. At 6504 K it leaves the picture's colors, whose
  /// white is D65; lower makes it bluer, higher more orange.
  public var temperature: Float
  /// Stops by which green is weakened, ±0.5: positive makes the picture more magenta.
  public var tint: Float
  /// Part of the light that is lost in the picture's corners, 0…0.8.
  public var vignetting: Float
  /// Electrons that a pixel of the picture holds at most, 500…10⁶; a pixel may stand for several of the sensor.
  public var fullWell: Float
  /// Sensitivity, 50…51200. White (1 after exposure) fills the pixel at 100, half of it at 200; 0 for no noise at all.
  public var iso: Float
  /// Standard deviation of what reading a pixel adds, electrons, 0…50.
  public var readNoise: Float
  /// Chooses the noise.
  public var noiseSeed: UInt32

  /// One that adds nothing.
  static let ideal = SensorParameters(
    temperature: neutralTemperature, tint: 0, vignetting: 0, fullWell: 50_000, iso: 0, readNoise: 0,
    noiseSeed: 0)

  /// Correlated color temperature of D65.
  static let neutralTemperature: Float = 6504

  static func draw(_ random: CounterRandom) -> Self {
    var balance = random.child("balance")
    var noise = random.child("noise")
    // In reciprocal megakelvins equal steps look about equal. A fifth of the pictures miss white by more.
    let deviation: Float = balance.nextBool(0.8) ? 7 : 22
    let mired = 1e6 / neutralTemperature + balance.nextNormal(mean: 0, deviation: deviation, in: -60...60)
    let tint = balance.nextNormal(mean: 0, deviation: 0.03, in: -0.1...0.1)
    let vignetting = balance.nextBool(0.6) ? balance.next(in: 0...0.3) : 0
    // From a phone's pixel at high sensitivity, 375 electrons for white, to a full frame's in the sun.
    let fullWell = exponential(noise.next(in: logarithm(12_000)...logarithm(60_000)))
    let iso = exponential(
      noise.nextNormal(mean: logarithm(250), deviation: 0.9, in: logarithm(100)...logarithm(3200)))
    return SensorParameters(
      temperature: 1e6 / mired, tint: tint, vignetting: vignetting, fullWell: fullWell, iso: iso,
      readNoise: exponential(noise.next(in: logarithm(1.2)...logarithm(5))), noiseSeed: noise.nextWord())
  }

  /// The sensor that these parameters describe.
  func sensor(isMonochrome: Bool) -> ImageSensor {
    // Von Kries gains: what the assumed light makes of white becomes white again, of the same luminance.
    let light =
      Spectrum.blackBodyColor(kelvin: temperature)
      / Spectrum.blackBodyColor(kelvin: Self.neutralTemperature)
    var gains = Vector(repeating: 1) / light
    gains.y *= power(2, -tint)
    gains /= dot(gains, Spectrum.luminanceWeights)
    return ImageSensor(
      gains: isMonochrome ? Vector(repeating: 1) : gains, vignetting: vignetting,
      whiteElectrons: iso > 0 ? fullWell * 100 / iso : .infinity, readNoise: readNoise, seed: noiseSeed,
      isMonochrome: isMonochrome)
  }

  /// - Throws: ``SceneError`` naming the first field that is out of range.
  func validate() throws {
    try Limits.check("camera.sensor.temperature", temperature, in: 2500...20_000)
    try Limits.check("camera.sensor.tint", tint, in: -0.5...0.5)
    try Limits.check("camera.sensor.vignetting", vignetting, in: 0...0.8)
    try Limits.check("camera.sensor.fullWell", fullWell, in: 500...1e6)
    if iso != 0 { try Limits.check("camera.sensor.iso", iso, in: 50...51_200) }
    try Limits.check("camera.sensor.readNoise", readNoise, in: 0...50)
  }
}
