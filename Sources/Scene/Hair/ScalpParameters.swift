/// How hair is laid, which no number says. All else of a style is continuous.
public enum HairFamily: String, Sendable, Codable, CaseIterable {
  /// Stubble to a centimetre, as it grows: along the whorl.
  case clipped
  /// Short to ear length: the top is brushed some way, the sides lie down.
  case brushed
  /// Falls by its weight and is cut level or in layers.
  case hanging
  /// Tight curls that stand away from the head, trimmed to a shape.
  case standing
  /// Twists, locs or braids that grow apart from each other and hang or stand.
  case roped
  /// Ropes that run along the scalp, then hang.
  case rows
}

/// How the hairs of a rope are laid; see ``Rope``.
public enum RopeKind: String, Sendable, Codable, CaseIterable {
  /// Two strands wound about each other.
  case twist
  /// The three-strand plait.
  case plait
  /// Matted into one round strand.
  case loc
}

/// What becomes of hair that is gathered.
public enum HairTie: String, Sendable, Codable, CaseIterable {
  case none
  /// Falls free behind the tie.
  case tail
  /// A plait of three strands behind the tie.
  case plait
  /// Wound into a knot.
  case bun
  /// Tight curls that spread to a ball behind the tie.
  case puff
}

/// Hair of the scalp. Lengths in metres. Ranges: ``ScalpNumber``.
public struct ScalpParameters: Sendable, Equatable, Codable {
  /// The named style that the numbers were drawn for: a key of ``NamedHairStyle/all``, or free text.
  public var style: String
  public var family: HairFamily
  public var rope: RopeKind
  public var tie: HairTie
  /// Ties: 0, 1, or 2 for one on each side.
  public var tieCount: Int
  /// Whether hair falls to two sides of a line.
  public var isParted: Bool

  /// How many hairs are grown, before baldness; people have 80,000 to 150,000.
  public var strandCount: Int
  /// Diameter of a hair.
  public var diameter: Float

  // MARK: Cut

  /// Length on top, at the sides, and at the nape. Of curled hair: from root to tip as it is worn.
  public var topLength: Float
  public var sideLength: Float
  public var napeLength: Float
  /// Breadth of what counts as the top: 0.1 a strip, 1 as usual.
  public var topWidth: Float
  /// How suddenly top and sides meet: 0 they run into each other, 1 a step (undercut).
  public var disconnection: Float
  /// How far the sides fade in up from their lower edge, 0 none … 0.3 low, 0.6 mid, 1 high; and the length down there.
  public var fade: Float
  public var fadeLength: Float
  /// How far below the eyes hair that hangs is cut, and how much lower at the back (negative: higher).
  public var cutDepth: Float
  public var backDrop: Float
  /// How much shorter hair is that grows high up, and how much lengths differ from lock to lock.
  public var layering: Float
  public var texturing: Float
  /// Height above the top of the head to which hair that stands is cut level; 0 for round.
  public var flatTop: Float

  // MARK: Laying

  /// Where hair is parted: −1 over the right ear … 0 middle … 1 over the left ear.
  public var part: Float
  /// Where the top is brushed: to the front (−1 back), and to the person's left (−1 right).
  public var brushForward: Float
  public var brushSide: Float
  /// How much the hair above the forehead rises before it follows.
  public var frontLift: Float
  /// How strongly the top is brushed to the middle line, as for a mohawk.
  public var ridge: Float
  /// Where the sides lie: 0 down, 1 to the front, −1 back.
  public var sideSweep: Float
  /// Half the width of the forehead that a fringe covers; how far above the eyes it ends (may be negative); where it
  /// is swept (1: to the person's left); how far it opens in the middle; and the share of its hairs that is there.
  public var fringe: Float
  public var fringeHeight: Float
  public var fringeSide: Float
  public var fringeSplit: Float
  public var fringeDensity: Float
  /// Thickness of the hair over the skull.
  public var volume: Float
  /// How steeply hairs leave the scalp, and how far along they keep standing.
  public var lift: Float
  public var stiffness: Float
  /// Disorder of the directions.
  public var mess: Float
  /// 1 behind the ears, 0 over them.
  public var tucked: Float
  /// Strength of wind from the person's right (negative: from the left).
  public var wind: Float
  /// 0 dry, 1 wet or gelled: clings in wisps and shines.
  public var wet: Float

  // MARK: Curls and locks

  /// Diameter and pitch of waves or coils; no curl when the diameter is 0.
  public var curlDiameter: Float
  public var curlPitch: Float
  /// 0: each wisp waves for itself, 1: neighbours wave together in ringlets.
  public var curlUnity: Float
  /// Distance from the root where the curl begins.
  public var curlOnset: Float
  public var frizz: Float
  /// How closely hairs gather in wisps, and wisps in locks; breadth of a lock.
  public var clumping: Float
  public var locking: Float
  public var lockSize: Float
  /// Share of hairs that leave the style.
  public var flyaways: Float

  // MARK: Ropes and ties

  /// Thickness of a rope, and distance between ropes.
  public var ropeDiameter: Float
  public var ropeSpacing: Float
  /// How far ropes lie on each other and fall apart: 0 straight down, 1 disorderly.
  public var ropeSpread: Float
  /// Height of the tie, −1 nape … 1 crown, up to 1.6 on the forehead's side; how far to the person's left; and the
  /// share of the hair, from the top down, that is tied.
  public var tieHeight: Float
  public var tieSide: Float
  public var tieShare: Float
  /// Radius of a bun or puff.
  public var tieSize: Float

  // MARK: Growth

  /// 1: the whorl turns clockwise seen from above, −1: the other way round.
  public var whorl: Float
  /// How far the front hairline lies above the usual (or below, when negative).
  public var hairlineHeight: Float
  /// 0 angular corners of the forehead, 1 round; and how far a peak comes down in its middle.
  public var roundness: Float
  public var widowsPeak: Float
  public var templeRecession: Float
  /// 0 shaved to a line, 1 fading into the forehead.
  public var hairlineSoftness: Float
  /// Length of the sideburn, and breadth of the hair down the nape.
  public var sideburn: Float
  public var nape: Float
  public var crownThinning: Float
  /// 0 none; above 0.5 the top is bare and only a wreath stays.
  public var baldness: Float
}

/// The numbers of scalp hair by name, with the range of each: what tables of styles are written in.
public enum ScalpNumber: String, Sendable, Codable, CaseIterable {
  case diameter, topLength, sideLength, napeLength, topWidth, disconnection, fade, fadeLength, cutDepth,
    backDrop
  case layering, texturing, flatTop, part, brushForward, brushSide, frontLift, ridge, sideSweep, fringe
  case fringeHeight, fringeSide, fringeSplit, fringeDensity, volume, lift, stiffness, mess, tucked, wind, wet
  case curlDiameter, curlPitch, curlUnity, curlOnset, frizz, clumping, locking, lockSize, flyaways
  case ropeDiameter, ropeSpacing, ropeSpread, tieHeight, tieSide, tieShare, tieSize
  case whorl, hairlineHeight, roundness, widowsPeak, templeRecession, hairlineSoftness, sideburn, nape
  case crownThinning, baldness

  /// Where the number stands, and what values it may have.
  var place: (path: WritableKeyPath<ScalpParameters, Float>, limits: ClosedRange<Float>) {
    switch self {
    case .diameter: (\.diameter, 20e-6...300e-6)
    case .topLength: (\.topLength, 0.0003...1)
    case .sideLength: (\.sideLength, 0.0003...1)
    case .napeLength: (\.napeLength, 0.0003...1)
    case .topWidth: (\.topWidth, 0.1...1.6)
    case .disconnection: (\.disconnection, 0...1)
    case .fade: (\.fade, 0...1)
    case .fadeLength: (\.fadeLength, 0.0003...0.02)
    case .cutDepth: (\.cutDepth, -0.1...1)
    case .backDrop: (\.backDrop, -0.1...0.4)
    case .layering: (\.layering, 0...1)
    case .texturing: (\.texturing, 0...1)
    case .flatTop: (\.flatTop, 0...0.2)
    case .part: (\.part, -1...1)
    case .brushForward: (\.brushForward, -1...1)
    case .brushSide: (\.brushSide, -1...1)
    case .frontLift: (\.frontLift, 0...1)
    case .ridge: (\.ridge, 0...1)
    case .sideSweep: (\.sideSweep, -1...1)
    case .fringe: (\.fringe, 0...1)
    case .fringeHeight: (\.fringeHeight, -0.08...0.1)
    case .fringeSide: (\.fringeSide, -1...1)
    case .fringeSplit: (\.fringeSplit, 0...1)
    case .fringeDensity: (\.fringeDensity, 0...1)
    case .volume: (\.volume, 0...0.1)
    case .lift: (\.lift, 0...2)
    case .stiffness: (\.stiffness, 0...1)
    case .mess: (\.mess, 0...1)
    case .tucked: (\.tucked, 0...1)
    case .wind: (\.wind, -1...1)
    case .wet: (\.wet, 0...1)
    case .curlDiameter: (\.curlDiameter, 0...0.08)
    case .curlPitch: (\.curlPitch, 0.002...0.3)
    case .curlUnity: (\.curlUnity, 0...1)
    case .curlOnset: (\.curlOnset, 0...0.5)
    case .frizz: (\.frizz, 0...1)
    case .clumping: (\.clumping, 0...1)
    case .locking: (\.locking, 0...1)
    case .lockSize: (\.lockSize, 0.004...0.06)
    case .flyaways: (\.flyaways, 0...1)
    case .ropeDiameter: (\.ropeDiameter, 0.001...0.03)
    case .ropeSpacing: (\.ropeSpacing, 0.004...0.06)
    case .ropeSpread: (\.ropeSpread, 0...1)
    case .tieHeight: (\.tieHeight, -1...1.6)
    case .tieSide: (\.tieSide, -1...1)
    case .tieShare: (\.tieShare, 0...1)
    case .tieSize: (\.tieSize, 0.005...0.12)
    case .whorl: (\.whorl, -1...1)
    case .hairlineHeight: (\.hairlineHeight, -0.02...0.04)
    case .roundness: (\.roundness, 0...1)
    case .widowsPeak: (\.widowsPeak, 0...1)
    case .templeRecession: (\.templeRecession, 0...1)
    case .hairlineSoftness: (\.hairlineSoftness, 0...1)
    case .sideburn: (\.sideburn, 0...1)
    case .nape: (\.nape, 0...1)
    case .crownThinning: (\.crownThinning, 0...1)
    case .baldness: (\.baldness, 0...1)
    }
  }

  /// Whether the number changes its sign in the mirrored style.
  var isLateral: Bool {
    switch self {
    case .part, .brushSide, .fringeSide, .tieSide, .wind: true
    default: false
    }
  }
}

extension ScalpParameters {
  func validate() throws {
    try Limits.check("hair.scalp.strandCount", Float(strandCount), in: 0...300_000)
    try Limits.check("hair.scalp.tieCount", Float(tieCount), in: 0...2)
    for number in ScalpNumber.allCases {
      let (path, limits) = number.place
      try Limits.check("hair.scalp.\(number.rawValue)", self[keyPath: path], in: limits)
    }
  }
}
