internal import Geometry

/// Dresses a body: drapes the suit, cuts the garment out of it, adds collar and hems, colors the cloth.
enum GarmentBuilder {
  /// - Returns: The cloth and its bands as meshes of the class clothing.
  static func build(body: PosedBody, parameters: SceneParameters) -> ScenePart {
    let garment = parameters.garment
    let suit = body.suit
    let drape = GarmentDrape(suit, on: body, garment)
    let edges = GarmentEdge.all(of: garment)
    let shell = GarmentShell(suit, drape, edges: edges)
    let dye = ClothDye(garment)

    var part = ScenePart(materials: [
      .cloth(material(garment, garment.knit)), .cloth(material(garment, .rib)),
    ])
    part.meshes.append(ClothPanels(shell, dye).mesh(name: "garment", material: 0))
    for edge in edges {
      let band = GarmentBand(
        along: edge, profile(edge, of: garment), suit: suit, drape: drape,
        fold: collarFold(edge, of: garment))
      let normals = band.normals
      part.meshes.append(
        SurfaceMesh(
          name: edge.limb == .neck ? "collar" : "sleeve hem", positions: band.positions, normals: normals,
          textureCoordinates: band.textureCoordinates,
          tints: Array(repeating: dye.bandColor, count: band.positions.count),
          triangles: band.triangles,
          triangleClasses: Array(repeating: .clothing, count: band.triangles.count),
          material: edge.limb == .neck ? 1 : 0))
    }
    return part
  }

  /// Cross-section of the band on an edge.
  private static func profile(_ edge: GarmentEdge, of garment: GarmentParameters) -> GarmentBand.Profile {
    let t = garment.thickness
    switch (edge.limb, garment.kind) {
    case (.sleeve, _):
      return .init(distances: -0.003...0.018, heights: -t...(0.7 * t), flare: 0)
    case (.neck, .tShirt):
      // Sewn on with two layers: from just over the seam toward the neck.
      return .init(
        distances: -garment.bandWidth...0.002, heights: -0.2 * t...(1.6 * t),
        flare: 0.003 * garment.looseness)
    case (.neck, .turtleneck):
      // Folded over: from the upper edge down, two layers and the air between.
      return .init(
        distances: -0.003...garment.bandWidth, heights: 0...(2.5 * t + 0.003), flare: 0.002)
    }
  }

  /// Soft dents of a folded collar; sewn bands lie flat.
  private static func collarFold(_ edge: GarmentEdge, of garment: GarmentParameters)
    -> (Float, Vector) -> Float
  {
    guard garment.kind == .turtleneck else { return { _, _ in 0 } }
    let noise = Noise(seed: garment.folds ^ 0xC0)
    return { distance, around in
      0.0016 * garment.foldDepth
        * (1 + noise.value(around * 2.2 + Vector(0, distance * 45, 0)))
    }
  }

  private static func material(_ garment: GarmentParameters, _ knit: ClothMaterial.Pattern) -> ClothMaterial {
    // Tints carry the color, so that parts of one cloth may differ.
    let spacing = knit == .rib ? max(garment.yarnSpacing, 0.0022) : garment.yarnSpacing
    let brightness = dot(garment.color, Spectrum.luminanceWeights)
    return ClothMaterial(
      albedo: Vector(repeating: 1),
      sheen: mix(garment.color, Vector(repeating: brightness + 0.1), 0.5) * garment.sheen,
      sheenRoughness: 0.35,
      pattern: knit, yarnSpacing: spacing, relief: 0.15 * spacing)
  }
}
