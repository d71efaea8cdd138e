internal import Geometry

/// How eyes and lids differ between people.
public struct EyeDistribution: Sendable, Equatable, Codable {
  /// A color of irises: ranges of melanin and warmth, and how many people of each pole have it.
  public struct Iris: Sendable, Equatable, Codable {
    public var name: String
    public var melanin: ClosedRange<Float>
    public var warmth: ClosedRange<Float>
    public var shares: PoleValues
    /// Share of them that are browner around the pupil.
    public var centralBrown: Float
    /// Whether it goes with light skin and hair.
    public var isLight: Bool
  }
  /// Shares after Katsara and Nothnagel 2019, "True colors: A literature review on the spatial distribution of eye and hair
  /// pigmentation" (Forensic Science International: Genetics 39), rounded; the Caucasian pole spans Europe to the Middle
  /// East.
  public var irises = [
    Iris(
      name: "blue", melanin: 0...0.12, warmth: 0...0.3, shares: PoleValues(0, 0.002, 0.26), centralBrown: 0.3,
      isLight: true),
    Iris(
      name: "grey", melanin: 0.03...0.16, warmth: 0.35...0.5, shares: PoleValues(0, 0.002, 0.06),
      centralBrown: 0.3, isLight: true),
    Iris(
      name: "green", melanin: 0.14...0.28, warmth: 0.7...1, shares: PoleValues(0.002, 0.006, 0.09),
      centralBrown: 0.6, isLight: true),
    Iris(
      name: "hazel", melanin: 0.28...0.48, warmth: 0.5...1, shares: PoleValues(0.01, 0.02, 0.14),
      centralBrown: 0.8, isLight: true),
    Iris(
      name: "amber", melanin: 0.46...0.56, warmth: 0.9...1, shares: PoleValues(0.005, 0.01, 0.03),
      centralBrown: 0.2, isLight: false),
    Iris(
      name: "brown", melanin: 0.52...0.76, warmth: 0...0.8, shares: PoleValues(0.12, 0.26, 0.29),
      centralBrown: 0.2, isLight: false),
    Iris(
      name: "dark brown", melanin: 0.74...1, warmth: 0...0.6, shares: PoleValues(0.86, 0.7, 0.13),
      centralBrown: 0, isLight: false),
  ]
  /// Light irises are this many times as frequent with light hair, and with dark hair.
  public var lightHairFactor: Float = 2.2
  public var darkHairFactor: Float = 0.7
  /// Melanin of skin over which light irises become rare: as frequent as said below, none above.
  public var lightFading: ClosedRange<Float> = 0.25...0.5

  /// Horizontal visible iris diameter 11.7 ± 0.4 mm. Metres.
  public var irisRadius = Spread(5.85e-3, 0.2e-3)
  public var eyeballRadius = Spread(12.1e-3, 0.25e-3)

  /// Share of people with a single upper lid at each pole; half of East Asians have one (Jeong et al. 1999), but the pole
  /// spans all of Asia.
  public var singleLidShare = PoleValues(0.02, 0.36, 0.01)
  /// Height of the crease of the others, metres, and its deviation.
  public var creaseHeight = PoleValues(7.5e-3, 5.5e-3, 8e-3)
  public var creaseHeightDeviation: Float = 1.5e-3
  /// Share with a fold over the inner corner (Park and Hwang 2008: 40 to 60 % in East Asia).
  public var epicanthusShare = PoleValues(0.03, 0.4, 0.02)
  /// See ``LidParameters``.
  public var hood = Aging(young: 0.15, old: 0.65, deviation: 0.3)
  public var bags = Aging(young: 0.0, old: 0.6, deviation: 0.2)

  public init() {}

  func validate() throws {
    for (place, iris) in irises.enumerated() {
      let field = "eyes.irises[\(place)]"
      try Limits.check(field + ".melanin", iris.melanin, in: 0...1)
      try Limits.check(field + ".warmth", iris.warmth, in: 0...1)
      try iris.shares.check(field + ".shares", in: 0...1e6)
      try Limits.check(field + ".centralBrown", iris.centralBrown, in: 0...1)
    }
    let forAll = irises.filter { !$0.isLight }.map(\.shares.vector)
    for pole in 0..<3 where !forAll.contains(where: { $0[pole] > 0 }) {
      throw SceneError("eyes.irises: each pole needs a color with a share that is not light")
    }
    try Limits.check("eyes.lightHairFactor", lightHairFactor, in: 0...1e3)
    try Limits.check("eyes.darkHairFactor", darkHairFactor, in: 0...1e3)
    try Limits.check("eyes.lightFading", lightFading, in: 0...1)
    try irisRadius.check("eyes.irisRadius", mean: 5.4e-3...6.3e-3, deviation: 0...1e-3)
    try eyeballRadius.check("eyes.eyeballRadius", mean: 11.5e-3...12.7e-3, deviation: 0...1e-3)
    try singleLidShare.check("eyes.singleLidShare", in: 0...1)
    try creaseHeight.check("eyes.creaseHeight", in: 3.5e-3...10.5e-3)
    try Limits.check("eyes.creaseHeightDeviation", creaseHeightDeviation, in: 0...5e-3)
    try epicanthusShare.check("eyes.epicanthusShare", in: 0...1)
    try hood.check("eyes.hood")
    try bags.check("eyes.bags")
  }
}
