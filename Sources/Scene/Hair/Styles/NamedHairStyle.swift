internal import Geometry

/// A hairstyle as data: what it is called, how it is laid, between which bounds its numbers are drawn, and who wears
/// it. All styles stand in ``all``; nothing else knows one of them by name.
public struct NamedHairStyle: Sendable, Equatable, Codable {
  /// Lower case, words separated by spaces.
  public var name: String
  public var family: HairFamily
  public var rope: RopeKind
  public var tie: HairTie
  public var tieCount: Int
  public var isParted: Bool
  public var wearers: Wearers
  /// Numbers that the style sets; all others are those of its family, of the person, and of the person's curls.
  public var numbers: [NumberRange]

  /// A number drawn uniformly between two bounds.
  public struct NumberRange: Sendable, Equatable, Codable {
    public var number: ScalpNumber
    public var low: Float
    public var high: Float
  }

  /// How often people wear a style, relative to the other styles.
  public struct Wearers: Sendable, Equatable, Codable {
    /// Among women, and among men.
    public var women: Float
    public var men: Float
    /// Factors by natural texture, see ``HairTexture``.
    public var straight: Float
    public var wavy: Float
    public var curly: Float
    public var coily: Float
    /// Factors up to 25 years, and from 70 on.
    public var young: Float
    public var old: Float
    /// Factor for those whose hair has gone from the top of the head.
    public var balding: Float

    /// The weight of the style for a person.
    func weight(texture: HairTexture, masculinity: Float, age: Float, loss: HairLoss) -> Float {
      let kinds = [straight, wavy, curly, coily]
      let bare = smoothstep(4, 5.5, loss.norwood)
      return mix(women, men, smoothstep(0.3, 0.7, masculinity)) * kinds[texture.rawValue]
        * mix(young, old, smoothstep(25, 70, age)) * mix(1, balding, bare)
    }
  }

  init(
    _ name: String, _ family: HairFamily, women: Float, men: Float,
    textures: (Float, Float, Float, Float) = (1, 1, 1, 1), young: Float = 1, old: Float = 1,
    balding: Float = 0,
    parted: Bool = false, rope: RopeKind = .twist, tie: HairTie = .none, ties: Int? = nil,
    _ numbers: [(ScalpNumber, Float, Float)]
  ) {
    self.name = name
    self.family = family
    self.rope = rope
    self.tie = tie
    tieCount = ties ?? (tie == .none ? 0 : 1)
    isParted = parted
    wearers = Wearers(
      women: women, men: men, straight: textures.0, wavy: textures.1, curly: textures.2, coily: textures.3,
      young: young, old: old, balding: balding)
    self.numbers = numbers.map { NumberRange(number: $0.0, low: $0.1, high: $0.2) }
  }

  /// Every style, in an order that never changes.
  public static let all: [NamedHairStyle] = clipped + brushed + hanging + curled + roped + tied

  /// The style of a name; nil if there is none.
  public static func named(_ name: String) -> NamedHairStyle? { all.first { $0.name == name } }

  /// The share of each style of ``all`` among women and among men of an age with full hair, over all textures where the
  /// poles of ancestry are equally common.
  public static func shares(age: Float) -> [(women: Float, men: Float)] {
    let textures = HairTextureShares.standard.ofTextures.map { $0.vector.sum() / 3 }
    func shares(_ masculinity: Float) -> [Float] {
      // Within a texture shares sum to 1.
      let parts = HairTexture.allCases.map { texture in
        let weights = all.map {
          $0.wearers.weight(texture: texture, masculinity: masculinity, age: age, loss: HairLoss(norwood: 1))
        }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total * textures[texture.rawValue] }
      }
      return all.indices.map { style in parts.reduce(0) { $0 + $1[style] } }
    }
    return zip(shares(0), shares(1)).map { (women: $0, men: $1) }
  }

  /// Numbers that a family has where its styles say nothing.
  static func usual(_ family: HairFamily) -> [(ScalpNumber, Float, Float)] {
    switch family {
    case .clipped:
      [
        (.volume, 0.001, 0.002), (.lift, 0.5, 0.8), (.stiffness, 0.3, 0.5), (.mess, 0.1, 0.2),
        (.clumping, 0.02, 0.1), (.locking, 0, 0.1), (.texturing, 0.1, 0.2), (.layering, 0, 0.1),
      ]
    case .brushed:
      [
        (.topLength, 0.04, 0.06), (.sideLength, 0.012, 0.02), (.napeLength, 0.006, 0.012),
        (.volume, 0.008, 0.014), (.lift, 0.4, 0.8), (.stiffness, 0.2, 0.4), (.mess, 0.15, 0.3),
        (.sideSweep, -0.4, -0.1), (.clumping, 0.45, 0.75), (.locking, 0.3, 0.6), (.texturing, 0.3, 0.6),
        (.layering, 0.2, 0.5), (.lockSize, 0.012, 0.018),
      ]
    case .hanging:
      [
        (.topLength, 0.5, 0.6), (.sideLength, 0.45, 0.55), (.napeLength, 0.45, 0.55),
        (.cutDepth, 0.2, 0.34), (.backDrop, 0, 0.05), (.volume, 0.007, 0.014), (.lift, 0.2, 0.4),
        (.stiffness, 0.05, 0.15), (.mess, 0.05, 0.2), (.clumping, 0.4, 0.7), (.locking, 0.2, 0.55),
        (.texturing, 0.2, 0.5), (.layering, 0.15, 0.6), (.lockSize, 0.014, 0.026),
      ]
    case .standing:
      [
        (.topLength, 0.04, 0.07), (.sideLength, 0.03, 0.06), (.napeLength, 0.02, 0.04), (.volume, 0, 0),
        (.lift, 1, 1), (.stiffness, 1, 1), (.mess, 0.2, 0.4), (.clumping, 0.55, 0.85), (.locking, 0, 0.1),
        (.texturing, 0.1, 0.3), (.layering, 0.05, 0.2), (.lockSize, 0.008, 0.013), (.curlUnity, 0.4, 0.8),
        (.frizz, 0.2, 0.5),
      ]
    case .roped:
      [
        (.topLength, 0.2, 0.3), (.sideLength, 0.2, 0.3), (.napeLength, 0.2, 0.3), (.cutDepth, 0.12, 0.3),
        (.backDrop, 0, 0.03), (.volume, 0.006, 0.012), (.lift, 0.1, 0.3), (.stiffness, 0.15, 0.3),
        (.mess, 0.15, 0.3), (.texturing, 0.1, 0.3), (.layering, 0.05, 0.3), (.clumping, 0.5, 0.8),
        (.curlDiameter, 0, 0), (.part, -0.4, 0.4), (.ropeSpread, 0.2, 0.6), (.locking, 0, 0),
      ]
    case .rows:
      [
        (.topLength, 0.2, 0.2), (.sideLength, 0.2, 0.2), (.napeLength, 0.02, 0.1), (.cutDepth, 0.05, 0.2),
        (.volume, 0.001, 0.001), (.lift, 0.2, 0.2), (.stiffness, 0.1, 0.2), (.clumping, 0.5, 0.8),
        (.curlDiameter, 0, 0), (.ropeSpread, 0.1, 0.4), (.locking, 0, 0), (.hairlineSoftness, 0, 0.4),
      ]
    }
  }
}
