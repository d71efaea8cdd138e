extension NamedHairStyle {
  /// Twists, locs and braids.
  static let roped: [NamedHairStyle] = [
    NamedHairStyle(
      "mini twists", .roped, women: 2, men: 1.2, textures: (0, 0, 0.3, 3), old: 0.4, rope: .twist,
      [
        (.topLength, 0.05, 0.09), (.sideLength, 0.045, 0.08), (.napeLength, 0.04, 0.06),
        (.ropeDiameter, 0.004, 0.0055), (.ropeSpacing, 0.010, 0.013), (.stiffness, 0.5, 0.9),
        (.lift, 0.9, 1.3), (.ropeSpread, 0.5, 0.9), (.cutDepth, 0.2, 0.2),
      ]),
    NamedHairStyle(
      "sponge twists with fade", .roped, women: 0.1, men: 2, textures: (0, 0, 0.3, 3), old: 0.1,
      rope: .twist,
      [
        (.topLength, 0.022, 0.035), (.sideLength, 0.004, 0.008), (.napeLength, 0.0005, 0.001),
        (.fade, 0.7, 1), (.fadeLength, 0.0004, 0.001), (.ropeDiameter, 0.0045, 0.006),
        (.ropeSpacing, 0.008, 0.010), (.stiffness, 0.9, 1), (.lift, 1.4, 1.8), (.ropeSpread, 0.7, 1),
        (.hairlineSoftness, 0, 0.1), (.cutDepth, 0.2, 0.2),
      ]),
    NamedHairStyle(
      "two strand twists", .roped, women: 2.5, men: 1, textures: (0, 0, 0.3, 3), old: 0.5, parted: true,
      rope: .twist,
      [
        (.topLength, 0.14, 0.24), (.sideLength, 0.14, 0.22), (.napeLength, 0.12, 0.2),
        (.ropeDiameter, 0.006, 0.009), (.ropeSpacing, 0.013, 0.017),
      ]),
    NamedHairStyle(
      "passion twists", .roped, women: 1.5, men: 0, textures: (0, 0, 0.2, 3), old: 0.2, parted: true,
      rope: .twist,
      [
        (.topLength, 0.34, 0.45), (.sideLength, 0.34, 0.42), (.napeLength, 0.3, 0.4),
        (.cutDepth, 0.22, 0.34), (.ropeDiameter, 0.007, 0.010), (.ropeSpacing, 0.016, 0.02),
        (.frizz, 0.5, 0.8),
      ]),
    NamedHairStyle(
      "starter locs", .roped, women: 0.8, men: 1.5, textures: (0, 0, 0.2, 3), old: 0.4, rope: .loc,
      [
        (.topLength, 0.05, 0.09), (.sideLength, 0.04, 0.08), (.napeLength, 0.04, 0.06),
        (.ropeDiameter, 0.0055, 0.0075), (.ropeSpacing, 0.012, 0.015), (.stiffness, 0.6, 0.9),
        (.lift, 1, 1.5), (.ropeSpread, 0.6, 1), (.cutDepth, 0.2, 0.2),
      ]),
    NamedHairStyle(
      "shoulder locs", .roped, women: 1.5, men: 1.5, textures: (0, 0.05, 0.2, 3), old: 0.7, parted: true,
      rope: .loc,
      [
        (.topLength, 0.18, 0.26), (.sideLength, 0.18, 0.25), (.napeLength, 0.16, 0.22),
        (.ropeDiameter, 0.007, 0.010), (.ropeSpacing, 0.014, 0.018), (.cutDepth, 0.10, 0.2),
        (.frizz, 0.3, 0.6),
      ]),
    NamedHairStyle(
      "long locs", .roped, women: 1.2, men: 1.2, textures: (0, 0.05, 0.2, 3), old: 0.7, parted: true,
      rope: .loc,
      [
        (.topLength, 0.36, 0.5), (.sideLength, 0.36, 0.5), (.napeLength, 0.34, 0.5),
        (.ropeDiameter, 0.007, 0.011), (.ropeSpacing, 0.015, 0.019), (.cutDepth, 0.24, 0.38),
        (.frizz, 0.3, 0.6),
      ]),
    NamedHairStyle(
      "box braids", .roped, women: 4, men: 1, textures: (0.02, 0.05, 0.3, 3), old: 0.2, parted: true,
      rope: .plait,
      [
        (.topLength, 0.34, 0.46), (.sideLength, 0.34, 0.44), (.napeLength, 0.3, 0.42),
        (.cutDepth, 0.22, 0.36), (.ropeDiameter, 0.006, 0.009), (.ropeSpacing, 0.015, 0.019),
      ]),
    NamedHairStyle(
      "braided bob", .roped, women: 1.5, men: 0.5, textures: (0, 0.02, 0.3, 3), old: 0.3, parted: true,
      rope: .plait,
      [
        (.topLength, 0.18, 0.24), (.sideLength, 0.18, 0.22), (.napeLength, 0.12, 0.18),
        (.cutDepth, 0.07, 0.12), (.ropeDiameter, 0.006, 0.009), (.ropeSpacing, 0.014, 0.018),
      ]),
    NamedHairStyle(
      "jumbo braids", .roped, women: 1, men: 0.3, textures: (0.02, 0.05, 0.3, 3), old: 0.2, parted: true,
      rope: .plait,
      [
        (.topLength, 0.38, 0.46), (.sideLength, 0.36, 0.44), (.napeLength, 0.34, 0.42),
        (.cutDepth, 0.26, 0.36), (.ropeDiameter, 0.012, 0.016), (.ropeSpacing, 0.027, 0.034),
        (.ropeSpread, 0.1, 0.4),
      ]),
    NamedHairStyle(
      "straight back cornrows", .rows, women: 2, men: 2, textures: (0.01, 0.03, 0.4, 3), old: 0.2,
      rope: .plait,
      [(.ropeDiameter, 0.007, 0.009), (.ropeSpacing, 0.014, 0.020), (.napeLength, 0.02, 0.06)]),
    NamedHairStyle(
      "cornrows with long ends", .rows, women: 2, men: 0.8, textures: (0.01, 0.03, 0.4, 3), old: 0.2,
      rope: .plait,
      [(.ropeDiameter, 0.007, 0.010), (.ropeSpacing, 0.015, 0.022), (.napeLength, 0.14, 0.28)]),
    NamedHairStyle(
      "flat twists", .rows, women: 1.2, men: 0.4, textures: (0, 0, 0.3, 3), old: 0.4, rope: .twist,
      [(.ropeDiameter, 0.009, 0.013), (.ropeSpacing, 0.022, 0.03), (.napeLength, 0.02, 0.08)]),
  ]

  /// Hair that is gathered.
  static let tied: [NamedHairStyle] = [
    NamedHairStyle(
      "high pony tail", .hanging, women: 3.5, men: 0.1, textures: (1.2, 1, 0.7, 0.3), old: 0.3, tie: .tail,
      [
        (.topLength, 0.22, 0.34), (.tieHeight, 0.6, 1), (.volume, 0.002, 0.006), (.mess, 0.02, 0.1),
        (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "low pony tail", .hanging, women: 3.5, men: 0.8, textures: (1.2, 1, 0.5, 0.2), tie: .tail,
      [
        (.topLength, 0.18, 0.34), (.tieHeight, -0.8, -0.3), (.volume, 0.004, 0.010), (.mess, 0.05, 0.15),
        (.tieShare, 1, 1), (.flyaways, 0.01, 0.03),
      ]),
    NamedHairStyle(
      "side pony tail", .hanging, women: 0.8, men: 0, textures: (1.2, 1.2, 0.6, 0.2), young: 1.4, old: 0.2,
      tie: .tail,
      [
        (.topLength, 0.20, 0.32), (.tieHeight, -0.7, 0), (.tieSide, 0.5, 0.8), (.volume, 0.004, 0.010),
        (.mess, 0.05, 0.2), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "pony tail with fringe", .hanging, women: 1.5, men: 0, textures: (1.6, 0.8, 0.3, 0), young: 1.3,
      old: 0.2, tie: .tail,
      [
        (.topLength, 0.20, 0.32), (.tieHeight, -0.2, 0.8), (.volume, 0.003, 0.008), (.fringe, 0.7, 1),
        (.fringeHeight, 0.008, 0.026), (.fringeDensity, 0.3, 1), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "low bun", .hanging, women: 2.5, men: 0.2, textures: (1.1, 1, 0.7, 0.7), old: 1.4, tie: .bun,
      [
        (.topLength, 0.3, 0.4), (.tieHeight, -0.8, -0.3), (.tieSize, 0.020, 0.03), (.volume, 0.004, 0.010),
        (.mess, 0.02, 0.12), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "ballet bun", .hanging, women: 1.2, men: 0, textures: (1.2, 1, 0.7, 0.5), old: 0.7, tie: .bun,
      [
        (.topLength, 0.3, 0.4), (.tieHeight, 0.4, 0.9), (.tieSize, 0.022, 0.03), (.volume, 0.001, 0.003),
        (.mess, 0, 0.04), (.tieShare, 1, 1), (.wet, 0.2, 0.5), (.flyaways, 0.001, 0.004),
      ]),
    NamedHairStyle(
      "messy bun", .hanging, women: 2.2, men: 0.1, textures: (1, 1.3, 0.8, 0.3), old: 0.5, tie: .bun,
      [
        (.topLength, 0.3, 0.4), (.tieHeight, 0.2, 1.1), (.tieSize, 0.028, 0.04), (.volume, 0.008, 0.014),
        (.mess, 0.25, 0.5), (.frizz, 0.4, 0.7), (.flyaways, 0.03, 0.07), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "man bun", .hanging, women: 0, men: 1.5, textures: (1, 1.3, 0.6, 0.1), old: 0.2, tie: .bun,
      [
        (.topLength, 0.3, 0.4), (.tieHeight, 0.3, 0.8), (.tieSize, 0.018, 0.024), (.volume, 0.004, 0.010),
        (.mess, 0.1, 0.3), (.tieShare, 1, 1), (.flyaways, 0.01, 0.03),
      ]),
    NamedHairStyle(
      "top knot with undercut", .hanging, women: 0.3, men: 0.8, textures: (1, 1, 0.6, 0.3), old: 0.05,
      tie: .bun,
      [
        (.topLength, 0.3, 0.4), (.sideLength, 0.002, 0.006), (.napeLength, 0.001, 0.004),
        (.tieHeight, 0.7, 1.1), (.tieSize, 0.016, 0.022), (.volume, 0.003, 0.007), (.disconnection, 1, 1),
        (.tieShare, 0.45, 0.55),
      ]),
    NamedHairStyle(
      "half up", .hanging, women: 2.5, men: 0.4, textures: (1.2, 1.2, 0.5, 0.1), old: 0.5, tie: .tail,
      [
        (.topLength, 0.26, 0.36), (.cutDepth, 0.2, 0.34), (.tieHeight, 0.2, 0.6), (.tieShare, 0.42, 0.55),
        (.volume, 0.005, 0.010),
      ]),
    NamedHairStyle(
      "half up knot", .hanging, women: 1.2, men: 0.4, textures: (1, 1.3, 0.5, 0.1), old: 0.2, tie: .bun,
      [
        (.topLength, 0.3, 0.36), (.cutDepth, 0.14, 0.3), (.tieHeight, 0.6, 1.1), (.tieSize, 0.018, 0.026),
        (.tieShare, 0.4, 0.5), (.volume, 0.005, 0.010),
      ]),
    NamedHairStyle(
      "single braid", .hanging, women: 2, men: 0.2, textures: (1.4, 1.1, 0.5, 0.4), tie: .plait,
      [
        (.topLength, 0.3, 0.42), (.tieHeight, -0.9, -0.4), (.tieSize, 0.016, 0.022),
        (.volume, 0.003, 0.008), (.mess, 0.03, 0.15), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "side braid", .hanging, women: 1.2, men: 0, textures: (1.4, 1.2, 0.4, 0.1), old: 0.5, tie: .plait,
      [
        (.topLength, 0.3, 0.42), (.tieHeight, -0.9, -0.5), (.tieSide, 0.55, 0.8), (.tieSize, 0.016, 0.022),
        (.volume, 0.005, 0.012), (.mess, 0.1, 0.3), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "double braids", .hanging, women: 1.5, men: 0.05, textures: (1.4, 1, 0.5, 0.6), young: 1.5, old: 0.2,
      parted: true, tie: .plait, ties: 2,
      [
        (.topLength, 0.28, 0.40), (.tieHeight, -0.9, -0.3), (.tieSide, 0.7, 0.85), (.tieSize, 0.013, 0.018),
        (.volume, 0.002, 0.006), (.part, -0.05, 0.05), (.mess, 0.03, 0.12), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "pigtails", .hanging, women: 1, men: 0, textures: (1.3, 1, 0.7, 0.3), young: 1.6, old: 0.05,
      parted: true, tie: .tail, ties: 2,
      [
        (.topLength, 0.16, 0.28), (.tieHeight, -0.6, 0.5), (.tieSide, 0.75, 0.95), (.volume, 0.002, 0.006),
        (.part, -0.05, 0.05), (.mess, 0.03, 0.12), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "space buns", .hanging, women: 0.5, men: 0, textures: (1.2, 1, 0.8, 0.6), young: 1.6, old: 0,
      parted: true, tie: .bun, ties: 2,
      [
        (.topLength, 0.3, 0.36), (.tieHeight, 0.8, 1.1), (.tieSide, 0.5, 0.65), (.tieSize, 0.018, 0.024),
        (.volume, 0.002, 0.005), (.part, -0.03, 0.03), (.tieShare, 1, 1),
      ]),
    NamedHairStyle(
      "afro puff", .hanging, women: 3.5, men: 0.3, textures: (0, 0, 0.8, 3), old: 0.5, tie: .puff,
      [
        (.topLength, 0.2, 0.2), (.tieHeight, 0.6, 1.1), (.tieSize, 0.045, 0.075), (.volume, 0.001, 0.003),
        (.mess, 0.02, 0.08), (.tieShare, 1, 1), (.clumping, 0.5, 0.7),
      ]),
    NamedHairStyle(
      "low afro puff", .hanging, women: 2, men: 0.2, textures: (0, 0, 0.8, 3), tie: .puff,
      [
        (.topLength, 0.2, 0.2), (.tieHeight, -0.7, -0.2), (.tieSize, 0.04, 0.06), (.volume, 0.001, 0.003),
        (.mess, 0.02, 0.08), (.tieShare, 1, 1), (.clumping, 0.5, 0.7),
      ]),
    NamedHairStyle(
      "two afro puffs", .hanging, women: 1.2, men: 0, textures: (0, 0, 0.8, 3), young: 1.5, old: 0.05,
      parted: true, tie: .puff, ties: 2,
      [
        (.topLength, 0.2, 0.2), (.tieHeight, 0.5, 0.9), (.tieSide, 0.55, 0.75), (.tieSize, 0.035, 0.05),
        (.volume, 0.001, 0.003), (.part, -0.03, 0.03), (.mess, 0.02, 0.08), (.tieShare, 1, 1),
        (.clumping, 0.5, 0.7),
      ]),
  ]
}
