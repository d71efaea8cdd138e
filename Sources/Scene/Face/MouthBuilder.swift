internal import Geometry

/// Teeth, gums and tongue.
enum MouthBuilder {
  /// Builds the inside of the mouth in world space.
  ///
  /// - Parameters:
  ///   - rest: The base mesh at rest.
  ///   - expressed: The base mesh with the expression, unposed.
  ///   - posed: The same, posed.
  /// - Returns: The meshes with their materials, and where the jaw went.
  static func build(
    _ model: FaceModel, _ teeth: TeethParameters, rest: [Vector], expressed: [Vector], posed: [Vector],
    worldFromHead: Affine
  ) -> (part: ScenePart, worldFromJaw: Affine) {
    let worldFromJaw = worldFromHead * expressedJaw(rest: rest, expressed: expressed)
    let enamel = mix(Vector(0.74, 0.69, 0.60), Vector(0.58, 0.46, 0.28), teeth.yellowness)
    let random = CounterRandom(key: SIMD3(teeth.pattern, 0x7EE7, 0x0174))
    var part = ScenePart()
    part.materials = [
      .plain(
        PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.14, indexOfRefraction: 1.55, substance: .tooth)),
      .plain(
        PlainMaterial(
          albedo: Vector(0.50, 0.20, 0.185), roughness: 0.2, indexOfRefraction: 1.4, substance: .mucosa)),
      .plain(
        PlainMaterial(
          albedo: Vector(0.46, 0.185, 0.17), roughness: 0.32, indexOfRefraction: 1.4, substance: .mucosa)),
    ]
    for isUpper in [true, false] {
      let arch = DentalArch(isUpper: isUpper, mirror: model.tables.mirror, positions: rest)
      let row = Teeth(
        arch: arch, random: random.child(isUpper ? "upper" : "lower"), tint: enamel,
        irregularity: teeth.irregularity)
      let worldFromRest = isUpper ? worldFromHead : worldFromJaw
      let name = isUpper ? "upper" : "lower"
      part.meshes.append(
        mesh("\(name) teeth", row.crowns, tints: row.crownTints, worldFromRest: worldFromRest, material: 0))
      part.meshes.append(
        mesh("\(name) gum", row.gum, tints: row.gumTints, worldFromRest: worldFromRest, material: 1))
    }
    part.meshes.append(tongue(model, posed: posed))
    return (part, worldFromJaw)
  }

  /// How the expression moves the lower teeth, as the rigid motion nearest to what it does to the model's band.
  private static func expressedJaw(rest: [Vector], expressed: [Vector]) -> Affine {
    func frame(_ p: [Vector]) -> Affine {
      let (left, right) = ((p[15008] + p[15000]) / 2, (p[15043] + p[15035]) / 2)
      let front = (p[15010] + p[14993]) / 2
      let x = normalized(left - right, fallback: Vector(1, 0, 0))
      let forward = front - (left + right) / 2
      let y = normalized(cross(forward, x), fallback: Vector(0, 1, 0))
      return Affine(x: x, y: y, z: cross(x, y), origin: (left + right + front) / 3)
    }
    return frame(expressed) * frame(rest).rigidInverse
  }

  private static func mesh(
    _ name: String, _ surface: TriangleMesh, tints: [Vector], worldFromRest: Affine, material: Int
  ) -> SurfaceMesh {
    SurfaceMesh(
      name: name, positions: surface.positions.map(worldFromRest.point),
      normals: surface.vertexNormals().map(worldFromRest.direction), textureCoordinates: surface.positions,
      tints: tints, triangles: surface.triangles,
      triangleClasses: Array(repeating: .mouthInterior, count: surface.triangles.count), material: material)
  }

  /// The model's own tongue, subdivided.
  private static func tongue(_ model: FaceModel, posed: [Vector]) -> SurfaceMesh {
    let topology = model.tongue
    let positions = topology.surface(posed)
    let triangles = topology.quads.flatMap { [SIMD3($0.x, $0.y, $0.z), SIMD3($0.x, $0.z, $0.w)] }
    let template = topology.surface(model.templatePositions)
    let noise = Noise(seed: 0x70)
    return SurfaceMesh(
      name: "tongue", positions: positions,
      normals: TriangleMesh(positions: positions, triangles: triangles).vertexNormals(),
      textureCoordinates: template,
      tints: template.map { Vector(repeating: 0.85 + 0.15 * noise.fractal($0 * 900, octaves: 2)) },
      triangles: triangles, triangleClasses: Array(repeating: .mouthInterior, count: triangles.count),
      material: 2)
  }
}
