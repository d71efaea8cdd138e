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

/// Standard scores of the head's measures, recorded by their names.
public struct MeasureScores: Sendable, Equatable, Codable {
  /// 0 the mean of like people, ±2.6 at most, in the order of ``FaceMeasure/allCases``.
  public var scores: [Float]

  /// The mean of all measures.
  public static let average = MeasureScores(scores: Array(repeating: 0, count: names.count))
  static let names = FaceMeasure.allCases.map(\.rawValue)

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

  public init(from decoder: any Decoder) throws {
    scores = try NamedValues.decode(names: Self.names, from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try NamedValues.encode(scores, names: Self.names, to: encoder)
  }
}

/// Standard scores of the changes of shape, recorded by their names.
public struct SliderScores: Sendable, Equatable, Codable {
  /// 0 average, ±2.3 at most, in the order of the sliders' table.
  public var scores: [Float]

  /// The average face of the person's macro shape.
  public static let average = SliderScores(scores: Array(repeating: 0, count: FaceSlider.all.count))
  static let names = FaceSlider.all.map(\.name)
  private static let deviations = names.map(ShapeSpread.deviation)

  public init(scores: [Float]) { self.scores = scores }

  /// Draws every slider from a standard normal distribution cut at ±2.3.
  static func draw(_ random: CounterRandom) -> SliderScores {
    SliderScores(
      scores: names.map { name in
        var stream = random.child(name)
        return stream.nextNormal(mean: 0, deviation: 1, in: -2.3...2.3)
      })
  }

  /// Units of each slider.
  var units: [Float] { zip(scores, Self.deviations).map { $0 * $1 } }

  public init(from decoder: any Decoder) throws {
    scores = try NamedValues.decode(names: Self.names, from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try NamedValues.encode(scores, names: Self.names, to: encoder)
  }
}

/// Standard scores of the modes of the smooth field over the face, recorded by axis and place in the expansion: "x-1" …
/// "x-40" sideways, then "y-…" upwards and "z-…" forwards, the greatest mode of each first.
public struct FieldScores: Sendable, Equatable, Codable {
  /// 0 average, ±2.3 at most.
  public var scores: [Float]

  /// The face as sliders and measures make it.
  public static let average = FieldScores(scores: Array(repeating: 0, count: names.count))
  static let names = ["x", "y", "z"].flatMap { axis in (1...ShapeField.modes).map { "\(axis)-\($0)" } }

  /// Draws every mode from a standard normal distribution cut at ±2.3.
  static func draw(_ random: CounterRandom) -> FieldScores {
    FieldScores(
      scores: names.map { name in
        var stream = random.child(name)
        return stream.nextNormal(mean: 0, deviation: 1, in: -2.3...2.3)
      })
  }

  public init(scores: [Float]) { self.scores = scores }

  public init(from decoder: any Decoder) throws {
    scores = try NamedValues.decode(names: Self.names, from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try NamedValues.encode(scores, names: Self.names, to: encoder)
  }
}

/// Standard scores of the fine forms of face and neck, recorded by their names.
public struct ReliefScores: Sendable, Equatable, Codable {
  /// 0 the mean of like people, ±2.3 at most, in the order of ``ReliefForm/allCases``.
  public var scores: [Float]

  /// The mean of all forms.
  public static let average = ReliefScores(scores: Array(repeating: 0, count: names.count))
  static let names = ReliefForm.allCases.map(\.rawValue)

  public init(scores: [Float]) { self.scores = scores }

  /// Draws every form from a standard normal distribution cut at ±2.3.
  static func draw(_ random: CounterRandom) -> ReliefScores {
    ReliefScores(
      scores: names.map { name in
        var stream = random.child(name)
        return stream.nextNormal(mean: 0, deviation: 1, in: -2.3...2.3)
      })
  }

  public init(from decoder: any Decoder) throws {
    scores = try NamedValues.decode(names: Self.names, from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try NamedValues.encode(scores, names: Self.names, to: encoder)
  }
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
