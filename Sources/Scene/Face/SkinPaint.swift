internal import Geometry

/// Color and detail of each vertex of the skin.
struct SkinPaint {
  let skin: SkinParameters
  let person: PersonParameters
  let topology: SkinTopology
  let pigment: SkinPigment
  private let noise: Noise
  private let fine: Noise
  private let veins: SkinVeins
  private let pattern: SkinPattern
  /// Strength of shaven hairs' shade.
  private let shadow: Float
  /// The pink of wet linings.
  private let lining: Vector
  /// Of what no one sees.
  private let covered: Vector

  init(_ skin: SkinParameters, _ person: PersonParameters, _ topology: SkinTopology) {
    self.skin = skin
    self.person = person
    self.topology = topology
    pigment = SkinPigment(skin, person)
    noise = Noise(seed: skin.pattern)
    fine = Noise(seed: skin.pattern ^ 0x9E37_79B9)
    veins = SkinVeins(skin, person)
    pattern = SkinPattern(skin, pigment, topology)
    // Dark hair shows through shaven skin, on masculine faces and from the end of adolescence.
    shadow =
      skin.stubbleShadow * smoothstep(0.55, 0.85, person.masculinity) * smoothstep(16, 22, person.age)
      * smoothstep(0.3, 4, person.hairEumelanin) * (1 - 0.7 * person.greyShare)
    covered = pigment.albedo()
    lining = pigment.albedo(melanin: mix(0.25, 0.6, person.skinMelanin), blood: 3.2)
  }

  /// Linear albedo; that of lips without their red, which has a sharper border (``SkinMaterial/lipTint``).
  func tint(_ v: Int) -> Vector {
    let regions = topology.regions
    let p = topology.templatePositions[v]
    if regions.mouth[v] > 0.6 { return lining * 0.8 }
    if topology.isCovered[v] { return covered }

    // Melanin and blood of the sites against the forehead, to match the offsets that the archive's spectra show: cheeks,
    // nose and ears redder, the neck paler.
    var blood: Float =
      1 + 0.3 * regions.cheek[v] + 0.55 * regions.noseTip[v] + 0.2 * regions.chin[v] + 0.6 * regions.ear[v]
      - 0.3 * regions.neck[v] + 0.2 * regions.lid[v]
    var melanin: Float =
      1 - 0.1 * regions.cheek[v] + 0.12 * regions.lid[v] + 0.06 * regions.tZone[v] - 0.08 * regions.neck[v]
    var oxygenation: Float = 0
    // Blotches of a few centimetres and of some millimetres; foundation covers them.
    let bare = 1 - 0.8 * skin.makeup.foundation
    let uneven = (0.45 + skin.unevenness) * bare
    let blotch = noise.fractal(p * 45, octaves: 3)
    let patch = fine.fractal(p * 150, octaves: 2)
    blood *= 1 + uneven * (0.55 * blotch + 0.35 * patch)
    melanin *= 1 + uneven * (0.22 * patch - 0.25 * noise.value(p * 26 + 9))
    let own = mix(Vector(1, 1, 0), Vector(pattern.factors[v], 0), bare)
    melanin *= own.x
    blood *= own.y
    let flush = regions.cheek[v] + 0.9 * regions.noseTip[v] + 0.4 * regions.chin[v]
    if flush > 0 {
      blood += 2.2 * skin.redness * flush * (0.55 + 0.6 * max(0, noise.value(p * 70 + 5) + 0.3)) * bare
    }
    // Below the eye skin is thin, and the vessels under it dark.
    let circle = regions.underEye[v] * skin.darkCircles * bare
    blood += 0.9 * circle
    melanin += 0.6 * circle
    oxygenation -= 0.25 * circle
    var color = pigment.albedo(melanin: melanin, blood: max(blood, 0.1), oxygenation: oxygenation)

    color *= mix(Vector(1, 1, 1), veins.tint(p, neck: regions.neck[v]), bare)
    if shadow > 0, regions.beard[v] > 0 {
      // Stumps of hair in the upper dermis take light of all colors, red the least.
      let outside = smoothstep(1e-3, -2e-3, topology.contours.lips[v])
      let grain = 0.8 + 0.4 * fine.value(p * 900)
      color *= mix(Vector(1, 1, 1), Vector(0.7, 0.74, 0.8), shadow * regions.beard[v] * grain * outside)
    }
    color = painted(color, v, p)
    // Lips are wet and darker where they meet.
    color *= mix(Vector(1, 1, 1), Vector(0.55, 0.42, 0.42), topology.lipSeam.nearness[v])
    // The wet inner edge of the lids is pink; pigment of dark skin reaches it.
    let wet = mix(lining, color, mix(0.4, 0.85, person.skinMelanin))
    color = mix(color, wet, smoothstep(0.35, 0.8, regions.socket[v]))
    // Deep inside the nostrils there are mucosa, hairs and shade that the mesh does not have.
    color = mix(color, lining * Vector(0.2, 0.12, 0.11), topology.relief.nostril[v])
    return mix(color, lining * 0.8, smoothstep(0.3, 0.6, regions.mouth[v]))
  }

  /// With blush and eye shadow.
  private func painted(_ color: Vector, _ v: Int, _ p: Vector) -> Vector {
    let makeup = skin.makeup
    var result = color
    if makeup.blush > 0 {
      result *= mix(Vector(1, 1, 1), Vector(1, 0.66, 0.68), makeup.blush * topology.regions.cheek[v])
    }
    let lid = topology.regions.upperLid[v]
    if makeup.eyeShadow > 0, lid > 0 {
      result = mix(
        result, makeup.eyeShadowColor, makeup.eyeShadow * lid * (0.85 + 0.15 * fine.value(p * 400)))
    }
    return result
  }

  /// Roughness, pore depth, lines and reach of scattering; see ``SkinMaterial``.
  func detail(_ v: Int) -> SIMD4<Float> {
    if topology.isCovered[v] { return SIMD4(0.5, 0.2, 0.2, 1) }
    let regions = topology.regions
    let lip = smoothstep(0.15, 0.85, regions.lips[v])
    let wet = smoothstep(0.3, 0.7, max(regions.mouth[v], regions.socket[v]))
    let oily = regions.tZone[v]
    let p = topology.templatePositions[v]
    var roughness =
      0.54 - 0.16 * oily * (0.4 + skin.oiliness) - 0.06 * regions.cheek[v] + 0.08 * regions.neck[v]
    roughness += 0.1 * noise.fractal(p * 120 + 40, octaves: 2)
    roughness += 0.12 * skin.makeup.foundation
    // Sweat lies in patches.
    if skin.sweat > 0 {
      roughness -= 0.4 * skin.sweat * smoothstep(-0.2, 0.5, noise.value(p * 140 + 71)) * (0.4 + 0.6 * oily)
    }
    roughness = mix(roughness, 0.08, wet)
    var pores =
      0.22 + 0.6 * oily + 0.3 * regions.cheek[v] + 0.3 * regions.noseTip[v] - 0.2 * regions.lid[v]
      - 0.15 * regions.neck[v]
    pores *= 1 - 0.4 * skin.makeup.foundation
    pores = mix(mix(pores, 0.05, lip), 0, wet)
    var lines = skin.lines * (0.4 + 0.5 * regions.lid[v] + 0.25 * oily + 0.3 * regions.neck[v])
    lines = mix(lines, 0, wet)
    // Light that enters outside does not come back from the linings of mouth and eye sockets, and these lie so close
    // behind lips and lids that it would.
    let reach = (1 - wet) * (1 - topology.relief.nostril[v])
    return SIMD4(clamp(roughness, 0, 1), clamp(pores, 0, 1), clamp(lines, 0, 1), reach)
  }

  /// See ``SurfaceMesh/contours``.
  func contour(_ v: Int) -> SIMD4<Float> {
    var contour = topology.contours.stored[v]
    contour.z = clamp(shadow * topology.regions.beard[v], 0, 1)
    return contour
  }
}
