internal import Geometry

/// Teeth, gums and tongue.
enum MouthBuilder {
  /// Builds the inside of the mouth in world space.
  ///
  /// - Parameters:
  ///   - rows: Where the teeth are.
  ///   - posed: The base mesh, posed.
  ///   - skin: The posed skin as it is rendered.
  ///   - expression: Tells whether the tongue is out.
  static func build(
    _ model: FaceModel, _ teeth: TeethParameters, rows: DentalRows, posed: [Vector], skin: SkinSurface,
    expression: ExpressionParameters
  ) -> ScenePart {
    // Upper middle teeth of people have L* 71, a* 1, b* 13 on average (Gozalo-Diaz et al. 2007), from bleached to worn.
    // Beside skin and lips anything paler looks blue.
    let enamel = mix(Vector(75, 0.3, 11), Vector(62, 3, 24), teeth.yellowness)
    let random = CounterRandom(key: SIMD3(teeth.pattern, 0x7EE7, 0x0174))
    var part = ScenePart()
    // In mucosa light spreads about as far as in skin; chosen by eye.
    part.materials = [
      .plain(
        PlainMaterial(
          albedo: Vector(1, 1, 1), roughness: 0.14, indexOfRefraction: 1.55, substance: .tooth,
          meanFreePath: Vector(repeating: Self.toothMeanFreePath))),
      .plain(
        PlainMaterial(
          albedo: Vector(0.50, 0.20, 0.185), roughness: 0.2, indexOfRefraction: 1.4, substance: .mucosa,
          meanFreePath: Vector(0.0024, 0.0009, 0.0006))),
      .plain(
        PlainMaterial(
          albedo: Vector(0.57, 0.2, 0.19), roughness: 0.27, indexOfRefraction: 1.38, substance: .mucosa,
          meanFreePath: Vector(0.0024, 0.0009, 0.0006))),
    ]
    for (name, arch, worldFromRest) in [
      ("upper", rows.upper, rows.worldFromHead), ("lower", rows.lower, rows.worldFromJaw),
    ] {
      let row = Teeth(
        arch: arch, random: random.child(name), enamel: enamel, irregularity: teeth.irregularity)
      part.meshes.append(
        mesh("\(name) teeth", row.crowns, tints: row.crownTints, worldFromRest: worldFromRest, material: 0))
      part.meshes.append(
        mesh("\(name) gum", row.gum, tints: row.gumTints, worldFromRest: worldFromRest, material: 1))
    }
    part.meshes.append(
      tongue(
        model, posed: posed, floor: tongueFloor(model, rows, skin, part),
        ceiling: model.skin.lipContact.upperLip.map { skin.positions[$0] },
        out: smoothstep(0.05, 0.25, expression[.tongueOut]),
        worldFromHead: rows.worldFromHead))
    return part
  }

  /// Diffuse mean free path in teeth, metres, which at an albedo of 0.42 means a free path of 0.47 mm between even
  /// collisions: enamel scatters 6.6 times a millimetre with a mean cosine of 0.68 at 633 nm (Zijp, ten Bosch, Groenhuis
  /// 1995, "HeNe-Laser Light Scattering by Human Dental Enamel", J. Dental Research 74). Taken for all colors.
  private static let toothMeanFreePath: Float = 0.83e-3

  private static func mesh(
    _ name: String, _ surface: TriangleMesh, tints: [Vector], worldFromRest: Affine, material: Int
  ) -> SurfaceMesh {
    SurfaceMesh(
      name: name, positions: surface.positions.map(worldFromRest.point),
      normals: surface.vertexNormals().map(worldFromRest.direction), textureCoordinates: surface.positions,
      tints: tints, triangles: surface.triangles,
      triangleClasses: Array(repeating: .mouthInterior, count: surface.triangles.count), material: material)
  }

  /// What a tongue that comes out lies on: the lower lip and the lower front teeth.
  private static func tongueFloor(
    _ model: FaceModel, _ rows: DentalRows, _ skin: SkinSurface, _ part: ScenePart
  ) -> [Vector] {
    let teeth = part.meshes.first { $0.name == "lower teeth" }?.positions ?? []
    let middle = rows.worldFromJaw.point(rows.lower.frame(at: 0).edge)
    return model.skin.lipContact.lowerLip.map { skin.positions[$0] }
      + teeth.filter { distance($0, middle) < 0.015 }
  }

  /// The model's own tongue, subdivided, with a groove along its back and a coat of papillae.
  private static func tongue(
    _ model: FaceModel, posed: [Vector], floor: [Vector], ceiling: [Vector], out: Float, worldFromHead: Affine
  ) -> SurfaceMesh {
    let topology = model.tongue
    var positions = topology.surface(posed)
    if out > 0 {
      var lifted = positions
      TongueContact.lay(&lifted, on: floor, side: 1, worldFromHead: worldFromHead)
      TongueContact.lay(&lifted, on: ceiling, side: -1, worldFromHead: worldFromHead)
      positions = zip(positions, lifted).map { mix($0, $1, out) }
    }
    let triangles = topology.quads.flatMap { [SIMD3($0.x, $0.y, $0.z), SIMD3($0.x, $0.z, $0.w)] }
    let template = topology.surface(model.templatePositions)
    let smooth = TriangleMesh(positions: positions, triangles: triangles).vertexNormals()
    let upward = TriangleMesh(positions: template, triangles: triangles).vertexNormals().map { max($0.y, 0) }
    let noise = Noise(seed: 0x70)
    for i in positions.indices {
      let x = template[i].x / 3.5e-3
      let groove = 1.1e-3 * exponential(-x * x)
      positions[i] -= smooth[i] * ((groove + 0.12e-3 * noise.value(template[i] * 1100)) * upward[i])
    }
    return SurfaceMesh(
      name: "tongue", positions: positions,
      normals: TriangleMesh(positions: positions, triangles: triangles).vertexNormals(),
      textureCoordinates: template,
      tints: zip(template, upward).map { p, upward in
        let coat = upward * clamp(0.5 + 0.8 * noise.fractal(p * 130, octaves: 3), 0, 1)
        return mix(Vector(1, 1, 1), Vector(0.9, 1.25, 1.2), coat)
          * (0.68 + 0.12 * noise.fractal(p * 1500, octaves: 2))
      },
      triangles: triangles, triangleClasses: Array(repeating: .mouthInterior, count: triangles.count),
      material: 2)
  }
}
