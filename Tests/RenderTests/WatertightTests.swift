import GPU
import GPUTypes
import Geometry
import TestSupport
import Testing

@testable import Render

/// No ray slips through a closed surface or between the segments of a strand, and none meets a fibre from within.
@Suite struct WatertightTests {
  private static func ray(from origin: Vector, to target: Vector, tMax: Float = .greatestFiniteMagnitude)
    -> GPURay
  {
    GPURay(origin: vec3(origin), tMin: 0, direction: vec3(normalized(target - origin)), tMax: tMax)
  }

  /// A closed ball with bumps, of vertices that are no round numbers.
  private static func ball(around center: Vector, rings: Int) -> TriangleMesh {
    var positions: [Vector] = []
    for ring in 0...rings {
      for side in 0..<(2 * rings) where side == 0 || (ring > 0 && ring < rings) {
        let (theta, phi) = (Float.pi * Float(ring) / Float(rings), Float.pi * Float(side) / Float(rings))
        let radius = 0.37 + 0.03 * sine(7 * theta) * cosine(5 * phi)
        positions.append(
          center + radius * Vector(sine(theta) * cosine(phi), cosine(theta), -sine(theta) * sine(phi)))
      }
    }
    func vertex(_ ring: Int, _ side: Int) -> UInt32 {
      if ring == 0 { return 0 }
      if ring == rings { return UInt32(positions.count - 1) }
      return UInt32(1 + (ring - 1) * 2 * rings + side % (2 * rings))
    }
    var triangles: [SIMD3<UInt32>] = []
    for ring in 0..<rings {
      for side in 0..<(2 * rings) {
        let (a, b) = (vertex(ring, side), vertex(ring, side + 1))
        let (c, d) = (vertex(ring + 1, side), vertex(ring + 1, side + 1))
        if ring > 0 { triangles.append([a, c, b]) }
        if ring + 1 < rings { triangles.append([b, c, d]) }
      }
    }
    return TriangleMesh(positions: positions, triangles: triangles)
  }

  @Test(arguments: [.zero, [0.3, 1.6, -0.2], [40, -25, 60]] as [Vector])
  func noRayLeavesAClosedMesh(center: Vector) throws {
    let mesh = Self.ball(around: center, rings: 24)
    var geometry = TestGeometry()
    for t in mesh.triangles {
      geometry.addTriangle(
        mesh.positions[Int(t.x)], mesh.positions[Int(t.y)], mesh.positions[Int(t.z)])
    }
    var random = CounterRandom(seed: 11, index: 0)
    var rays: [GPURay] = []
    for triangle in mesh.triangles {
      for target in 0..<8 {
        let origin =
          center
          + Vector(random.next(in: -0.1...0.1), random.next(in: -0.1...0.1), random.next(in: -0.1...0.1))
        let (a, b, c) = (
          mesh.positions[Int(triangle.x)], mesh.positions[Int(triangle.y)], mesh.positions[Int(triangle.z)]
        )
        // At a vertex, along an edge, and anywhere.
        let aim =
          target < 2
          ? a
          : target < 6
            ? mix(b, c, random.nextUnit()) : mix(a, mix(b, c, random.nextUnit()), random.nextUnit())
        rays.append(Self.ray(from: origin, to: aim))
      }
    }
    try withGPU { device in
      let scene = try TestScene(geometry, on: device)
      let hits = try scene.trace(rays, .closest)
      #expect(hits.count { $0.primitive == NO_CHILD } == 0)
      #expect(hits.allSatisfy { (0.2...0.6).contains($0.t) })
      #expect(hits.count > 15_000)
    }
  }

  /// A waving strand as thick as hair, a metre from the origin.
  private static let strand: [SIMD4<Float>] = (0..<40).map { place in
    let s = Float(place)
    let position = Vector(0.6 + 0.0008 * s, 0.5 + 0.003 * sine(0.15 * s), 0.7 + 0.002 * cosine(0.2 * s))
    return SIMD4(position, 4e-5 * (1 - 0.02 * s))
  }

  /// Rays from a metre away at the strand, half of them at its joints, `spread` radii beside the axis.
  private static func raysAtStrand(_ count: Int, spread: Float) -> [GPURay] {
    var random = CounterRandom(seed: 12, index: 0)
    func unit() -> Vector {
      normalized(Vector(random.nextNormal(), random.nextNormal(), random.nextNormal()))
    }
    return (0..<count).map { index in
      let place = 1 + random.nextIndex(37)
      let (p, q) = (strand[place], strand[place + 1])
      let along = index % 2 == 0 ? 0 : random.nextUnit()
      let point = mix(Vector(p.x, p.y, p.z), Vector(q.x, q.y, q.z), along)
      let axis = normalized(Vector(q.x - p.x, q.y - p.y, q.z - p.z))
      let side = normalized(cross(axis, unit()))
      let direction = normalized(side + axis * random.next(in: -0.8...0.8))
      // Beside the axis as the ray sees it.
      let beside =
        normalized(cross(direction, axis)) * mix(p.w, q.w, along) * random.next(in: -spread...spread)
      return ray(from: point + beside - direction, to: point + beside)
    }
  }

  @Test func noRaySlipsBetweenSegments() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      geometry.addStrand(Self.strand)
      let hits = try TestScene(geometry, on: device).trace(Self.raysAtStrand(20_000, spread: 0.95), .closest)
      #expect(hits.count { $0.primitive == NO_CHILD } == 0)
      #expect(hits.allSatisfy { $0.primitive == NO_CHILD || abs($0.t - 1) < 2e-4 })
    }
  }

  @Test func raysThatStartOnAFibreDoNotMeetItFromWithin() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      geometry.addStrand(Self.strand)
      let scene = try TestScene(geometry, on: device)
      let first = Self.raysAtStrand(20_000, spread: 0.99)
      let hits = try scene.trace(first, .closest)
      var random = CounterRandom(seed: 13, index: 0)
      let onward = zip(first, hits).compactMap { ray, hit -> GPURay? in
        if hit.primitive == NO_CHILD { return nil }
        let origin = Vector(ray.origin.x, ray.origin.y, ray.origin.z)
        let direction = Vector(ray.direction.x, ray.direction.y, ray.direction.z)
        let next = Vector(random.nextNormal(), random.nextNormal(), random.nextNormal())
        let start = origin + direction * hit.t
        return Self.ray(from: start, to: start + normalized(next))
      }
      #expect(onward.count > 19_000)
      for (ray, hit) in zip(onward, try scene.trace(onward, .closest)) where hit.primitive != NO_CHILD {
        // On the inside of a bend a ray may leave the strand and meet it again, but never on its way out.
        let point =
          Vector(ray.origin.x, ray.origin.y, ray.origin.z)
          + Vector(ray.direction.x, ray.direction.y, ray.direction.z) * hit.t
        #expect(Self.depthInStrand(point) < 0.02, "after \(hit.t)")
      }
    }
  }

  /// How deep a point is inside the strand, in radii; negative outside.
  private static func depthInStrand(_ p: Vector) -> Float {
    zip(strand, strand.dropFirst()).map { a, b in
      let (from, to) = (Vector(a.x, a.y, a.z), Vector(b.x, b.y, b.z))
      let s = clamp(dot(p - from, to - from) / dot(to - from, to - from), 0, 1)
      return 1 - distance(p, mix(from, to, s)) / mix(a.w, b.w, s)
    }.max()!
  }

  /// Another fibre close by is met all the same.
  @Test func aFibreBesideIsMet() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      geometry.addStrand([SIMD4(0, 0, 0, 5e-5), SIMD4(0.01, 0, 0, 5e-5)])
      geometry.addStrand([SIMD4(0, 0, 1.2e-4, 5e-5), SIMD4(0.01, 0, 1.2e-4, 5e-5)])
      let scene = try TestScene(geometry, on: device)
      let start = Vector(0.004, 0, 5e-5)
      let hit = try scene.trace([Self.ray(from: start, to: start + [0, 0, 1])], .closest)[0]
      #expect(hit.primitive == 1)
      #expect(abs(hit.t - 2e-5) < 1e-7)
    }
  }
}
