internal import Geometry

/// The skin as a mesh with its colors.
enum SkinBuilder {
  static func build(_ skin: SkinSurface, _ parameters: SceneParameters) -> ScenePart {
    let mesh = SurfaceMesh(
      name: "skin", positions: skin.positions, normals: skin.normals,
      textureCoordinates: skin.templatePositions,
      tints: Array(repeating: Vector(0.6, 0.4, 0.32), count: skin.positions.count),
      details: Array(repeating: SIMD4(0.5, 0.5, 0.3, 1), count: skin.positions.count),
      triangles: skin.quads.flatMap { [SIMD3($0.x, $0.y, $0.z), SIMD3($0.x, $0.z, $0.w)] },
      triangleClasses: skin.quadClasses.flatMap { [$0, $0] }, material: 0)
    let material = Material.skin(
      SkinMaterial(
        meanFreePath: Vector(0.0036, 0.0014, 0.0008), roughness: 0.45, oilRoughness: 0.25, oilShare: 0.2,
        indexOfRefraction: 1.4, poreDepth: 6e-5))
    return ScenePart(meshes: [mesh], materials: [material])
  }
}
