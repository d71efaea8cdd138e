import Foundation
import Geometry
import TestSupport
import Testing

/// The shaders' intersections against others in double precision, found in another way.
@Suite struct IntersectionTests {
  // MARK: Round cones

  /// As in coneProbe.comp. Scalar layout: three floats are not a SIMD3.
  private struct ConeCase: BitwiseCopyable {
    var a: (Float, Float, Float, Float)
    var b: (Float, Float, Float, Float)
    var origin: (Float, Float, Float)
    var direction: (Float, Float, Float)

    init(_ a: SIMD4<Float>, _ b: SIMD4<Float>, _ origin: Vector, _ direction: Vector) {
      self.a = (a.x, a.y, a.z, a.w)
      self.b = (b.x, b.y, b.z, b.w)
      self.origin = (origin.x, origin.y, origin.z)
      self.direction = (direction.x, direction.y, direction.z)
    }
  }

  private struct ConeResult: BitwiseCopyable {
    var t: Float
    var u: Float
    var local: (Float, Float, Float)
    var found: UInt32
  }

  /// The cone is the union of the spheres between its ends: the first entry into any of them, on a fine grid of spheres,
  /// refined about the best. Also how deep the ray dips into the cone, relative to the radius (negative: misses).
  private static func referenceEntry(_ c: ConeCase) -> (t: Double, depth: Double, cosine: Double) {
    let a = SIMD3(Double(c.a.0), Double(c.a.1), Double(c.a.2))
    let b = SIMD3(Double(c.b.0), Double(c.b.1), Double(c.b.2))
    let o = SIMD3(Double(c.origin.0), Double(c.origin.1), Double(c.origin.2))
    let d = SIMD3(Double(c.direction.0), Double(c.direction.1), Double(c.direction.2))
    let dd = (d * d).sum()
    func sphere(_ s: Double) -> (t: Double, depth: Double, cosine: Double) {
      let radius = Double(c.a.3) + (Double(c.b.3) - Double(c.a.3)) * s
      let from = o - (a + (b - a) * s)
      let m = (from * d).sum() / dd
      let closest = from - d * m
      let h = radius * radius - (closest * closest).sum()
      let depth = 1 - (closest * closest).sum().squareRoot() / radius
      if h < 0 { return (.infinity, depth, 0) }
      return (-m - (h / dd).squareRoot(), depth, h.squareRoot() / radius)
    }
    var best = (t: Double.infinity, depth: -Double.infinity, cosine: 0.0)
    var (bestPlace, width) = (0.0, 1.0 / 128)
    for step in 0...128 {
      let place = Double(step) / 128
      let x = sphere(place)
      best.depth = max(best.depth, x.depth)
      if x.t < best.t { (best.t, best.cosine, bestPlace) = (x.t, x.cosine, place) }
    }
    for _ in 0..<30 {
      for place in [max(bestPlace - width, 0), min(bestPlace + width, 1)] {
        let x = sphere(place)
        best.depth = max(best.depth, x.depth)
        if x.t < best.t { (best.t, best.cosine, bestPlace) = (x.t, x.cosine, place) }
      }
      width *= 0.7
    }
    return best
  }

  private static func coneCases(_ count: Int, radius: Float, length: Float, away: Float) -> [ConeCase] {
    var random = CounterRandom(seed: UInt64(count), index: UInt64(radius.bitPattern))
    func unit() -> Vector {
      normalized(Vector(random.nextNormal(), random.nextNormal(), random.nextNormal()))
    }
    return (0..<count).map { index in
      let a = unit() * away * 0.3
      let axis = unit()
      let b = a + axis * length * (index % 10 == 3 ? 0 : random.nextUnit())
      let radiusB = index % 3 == 0 ? radius : radius * random.nextUnit()
      var direction = unit()
      // Along the axis, or nearly.
      if index % 8 == 1 { direction = index % 16 == 1 ? axis : normalized(axis + unit() * 0.02) }
      let target = mix(a, b, random.next(in: -0.2...1.2)) + unit() * radius * random.next(in: 0...1.5)
      return ConeCase(
        SIMD4(a, radius), SIMD4(b, radiusB), target - direction * away, direction)
    }
  }

  @Test(
    arguments: [
      (radius: 3e-5, length: 1e-3, away: 1), (radius: 3e-5, length: 1e-5, away: 0.3),
      (radius: 0.01, length: 0.2, away: 1), (radius: 0.5, length: 0.4, away: 10),
    ] as [(radius: Float, length: Float, away: Float)])
  func conesAreEnteredWhereTheirSpheresAre(radius: Float, length: Float, away: Float) throws {
    let cases = Self.coneCases(4000, radius: radius, length: length, away: away)
    let results = try withGPU {
      try $0.run(probe: "coneProbe", in: .module, inputs: cases, count: cases.count, of: ConeResult.self)
    }
    var (hits, misses) = (0, 0)
    // Positions are rounded to this, which moves the surface by as much.
    let rounding = Double(away) * 3e-7
    for (index, (c, result)) in zip(cases, results).enumerated() {
      let expected = Self.referenceEntry(c)
      let smallest = Double(min(c.a.3, c.b.3))
      let margin = 2 * rounding / max(smallest, 1e-9) + 1e-3
      if expected.depth < -margin {
        #expect(result.found == 0, "case \(index) misses by \(-expected.depth) radii")
        misses += 1
      } else if expected.depth > margin {
        #expect(result.found == 1, "case \(index) is \(expected.depth) radii deep")
        let allowed = rounding / max(expected.cosine, 0.02) + 2e-3 * Double(radius)
        #expect(
          abs(Double(result.t) - expected.t) < allowed, "case \(index): \(result), expected \(expected)")
        #expect((0...1).contains(result.u))
        hits += 1
      }
    }
    #expect(hits > 1000 && misses > 500, "\(hits) hits, \(misses) misses")
  }

  // MARK: Triangles

  private struct TriangleCase: BitwiseCopyable {
    var words:
      (
        Float, Float, Float, Float, Float, Float, Float, Float, Float, Float, Float, Float, Float, Float,
        Float
      )

    init(_ a: Vector, _ b: Vector, _ c: Vector, _ o: Vector, _ d: Vector) {
      words = (a.x, a.y, a.z, b.x, b.y, b.z, c.x, c.y, c.z, o.x, o.y, o.z, d.x, d.y, d.z)
    }
  }

  private struct TriangleResult: BitwiseCopyable {
    var t: Float
    var u: Float
    var v: Float
    var found: UInt32
  }

  /// Source: Möller and Trumbore 1997, "Fast, Minimum Storage Ray/Triangle Intersection".
  private static func referenceHit(_ k: TriangleCase) -> (t: Double, u: Double, v: Double)? {
    let w = withUnsafeBytes(of: k.words) { Array($0.bindMemory(to: Float.self)).map { Double($0) } }
    func vector(_ i: Int) -> SIMD3<Double> { SIMD3(w[i], w[i + 1], w[i + 2]) }
    func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { (a * b).sum() }
    func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
      SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }
    let (a, o, d) = (vector(0), vector(9), vector(12))
    let (e1, e2) = (vector(3) - a, vector(6) - a)
    let p = cross(d, e2)
    let determinant = dot(e1, p)
    if abs(determinant) < 1e-3 * (dot(e1, e1) * dot(e2, e2)).squareRoot() { return nil }  // grazing
    let s = o - a
    let q = cross(s, e1)
    return (dot(e2, q) / determinant, dot(s, p) / determinant, dot(d, q) / determinant)
  }

  @Test(arguments: [0.001, 0.1, 10] as [Float]) func trianglesAreMetWhereTheyAreInDoublePrecision(size: Float)
    throws
  {
    var random = CounterRandom(seed: 5, index: UInt64(size.bitPattern))
    func unit() -> Vector {
      Vector(random.next(in: -1...1), random.next(in: -1...1), random.next(in: -1...1))
    }
    let cases = (0..<6000).map { index in
      let (a, b, c) = (unit() * size, unit() * size, unit() * size)
      var direction = normalized(unit())
      if index % 9 == 0 { direction = [[1, 0, 0], [0, -1, 0], [0, 0, 1]][index % 27 / 9] }
      let (u, v) = (random.next(in: -0.2...0.9), random.next(in: -0.2...0.9))
      return TriangleCase(a, b, c, a + (b - a) * u + (c - a) * v - direction, direction)
    }
    let results = try withGPU {
      try $0.run(
        probe: "triangleProbe", in: .module, inputs: cases, count: cases.count, of: TriangleResult.self)
    }
    var (hits, misses) = (0, 0)
    let tolerance = 1e-4 + 3e-6 / Double(size)
    for (index, (k, result)) in zip(cases, results).enumerated() {
      guard let expected = Self.referenceHit(k) else { continue }
      let inside = min(expected.u, expected.v, 1 - expected.u - expected.v)
      // Slivers magnify rounding: compare what is well inside or outside.
      if inside < -0.05 {
        #expect(result.found == 0, "case \(index): \(expected)")
        misses += 1
      } else if inside > 0.05 {
        #expect(result.found == 1, "case \(index): \(expected)")
        let error = max(abs(Double(result.u) - expected.u), abs(Double(result.v) - expected.v))
        #expect(error < 100 * tolerance, "case \(index): \(result), expected \(expected)")
        #expect(
          abs(Double(result.t) - expected.t) < 100 * tolerance * Double(size),
          "case \(index): \(result), expected \(expected)")
        hits += 1
      }
    }
    #expect(hits > 1000 && misses > 1000, "\(hits) hits, \(misses) misses")
  }
}
