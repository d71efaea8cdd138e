internal import Geometry

/// What makes this face differ from others of the same person parameters. All scores are relative to people of that
/// age, gender, ancestry and weight, so they mean the same person when one of these changes.
public struct ShapeParameters: Sendable, Equatable, Codable {
  public var measures: MeasureScores
  public var sliders: SliderScores
  public var field: FieldScores
  public var relief: ReliefScores
  public var teeth: TeethParameters

  static func draw(_ random: CounterRandom, person: PersonParameters) -> ShapeParameters {
    ShapeParameters(
      measures: .draw(random.child("measures")), sliders: .draw(random.child("sliders")),
      field: .draw(random.child("field")), relief: .draw(random.child("relief")),
      teeth: .draw(random.child("teeth"), person: person))
  }
}

/// Standard scores, 0 the mean of like people, recorded by a fixed list of names.
public protocol NamedScores: Sendable, Equatable, Codable {
  static var names: [String] { get }
  /// In the order of ``names``.
  var scores: [Float] { get }
  init(scores: [Float])
}

extension NamedScores {
  /// The mean of all.
  public static var average: Self { Self(scores: Array(repeating: 0, count: names.count)) }

  /// Draws every score from a standard normal distribution cut at ±2.3.
  static func draw(_ random: CounterRandom) -> Self {
    Self(
      scores: names.map { name in
        var stream = random.child(name)
        return stream.nextNormal(mean: 0, deviation: 1, in: -2.3...2.3)
      })
  }

  public init(from decoder: any Decoder) throws {
    self.init(scores: try NamedValues.decode(names: Self.names, from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    try NamedValues.encode(scores, names: Self.names, to: encoder)
  }
}

/// Standard scores of the head's measures, recorded by their names.
public struct MeasureScores: NamedScores {
  /// 0 the mean of like people, ±2.6 at most, in the order of ``FaceMeasure/allCases``.
  public var scores: [Float]

  public static let names = FaceMeasure.allCases.map(\.rawValue)

  public init(scores: [Float]) { self.scores = scores }

  /// Draws from the normal distribution whose correlations ``FaceNorm/loadings`` state.
  static func draw(_ random: CounterRandom) -> MeasureScores {
    var stream = random.child("factors")
    let factors = SIMD4(
      stream.nextNormal(), stream.nextNormal(), stream.nextNormal(), stream.nextNormal())
    return MeasureScores(
      scores: FaceNorms.table.map { norm in
        var stream = random.child(norm.measure.rawValue)
        let own = max(1 - (norm.loadings * norm.loadings).sum(), 0).squareRoot()
        return clamp((norm.loadings * factors).sum() + own * stream.nextNormal(), -2.6, 2.6)
      })
  }
}

/// Standard scores of the changes of shape, recorded by their names.
public struct SliderScores: NamedScores {
  /// 0 average, ±2.3 at most, in the order of the sliders' table.
  public var scores: [Float]

  public static let names = FaceSlider.all.map(\.name)
  private static let deviations = names.map(ShapeSpread.deviation)

  public init(scores: [Float]) { self.scores = scores }

  /// Units of each slider.
  var units: [Float] { zip(scores, Self.deviations).map { $0 * $1 } }
}

/// Standard scores of the modes of the smooth field over the face, recorded by axis and place in the expansion: "x-1" …
/// "x-40" sideways, then "y-…" upwards and "z-…" forwards, the greatest mode of each first.
public struct FieldScores: NamedScores {
  /// 0 average, ±2.3 at most.
  public var scores: [Float]

  public static let names = ["x", "y", "z"].flatMap { axis in (1...ShapeField.modes).map { "\(axis)-\($0)" } }

  public init(scores: [Float]) { self.scores = scores }
}

/// Standard scores of the fine forms of face and neck, recorded by their names.
public struct ReliefScores: NamedScores {
  /// 0 the mean of like people, ±2.3 at most, in the order of ``ReliefForm/allCases``.
  public var scores: [Float]

  public static let names = ReliefForm.allCases.map(\.rawValue)

  public init(scores: [Float]) { self.scores = scores }
}

/// How the teeth stand and look.
public struct TeethParameters: Sendable, Equatable, Codable {
  /// 0 perfect rows … 1 clearly crooked.
  public var irregularity: Float
  /// 0 white … 1 dark yellow.
  public var yellowness: Float
  /// Chooses each tooth's tilt and shade.
  public var pattern: UInt32

  static func draw(_ random: CounterRandom, person: PersonParameters) -> TeethParameters {
    var stream = random
    let irregularity = clamp(0.3 + 0.25 * abs(stream.nextNormal()), 0, 1)
    let yellowness = clamp(0.2 + 0.4 * person.aging + 0.15 * stream.nextNormal(), 0, 1)
    return TeethParameters(irregularity: irregularity, yellowness: yellowness, pattern: stream.nextWord())
  }
}
