import Geometry
import Testing

@testable import Scene

/// What hair leaves free: eyes, glasses, and other ropes of hair.
@Suite struct HairClearanceTests {
  /// The share of an iris that hair before it leaves visible from the front, with hairs that do not know of each other:
  /// exp(−area of hairs / area of the iris). The mean of both eyes, and the lesser.
  private static func visibleIris(_ strands: Strands, _ body: PosedBody, share: Float) -> (
    mean: Float, least: Float
  ) {
    let headFromWorld = body.worldFromHead.rigidInverse
    let radius: Float = 0.006
    let eyes = [body.rightEye, body.leftEye].map { headFromWorld.point($0.worldFromEye.origin) }
    var areas: [Float] = [0, 0]
    for s in 0..<strands.count {
      let points = strands[s].map { headFromWorld.point(Vector($0.x, $0.y, $0.z)) }
      let width = 2 * (strands[s].first?.w ?? 0)
      for (a, b) in zip(points, points.dropFirst()) where max(a.z, b.z) > 0 && min(a.y, b.y) < 0.01 {
        let pieces = 8
        for k in 0..<pieces {
          let p = mix(a, b, (Float(k) + 0.5) / Float(pieces))
          for (number, eye) in eyes.enumerated() where p.z > eye.z {
            let (x, y) = (p.x - eye.x, p.y - eye.y)
            if x * x + y * y < radius * radius { areas[number] += distance(a, b) / Float(pieces) * width }
          }
        }
      }
    }
    let visible = areas.map { exponential(-$0 / share / (.pi * radius * radius)) }
    return ((visible[0] + visible[1]) / 2, visible.min() ?? 1)
  }

  /// Hair leaves the eyes free, whatever the style; wind blows some before them.
  @Test func hairLeavesEyesFree() throws {
    let head = try HairHead.relaxed()
    var worst: [(name: String, mean: Float, least: Float)] = []
    for (number, style) in NamedHairStyle.all.enumerated() where style.family != .clipped {
      let scalp = try HairFixture.drawn(style.name, number)
      guard abs(scalp.wind) < 0.3 else { continue }
      let strands = head.scalp(scalp, factor: 0.02).strands
      let (mean, least) = Self.visibleIris(strands, head.fixture.body, share: 0.02)
      worst.append((style.name, mean, least))
    }
    worst.sort { $0.least < $1.least }
    let text = worst.prefix(8).map { "\($0.name) \($0.mean) \($0.least)" }.joined(separator: ", ")
    #expect(worst.allSatisfy { $0.mean > 0.9 && $0.least > 0.8 }, "\(text)")
  }

  /// No hair passes through a lens, and little through the front of a frame.
  @Test func hairPassesBesideGlasses() throws {
    var (through, unaware) = (0, 0)
    for index in 0..<6 {
      let fixture = try HairFixture(index)
      var parameters = fixture.parameters
      var draw: UInt64 = 0
      while parameters.glasses == nil {
        var old = parameters.person
        old.age = 80
        parameters.glasses = .draw(CounterRandom(seed: draw, index: UInt64(index)), person: old)
        draw += 1
      }
      let style = index % 3 == 0 ? "curtain fringe" : index % 3 == 1 ? "long straight" : "side swept fringe"
      parameters.wear(try #require(NamedHairStyle.named(style)))
      parameters.hair.scalp.strandCount = 3_000
      let glasses = GlassesBuilder.build(body: fixture.body, parameters: parameters).meshes
      let lenses = glasses.filter { $0.name.hasSuffix("lens") }
      for known in [glasses, []] {
        let part = HairBuilder.build(body: fixture.body, glasses: known, parameters: parameters).part
        let hair = try #require(part.strandGroups.first { $0.name == "scalp hair" }).strands
        let count = Self.crossings(hair, lenses)
        if known.isEmpty { unaware += count } else { through += count }
      }
    }
    #expect(
      unaware > 5 && through * 3 <= unaware,
      "\(through) hairs pass through lenses, \(unaware) where they know of none")
  }

  /// Segments of hair that cut triangles of the meshes.
  private static func crossings(_ strands: Strands, _ meshes: [SurfaceMesh]) -> Int {
    var count = 0
    for mesh in meshes {
      var (low, high) = (Vector(repeating: .infinity), Vector(repeating: -.infinity))
      for p in mesh.positions { (low, high) = (pointwiseMin(low, p), pointwiseMax(high, p)) }
      for s in 0..<strands.count {
        for (a, b) in zip(strands[s], strands[s].dropFirst()) {
          let (p, q) = (Vector(a.x, a.y, a.z), Vector(b.x, b.y, b.z))
          guard all(pointwiseMin(p, q) .<= high), all(pointwiseMax(p, q) .>= low) else { continue }
          let isCut = mesh.triangles.contains { t in
            let (u, v, w) = (mesh.positions[Int(t.x)], mesh.positions[Int(t.y)], mesh.positions[Int(t.z)])
            let n = cross(v - u, w - u)
            let (from, to) = (dot(p - u, n), dot(q - u, n))
            guard from * to < 0 else { return false }
            let hit = mix(p, q, from / (from - to))
            return dot(cross(v - u, hit - u), n) >= 0 && dot(cross(w - v, hit - v), n) >= 0
              && dot(cross(u - w, hit - w), n) >= 0
          }
          if isCut { count += 1 }
        }
      }
    }
    return count
  }

  /// Ropes keep apart: few points of their middle lines come nearer to another rope than two thirds of a rope.
  @Test func ropesKeepApart() throws {
    let head = try HairHead.relaxed()
    var random = CounterRandom(seed: 3, index: 1)
    // Ropes that lean on each other at random from a row of roots.
    var paths = (0..<40).map { rope -> [Vector] in
      let start = Vector(-0.1 + 0.005 * Float(rope), 0.1, 0.16)
      let lean = Vector(random.next(in: -0.3...0.3), -1, random.next(in: -0.1...0.1))
      return (0..<40).map { start + normalized(lean) * (0.005 * Float($0)) }
    }
    let before = paths
    func near(_ paths: [[Vector]], _ limit: Float) -> Int {
      var count = 0
      for (rope, path) in paths.enumerated() {
        for point in path.dropFirst(6) {
          let isNear = paths.enumerated().contains { other, points in
            other != rope && points.contains { distance($0, point) < limit }
          }
          if isNear { count += 1 }
        }
      }
      return count
    }
    RopeContact.separate(&paths, diameter: 0.006, body: head.collision)
    let (crossed, left) = (near(before, 0.004), near(paths, 0.004))
    #expect(crossed > 100 && left * 10 < crossed, "\(left) of \(crossed) points are still inside other ropes")
    for (old, new) in zip(before, paths) {
      #expect(old[0] == new[0])
      for k in 1..<old.count {
        #expect(abs(distance(new[k], new[k - 1]) - distance(old[k], old[k - 1])) < 1e-5)
      }
    }
  }
}
