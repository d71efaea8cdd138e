extension NamedHairStyle {
  /// Stubble to a centimetre, and what baldness leaves.
  static let clipped: [NamedHairStyle] = [
    NamedHairStyle(
      "shaved", .clipped, women: 0.3, men: 1.8, textures: (0.8, 0.8, 1, 2.2), balding: 20,
      [(.topLength, 0.0004, 0.0009), (.sideLength, 0.0004, 0.0009), (.napeLength, 0.0004, 0.0009)]),
    NamedHairStyle(
      "induction cut", .clipped, women: 0.2, men: 1, textures: (0.8, 0.8, 1, 2.5), balding: 5,
      [(.topLength, 0.0015, 0.003), (.sideLength, 0.0012, 0.0028), (.napeLength, 0.001, 0.002)]),
    NamedHairStyle(
      "buzz cut", .clipped, women: 0.5, men: 3, textures: (1, 1, 1.2, 2), balding: 3,
      [
        (.topLength, 0.005, 0.009), (.sideLength, 0.004, 0.007), (.napeLength, 0.002, 0.004),
        (.fade, 0, 0.2), (.fadeLength, 0.001, 0.003),
      ]),
    NamedHairStyle(
      "buzz cut with fade", .clipped, women: 0.1, men: 4, textures: (0.7, 0.8, 1.2, 3), old: 0.3,
      [
        (.topLength, 0.005, 0.010), (.sideLength, 0.004, 0.007), (.napeLength, 0.001, 0.002),
        (.fade, 0.5, 0.95), (.fadeLength, 0.0004, 0.001), (.hairlineSoftness, 0, 0.2),
      ]),
    NamedHairStyle(
      "burr", .clipped, women: 0.1, men: 1.3, balding: 2,
      [
        (.topLength, 0.010, 0.014), (.sideLength, 0.008, 0.011), (.napeLength, 0.004, 0.006),
        (.lift, 0.8, 1.1),
      ]),
    NamedHairStyle(
      "lined up waves", .clipped, women: 0.1, men: 1.5, textures: (0, 0, 0.4, 3), old: 0.4,
      [
        (.topLength, 0.006, 0.009), (.sideLength, 0.003, 0.005), (.napeLength, 0.001, 0.002),
        (.fade, 0.4, 0.8), (.fadeLength, 0.0004, 0.001), (.hairlineSoftness, 0, 0.05), (.lift, 0.25, 0.4),
        (.mess, 0, 0.04), (.locking, 0.7, 0.9), (.lockSize, 0.010, 0.014), (.clumping, 0.3, 0.5),
      ]),
    NamedHairStyle(
      "horseshoe", .clipped, women: 0, men: 0.02, young: 0, balding: 700,
      [
        (.topLength, 0.002, 0.010), (.sideLength, 0.008, 0.024), (.napeLength, 0.006, 0.016),
        (.lift, 0.3, 0.5), (.baldness, 0.75, 0.95), (.templeRecession, 1, 1), (.sideSweep, -0.5, 0),
      ]),
    NamedHairStyle(
      "bald with stubble wreath", .clipped, women: 0, men: 0.02, young: 0, balding: 400,
      [
        (.topLength, 0.0006, 0.002), (.sideLength, 0.001, 0.003), (.napeLength, 0.001, 0.002),
        (.baldness, 0.7, 1), (.templeRecession, 1, 1),
      ]),
    NamedHairStyle(
      "clipped receding", .clipped, women: 0, men: 1.2, young: 0.3, old: 2, balding: 20,
      [
        (.topLength, 0.004, 0.010), (.sideLength, 0.003, 0.007), (.napeLength, 0.002, 0.004),
        (.templeRecession, 0.6, 1), (.crownThinning, 0.2, 0.9), (.fade, 0, 0.4),
        (.fadeLength, 0.001, 0.003),
      ]),
  ]

  /// Short to ear length, brushed.
  static let brushed: [NamedHairStyle] = [
    NamedHairStyle(
      "crew cut", .brushed, women: 0.2, men: 8, textures: (1.2, 1.1, 0.8, 0.3), old: 1.2, balding: 0.4,
      [
        (.topLength, 0.020, 0.036), (.sideLength, 0.007, 0.012), (.napeLength, 0.003, 0.006),
        (.brushForward, 0.3, 0.7), (.brushSide, 0.1, 0.5), (.frontLift, 0.2, 0.6), (.lift, 0.6, 1),
        (.fade, 0.1, 0.4), (.fadeLength, 0.002, 0.004),
      ]),
    NamedHairStyle(
      "ivy league", .brushed, women: 0.1, men: 4, textures: (1.2, 1.1, 0.5, 0.1), parted: true,
      [
        (.frizz, 0.02, 0.1), (.topLength, 0.038, 0.055), (.sideLength, 0.010, 0.016),
        (.napeLength, 0.004, 0.008), (.part, 0.4, 0.6), (.brushForward, -0.3, 0.2), (.lift, 0.4, 0.7),
        (.fade, 0.1, 0.3), (.fadeLength, 0.003, 0.005),
      ]),
    NamedHairStyle(
      "side part", .brushed, women: 0.5, men: 6, textures: (1.2, 1.1, 0.4, 0.05), young: 0.7, old: 1.8,
      parted: true,
      [
        (.topLength, 0.06, 0.10), (.sideLength, 0.014, 0.035), (.napeLength, 0.008, 0.018),
        (.part, 0.35, 0.65), (.brushForward, -0.5, 0), (.volume, 0.008, 0.016), (.lift, 0.35, 0.75),
      ]),
    NamedHairStyle(
      "slick back", .brushed, women: 0.5, men: 2.5, textures: (1.2, 1, 0.4, 0.05),
      [
        (.frizz, 0, 0.08), (.curlDiameter, 0, 0.004), (.topLength, 0.08, 0.13), (.sideLength, 0.02, 0.05),
        (.napeLength, 0.015, 0.04), (.brushForward, -1, -0.85), (.sideSweep, -1, -0.8), (.wet, 0.3, 0.7),
        (.volume, 0.006, 0.012), (.lift, 0.2, 0.4), (.mess, 0.02, 0.08), (.clumping, 0.6, 0.9),
      ]),
    NamedHairStyle(
      "swept back", .brushed, women: 0.8, men: 3, textures: (1, 1.2, 0.5, 0.05), old: 1.3,
      [
        (.topLength, 0.08, 0.13), (.sideLength, 0.03, 0.06), (.napeLength, 0.025, 0.05),
        (.brushForward, -1, -0.7), (.sideSweep, -0.9, -0.6), (.frontLift, 0.3, 0.7),
        (.volume, 0.014, 0.026), (.lift, 0.6, 1),
      ]),
    NamedHairStyle(
      "quiff", .brushed, women: 0.3, men: 4, textures: (1.2, 1.2, 0.7, 0.1), old: 0.3,
      [
        (.frizz, 0.02, 0.12), (.mess, 0.05, 0.2), (.topLength, 0.06, 0.085), (.sideLength, 0.008, 0.016),
        (.napeLength, 0.004, 0.008), (.brushForward, -0.6, -0.2), (.frontLift, 0.8, 1), (.lift, 0.6, 1),
        (.stiffness, 0.3, 0.45), (.fade, 0.2, 0.6), (.fadeLength, 0.001, 0.004), (.volume, 0.012, 0.02),
      ]),
    NamedHairStyle(
      "pompadour", .brushed, women: 0.3, men: 1.2, textures: (1.2, 1.1, 0.5, 0.1), old: 0.6,
      [
        (.frizz, 0, 0.06), (.curlDiameter, 0, 0.003), (.topLength, 0.09, 0.13), (.sideLength, 0.012, 0.03),
        (.napeLength, 0.008, 0.02), (.brushForward, -1, -0.8), (.frontLift, 0.9, 1), (.lift, 0.6, 0.9),
        (.stiffness, 0.15, 0.3), (.volume, 0.018, 0.028), (.wet, 0.1, 0.5), (.mess, 0.02, 0.1),
        (.sideSweep, -1, -0.7),
      ]),
    NamedHairStyle(
      "caesar", .brushed, women: 0.1, men: 3, textures: (1.1, 1.1, 1, 0.6), balding: 0.5,
      [
        (.topLength, 0.018, 0.028), (.sideLength, 0.007, 0.011), (.napeLength, 0.003, 0.006),
        (.brushForward, 0.9, 1), (.sideSweep, 0, 0.3), (.lift, 0.25, 0.45), (.volume, 0.003, 0.006),
      ]),
    NamedHairStyle(
      "french crop", .brushed, women: 0.2, men: 4, textures: (1.2, 1.2, 0.8, 0.2), old: 0.3,
      [
        (.topLength, 0.035, 0.055), (.sideLength, 0.006, 0.010), (.napeLength, 0.002, 0.004),
        (.brushForward, 0.85, 1), (.fringe, 0.8, 1), (.fringeHeight, 0.032, 0.045), (.fade, 0.5, 0.9),
        (.fadeLength, 0.0006, 0.002), (.texturing, 0.5, 0.9), (.lift, 0.4, 0.6),
      ]),
    NamedHairStyle(
      "bowl cut", .brushed, women: 0.5, men: 0.6, textures: (1.5, 0.6, 0.1, 0), young: 1.5, old: 0.4,
      [
        (.topLength, 0.10, 0.125), (.sideLength, 0.05, 0.07), (.napeLength, 0.008, 0.016),
        (.brushForward, 0.3, 0.6), (.fringe, 1, 1), (.fringeHeight, 0.016, 0.03), (.topWidth, 1.2, 1.4),
        (.lift, 0.15, 0.3), (.mess, 0.05, 0.2), (.volume, 0.007, 0.012), (.disconnection, 0.4, 0.8),
        (.texturing, 0.15, 0.4),
        (.sideSweep, 0, 0.2),
      ]),
    NamedHairStyle(
      "spiky", .brushed, women: 0.3, men: 1.6, textures: (1.5, 0.7, 0.1, 0), young: 1.5, old: 0.1,
      [
        (.topLength, 0.035, 0.055), (.sideLength, 0.010, 0.018), (.napeLength, 0.006, 0.012),
        (.brushForward, -0.2, 0.2), (.lift, 1.4, 1.9), (.stiffness, 0.8, 1), (.mess, 0.6, 1),
        (.clumping, 0.6, 0.8), (.locking, 0.6, 0.85), (.lockSize, 0.012, 0.02), (.wet, 0.1, 0.4),
      ]),
    NamedHairStyle(
      "messy crop", .brushed, women: 1.2, men: 5, textures: (1, 1.4, 0.8, 0), old: 0.5,
      [
        (.topLength, 0.05, 0.08), (.sideLength, 0.018, 0.04), (.napeLength, 0.012, 0.025),
        (.brushForward, -0.2, 0.6), (.mess, 0.7, 1), (.lift, 0.5, 0.9), (.volume, 0.014, 0.024),
        (.texturing, 0.6, 1), (.locking, 0.5, 0.8),
      ]),
    NamedHairStyle(
      "bed head", .brushed, women: 0.8, men: 2, textures: (1, 1.3, 0.6, 0),
      [
        (.topLength, 0.06, 0.10), (.sideLength, 0.03, 0.06), (.napeLength, 0.02, 0.05),
        (.brushForward, -0.4, 0.4), (.brushSide, 0.3, 1), (.mess, 0.9, 1), (.lift, 0.6, 1.1),
        (.stiffness, 0.3, 0.6), (.volume, 0.016, 0.03), (.frizz, 0.4, 0.8), (.flyaways, 0.02, 0.06),
        (.locking, 0.6, 0.9), (.lockSize, 0.016, 0.028),
      ]),
    NamedHairStyle(
      "undercut", .brushed, women: 0.4, men: 2.5, textures: (1.2, 1.2, 0.6, 0.1), old: 0.15,
      [
        (.frizz, 0.02, 0.12), (.topLength, 0.08, 0.12), (.sideLength, 0.003, 0.007),
        (.napeLength, 0.002, 0.005), (.disconnection, 0.9, 1), (.topWidth, 0.75, 0.95),
        (.brushForward, -0.9, -0.5), (.brushSide, 0, 0.6), (.frontLift, 0.4, 0.8), (.lift, 0.5, 0.9),
        (.volume, 0.012, 0.02),
      ]),
    NamedHairStyle(
      "low fade", .brushed, women: 0.1, men: 3, textures: (1, 1, 1, 0.8), old: 0.3,
      [
        (.topLength, 0.03, 0.05), (.sideLength, 0.010, 0.015), (.napeLength, 0.002, 0.004),
        (.fade, 0.25, 0.4), (.fadeLength, 0.0005, 0.0015), (.brushForward, 0.2, 0.8), (.frontLift, 0.1, 0.5),
        (.brushSide, -0.3, 0.6),
        (.lift, 0.5, 0.9),
      ]),
    NamedHairStyle(
      "mid fade", .brushed, women: 0.1, men: 3, textures: (1, 1, 1, 0.8), old: 0.2,
      [
        (.topLength, 0.035, 0.06), (.sideLength, 0.009, 0.014), (.napeLength, 0.001, 0.003),
        (.fade, 0.55, 0.7), (.fadeLength, 0.0004, 0.0012), (.brushForward, -0.6, -0.1),
        (.brushSide, 0.4, 0.8), (.frontLift, 0.4, 0.8), (.lift, 0.5, 0.9),
      ]),
    NamedHairStyle(
      "high skin fade", .brushed, women: 0.1, men: 3, textures: (1, 1, 1, 0.8), old: 0.1,
      [
        (.topLength, 0.035, 0.065), (.sideLength, 0.006, 0.010), (.napeLength, 0.0005, 0.001),
        (.fade, 0.9, 1), (.fadeLength, 0.0003, 0.0006), (.brushForward, -0.9, -0.4), (.frontLift, 0.5, 0.9),
        (.brushSide, 0, 0.5),
        (.lift, 0.6, 1), (.topWidth, 0.8, 0.95),
      ]),
    NamedHairStyle(
      "taper", .brushed, women: 0.2, men: 4, textures: (1, 1.2, 0.8, 0.2),
      [
        (.topLength, 0.05, 0.08), (.sideLength, 0.018, 0.028), (.napeLength, 0.006, 0.010),
        (.fade, 0.2, 0.35), (.fadeLength, 0.003, 0.006), (.brushForward, -0.5, 0.3), (.brushSide, 0.3, 0.9),
        (.lift, 0.4, 0.8),
      ]),
    NamedHairStyle(
      "comb over fade", .brushed, women: 0, men: 1.5, textures: (1.3, 1, 0.2, 0), old: 0.3, parted: true,
      [
        (.topLength, 0.06, 0.09), (.sideLength, 0.006, 0.012), (.napeLength, 0.002, 0.004),
        (.part, 0.5, 0.7), (.fade, 0.5, 0.9), (.fadeLength, 0.0005, 0.002), (.brushForward, -0.4, 0),
        (.frontLift, 0.4, 0.7), (.lift, 0.4, 0.7), (.wet, 0, 0.4),
      ]),
    NamedHairStyle(
      "comb over", .brushed, women: 0, men: 0.02, textures: (1.2, 1, 0.2, 0), young: 0, balding: 130,
      parted: true,
      [
        (.topLength, 0.10, 0.14), (.sideLength, 0.02, 0.035), (.napeLength, 0.012, 0.02),
        (.part, 0.7, 0.85), (.crownThinning, 0.7, 1), (.templeRecession, 0.6, 1), (.baldness, 0.15, 0.22),
        (.volume, 0.002, 0.004), (.lift, 0.1, 0.2), (.clumping, 0.7, 0.9), (.brushForward, -0.2, 0.1),
      ]),
    NamedHairStyle(
      "mohawk", .brushed, women: 0.15, men: 0.4, textures: (1, 1, 0.8, 0.5), young: 1.5, old: 0.05,
      [
        (.frizz, 0, 0.1), (.topLength, 0.06, 0.11), (.sideLength, 0.0005, 0.002),
        (.napeLength, 0.0005, 0.001), (.topWidth, 0.22, 0.32), (.disconnection, 1, 1), (.ridge, 0.7, 1),
        (.lift, 1.8, 2), (.stiffness, 0.9, 1), (.mess, 0.05, 0.2), (.clumping, 0.8, 0.95),
        (.locking, 0.6, 0.9), (.wet, 0.1, 0.4), (.brushForward, -0.1, 0.1),
      ]),
    NamedHairStyle(
      "faux hawk", .brushed, women: 0.3, men: 1.2, textures: (1, 1, 0.8, 0.2), young: 1.5, old: 0.1,
      [
        (.topLength, 0.04, 0.06), (.sideLength, 0.008, 0.014), (.napeLength, 0.004, 0.008),
        (.topWidth, 0.6, 0.8), (.ridge, 0.5, 0.8), (.lift, 1.2, 1.6), (.stiffness, 0.6, 0.9),
        (.clumping, 0.7, 0.9), (.frontLift, 0.5, 1),
      ]),
    NamedHairStyle(
      "pixie", .brushed, women: 3.5, men: 0.3, textures: (1.2, 1.1, 0.7, 0.3), old: 1.8,
      [
        (.topLength, 0.05, 0.075), (.sideLength, 0.022, 0.04), (.napeLength, 0.010, 0.02),
        (.brushForward, 0.5, 0.9), (.brushSide, 0.3, 0.9), (.fringe, 0.6, 0.9),
        (.fringeHeight, 0.02, 0.035), (.fringeSide, 0.5, 1), (.sideSweep, 0.2, 0.6), (.lift, 0.3, 0.6),
        (.texturing, 0.4, 0.8), (.volume, 0.008, 0.016),
      ]),
    NamedHairStyle(
      "cropped grey set", .brushed, women: 2.5, men: 0, textures: (1, 1.2, 0.5, 0.1), young: 0, old: 3,
      [
        (.topLength, 0.06, 0.09), (.sideLength, 0.04, 0.06), (.napeLength, 0.02, 0.03),
        (.brushForward, -0.7, -0.2), (.brushSide, 0, 0.5), (.sideSweep, -0.9, -0.4), (.frontLift, 0.6, 1),
        (.lift, 0.8, 1.2), (.volume, 0.018, 0.03), (.curlDiameter, 0.010, 0.016), (.curlPitch, 0.04, 0.06),
        (.curlUnity, 0.7, 0.9),
      ]),
    NamedHairStyle(
      "boy band", .brushed, women: 0.5, men: 2, textures: (1.3, 1.3, 0.5, 0), young: 1.8, old: 0.1,
      parted: true,
      [
        (.topLength, 0.11, 0.14), (.sideLength, 0.04, 0.06), (.napeLength, 0.015, 0.03),
        (.part, -0.08, 0.08), (.brushForward, 0.1, 0.4), (.lift, 0.5, 0.8), (.volume, 0.010, 0.018),
        (.frontLift, 0.2, 0.5),
      ]),
    NamedHairStyle(
      "two block", .brushed, women: 0.3, men: 2, textures: (1.8, 0.6, 0, 0), young: 1.6, old: 0.1,
      [
        (.topLength, 0.075, 0.1), (.sideLength, 0.006, 0.012), (.napeLength, 0.004, 0.008),
        (.disconnection, 0.5, 0.9), (.topWidth, 1.05, 1.2), (.brushForward, 0.5, 0.9), (.brushSide, 0, 0.5),
        (.fringe, 0.7, 1), (.fringeHeight, 0.014, 0.034), (.fringeSide, 0.1, 0.7), (.fringeSplit, 0, 0.3),
        (.lift, 0.3, 0.6), (.volume, 0.007, 0.013), (.texturing, 0.4, 0.7), (.locking, 0.5, 0.8),
        (.mess, 0.15, 0.4),
      ]),
    NamedHairStyle(
      "wet look", .brushed, women: 0.4, men: 0.8, textures: (1, 1, 0.6, 0.1),
      [
        (.topLength, 0.06, 0.12), (.sideLength, 0.02, 0.05), (.napeLength, 0.012, 0.04),
        (.brushForward, -1, -0.3), (.brushSide, -0.4, 0.6), (.sideSweep, -0.9, -0.2), (.wet, 0.85, 1),
        (.lift, 0.1, 0.3), (.volume, 0.002, 0.006), (.clumping, 0.75, 0.9), (.locking, 0.45, 0.75),
        (.lockSize, 0.008, 0.013),
        (.mess, 0.15, 0.4),
      ]),
    NamedHairStyle(
      "windswept", .brushed, women: 0.6, men: 0.8, textures: (1, 1.2, 0.5, 0),
      [
        (.topLength, 0.08, 0.13), (.sideLength, 0.04, 0.08), (.napeLength, 0.03, 0.06),
        (.brushForward, -0.3, 0.3), (.wind, 0.6, 1), (.mess, 0.3, 0.6), (.lift, 0.7, 1.1),
        (.stiffness, 0.2, 0.5), (.flyaways, 0.03, 0.08),
      ]),
  ]
}
