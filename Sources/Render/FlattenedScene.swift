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
    let (pieceLength, pieces) = Self.pieces(scene.strandGroups)
    segmentStrands.reserveCapacity(pieces)
    points.reserveCapacity(pieces + scene.strandGroups.reduce(0) { $0 + $1.strands.count })
    for group in scene.strandGroups {
      try append(group, pieceLength: pieceLength, materials: scene.materials)
    }
  }

  /// Pieces that all strands together may be cut into: with the triangles of a head they stay below the 3.8 million
  /// primitives whose sorted geometry fits into a binding of Mesa's CPU device; see HierarchyBuilder.
  private static let pieceBudget: Float = 3_400_000

  /// How long a piece of hair should be, metres: short, but no shorter than the budget of pieces allows; and how many
  /// pieces that makes, about.
  private static func pieces(_ groups: [StrandGroup]) -> (length: Float, count: Int) {
    var lengths: [Float] = []
    lengths.reserveCapacity(groups.reduce(0) { $0 + $1.strands.segmentCount })
    for group in groups {
      for s in 0..<group.strands.count {
        let strand = group.strands[s]
        for (a, b) in zip(strand, strand.dropFirst()) {
          lengths.append(length(Vector(b.x - a.x, b.y - a.y, b.z - a.z)))
        }
      }
    }
    // No segment is less than one piece, so many short ones take from the budget of the others.
    var piece = max(0.001, lengths.reduce(0, +) / pieceBudget)
    var count: Float = 0
    for _ in 0..<40 {
      let inverse = 1 / piece
      count = lengths.reduce(0) { $0 + max(1, ($1 * inverse).rounded()) }
      if count <= pieceBudget { break }
      piece *= 1.15
    }
    return (piece, Int(count))
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

  /// Adds a straight piece of the strand that is being added, cut so that no part is much longer than `length`: a box
  /// around a long slanted segment is nearly all air, and rays pay for the air.
  private mutating func appendPieces(from a: SIMD4<Float>, to b: SIMD4<Float>, length: Float) {
    let d = b - a
    let count = max(1, Int(((d.x * d.x + d.y * d.y + d.z * d.z).squareRoot() / length).rounded()))
    for i in 1...count {
      segmentStrands.append(UInt32(strands.count))
      points.append(i == count ? b : a + d * (Float(i) / Float(count)))
    }
  }

  private mutating func append(_ group: StrandGroup, pieceLength: Float, materials: [Material]) throws {
    guard materials.indices.contains(group.material), case .hair = materials[group.material] else {
      throw SceneError("strands \(group.name): material \(group.material) is no hair")
    }
    guard group.absorptions.count == group.strands.count,
      group.tipAbsorptions.isEmpty || group.tipAbsorptions.count == group.strands.count
    else { throw SceneError("strands \(group.name): one absorption a strand is needed") }
    guard
      group.strands.points.allSatisfy({
        $0.x.isFinite && $0.y.isFinite && $0.z.isFinite && $0.w >= 0 && $0.w.isFinite
      })
    else { throw SceneError("strands \(group.name): a point is not finite or its radius is negative") }
    let word = UInt32(group.material) | UInt32(group.semanticClass.rawValue) << 16
    for s in 0..<group.strands.count {
      let (start, end) = (group.strands.firstPoints[s], group.strands.firstPoints[s + 1])
      guard start < end, end <= group.strands.points.count else {
        throw SceneError("strands \(group.name): strand \(s) has no points")
      }
      points.append(group.strands.points[Int(start)])
      let first = segmentStrands.count
      for p in start..<(end - 1) {
        appendPieces(
          from: group.strands.points[Int(p)], to: group.strands.points[Int(p) + 1], length: pieceLength)
      }
      let tip = group.tipAbsorptions.isEmpty ? group.absorptions[s] : group.tipAbsorptions[s]
      strands.append(
        GPUStrand(
          absorption: vec3(group.absorptions[s]), material: word, tipAbsorption: vec3(tip),
          firstSegment: UInt32(first), segmentCount: UInt32(segmentStrands.count - first)))
    }
  }
}

extension SIMD3<Float> {
  fileprivate var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}
