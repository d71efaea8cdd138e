public import Geometry

/// What the skin looks like beyond its melanin. Fields without a range of their own run from 0 (none) to 1 (very much).
/// How they are drawn: ``SkinDistribution``.
public struct SkinParameters: Sendable, Equatable, Codable {
  /// Blood in the dermis relative to the mean of people, 0.5…1.6.
  public var blood: Float
  /// Share of its hemoglobin that carries oxygen, 0.5…0.95: below, skin looks blue.
  public var oxygenation: Float
  /// Blotches and patches.
  public var unevenness: Float
  /// Blood in cheeks and nose beyond that of everyone.
  public var redness: Float
  public var freckles: Float
  /// Spots of age and sun.
  public var lentigines: Float
  /// How many moles lie on face and neck, 0…30; and pimples, and pitted scars of them, 0…40.
  public var moleCount: Int
  public var pimpleCount: Int
  public var scarCount: Int
  public var oiliness: Float
  public var sweat: Float
  /// How far the lips differ from the skin around them.
  public var lipColor: Float
  /// How much more melanin (above 0) or less than usual is in the lips, as a logarithm, -1…1.
  public var lipMelanin: Float
  public var darkCircles: Float
  /// How clearly veins show at temples, forehead and neck; on dark skin they do not.
  public var veins: Float
  /// Fine lines, and the depth of wrinkles and folds at rest.
  public var lines: Float
  public var wrinkles: Float
  /// Shade of hairs under shaven skin; counts on masculine faces only.
  public var stubbleShadow: Float
  /// Down on the face, as a share of what people have. Never drawn, as it is noise at usual numbers of samples and seen in
  /// close-ups against the light only.
  public var vellus: Float
  public var makeup: MakeupParameters
  public var complexion: ComplexionParameters
  /// Chooses where everything lies.
  public var pattern: UInt32

  /// Names, values and ranges for validation.
  var checks: [(name: String, value: Float, range: ClosedRange<Float>)] {
    [
      ("skin.blood", blood, 0.5...1.6), ("skin.oxygenation", oxygenation, 0.5...0.95),
      ("skin.unevenness", unevenness, 0...1), ("skin.redness", redness, 0...1),
      ("skin.freckles", freckles, 0...1), ("skin.lentigines", lentigines, 0...1),
      ("skin.moleCount", Float(moleCount), 0...30), ("skin.pimpleCount", Float(pimpleCount), 0...40),
      ("skin.scarCount", Float(scarCount), 0...40), ("skin.oiliness", oiliness, 0...1),
      ("skin.sweat", sweat, 0...1), ("skin.lipColor", lipColor, 0...1),
      ("skin.lipMelanin", lipMelanin, -1...1),
      ("skin.darkCircles", darkCircles, 0...1), ("skin.veins", veins, 0...1),
      ("skin.lines", lines, 0...1), ("skin.vellus", vellus, 0...1),
      ("skin.wrinkles", wrinkles, 0...1), ("skin.stubbleShadow", stubbleShadow, 0...1),
    ] + makeup.checks + complexion.checks
  }
}

/// What is painted onto the skin. Strengths run from 0 (none) to 1 (opaque); colors are linear albedos.
public struct MakeupParameters: Sendable, Equatable, Codable {
  /// Evens color out and takes shine away.
  public var foundation: Float
  public var blush: Float
  public var lipstick: Float
  public var lipstickColor: Vector
  /// Shine of the lips.
  public var lipGloss: Float
  public var eyeShadow: Float
  public var eyeShadowColor: Vector
  /// Line along the lids: opacity, and width in metres, 0…3 mm.
  public var eyeliner: Float
  public var eyelinerWidth: Float

  public static let none = MakeupParameters(
    foundation: 0, blush: 0, lipstick: 0, lipstickColor: Vector(0.4, 0.1, 0.1), lipGloss: 0, eyeShadow: 0,
    eyeShadowColor: Vector(0.2, 0.13, 0.1), eyeliner: 0, eyelinerWidth: 0)

  var checks: [(name: String, value: Float, range: ClosedRange<Float>)] {
    let colors = [("lipstickColor", lipstickColor), ("eyeShadowColor", eyeShadowColor)].flatMap {
      name, color in
      (0..<3).map { ("skin.makeup.\(name)[\($0)]", color[$0], Float(0)...0.95) }
    }
    return [
      ("skin.makeup.foundation", foundation, 0...1), ("skin.makeup.blush", blush, 0...1),
      ("skin.makeup.lipstick", lipstick, 0...1), ("skin.makeup.lipGloss", lipGloss, 0...1),
      ("skin.makeup.eyeShadow", eyeShadow, 0...1), ("skin.makeup.eyeliner", eyeliner, 0...1),
      ("skin.makeup.eyelinerWidth", eyelinerWidth, 0...3e-3),
    ] + colors.map { (name: $0.0, value: $0.1, range: $0.2) }
  }
}
