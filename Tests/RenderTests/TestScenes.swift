import Geometry
import Scene

/// Small scenes with known answers.
enum TestScenes {
  /// A map of one radiance all around.
  static func uniformLight(_ radiance: Float = 1) -> EnvironmentLight {
    EnvironmentLight(
      map: EnvironmentMap(
        width: 8, height: 4, pixels: .init(repeating: Vector(repeating: radiance), count: 32)),
      rotation: 0, scale: 1)
  }

  /// A sphere of radius 0.1 m about the origin, closed and smoothly shaded.
  static func sphere(
    radius: Float = 0.1, rings: Int = 48, material: Int = 0, tint: Vector = Vector(1, 1, 1),
    semanticClass: SemanticClass = .skin
  ) -> SurfaceMesh {
    var normals: [Vector] = []
    for i in 0...rings {
      let theta = Float.pi * Float(i) / Float(rings)
      for j in 0..<(2 * rings) {
        let phi = Float.pi * Float(j) / Float(rings)
        normals.append(Vector(sine(theta) * cosine(phi), cosine(theta), -sine(theta) * sine(phi)))
      }
    }
    var triangles: [SIMD3<UInt32>] = []
    let n = UInt32(2 * rings)
    for i in 0..<UInt32(rings) {
      for j in 0..<n {
        let (a, b) = (i * n + j, i * n + (j + 1) % n)
        if i > 0 { triangles.append(SIMD3(a, a + n, b)) }
        if i + 1 < rings { triangles.append(SIMD3(b, a + n, b + n)) }
      }
    }
    return SurfaceMesh(
      name: "sphere", positions: normals.map { $0 * radius }, normals: normals,
      textureCoordinates: normals.map { $0 * radius },
      tints: .init(repeating: tint, count: normals.count),
      details: .init(repeating: SIMD4(0.5, 0, 0, 1), count: normals.count), triangles: triangles,
      triangleClasses: .init(repeating: semanticClass, count: triangles.count), material: material)
  }

  /// A face without landmarks.
  static let noFace = FaceAnchors(
    landmarks: [], worldFromHead: .identity,
    rightEye: EyeAnchors(
      worldFromEye: .identity, eyeballRadius: 0.012, irisRadius: 0.006, pupilRadius: 0.002,
      pupilDistance: 0.01),
    leftEye: EyeAnchors(
      worldFromEye: .identity, eyeballRadius: 0.012, irisRadius: 0.006, pupilRadius: 0.002,
      pupilDistance: 0.01))

  /// One object before a camera on +z that sees a square of side `span` about the origin.
  static func scene(
    meshes: [SurfaceMesh] = [], strandGroups: [StrandGroup] = [], materials: [Material],
    light: EnvironmentLight = uniformLight(), span: Float = 0.3, distance: Float = 1
  ) -> SceneDescription {
    SceneDescription(
      meshes: meshes, strandGroups: strandGroups, materials: materials, environment: light,
      camera: .looking(
        from: Vector(0, 0, distance), at: .zero, fieldOfView: 2 * arcTangent(span / 2, distance)),
      face: noFace)
  }
}
