internal import Geometry

/// Who has which hair, and who wears which style, beard and brows. Lists name what there is to wear: what a list leaves out
/// is not worn.
public struct HairDistribution: Sendable, Equatable, Codable {
  public var textures = HairTextureShares.standard
  public var styles = NamedHairStyle.all.map { StyleShare(name: $0.name, wearers: $0.wearers) }
  /// Of those with beard growth.
  public var beards = NamedBeard.beards.map(BeardShare.init)
  /// Of those whose beard goes with a moustache of its own.
  public var moustaches = NamedBeard.moustaches.map(BeardShare.init)
  public var brows = NamedBrow.all.map(BrowShare.init)
  public var dyeing: [DyeShare] = [
    DyeShare(way: .natural, women: 0.56, men: 0.88, young: 1, old: 1),
    DyeShare(way: .toned, women: 0.14, men: 0.04, young: 0.7, old: 1.4),
    DyeShare(way: .regrown, women: 0.06, men: 0.01, young: 1, old: 0.8),
    DyeShare(way: .highlights, women: 0.09, men: 0.01, young: 1, old: 0.8),
    DyeShare(way: .ombre, women: 0.06, men: 0.005, young: 1.4, old: 0.3),
    DyeShare(way: .bleached, women: 0.03, men: 0.015, young: 1.4, old: 0.4),
    DyeShare(way: .vivid, women: 0.02, men: 0.012, young: 1.6, old: 0.3),
    DyeShare(way: .dipDyed, women: 0.012, men: 0.003, young: 1.8, old: 0.1),
    DyeShare(way: .twoTone, women: 0.005, men: 0.002, young: 1.8, old: 0.1),
  ]

  public init() {}

  /// How likely each of ``styles`` is, up to a factor.
  func styleWeights(texture: HairTexture, loss: HairLoss, masculinity: Float, age: Float) -> [Float] {
    styles.map { $0.wearers.weight(texture: texture, masculinity: masculinity, age: age, loss: loss) }
  }

  func validate() throws {
    try textures.validate()
    try validateStyles()
    try Self.check("beards", beards, of: NamedBeard.beards)
    try Self.check("moustaches", moustaches, of: NamedBeard.moustaches)
    try Self.check("brows", names: brows.map(\.name), of: NamedBrow.all.map(\.name))
    try Limits.check("hair.brows.women", shares: brows.map(\.women))
    try Limits.check("hair.brows.men", shares: brows.map(\.men))
    try Self.check("dyeing", names: dyeing.map(\.way.rawValue), of: HairDyeing.allCases.map(\.rawValue))
    for (field, shares) in [
      ("women", dyeing.map(\.women)), ("men", dyeing.map(\.men)), ("young", dyeing.map(\.young)),
      ("old", dyeing.map(\.old)),
    ] {
      try Limits.check("hair.dyeing.\(field)", shares: shares)
    }
    for (women, age) in Self.corners {
      let weights = dyeing.map { $0.weight(masculinity: women ? 0 : 1, age: age) }
      try Self.check("dyeing", weights, for: Self.kind(women: women, age: age))
    }
  }

  /// Weights change evenly between these, so that where all of them leave something to wear all people find it.
  private static let corners: [(women: Bool, age: Float)] = [
    (true, 25), (true, 70), (false, 25), (false, 70),
  ]

  private static func kind(women: Bool, age: Float) -> String {
    "\(women ? "women" : "men") \(age < 50 ? "up to 25" : "from 70 on")"
  }

  private func validateStyles() throws {
    try Self.check("styles", names: styles.map(\.name), of: NamedHairStyle.all.map(\.name))
    for (place, style) in styles.enumerated() {
      let w = style.wearers
      for (name, value) in [
        ("women", w.women), ("men", w.men), ("straight", w.straight), ("wavy", w.wavy), ("curly", w.curly),
        ("coily", w.coily), ("young", w.young), ("old", w.old), ("balding", w.balding),
      ] {
        try Limits.check("hair.styles[\(place)].wearers.\(name)", value, in: 0...1e6)
      }
    }
    for (women, age) in Self.corners {
      for texture in HairTexture.allCases {
        // Women's hair never goes from the top of the head.
        for loss in women ? [HairLoss(norwood: 1)] : [HairLoss(norwood: 1), HairLoss(norwood: 7)] {
          let weights = styleWeights(texture: texture, loss: loss, masculinity: women ? 0 : 1, age: age)
          try Self.check(
            "styles", weights,
            for:
              "\(loss.norwood > 1 ? "balding " : "")\(Self.kind(women: women, age: age)) with \(texture) hair"
          )
        }
      }
    }
  }

  private static func check(_ list: String, _ shares: [BeardShare], of known: [NamedBeard]) throws {
    try check(list, names: shares.map(\.name), of: known.map(\.name))
    for (place, beard) in shares.enumerated() {
      for (name, value) in [("share", beard.share), ("young", beard.young), ("old", beard.old)] {
        try Limits.check("hair.\(list)[\(place)].\(name)", value, in: 0...1e6)
      }
    }
    for (name, age) in [("those up to 25", 25), ("those from 70 on", 70)] as [(String, Float)] {
      try check(list, shares.map { $0.weight(age: age) }, for: name)
    }
  }

  /// Checks that all names are known and none stands there twice.
  private static func check(_ list: String, names: [String], of known: [String]) throws {
    for (place, name) in names.enumerated() {
      guard known.contains(name) else {
        throw SceneError("hair.\(list)[\(place)]: there is no \"\(name)\"")
      }
      guard !names[..<place].contains(name) else {
        throw SceneError("hair.\(list): \"\(name)\" stands there twice")
      }
    }
  }

  private static func check(_ list: String, _ weights: [Float], for people: String) throws {
    guard weights.contains(where: { $0 > 0 }) else {
      throw SceneError("hair.\(list): nothing is left for \(people)")
    }
  }
}

/// How common each natural texture of hair is.
public struct HairTextureShares: Sendable, Equatable, Codable {
  public var straight: PoleValues
  public var wavy: PoleValues
  public var curly: PoleValues
  public var coily: PoleValues

  static let standard = HairTextureShares(
    straight: PoleValues(0.03, 0.80, 0.45), wavy: PoleValues(0.05, 0.17, 0.38),
    curly: PoleValues(0.17, 0.02, 0.15), coily: PoleValues(0.75, 0.01, 0.02))

  /// In the order of ``HairTexture``.
  var ofTextures: [PoleValues] { [straight, wavy, curly, coily] }

  /// Weights of the textures for a person.
  func weights(_ person: PersonParameters) -> [Float] {
    ofTextures.map { $0.blended(SIMD3(person.african, person.asian, person.caucasian)) }
  }

  fileprivate func validate() throws {
    for (name, shares) in zip(["straight", "wavy", "curly", "coily"], ofTextures) {
      try shares.check("hair.textures.\(name)", in: 0...1e6)
    }
    for (pole, name) in ["african", "asian", "caucasian"].enumerated() {
      try Limits.check("hair.textures of the pole \(name)", shares: ofTextures.map { $0.vector[pole] })
    }
  }
}

/// How often people wear a hairstyle, by its name in `facet styles`.
public struct StyleShare: Sendable, Equatable, Codable {
  public var name: String
  public var wearers: NamedHairStyle.Wearers
}

/// How common a beard or a moustache is, relative to the others, with factors up to 25 years and from 70 on.
public struct BeardShare: Sendable, Equatable, Codable {
  public var name: String
  public var share: Float
  public var young: Float
  public var old: Float

  init(_ beard: NamedBeard) { (name, share, young, old) = (beard.name, beard.share, beard.young, beard.old) }

  /// The weight for a person.
  func weight(age: Float) -> Float { share * mix(young, old, smoothstep(25, 70, age)) }
}

/// How common a shape of brows is among women and men, relative to the others.
public struct BrowShare: Sendable, Equatable, Codable {
  public var name: String
  public var women: Float
  public var men: Float

  init(_ brow: NamedBrow) { (name, women, men) = (brow.name, brow.women, brow.men) }

  /// The weight for a person.
  func weight(masculinity: Float) -> Float { mix(women, men, masculinity) }
}

/// How common a way of dyeing is, relative to the others: among women and men, with factors up to 25 years and from 70 on.
public struct DyeShare: Sendable, Equatable, Codable {
  public var way: HairDyeing
  public var women: Float
  public var men: Float
  public var young: Float
  public var old: Float

  func weight(_ person: PersonParameters) -> Float {
    weight(masculinity: person.masculinity, age: person.age)
  }

  fileprivate func weight(masculinity: Float, age: Float) -> Float {
    mix(women, men, smoothstep(0.3, 0.7, masculinity)) * mix(young, old, smoothstep(25, 70, age))
  }
}
