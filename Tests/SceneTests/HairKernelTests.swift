import Geometry
import Testing

@testable import Scene

/// What hair is grown with: distance field, sampling, curves.
@Suite struct HairKernelTests {
  private static func sphere(radius: Float) -> [Vector] {
    // Spherical Fibonacci points lie evenly.
    (0..<20_000).map { i in
      let z = 1 - (2 * Float(i) + 1) / 20_000
      let angle = Float(i) * 2.399_963_2
      let r = (1 - z * z).squareRoot()
      return Vector(r * cosine(angle), r * sine(angle), z) * radius
    }
  }

  @Test func distancesToASphere() {
    let points = Self.sphere(radius: 0.1)
    let field = DistanceField(
      points: points, normals: points.map { normalized($0) }, low: Vector(repeating: -0.16),
      high: Vector(repeating: 0.16), spacing: 0.012)
    var random = CounterRandom(seed: 1, index: 1)
    for _ in 0..<2_000 {
      let direction = normalized(Vector(random.nextNormal(), random.nextNormal(), random.nextNormal()))
      let radius = random.next(in: 0.09...0.115)
      let (distance, gradient) = field.sample(direction * radius)
      #expect(abs(distance - (radius - 0.1)) < 0.002, "\(distance) at \(radius)")
      #expect(dot(normalized(gradient), direction) > 0.97)
    }
    #expect(field.sample(Vector(1, 0, 0)).distance == DistanceField.far)
  }

  @Test func rootsFollowDensityAndArea() throws {
    let fixture = try HairFixture(0, neutral: true)
    let skin = fixture.body.skin
    let density = skin.restPositions.map { $0.x > 0 ? Float(1) : 0.25 }
    let roots = SkinSampler.roots(
      on: skin, quads: fixture.regions.scalp, density: density, count: 20_000,
      random: CounterRandom(seed: 2, index: 2))
    #expect(abs(roots.count - 20_000) <= 1)
    let left = roots.count { $0.template.x > 0 }
    // The head is symmetric: four fifths of the mass lies on the left, but for quads across the middle.
    #expect(abs(Float(left) / 20_000 - 0.8) < 0.02)
  }

  @Test func curvesPassThroughTheirPointsWithoutOvershoot() {
    let curve = MirroredCurve([(0, 1), (30, 5), (60, 5.5), (90, 2), (180, 2)])
    #expect(curve.value(30).height == 5 && curve.value(-60).height == 5.5)
    for angle in stride(from: Float(0), through: 180, by: 0.5) {
      let (height, slope) = curve.value(angle)
      #expect(height >= 1 && height <= 5.5 + 1e-5)
      guard angle > 0.5, angle < 179 else { continue }
      let numeric = (curve.value(angle + 0.05).height - curve.value(angle - 0.05).height) / 0.1
      #expect(abs(numeric - slope) < 0.03, "slope at \(angle)")
    }
  }

  @Test func noiseIsSmoothAndCentred() {
    let noise = SmoothNoise(CounterRandom(seed: 3, index: 3))
    var sum: Float = 0
    for i in 0..<2_000 {
      let p = Vector(Float(i) * 0.37, Float(i) * 0.11, -Float(i) * 0.23)
      let value = noise.scalar(p)
      sum += value
      #expect(abs(value) <= 1 && abs(noise.scalar(p + 0.001) - value) < 0.02)
    }
    #expect(abs(sum / 2_000) < 0.05)
  }

  @Test func nearestPointsAreNearest() {
    var random = CounterRandom(seed: 8, index: 1)
    func point() -> Vector { Vector(random.nextUnit(), random.nextUnit(), random.nextUnit() * 0.3) }
    let points = (0..<800).map { _ in point() }
    let grid = PointGrid(points, cellSize: 0.03)
    for _ in 0..<500 {
      let p = point() * 1.2 - 0.1
      let best = points.indices.min { distance(points[$0], p) < distance(points[$1], p) } ?? 0
      #expect(grid.nearest(to: p, within: 0.09)?.number == (distance(points[best], p) < 0.09 ? best : nil))
      var near: Set<Int> = []
      grid.visit(near: p) { number, square in
        #expect(abs(square - dot(points[number] - p, points[number] - p)) < 1e-6)
        #expect(near.insert(number).inserted, "point \(number) twice")
      }
      for index in points.indices where distance(points[index], p) < 0.03 { #expect(near.contains(index)) }
    }
  }

  /// Strands of a rope come back to their places, keep inside it, and never run into each other.
  @Test(arguments: RopeKind.allCases) func strandsOfARopeStayApart(_ kind: RopeKind) {
    let rope = Rope(kind, diameter: 0.01)
    func gap(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Float {
      ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
    for i in 0..<200 {
      let s = rope.period * Float(i) / 200
      for strand in 0..<rope.count {
        let here = rope.center(strand, at: s)
        #expect(gap(here, .zero) + rope.strandRadius < 0.65 * rope.diameter)
        #expect(gap(here, rope.center(strand, at: s + rope.period)) < 1e-6)
        for other in 0..<strand { #expect(gap(here, rope.center(other, at: s)) > 0.2 * rope.diameter) }
      }
    }
  }

  @Test func nearestGuidesAreNearest() throws {
    let fixture = try HairFixture(0, neutral: true)
    let p = try HairFixture.drawn("crew cut")
    let guides = fixture.scalpRoots(p, count: 300, seed: 1)
    let lookup = GuideLookup(guides, reach: 0.03)
    for root in fixture.scalpRoots(p, count: 60, seed: 2) {
      let (found, weights) = lookup.nearest(root, among: guides)
      let best = guides.indices.filter { guides[$0].group == root.group }.min {
        distance(guides[$0].position, root.position) < distance(guides[$1].position, root.position)
      }
      guard let best, distance(guides[best].position, root.position) < 0.03 else { continue }
      #expect(Int(found.x) == best)
      #expect(abs(weights.sum() - 1) < 1e-5 && weights.min() >= 0)
    }
  }

  /// Between its points a guide is curved: on a circle they lie on the circle, where a straight piece would lie inside.
  @Test func guidesHaveNoCorners() throws {
    let root = ScalpRoot(
      root: HairRoot(position: .zero, normal: Vector(0, 0, 1), template: .zero, words: .zero),
      position: .zero,
      normal: Vector(0, 0, 1), azimuth: 0, polar: 0, depth: 0, group: .whole)
    var guides = Guides(roots: [root], pointCount: 9)
    let radius: Float = 0.1
    func onCircle(_ angle: Float) -> Vector { Vector(cosine(angle), sine(angle), 0) * radius }
    guides.append((0...400).map { onCircle(Float($0) / 400 * 2) }, normal: Vector(0, 0, 1), tied: 0)
    let sagitta = radius * (1 - cosine(Float(0.125)))
    for k in 0..<8 {
      #expect(distance(guides.point(0, k, 0), guides.points[k]) < 1e-7)
      #expect(distance(guides.point(0, k, 1), guides.points[k + 1]) < 1e-7)
      // The ends have no neighbors to curve towards.
      let share: Float = k == 0 || k == 7 ? 0.6 : 0.05
      #expect(abs(length(guides.point(0, k, 0.5)) - radius) < share * sagitta)
    }
  }

  /// A ringlet is no spring: its turns differ in length and width, but it keeps to its curl.
  @Test func ringletsAreUneven() throws {
    var p = try HairFixture.drawn("long curls")
    (p.curlDiameter, p.curlPitch, p.wet) = (0.016, 0.02, 0)
    var random = CounterRandom(seed: 8, index: 8)
    var spreads: [Float] = []
    for _ in 0..<40 {
      let lock = Vector(random.next(in: -1...1), random.next(in: -1...1), random.next(in: -1...1))
      let curl = Curl(p, lock: lock, wisp: SIMD2(random.nextUnit(), random.nextUnit()), start: 0)
      var turns: [Float] = []
      var (last, lastPlace): (Float, Float?) = (0, nil)
      for step in 0..<4_000 {
        let s = 0.05 + 0.0001 * Float(step)
        let offset = curl.offset(s, Vector(0, 0, 1), Vector(1, 0, 0))
        #expect(length(offset) < 1.45 * curl.radius)
        if last < 0, offset.x >= 0 {
          if let lastPlace { turns.append(s - lastPlace) }
          lastPlace = s
        }
        last = offset.x
      }
      let mean = turns.reduce(0, +) / Float(turns.count)
      #expect(abs(mean / p.curlPitch - 1) < 0.4, "\(mean)")
      spreads.append(
        (turns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(turns.count)).squareRoot() / mean)
    }
    #expect(spreads.allSatisfy { $0 > 0.05 && $0 < 0.6 }, "\(spreads.min() ?? 0) to \(spreads.max() ?? 0)")
  }
}
