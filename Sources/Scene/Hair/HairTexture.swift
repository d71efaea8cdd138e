internal import Geometry

/// Natural shape of a person's hair: Andre Walker's types 1 to 4.
enum HairTexture: Int, Sendable, CaseIterable {
  case straight, wavy, curly, coily

  /// How common each texture is at a pole of ancestry: African, Asian, Caucasian.
  static let shares: [(african: Float, asian: Float, caucasian: Float)] = [
    (0.03, 0.80, 0.45), (0.05, 0.17, 0.38), (0.17, 0.02, 0.15), (0.75, 0.01, 0.02),
  ]

  /// Weights of the textures for a person.
  static func weights(_ person: PersonParameters) -> [Float] {
    shares.map { $0.african * person.african + $0.asian * person.asian + $0.caucasian * person.caucasian }
  }

  static func draw(_ random: CounterRandom, person: PersonParameters) -> HairTexture {
    var r = random
    return HairTexture(rawValue: r.nextIndex(weights: weights(person))) ?? .straight
  }

  /// Draws diameter and pitch of the curl, metres: 2A to 2C waves of 40 to 80 mm, 3A to 3C ringlets of 22 to 8 mm,
  /// 4A to 4C coils of 6 to 2.5 mm.
  func drawCurl(_ r: inout CounterRandom) -> (diameter: Float, pitch: Float, unity: Float) {
    let step = r.nextUnit()
    switch self {
    case .straight:
      // Nearly all straight hair has a slight bend.
      return (0.004 * step, r.next(in: 0.07...0.12), 0.6)
    case .wavy: return (mix(0.007, 0.017, step), mix(0.08, 0.042, step), r.next(in: 0.65...0.9))
    case .curly: return (mix(0.021, 0.008, step), mix(0.034, 0.014, step), r.next(in: 0.8...0.95))
    case .coily: return (mix(0.006, 0.0028, step), mix(0.0065, 0.0034, step), r.next(in: 0.5...0.85))
    }
  }
}

/// How far pattern baldness has gone.
struct HairLoss: Sendable, Equatable {
  /// Steps of Norwood 1975, "Male Pattern Baldness: Classification and Incidence": 1 none … 7 a wreath.
  var norwood: Float

  /// Draws the step: the share of men at step 3 or beyond grows from a sixth at 20 to a half at 50 and nearly two
  /// thirds at 75, as counted there.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> HairLoss {
    var r = random
    let u = r.nextUnit()
    guard r.nextBool(smoothstep(0.4, 0.7, person.virility)) else { return HairLoss(norwood: 1) }
    return HairLoss(norwood: 1 + 6 * reach(age: person.age) * power(u, exponent(age: person.age)))
  }

  /// How far hair can have gone at an age in years, as a share of all steps: loss takes years, so that the first steps
  /// come after 16 and the last not before 34.
  static func reach(age: Float) -> Float { smoothstep(14, 34, age) }

  /// Of an evenly distributed number, so that step 3 is reached or passed by a sixth of men at 20 to 29 and half of
  /// them in their forties (Rhodes et al. 1998: 16 % and 53 %), and three quarters at 75.
  static func exponent(age: Float) -> Float {
    mix(mix(2.3, 1.5, smoothstep(24, 48, age)), 0.85, smoothstep(48, 75, age))
  }

  var templeRecession: Float { 0.95 * smoothstep(1.2, 3.8, norwood) }
  var crownThinning: Float { smoothstep(2.8, 4.5, norwood) }
  /// Steps 5 to 7: the bridge between temples and crown goes.
  var baldness: Float { norwood < 4.6 ? 0 : mix(0.35, 1, (norwood - 4.6) / 2.4) }
}
