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

  /// A square of side 4 m through the origin that faces +z.
  static func plane(semanticClass: SemanticClass = .skin, z: Float = 0, size: Float = 2, material: Int = 0)
    -> SurfaceMesh
  {
    let corners = [Vector(-1, -1, 0), Vector(1, -1, 0), Vector(1, 1, 0), Vector(-1, 1, 0)].map { $0 * size }
    return SurfaceMesh(
      name: "plane", positions: corners.map { $0 + Vector(0, 0, z) },
      normals: .init(repeating: Vector(0, 0, 1), count: 4), textureCoordinates: corners,
      triangles: [SIMD3(0, 1, 2), SIMD3(0, 2, 3)], triangleClasses: [semanticClass, semanticClass],
      material: material)
  }

  /// A closed box about the origin, seen as skin.
  static func box(halfSize: Vector) -> SurfaceMesh {
    var (positions, normals, triangles): ([Vector], [Vector], [SIMD3<UInt32>]) = ([], [], [])
    for axis in 0..<3 {
      for side in [-1, 1] as [Float] {
        var (n, x) = (Vector.zero, Vector.zero)
        n[axis] = side
        x[(axis + 1) % 3] = 1
        let y = cross(n, x)
        let first = UInt32(positions.count)
        for corner in [n - x - y, n + x - y, n + x + y, n - x + y] {
          positions.append(corner * halfSize)
          normals.append(n)
        }
        triangles += [SIMD3(first, first + 1, first + 2), SIMD3(first, first + 2, first + 3)]
      }
    }
    return SurfaceMesh(
      name: "box", positions: positions, normals: normals, textureCoordinates: positions,
      triangles: triangles, triangleClasses: .init(repeating: .skin, count: triangles.count), material: 0)
  }

  /// A map of 16 by 8 texels with colors and a bright side.
  static func unevenLight(rotation: Float = 0) -> EnvironmentLight {
    var random = CounterRandom(seed: 3, index: 0)
    let pixels = (0..<16 * 8).map { index in
      Vector(random.nextUnit(), random.nextUnit(), random.nextUnit()) * (index % 16 > 9 ? 3 : 0.5)
    }
    return EnvironmentLight(
      map: EnvironmentMap(width: 16, height: 8, pixels: pixels), rotation: rotation, scale: 1.5)
  }

  /// Radiance at continuous texel coordinates, between the centers of texels by bilinear interpolation.
  static func radiance(_ map: EnvironmentMap, column: Double, row: Double) -> SIMD3<Double> {
    let (x, y) = (column - 0.5, row - 0.5)
    let (left, above) = (x.rounded(.down), y.rounded(.down))
    func texel(_ right: Int, _ down: Int) -> SIMD3<Double> {
      let c = (Int(left) + right + map.width) % map.width
      let r = min(max(Int(above) + down, 0), map.height - 1)
      let p = map.pixels[r * map.width + c]
      return SIMD3(Double(p.x), Double(p.y), Double(p.z))
    }
    let (u, v) = (x - left, y - above)
    return (texel(0, 0) * (1 - u) + texel(1, 0) * u) * (1 - v) + (texel(0, 1) * (1 - u) + texel(1, 1) * u) * v
  }

  static let hair = Material.hair(
    HairMaterial(
      longitudinalRoughness: 0.3, azimuthalRoughness: 0.3, scaleTilt: 0.035, indexOfRefraction: 1.55))

  /// Upright hairs beside and behind one another, in a box of 0.2 by 0.2 by 0.1 m about the origin.
  static func hairPatch(
    count: Int, radius: Float, absorption: Vector, z: ClosedRange<Float> = 0...0.1,
    semanticClass: SemanticClass = .hair, material: Int = 0
  ) -> StrandGroup {
    var strands = Strands()
    var random = CounterRandom(seed: 1, index: 2)
    for _ in 0..<count {
      let (x, z) = (random.next(in: -0.1...0.1), random.next(in: z))
      strands.append([SIMD4(x, -0.1, z, radius), SIMD4(x + 0.01, 0, z, radius), SIMD4(x, 0.1, z, radius)])
    }
    return StrandGroup(
      name: "hair", strands: strands, absorptions: .init(repeating: absorption, count: count),
      semanticClass: semanticClass, material: material)
  }

  static let white = Material.plain(
    PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.3, indexOfRefraction: 1))

  static let skin = Material.skin(
    SkinMaterial(
      meanFreePath: Vector(0.0036, 0.0014, 0.0008), roughness: 0.35, oilRoughness: 0.2, oilShare: 0.3,
      indexOfRefraction: 1.4, poreDepth: 0.00003))

  static let cloth = Material.cloth(
    ClothMaterial(
      albedo: Vector(0.3, 0.4, 0.6), sheen: Vector(0.15, 0.15, 0.2), sheenRoughness: 0.35, pattern: .jersey,
      yarnSpacing: 0.01, relief: 0.002))

  /// An eyeball about `center` that looks along +z, and its iris behind the cornea; materials `eye` and `iris`.
  static func eye(center: Vector, radius: Float = 0.03, eye: Int, iris: Int) -> [SurfaceMesh] {
    var ball = sphere(
      radius: radius, rings: 24, material: eye, tint: Vector(0.8, 0.78, 0.75), semanticClass: .rightEye)
    // The cornea bulges, as a sphere of smaller radius would.
    for index in ball.positions.indices where ball.positions[index].z > 0 {
      let p = ball.positions[index]
      let squared = (p.x * p.x + p.y * p.y) / (radius * radius)
      ball.positions[index].z += radius * 0.15 * max(0, 1 - squared / 0.25)
    }
    ball.textureCoordinates = ball.positions
    ball.positions = ball.positions.map { $0 + center }
    var disc = plane(semanticClass: .rightEye, z: 0, size: radius * 0.45, material: iris)
    disc.positions = disc.positions.map { $0 + center + Vector(0, 0, radius * 0.75) }
    disc.tints = [
      Vector(0.2, 0.1, 0.05), Vector(0.3, 0.2, 0.1), Vector(0.1, 0.2, 0.3), Vector(0.1, 0.1, 0.1),
    ]
    return [ball, disc]
  }

  static func eyeMaterial(radius: Float = 0.03) -> Material {
    .eye(
      EyeMaterial(
        limbusRadius: radius * 0.5, limbusWidth: radius * 0.05, indexOfRefraction: 1.376, roughness: 0.05))
  }

  /// Something of everything: a ball of skin with hair and a brow before it, an eye, and cloth behind.
  static let portrait: SceneDescription = {
    let head = sphere(radius: 0.09, rings: 24, material: 0, tint: Vector(0.7, 0.45, 0.35))
    var wall = plane(semanticClass: .clothing, z: -0.1, material: 1)
    wall.positions = wall.positions.map { Vector($0.x, min($0.y, -0.05), $0.z) }
    return scene(
      meshes: [head, wall] + eye(center: Vector(0.04, 0.02, 0.085), eye: 2, iris: 3),
      strandGroups: [
        hairPatch(count: 60, radius: 0.001, absorption: Vector(0.2, 0.4, 0.8), z: 0.1...0.12, material: 4),
        hairPatch(
          count: 3, radius: 0.002, absorption: Vector(0.2, 0.4, 0.8), z: 0.12...0.13,
          semanticClass: .leftBrow,
          material: 4),
      ],
      materials: [
        skin, cloth, eyeMaterial(),
        .plain(PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.3, indexOfRefraction: 1.4)), hair,
      ], light: unevenLight())
  }()

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
