internal import Geometry

/// The skin as a mesh with its colors and the strengths of its details.
enum SkinBuilder {
  static func build(_ skin: SkinSurface, _ model: FaceModel, _ parameters: SceneParameters) -> ScenePart {
    let paint = SkinPaint(parameters.skin, parameters.person, model.skin)
    let count = skin.positions.count
    let spots = SkinSpots(skin: parameters.skin, pigment: paint.pigment, topology: model.skin)
    let mesh = SurfaceMesh(
      name: "skin", positions: skin.positions, normals: skin.normals,
      textureCoordinates: skin.templatePositions,
      tints: Array(count: count, parallel: paint.tint), details: Array(count: count, parallel: paint.detail),
      contours: Array(count: count, parallel: paint.contour), marks: spots.marks + skin.wrinkles,
      triangles: model.skin.triangles, triangleClasses: model.skin.triangleClasses, material: 0)
    return ScenePart(meshes: [mesh], materials: [.skin(material(parameters, paint.pigment))])
  }

  private static func material(_ parameters: SceneParameters, _ pigment: SkinPigment) -> SkinMaterial {
    let (skin, makeup) = (parameters.skin, parameters.skin.makeup)
    let shine = clamp(skin.oiliness * (1 - 0.6 * makeup.foundation) + 0.6 * skin.sweat, 0, 1)
    var material = SkinMaterial(
      meanFreePath: pigment.meanFreePath, roughness: mix(0.52, 0.4, shine),
      oilRoughness: mix(0.3, 0.2, shine), oilShare: mix(0.12, 0.42, shine), indexOfRefraction: 1.4,
      poreDepth: mix(45e-6, 80e-6, 0.5 * skin.oiliness + 0.5 * skin.lines))
    material.tissueAlbedo = pigment.albedo(melanin: 0)
    // Lips: a thin epidermis over many vessels of bright blood. Dark skin's have as much melanin as it, light skin's less.
    let red = 0.35 + 0.65 * skin.lipColor
    let dark = smoothstep(0.2, 0.7, parameters.person.skinMelanin)
    let base = pigment.albedo()
    let brown = exponential(0.8 * skin.lipMelanin)
    let lips = pigment.albedo(
      melanin: mix(1, mix(0.8, 1.1, dark), red) * brown, blood: mix(1, mix(6, 4.2, dark), red),
      oxygenation: 0.12 * red)
    material.lipTint = mix(lips, makeup.lipstickColor, makeup.lipstick) / base
    material.lipRoughness = mix(mix(0.34, 0.5, makeup.lipstick), 0.05, makeup.lipGloss)
    // The roots of the lashes stand close enough to be a line, which a pencil makes darker and wider.
    let darkHair = smoothstep(0.2, 3, parameters.person.hairEumelanin)
    material.lashLine = max(mix(0.35, 0.7, darkHair), makeup.eyeliner)
    material.lashLineAlbedo = mix(
      Vector(0.07, 0.04, 0.025), Vector(0.012, 0.01, 0.009), max(darkHair, makeup.eyeliner))
    material.lashLineWidth = max(0.7e-3, makeup.eyeliner > 0 ? makeup.eyelinerWidth : 0)
    return material
  }
}
