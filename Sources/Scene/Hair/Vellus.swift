internal import Geometry

/// The down of a face: short fine hairs without pigment, which are seen in light from behind or along the skin.
enum Vellus {
  /// Hairs on a square metre: 292 on a square centimetre of forehead (Otberg et al. 2004, "Variations of hair follicle size
  /// and distribution in different body sites", J. Invest. Dermatol. 122).
  private static let density: Float = 2.92e6
  /// Diameter at the root (16 µm there) and mean length, metres; vellus is shorter than 2 mm by definition.
  private static let diameter: Float = 17e-6
  private static let length: Float = 1.1e-3

  /// The strands in world space; none where brows or the hair of the scalp grow.
  ///
  /// - Parameter amount: Share of the usual density, 0…1.
  static func strands(_ amount: Float, body: PosedBody, random: CounterRandom) -> Strands {
    var strands = Strands()
    guard amount > 0 else { return strands }
    let skin = body.skin
    let density = skin.positions.indices.map { v in
      let t = skin.templatePositions[v]
      let other = max(skin.scalpDensity[v], skin.rightBrowDensity[v], skin.leftBrowDensity[v])
      return smoothstep(0.3, 0, other) * smoothstep(-0.075, -0.05, t.z) * smoothstep(-0.1, -0.08, t.y)
    }
    let quads = skin.quads.indices.filter { skin.quadClasses[$0] == .skin }
    let area = SkinSampler.mass(of: density, on: skin, quads: quads)
    let roots = SkinSampler.roots(
      on: skin, quads: quads, density: density, count: Int(amount * Self.density * area), random: random)
    strands.points.reserveCapacity(3 * roots.count)
    let noise = SmoothNoise(random.child("streams"))
    for root in roots {
      let (t, u) = (root.template, root.words.units)
      // It streams from the middle of the forehead outwards and down, on the cheeks towards ear and jaw.
      let side: Float = t.x < 0 ? -1 : 1
      let stream =
        Vector(side * smoothstep(0.005, 0.05, abs(t.x)), -0.7, -0.5) + noise.vector(t * 90) * 0.5
        + (Vector(u.x, u.y, u.z) - 0.5) * 0.5
      let aim = body.worldFromHead.direction(stream)
      let along = normalized(
        aim - root.normal * dot(aim, root.normal), fallback: body.worldFromHead.x)
      let size = length * (0.5 + u.w)
      for (s, height) in [(0, 0), (0.5, 0.3), (1, 0.45)] as [(Float, Float)] {
        let point = root.position + along * (size * 0.85 * s) + root.normal * (size * height - 2e-5 * (1 - s))
        strands.points.append(SIMD4(point, diameter / 2 * (1 - 0.6 * s)))
      }
      strands.firstPoints.append(UInt32(strands.points.count))
    }
    return strands
  }
}
