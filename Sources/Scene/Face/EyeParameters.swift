internal import Geometry

/// Size and color of the eyes; both alike.
public struct EyeParameters: Sendable, Equatable, Codable {
  /// Radii, metres: eyeball 10.5…13.5 mm, iris 5…6.6 mm.
  public var eyeballRadius: Float
  public var irisRadius: Float
  /// How much wider this person's pupils are than other people's of that age in the same light, -2.5…2.5 deviations; the
  /// light is ``LightParameters/luminance``.
  public var pupilScore: Float
  /// Pigment of the iris: 0 blue or grey, about 0.5 hazel to light brown, 1 nearly black.
  public var irisMelanin: Float
  /// How yellow the little pigment of light irises is: 0 blue and grey, 1 green and amber.
  public var irisWarmth: Float
  /// How much browner the iris is around the pupil, 0…1.
  public var irisCentralBrown: Float
  /// Depth of the iris' relief: fibers, crypts and furrows, 0…1.
  public var irisStructure: Float
  /// How much darker the ring at the limbus is, 0…1.
  public var limbalRing: Float
  /// Strength of the white's vessels and of its yellowing, 0…1.
  public var scleraRedness: Float
  public var scleraYellowness: Float
  public var lids: LidParameters
  /// Chooses the pattern of fibers and vessels.
  public var pattern: UInt32

  /// Names, values and ranges for validation.
  var checks: [(name: String, value: Float, range: ClosedRange<Float>)] {
    [
      ("eyes.eyeballRadius", eyeballRadius, 0.0105...0.0135), ("eyes.irisRadius", irisRadius, 0.005...0.0066),
      ("eyes.pupilScore", pupilScore, -2.5...2.5), ("eyes.irisMelanin", irisMelanin, 0...1),
      ("eyes.irisWarmth", irisWarmth, 0...1), ("eyes.irisCentralBrown", irisCentralBrown, 0...1),
      ("eyes.irisStructure", irisStructure, 0...1), ("eyes.limbalRing", limbalRing, 0...1),
      ("eyes.scleraRedness", scleraRedness, 0...1), ("eyes.scleraYellowness", scleraYellowness, 0...1),
    ] + lids.checks
  }
}

/// What the skin around the eyes does beyond the sliders of shape.
public struct LidParameters: Sendable, Equatable, Codable {
  /// Distance of the upper lid's crease from its margin, metres, 3…11 mm along the skin, and its depth, 0…1; 0 is a
  /// single lid.
  public var creaseHeight: Float
  public var creaseDepth: Float
  /// How far skin hangs over the crease, most of all outside, 0…1.
  public var hood: Float
  /// Fold of skin that covers the inner corner, 0…1.
  public var epicanthus: Float
  /// Fat that bulges below the lower lid, 0…1.
  public var bags: Float

  public static let none = LidParameters(creaseHeight: 7e-3, creaseDepth: 0, hood: 0, epicanthus: 0, bags: 0)

  var checks: [(name: String, value: Float, range: ClosedRange<Float>)] {
    [
      ("eyes.lids.creaseHeight", creaseHeight, 3e-3...11e-3), ("eyes.lids.creaseDepth", creaseDepth, 0...1),
      ("eyes.lids.hood", hood, 0...1), ("eyes.lids.epicanthus", epicanthus, 0...1),
      ("eyes.lids.bags", bags, 0...1),
    ]
  }
}
