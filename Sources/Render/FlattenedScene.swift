internal import GPUTypes
internal import Geometry
public import Scene

/// A scene as the arrays that the GPU reads: still plain values, made on any thread, rendered later.
public struct FlattenedScene: Sendable {
  var triangles: [GPUTriangle] = []
  var corners: [GPUTriangleCorners] = []
  var vertices: [GPUVertex] = []
  /// Strand points: x, y, z, radius.
  var points: [SIMD4<Float>] = []
  /// The strand of each segment; with it comes the segment's first point, see HierarchyTypes.h.
  var segmentStrands: [UInt32] = []
  var strands: [GPUStrand] = []
  var materials: [GPUMaterial] = []
  var albedoTables: [Float] = []
  var skinMarks = SkinMarkTable()
  var environment: FlattenedEnvironment
  var lights: FlattenedLights
  var camera: Camera
  /// World-space landmarks of the face, to be tested for visibility.
  var landmarks: [Vector]
  /// Whether there are panes that labels look through.
  var hasSeenThroughGlass = false

  /// How many hairs and segments the scene holds.
  public var strandCount: Int { strands.count }
  public var segmentCount: Int { segmentStrands.count }
  public var triangleCount: Int { triangles.count }

  /// - Throws: ``SceneError`` when a mesh or strand is malformed: an index out of range, a value not finite.
  public init(_ scene: SceneDescription) throws {
    environment = try FlattenedEnvironment(scene.environment)
    lights = try FlattenedLights(scene.lamps, environment: environment.drawnLight)
    camera = scene.camera
    landmarks = scene.face.landmarks
    var tables = SpecularAlbedoTables()
    materials = scene.materials.map { $0.flattened(tables: &tables) }
    albedoTables = tables.values
    // Room for all meshes at once: an array that grows mesh by mesh is copied as often.
    let triangleCount = scene.meshes.reduce(0) { $0 + $1.triangles.count }
    triangles.reserveCapacity(triangleCount)
    corners.reserveCapacity(triangleCount)
    vertices.reserveCapacity(scene.meshes.reduce(0) { $0 + $1.positions.count })
    for mesh in scene.meshes { try append(mesh, materials: scene.materials) }
    let hair = try FlattenedStrands(scene.strandGroups, materials: scene.materials)
    (points, segmentStrands, strands) = (hair.points, hair.segmentStrands, hair.strands)
  }

  private mutating func append(_ mesh: SurfaceMesh, materials: [Material]) throws {
    let count = mesh.positions.count
    guard mesh.normals.count == count, mesh.textureCoordinates.count == count,
      mesh.tints.isEmpty || mesh.tints.count == count,
      mesh.details.isEmpty || mesh.details.count == count,
      mesh.contours.isEmpty || mesh.contours.count == count,
      mesh.triangleClasses.count == mesh.triangles.count
    else { throw SceneError("mesh \(mesh.name): its arrays differ in length") }
    guard materials.indices.contains(mesh.material) else {
      throw SceneError("mesh \(mesh.name): there is no material \(mesh.material)")
    }
    if case .hair = materials[mesh.material] {
      throw SceneError("mesh \(mesh.name): material \(mesh.material) is hair, which only strands can have")
    }
    guard mesh.positions.allSatisfy(\.isFinite), mesh.normals.allSatisfy(\.isFinite),
      mesh.textureCoordinates.allSatisfy(\.isFinite)
    else { throw SceneError("mesh \(mesh.name): a vertex is not finite") }

    let firstVertex = UInt32(vertices.count)
    for i in 0..<count {
      vertices.append(
        GPUVertex(
          texture: vec3(mesh.textureCoordinates[i]), normal: packOctahedral(mesh.normals[i]),
          tint: mesh.tints.isEmpty ? 0xffff_ffff : packTint(mesh.tints[i]),
          details: mesh.details.isEmpty ? 0 : packUnorm(mesh.details[i]),
          contours: mesh.contours.isEmpty ? 0 : packUnorm(mesh.contours[i])))
    }
    if !mesh.marks.isEmpty { self.materials[mesh.material].skinMarks = skinMarks.append(mesh.marks) }
    // Shadow rays cross the cornea: the triangles of an eye that lie inside the limbus.
    var corneaRadius: Float?
    if case .eye(let eye) = materials[mesh.material] { corneaRadius = eye.limbusRadius }
    func isCornea(_ i: UInt32, _ radius: Float) -> Bool {
      let p = mesh.textureCoordinates[Int(i)]
      return p.z > 0 && p.x * p.x + p.y * p.y < radius * radius
    }
    var glassFace: UInt32 = 0
    if case .glass(let glass) = materials[mesh.material] {
      glassFace = packHalves(glass.indexOfRefraction, glass.coating)
      hasSeenThroughGlass = hasSeenThroughGlass || glass.isSeenThrough
    }
    func glassTint(_ t: SIMD3<UInt32>) -> UInt32 {
      mesh.tints.isEmpty
        ? 0xffff_ffff : packTint((mesh.tints[Int(t.x)] + mesh.tints[Int(t.y)] + mesh.tints[Int(t.z)]) / 3)
    }
    for (t, semanticClass) in zip(mesh.triangles, mesh.triangleClasses) {
      guard t.x < count, t.y < count, t.z < count else {
        throw SceneError("mesh \(mesh.name): a triangle names a vertex beyond \(count)")
      }
      corners.append(
        GPUTriangleCorners(
          a: firstVertex + t.x, b: firstVertex + t.y, c: firstVertex + t.z,
          semanticClass: UInt32(semanticClass.rawValue)))
      var word = UInt32(mesh.material)
      if let r = corneaRadius, isCornea(t.x, r), isCornea(t.y, r), isCornea(t.z, r) {
        word |= UInt32(MATERIAL_PASSES_SHADOWS)
      }
      if glassFace != 0 { word |= UInt32(MATERIAL_PASSES_SHADOWS) }
      triangles.append(
        GPUTriangle(
          a: vec3(mesh.positions[Int(t.x)]), material: word, b: vec3(mesh.positions[Int(t.y)]),
          glassTint: glassFace == 0 ? 0 : glassTint(t), c: vec3(mesh.positions[Int(t.z)]),
          glassFace: glassFace))
    }
  }
}

extension SIMD3<Float> {
  /// What is infinite or no number differs from itself by no number.
  fileprivate var isFinite: Bool { all(self - self .== .zero) }
}
