import Geometry
import Testing

@testable import Assets
@testable import Scene

/// Clothes on many bodies.
@Suite struct GarmentTests {
  /// A coarse model makes the tests quick.
  private static let coarse = Result {
    try FaceModelFile.load(try AssetStore().faceModelFile, subdivisionLevels: 1)
  }

  private struct Dressed {
    var body: PosedBody
    var garment: ScenePart
    var parameters: SceneParameters
    var shell: SurfaceMesh { garment.meshes[0] }
    /// The shell's triangles with its panels sewn together.
    var sewn: [SIMD3<UInt32>] { joined(shell) }
    var bands: ArraySlice<SurfaceMesh> { garment.meshes.dropFirst() }
  }

  private static func dress(
    _ model: FaceModel, seed: UInt64, change: (inout GarmentParameters) -> Void = { _ in }
  ) -> Dressed {
    var parameters = SceneParameters.draw(seed: seed, index: 0, environments: [])
    change(&parameters.garment)
    // Of the face, garments need the posed body alone; its skin and teeth would take most of the time.
    let face = PosedFace(model, parameters)
    let body = PosedBody(
      positions: face.posed, restPositions: face.rest, worldFromHead: face.worldFromHead,
      worldFromChest: face.worldFromChest, worldFromJaw: face.worldFromHead, skin: face.skinSurface(model),
      suit: model.suit, rightEye: face.eyeAnchors(.right), leftEye: face.eyeAnchors(.left),
      rightLidMargin: [], leftLidMargin: [])
    return Dressed(
      body: body, garment: GarmentBuilder.build(body: body, parameters: parameters), parameters: parameters)
  }

  /// A few people that several tests look at: both kinds of garment occur.
  private static let people = Result {
    let model = try coarse.get()
    return (300..<306).map { seed in
      dress(model, seed: UInt64(seed)) {
        ($0.kind, $0.pattern) = (seed % 2 == 0 ? .tShirt : .turtleneck, .plain)
      }
    }
  }

  /// Every vertex of the cloth is at least a millimeter outside the skin, and no covered skin pokes through, for
  /// 52 garments on 26 bodies.
  @Test(arguments: [100, 113])
  func clothStaysOutsideTheBody(first: Int) throws {
    let model = try Self.coarse.get()
    for seed in first..<first + 13 {
      var dressed = Self.dress(model, seed: UInt64(seed)) { $0.kind = .tShirt }
      expectOutside(dressed, seed: seed)
      dressed.parameters.garment.kind = .turtleneck
      dressed.parameters.garment.bandWidth = 0.045
      dressed.garment = GarmentBuilder.build(body: dressed.body, parameters: dressed.parameters)
      expectOutside(dressed, seed: seed)
    }
  }

  /// Looks at about eighty points of each mesh, others for each seed.
  private func expectOutside(_ dressed: Dressed, seed: Int) {
    func sample(_ count: Int) -> StrideTo<Int> { stride(from: seed % 17, to: count, by: max(1, count / 80)) }
    let skin = TriangleGrid(
      positions: dressed.body.skin.positions,
      triangles: dressed.body.skin.quads.flatMap { [SIMD3($0.x, $0.y, $0.z), SIMD3($0.x, $0.z, $0.w)] },
      keep: { $0.y < -0.07 })
    for mesh in dressed.garment.meshes {
      var worst = Float.infinity
      // The hub of a lid lies within the body.
      for v in sample(mesh.positions.count) where mesh.normals[v] != Vector(0, -1, 0) {
        if let near = skin.nearest(mesh.positions[v]), !skin.isOnBorder(near.triangle) {
          worst = min(worst, near.signedDistance)
        }
      }
      #expect(worst >= 0.001, "seed \(seed), \(mesh.name): \(worst)")
    }
    let cloth = TriangleGrid(
      positions: dressed.shell.positions, triangles: dressed.shell.triangles, keep: { _ in true })
    let border = openEdges(dressed.sewn).map { dressed.shell.positions[Int($0.x)] }
    for v in sample(dressed.body.skin.positions.count) {
      let p = dressed.body.skin.positions[v]
      guard let near = cloth.nearest(p), near.signedDistance > 0 else { continue }
      // Beyond an edge of the cloth, skin may well be in front of it.
      let toEdge = border.map { distance($0, p) }.min() ?? 1
      #expect(toEdge < near.signedDistance + 0.01, "seed \(seed): skin pokes out at \(p)")
    }
  }

  @Test func meshesAreSound() throws {
    for (seed, dressed) in try Self.people.get().enumerated() {
      for mesh in dressed.garment.meshes {
        let count = mesh.positions.count
        #expect(mesh.normals.count == count && mesh.tints.count == count)
        #expect(mesh.textureCoordinates.count == count)
        #expect(mesh.triangleClasses == Array(repeating: .clothing, count: mesh.triangles.count))
        #expect(mesh.material < dressed.garment.materials.count)
        #expect(mesh.triangles.allSatisfy { $0.max() < UInt32(count) })
        #expect(mesh.positions.allSatisfy { length($0) < 2 }, "seed \(seed): also false for NaN")
        #expect(mesh.normals.allSatisfy { abs(length($0) - 1) < 1e-3 }, "seed \(seed), \(mesh.name)")
        #expect(mesh.textureCoordinates.allSatisfy { length($0) < 3 })
        #expect(mesh.tints.allSatisfy { $0.min() >= 0 && $0.max() <= 1 })
        // Counter-clockwise triangles face the way of their normals.
        var against = 0
        for t in mesh.triangles {
          let (a, b, c) = (Int(t.x), Int(t.y), Int(t.z))
          let face = cross(mesh.positions[b] - mesh.positions[a], mesh.positions[c] - mesh.positions[a])
          if dot(face, mesh.normals[a] + mesh.normals[b] + mesh.normals[c]) < 0 { against += 1 }
        }
        #expect(against * 100 <= mesh.triangles.count, "seed \(seed), \(mesh.name): \(against)")
      }
    }
  }

  /// Collars and hems are closed rings with volume, and they cover the cut edges of the cloth.
  @Test func hemsAreClosedAndHaveThickness() throws {
    for (seed, dressed) in try Self.people.get().enumerated() {
      for band in dressed.bands {
        let triangles = joined(band)  // the texture's seam repeats a column of vertices
        #expect(openEdges(triangles).isEmpty, "seed \(seed), \(band.name)")
        let volume = triangles.reduce(Float(0)) { sum, t in
          let (a, b, c) = (
            band.positions[Int(t.x)], band.positions[Int(t.y)], band.positions[Int(t.z)]
          )
          return sum + dot(a, cross(b, c)) / 6
        }
        let area = triangles.reduce(Float(0)) { sum, t in
          let (a, b, c) = (
            band.positions[Int(t.x)], band.positions[Int(t.y)], band.positions[Int(t.z)]
          )
          return sum + length(cross(b - a, c - a)) / 2
        }
        // A strip's mean thickness is twice its volume over its area.
        #expect(2 * volume / area > 0.0008, "seed \(seed), \(band.name): \(2 * volume / area)")
      }
      let loops = loopCount(openEdges(dressed.sewn))
      #expect(loops == (dressed.parameters.garment.kind == .tShirt ? 3 : 1), "seed \(seed)")
      #expect(dressed.bands.count == loops)
      for edge in openEdges(dressed.sewn) {
        let p = dressed.shell.positions[Int(edge.x)]
        let nearest =
          dressed.bands.map { band in band.positions.map { distance($0, p) }.min() ?? 1 }.min() ?? 1
        #expect(nearest < 0.008, "seed \(seed): a cut edge lies bare")
      }
    }
  }

  /// The cloth reaches below the end of the skin at chest and back, which no picture may show.
  @Test func clothHidesTheEndOfTheBody() throws {
    for (seed, dressed) in try Self.people.get().enumerated() {
      let isTorso = { (p: Vector) in abs(p.x) < 0.13 }
      let skinEnd = dressed.body.skin.positions.filter(isTorso).map(\.y).min() ?? 0
      let clothEnd = dressed.shell.positions.filter(isTorso).map(\.y).min() ?? 0
      #expect(clothEnd < skinEnd - 0.03, "seed \(seed)")
    }
  }

  @Test func necklinesDiffer() throws {
    let model = try Self.coarse.get()
    func lowestFront(_ change: @escaping (inout GarmentParameters) -> Void) -> Float {
      let dressed = Self.dress(model, seed: 1, change: change)
      let edges = openEdges(dressed.sewn)
      return edges.map { dressed.shell.positions[Int($0.x)] }
        .filter { abs($0.x) < 0.03 && $0.z > -0.05 && $0.y > -0.45 }.map(\.y).min() ?? 1
    }
    let crew = lowestFront { ($0.kind, $0.neckline, $0.neckWidth) = (.tShirt, .crew, 0.005) }
    let vee = lowestFront {
      ($0.kind, $0.neckline, $0.neckWidth, $0.neckDepth) = (.tShirt, .vNeck, 0.005, 0.08)
    }
    let roll = lowestFront { $0.kind = .turtleneck }
    #expect(vee < crew - 0.05 && roll > crew + 0.04)
  }

  /// Cutting cloth into stripes neither loses nor doubles any, and leaves one color on each triangle.
  @Test func stripesAreCutOut() throws {
    let plain = try Self.people.get()[0]
    var parameters = plain.parameters
    (parameters.garment.pattern, parameters.garment.stripeShare) = (.stripes, 0.4)
    parameters.garment.color = Vector(0.8, 0.8, 0.8)
    parameters.garment.secondColor = Vector(0.1, 0.1, 0.1)
    let striped = GarmentBuilder.build(body: plain.body, parameters: parameters).meshes[0]
    func area(_ mesh: SurfaceMesh, where isCounted: (SIMD3<UInt32>) -> Bool = { _ in true }) -> Float {
      mesh.triangles.filter(isCounted).reduce(0) { sum, t in
        let (a, b, c) = (mesh.positions[Int(t.x)], mesh.positions[Int(t.y)], mesh.positions[Int(t.z)])
        return sum + length(cross(b - a, c - a)) / 2
      }
    }
    let whole = area(striped)
    #expect(abs(whole / area(plain.shell) - 1) < 1e-3)
    let second = area(striped) { striped.tints[Int($0.x)] == parameters.garment.secondColor }
    #expect(abs(second / whole - 0.4) < 0.1)
    #expect(
      striped.triangles.allSatisfy {
        striped.tints[Int($0.x)] == striped.tints[Int($0.y)]
          && striped.tints[Int($0.x)] == striped.tints[Int($0.z)]
      })
  }

  /// A step on the weaver's plane is about as long as the step on the body, for most of the cloth.
  @Test func weaveIsNearlyToScale() throws {
    for dressed in try Self.people.get() {
      let mesh = dressed.shell
      var ratios: [Float] = []
      for t in mesh.triangles where (0..<3).allSatisfy({ mesh.normals[Int(t[$0])] != Vector(0, -1, 0) }) {
        let (a, b, c) = (Int(t.x), Int(t.y), Int(t.z))
        let body = length(
          cross(mesh.positions[b] - mesh.positions[a], mesh.positions[c] - mesh.positions[a]))
        let cloth = length(
          cross(
            mesh.textureCoordinates[b] - mesh.textureCoordinates[a],
            mesh.textureCoordinates[c] - mesh.textureCoordinates[a]))
        if body > 1e-8 { ratios.append(cloth / body) }
      }
      ratios.sort()
      let (low, middle, high) = (
        ratios[ratios.count / 10], ratios[ratios.count / 2], ratios[ratios.count * 9 / 10]
      )
      #expect(low > 0.3 && (0.6...1.3).contains(middle) && high < 2, "\(low) \(middle) \(high)")
    }
  }

  @Test func garmentsAreDeterministic() throws {
    let model = try Self.coarse.get()
    for seed: UInt64 in [2] {
      let (a, b) = (Self.dress(model, seed: seed).garment, Self.dress(model, seed: seed).garment)
      #expect(a.meshes.map(\.positions) == b.meshes.map(\.positions))
      #expect(a.meshes.map(\.tints) == b.meshes.map(\.tints))
      #expect(a.meshes.map(\.triangles) == b.meshes.map(\.triangles))
      #expect(a.materials == b.materials)
    }
  }

  @Test func drawnParametersAreValidAndVaried() throws {
    var shirts = 0
    var patterns = Set<GarmentParameters.Pattern>()
    for index in 0..<500 {
      let random = CounterRandom(seed: 6, index: UInt64(index))
      let p = GarmentParameters.draw(random, person: .draw(random.child("person")))
      try p.validate()
      if p.kind == .tShirt { shirts += 1 }
      patterns.insert(p.pattern)
    }
    #expect((290...390).contains(shirts))
    #expect(patterns.count == GarmentParameters.Pattern.allCases.count)
  }

  /// How many closed curves the edges make.
  private func loopCount(_ edges: [SIMD2<UInt32>]) -> Int {
    var next = Dictionary(edges.map { ($0.x, $0.y) }) { first, _ in first }
    var loops = 0
    for edge in edges where next[edge.x] != nil {
      loops += 1
      var vertex = edge.x
      while let following = next.removeValue(forKey: vertex) { vertex = following }
    }
    return loops
  }
}

/// A mesh's triangles over vertices of which none share a position.
private func joined(_ mesh: SurfaceMesh) -> [SIMD3<UInt32>] {
  var first: [Vector: UInt32] = [:]
  let numbers = mesh.positions.indices.map { v -> UInt32 in
    let known = first[mesh.positions[v]] ?? UInt32(v)
    first[mesh.positions[v]] = known
    return known
  }
  return mesh.triangles.map { SIMD3(numbers[Int($0.x)], numbers[Int($0.y)], numbers[Int($0.z)]) }
}

/// Directed edges without an opposite one.
private func openEdges(_ triangles: [SIMD3<UInt32>]) -> [SIMD2<UInt32>] {
  var sides = Set<SIMD2<UInt32>>()
  for t in triangles {
    for side in [SIMD2(t.x, t.y), SIMD2(t.y, t.z), SIMD2(t.z, t.x)] { sides.insert(side) }
  }
  return sides.filter { !sides.contains(SIMD2($0.y, $0.x)) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
}

/// The nearest point on triangles, by looking through cells of 2 cm: the tests' own measure of distance.
private struct TriangleGrid {
  private static let cell: Float = 0.02
  let positions: [Vector]
  let triangles: [SIMD3<UInt32>]
  private var members: [SIMD3<Int32>: [Int]] = [:]
  private var borderVertices = Set<UInt32>()

  init(positions: [Vector], triangles: [SIMD3<UInt32>], keep: (Vector) -> Bool) {
    self.positions = positions
    self.triangles = triangles
    borderVertices = Set(openEdges(triangles).flatMap { [$0.x, $0.y] })
    for (index, t) in triangles.enumerated() {
      let (a, b, c) = (positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
      let middle = (a + b + c) / 3
      guard keep(middle) else { continue }
      members[SIMD3<Int32>((middle / Self.cell).rounded(.down)), default: []].append(index)
    }
  }

  /// Whether a triangle touches an open border, where inside and outside are not told apart.
  func isOnBorder(_ triangle: Int) -> Bool {
    (0..<3).contains { borderVertices.contains(triangles[triangle][$0]) }
  }

  /// Distance along the triangle's normal to the nearest triangle, nil when none is within about 2 cm.
  func nearest(_ p: Vector) -> (signedDistance: Float, triangle: Int)? {
    let cell = SIMD3<Int32>((p / Self.cell).rounded(.down))
    var best: (squared: Float, point: Vector, triangle: Int)?
    for z: Int32 in -1...1 {
      for y: Int32 in -1...1 {
        for x: Int32 in -1...1 {
          for index in members[cell &+ SIMD3(x, y, z)] ?? [] {
            let t = triangles[index]
            let point = closest(
              p, positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
            let squared = dot(p - point, p - point)
            if squared < best?.squared ?? .infinity { best = (squared, point, index) }
          }
        }
      }
    }
    guard let best else { return nil }
    let t = triangles[best.triangle]
    let (a, b, c) = (positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
    let side = dot(p - best.point, cross(b - a, c - a))
    return (best.squared.squareRoot() * (side < 0 ? -1 : 1), best.triangle)
  }

  /// Source: Ericson 2005, "Real-Time Collision Detection", section 5.1.5 (the idea: the region of the triangle that
  /// the point projects to).
  private func closest(_ p: Vector, _ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
    let n = cross(b - a, c - a)
    let area = dot(n, n)
    guard area > 0 else { return a }
    let u = dot(cross(b - p, c - p), n) / area
    let v = dot(cross(c - p, a - p), n) / area
    let w = 1 - u - v
    if u >= 0, v >= 0, w >= 0 { return a * u + b * v + c * w }
    func onSegment(_ s: Vector, _ e: Vector) -> Vector {
      let d = e - s
      return s + d * clamp(dot(p - s, d) / max(dot(d, d), 1e-20), 0, 1)
    }
    let candidates = [onSegment(a, b), onSegment(b, c), onSegment(c, a)]
    return candidates.min { dot(p - $0, p - $0) < dot(p - $1, p - $1) } ?? a
  }
}
