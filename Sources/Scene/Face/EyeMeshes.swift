internal import Geometry

/// The surfaces of one eyeball.
enum EyeMeshes {
  private static let segments = 128

  /// The closed outside of the eyeball, white and cornea in one surface; `material` is a ``Material/eye(_:)``.
  static func outside(
    _ side: Side, shape: EyeShape, colors: EyeColors, worldFromEye: Affine, material: Int
  ) -> SurfaceMesh {
    // Rings of about 0.4 mm where it can be seen, coarser behind.
    let angles: [Float] = (0...48).map { Float($0) / 48 * 1.6 } + (1...12).map { 1.6 + Float($0) / 12 * (.pi - 1.6) }
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
      tints: mesh.positions.map(colors.sclera), triangles: mesh.triangles,
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
    let ringCount = 40
    for ring in 0...ringCount {
      let d = mix(pupil, rim, Float(ring) / Float(ringCount))
      profile.append(SIMD2(d, shape.irisHeight(d)))
    }
    let mesh = RevolutionMesh(profile: profile, segments: 2 * segments)
    let inEye = TriangleMesh(positions: mesh.positions, triangles: mesh.triangles)
    return SurfaceMesh(
      name: side == .right ? "right iris" : "left iris", positions: mesh.positions.map(worldFromEye.point),
      normals: inEye.vertexNormals().map(worldFromEye.direction), textureCoordinates: mesh.positions,
      tints: mesh.positions.map { colors.iris((($0.x * $0.x) + ($0.y * $0.y)).squareRoot(), angle: arcTangent($0.y, $0.x)) },
      triangles: mesh.triangles,
      triangleClasses: Array(repeating: eyeClass(side), count: mesh.triangles.count), material: material)
  }

  static func eyeClass(_ side: Side) -> SemanticClass { side == .right ? .rightEye : .leftEye }
}
