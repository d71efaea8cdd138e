public import Geometry

/// Every hair of the head. Lengths in metres, shares in 0…1.
public struct HairParameters: Sendable, Equatable, Codable {
  public var color: HairColorParameters
  public var scalp: ScalpParameters
  public var brows: BrowParameters
  public var lashes: LashParameters
  public var beard: BeardParameters
}

/// Families of scalp hair. What a family fixes is how it is combed; the numbers are in ``ScalpParameters``.
public enum HairStyle: String, Sendable, Codable, CaseIterable {
  /// Shaved, or a wreath round a bald top.
  case bald
  /// Clipped to one short length.
  case buzz
  /// Short sides that fade upwards into a longer top brushed forwards and up.
  case crew
  case sidePart
  case sweptBack
  case messy
  /// Cut level between ear and collar, with or without fringe.
  case bob
  case longStraight
  case longWavy
  /// Ringlets (types 3A to 3C).
  case curly
  /// Tight coils (type 4) that stand away from the head.
  case coils
  /// Pulled back into a pony tail or a bun.
  case tiedBack
}

/// Hair of the scalp.
public struct ScalpParameters: Sendable, Equatable, Codable {
  public var style: HairStyle
  /// How many hairs are grown, before baldness; people have 80,000 to 150,000.
  public var strandCount: Int
  /// Diameter of a hair, 60e-6…100e-6.
  public var diameter: Float
  /// Length on top, at the sides, and how far below the eyes hair that hangs is cut level.
  public var topLength: Float
  public var sideLength: Float
  public var cutDepth: Float
  /// Where hair is parted: −1 over the right ear … 0 middle … 1 over the left ear.
  public var part: Float
  /// Half the width of the forehead that a fringe covers; and how far above the eyes it ends (may be negative).
  public var fringe: Float
  public var fringeHeight: Float
  /// Thickness of the hair over the skull.
  public var volume: Float
  /// How steeply hairs leave the scalp.
  public var lift: Float
  /// Diameter and pitch of waves or coils; no curl when the diameter is 0.
  public var curlDiameter: Float
  public var curlPitch: Float
  /// 0: each hair waves for itself, 1: neighbours wave together in ringlets.
  public var curlUnity: Float
  public var frizz: Float
  public var clumping: Float
  /// Share of hairs that leave the style.
  public var flyaways: Float
  /// How much lengths differ.
  public var layering: Float
  /// 1 behind the ears, 0 over them.
  public var tucked: Float
  /// Height of the tie, −1 nape … 1 crown; and whether the tail is wound into a bun.
  public var tieHeight: Float
  public var bun: Bool
  /// 1: the whorl turns clockwise seen from above, −1: the other way round.
  public var whorl: Float
  /// How far the front hairline lies above the usual (or below, when negative).
  public var hairlineHeight: Float
  /// 0 angular corners of the forehead, 1 round.
  public var roundness: Float
  public var templeRecession: Float
  public var hairlineSoftness: Float
  /// Length of the sideburn, and breadth of the hair down the nape.
  public var sideburn: Float
  public var nape: Float
  public var crownThinning: Float
  /// 0 none; above 0.5 the top is bare and only a wreath stays.
  public var baldness: Float
}

/// Pigments, after d'Eon et al. 2011.
public struct HairColorParameters: Sendable, Equatable, Codable {
  /// Share of hairs without pigment.
  public var greyShare: Float
  /// How much earlier temples and beard turn grey than the crown.
  public var greyContrast: Float
  /// Standard deviation of the logarithm of a hair's pigment.
  public var variation: Float
  /// Factors on the person's eumelanin and pheomelanin: sun, bleach or dye in natural tones.
  public var eumelanin: Float
  public var pheomelanin: Float
  /// Colour of vividly dyed scalp hair as the albedo of many hairs together, linear; nil for none.
  public var dye: Vector?
  /// Factor on the pigment of brows, relative to scalp hair before dyeing.
  public var browDarkness: Float
}

/// Both brows.
public struct BrowParameters: Sendable, Equatable, Codable {
  /// Hairs a side.
  public var count: Int
  /// Longest hairs.
  public var length: Float
  /// Factor on the width of the usual brow across its course.
  public var thickness: Float
  /// Height of the arch above the usual.
  public var arch: Float
  /// Shift of the whole brow upwards.
  public var height: Float
  /// Lengthening of the outer end, and shift of the inner ends away from the nose.
  public var tail: Float
  public var gap: Float
  /// Disorder of the directions.
  public var messiness: Float
  /// Diameter of a hair.
  public var diameter: Float
}

/// Lashes of both eyes.
public struct LashParameters: Sendable, Equatable, Codable {
  /// Hairs a lid.
  public var upperCount: Int
  public var lowerCount: Int
  public var upperLength: Float
  public var lowerLength: Float
  /// Angle between root and tip.
  public var curl: Float
  public var diameter: Float
}

/// Hair of the lower face. Areas carry a density in 0…1 each.
public struct BeardParameters: Sendable, Equatable, Codable {
  public var cheeks: Float
  public var chin: Float
  public var moustache: Float
  public var neck: Float
  /// Length, and its share at the edges of the beard.
  public var length: Float
  public var edgeLength: Float
  /// Hairs at density 1 everywhere.
  public var strandCount: Int
  public var diameter: Float
  /// Shift of the cheek line upwards, and of the neck line.
  public var cheekLine: Float
  public var neckLine: Float
  public var curl: Float
  /// Patchiness of the growth.
  public var patchiness: Float
}
