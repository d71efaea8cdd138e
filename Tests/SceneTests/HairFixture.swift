import Geometry

@testable import Scene

/// A head with what keeps hair off it, which takes seconds in debug builds: shared by the tests.
struct HairHead {
  let fixture: HairFixture
  let collision: DistanceField

  private static let posed = Result { try HairHead(0, neutral: false) }
  private static let straight = Result { try HairHead(1, neutral: true) }

  private init(_ index: Int, neutral: Bool) throws {
    fixture = try HairFixture(index, neutral: neutral)
    collision = HairBuilder.collisionField(fixture.body)
  }

  /// Two people: one with a pose and an expression, one relaxed.
  static func all() throws -> [HairHead] { [try posed.get(), try straight.get()] }
  static func relaxed() throws -> HairHead { try straight.get() }

  /// A share of the scalp hair, by default in the style that was drawn.
  func scalp(_ scalp: ScalpParameters? = nil, factor: Float) -> (strands: Strands, roots: [HairRoot]) {
    Scalp.strands(
      scalp ?? fixture.parameters.hair.scalp, body: fixture.body, quads: fixture.regions.scalp,
      collision: collision, random: CounterRandom(seed: 5, index: 1), countFactor: factor)
  }
}

/// Heads and hair for tests.
struct HairFixture {
  let parameters: SceneParameters
  let body: PosedBody
  let regions: HairRegions

  init(_ index: Int, neutral: Bool = false) throws {
    parameters = neutral ? FaceFixture.neutral(index) : FaceFixture.parameters(index)
    body = FaceBuilder.build(model: try FaceFixture.model(), parameters: parameters).1
    regions = HairRegions(body.skin)
  }

  /// Least distance of `point` to the triangles of the skin nearby, metres.
  func distanceToSkin(_ point: Vector, quads: [Int]) -> Float {
    var best = Float.greatestFiniteMagnitude
    for quad in quads {
      let q = body.skin.quads[quad]
      guard distance(body.skin.positions[Int(q.x)], point) < 0.02 else { continue }
      for (j, k) in [(q.y, q.z), (q.z, q.w)] {
        let p = body.skin.positions
        best = min(best, distanceToTriangle(point, p[Int(q.x)], p[Int(j)], p[Int(k)]))
      }
    }
    return best
  }

  /// Roots all over the scalp and what is near it, as the field that combs them sees them.
  func scalpRoots(_ p: ScalpParameters, count: Int, seed: UInt64) -> [ScalpRoot] {
    let random = CounterRandom(seed: 1, index: 1)
    let field = ScalpField(
      p, hairline: Hairline(p, random: random),
      fit: HeadFit(skin: body.skin, vertices: Array(body.skin.positions.indices)),
      gravity: Vector(0, -1, 0), random: random)
    return SkinSampler.roots(
      on: body.skin, quads: regions.scalp, density: [Float](repeating: 1, count: body.skin.positions.count),
      count: count, random: CounterRandom(seed: seed, index: 0)
    ).map { field.scalpRoot($0, headFromWorld: .identity) }
  }

  /// Numbers of a named style.
  static func drawn(_ style: String, _ sample: Int = 0) throws -> ScalpParameters {
    guard let named = NamedHairStyle.named(style) else { throw SceneError("there is no style \(style)") }
    return .draw(
      named, CounterRandom(seed: 4, index: UInt64(sample)), person: FaceFixture.parameters(sample).person)
  }
}

/// Distance of a point to a triangle: to its plane inside, else to the nearest edge.
func distanceToTriangle(_ p: Vector, _ a: Vector, _ b: Vector, _ c: Vector) -> Float {
  let n = cross(b - a, c - a)
  let inside =
    dot(cross(b - a, p - a), n) >= 0 && dot(cross(c - b, p - b), n) >= 0 && dot(cross(a - c, p - c), n) >= 0
  if inside { return abs(dot(p - a, normalized(n))) }
  func edge(_ u: Vector, _ v: Vector) -> Float {
    let t = clamp(dot(p - u, v - u) / max(dot(v - u, v - u), 1e-20), 0, 1)
    return distance(p, mix(u, v, t))
  }
  return min(edge(a, b), edge(b, c), edge(c, a))
}
