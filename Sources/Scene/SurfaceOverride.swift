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
}

extension SceneDescription {
  /// The same scene with all surfaces made of `override`; the eyes become opaque.
  public func replacingSurfaces(by override: SurfaceOverride) -> SceneDescription {
    var scene = self
    if override == .tissue {
      (scene.meshes, scene.materials, scene.strandGroups) = ([TissueBall.mesh], [TissueBall.material], [])
      return scene
    }
    scene.materials = materials.map { material in
      let albedo: Vector
      switch material {
      // Opaque panes would hide what lies behind.
      case .hair, .glass: return material
      case .metal(let metal): albedo = metal.reflectance
      case .plain(let plain): albedo = plain.albedo
      case .cloth(let cloth): albedo = cloth.albedo
      case .skin, .eye: albedo = Vector(1, 1, 1)  // their tints are the albedo
      }
      switch override {
      case .diffuse: return .plain(PlainMaterial(albedo: albedo, roughness: 1, indexOfRefraction: 1))
      case .coat, .tissue:
        return .plain(PlainMaterial(albedo: .zero, roughness: 0.2, indexOfRefraction: 1.5))
      }
    }
    return scene
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
