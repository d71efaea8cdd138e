internal import Geometry

/// What the skin looks like beyond its melanin. All fields but ``blood``, ``moleCount`` and ``pattern`` run from
/// 0 (none) to 1 (very much).
public struct SkinParameters: Sendable, Equatable, Codable {
  /// Blood in the dermis relative to the mean of people, 0.5…1.6.
  public var blood: Float
  /// Blotches and patches of redness.
  public var unevenness: Float
  public var freckles: Float
  /// How many moles lie on face and neck, 0…30.
  public var moleCount: Int
  public var oiliness: Float
  /// How far the lips differ from the skin around them.
  public var lipColor: Float
  public var darkCircles: Float
  /// Fine lines.
  public var lines: Float
  /// Shade of hairs under shaven skin; counts on masculine faces only.
  public var stubbleShadow: Float
  /// Chooses where everything lies.
  public var pattern: UInt32

  static func draw(_ random: CounterRandom, person: PersonParameters) -> SkinParameters {
    let years = (person.age - 16) / 69
    var stream = random.child("tone")
    let blood = clamp(exponential(0.2 * stream.nextNormal()), 0.5, 1.6)
    let unevenness = clamp(0.3 + 0.25 * years + 0.18 * stream.nextNormal(), 0, 1)
    let oiliness = clamp(0.5 - 0.25 * years + 0.2 * stream.nextNormal(), 0, 1)
    let lipColor = clamp(0.5 - 0.15 * years + 0.2 * stream.nextNormal(), 0, 1)
    let darkCircles = clamp(0.25 + 0.2 * years + 0.2 * stream.nextNormal(), 0, 1)
    let lines = clamp(0.12 + 0.75 * years + 0.1 * stream.nextNormal(), 0, 1)
    stream = random.child("marks")
    // Freckles go with fair skin, most of all with red hair.
    let prone = smoothstep(0.42, 0.1, person.skinMelanin) * (person.hairPheomelanin > 0.55 ? 1 : 0.55)
    let freckles = stream.nextBool(0.4) ? prone * stream.nextUnit() : 0
    let moleCount = Int(-3 * logarithm(1 - stream.nextUnit()) * mix(1, 0.5, person.skinMelanin))
    let stubbleShadow = stream.next(in: 0...0.8)
    return SkinParameters(
      blood: blood, unevenness: unevenness, freckles: freckles, moleCount: min(moleCount, 30),
      oiliness: oiliness,
      lipColor: lipColor, darkCircles: darkCircles, lines: lines, stubbleShadow: stubbleShadow,
      pattern: stream.nextWord())
  }

  /// Names, values and ranges for validation.
  var checks: [(name: String, value: Float, range: ClosedRange<Float>)] {
    [
      ("skin.blood", blood, 0.5...1.6), ("skin.unevenness", unevenness, 0...1),
      ("skin.freckles", freckles, 0...1),
      ("skin.moleCount", Float(moleCount), 0...30), ("skin.oiliness", oiliness, 0...1),
      ("skin.lipColor", lipColor, 0...1), ("skin.darkCircles", darkCircles, 0...1),
      ("skin.lines", lines, 0...1),
      ("skin.stubbleShadow", stubbleShadow, 0...1),
    ]
  }
}
