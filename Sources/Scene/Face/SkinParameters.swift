internal import Geometry

/// What the skin looks like beyond its melanin.
public struct SkinParameters: Sendable, Equatable, Codable {
  /// Blood in the dermis relative to the mean of people, 0.5…1.6.
  public var blood: Float

  static func draw(_ random: CounterRandom, person: PersonParameters) -> SkinParameters {
    var stream = random.child("tone")
    return SkinParameters(blood: clamp(exponential(0.2 * stream.nextNormal()), 0.5, 1.6))
  }
}
