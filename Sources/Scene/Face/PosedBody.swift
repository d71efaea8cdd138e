internal import Geometry

/// A person's body after shape, expression and pose, as the generators of hair and garments see it.
///
/// World space, metres (see ``SceneDescription``). "Rest" is the same person unposed, with neutral expression,
/// in the same space.
struct PosedBody: Sendable {
  /// Every vertex of the base mesh (body 0–13379, helpers above: see ``FaceModel``), posed.
  var positions: [Vector]
  /// The same vertices at rest.
  var restPositions: [Vector]
  /// Carries rest space into world space for everything that moves with the skull.
  var worldFromHead: Affine
  /// The same for what moves with the chest, and with the jaw.
  var worldFromChest: Affine
  var worldFromJaw: Affine
  /// The skin as it is rendered: subdivided, posed.
  var skin: SkinSurface
  /// What garments are cut from, over ``positions``.
  var suit: SuitTopology
  var rightEye: EyeAnchors
  var leftEye: EyeAnchors
  /// Closed curves along the edge of the lids (subdivided control loops), in the order of the model's loops,
  /// each point with an outward normal of the skin there.
  var rightLidMargin: [SurfacePoint]
  var leftLidMargin: [SurfacePoint]
}

/// A position on a surface with its unit normal.
struct SurfacePoint: Sendable {
  var position: Vector
  var normal: Vector
}

/// The rendered skin as quads, with what grows on it.
struct SkinSurface: Sendable {
  var positions: [Vector]
  var normals: [Vector]
  /// The same vertices at rest: this person's shape, neutral and unposed.
  var restPositions: [Vector]
  /// The same vertices on the template head, where procedural texture is evaluated; metres.
  var templatePositions: [Vector]
  /// Counter-clockwise seen from outside.
  var quads: [SIMD4<UInt32>]
  var quadClasses: [SemanticClass]
  /// Follicle density at each vertex relative to the densest spot, 0…1.
  var scalpDensity: [Float]
  var rightBrowDensity: [Float]
  var leftBrowDensity: [Float]
  var beardDensity: [Float]
  var moustacheDensity: [Float]
  /// Lines in template space that are too fine for the vertices.
  var wrinkles: [SkinMark] = []
}
