public import Geometry

/// How skin differs between people: everything that is assumed about it, and how it goes with age, ancestry and the
/// presentation of gender. Its melanin is in ``PeopleDistribution``.
///
/// Shares without a source are estimates, meant to be wide rather than exact. What the fields of type ``Aging`` mean says
/// ``SkinParameters``.
public struct SkinDistribution: Sendable, Equatable, Codable {
  /// Deviation of the logarithm of the blood's share.
  public var bloodDeviation: Float = 0.2
  public var oxygenation = Spread(0.78, 0.06)
  public var unevenness = Aging(young: 0.25, old: 0.6, deviation: 0.16)
  public var oiliness = Aging(young: 0.5, old: 0.25, deviation: 0.2)
  public var lipColor = Aging(young: 0.55, old: 0.35, deviation: 0.24)
  /// See ``SkinParameters/lipMelanin``.
  public var lipMelanin = Spread(0, 0.45)
  public var darkCircles = Aging(young: 0.2, old: 0.45, deviation: 0.2)
  public var veins = Aging(young: 0.3, old: 0.45, deviation: 0.25)
  public var lines = Aging(young: 0.12, old: 0.85, deviation: 0.1)
  public var wrinkles = Aging(young: -0.08, old: 1.0, deviation: 0.13)
  /// Share of people with more than everyone's red in cheeks and nose; rosacea alone has 5 % of adults (Gether et al. 2018,
  /// British Journal of Dermatology 179). It shows on fair skin.
  public var rednessShare: Float = 0.25
  /// Share with freckles among the fairest with red hair, and with any other.
  public var redHairFreckleShare: Float = 0.85
  public var freckleShare: Float = 0.35
  /// Melanin of skin over which freckles become rare: all of those shares below, none above.
  public var freckleFading: ClosedRange<Float> = 0.12...0.42
  /// Share with spots of age at 80 years; none before 35.
  public var lentiginesShare = ToneValues(light: 0.8, dark: 0.3)
  /// Mean numbers of moles on face and neck.
  public var meanMoles = ToneValues(light: 3, dark: 1.5)
  /// Share with pimples at 16 and from 45 years on, and with scars of them.
  public var youngPimpleShare: Float = 0.45
  public var oldPimpleShare: Float = 0.03
  public var scarShare: Float = 0.06
  public var sweatShare: Float = 0.08
  public var makeup = MakeupDistribution()
  public var complexion = ComplexionDistribution()

  public init() {}

  func validate() throws {
    try Limits.check("skin.bloodDeviation", bloodDeviation, in: 0...2)
    try oxygenation.check("skin.oxygenation", mean: 0...1, deviation: 0...1)
    for (name, value) in [
      ("unevenness", unevenness), ("oiliness", oiliness), ("lipColor", lipColor),
      ("darkCircles", darkCircles),
      ("veins", veins), ("lines", lines), ("wrinkles", wrinkles),
    ] {
      try value.check("skin.\(name)")
    }
    for (name, share) in [
      ("rednessShare", rednessShare), ("redHairFreckleShare", redHairFreckleShare),
      ("freckleShare", freckleShare), ("youngPimpleShare", youngPimpleShare),
      ("oldPimpleShare", oldPimpleShare), ("scarShare", scarShare), ("sweatShare", sweatShare),
    ] {
      try Limits.check("skin.\(name)", share, in: 0...1)
    }
    try Limits.check("skin.freckleFading", freckleFading, in: 0...1)
    try lentiginesShare.check("skin.lentiginesShare", in: 0...1)
    try meanMoles.check("skin.meanMoles", in: 0...30)
    try lipMelanin.check("skin.lipMelanin", mean: -0.9...0.9, deviation: 0...1)
    try makeup.validate()
    try complexion.validate()
  }
}

/// Who wears which make-up.
public struct MakeupDistribution: Sendable, Equatable, Codable {
  /// A color of cosmetics: linear albedo in Rec. 709, and how often it is worn, relative to the others.
  public struct Color: Sendable, Equatable, Codable {
    public var name: String
    public var albedo: Vector
    public var share: Float
  }

  /// Share of the most feminine and of the most masculine presentation that wears make-up; then the share of those with
  /// each kind.
  public var feminineShare: Float = 0.42
  public var masculineShare: Float = 0.015
  public var foundationShare: Float = 0.75
  public var blushShare: Float = 0.5
  public var lipstickShare: Float = 0.7
  public var eyeShadowShare: Float = 0.45
  public var eyelinerShare: Float = 0.55
  public var lipsticks = [
    Color(name: "nude", albedo: Vector(0.36, 0.15, 0.13), share: 4),
    Color(name: "rose", albedo: Vector(0.42, 0.14, 0.15), share: 4),
    Color(name: "red", albedo: Vector(0.34, 0.02, 0.03), share: 3),
    Color(name: "wine", albedo: Vector(0.16, 0.015, 0.03), share: 1.5),
    Color(name: "pink", albedo: Vector(0.42, 0.05, 0.14), share: 1.5),
    Color(name: "coral", albedo: Vector(0.44, 0.1, 0.05), share: 1),
    Color(name: "brown", albedo: Vector(0.14, 0.05, 0.035), share: 1),
  ]
  public var eyeShadows = [
    Color(name: "brown", albedo: Vector(0.2, 0.12, 0.08), share: 4),
    Color(name: "sand", albedo: Vector(0.34, 0.22, 0.15), share: 3),
    Color(name: "smoke", albedo: Vector(0.06, 0.055, 0.06), share: 2),
    Color(name: "rose", albedo: Vector(0.3, 0.13, 0.15), share: 2),
    Color(name: "plum", albedo: Vector(0.12, 0.07, 0.16), share: 1),
    Color(name: "blue", albedo: Vector(0.08, 0.12, 0.2), share: 1),
    Color(name: "green", albedo: Vector(0.07, 0.13, 0.09), share: 0.6),
  ]

  public init() {}

  fileprivate func validate() throws {
    for (name, share) in [
      ("feminineShare", feminineShare), ("masculineShare", masculineShare),
      ("foundationShare", foundationShare), ("blushShare", blushShare), ("lipstickShare", lipstickShare),
      ("eyeShadowShare", eyeShadowShare), ("eyelinerShare", eyelinerShare),
    ] {
      try Limits.check("skin.makeup.\(name)", share, in: 0...1)
    }
    for (name, colors) in [("lipsticks", lipsticks), ("eyeShadows", eyeShadows)] {
      try Limits.check("skin.makeup.\(name).share", shares: colors.map(\.share))
      for (place, color) in colors.enumerated() {
        // What is drawn may be half as bright again.
        try Limits.check("skin.makeup.\(name)[\(place)].albedo", color.albedo, in: 0...0.6)
      }
    }
  }
}
