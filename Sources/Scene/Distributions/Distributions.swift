internal import Geometry

/// How what varies from picture to picture is distributed, as far as a run may choose: `facet distributions` prints it,
/// `--distributions FILE` puts another one in its place. docs/people.md documents the file.
///
/// Correlations are stated where they belong: hair and eyes by ancestry and skin, greying by age, weight by age. What is
/// not here (measures of the head, skin's marks, eyes, hairstyles) stands in the tables that docs/people.md lists.
public struct Distributions: Sendable, Equatable, Codable {
  /// Grows when the meaning of a field changes.
  public static let currentVersion = 1

  public var version = Self.currentVersion
  public var people = PeopleDistribution()
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
