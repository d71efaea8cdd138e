internal import Geometry

/// Grows every hair of a head.
enum HairBuilder {
  /// Hair of scalp, brows, lashes and beard in world space, and the landmarks of the brows.
  ///
  /// - Returns: `browLandmarks`: iBUG 17…26, from the outer end of the person's right brow to the outer end of the
  ///   left one.
  ///   `shade`: factors on the albedo of vertices of the skin, see ``ScalpShade``.
  /// - Parameter clothes, glasses: what hair must stay outside of, besides the skin.
  static func build(
    body: PosedBody, clothes: [SurfaceMesh] = [], glasses: [SurfaceMesh] = [], parameters: SceneParameters
  ) -> (part: ScenePart, browLandmarks: [Vector], shade: [(vertex: Int, factor: Vector)]) {
    let random = CounterRandom(seed: parameters.seed, index: parameters.index).child("hair strands")
    let hair = parameters.hair
    let regions = HairRegions(body.skin)
    let reachesClothes = reachesClothes(hair)
    let collision = HairObstacles(body, clothes: reachesClothes ? clothes : [], glasses: glasses)
      .field(low: reachesClothes ? HairObstacles.low : HairObstacles.neck)
    let pigments = Pigments(
      person: parameters.person, color: hair.color, noise: SmoothNoise(random.child("colors")))
    var part = ScenePart()
    part.materials = [
      .hair(
        HairMaterial(
          longitudinalRoughness: mix(0.28, 0.17, hair.scalp.wet), azimuthalRoughness: 0.3,
          scaleTilt: 2.2 * .pi / 180,
          indexOfRefraction: 1.55, changeStart: hair.color.changeStart, changeEnd: hair.color.changeEnd)),
      .hair(
        HairMaterial(
          longitudinalRoughness: 0.28, azimuthalRoughness: 0.3, scaleTilt: 2.2 * .pi / 180,
          indexOfRefraction: 1.55)),
    ]
    func add(
      _ name: String, _ strands: Strands, _ absorptions: [Vector], tips: [Vector] = [], _ label: SemanticClass
    ) {
      guard strands.count > 0 else { return }
      part.strandGroups.append(
        StrandGroup(
          name: name, strands: strands, absorptions: absorptions, tipAbsorptions: tips, semanticClass: label,
          material: label == .hair ? 0 : 1))
    }

    let ground = ScalpGround(hair.scalp, body: body, quads: regions.scalp, random: random.child("scalp"))
    let scalp = Scalp.strands(
      hair.scalp, on: ground, body: body, quads: regions.scalp, collision: collision,
      random: random.child("scalp"))
    let colors = [Pigments.Colors](count: scalp.roots.count) { pigments.scalp(scalp.roots[$0]) }
    add("scalp hair", scalp.strands, colors.map(\.root), tips: colors.map(\.tip), .hair)

    let beard = Beard.strands(
      BeardShape(hair.beard, random: random.child("beard shape")), hair.beard,
      body: body, quads: regions.lowerFace, collision: collision, random: random.child("beard"))
    add("beard", beard.strands, beard.roots.map(pigments.beard), .beard)

    let shapes = [BrowShape(hair.brows, side: -1), BrowShape(hair.brows, side: 1)]
    let classes: [SemanticClass] = [.rightBrow, .leftBrow]
    for (index, shape) in shapes.enumerated() {
      let name = index == 0 ? "right brow" : "left brow"
      let brow = Brows.strands(
        shape, hair.brows, body: body, quads: regions.brows, random: random.child(name))
      add(name, brow.strands, brow.roots.map(pigments.brow), classes[index])
    }

    // FaceSynthetics has no class for lashes; in its labels they belong to the skin around the eye.
    var lashes = Strands()
    for side in Side.allCases {
      let one = Lashes.strands(
        side, body: body, shape: EyeShape(parameters), hair.lashes,
        random: random.child(side == .right ? "right lashes" : "left lashes"))
      for strand in 0..<one.count { lashes.append(one[strand]) }
    }
    add(
      "lashes", lashes, [Vector](repeating: pigments.lashes, count: lashes.count), .skin)

    let down = Vellus.strands(parameters.skin.vellus, body: body, random: random.child("vellus"))
    add("vellus", down, [Vector](repeating: pigments.vellus, count: down.count), .skin)

    let right = Brows.landmarks(shapes[0], body: body, quads: regions.brows)
    let left = Brows.landmarks(shapes[1], body: body, quads: regions.brows)
    let shade =
      ScalpShade.factors(ground, person: parameters.person, greyShare: hair.color.greyShare, body: body)
      + ScalpShade.factors(
        beard: beard.ground, person: parameters.person, greyShare: parameters.person.greyShare)
    return (part, right.reversed() + left, shade)
  }

  /// Distances to what hair must stay outside of, in head space.
  static func collisionField(
    _ body: PosedBody, clothes: [SurfaceMesh] = [], glasses: [SurfaceMesh] = []
  ) -> DistanceField {
    HairObstacles(body, clothes: clothes, glasses: glasses).field(low: HairObstacles.low)
  }

  /// Whether any hair is long enough to reach clothes.
  private static func reachesClothes(_ hair: HairParameters) -> Bool {
    switch hair.scalp.family {
    case .hanging, .roped, .rows: true
    case .clipped, .brushed, .standing: hair.beard.length > 0.03
    }
  }
}

/// Quads of the skin by what may grow there, found on the template head.
struct HairRegions {
  private(set) var scalp: [Int] = []
  private(set) var brows: [Int] = []
  private(set) var lowerFace: [Int] = []

  init(_ skin: SkinSurface) {
    for (index, q) in skin.quads.enumerated() {
      let label = skin.quadClasses[index]
      guard label == .skin || label == .neck else { continue }
      let t = skin.templatePositions[Int(q.x)]
      let offset = t - Hairline.center
      if dot(offset, offset) < 0.15 * 0.15, t.z < 0.015, t.y > -0.085 || t.z < -0.1 { scalp.append(index) }
      if t.z > -0.035, t.y > -0.002, t.y < 0.05, abs(t.x) < 0.075 { brows.append(index) }
      if t.y < 0.025, t.y > -0.185, t.z > -0.105, abs(t.x) < 0.085 { lowerFace.append(index) }
    }
  }
}
