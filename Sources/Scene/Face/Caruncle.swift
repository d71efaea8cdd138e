internal import Geometry

/// The small pink mound in the inner corner of the eye.
enum Caruncle {
  private static let rings = 10
  private static let segments = 16

  /// - Parameters:
  ///   - margin: The lid margin, a closed curve in world space.
  ///   - color: Of the wet linings, linear albedo.
  static func mesh(
    _ side: Side, shape: EyeShape, margin: [Vector], worldFromEye: Affine, color: Vector, pattern: UInt32,
    material: Int
  ) -> SurfaceMesh? {
    let eyeFromWorld = worldFromEye.rigidInverse
    let loop = margin.map(eyeFromWorld.point)
    let middle = loop.reduce(Vector.zero, +) / Float(max(loop.count, 1))
    guard let corner = loop.max(by: { $0.x * -side.sign < $1.x * -side.sign }) else { return nil }
    let inward = normalized(Vector(middle.x - corner.x, 0.5 * (middle.y - corner.y), 0))
    // How far the lids are apart beside the corner: the mound fills that, and hides where they are shut.
    let place = corner + inward * 1.8e-3
    let near = loop.filter { abs($0.x - place.x) < 0.9e-3 }.map(\.y)
    let gap = (near.max() ?? 0) - (near.min() ?? 0)
    guard gap > 0.5e-3 else { return nil }
    let size = min(gap, 3e-3)
    let outward = normalized(Vector(place.x, place.y, place.z))
    let center = Vector(place.x, ((near.max() ?? 0) + (near.min() ?? 0)) / 2, place.z) - outward * 0.5e-3
    let (long, wide, high) = (
      inward * 1.8e-3, cross(outward, inward) * (0.55 * size), outward * (0.16 * size)
    )
    let noise = Noise(seed: pattern ^ 0x6C07_8965)
    var (positions, tints): ([Vector], [Vector]) = ([], [])
    for ring in 0...rings {
      let polar = Float.pi * Float(ring) / Float(rings)
      for segment in 0..<segments {
        let turn = 2 * Float.pi * Float(segment) / Float(segments)
        let d = Vector(sine(polar) * cosine(turn), sine(polar) * sine(turn), cosine(polar))
        let bump = 1 + 0.14 * noise.value(d * 2.5) + 0.07 * noise.value(d * 6 + 3)
        positions.append(center + (long * d.x + wide * d.y + high * d.z) * bump)
        tints.append(color * (1 + 0.25 * noise.value(d * 4 + 9)))
      }
    }
    var triangles: [SIMD3<UInt32>] = []
    for ring in 0..<rings {
      for segment in 0..<segments {
        let next = (segment + 1) % segments
        let (a, b) = (UInt32(ring * segments + segment), UInt32(ring * segments + next))
        let (c, d) = (a + UInt32(segments), b + UInt32(segments))
        if ring > 0 { triangles.append(SIMD3(a, d, b)) }
        if ring < rings - 1 { triangles.append(SIMD3(a, c, d)) }
      }
    }
    // The axes' handedness differs between the eyes.
    if dot(cross(long, wide), high) < 0 { triangles = triangles.map { SIMD3($0.x, $0.z, $0.y) } }
    return SurfaceMesh(
      name: side == .right ? "right caruncle" : "left caruncle", positions: positions.map(worldFromEye.point),
      normals: TriangleMesh(positions: positions, triangles: triangles).vertexNormals().map(
        worldFromEye.direction),
      textureCoordinates: positions, tints: tints, triangles: triangles,
      triangleClasses: Array(repeating: EyeMeshes.eyeClass(side), count: triangles.count), material: material)
  }
}
