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
    var skinTriangles: [SIMD3<UInt32>] { triangles(body.skin.quads) }
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

  /// For 200 people: no cloth lies in the body, no skin that the cut covers lies out of the cloth, armpits included, and
  /// the cloth keeps a millimeter from the skin of every fifth.
  @Test(arguments: [100, 200]) func clothStaysOutsideTheBody(first: Int) throws {
    // As fine as in pictures: coarse cloth cuts off what is pointed.
    let model = try FaceModelFile.load(try AssetStore().faceModelFile)
    let bareSkin = BareSkin(model)
    for seed in first..<first + 100 {
      let dressed = Self.dress(model, seed: UInt64(seed)) {
        // Both kinds, and the widest band; stripes would cut the cloth along lines that do not close exactly.
        ($0.kind, $0.pattern) = (seed % 2 == 0 ? .tShirt : .turtleneck, .plain)
        if $0.kind == .turtleneck { $0.bandWidth = 0.045 }
      }
      for mesh in dressed.garment.meshes {
        #expect(
          mesh.positions.allSatisfy { length($0) < 2 }, "seed \(seed), \(mesh.name): also false for NaN")
      }
      expectInsideOut(dressed, bareSkin, seed: seed)
      if seed % 5 == 0 { expectClearance(dressed, seed: seed) }
    }
  }

  /// What all people's skins have in common.
  private struct BareSkin {
    /// In model space, where garments are cut.
    let modelPositions: [Vector]
    let openings: [[UInt32]]

    init(_ model: FaceModel) {
      modelPositions = model.skin.part.surface(model.tables.vertices)
      openings = loops(openEdges(triangles(model.skin.part.quads)))
    }
  }

  /// Looks from all points, along a direction of this seed, through both surfaces with their openings closed.
  private func expectInsideOut(_ dressed: Dressed, _ bare: BareSkin, seed: Int) {
    var random = CounterRandom(seed: UInt64(seed), index: 1)
    let direction = normalized(Vector(random.nextNormal(), random.nextNormal(), random.nextNormal()))
    func sides(_ positions: [Vector], _ triangles: [SIMD3<UInt32>], _ openings: [[UInt32]]) -> SurfaceSides {
      let closed = capped(positions, triangles, openings: openings)
      return SurfaceSides(positions: closed.positions, triangles: closed.triangles, along: direction)
    }
    let body = sides(dressed.body.skin.positions, dressed.skinTriangles, bare.openings)
    for mesh in dressed.garment.meshes {
      // The hub of a lid lies within the body.
      let within = mesh.positions.indices.count {
        mesh.normals[$0] != Vector(0, -1, 0) && body.windings(around: mesh.positions[$0]) != 0
      }
      #expect(within == 0, "seed \(seed): \(within) points of the \(mesh.name) lie in the body")
    }
    let sewn = dressed.sewn
    let cloth = sides(dressed.shell.positions, sewn, loops(openEdges(sewn)))
    let edges = GarmentEdge.all(of: dressed.parameters.garment)
    var (covered, seen) = (0, 0)
    for (v, place) in bare.modelPositions.enumerated() {
      // Below the chin, above the end of the suit, and beyond the bands.
      guard place.y < 0.61, place.y > SuitTopology.lowestY + 0.05,
        edges.allSatisfy({ $0.value(place) > ($0.limb == .neck ? 0.008 : 0.018) })
      else { continue }
      covered += 1
      if cloth.windings(around: dressed.body.skin.positions[v]) < 1 { seen += 1 }
    }
    #expect(covered > 12_000 && seen == 0, "seed \(seed): \(seen) of \(covered) points of the skin are bare")
  }

  /// Looks at about two hundred points of each mesh, others for each seed.
  private func expectClearance(_ dressed: Dressed, seed: Int) {
    let skin = TriangleGrid(
      positions: dressed.body.skin.positions, triangles: dressed.skinTriangles, keep: { $0.y < -0.07 })
    for mesh in dressed.garment.meshes {
      var least = Float.infinity
      let count = mesh.positions.count
      for v in stride(from: seed % 17, to: count, by: max(1, count / 200))
      where mesh.normals[v] != Vector(0, -1, 0) {
        least = min(least, skin.distance(to: mesh.positions[v]) ?? .infinity)
      }
      #expect(least >= 0.001, "seed \(seed), \(mesh.name): \(least)")
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
      let openings = loops(openEdges(dressed.sewn)).count
      #expect(openings == (dressed.parameters.garment.kind == .tShirt ? 3 : 1), "seed \(seed)")
      #expect(dressed.bands.count == openings)
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

  /// Skin that gets no colors of its own lies below the cloth of whatever is worn, well inside its edges.
  @Test func whatIsCoveredIsNeverBare() throws {
    let model = try FaceFixture.model()
    let places = model.skin.part.surface(model.tables.vertices)
    let covered = places.indices.filter { model.skin.isCovered[$0] }
    #expect(covered.count > places.count / 12, "\(covered.count) of \(places.count)")
    for seed in 0..<200 {
      for edge in GarmentEdge.all(of: FaceFixture.parameters(seed).garment) {
        #expect(covered.allSatisfy { edge.value(places[$0]) > 0.02 }, "garment \(seed), \(edge.limb)")
      }
    }
  }

  /// What is known from the search before spares searches, but leaves nothing in the skin.
  @Test func trailsChangeNothing() throws {
    let (_, body, _) = FaceBuilder.build(
      model: try FaceFixture.renderedModel(), parameters: FaceFixture.parameters(3))
    let skin = SkinProximity(body.skin) { body.skin.restPositions[$0].y < -0.09 }
    var random = CounterRandom(seed: 5, index: 5)
    let starts = body.skin.positions.indices.filter {
      body.skin.restPositions[$0].y < -0.11 && body.skin.restPositions[$0].y > -0.25
    }
    var spared = 0
    for _ in 0..<400 {
      let start = starts[random.nextIndex(starts.count)]
      var p = body.skin.positions[start] + body.skin.normals[start] * random.next(in: -0.002...0.02)
      var trail = SkinProximity.Trail()
      for _ in 0..<12 {
        p += Vector(random.next(in: -1...1), random.next(in: -1...1), random.next(in: -1...1)) * 0.003
        if trail.isClear(p, by: 0.003) { spared += 1 }
        let pushed = skin.pushedOut(p, clearance: 0.003, from: &trail)
        #expect(distance(pushed, skin.pushedOut(p, clearance: 0.003)) < 1e-3)
        p = pushed
      }
    }
    #expect(spared > 1_000, "\(spared)")
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

/// A surface with a fan of triangles over each of its openings.
private func capped(_ positions: [Vector], _ triangles: [SIMD3<UInt32>], openings: [[UInt32]])
  -> (positions: [Vector], triangles: [SIMD3<UInt32>])
{
  var closed = (positions: positions, triangles: triangles)
  for loop in openings {
    let hub = UInt32(closed.positions.count)
    closed.positions.append(loop.reduce(Vector.zero) { $0 + positions[Int($1)] } / Float(loop.count))
    for k in loop.indices { closed.triangles.append(SIMD3(loop[(k + 1) % loop.count], loop[k], hub)) }
  }
  return closed
}

/// The closed curves that directed edges make.
private func loops(_ edges: [SIMD2<UInt32>]) -> [[UInt32]] {
  var next = Dictionary(edges.map { ($0.x, $0.y) }) { first, _ in first }
  var loops: [[UInt32]] = []
  for edge in edges where next[edge.x] != nil {
    var loop: [UInt32] = []
    var vertex = edge.x
    while let following = next.removeValue(forKey: vertex) {
      loop.append(vertex)
      vertex = following
    }
    loops.append(loop)
  }
  return loops
}

/// Directed edges without an opposite one.
func openEdges(_ triangles: [SIMD3<UInt32>]) -> [SIMD2<UInt32>] {
  var sides = Set<SIMD2<UInt32>>()
  for t in triangles {
    for side in [SIMD2(t.x, t.y), SIMD2(t.y, t.z), SIMD2(t.z, t.x)] { sides.insert(side) }
  }
  return sides.filter { !sides.contains(SIMD2($0.y, $0.x)) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
}

/// Distance to triangles, by looking through cells of 2 cm.
private struct TriangleGrid {
  private static let cell: Float = 0.02
  private let positions: [Vector]
  private let triangles: [SIMD3<UInt32>]
  private var members: [SIMD3<Int32>: [Int]] = [:]

  init(positions: [Vector], triangles: [SIMD3<UInt32>], keep: (Vector) -> Bool) {
    self.positions = positions
    self.triangles = triangles
    for (index, t) in triangles.enumerated() {
      let (a, b, c) = (positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
      let middle = (a + b + c) / 3
      guard keep(middle) else { continue }
      members[SIMD3<Int32>((middle / Self.cell).rounded(.down)), default: []].append(index)
    }
  }

  /// Nil when no triangle is within about 2 cm.
  func distance(to p: Vector) -> Float? {
    let cell = SIMD3<Int32>((p / Self.cell).rounded(.down))
    var least: Float?
    for z: Int32 in -1...1 {
      for y: Int32 in -1...1 {
        for x: Int32 in -1...1 {
          for index in members[cell &+ SIMD3(x, y, z)] ?? [] {
            let t = triangles[index]
            let found = distanceToTriangle(
              p, positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
            least = min(least ?? .infinity, found)
          }
        }
      }
    }
    return least
  }
}
