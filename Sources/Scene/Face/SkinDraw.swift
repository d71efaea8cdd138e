internal import Geometry

extension SkinParameters {
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: SkinDistribution = Distributions.standard.skin
  ) -> SkinParameters {
    var stream = random.child("tone")
    let blood = clamp(exponential(prior.bloodDeviation * stream.nextNormal()), 0.5, 1.6)
    let oxygenation = stream.nextNormal(
      mean: prior.oxygenation.mean, deviation: prior.oxygenation.deviation, in: 0.6...0.92)
    let unevenness = prior.unevenness.drawn(&stream, person)
    let oiliness = prior.oiliness.drawn(&stream, person)
    let lipColor = prior.lipColor.drawn(&stream, person)
    let darkCircles = prior.darkCircles.drawn(&stream, person)
    let lines = prior.lines.drawn(&stream, person)
    let wrinkles = prior.wrinkles.drawn(&stream, person)
    let fair = prior.freckleFading.falling(person.skinMelanin)
    let redness = stream.nextBool(prior.rednessShare) ? stream.nextUnit() * mix(0.3, 1, fair) : 0

    stream = random.child("marks")
    let freckleShare =
      fair * (person.hairPheomelanin > 0.55 ? prior.redHairFreckleShare : prior.freckleShare)
    let freckles = stream.nextBool(freckleShare) ? mix(0.08, 1, power(stream.nextUnit(), 1.7)) : 0
    let years = smoothstep(35, 80, person.age)
    let spots = prior.lentiginesShare.blended(person.skinMelanin) * years
    let lentigines = stream.nextBool(spots) ? stream.next(in: 0.1...1) * mix(0.4, 1, years) : 0
    let meanMoles = prior.meanMoles.blended(person.skinMelanin)
    let moles = -meanMoles * logarithm(1 - stream.nextUnit())
    let prone = mix(prior.oldPimpleShare, prior.youngPimpleShare, smoothstep(45, 16, person.age))
    let pimples = prone * smoothstep(9, 13, person.age)
    let pimpleCount = stream.nextBool(pimples) ? -5 * logarithm(1 - stream.nextUnit()) + 1 : 0
    let scarCount = stream.nextBool(prior.scarShare) ? -10 * logarithm(1 - stream.nextUnit()) + 1 : 0
    let stubbleShadow = stream.next(in: 0...0.8)
    let pattern = stream.nextWord()
    stream = random.child("sweat")
    let sweat = stream.nextBool(prior.sweatShare) ? stream.nextUnit() : 0
    stream = random.child("veins")
    let veins = prior.veins.drawn(&stream, person)
    stream = random.child("lips")
    let lipMelanin = stream.nextNormal(
      mean: prior.lipMelanin.mean, deviation: prior.lipMelanin.deviation, in: -1...1)
    return SkinParameters(
      blood: blood, oxygenation: oxygenation, unevenness: unevenness, redness: redness, freckles: freckles,
      lentigines: lentigines, moleCount: Int(min(moles, 30)), pimpleCount: Int(min(pimpleCount, 40)),
      scarCount: Int(min(scarCount, 40)), oiliness: oiliness, sweat: sweat, lipColor: lipColor,
      lipMelanin: lipMelanin,
      darkCircles: darkCircles, veins: veins, lines: lines, wrinkles: wrinkles, stubbleShadow: stubbleShadow,
      vellus: 0,
      makeup: .draw(random.child("makeup"), person: person, from: prior.makeup),
      complexion: .draw(random.child("complexion"), person: person, from: prior.complexion), pattern: pattern)
  }
}

extension MakeupParameters {
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: MakeupDistribution = Distributions.standard.skin.makeup
  ) -> MakeupParameters {
    var stream = random
    let share = mix(
      prior.feminineShare, prior.masculineShare, smoothstep(0.2, 0.6, person.masculinity))
    guard stream.nextBool(share * smoothstep(13, 18, person.age)) else { return .none }
    func strength(_ share: Float, _ range: ClosedRange<Float>) -> Float {
      let isWorn = stream.nextBool(share)
      let value = stream.next(in: range)
      return isWorn ? value : 0
    }
    func color(_ colors: [MakeupDistribution.Color]) -> Vector {
      let chosen = colors[stream.nextIndex(weights: colors.map(\.share))].albedo
      // Shades of it, lighter or darker by a third.
      return chosen * exponential(stream.nextNormal(mean: 0, deviation: 0.2, in: -0.4...0.4))
    }
    return MakeupParameters(
      foundation: strength(prior.foundationShare, 0.3...0.9), blush: strength(prior.blushShare, 0.15...0.7),
      lipstick: strength(prior.lipstickShare, 0.35...0.95), lipstickColor: color(prior.lipsticks),
      lipGloss: stream.nextUnit(), eyeShadow: strength(prior.eyeShadowShare, 0.2...0.7),
      eyeShadowColor: color(prior.eyeShadows), eyeliner: strength(prior.eyelinerShare, 0.5...0.95),
      eyelinerWidth: stream.next(in: 0.5e-3...1.8e-3))
  }
}
