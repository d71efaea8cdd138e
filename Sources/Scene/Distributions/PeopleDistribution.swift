internal import Geometry

/// How age, gender, ancestry, build, skin, hair color and greying are distributed and go together.
public struct PeopleDistribution: Sendable, Equatable, Codable {
  /// Share of children and adolescents, of even ages; adults' ages fall off slowly. Years.
  public var childShare: Float = 0.1
  public var childYears: ClosedRange<Float> = 4...16
  public var adultYears: ClosedRange<Float> = 16...90
  /// Above 1, young adults are more frequent: an even share to this power is how far between the ends of
  /// ``adultYears`` someone is. At 2, 23 % of adults are over 60, as on Earth a fifth of those over 15 (United Nations, World
  /// Population Prospects 2024).
  public var youth: Float = 2
  /// Share of people who look male rather than female; most look clearly so: masculinity is normal about 0.9 and 0.1.
  public var maleShare: Float = 0.5
  public var genderDeviation: Float = 0.14
  /// Weight (0…1) of 16-year-olds, and how much the mean rises until 56.
  public var weight = Spread(0.48, 0.19)
  public var weightGain: Float = 0.06

  public var populations = Populations.table
  /// Chance that the parents come from two populations; then each gives a half.
  public var mixedShare: Float = 0.12
  /// Deviation of each pole's share between people of a population.
  public var ancestryDeviation: Float = 0.05

  /// A color of hair before greying: eumelanin and pheomelanin in d'Eon et al.'s units, and how many of a
  /// pole's people have it.
  public struct HairColor: Sendable, Equatable, Codable {
    public var name: String
    public var eumelanin: ClosedRange<Float>
    public var pheomelanin: ClosedRange<Float>
    public var shares: PoleValues
    /// Nobody with skin darker than this has it; of those with lighter skin, as many as the population's
    /// ``Population/lightHair`` says. 1 for colors that everyone may have.
    public var greatestSkinMelanin: Float
    var isLight: Bool { greatestSkinMelanin < 1 }
  }
  public var hairColors: [HairColor] = [
    HairColor(
      name: "black", eumelanin: 5.5...9, pheomelanin: 0...0.3, shares: PoleValues(0.85, 0.75, 0.16),
      greatestSkinMelanin: 1),
    HairColor(
      name: "dark brown", eumelanin: 2.4...5, pheomelanin: 0.05...0.4, shares: PoleValues(0.14, 0.22, 0.31),
      greatestSkinMelanin: 1),
    HairColor(
      name: "brown", eumelanin: 1...2.2, pheomelanin: 0.1...0.5, shares: PoleValues(0.01, 0.03, 0.26),
      greatestSkinMelanin: 0.5),
    HairColor(
      name: "blond", eumelanin: 0.15...0.7, pheomelanin: 0.05...0.3, shares: PoleValues(0, 0, 0.2),
      greatestSkinMelanin: 0.35),
    HairColor(
      name: "red", eumelanin: 0.2...0.6, pheomelanin: 0.6...1.5, shares: PoleValues(0, 0, 0.07),
      greatestSkinMelanin: 0.28),
  ]
  /// Age at which half the hairs are grey, years, at each pole, and its deviation between people. Ordered as
  /// in Panhard et al. 2012, "Greying of the human hair", British Journal of Dermatology 167.
  public var greyAge = PoleValues(65, 62, 57)
  public var greyAgeDeviation: Float = 8
  /// Years from a tenth to a half of the hairs.
  public var greyPace: Float = 12

  public init() {}

  func validate() throws {
    let years: ClosedRange<Float> = 4...90
    try Limits.check("people.childShare", childShare, in: 0...1)
    try Limits.check("people.childYears", childYears, in: years)
    try Limits.check("people.adultYears", adultYears, in: years)
    try Limits.check("people.youth", youth, in: 0.1...10)
    try Limits.check("people.maleShare", maleShare, in: 0...1)
    try Limits.check("people.genderDeviation", genderDeviation, in: 0...1)
    try weight.check("people.weight", mean: 0...1, deviation: 0...1)
    try Limits.check("people.weightGain", weightGain, in: -1...1)
    try Limits.check("people.mixedShare", mixedShare, in: 0...1)
    try Limits.check("people.ancestryDeviation", ancestryDeviation, in: 0...1)
    try Limits.check("people.populations.share", shares: populations.map(\.share))
    for (place, population) in populations.enumerated() {
      try population.validate("people.populations[\(place)]")
    }
    for (place, color) in hairColors.enumerated() {
      let field = "people.hairColors[\(place)]"
      try Limits.check(field + ".eumelanin", color.eumelanin, in: 0...20)
      try Limits.check(field + ".pheomelanin", color.pheomelanin, in: 0...20)
      try color.shares.check(field + ".shares", in: 0...1e6)
      try Limits.check(field + ".greatestSkinMelanin", color.greatestSkinMelanin, in: 0...1)
    }
    let forAll = hairColors.filter { !$0.isLight }.map(\.shares.vector)
    for pole in 0..<3 where !forAll.contains(where: { $0[pole] > 0 }) {
      throw SceneError("people.hairColors: each pole needs a color with greatestSkinMelanin 1 and a share")
    }
    try greyAge.check("people.greyAge", in: 10...200)
    try Limits.check("people.greyAgeDeviation", greyAgeDeviation, in: 0...50)
    try Limits.check("people.greyPace", greyPace, in: 1...100)
  }
}

extension Population {
  fileprivate func validate(_ field: String) throws {
    try ancestry.check(field + ".ancestry", in: 0...1)
    guard abs(ancestry.vector.sum() - 1) < 1e-3 else {
      throw SceneError("\(field).ancestry: the shares must add up to 1")
    }
    try melanin.check(field + ".melanin", mean: 0...1, deviation: 0...1)
    try Limits.check(field + ".lightHair", lightHair, in: 0...1)
  }
}
