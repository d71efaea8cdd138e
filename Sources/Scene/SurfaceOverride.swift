internal import Geometry

/// Simpler materials for all surfaces at once, hair excepted: for comparing pictures with renderers whose skin, eyes
/// and cloth are defined otherwise.
public enum SurfaceOverride: String, Sendable, CaseIterable {
  /// Diffuse, with the albedo that each surface has.
  case diffuse
  /// A GGX coat of roughness 0.2 over black, index of refraction 1.5.
  case coat
  /// A ball of tissue instead of everything: light walks below its surface, which itself neither bends nor reflects any.
  case tissue
  /// What most renderers define: each surface keeps coat and color, but nothing passes below it, it has no relief, no
  /// sheen and even roughness, and the cornea ends sharply at an edge of triangles.
  case common
}

extension SceneDescription {
  /// The same scene with all surfaces made of `override`; the eyes become opaque unless it is ``SurfaceOverride/common``.
  public func replacingSurfaces(by override: SurfaceOverride) -> SceneDescription {
    var scene = self
    switch override {
    case .diffuse:
      scene.materials = materials.map {
        $0.withAlbedo { .plain(PlainMaterial(albedo: $0, roughness: 1, indexOfRefraction: 1)) }
      }
    case .coat:
      scene.materials = materials.map {
        $0.withAlbedo { _ in .plain(PlainMaterial(albedo: .zero, roughness: 0.2, indexOfRefraction: 1.5)) }
      }
    case .common: scene.keepWhatIsCommon()
    case .tissue:
      (scene.meshes, scene.materials, scene.strandGroups) = ([TissueBall.mesh], [TissueBall.material], [])
    }
    return scene
  }

  private mutating func keepWhatIsCommon() {
    var (meshes, materials): ([SurfaceMesh], [Material]) = ([], self.materials)
    for mesh in self.meshes {
      var mesh = mesh
      switch self.materials[mesh.material] {
      case .plain(var plain):
        plain.meanFreePath = .zero
        materials[mesh.material] = .plain(plain)
      case .cloth(let cloth):
        materials[mesh.material] = .plain(
          PlainMaterial(albedo: cloth.albedo, roughness: 1, indexOfRefraction: 1))
      case .skin(var skin):
        mesh.tints = mesh.bakedTints(skin)
        (mesh.contours, mesh.marks) = ([], [])
        // Roughness as it is; no pores, no lines, opaque.
        mesh.details = .init(repeating: SIMD4(0.5, 0, 0, 0), count: mesh.positions.count)
        (skin.poreDepth, skin.lashLine) = (0, 0)
        materials[mesh.material] = .skin(skin)
      case .eye(var eye):
        eye.meanFreePath = .zero
        eye.limbusWidth = 1e-6
        for isCornea in [true, false] {
          var part = mesh
          let chosen = mesh.triangles.indices.filter { mesh.isCornea($0, eye) == isCornea }
          part.triangles = chosen.map { mesh.triangles[$0] }
          part.triangleClasses = chosen.map { mesh.triangleClasses[$0] }
          part.material = materials.count
          var whole = eye
          whole.limbusRadius = isCornea ? 1 : -1  // wider than an eye, or nowhere
          materials.append(.eye(whole))
          if !chosen.isEmpty { meshes.append(part) }
        }
        continue
      case .hair, .metal, .glass: break
      }
      meshes.append(mesh)
    }
    (self.meshes, self.materials) = (meshes, materials)
  }
}

extension SurfaceMesh {
  /// Whether a triangle of an eye lies wholly within the limbus.
  public func isCornea(_ triangle: Int, _ eye: EyeMaterial) -> Bool {
    let corners = triangles[triangle]
    return (0..<3).allSatisfy {
      let p = textureCoordinates[Int(corners[$0])]
      return p.z > 0 && (p.x * p.x + p.y * p.y).squareRoot() < eye.limbusRadius
    }
  }
}

extension Material {
  /// What `make` makes of its albedo; hair stays as it is, and so does glass, as opaque panes would hide what lies behind.
  fileprivate func withAlbedo(_ make: (Vector) -> Material) -> Material {
    switch self {
    case .hair, .glass: self
    case .metal(let metal): make(metal.reflectance)
    case .plain(let plain): make(plain.albedo)
    case .cloth(let cloth): make(cloth.albedo)
    case .skin, .eye: make(Vector(1, 1, 1))  // their tints are the albedo
    }
  }
}

/// A ball in the head's place, from 14 to 50 free paths of its light in radius.
private enum TissueBall {
  static let material = Material.skin(
    SkinMaterial(
      meanFreePath: Vector(0.012, 0.005, 0.003), roughness: 1, oilRoughness: 1, oilShare: 0,
      indexOfRefraction: 1, poreDepth: 0))

  static var mesh: SurfaceMesh {
    let (radius, rings): (Float, Int) = (0.08, 96)
    var profile = (0...rings).map { ring in
      let angle = Float.pi * Float(ring) / Float(rings)
      return SIMD2(radius * sine(angle), radius * cosine(angle))
    }
    (profile[0].x, profile[rings].x) = (0, 0)
    let ball = RevolutionMesh(profile: profile, segments: 2 * rings)
    return SurfaceMesh(
      name: "ball", positions: ball.positions, normals: ball.positions.map { normalized($0) },
      textureCoordinates: ball.positions,
      tints: .init(repeating: Vector(0.5, 0.25, 0.15), count: ball.positions.count),
      details: .init(repeating: SIMD4(0.5, 0, 0, 1), count: ball.positions.count),
      contours: .init(repeating: SIMD4(0, 0, 0, 0), count: ball.positions.count),
      triangles: ball.triangles, triangleClasses: .init(repeating: .skin, count: ball.triangles.count),
      material: 0)
  }
}
