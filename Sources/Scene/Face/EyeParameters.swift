internal import Geometry

/// Size and color of the eyes.
public struct EyeParameters: Sendable, Equatable, Codable {
  /// Metres.
  public var eyeballRadius: Float
  public var irisRadius: Float
  public var pupilRadius: Float

  static func draw(_ random: CounterRandom, person: PersonParameters) -> EyeParameters {
    var stream = random.child("size")
    let eyeball = stream.nextNormal(mean: 12.1e-3, deviation: 0.25e-3, in: 11.5e-3...12.7e-3)
    let iris = stream.nextNormal(mean: 5.85e-3, deviation: 0.2e-3, in: 5.4e-3...6.3e-3)
    return EyeParameters(
      eyeballRadius: eyeball, irisRadius: iris, pupilRadius: stream.next(in: 1.2e-3...3e-3))
  }
}
