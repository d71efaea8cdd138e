internal import Geometry

/// The surfaces of one eyeball.
enum EyeMeshes {
  private static let segments = 160

  /// The closed outside of the eyeball, white and cornea in one surface; `material` is a ``Material/eye(_:)``.
  ///
  /// - Parameter margin: The lid margin, a closed curve in world space.
  static func outside(
    _ side: Side, shape: EyeShape, margin: [Vector], colors: EyeColors, worldFromEye: Affine, material: Int
  ) -> SurfaceMesh {
    // The edges of lids stand little more than a millimetre off the eye: nobody looks 3 mm under them.
    let eyeFromWorld = worldFromEye.rigidInverse
    let heights = margin.map { eyeFromWorld.point($0).y }
    let opening = (heights.min() ?? 0) - 3e-3...(heights.max() ?? 0) + 3e-3
    // Rings of about 0.3 mm where it can be seen, coarser behind.
    let angles: [Float] =
      (0...64).map { Float($0) / 64 * 1.6 } + (1...12).map { 1.6 + Float($0) / 12 * (.pi - 1.6) }
    var profile = angles.map { angle in
      let r = shape.radius(cosine: cosine(angle))
      return SIMD2(r * sine(angle), r * cosine(angle))
    }
    profile[0].x = 0
    profile[profile.count - 1].x = 0
    let mesh = RevolutionMesh(profile: profile, segments: segments)
    let inEye = TriangleMesh(positions: mesh.positions, triangles: mesh.triangles)
    return SurfaceMesh(
      name: side == .right ? "right eyeball" : "left eyeball",
      positions: mesh.positions.map(worldFromEye.point),
      normals: inEye.vertexNormals().map(worldFromEye.direction), textureCoordinates: mesh.positions,
      tints: Array(count: mesh.positions.count) { colors.sclera(mesh.positions[$0], opening: opening) },
      triangles: mesh.triangles,
      triangleClasses: Array(repeating: eyeClass(side), count: mesh.triangles.count), material: material)
  }

  /// The iris with the dark hollow of the pupil: a shallow cone behind the cornea.
  static func iris(
    _ side: Side, shape: EyeShape, colors: EyeColors, worldFromEye: Affine, material: Int
  ) -> SurfaceMesh {
    let pupil = shape.pupilRadius
    // Beyond the limbus the iris runs on to meet the inside of the eyeball, so that no light passes beside it.
    let rim = shape.irisRadius + 0.35e-3
    var profile: [SIMD2<Float>] = [
      SIMD2(0, shape.irisHeight(pupil) - 1.5e-3), SIMD2(0.9 * pupil, shape.irisHeight(pupil) - 1.5e-3),
      SIMD2(0.995 * pupil, shape.irisHeight(pupil) - 0.1e-3),
    ]
    let ringCount = 56
    for ring in 0...ringCount {
      let d = mix(pupil, rim, Float(ring) / Float(ringCount))
      profile.append(SIMD2(d, shape.irisHeight(d)))
    }
    let mesh = RevolutionMesh(profile: profile, segments: 2 * segments)
    let distances = profile.map(\.x)
    let spokes = mesh.directions.map(colors.spoke)
    // The pole comes first, then ring by ring.
    let tints = [Vector](count: mesh.positions.count) { vertex in
      vertex == 0
        ? colors.iris(0, spokes[0])
        : colors.iris(distances[1 + (vertex - 1) / spokes.count], spokes[(vertex - 1) % spokes.count])
    }
    let inEye = TriangleMesh(positions: mesh.positions, triangles: mesh.triangles)
    return SurfaceMesh(
      name: side == .right ? "right iris" : "left iris", positions: mesh.positions.map(worldFromEye.point),
      normals: inEye.vertexNormals().map(worldFromEye.direction), textureCoordinates: mesh.positions,
      tints: tints,
      triangles: mesh.triangles,
      triangleClasses: Array(repeating: eyeClass(side), count: mesh.triangles.count), material: material)
  }

  /// The wet tissue between the lid margin and the eyeball: a narrow concave strip along the lids that carries
  /// the tear film's highlight, and the pink fold in the corner towards the nose, where the gap is wide.
  ///
  /// - Parameter margin: The lid margin, a closed curve in world space.
  static func tearStrip(
    _ side: Side, shape: EyeShape, margin: [Vector], worldFromEye: Affine, worldFromHead: Affine,
    melanin: Float, material: Int
  ) -> SurfaceMesh {
    let eyeFromWorld = worldFromEye.rigidInverse
    let forward = eyeFromWorld.direction(worldFromHead.z)
    let loop = margin.map(eyeFromWorld.point)
    let middle = loop.reduce(Vector.zero, +) / Float(loop.count)
    // Between closed lids there is nothing to see: the strip hides in the eyeball.
    let sunk = 0.6e-3 * smoothstep(2e-3, 0.8e-3, opening(loop))
    let rows = 5
    var (positions, tints): ([Vector], [Vector]) = ([], [])
    for point in loop {
      let away = normalized(point)
      let gap = max(-shape.depth(point), 0)
      // It starts under the lid's edge and ends sunk into the eyeball, further in where the gap is wide.
      let start = point - away * (min(0.12e-3, 0.3 * gap) + (sunk > 0 ? gap * sunk / 0.6e-3 + sunk : 0))
      let foot = LidThickness.foot(point, forward: forward, gap: 0, shape)
      let inward = normalized(middle - foot - away * dot(middle - foot, away))
      let advanced = normalized(foot + inward * (0.22e-3 + 0.65 * max(gap - 1.5e-3, 0)))
      let end = advanced * (shape.radius(cosine: advanced.z) - 0.04e-3 - sunk)
      for row in 0..<rows {
        let t = Float(row) / Float(rows - 1)
        // Concave like a meniscus.
        let sag = away * (-0.25 * min(gap, 1.2e-3) * 4 * t * (1 - t))
        positions.append(mix(start, end, t) + sag)
        let wide = smoothstep(0.8e-3, 2e-3, gap)
        // Away from the lid's edge it is conjunctiva: red in the inner corner, over the white in the outer one.
        let outer = smoothstep(0.1, 0.5, t) * smoothstep(0, 6e-3, point.x * side.sign)
        let lining = mix(
          mix(Vector(0.46, 0.2, 0.17), Vector(0.2, 0.085, 0.07), melanin), Vector(0.5, 0.38, 0.34), outer)
        tints.append(
          mix(
            mix(Vector(0.48, 0.3, 0.26), Vector(0.17, 0.1, 0.075), melanin), lining,
            max(wide * (1 - 0.5 * t), outer)))
      }
    }
    var triangles: [SIMD3<UInt32>] = []
    for i in loop.indices {
      let next = (i + 1) % loop.count
      for row in 0..<rows - 1 {
        let (a, b) = (UInt32(i * rows + row), UInt32(next * rows + row))
        triangles += [SIMD3(a, a + 1, b), SIMD3(b, a + 1, b + 1)]
      }
    }
    // Faces who looks into the eye, whichever way the loop runs: no single place tells, as the edges of lids face each other.
    let viewer = middle + normalized(middle) * 0.05
    let facing = triangles.reduce(Float(0)) { sum, t in
      let p = positions[Int(t.x)]
      return sum + dot(cross(positions[Int(t.y)] - p, positions[Int(t.z)] - p), viewer - p)
    }
    if facing < 0 { triangles = triangles.map { SIMD3($0.x, $0.z, $0.y) } }
    return SurfaceMesh(
      name: side == .right ? "right tear strip" : "left tear strip",
      positions: positions.map(worldFromEye.point),
      normals: TriangleMesh(positions: positions, triangles: triangles).vertexNormals().map(
        worldFromEye.direction),
      textureCoordinates: positions, tints: tints, triangles: triangles,
      triangleClasses: Array(repeating: eyeClass(side), count: triangles.count), material: material)
  }

  /// How far the lids are apart where they are furthest apart.
  private static func opening(_ loop: [Vector]) -> Float {
    let count = loop.count
    return loop.indices.reduce(0) { widest, i in
      // Points further along the loop than a sixth of it lie on the other lid, but for the corners.
      let across = (count / 6..<count - count / 6).reduce(Float.greatestFiniteMagnitude) {
        min($0, distance(loop[i], loop[(i + $1) % count]))
      }
      let isMiddle = abs(loop[i].x) < 0.006
      return isMiddle ? max(widest, across) : widest
    }
  }

  static func eyeClass(_ side: Side) -> SemanticClass { side == .right ? .rightEye : .leftEye }
}
