internal import Geometry

extension PersonParameters {
  /// Draws a person: of any kind, but for what is chosen.
  static func draw(
    _ random: CounterRandom, choice: PersonChoice = PersonChoice(),
    from prior: PeopleDistribution = Distributions.standard.people
  ) -> PersonParameters {
    var stream = random.child("age")
    let isChild = stream.nextBool(prior.childShare)
    let years = isChild ? prior.childYears : prior.adultYears
    let drawnAge = mix(
      years.lowerBound, years.upperBound, power(stream.nextUnit(), isChild ? 1 : prior.youth))
    let age = choice.age ?? drawnAge

    stream = random.child("masculinity")
    let mode: Float = stream.nextBool(1 - prior.maleShare) ? 0.1 : 0.9
    let masculinity = choice.masculinity ?? reflected(mode + prior.genderDeviation * stream.nextNormal())

    let (drawnAncestry, melanin, lightHair) = prior.drawPopulation(random.child("ancestry"))
    let ancestry = choice.ancestry(drawnAncestry)

    stream = random.child("body")
    let build = stream.nextNormal()
    let drawnWeight = clamp(
      prior.weight.mean + prior.weightGain * clamp((age - 16) / 40, 0, 1) + prior.weight.deviation * build,
      0.05, 0.98)
    let weight = choice.weight ?? drawnWeight
    let drawnMuscle = clamp(
      0.45 + 0.12 * masculinity - 0.1 * max(0, (age - 50) / 35) + 0.15 * stream.nextNormal(), 0.08, 0.95)

    stream = random.child("skin")
    let muscle = choice.muscle ?? drawnMuscle
    let drawnMelanin = reflected(melanin.mean + melanin.deviation * stream.nextNormal())

    let skinMelanin = choice.skinMelanin ?? drawnMelanin

    stream = random.child("hair")
    let shares = prior.hairColors.map { color in
      let likely: Float = skinMelanin > color.greatestSkinMelanin ? 0 : color.isLight ? lightHair : 1
      return color.shares.blended(ancestry) * likely
    }
    let color = prior.hairColors[stream.nextIndex(weights: shares)]
    let eumelanin = stream.next(in: color.eumelanin)
    let pheomelanin = stream.next(in: color.pheomelanin)
    let halfGrey = prior.greyAge.blended(ancestry) + prior.greyAgeDeviation * stream.nextNormal()
    // Logistic in age; a tenth at one pace before the half means a slope of ln 9 per pace.
    let greyShare = 1 / (1 + exponential(-2.197 * (age - halfGrey) / prior.greyPace))

    return PersonParameters(
      age: age, masculinity: masculinity, african: ancestry.x, asian: ancestry.y, caucasian: ancestry.z,
      weight: weight, muscle: muscle, skinMelanin: skinMelanin, hairEumelanin: eumelanin,
      hairPheomelanin: pheomelanin, greyShare: greyShare < 0.02 ? 0 : greyShare)
  }

  /// `x` folded back at 0 and 1, so that no heap of people sits exactly on a bound.
  private static func reflected(_ x: Float) -> Float {
    clamp(x < 0 ? -x : x > 1 ? 2 - x : x, 0, 1)
  }
}

extension PeopleDistribution {
  /// Shares of the three poles (sum 1), melanin and light hair of a population or of the middle between two.
  fileprivate func drawPopulation(_ random: CounterRandom) -> (
    ancestry: SIMD3<Float>, melanin: Spread, lightHair: Float
  ) {
    var stream = random
    let isMixed = stream.nextBool(mixedShare)
    let parents = (0..<2).map { _ in populations[stream.nextIndex(weights: populations.map(\.share))] }
    let (a, b) = (parents[0], isMixed ? parents[1] : parents[0])
    var ancestry = (a.ancestry.vector + b.ancestry.vector) / 2
    for pole in 0..<3 { ancestry[pole] = abs(ancestry[pole] + ancestryDeviation * stream.nextNormal()) }
    let melanin = Spread(
      (a.melanin.mean + b.melanin.mean) / 2, max(a.melanin.deviation, b.melanin.deviation))
    return (ancestry / ancestry.sum(), melanin, (a.lightHair + b.lightHair) / 2)
  }
}
