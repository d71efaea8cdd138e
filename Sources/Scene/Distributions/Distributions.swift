internal import Geometry

/// How what varies from picture to picture is distributed, as far as a run may choose: `facet distributions` prints it,
/// `--distributions FILE` puts another one in its place. docs/people.md documents the file.
///
/// Correlations are stated where they belong: hair and eyes by ancestry and skin, greying by age, weight by age. What is
/// not here (measures of the head, numbers of each hairstyle) stands in the tables that docs/people.md lists.
public struct Distributions: Sendable, Equatable, Codable {
  /// Grows when the meaning of a field changes.
  public static let currentVersion = 1

  public var version = Self.currentVersion
  public var people = PeopleDistribution()
  public var skin = SkinDistribution()
  public var eyes = EyeDistribution()
  public var hair = HairDistribution()
  public var expressions = ExpressionDistribution()
  public var clothes = ClothesDistribution()
  public var light = LightDistribution()
  public var camera = CameraDistribution()

  /// What is drawn from where nothing else is chosen.
  public static let standard = Distributions()

  public init() {}

  /// - Throws: ``SceneError`` naming the first figure from which nothing can be drawn.
  public func validate() throws {
    try people.validate()
    try skin.validate()
    try eyes.validate()
    try hair.validate()
    try expressions.validate()
    try clothes.validate()
    try light.validate()
    try camera.validate()
  }
}

/// Mean and deviation of a normal distribution.
public struct Spread: Sendable, Equatable, Codable {
  public var mean: Float
  public var deviation: Float

  init(_ mean: Float, _ deviation: Float) {
    self.mean = mean
    self.deviation = deviation
  }

  func check(_ field: String, mean: ClosedRange<Float>, deviation: ClosedRange<Float>) throws {
    try Limits.check(field + ".mean", self.mean, in: mean)
    try Limits.check(field + ".deviation", self.deviation, in: deviation)
  }
}

/// A value that is normal about `young` at 16 years and about `old` at 85, limited to 0…1.
public struct Aging: Sendable, Equatable, Codable {
  public var young: Float
  public var old: Float
  public var deviation: Float

  func drawn(_ stream: inout CounterRandom, _ person: PersonParameters) -> Float {
    clamp(mix(young, old, (person.age - 16) / 69) + deviation * stream.nextNormal(), 0, 1)
  }

  func check(_ field: String) throws {
    try Limits.check(field + ".young", young, in: -5...5)
    try Limits.check(field + ".old", old, in: -5...5)
    try Limits.check(field + ".deviation", deviation, in: 0...5)
  }
}

/// A value on the lightest and on the darkest skin; between them it changes evenly with melanin.
public struct ToneValues: Sendable, Equatable, Codable {
  public var light: Float
  public var dark: Float

  func blended(_ melanin: Float) -> Float { mix(light, dark, melanin) }

  func check(_ field: String, in range: ClosedRange<Float>) throws {
    try Limits.check(field + ".light", light, in: range)
    try Limits.check(field + ".dark", dark, in: range)
  }
}

extension ClosedRange<Float> {
  /// 1 below the range, 0 above it, smooth between.
  func falling(_ x: Float) -> Float {
    lowerBound < upperBound ? smoothstep(upperBound, lowerBound, x) : x < lowerBound ? 1 : 0
  }
}

/// A value at each of the face model's poles of ancestry; those between have the mean, weighted by their shares.
public struct PoleValues: Sendable, Equatable, Codable {
  public var african: Float
  public var asian: Float
  public var caucasian: Float

  init(_ african: Float, _ asian: Float, _ caucasian: Float) {
    self.african = african
    self.asian = asian
    self.caucasian = caucasian
  }

  var vector: SIMD3<Float> { SIMD3(african, asian, caucasian) }

  /// The value of a person of these shares.
  func blended(_ shares: SIMD3<Float>) -> Float { (0..<3).reduce(0) { $0 + shares[$1] * vector[$1] } }

  func check(_ field: String, in range: ClosedRange<Float>) throws {
    try Limits.check(field + ".african", african, in: range)
    try Limits.check(field + ".asian", asian, in: range)
    try Limits.check(field + ".caucasian", caucasian, in: range)
  }
}

extension Limits {
  /// Checks that both ends of a range of values lie in `limits`.
  static func check(_ field: String, _ range: ClosedRange<Float>, in limits: ClosedRange<Float>) throws {
    try check(field + "[0]", range.lowerBound, in: limits)
    try check(field + "[1]", range.upperBound, in: limits)
  }

  /// Checks relative shares: none negative, and not all zero.
  static func check(_ field: String, shares: [Float]) throws {
    for share in shares { try check(field, share, in: 0...1e6) }
    guard shares.contains(where: { $0 > 0 }) else {
      throw SceneError("\(field): all are 0, one must be greater")
    }
  }
}
