internal import Geometry

/// Size and color of the eyes; both alike.
public struct EyeParameters: Sendable, Equatable, Codable {
  /// Radii, metres: eyeball 11…13.5 mm, iris 5…6.6 mm, pupil 1…3.8 mm.
  public var eyeballRadius: Float
  public var irisRadius: Float
  public var pupilRadius: Float
  /// Pigment of the iris: 0 blue or grey, about 0.5 hazel to light brown, 1 nearly black.
  public var irisMelanin: Float
  /// How yellow the little pigment of light irises is: 0 blue and grey, 1 green and amber.
  public var irisWarmth: Float
  /// How much darker the ring at the limbus is, 0…1.
  public var limbalRing: Float
  /// Strength of the white's vessels and of its yellowing, 0…1.
  public var scleraRedness: Float
  public var scleraYellowness: Float
  /// Chooses the pattern of fibers and vessels.
  public var pattern: UInt32

  /// Draws eyes whose color goes with the person's skin and hair.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> EyeParameters {
    var stream = random.child("size")
    let eyeball = stream.nextNormal(mean: 12.1e-3, deviation: 0.25e-3, in: 11.5e-3...12.7e-3)
    // Horizontal visible iris diameter 11.7 ± 0.4 mm.
    let iris = stream.nextNormal(mean: 5.85e-3, deviation: 0.2e-3, in: 5.4e-3...6.3e-3)
    // Pupils shrink with age (Winn et al. 1994).
    let pupil = stream.next(in: 1.3e-3...3.1e-3) * mix(1.08, 0.8, (person.age - 16) / 69)

    stream = random.child("color")
    let fairness = person.caucasian * smoothstep(0.5, 0.2, person.skinMelanin)
    let lightChance = fairness * (person.hairEumelanin < 2.4 ? 0.8 : 0.4)
    let light = stream.nextBool(lightChance)
    let melanin =
      light
      ? power(stream.nextUnit(), 1.6) * 0.5
      : clamp(0.58 + 0.35 * person.skinMelanin + 0.17 * stream.nextNormal(), 0.42, 1)

    let warmth = stream.nextUnit()
    let ring = stream.next(in: 0.2...1) * mix(1, 0.6, (person.age - 16) / 69)
    stream = random.child("sclera")
    let redness = clamp(0.25 + 0.2 * stream.nextNormal(), 0, 1)
    let yellowness = clamp(
      0.1 + 0.35 * (person.age - 16) / 69 + 0.25 * person.skinMelanin + 0.12 * stream.nextNormal(), 0, 1)
    return EyeParameters(
      eyeballRadius: eyeball, irisRadius: iris, pupilRadius: pupil, irisMelanin: melanin, irisWarmth: warmth,
      limbalRing: ring, scleraRedness: redness, scleraYellowness: yellowness, pattern: stream.nextWord())
  }
}
