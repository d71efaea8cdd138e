import GPU
import GPUTypes
import Geometry
import TestSupport
import Testing

@testable import Render

/// What rays find through the hierarchy is what they find by testing every primitive.
@Suite struct TraversalTests {
  private func expectEqual(_ traced: [GPUHit], _ brute: [GPUHit], compareSteps: Bool = false) {
    for (index, (a, b)) in zip(traced, brute).enumerated() {
      let same =
        a.primitive == b.primitive && (b.primitive == NO_CHILD || (a.t == b.t && a.u == b.u && a.v == b.v))
        && (!compareSteps || a.steps == b.steps)
      #expect(same, "ray \(index): traced \(a), by brute force \(b)")
      if !same { return }
    }
    #expect(traced.count == brute.count)
  }

  private static let scenes: [(triangles: Int, strands: Int, size: Float, center: Vector)] = [
    (0, 0, 1, .zero), (1, 0, 1, .zero), (0, 1, 1, .zero), (700, 150, 1, .zero),
    (700, 150, 1e-3, .zero), (700, 150, 1000, .zero), (400, 80, 0.2, [30, -20, 10]),
  ]

  @Test(arguments: scenes.indices) func closestHitsEqualBruteForce(index: Int) throws {
    let (triangles, strands, size, center) = Self.scenes[index]
    try withGPU { device in
      let scene = try TestScene(
        .random(triangles: triangles, strands: strands, size: size, center: center), on: device)
      let rays = randomRays(3000, size: size, center: center)
      let traced = try scene.trace(rays, .closest)
      expectEqual(traced, try scene.trace(rays, .bruteClosest))
      #expect(traced.allSatisfy { $0.steps < TRAVERSAL_BOUND })
      if triangles + strands > 100 { #expect(traced.count { $0.primitive != NO_CHILD } > 500) }
    }
  }

  @Test func occlusionEqualsBruteForce() throws {
    try withGPU { device in
      let scene = try TestScene(.random(triangles: 300, strands: 60), on: device)
      let rays = randomRays(3000)
      let traced = try scene.trace(rays, .occluded)
      expectEqual(traced, try scene.trace(rays, .bruteOccluded))
      let share = traced.count { $0.primitive == 1 }
      #expect((300...2700).contains(share), "\(share) of 3000 occluded")
    }
  }

  @Test func trianglesThatPassShadowsDoNotOcclude() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      geometry.addTriangle([-1, -1, 0], [1, -1, 0], [0, 1, 0], material: 5 | MATERIAL_PASSES_SHADOWS)
      geometry.addTriangle([9, 9, 9], [8, 9, 9], [9, 8, 9])
      let scene = try TestScene(geometry, on: device)
      let ray = GPURay(
        origin: vec3([0, 0, 1]), tMin: 0, direction: vec3([0, 0, -1]), tMax: .greatestFiniteMagnitude)
      #expect(try scene.trace([ray], .occluded)[0].primitive == 0)
      #expect(try scene.trace([ray], .closest)[0].primitive == 0)
    }
  }

  @Test func probesEqualBruteForce() throws {
    try withGPU { device in
      let scene = try TestScene(.random(triangles: 900, strands: 20), on: device)
      let rays = randomRays(3000)
      let traced = try scene.trace(rays, .probe, material: 1, seed: 77)
      expectEqual(traced, try scene.trace(rays, .bruteProbe, material: 1, seed: 77), compareSteps: true)
      #expect(traced.contains { $0.steps > 1 })
    }
  }

  /// Each of the hits is chosen as often as the others.
  @Test func probesChooseEvenly() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      for layer in 0..<5 {
        let z = Float(layer)
        geometry.addTriangle([-1, -1, z], [1, -1, z], [0, 1, z], material: layer == 2 ? 9 : 1)
      }
      let scene = try TestScene(geometry, on: device)
      let ray = GPURay(origin: vec3([0, 0, -1]), tMin: 0, direction: vec3([0, 0, 1]), tMax: 5.5)
      var chosen = [Int](repeating: 0, count: 5)
      for hit in try scene.trace([GPURay](repeating: ray, count: 400), .probe, material: 1) {
        #expect(hit.steps == 4)
        chosen[Int(hit.primitive)] += 1
      }
      // 100 each: six standard deviations are 52.
      #expect(chosen[2] == 0)
      for layer in [0, 1, 3, 4] { #expect((48...152).contains(chosen[layer]), "\(chosen)") }
    }
  }

  /// Of coincident triangles the first is hit, whatever the tree is like.
  @Test func equalDistancesGoToTheSmallestNumber() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      for _ in 0..<200 { geometry.addTriangle([-1, -1, 0], [1, -1, 0], [0, 1, 0]) }
      let scene = try TestScene(geometry, on: device)
      var random = CounterRandom(seed: 3, index: 3)
      let rays = (0..<300).map { _ in
        let target = Vector(random.next(in: -0.3...0.3), random.next(in: -0.3...0.3), 0)
        let origin = Vector(random.next(in: -1...1), random.next(in: -1...1), 2)
        return GPURay(
          origin: vec3(origin), tMin: 0, direction: vec3(normalized(target - origin)), tMax: 100)
      }
      #expect(try scene.trace(rays, .closest).allSatisfy { $0.primitive == 0 })
    }
  }

  /// Near nodes are visited first: through a pile of sheets a ray goes no deeper than the first, from either side.
  @Test func nearNodesComeFirst() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      for sheet in 0..<1000 {
        let z = Float(sheet) * 0.01
        geometry.addTriangle([-9, -9, z], [9, -9, z], [0, 9, z])
      }
      let scene = try TestScene(geometry, on: device)
      for (start, direction) in [(Float(-1), Float(1)), (11, -1)] {
        let ray = GPURay(
          origin: vec3([0.1, 0.2, start]), tMin: 0, direction: vec3([0, 0, direction]),
          tMax: .greatestFiniteMagnitude)
        let hit = try scene.trace([ray], .closest)[0]
        #expect(hit.primitive == (start < 0 ? 0 : 999))
        #expect(hit.steps <= 40, "\(hit.steps) nodes")
      }
    }
  }

  @Test func sameRaysGiveTheSameHits() throws {
    try withGPU { device in
      let geometry = TestGeometry.random(triangles: 500, strands: 100)
      let rays = randomRays(1000)
      let first = try TestScene(geometry, on: device).trace(rays, .closest)
      for _ in 0..<3 { expectEqual(try TestScene(geometry, on: device).trace(rays, .closest), first) }
    }
  }
}
