internal import Geometry

/// Scalp hair from roots to strands: guides, wisps between them, hairs round the wisps.
enum Scalp {
  /// Points of all strands together: what a picture's memory and time allow.
  private static let pointBudget = 1_900_000

  /// World-space strands and the root of each.
  ///
  /// - Parameter countFactor: share of the hairs to grow, and fifteen times that of guides and wisps; tests use a
  ///   small one.
  static func strands(
    _ p: ScalpParameters, body: PosedBody, quads: [Int], collision: DistanceField, random: CounterRandom,
    countFactor: Float = 1
  ) -> (strands: Strands, roots: [HairRoot]) {
    strands(
      p, on: ScalpGround(p, body: body, quads: quads, random: random), body: body, quads: quads,
      collision: collision, random: random, countFactor: countFactor)
  }

  /// The same on a scalp that has been combed, with the same random numbers.
  static func strands(
    _ p: ScalpParameters, on density: ScalpGround, body: PosedBody, quads: [Int], collision: DistanceField,
    random: CounterRandom, countFactor: Float = 1
  ) -> (strands: Strands, roots: [HairRoot]) {
    let skin = body.skin
    let field = density.field
    let headFromWorld = body.worldFromHead.rigidInverse
    let full = SkinSampler.mass(of: density.full, on: skin, quads: quads)
    let grown = SkinSampler.mass(of: density.grown, on: skin, quads: quads)
    guard full > 0, grown > 0 else { return (Strands(), []) }
    // A scalp has some 0.06 square metres.
    let thinning = min(countFactor * 15, 1)
    func roots(_ spacing: Float, _ name: String) -> [ScalpRoot] {
      // As close at the thin border as elsewhere.
      SkinSampler.roots(
        on: skin, quads: quads, density: density.full.map { $0 > 0 ? 0.4 + 0.6 * $0 : 0 },
        count: max(80, Int(0.06 / (spacing * spacing) * thinning)), random: random.child(name)
      ).map { field.scalpRoot($0, headFromWorld: headFromWorld) }
    }
    let spacing = Spacing(p)
    let wispRoots = roots(spacing.wisps, "wisps")
    let wisps: Wisps
    switch p.family {
    case .rows:
      wisps = RopeGrowth(field: field, body: collision, random: random.child("ropes")).rows(wisps: wispRoots)
    case .roped:
      wisps = RopeGrowth(field: field, body: collision, random: random.child("ropes")).hanging(
        spread(roots(0.35 * p.ropeSpacing, "ropes"), apart: p.ropeSpacing), wisps: wispRoots)
    case .clipped, .brushed, .hanging, .standing:
      let guideRoots = roots(spacing.guides, "guides")
      let guides = GuideGrowth(field: field, body: collision, pointCount: spacing.guidePoints).grow(
        guideRoots)
      wisps = WispGrowth(
        field: field, guides: guides,
        lookup: GuideLookup(guideRoots, reach: 2.4 * spacing.guides / thinning.squareRoot()),
        body: collision, noise: SmoothNoise(random.child("wisps")), mostPoints: 90
      ).grow(wispRoots)
    }
    guard wisps.count > 0 else { return (Strands(), []) }

    let wanted = Float(p.strandCount) * grown / full * countFactor
    let points = wanted * Float(wisps.points.count) / Float(wisps.count)
    let kept = min(1, Float(pointBudget) / max(points, 1))
    let hairRoots = SkinSampler.roots(
      on: skin, quads: quads, density: density.grown, count: Int(wanted * kept), random: random.child("roots")
    )
    let reach = (p.family == .rows ? 1 : 1.8) * spacing.wisps / thinning.squareRoot()
    let hair = ScalpHair(
      parameters: p, wisps: wisps,
      lookup: PointGrid(wisps.roots, cellSize: 0.6 * reach), reach: reach,
      body: collision, worldFromHead: body.worldFromHead, thickening: min(1.7, (1 / kept).squareRoot()))
    let (strands, isGrown) = hair.grow(hairRoots, headFromWorld: headFromWorld)
    // Mostly all of them are.
    if isGrown.count == strands.count { return (strands, hairRoots) }
    var grownRoots: [HairRoot] = []
    grownRoots.reserveCapacity(strands.count)
    for (root, isGrown) in zip(hairRoots, isGrown) where isGrown { grownRoots.append(root) }
    return (strands, grownRoots)
  }

  /// Distances between guides and between wisps on the skin, metres, and points of a guide.
  private struct Spacing {
    let guides: Float
    let wisps: Float
    let guidePoints: Int

    init(_ p: ScalpParameters) {
      switch p.family {
      case .clipped: (guides, wisps, guidePoints) = (0.0065, 0.0032, 5)
      case .brushed: (guides, wisps, guidePoints) = (0.0055, 0.0023, p.topLength > 0.05 ? 16 : 10)
      case .hanging where p.tie != .none:
        (guides, wisps) = (0.0068, 0.0024)
        guidePoints = p.tie == .tail ? 56 : p.tie == .puff ? 40 : 110
      case .hanging:
        // One guide a ringlet.
        let ringlet = p.curlDiameter > 0.007 ? 0.7 * p.curlDiameter : 0.0064
        (guides, wisps, guidePoints) = (clamp(ringlet, 0.0055, 0.009), 0.0024, p.cutDepth > 0.15 ? 40 : 28)
      case .standing: (guides, wisps, guidePoints) = (0.006, 0.0022, 9)
      case .roped: (guides, wisps, guidePoints) = (0, 0.0032, 0)
      case .rows: (guides, wisps, guidePoints) = (0, 0.0022, 0)
      }
    }
  }

  /// A choice of roots no two of which are nearer than `apart`.
  private static func spread(_ roots: [ScalpRoot], apart: Float) -> [ScalpRoot] {
    var chosen: [ScalpRoot] = []
    let square = apart * apart
    for root in roots
    where chosen.allSatisfy({ dot($0.position - root.position, $0.position - root.position) > square }) {
      chosen.append(root)
    }
    return chosen
  }
}

/// What a scalp is before anything grows on it: how dense follicles are, and the field that combs and cuts.
struct ScalpGround {
  /// Vertices of the scalp's quads.
  private(set) var vertices: [Int] = []
  /// Density of the hair that was there once (inside the hairline), and of what baldness has left, by vertex of the
  /// whole skin.
  let full: [Float]
  let grown: [Float]
  let field: ScalpField

  init(_ p: ScalpParameters, body: PosedBody, quads: [Int], random: CounterRandom) {
    let skin = body.skin
    let hairline = Hairline(p, random: random.child("hairline"))
    var full = [Float](repeating: 0, count: skin.positions.count)
    var grown = full
    var seen = [Bool](repeating: false, count: full.count)
    for quad in quads {
      let q = skin.quads[quad]
      for k in 0..<4 where !seen[Int(q[k])] {
        let vertex = Int(q[k])
        seen[vertex] = true
        vertices.append(vertex)
        full[vertex] = hairline.density(skin.templatePositions[vertex])
        guard full[vertex] > 0 else { continue }
        grown[vertex] = full[vertex] * (1 - hairline.loss(skin.templatePositions[vertex]))
      }
    }
    let fit = HeadFit(skin: skin, vertices: vertices.filter { full[$0] > 0.5 })
    // Hair is heavy, but it is also used to the way it hangs when the head is upright.
    let headFromWorld = body.worldFromHead.rigidInverse
    let down = headFromWorld.direction(Vector(0, -1, 0))
    let eyes = [body.rightEye, body.leftEye].map { headFromWorld.point($0.worldFromEye.origin).x }
    let gravity = normalized(down * 0.7 + Vector(0, -0.3, 0))
    field = ScalpField(
      p, hairline: hairline, fit: fit, gravity: gravity, eye: abs(eyes[1] - eyes[0]) / 2,
      random: random.child("field"))
    (self.full, self.grown) = (full, grown)
  }
}
