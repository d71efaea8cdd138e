internal import Geometry

/// Scalp hair from roots to strands.
enum Scalp {
  /// World-space strands and the root of each.
  ///
  /// - Parameter countFactor: share of the hairs to grow, and fifteen times that of the guides; tests use a small one.
  static func strands(
    _ p: ScalpParameters, body: PosedBody, quads: [Int], collision: DistanceField, random: CounterRandom,
    countFactor: Float = 1
  ) -> (strands: Strands, roots: [HairRoot]) {
    let skin = body.skin
    let hairline = Hairline(p, random: random.child("hairline"))
    let density = densities(hairline, skin: skin, quads: quads)
    let inside = density.grown.indices.filter { density.grown[$0] > 0.5 || density.full[$0] > 0.5 }
    let fit = HeadFit(skin: skin, vertices: inside)
    let headFromWorld = body.worldFromHead.rigidInverse
    // Hair is heavy, but it is also used to the way it hangs when the head is upright.
    let gravity = normalized(headFromWorld.direction(Vector(0, -1, 0)) * 0.7 + Vector(0, -0.3, 0))
    let field = ScalpField(p, hairline: hairline, fit: fit, gravity: gravity, random: random.child("field"))

    let full = SkinSampler.mass(of: density.full, on: skin, quads: quads)
    let grown = SkinSampler.mass(of: density.grown, on: skin, quads: quads)
    guard full > 0, grown > 0 else { return (Strands(), []) }

    let (usualCount, pointCount) = guideSize(p)
    let guideCount = max(60, Int(Float(usualCount) * min(countFactor * 15, 1)))
    // Guides stand as close at the thin border as elsewhere.
    let guideRoots = SkinSampler.roots(
      on: skin, quads: quads, density: density.full.map { $0 > 0 ? 0.4 + 0.6 * $0 : 0 }, count: guideCount,
      random: random.child("guides")
    ).map { field.scalpRoot($0, headFromWorld: headFromWorld) }
    let guides = GuideGrowth(field: field, body: collision, pointCount: pointCount).grow(guideRoots)
    // A scalp has some 0.06 square metres.
    let reach = 2.4 * (0.06 / Float(guideCount)).squareRoot()

    let count = Float(p.strandCount) * grown / full * countFactor
    let roots = SkinSampler.roots(
      on: skin, quads: quads, density: density.grown, count: Int(count), random: random.child("roots"))
    let hair = ScalpHair(
      field: field, guides: guides, lookup: GuideLookup(guideRoots, reach: reach), body: collision,
      worldFromHead: body.worldFromHead, noise: SmoothNoise(random.child("wisps")))
    var strands = Strands()
    let kept = hair.grow(roots.map { field.scalpRoot($0, headFromWorld: headFromWorld) }, into: &strands)
    return (strands, zip(roots, kept).compactMap { $1 ? $0 : nil })
  }

  /// Density of the hair that was there once (inside the hairline), and of what baldness has left.
  private static func densities(_ hairline: Hairline, skin: SkinSurface, quads: [Int]) -> (
    full: [Float], grown: [Float]
  ) {
    var full = [Float](repeating: 0, count: skin.positions.count)
    var grown = full
    var seen = [Bool](repeating: false, count: full.count)
    for quad in quads {
      let q = skin.quads[quad]
      for k in 0..<4 where !seen[Int(q[k])] {
        let vertex = Int(q[k])
        seen[vertex] = true
        full[vertex] = hairline.density(skin.templatePositions[vertex])
        grown[vertex] = full[vertex] * (1 - hairline.loss(skin.templatePositions[vertex]))
      }
    }
    return (full, grown)
  }

  /// How many guides a style needs, and how many points each.
  private static func guideSize(_ p: ScalpParameters) -> (count: Int, points: Int) {
    switch p.style {
    case .bald, .buzz: (1500, 6)
    case .crew: (2200, 10)
    case .sidePart, .sweptBack, .messy: (1700, 16)
    case .bob: (1500, 28)
    case .longStraight, .longWavy: (1500, 40)
    // One guide a ringlet.
    case .curly: (Int(0.06 / (0.6 * p.curlDiameter * p.curlDiameter)), 30)
    case .coils: (Int(0.06 / max(0.7 * p.curlDiameter * p.curlDiameter, 1.1e-5)), 12)
    case .tiedBack: (1400, p.bun ? 96 : 56)
    }
  }
}
