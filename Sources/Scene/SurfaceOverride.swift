internal import Geometry

/// Simpler materials for all surfaces at once, hair excepted: for comparing pictures with renderers whose skin, eyes
/// and cloth are defined otherwise.
public enum SurfaceOverride: String, Sendable, CaseIterable {
  /// Diffuse, with the albedo that each surface has.
  case diffuse
  /// A GGX coat of roughness 0.2 over black, index of refraction 1.5.
  case coat
}

extension SceneDescription {
  /// The same scene with all surfaces made of `override`; the eyes become opaque.
  public func replacingSurfaces(by override: SurfaceOverride) -> SceneDescription {
    var scene = self
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
      case .coat: return .plain(PlainMaterial(albedo: .zero, roughness: 0.2, indexOfRefraction: 1.5))
      }
    }
    return scene
  }
}
