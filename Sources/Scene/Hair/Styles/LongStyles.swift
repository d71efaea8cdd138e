extension NamedHairStyle {
  /// Hair that falls by its weight.
  static let hanging: [NamedHairStyle] = [
    NamedHairStyle(
      "blunt bob", .hanging, women: 3, men: 0.1, textures: (1.5, 0.8, 0.3, 0.2), parted: true,
      [
        (.cutDepth, 0.07, 0.11), (.backDrop, -0.01, 0.01), (.part, -0.3, 0.3), (.layering, 0, 0.1),
        (.texturing, 0, 0.15), (.volume, 0.010, 0.016), (.mess, 0.02, 0.1),
      ]),
    NamedHairStyle(
      "bob with fringe", .hanging, women: 2.5, men: 0, textures: (1.5, 0.7, 0.3, 0.3), parted: true,
      [
        (.cutDepth, 0.06, 0.11), (.backDrop, -0.02, 0.01), (.part, -0.1, 0.1), (.fringe, 0.85, 1),
        (.fringeHeight, 0.012, 0.026), (.layering, 0, 0.2), (.volume, 0.010, 0.018),
      ]),
    NamedHairStyle(
      "a line bob", .hanging, women: 2, men: 0, textures: (1.4, 0.7, 0.2, 0.2), parted: true,
      [
        (.cutDepth, 0.10, 0.13), (.backDrop, -0.07, -0.04), (.part, 0.2, 0.5), (.layering, 0, 0.2),
        (.volume, 0.012, 0.02),
      ]),
    NamedHairStyle(
      "tousled bob", .hanging, women: 2.5, men: 0.4, textures: (0.8, 1.6, 0.8, 0), parted: true,
      [
        (.cutDepth, 0.07, 0.12), (.part, -0.5, 0.5), (.layering, 0.3, 0.6), (.texturing, 0.5, 0.9),
        (.mess, 0.3, 0.6), (.curlDiameter, 0.010, 0.018), (.curlPitch, 0.045, 0.07), (.curlUnity, 0.5, 0.8),
        (.volume, 0.014, 0.022),
      ]),
    NamedHairStyle(
      "lob", .hanging, women: 4, men: 0.3, textures: (1.2, 1.2, 0.3, 0.2), parted: true,
      [
        (.cutDepth, 0.14, 0.19), (.backDrop, -0.02, 0.01), (.part, -0.5, 0.5), (.layering, 0.05, 0.3),
        (.tucked, 0, 0.4),
      ]),
    NamedHairStyle(
      "long straight", .hanging, women: 5, men: 0.6, textures: (2, 0.4, 0.1, 0.3), old: 0.4, parted: true,
      [
        (.cutDepth, 0.24, 0.36), (.backDrop, 0.02, 0.06), (.part, -0.06, 0.06), (.layering, 0.1, 0.3),
        (.curlDiameter, 0, 0),
      ]),
    NamedHairStyle(
      "long straight with side part", .hanging, women: 4, men: 0.3, textures: (1.8, 0.5, 0.1, 0.2),
      old: 0.4, parted: true,
      [
        (.cutDepth, 0.22, 0.34), (.backDrop, 0.02, 0.06), (.part, 0.25, 0.5), (.layering, 0.1, 0.4),
        (.curlDiameter, 0, 0),
      ]),
    NamedHairStyle(
      "long with blunt fringe", .hanging, women: 2, men: 0, textures: (1.8, 0.5, 0, 0.1), young: 1.4,
      old: 0.2, parted: true,
      [
        (.cutDepth, 0.22, 0.34), (.backDrop, 0.02, 0.05), (.part, -0.06, 0.06), (.fringe, 0.9, 1),
        (.fringeHeight, 0.010, 0.022), (.fringeDensity, 0.9, 1),
      ]),
    NamedHairStyle(
      "long with wispy fringe", .hanging, women: 2, men: 0, textures: (1.8, 0.6, 0, 0), young: 1.5,
      old: 0.2, parted: true,
      [
        (.cutDepth, 0.18, 0.34), (.backDrop, 0.02, 0.05), (.part, -0.06, 0.06), (.fringe, 0.7, 0.9),
        (.fringeHeight, 0.004, 0.02), (.fringeDensity, 0.2, 0.4),
      ]),
    NamedHairStyle(
      "curtain fringe", .hanging, women: 3, men: 0.2, textures: (1, 1.5, 0.4, 0), old: 0.4, parted: true,
      [
        (.cutDepth, 0.18, 0.32), (.part, -0.06, 0.06), (.fringe, 0.75, 0.95),
        (.fringeHeight, -0.035, -0.01), (.fringeSplit, 0.8, 1), (.layering, 0.4, 0.7),
        (.volume, 0.010, 0.018),
      ]),
    NamedHairStyle(
      "side swept fringe", .hanging, women: 2.5, men: 0, textures: (1.3, 1, 0.3, 0.1), parted: true,
      [
        (.cutDepth, 0.15, 0.30), (.part, 0.3, 0.5), (.fringe, 0.8, 1), (.fringeHeight, 0.013, 0.026),
        (.fringeSide, -1, -0.7), (.layering, 0.3, 0.6),
      ]),
    NamedHairStyle(
      "baby fringe", .hanging, women: 0.5, men: 0, textures: (1.3, 1, 0.3, 0), young: 1.6, old: 0.1,
      parted: true,
      [
        (.cutDepth, 0.08, 0.3), (.part, -0.06, 0.06), (.fringe, 0.8, 1), (.fringeHeight, 0.038, 0.05),
        (.fringeDensity, 0.7, 1),
      ]),
    NamedHairStyle(
      "long layered", .hanging, women: 4, men: 0.4, textures: (1, 1.5, 0.3, 0), parted: true,
      [
        (.cutDepth, 0.22, 0.34), (.backDrop, 0.02, 0.05), (.part, -0.4, 0.4), (.layering, 0.6, 0.95),
        (.texturing, 0.4, 0.7), (.volume, 0.012, 0.02), (.lift, 0.3, 0.6),
      ]),
    NamedHairStyle(
      "shag", .hanging, women: 1.5, men: 0.8, textures: (0.8, 1.6, 0.6, 0), old: 0.4, parted: true,
      [
        (.cutDepth, 0.12, 0.19), (.backDrop, 0.02, 0.05), (.part, -0.1, 0.1), (.layering, 0.8, 1),
        (.texturing, 0.8, 1), (.mess, 0.35, 0.6), (.fringe, 0.8, 1), (.fringeHeight, -0.005, 0.02),
        (.fringeSplit, 0.2, 0.7), (.volume, 0.014, 0.024), (.lift, 0.4, 0.7), (.locking, 0.5, 0.8),
      ]),
    NamedHairStyle(
      "mullet", .hanging, women: 0.4, men: 1, textures: (1, 1.3, 0.7, 0), young: 1.3, old: 0.3,
      [
        (.topLength, 0.06, 0.09), (.sideLength, 0.03, 0.05), (.napeLength, 0.2, 0.3),
        (.cutDepth, 0.11, 0.16), (.backDrop, 0.02, 0.06), (.brushForward, 0.2, 0.6), (.sideSweep, -0.6, 0),
        (.lift, 0.5, 0.9), (.layering, 0.3, 0.6), (.mess, 0.3, 0.6), (.volume, 0.010, 0.018),
        (.stiffness, 0.2, 0.4),
      ]),
    NamedHairStyle(
      "tucked behind ears", .hanging, women: 2.5, men: 0.5, textures: (1.5, 1, 0.2, 0.1), parted: true,
      [(.cutDepth, 0.10, 0.3), (.part, -0.4, 0.4), (.tucked, 0.9, 1), (.volume, 0.005, 0.010)]),
    NamedHairStyle(
      "shoulder length men", .hanging, women: 0, men: 2.5, textures: (1, 1.4, 0.5, 0.1), parted: true,
      [
        (.cutDepth, 0.10, 0.20), (.part, -0.3, 0.3), (.layering, 0.3, 0.6), (.tucked, 0, 0.8),
        (.mess, 0.2, 0.4), (.texturing, 0.3, 0.7),
      ]),
    NamedHairStyle(
      "beach waves", .hanging, women: 4, men: 0.3, textures: (0.7, 2, 0.4, 0.1), old: 0.4, parted: true,
      [
        (.cutDepth, 0.18, 0.32), (.part, -0.4, 0.4), (.curlDiameter, 0.012, 0.022),
        (.curlPitch, 0.06, 0.09), (.curlUnity, 0.6, 0.85), (.curlOnset, 0.04, 0.09), (.locking, 0.5, 0.8),
        (.texturing, 0.4, 0.7), (.volume, 0.010, 0.018),
      ]),
    NamedHairStyle(
      "hollywood waves", .hanging, women: 1, men: 0, textures: (1, 1.3, 0.7, 0.5), parted: true,
      [
        (.cutDepth, 0.15, 0.26), (.part, 0.35, 0.55), (.curlDiameter, 0.014, 0.020),
        (.curlPitch, 0.07, 0.095), (.curlUnity, 0.97, 1), (.frizz, 0, 0.05), (.clumping, 0.5, 0.7),
        (.layering, 0.1, 0.2), (.volume, 0.012, 0.018), (.mess, 0, 0.04), (.texturing, 0, 0.1),
        (.locking, 0.1, 0.2),
      ]),
    NamedHairStyle(
      "long wet hair", .hanging, women: 0.6, men: 0.2, parted: true,
      [
        (.cutDepth, 0.15, 0.32), (.part, -0.3, 0.3), (.wet, 0.85, 1), (.clumping, 0.72, 0.88),
        (.locking, 0.35, 0.6), (.lockSize, 0.007, 0.012), (.volume, 0.001, 0.003), (.lift, 0.05, 0.15),
        (.tucked, 0.3, 1),
        (.curlDiameter, 0, 0.006), (.curlPitch, 0.05, 0.08),
      ]),
    NamedHairStyle(
      "long hair in the wind", .hanging, women: 1, men: 0.1, textures: (1, 1, 0.4, 0), parted: true,
      [
        (.cutDepth, 0.4, 0.5), (.topLength, 0.26, 0.34), (.sideLength, 0.24, 0.30),
        (.napeLength, 0.22, 0.28), (.part, -0.4, 0.4), (.wind, 0.5, 1), (.mess, 0.2, 0.4),
        (.locking, 0.5, 0.8), (.flyaways, 0.03, 0.07),
      ]),
  ]

  /// Curls from 2C to 4C, worn free.
  static let curled: [NamedHairStyle] = [
    NamedHairStyle(
      "long curls", .hanging, women: 5, men: 0.4, textures: (0, 0.4, 3, 0.5), old: 0.6, parted: true,
      [
        (.topLength, 0.22, 0.30), (.sideLength, 0.20, 0.27), (.napeLength, 0.18, 0.25),
        (.cutDepth, 0.4, 0.4), (.part, -0.3, 0.4), (.volume, 0.018, 0.03), (.lift, 0.4, 0.8),
        (.layering, 0.4, 0.6), (.clumping, 0.75, 0.92), (.curlUnity, 0.85, 0.97), (.frizz, 0.05, 0.2),
        (.locking, 0, 0.2), (.texturing, 0.3, 0.6),
      ]),
    NamedHairStyle(
      "shoulder curls", .hanging, women: 4, men: 0.6, textures: (0, 0.3, 3, 0.8), old: 0.8, parted: true,
      [
        (.topLength, 0.15, 0.20), (.sideLength, 0.14, 0.18), (.napeLength, 0.10, 0.15),
        (.cutDepth, 0.4, 0.4), (.part, -0.5, 0.5), (.volume, 0.022, 0.036), (.lift, 0.6, 0.9),
        (.layering, 0.4, 0.6), (.clumping, 0.75, 0.92), (.curlUnity, 0.85, 0.97), (.frizz, 0.1, 0.3),
        (.locking, 0, 0.2), (.texturing, 0.4, 0.7),
      ]),
    NamedHairStyle(
      "curls with fringe", .hanging, women: 1.5, men: 0.3, textures: (0, 0.3, 3, 0.4), old: 0.4,
      parted: true,
      [
        (.topLength, 0.12, 0.18), (.sideLength, 0.12, 0.17), (.napeLength, 0.10, 0.14),
        (.cutDepth, 0.4, 0.4), (.part, -0.1, 0.1), (.volume, 0.022, 0.034), (.lift, 0.5, 0.9),
        (.fringe, 0.8, 1), (.fringeHeight, 0.012, 0.025), (.clumping, 0.75, 0.92), (.curlUnity, 0.85, 0.97),
        (.frizz, 0.15, 0.4), (.locking, 0, 0.2),
      ]),
    NamedHairStyle(
      "curly crop", .brushed, women: 1.2, men: 4, textures: (0, 0.3, 3, 0.7), old: 0.7,
      [
        (.topLength, 0.045, 0.075), (.sideLength, 0.018, 0.03), (.napeLength, 0.008, 0.015),
        (.brushForward, 0, 0.6), (.lift, 0.8, 1.2), (.stiffness, 0.4, 0.7), (.volume, 0.014, 0.024),
        (.clumping, 0.7, 0.9), (.curlUnity, 0.8, 0.95), (.locking, 0, 0.2), (.mess, 0.4, 0.7),
      ]),
    NamedHairStyle(
      "curly top fade", .brushed, women: 0.2, men: 3.5, textures: (0, 0.2, 2.5, 1.2), old: 0.15,
      [
        (.topLength, 0.05, 0.08), (.sideLength, 0.005, 0.009), (.napeLength, 0.0005, 0.0015),
        (.brushForward, 0.3, 0.9), (.fade, 0.6, 1), (.fadeLength, 0.0004, 0.001), (.lift, 0.9, 1.3),
        (.stiffness, 0.5, 0.8), (.volume, 0.014, 0.022), (.clumping, 0.75, 0.92), (.curlUnity, 0.85, 0.97),
        (.locking, 0, 0.15), (.hairlineSoftness, 0, 0.3), (.topWidth, 0.85, 1), (.mess, 0.4, 0.7),
      ]),
    NamedHairStyle(
      "permed curls", .hanging, women: 1.5, men: 0.1, textures: (0.7, 0.8, 0.5, 0), young: 0.4, old: 2,
      parted: true,
      [
        (.topLength, 0.10, 0.14), (.sideLength, 0.09, 0.13), (.napeLength, 0.06, 0.10),
        (.cutDepth, 0.4, 0.4), (.part, -0.4, 0.4), (.curlDiameter, 0.012, 0.018),
        (.curlPitch, 0.022, 0.032), (.curlUnity, 0.7, 0.9), (.volume, 0.024, 0.036), (.lift, 0.7, 1),
        (.frizz, 0.3, 0.6), (.clumping, 0.6, 0.8), (.locking, 0, 0.2),
      ]),
    NamedHairStyle(
      "teeny weeny afro", .standing, women: 4, men: 4, textures: (0, 0, 0.3, 3), old: 1.3,
      [
        (.topLength, 0.012, 0.022), (.sideLength, 0.008, 0.016), (.napeLength, 0.005, 0.010),
        (.curlUnity, 0.5, 0.8),
      ]),
    NamedHairStyle(
      "short afro with fade", .standing, women: 0.6, men: 7, textures: (0, 0, 0.5, 3), old: 0.5,
      [
        (.topLength, 0.020, 0.04), (.sideLength, 0.006, 0.012), (.napeLength, 0.001, 0.002),
        (.fade, 0.4, 0.9), (.fadeLength, 0.0004, 0.001), (.hairlineSoftness, 0, 0.15),
        (.topWidth, 0.9, 1.1),
      ]),
    NamedHairStyle(
      "afro", .standing, women: 5, men: 2.5, textures: (0, 0, 0.4, 3), old: 0.8,
      [
        (.topLength, 0.05, 0.075), (.sideLength, 0.045, 0.07), (.napeLength, 0.03, 0.05),
        (.clumping, 0.35, 0.6),
      ]),
    NamedHairStyle(
      "big afro", .standing, women: 2.5, men: 0.8, textures: (0, 0, 0.4, 3), old: 0.4,
      [
        (.topLength, 0.09, 0.13), (.sideLength, 0.085, 0.12), (.napeLength, 0.06, 0.09),
        (.clumping, 0.25, 0.5), (.frizz, 0.4, 0.7),
      ]),
    NamedHairStyle(
      "tapered afro", .standing, women: 2.5, men: 1.2, textures: (0, 0, 0.6, 3), old: 0.5,
      [
        (.topLength, 0.05, 0.08), (.sideLength, 0.012, 0.022), (.napeLength, 0.006, 0.010),
        (.brushForward, 0.2, 0.6), (.clumping, 0.6, 0.85),
      ]),
    NamedHairStyle(
      "flat top", .standing, women: 0.1, men: 1, textures: (0, 0, 0.2, 3), old: 0.3,
      [
        (.topLength, 0.07, 0.09), (.sideLength, 0.003, 0.006), (.napeLength, 0.0005, 0.001),
        (.flatTop, 0.03, 0.05), (.fade, 0.8, 1), (.fadeLength, 0.0004, 0.001), (.topWidth, 0.95, 1.1),
        (.disconnection, 0.8, 1), (.hairlineSoftness, 0, 0.05), (.mess, 0.05, 0.15), (.frizz, 0.1, 0.25),
      ]),
    NamedHairStyle(
      "high top fade", .standing, women: 0.2, men: 1.5, textures: (0, 0, 0.5, 3), old: 0.2,
      [
        (.topLength, 0.05, 0.075), (.sideLength, 0.003, 0.006), (.napeLength, 0.0005, 0.001),
        (.fade, 0.8, 1), (.fadeLength, 0.0004, 0.001), (.topWidth, 0.85, 1), (.disconnection, 0.6, 0.9),
        (.hairlineSoftness, 0, 0.1),
      ]),
    NamedHairStyle(
      "frohawk", .standing, women: 0.6, men: 0.6, textures: (0, 0, 0.8, 3), old: 0.1,
      [
        (.topLength, 0.06, 0.10), (.sideLength, 0.001, 0.004), (.napeLength, 0.001, 0.002),
        (.topWidth, 0.35, 0.5), (.disconnection, 0.9, 1), (.ridge, 0.2, 0.4),
      ]),
    NamedHairStyle(
      "wash and go", .hanging, women: 4, men: 1, textures: (0, 0, 1, 3), old: 0.6, parted: true,
      [
        (.topLength, 0.08, 0.13), (.sideLength, 0.08, 0.12), (.napeLength, 0.06, 0.10),
        (.cutDepth, 0.4, 0.4), (.part, -0.4, 0.5), (.volume, 0.022, 0.034), (.lift, 0.9, 1.2),
        (.stiffness, 0.3, 0.6), (.clumping, 0.75, 0.92), (.curlUnity, 0.85, 0.97), (.frizz, 0.2, 0.4),
        (.locking, 0, 0.15),
      ]),
  ]
}
