internal import Geometry

/// What makes this face differ from others of the same person parameters.
public struct ShapeParameters: Sendable, Equatable, Codable {
  public var sliders: SliderScores
  public var teeth: TeethParameters

  static func draw(_ random: CounterRandom, person: PersonParameters) -> ShapeParameters {
    ShapeParameters(
      sliders: .draw(random.child("sliders")), teeth: .draw(random.child("teeth"), person: person))
  }
}

/// Standard scores of the local changes of shape, recorded by their names.
public struct SliderScores: Sendable, Equatable, Codable {
  /// 0 average, ±2.5 at most, in the order of the sliders' table.
  public var scores: [Float]

  /// The average face of the person's macro shape.
  public static let average = SliderScores(scores: Array(repeating: 0, count: FaceSlider.all.count))
  static let names = FaceSlider.all.map(\.name)

  public init(scores: [Float]) { self.scores = scores }

  /// Draws every slider from a standard normal distribution cut at ±2.5.
  static func draw(_ random: CounterRandom) -> SliderScores {
    SliderScores(
      scores: names.map { name in
        var stream = random.child(name)
        return stream.nextNormal(mean: 0, deviation: 1, in: -2.5...2.5)
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
    let yellowness = clamp(0.15 + 0.4 * (person.age - 16) / 69 + 0.15 * stream.nextNormal(), 0, 1)
    return TeethParameters(irregularity: irregularity, yellowness: yellowness, pattern: stream.nextWord())
  }
}
