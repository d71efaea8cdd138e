public import Geometry

/// Daylight without a photographed environment.
public struct SkyParameters: Sendable, Equatable, Codable {
  /// Haze, 2 (clear) … 8 (hazy).
  public var turbidity: Float
  /// Height of the sun above the horizon, radians, 2°…70°. It stands over the map's +z.
  public var sunElevation: Float
  /// Angular radius of the sun with the bright veil around it, radians; 0.00465 in clear air.
  public var sunRadius: Float
  /// 0 cloudless … 1 overcast, when no sun is seen.
  public var cloudCover: Float
  /// Linear albedo of the ground, each in 0…1.
  public var groundAlbedo: Vector
  /// Height of hills, trees or houses at the horizon, radians, 0…0.4.
  public var skylineHeight: Float
  /// Names the shape of the skyline and the patches of the ground.
  public var landscape: UInt32

  static func draw(_ stream: CounterRandom) -> Self {
    var random = stream
    let turbidity = 2 + random.nextNormal(mean: 1.2, deviation: 1.5, in: 0...6)
    let elevation = random.nextNormal(mean: 0.55, deviation: 0.35, in: 0.035...1.22)
    let isOvercast = random.nextBool(0.3)
    let cover = isOvercast ? random.next(in: 0.6...1) : 0.35 * random.nextUnit() * random.nextUnit()
    // Thin cloud widens the sun: shadows on faces range from hard to soft.
    let radius = Sunlight.angularRadius * exponential(2.2 * random.nextUnit() * random.nextUnit())
    let grounds = [
      Vector(0.10, 0.13, 0.05),  // grass
      Vector(0.12, 0.12, 0.12),  // asphalt
      Vector(0.33, 0.32, 0.30),  // concrete
      Vector(0.22, 0.16, 0.10),  // soil
      Vector(0.42, 0.35, 0.25),  // sand
      Vector(0.80, 0.82, 0.85),  // snow
    ]
    let ground = grounds[random.nextIndex(weights: [5, 3, 4, 2, 2, 0.5])]
    return SkyParameters(
      turbidity: turbidity, sunElevation: elevation, sunRadius: radius, cloudCover: cover,
      groundAlbedo: ground * random.next(in: 0.7...1.15),
      skylineHeight: 0.35 * random.nextUnit() * random.nextUnit(), landscape: random.nextWord())
  }

  func validate() throws {
    try Limits.check("light.sky.turbidity", turbidity, in: 2...8)
    try Limits.check("light.sky.sunElevation", sunElevation, in: 0.034...1.23)
    try Limits.check("light.sky.sunRadius", sunRadius, in: 0.001...0.2)
    try Limits.check("light.sky.cloudCover", cloudCover, in: 0...1)
    try Limits.check("light.sky.groundAlbedo", groundAlbedo, in: 0...1)
    try Limits.check("light.sky.skylineHeight", skylineHeight, in: 0...0.4)
  }
}
