internal import Geometry

/// How eyes differ between people, and how that goes with age and ancestry. Ancestry is in the order African, Asian,
/// Caucasian of ``PersonParameters``.
enum EyeDistribution {
  /// A color of irises: ranges of melanin and warmth, and how many people of each pole have it.
  struct Iris {
    var name: String
    var melanin: ClosedRange<Float>
    var warmth: ClosedRange<Float>
    var shares: SIMD3<Float>
    /// Share of them that are browner around the pupil.
    var centralBrown: Float
    var isLight: Bool
  }
  /// Shares after Katsara and Nothnagel 2019, "True colors: A literature review on the spatial distribution of eye and hair
  /// pigmentation" (Forensic Science International: Genetics 39), rounded; the Caucasian pole spans Europe to the Middle
  /// East.
  static let irises = [
    Iris(
      name: "blue", melanin: 0...0.12, warmth: 0...0.3, shares: SIMD3(0, 0.002, 0.26), centralBrown: 0.3,
      isLight: true),
    Iris(
      name: "grey", melanin: 0.03...0.16, warmth: 0.35...0.5, shares: SIMD3(0, 0.002, 0.06),
      centralBrown: 0.3,
      isLight: true),
    Iris(
      name: "green", melanin: 0.14...0.28, warmth: 0.7...1, shares: SIMD3(0.002, 0.006, 0.09),
      centralBrown: 0.6, isLight: true),
    Iris(
      name: "hazel", melanin: 0.28...0.48, warmth: 0.5...1, shares: SIMD3(0.01, 0.02, 0.14),
      centralBrown: 0.8,
      isLight: true),
    Iris(
      name: "amber", melanin: 0.46...0.56, warmth: 0.9...1, shares: SIMD3(0.005, 0.01, 0.03),
      centralBrown: 0.2,
      isLight: false),
    Iris(
      name: "brown", melanin: 0.52...0.76, warmth: 0...0.8, shares: SIMD3(0.12, 0.26, 0.29),
      centralBrown: 0.2,
      isLight: false),
    Iris(
      name: "dark brown", melanin: 0.74...1, warmth: 0...0.6, shares: SIMD3(0.86, 0.7, 0.13), centralBrown: 0,
      isLight: false),
  ]
  /// Light irises are this many times as frequent with light hair, and with dark hair; and rare on dark skin.
  static let lightFactor: (lightHair: Float, darkHair: Float) = (2.2, 0.7)
  static let lightMelanin: (all: Float, none: Float) = (0.25, 0.5)

  /// Horizontal visible iris diameter 11.7 ± 0.4 mm.
  static let irisRadius: (mean: Float, deviation: Float) = (5.85e-3, 0.2e-3)
  static let eyeballRadius: (mean: Float, deviation: Float) = (12.1e-3, 0.25e-3)

  /// Share of people with a single upper lid at each pole; half of East Asians have one (Jeong et al. 1999), but the pole
  /// spans all of Asia.
  static let singleLidShare = SIMD3<Float>(0.02, 0.36, 0.01)
  static let creaseHeight: (mean: SIMD3<Float>, deviation: Float) = (SIMD3(7.5e-3, 5.5e-3, 8e-3), 1.2e-3)
  /// Share with a fold over the inner corner (Park and Hwang 2008: 40 to 60 % in East Asia).
  static let epicanthusShare = SIMD3<Float>(0.03, 0.4, 0.02)
  /// Mean hood and bags at 16 and at 85 years, and their deviation.
  static let hood = SkinDistribution.Aging(young: 0.02, old: 0.65, deviation: 0.2)
  static let bags = SkinDistribution.Aging(young: 0.0, old: 0.6, deviation: 0.2)
}

extension EyeParameters {
  /// Draws eyes whose color goes with the person's skin and hair.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> EyeParameters {
    typealias Prior = EyeDistribution
    let years = clamp((person.age - 16) / 69, 0, 1)
    var stream = random.child("size")
    // The eyeball of a child of four years has 94 % of its final length (Gordon, Donzis 1985, Arch. Ophthalmol. 103); the
    // iris is nearly full-grown by then.
    let eyeball =
      stream.nextNormal(
        mean: Prior.eyeballRadius.mean, deviation: Prior.eyeballRadius.deviation, in: 11.5e-3...12.7e-3)
      * mix(0.94, 1, smoothstep(3, 15, person.age))
    let iris = stream.nextNormal(
      mean: Prior.irisRadius.mean, deviation: Prior.irisRadius.deviation, in: 5.4e-3...6.3e-3)
    let pupil = stream.nextNormal(mean: 0, deviation: 1, in: -2.5...2.5)

    stream = random.child("color")
    let color = Prior.irises[stream.nextIndex(weights: irisWeights(person))]
    let melanin = stream.next(in: color.melanin)
    let warmth = stream.next(in: color.warmth)
    let isBrownInside = stream.nextBool(color.centralBrown)
    let centralBrown = isBrownInside ? stream.next(in: 0.25...1) : 0.15 * stream.nextUnit()
    let ring = stream.next(in: 0.2...1) * mix(1, 0.6, years)
    let structure = stream.next(in: 0.35...1) * mix(1, 0.6, melanin)
    stream = random.child("sclera")
    let redness = clamp(0.25 + 0.2 * stream.nextNormal(), 0, 1)
    let yellowness = clamp(0.1 + 0.35 * years + 0.25 * person.skinMelanin + 0.12 * stream.nextNormal(), 0, 1)
    return EyeParameters(
      eyeballRadius: eyeball, irisRadius: iris, pupilScore: pupil, irisMelanin: melanin, irisWarmth: warmth,
      irisCentralBrown: centralBrown, irisStructure: structure, limbalRing: ring, scleraRedness: redness,
      scleraYellowness: yellowness, lids: .draw(random.child("lids"), person: person),
      pattern: stream.nextWord())
  }

  /// How likely each of ``EyeDistribution/irises`` is for a person.
  static func irisWeights(_ person: PersonParameters) -> [Float] {
    typealias Prior = EyeDistribution
    let ancestry = SIMD3(person.african, person.asian, person.caucasian)
    let fair = smoothstep(Prior.lightMelanin.none, Prior.lightMelanin.all, person.skinMelanin)
    let hair =
      person.hairEumelanin < 2.4 ? Prior.lightFactor.lightHair : Prior.lightFactor.darkHair
    return Prior.irises.map { (ancestry * $0.shares).sum() * ($0.isLight ? fair * hair : 1) }
  }
}

extension LidParameters {
  static func draw(_ random: CounterRandom, person: PersonParameters) -> LidParameters {
    typealias Prior = EyeDistribution
    var stream = random
    let ancestry = SIMD3(person.african, person.asian, person.caucasian)
    let isSingle = stream.nextBool((ancestry * Prior.singleLidShare).sum())
    let height = stream.nextNormal(
      mean: (ancestry * Prior.creaseHeight.mean).sum(), deviation: Prior.creaseHeight.deviation,
      in: 3.5e-3...10.5e-3)
    let depth = stream.next(in: 0.4...1)
    let hood = Prior.hood.drawn(&stream, person)
    let bags = Prior.bags.drawn(&stream, person)
    let isFolded = stream.nextBool((ancestry * Prior.epicanthusShare).sum())
    let fold = stream.next(in: 0.3...1)
    return LidParameters(
      creaseHeight: height, creaseDepth: isSingle ? 0 : depth, hood: hood, epicanthus: isFolded ? fold : 0,
      bags: bags)
  }
}
