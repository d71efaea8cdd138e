internal import Geometry

/// What makes this face differ from others of the same person parameters.
public struct ShapeParameters: Sendable, Equatable, Codable {
  /// Standard scores of the sliders of ``FaceSlider/all``: 0 average, ±2.5 at most.
  public var scores: [Float]

  /// The average face of the person's macro shape.
  public static let average = ShapeParameters(scores: Array(repeating: 0, count: FaceSlider.all.count))

  public init(scores: [Float]) { self.scores = scores }

  /// Draws every slider from a standard normal distribution cut at ±2.5.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> ShapeParameters {
    ShapeParameters(
      scores: FaceSlider.all.map { slider in
        var stream = random.child(slider.name)
        return stream.nextNormal(mean: 0, deviation: 1, in: -2.5...2.5)
      })
  }

  private static let names = FaceSlider.all.map(\.name)

  public init(from decoder: any Decoder) throws {
    scores = try NamedValues.decode(names: Self.names, from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try NamedValues.encode(scores, names: Self.names, to: encoder)
  }
}
