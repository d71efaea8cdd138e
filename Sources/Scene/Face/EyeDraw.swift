internal import Geometry

extension EyeParameters {
  /// Draws eyes whose color goes with the person's skin and hair.
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: EyeDistribution = Distributions.standard.eyes
  ) -> EyeParameters {
    let years = clamp((person.age - 16) / 69, 0, 1)
    var stream = random.child("size")
    // The eyeball of a child of four years has 94 % of its final length (Gordon, Donzis 1985, Arch. Ophthalmol. 103); the
    // iris is nearly full-grown by then.
    let eyeball =
      stream.nextNormal(
        mean: prior.eyeballRadius.mean, deviation: prior.eyeballRadius.deviation, in: 11.5e-3...12.7e-3)
      * mix(0.94, 1, smoothstep(3, 15, person.age))
    let iris = stream.nextNormal(
      mean: prior.irisRadius.mean, deviation: prior.irisRadius.deviation, in: 5.4e-3...6.3e-3)
    let pupil = stream.nextNormal(mean: 0, deviation: 1, in: -2.5...2.5)

    stream = random.child("color")
    let color = prior.irises[stream.nextIndex(weights: irisWeights(person, from: prior))]
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
      scleraYellowness: yellowness, lids: .draw(random.child("lids"), person: person, from: prior),
      pattern: stream.nextWord())
  }

  /// How likely each of ``EyeDistribution/irises`` is for a person.
  static func irisWeights(
    _ person: PersonParameters, from prior: EyeDistribution = Distributions.standard.eyes
  ) -> [Float] {
    let ancestry = SIMD3(person.african, person.asian, person.caucasian)
    let fair = prior.lightFading.falling(person.skinMelanin)
    let hair =
      person.hairEumelanin < 2.4 ? prior.lightHairFactor : prior.darkHairFactor
    return prior.irises.map { $0.shares.blended(ancestry) * ($0.isLight ? fair * hair : 1) }
  }
}

extension LidParameters {
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: EyeDistribution = Distributions.standard.eyes
  ) -> LidParameters {
    var stream = random
    let ancestry = SIMD3(person.african, person.asian, person.caucasian)
    let isSingle = stream.nextBool(prior.singleLidShare.blended(ancestry))
    let height = stream.nextNormal(
      mean: prior.creaseHeight.blended(ancestry), deviation: prior.creaseHeightDeviation,
      in: 3.5e-3...10.5e-3)
    let depth = stream.next(in: 0.5...1)
    let hood = prior.hood.drawn(&stream, person)
    let bags = prior.bags.drawn(&stream, person)
    let isFolded = stream.nextBool(prior.epicanthusShare.blended(ancestry))
    let fold = stream.next(in: 0.3...1)
    return LidParameters(
      creaseHeight: height, creaseDepth: isSingle ? 0 : depth, hood: hood, epicanthus: isFolded ? fold : 0,
      bags: bags)
  }
}
