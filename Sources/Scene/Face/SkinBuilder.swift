internal import Geometry

/// The skin as a mesh with its colors and the strengths of its details.
enum SkinBuilder {
  static func build(_ skin: SkinSurface, _ model: FaceModel, _ parameters: SceneParameters) -> ScenePart {
    let paint = SkinPaint(parameters.skin, parameters.person, model.skin)
    var (tints, details): ([Vector], [SIMD4<Float>]) = ([], [])
    tints.reserveCapacity(skin.positions.count)
    details.reserveCapacity(skin.positions.count)
    for vertex in skin.positions.indices {
      tints.append(paint.tint(vertex))
      details.append(paint.detail(vertex))
    }
    let mesh = SurfaceMesh(
      name: "skin", positions: skin.positions, normals: skin.normals,
      textureCoordinates: skin.templatePositions, tints: tints, details: details,
      triangles: skin.quads.flatMap { [SIMD3($0.x, $0.y, $0.z), SIMD3($0.x, $0.z, $0.w)] },
      triangleClasses: skin.quadClasses.flatMap { [$0, $0] }, material: 0)
    // Melanin shortens the way of light through skin, blood that of green and blue.
    let reach = mix(1, 0.55, parameters.person.skinMelanin)
    let oil = parameters.skin.oiliness
    let material = Material.skin(
      SkinMaterial(
        meanFreePath: Vector(0.0036, 0.0014, 0.0008) * reach, roughness: mix(0.52, 0.4, oil),
        oilRoughness: mix(0.3, 0.22, oil), oilShare: mix(0.12, 0.36, oil), indexOfRefraction: 1.4,
        poreDepth: mix(45e-6, 80e-6, 0.5 * oil + 0.5 * parameters.skin.lines)))
    return ScenePart(meshes: [mesh], materials: [material])
  }
}

/// Color and detail of each vertex of the skin.
private struct SkinPaint {
  let skin: SkinParameters
  let person: PersonParameters
  let topology: SkinTopology
  private let base: Vector
  private let lips: Vector
  private let noise: Noise
  private let fine: Noise
  private let moles: [Mole]
  private let shadow: Float

  private struct Mole {
    var center: Vector
    var radius: Float
    var strength: Float
  }

  init(_ skin: SkinParameters, _ person: PersonParameters, _ topology: SkinTopology) {
    self.skin = skin
    self.person = person
    self.topology = topology
    base = SkinTone.forehead(melanin: person.skinMelanin, blood: skin.blood)
    lips =
      SkinTone.lips(melanin: person.skinMelanin) * (0.35 + 0.65 * skin.lipColor)
      * mix(1, 0.8, person.masculinity)
    noise = Noise(seed: skin.pattern)
    fine = Noise(seed: skin.pattern ^ 0x9E37_79B9)
    // Dark hair shows through shaven skin, on masculine faces and from the end of adolescence.
    shadow =
      skin.stubbleShadow * smoothstep(0.55, 0.85, person.masculinity) * smoothstep(16, 22, person.age)
      * smoothstep(0.3, 4, person.hairEumelanin) * (1 - 0.7 * person.greyShare)
    var stream = CounterRandom(key: SIMD3(skin.pattern, 0x301E, 0x5))
    moles = (0..<skin.moleCount).map { _ in
      let center = topology.templatePositions[stream.nextIndex(topology.templatePositions.count)]
      let size = stream.nextUnit()
      return Mole(
        center: center, radius: mix(0.7e-3, 1.9e-3, size * size), strength: stream.next(in: 0.4...1))
    }
  }

  /// Linear albedo.
  func tint(_ v: Int) -> Vector {
    let regions = topology.regions
    let p = topology.templatePositions[v]
    if regions.mouth[v] > 0.6 { return Vector(0.42, 0.155, 0.145) }

    var lab = base
    lab += SkinTone.cheek * regions.cheek[v] + SkinTone.noseTip * regions.noseTip[v]
    lab += SkinTone.chin * regions.chin[v] + SkinTone.ear * regions.ear[v] + SkinTone.neck * regions.neck[v]
    lab += SkinTone.lid * regions.lid[v] * (0.4 + 0.6 * skin.darkCircles)
    lab += Vector(-7, 1, -2) * (regions.underEye[v] * skin.darkCircles)

    // Blotches of a few centimetres and of some millimetres.
    let blotch = noise.fractal(p * 45, octaves: 3)
    let patch = fine.value(p * 160)
    let uneven = 0.35 + skin.unevenness
    lab += Vector(-1.6, 1.7, 0.2) * (blotch * uneven) + Vector(-0.9, 0.5, 0.3) * (patch * uneven)
    lab.y += 3.2 * skin.unevenness * regions.cheek[v] * max(0, noise.value(p * 70 + 5))

    let lip = smoothstep(0.15, 0.85, regions.lips[v])
    if skin.freckles > 0 && lip < 0.5 { lab += freckle(p, v) }
    if lip > 0 {
      // Striae run from the mouth outwards: fine across, slow along.
      let striae = fine.value(Vector(p.x * 900, p.y * 160, p.z * 160))
      lab += lips * lip * (1 + 0.12 * striae) + Vector(-1.5, 0, 0) * (striae * lip)
    }
    if shadow > 0 {
      let grain = 0.75 + 0.5 * fine.value(p * 900)
      lab += Vector(-8, -3.5, -6) * (shadow * regions.beard[v] * grain * (1 - lip) * 0.8)
    }
    for mole in moles where abs(mole.center.y - p.y) < 3e-3 {
      let d = distance(mole.center, p) * (1 + 0.2 * fine.value(p * 700))
      let inside = smoothstep(mole.radius * 1.25, mole.radius * 0.65, d) * (1 - lip)
      if inside > 0 { lab = mix(lab, Vector(min(lab.x, 34) * 0.85, 12, 13), inside * mole.strength * 0.85) }
    }
    var color = SkinTone.linearColor(lab)
    // The wet inner edge of the lids is pink on every skin.
    let socket = smoothstep(0.35, 0.8, regions.socket[v])
    color = mix(color, mix(Vector(0.56, 0.29, 0.25), color, 0.45 * person.skinMelanin), socket)
    return mix(color, Vector(0.42, 0.155, 0.145), smoothstep(0.3, 0.6, regions.mouth[v]))
  }

  /// What a freckle changes at a point, in L*a*b*.
  private func freckle(_ p: Vector, _ v: Int) -> Vector {
    let regions = topology.regions
    let place =
      clamp(
        regions.cheek[v] + regions.noseTip[v] + 0.8 * regions.tZone[v] + 0.35, 0, 1) * (1 - regions.neck[v])
    let (distance, own) = noise.nearestPoint(p * 330)
    guard own.x < skin.freckles * place else { return .zero }
    let size = mix(0.22, 0.42, own.y)
    return Vector(-9, 2.5, 5) * (smoothstep(size, size * 0.45, distance) * mix(0.4, 1, own.z))
  }

  /// Roughness, pore depth, lines and reach of scattering; see ``SkinMaterial``.
  func detail(_ v: Int) -> SIMD4<Float> {
    let regions = topology.regions
    let lip = smoothstep(0.15, 0.85, regions.lips[v])
    let wet = smoothstep(0.3, 0.7, max(regions.mouth[v], regions.socket[v]))
    let oily = regions.tZone[v]
    var roughness = 0.52 - 0.16 * oily * (0.4 + skin.oiliness) + 0.08 * regions.neck[v]
    roughness = mix(mix(roughness, 0.28, lip), 0.08, wet)
    var pores = 0.35 + 0.45 * oily + 0.35 * regions.cheek[v] - 0.2 * regions.lid[v] - 0.15 * regions.neck[v]
    pores = mix(mix(pores, 0.05, lip), 0, wet)
    var lines = skin.lines * (0.35 + 0.5 * regions.lid[v] + 0.35 * oily + 0.3 * regions.neck[v])
    lines = mix(mix(lines, 0.9, lip), 0, wet)
    // Light that enters outside does not come back from the linings of mouth and eye sockets, and these lie so close
    // behind lips and lids that it would.
    return SIMD4(clamp(roughness, 0, 1), clamp(pores, 0, 1), clamp(lines, 0, 1), 1 - wet)
  }
}
