internal import Geometry

/// Natural shape of a person's hair: Andre Walker's types 1 to 4.
enum HairTexture: Int, Sendable, CaseIterable {
  case straight, wavy, curly, coily

  static func draw(
    _ random: CounterRandom, person: PersonParameters, from prior: HairTextureShares
  ) -> HairTexture {
    var r = random
    return HairTexture(rawValue: r.nextIndex(weights: prior.weights(person))) ?? .straight
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

  /// Draws the step; see ``shares``.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> HairLoss {
    var r = random
    let u = r.nextUnit()
    guard r.nextBool(smoothstep(0.4, 0.7, person.virility)) else { return HairLoss(norwood: 1) }
    return HairLoss(norwood: step(u, age: person.age))
  }

  /// Shares of men by age who have reached a step. Step 3: 16 % at 18 to 29 and 53 % in their forties (Rhodes et al. 1998,
  /// "Prevalence of Male Pattern Hair Loss in 18–49 Year Old Men", Dermatologic Surgery 24), four of five at 70 (as clinical
  /// reviews sum up Hamilton 1951 and Norwood 1975). Steps 2 and 5 are an estimate: most men's temples recede, and of those
  /// who lose hair one in eight of the young and nearly half of the old go bald on top.
  static let shares: [(age: Float, second: Float, third: Float, fifth: Float)] = [
    (14, 0, 0, 0), (18, 0.2, 0.05, 0), (24, 0.45, 0.16, 0.02), (35, 0.68, 0.37, 0.08), (45, 0.78, 0.53, 0.15),
    (60, 0.86, 0.68, 0.26), (72, 0.92, 0.8, 0.36),
  ]

  /// The step that a share `u` of men does not exceed: a man keeps his place among men of his age, and loses hair with them.
  static func step(_ u: Float, age: Float) -> Float {
    func share(_ reached: ((age: Float, second: Float, third: Float, fifth: Float)) -> Float) -> Float {
      piecewiseLinear(shares.map { SIMD2($0.age, reached($0)) }, at: age)
    }
    // Loss takes years: the last step does not come before 34.
    let last = mix(1, 7, smoothstep(14, 34, age))
    let steps = [
      SIMD2(0, 1), SIMD2(1 - share { $0.second }, min(2, last)), SIMD2(1 - share { $0.third }, min(3, last)),
      SIMD2(1 - share { $0.fifth }, min(5, last)), SIMD2(1, last),
    ]
    return piecewiseLinear(steps, at: u)
  }

  var templeRecession: Float { 0.95 * smoothstep(1.2, 3.8, norwood) }
  var crownThinning: Float { smoothstep(2.8, 4.5, norwood) }
  /// Steps 5 to 7: the bridge between temples and crown goes.
  var baldness: Float { norwood < 4.6 ? 0 : mix(0.35, 1, (norwood - 4.6) / 2.4) }
}
