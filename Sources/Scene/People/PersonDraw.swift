internal import Geometry

/// How age, gender, build, hair color and greying are distributed and go together. Ancestry and skin stand in
/// ``Populations``.
private enum PersonDistribution {
  /// Share of children and adolescents, of even ages; adults' ages fall off slowly.
  static let childShare: Float = 0.1
  static let childYears: ClosedRange<Float> = 4...16
  static let adultYears: ClosedRange<Float> = 16...90
  /// Above 1, young adults are more frequent.
  static let youth: Float = 1.35
  /// Most people look clearly female or male: deviation around 0.1 and 0.9.
  static let genderDeviation: Float = 0.14

  /// A color of hair before greying: eumelanin and pheomelanin in d'Eon et al.'s units, and how many of a
  /// pole's people have it.
  struct HairColor {
    var eumelanin: ClosedRange<Float>
    var pheomelanin: ClosedRange<Float>
    /// At the African, Asian and Caucasian pole.
    var shares: SIMD3<Float>
    /// Light hair is rare on people darker than this.
    var greatestSkinMelanin: Float
    var isLight: Bool { greatestSkinMelanin < 1 }
  }
  static let hairColors: [HairColor] = [
    HairColor(
      eumelanin: 5.5...9, pheomelanin: 0...0.3, shares: SIMD3(0.85, 0.75, 0.16), greatestSkinMelanin: 1),
    HairColor(
      eumelanin: 2.4...5, pheomelanin: 0.05...0.4, shares: SIMD3(0.14, 0.22, 0.31), greatestSkinMelanin: 1),
    HairColor(
      eumelanin: 1...2.2, pheomelanin: 0.1...0.5, shares: SIMD3(0.01, 0.03, 0.26), greatestSkinMelanin: 0.5),
    HairColor(
      eumelanin: 0.15...0.7, pheomelanin: 0.05...0.3, shares: SIMD3(0, 0, 0.2), greatestSkinMelanin: 0.35),
    HairColor(
      eumelanin: 0.2...0.6, pheomelanin: 0.6...1.5, shares: SIMD3(0, 0, 0.07), greatestSkinMelanin: 0.28),
  ]
  /// Age at which half the hairs are grey, years, at each pole, and its deviation between people. Ordered as
  /// in Panhard et al. 2012, "Greying of the human hair", British Journal of Dermatology 167.
  static let greyAge: [Float] = [65, 62, 57]
  static let greyAgeDeviation: Float = 8
  /// Years from a tenth to a half of the hairs.
  static let greyPace: Float = 12
}

extension PersonParameters {
  /// Draws a person: of any kind, but for what is chosen.
  static func draw(_ random: CounterRandom, choice: PersonChoice = PersonChoice()) -> PersonParameters {
    typealias Prior = PersonDistribution
    var stream = random.child("age")
    let isChild = stream.nextBool(Prior.childShare)
    let years = isChild ? Prior.childYears : Prior.adultYears
    let drawnAge = mix(
      years.lowerBound, years.upperBound, power(stream.nextUnit(), isChild ? 1 : Prior.youth))
    let age = choice.age ?? drawnAge

    stream = random.child("masculinity")
    let mode: Float = stream.nextBool(0.5) ? 0.1 : 0.9
    let masculinity = choice.masculinity ?? reflected(mode + Prior.genderDeviation * stream.nextNormal())

    let (drawnAncestry, melanin, lightHair) = drawPopulation(random.child("ancestry"))
    let ancestry = choice.ancestry(drawnAncestry)
    func blended(_ values: [Float]) -> Float { (0..<3).reduce(0) { $0 + ancestry[$1] * values[$1] } }

    stream = random.child("body")
    let build = stream.nextNormal()
    let drawnWeight = clamp(0.48 + 0.06 * clamp((age - 16) / 40, 0, 1) + 0.19 * build, 0.05, 0.98)
    let weight = choice.weight ?? drawnWeight
    let drawnMuscle = clamp(
      0.45 + 0.12 * masculinity - 0.1 * max(0, (age - 50) / 35) + 0.15 * stream.nextNormal(), 0.08, 0.95)

    stream = random.child("skin")
    let muscle = choice.muscle ?? drawnMuscle
    let drawnMelanin = reflected(melanin.mean + melanin.deviation * stream.nextNormal())

    let skinMelanin = choice.skinMelanin ?? drawnMelanin

    stream = random.child("hair")
    let shares = Prior.hairColors.map { color in
      let likely: Float = skinMelanin > color.greatestSkinMelanin ? 0 : color.isLight ? lightHair : 1
      return (0..<3).reduce(Float(0)) { $0 + ancestry[$1] * color.shares[$1] } * likely
    }
    let color = Prior.hairColors[stream.nextIndex(weights: shares)]
    let eumelanin = stream.next(in: color.eumelanin)
    let pheomelanin = stream.next(in: color.pheomelanin)
    let halfGrey = blended(Prior.greyAge) + Prior.greyAgeDeviation * stream.nextNormal()
    // Logistic in age; a tenth at one pace before the half means a slope of ln 9 per pace.
    let greyShare = 1 / (1 + exponential(-2.197 * (age - halfGrey) / Prior.greyPace))

    return PersonParameters(
      age: age, masculinity: masculinity, african: ancestry.x, asian: ancestry.y, caucasian: ancestry.z,
      weight: weight, muscle: muscle, skinMelanin: skinMelanin, hairEumelanin: eumelanin,
      hairPheomelanin: pheomelanin, greyShare: greyShare < 0.02 ? 0 : greyShare)
  }

  /// Shares of the three poles (sum 1), melanin and light hair of a population or of the middle between two.
  private static func drawPopulation(_ random: CounterRandom) -> (
    ancestry: SIMD3<Float>, melanin: (mean: Float, deviation: Float), lightHair: Float
  ) {
    var stream = random
    let table = Populations.table
    let isMixed = stream.nextBool(Populations.mixedChance)
    let parents = (0..<2).map { _ in table[stream.nextIndex(weights: table.map(\.share))] }
    let (a, b) = (parents[0], isMixed ? parents[1] : parents[0])
    var ancestry = (a.ancestry + b.ancestry) / 2
    for pole in 0..<3 {
      ancestry[pole] = abs(ancestry[pole] + Populations.ancestryDeviation * stream.nextNormal())
    }
    return (
      ancestry / ancestry.sum(),
      (
        (a.melanin.mean + b.melanin.mean) / 2,
        max(a.melanin.deviation, b.melanin.deviation)
      ), (a.lightHair + b.lightHair) / 2
    )
  }

  /// `x` folded back at 0 and 1, so that no heap of people sits exactly on a bound.
  private static func reflected(_ x: Float) -> Float {
    clamp(x < 0 ? -x : x > 1 ? 2 - x : x, 0, 1)
  }
}
