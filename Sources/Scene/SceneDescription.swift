public import Geometry

/// Everything the renderer needs to know of one image, free of any device: plain values.
///
/// Lengths in metres, angles in radians, light as linear Rec. 709 radiance. World space: +y up; a person in
/// neutral pose looks along +z with +x on their left; the origin is the midpoint between the eyeballs' centres
/// of the neutral pose.
public struct SceneDescription: Sendable {
  public var meshes: [SurfaceMesh]
  public var strandGroups: [StrandGroup]
  /// Referred to by index from meshes and strand groups.
  public var materials: [Material]
  public var environment: EnvironmentLight
  /// Light beside that of the environment.
  public var lamps: [AreaLight]
  public var camera: Camera
  public var face: FaceAnchors

  public init(
    meshes: [SurfaceMesh], strandGroups: [StrandGroup], materials: [Material],
    environment: EnvironmentLight, lamps: [AreaLight] = [], camera: Camera, face: FaceAnchors
  ) {
    self.meshes = meshes
    self.strandGroups = strandGroups
    self.materials = materials
    self.environment = environment
    self.lamps = lamps
    self.camera = camera
    self.face = face
  }
}

/// A triangle mesh with what its material needs at each vertex.
public struct SurfaceMesh: Sendable {
  /// For messages and statistics.
  public var name: String
  public var positions: [Vector]
  /// Unit shading normals.
  public var normals: [Vector]
  /// Where procedural texture is evaluated; one entry a vertex. Skin: template space, metres, so that texture
  /// moves with the skin. Cloth: (u, v, 0), metres along weft and warp. Eye: metres from the eye's centre with
  /// +z along the optical axis. Others: free.
  public var textureCoordinates: [Vector]
  /// Linear albedo at each vertex, multiplied with the material's; empty for white.
  public var tints: [Vector]
  /// Four numbers in 0…1 at each vertex, with the meaning stated by the material; empty for zeros.
  public var details: [SIMD4<Float>]
  /// Skin only, else empty: x, y, w say how far each vertex lies inside the lips' border, the upper and the lower lid's
  /// margin (negative: outside), 0…1 for -4…4 mm (``SkinContours/encoded(_:)``); z is the density of shaven
  /// beard, 0…1.
  public var contours: [SIMD4<Float>]
  /// Skin only: what is too fine for vertices, in the space of ``textureCoordinates``.
  public var marks: [SkinMark]
  public var triangles: [SIMD3<UInt32>]
  /// The label of each triangle.
  public var triangleClasses: [SemanticClass]
  /// Index into ``SceneDescription/materials``.
  public var material: Int

  public init(
    name: String, positions: [Vector], normals: [Vector], textureCoordinates: [Vector],
    tints: [Vector] = [], details: [SIMD4<Float>] = [], contours: [SIMD4<Float>] = [], marks: [SkinMark] = [],
    triangles: [SIMD3<UInt32>],
    triangleClasses: [SemanticClass], material: Int
  ) {
    self.name = name
    self.positions = positions
    self.normals = normals
    self.textureCoordinates = textureCoordinates
    self.tints = tints
    self.details = details
    self.contours = contours
    self.marks = marks
    self.triangles = triangles
    self.triangleClasses = triangleClasses
    self.material = material
  }
}

/// Hairs of one kind.
public struct StrandGroup: Sendable {
  public var name: String
  public var strands: Strands
  /// Absorption coefficient of each strand's interior, linear RGB, per fibre radius
  /// (d'Eon et al. 2011; Chiang et al. 2016, section 4.2). One entry a strand.
  public var absorptions: [Vector]
  /// The same at the tips; empty where tips are like roots. ``HairMaterial`` says where along a hair one goes over
  /// into the other.
  public var tipAbsorptions: [Vector]
  public var semanticClass: SemanticClass
  /// Index into ``SceneDescription/materials``; must be ``Material/hair(_:)``.
  public var material: Int

  public init(
    name: String, strands: Strands, absorptions: [Vector], tipAbsorptions: [Vector] = [],
    semanticClass: SemanticClass, material: Int
  ) {
    self.name = name
    self.strands = strands
    self.absorptions = absorptions
    self.tipAbsorptions = tipAbsorptions
    self.semanticClass = semanticClass
    self.material = material
  }
}

/// What a label says a pixel shows. Raw values are the class ids of the FaceSynthetics data set.
/// Right and left are the person's.
public enum SemanticClass: UInt8, Sendable, CaseIterable, Codable {
  case background = 0
  case skin, nose, rightEye, leftEye, rightBrow, leftBrow, rightEar, leftEar
  case mouthInterior, topLip, bottomLip, neck, hair, beard, clothing, glasses, headwear, facewear
  /// No claim is made: brow hair beyond the outline of the face, and borders.
  case ignore = 255
}

/// Points and frames of the face in world space, from which annotations are made.
public struct FaceAnchors: Sendable {
  /// 70 points: iBUG-68 order, then the pupil of the person's right and left eye.
  public var landmarks: [Vector]
  /// The head joint's frame: +x the person's left, +y up, +z forward; origin at the midpoint between the eyes
  /// in neutral pose, moving with the head.
  public var worldFromHead: Affine
  public var rightEye: EyeAnchors
  public var leftEye: EyeAnchors

  public init(
    landmarks: [Vector], worldFromHead: Affine, rightEye: EyeAnchors, leftEye: EyeAnchors
  ) {
    self.landmarks = landmarks
    self.worldFromHead = worldFromHead
    self.rightEye = rightEye
    self.leftEye = leftEye
  }
}

/// One eyeball in world space.
public struct EyeAnchors: Sendable {
  /// Origin at the eyeball's centre, +z along the optical axis, +y up.
  public var worldFromEye: Affine
  /// Radius of the eyeball, metres.
  public var eyeballRadius: Float
  /// Radii of iris and pupil, and how far in front of the centre the pupil's plane lies; metres.
  public var irisRadius: Float
  public var pupilRadius: Float
  public var pupilDistance: Float

  public init(
    worldFromEye: Affine, eyeballRadius: Float, irisRadius: Float, pupilRadius: Float,
    pupilDistance: Float
  ) {
    self.worldFromEye = worldFromEye
    self.eyeballRadius = eyeballRadius
    self.irisRadius = irisRadius
    self.pupilRadius = pupilRadius
    self.pupilDistance = pupilDistance
  }
}
