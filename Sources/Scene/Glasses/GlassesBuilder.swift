internal import Geometry

/// Makes the glasses that a person wears, fitted to the head.
enum GlassesBuilder {
  /// - Returns: Frame, pads and lenses as meshes of the class glasses; nothing if the person wears none.
  static func build(body: PosedBody, parameters: SceneParameters) -> ScenePart {
    guard let glasses = parameters.glasses else { return ScenePart() }
    let frame = GlassesFrame(glasses)
    let fit = GlassesFit(frame, on: body)
    let worldFromFrame = body.worldFromHead * .translation(fit.place)
    var part = ScenePart(materials: [frameMaterial(glasses), lensMaterial(glasses), pads])
    var pieces = [bridge(frame), temple(-1, frame, fit), temple(1, frame, fit)]
    for side: Float in [-1, 1] {
      if let rim = frame.rim(side) { pieces.append(rimPiece(rim, frame.facing(side), glasses)) }
      part.meshes.append(lens(frame, side, worldFromFrame))
    }
    part.meshes.append(mesh("glasses frame", pieces, worldFromFrame, material: 0) { color(glasses, at: $0) })
    if glasses.stuff == .metal {
      part.meshes.append(
        mesh(
          "nose pads", [-1, 1].flatMap { pad(frame, fit, side: $0, on: body) }, worldFromFrame, material: 2
        ) { _ in
          Vector(repeating: 1)
        })
    }
    return part
  }

  private static func frameMaterial(_ glasses: GlassesParameters) -> Material {
    switch glasses.stuff {
    case .plastic: .plain(PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.12, indexOfRefraction: 1.5))
    case .metal: .metal(MetalMaterial(reflectance: Vector(1, 1, 1), roughness: 0.16))
    }
  }

  private static func lensMaterial(_ glasses: GlassesParameters) -> Material {
    .glass(
      GlassMaterial(indexOfRefraction: 1.5, coating: glasses.coating, isSeenThrough: glasses.isSeenThrough))
  }

  /// Silicone.
  private static let pads = Material.plain(
    PlainMaterial(albedo: Vector(0.6, 0.58, 0.55), roughness: 0.3, indexOfRefraction: 1.4))

  /// Color of the frame at a point in its own space.
  private static func color(_ glasses: GlassesParameters, at p: Vector) -> Vector {
    guard glasses.flecks > 0 else { return glasses.color }
    let noise = Noise(seed: glasses.pattern)
    let fleck = smoothstep(-0.1, 0.25, noise.fractal(p * 140, octaves: 3))
    return mix(
      glasses.color + Vector(0.22, 0.1, 0.03), glasses.color * 0.35, 1 - (1 - fleck) * glasses.flecks)
  }

  private static func rimPiece(
    _ rim: (path: [Vector], isClosed: Bool), _ facing: Vector, _ glasses: GlassesParameters
  ) -> SweptMesh {
    let count = rim.path.count
    return SweptMesh(
      path: rim.path, normals: Array(repeating: facing, count: count),
      halfWidths: Array(repeating: glasses.rimWidth / 2, count: count),
      halfDepths: Array(repeating: glasses.rimDepth / 2, count: count), isClosed: rim.isClosed)
  }

  private static func bridge(_ frame: GlassesFrame) -> SweptMesh {
    let (path, glasses) = (frame.bridge, frame.glasses)
    let height = glasses.stuff == .plastic ? 0.8 * glasses.rimWidth : 0.7 * glasses.rimWidth
    return SweptMesh(
      path: path, normals: Array(repeating: Vector(0, 0, 1), count: path.count),
      halfWidths: Array(repeating: height, count: path.count),
      halfDepths: Array(repeating: glasses.rimDepth / 2, count: path.count), isClosed: false)
  }

  /// End piece and temple: a flat bar on edge, higher in front, in the frame's space.
  private static func temple(_ side: Float, _ frame: GlassesFrame, _ fit: GlassesFit) -> SweptMesh {
    let (glasses, front) = (frame.glasses, frame.endPiece(side))
    let isThick = glasses.stuff == .plastic
    let path = front.path + (side < 0 ? fit.rightTemple : fit.leftTemple).map { $0 - fit.place }
    let heights = path.indices.map { i in
      let t = Float(i) / Float(path.count - 1)
      // Metal ends in a sleeve of plastic over the ear.
      return isThick
        ? mix(0.6 * glasses.rimWidth + 0.0008, 0.0016, t) : mix(0.0007, 0.0014, smoothstep(0.5, 0.6, t))
    }
    let rest = Array(repeating: Vector(side, 0, 0), count: path.count - front.path.count)
    return SweptMesh(
      path: path, normals: front.normals + rest, halfWidths: heights,
      halfDepths: Array(repeating: isThick ? 0.0012 : 0.0007, count: path.count), isClosed: false)
  }

  /// A pad on the flank of the nose and the wire that holds it, in the frame's space.
  private static func pad(_ frame: GlassesFrame, _ fit: GlassesFit, side: Float, on body: PosedBody)
    -> [SweptMesh]
  {
    let edge = frame.outline.points.filter { $0.x < 0 && $0.y < 0 }.min {
      abs($0.y + 0.004) < abs($1.y + 0.004)
    }
    let onRim = frame.point(side, edge ?? .zero)
    // The nearest point of the skin behind the rim.
    let worldFromFrame = body.worldFromHead * .translation(fit.place)
    let wanted = worldFromFrame.point(onRim + Vector(-side * 0.002, -0.002, -0.006))
    let nearest = body.skin.positions.min { distance($0, wanted) < distance($1, wanted) } ?? wanted
    let contact = worldFromFrame.rigidInverse.point(nearest)
    let center = contact + Vector(side * 1.1e-3, 0, 0.4e-3)
    let long = normalized(Vector(side * 0.25, -1, -0.2))
    let pad = SweptMesh(
      path: (0...6).map { center + long * (Float($0 - 3) / 3 * 5e-3) },
      normals: Array(repeating: Vector(side, 0, 0.3), count: 7),
      halfWidths: (0...6).map { 2.4e-3 * (1 - power(abs(Float($0 - 3) / 3.3), 2)).squareRoot() },
      halfDepths: Array(repeating: 0.6e-3, count: 7), isClosed: false)
    let wire = [
      onRim, onRim + Vector(-side * 1e-3, 0, -3e-3), mix(onRim, center, 0.6) + Vector(0, 0, -2e-3), center,
    ]
    let arm = SweptMesh(
      path: wire, normals: Array(repeating: Vector(0, 1, 0), count: wire.count),
      halfWidths: Array(repeating: 0.4e-3, count: wire.count),
      halfDepths: Array(repeating: 0.4e-3, count: wire.count),
      isClosed: false)
    return [pad, arm]
  }

  private static func mesh(
    _ name: String, _ pieces: [SweptMesh], _ worldFromFrame: Affine, material: Int, color: (Vector) -> Vector
  ) -> SurfaceMesh {
    var (positions, triangles): ([Vector], [SIMD3<UInt32>]) = ([], [])
    for piece in pieces {
      let first = UInt32(positions.count)
      triangles += piece.triangles.map { $0 &+ SIMD3(repeating: first) }
      positions += piece.positions
    }
    let normals = TriangleMesh(positions: positions, triangles: triangles).vertexNormals()
    return SurfaceMesh(
      name: name, positions: positions.map(worldFromFrame.point),
      normals: normals.map(worldFromFrame.direction),
      textureCoordinates: positions, tints: positions.map(color), triangles: triangles,
      triangleClasses: Array(repeating: .glasses, count: triangles.count), material: material)
  }

  /// A lens as one sheet, from its middle to the rim.
  private static func lens(_ frame: GlassesFrame, _ side: Float, _ worldFromFrame: Affine) -> SurfaceMesh {
    let (outline, glasses) = (frame.outline.points, frame.glasses)
    let ringCount = 8
    var places: [SIMD2<Float>] = [.zero]
    for ring in 1...ringCount { places += outline.map { $0 * (Float(ring) / Float(ringCount)) } }
    let count = outline.count
    func index(_ ring: Int, _ i: Int) -> UInt32 { ring == 0 ? 0 : UInt32(1 + (ring - 1) * count + i % count) }
    var triangles: [SIMD3<UInt32>] = []
    for ring in 0..<ringCount {
      for i in 0..<count {
        let (a, b) = (index(ring, i), index(ring, i + 1))
        let (c, d) = (index(ring + 1, i), index(ring + 1, i + 1))
        triangles += ring == 0 ? [SIMD3(a, c, d)] : [SIMD3(a, c, d), SIMD3(a, d, b)]
      }
    }
    // The right lens is a mirror image, which turns its triangles.
    if side < 0 { triangles = triangles.map { SIMD3($0.x, $0.z, $0.y) } }
    let positions = places.map { frame.point(side, $0) }
    let normals = TriangleMesh(positions: positions, triangles: triangles).vertexNormals()
    let tints = places.map { place in
      let down = smoothstep(0.5, -0.8, place.y / (glasses.lensHeight / 2)) * glasses.gradient
      return mix(glasses.tint, Vector(1, 1, 1), down)
    }
    return SurfaceMesh(
      name: side > 0 ? "left lens" : "right lens", positions: positions.map(worldFromFrame.point),
      normals: normals.map(worldFromFrame.direction), textureCoordinates: positions, tints: tints,
      triangles: triangles, triangleClasses: Array(repeating: .glasses, count: triangles.count), material: 1)
  }
}
