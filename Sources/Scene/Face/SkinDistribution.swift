internal import Geometry

/// How skin differs between people: everything that is assumed about it, and how it goes with age, ancestry and the
/// presentation of gender. Its melanin is in ``PersonParameters``.
///
/// Shares without a source are estimates, meant to be wide rather than exact.
enum SkinDistribution {
  /// A value that is normal about `young` at 16 years and about `old` at 85, limited to 0…1.
  struct Aging {
    var young: Float
    var old: Float
    var deviation: Float

    func drawn(_ stream: inout CounterRandom, _ person: PersonParameters) -> Float {
      clamp(mix(young, old, (person.age - 16) / 69) + deviation * stream.nextNormal(), 0, 1)
    }
  }

  /// Deviation of the logarithm of the blood's share.
  static let bloodDeviation: Float = 0.2
  static let oxygenation: (mean: Float, deviation: Float) = (0.78, 0.06)
  static let unevenness = Aging(young: 0.25, old: 0.6, deviation: 0.16)
  static let oiliness = Aging(young: 0.5, old: 0.25, deviation: 0.2)
  static let lipColor = Aging(young: 0.55, old: 0.35, deviation: 0.2)
  static let darkCircles = Aging(young: 0.2, old: 0.45, deviation: 0.2)
  static let veins = Aging(young: 0.3, old: 0.45, deviation: 0.25)
  static let lines = Aging(young: 0.12, old: 0.85, deviation: 0.1)
  static let wrinkles = Aging(young: -0.08, old: 1.0, deviation: 0.13)
  /// Share of people with more than everyone's red in cheeks and nose; rosacea alone has 5 % of adults (Gether et al. 2018,
  /// British Journal of Dermatology 179). It shows on fair skin.
  static let rednessShare: Float = 0.25
  /// Share with freckles among the fairest, by hair: red, and any other.
  static let freckleShare: (red: Float, other: Float) = (0.85, 0.35)
  /// Skin darker than the second shows no freckles, lighter than the first all.
  static let freckleMelanin: (all: Float, none: Float) = (0.12, 0.42)
  /// Share with spots of age at 80 years, on light and on dark skin; none before 35.
  static let lentiginesShare: (light: Float, dark: Float) = (0.8, 0.3)
  /// Mean numbers of moles on face and neck of light and dark skin.
  static let meanMoles: (light: Float, dark: Float) = (3, 1.5)
  /// Share with pimples at 16 and from 45 years on, and with scars of them.
  static let pimpleShare: (young: Float, old: Float) = (0.45, 0.03)
  static let scarShare: Float = 0.06
  static let sweatShare: Float = 0.08
  /// Share of the most feminine and of the most masculine presentation that wears make-up; then the share of those with
  /// each kind.
  static let makeupShare: (feminine: Float, masculine: Float) = (0.42, 0.015)
  static let foundationShare: Float = 0.75
  static let blushShare: Float = 0.5
  static let lipstickShare: Float = 0.7
  static let eyeShadowShare: Float = 0.45
  static let eyelinerShare: Float = 0.55
  /// Lipsticks: linear albedo and share.
  static let lipsticks: [(color: Vector, share: Float)] = [
    (Vector(0.36, 0.15, 0.13), 4),  // nude
    (Vector(0.42, 0.14, 0.15), 4),  // rose
    (Vector(0.34, 0.02, 0.03), 3),  // red
    (Vector(0.16, 0.015, 0.03), 1.5),  // wine
    (Vector(0.42, 0.05, 0.14), 1.5),  // pink
    (Vector(0.44, 0.1, 0.05), 1),  // coral
    (Vector(0.14, 0.05, 0.035), 1),  // brown
  ]
  static let eyeShadows: [(color: Vector, share: Float)] = [
    (Vector(0.2, 0.12, 0.08), 4),  // brown
    (Vector(0.34, 0.22, 0.15), 3),  // sand
    (Vector(0.06, 0.055, 0.06), 2),  // smoke
    (Vector(0.3, 0.13, 0.15), 2),  // rose
    (Vector(0.12, 0.07, 0.16), 1),  // plum
    (Vector(0.08, 0.12, 0.2), 1),  // blue
    (Vector(0.07, 0.13, 0.09), 0.6),  // green
  ]
}

extension SkinParameters {
  static func draw(_ random: CounterRandom, person: PersonParameters) -> SkinParameters {
    typealias Prior = SkinDistribution
    var stream = random.child("tone")
    let blood = clamp(exponential(Prior.bloodDeviation * stream.nextNormal()), 0.5, 1.6)
    let oxygenation = stream.nextNormal(
      mean: Prior.oxygenation.mean, deviation: Prior.oxygenation.deviation, in: 0.6...0.92)
    let unevenness = Prior.unevenness.drawn(&stream, person)
    let oiliness = Prior.oiliness.drawn(&stream, person)
    let lipColor = Prior.lipColor.drawn(&stream, person)
    let darkCircles = Prior.darkCircles.drawn(&stream, person)
    let lines = Prior.lines.drawn(&stream, person)
    let wrinkles = Prior.wrinkles.drawn(&stream, person)
    let fair = smoothstep(Prior.freckleMelanin.none, Prior.freckleMelanin.all, person.skinMelanin)
    let redness = stream.nextBool(Prior.rednessShare) ? stream.nextUnit() * mix(0.3, 1, fair) : 0

    stream = random.child("marks")
    let freckleShare =
      fair * (person.hairPheomelanin > 0.55 ? Prior.freckleShare.red : Prior.freckleShare.other)
    let freckles = stream.nextBool(freckleShare) ? mix(0.08, 1, power(stream.nextUnit(), 1.7)) : 0
    let years = smoothstep(35, 80, person.age)
    let spots = mix(Prior.lentiginesShare.light, Prior.lentiginesShare.dark, person.skinMelanin) * years
    let lentigines = stream.nextBool(spots) ? stream.next(in: 0.1...1) * mix(0.4, 1, years) : 0
    let meanMoles = mix(Prior.meanMoles.light, Prior.meanMoles.dark, person.skinMelanin)
    let moles = -meanMoles * logarithm(1 - stream.nextUnit())
    let prone = mix(Prior.pimpleShare.old, Prior.pimpleShare.young, smoothstep(45, 16, person.age))
    let pimples = prone * smoothstep(9, 13, person.age)
    let pimpleCount = stream.nextBool(pimples) ? -5 * logarithm(1 - stream.nextUnit()) + 1 : 0
    let scarCount = stream.nextBool(Prior.scarShare) ? -10 * logarithm(1 - stream.nextUnit()) + 1 : 0
    let stubbleShadow = stream.next(in: 0...0.8)
    let pattern = stream.nextWord()
    stream = random.child("sweat")
    let sweat = stream.nextBool(Prior.sweatShare) ? stream.nextUnit() : 0
    stream = random.child("veins")
    let veins = Prior.veins.drawn(&stream, person)
    return SkinParameters(
      blood: blood, oxygenation: oxygenation, unevenness: unevenness, redness: redness, freckles: freckles,
      lentigines: lentigines, moleCount: Int(min(moles, 30)), pimpleCount: Int(min(pimpleCount, 40)),
      scarCount: Int(min(scarCount, 40)), oiliness: oiliness, sweat: sweat, lipColor: lipColor,
      darkCircles: darkCircles, veins: veins, lines: lines, wrinkles: wrinkles, stubbleShadow: stubbleShadow,
      vellus: 0,
      makeup: .draw(random.child("makeup"), person: person), pattern: pattern)
  }
}

extension MakeupParameters {
  static func draw(_ random: CounterRandom, person: PersonParameters) -> MakeupParameters {
    typealias Prior = SkinDistribution
    var stream = random
    let share = mix(
      Prior.makeupShare.feminine, Prior.makeupShare.masculine, smoothstep(0.2, 0.6, person.masculinity))
    guard stream.nextBool(share * smoothstep(13, 18, person.age)) else { return .none }
    func strength(_ share: Float, _ range: ClosedRange<Float>) -> Float {
      let isWorn = stream.nextBool(share)
      let value = stream.next(in: range)
      return isWorn ? value : 0
    }
    func color(_ colors: [(color: Vector, share: Float)]) -> Vector {
      let chosen = colors[stream.nextIndex(weights: colors.map(\.share))].color
      // Shades of it, lighter or darker by a third.
      return chosen * exponential(stream.nextNormal(mean: 0, deviation: 0.2, in: -0.4...0.4))
    }
    return MakeupParameters(
      foundation: strength(Prior.foundationShare, 0.3...0.9), blush: strength(Prior.blushShare, 0.15...0.7),
      lipstick: strength(Prior.lipstickShare, 0.35...0.95), lipstickColor: color(Prior.lipsticks),
      lipGloss: stream.nextUnit(), eyeShadow: strength(Prior.eyeShadowShare, 0.2...0.7),
      eyeShadowColor: color(Prior.eyeShadows), eyeliner: strength(Prior.eyelinerShare, 0.5...0.95),
      eyelinerWidth: stream.next(in: 0.5e-3...1.8e-3))
  }
}
