import Geometry
import TestSupport
import Testing

@testable import Scene

/// Brows, lashes and beard.
@Suite struct HairFaceTests {
  private static let people = 0..<10

  @Test func lashesStayOutsideTheEye() throws {
    for index in Self.people {
      let fixture = try HairFixture(index)
      let shape = EyeShape(fixture.parameters)
      let p = fixture.parameters.hair.lashes
      for side in Side.allCases {
        let eye = side == .right ? fixture.body.rightEye : fixture.body.leftEye
        let lashes = Lashes.strands(
          side, body: fixture.body, shape: shape, p, random: CounterRandom(seed: 1, index: 2))
        #expect(lashes.count == p.upperCount + p.lowerCount)
        let eyeFromWorld = eye.worldFromEye.rigidInverse
        for point in lashes.points {
          let depth = shape.depth(eyeFromWorld.point(Vector(point.x, point.y, point.z)))
          #expect(depth < -0.0001, "\(depth * 1000) mm inside the eye of \(index)")
        }
        // Lashes end further out than they begin, but for a few that a fold of the lid holds down.
        var heldDown = 0
        for strand in 0..<lashes.count {
          let points = lashes[strand]
          let (first, last) = (try #require(points.first), try #require(points.last))
          let (a, b) = (Vector(first.x, first.y, first.z), Vector(last.x, last.y, last.z))
          let center = eye.worldFromEye.origin
          if distance(b, center) < distance(a, center) + 0.001 { heldDown += 1 }
          #expect(distance(a, b) < 0.0125)
        }
        #expect(heldDown * 20 <= lashes.count, "\(heldDown) of \(lashes.count)")
      }
    }
  }

  /// Between their points as well, lashes keep off the eyeball, and beyond the first millimeter off the lids, but for a
  /// few that cut a corner of the lid's fold.
  @Test func lashesPassThroughNoEyeAndFewLids() throws {
    var (buried, whole): (Float, Float) = (0, 0)
    for index in 20..<60 {
      let fixture = try HairFixture(index)
      let body = fixture.body
      let shape = EyeShape(fixture.parameters)
      let skin = SurfaceSides(
        positions: body.skin.positions, triangles: triangles(body.skin.quads), along: body.worldFromHead.z)
      for side in Side.allCases {
        let eye = side == .right ? body.rightEye : body.leftEye
        let eyeFromWorld = eye.worldFromEye.rigidInverse
        let lashes = Lashes.strands(
          side, body: body, shape: shape, fixture.parameters.hair.lashes,
          random: CounterRandom(seed: 1, index: 2))
        for strand in 0..<lashes.count {
          var length: Float = 0
          for (a, b) in zip(lashes[strand], lashes[strand].dropFirst()) {
            let step = distance(Vector(a.x, a.y, a.z), Vector(b.x, b.y, b.z)) / 4
            for k in 0..<4 {
              let q = a + (b - a) * (Float(k) / 4)
              let p = Vector(q.x, q.y, q.z)
              let depth = shape.depth(eyeFromWorld.point(p)) + q.w
              #expect(depth < -0.0001, "\(depth * 1000) mm inside the eye of \(index)")
              length += step
              guard length > 0.001 else { continue }
              whole += step
              if skin.windings(around: p) != 0 { buried += step }
            }
          }
        }
      }
    }
    #expect(buried < 0.005 * whole, "a share of \(buried / whole) lies in the lids")
  }

  @Test func upperLashesAreAboveLowerOnes() throws {
    let fixture = try HairFixture(3, neutral: true)
    var p = fixture.parameters.hair.lashes
    func meanHeight() -> Float {
      let lashes = Lashes.strands(
        .left, body: fixture.body, shape: EyeShape(fixture.parameters), p,
        random: CounterRandom(seed: 1, index: 2))
      return lashes.points.reduce(0) { $0 + $1.y } / Float(lashes.points.count)
    }
    let lowerCount = p.lowerCount
    p.lowerCount = 0
    let upper = meanHeight()
    (p.upperCount, p.lowerCount) = (0, lowerCount)
    #expect(upper > meanHeight() + 0.004)
  }

  @Test func browLandmarksLieOnTheBrows() throws {
    for index in Self.people {
      let fixture = try HairFixture(index)
      let p = fixture.parameters.hair.brows
      let headFromWorld = fixture.body.worldFromHead.rigidInverse
      var landmarks: [Vector] = []
      for side in Side.allCases {
        let shape = BrowShape(p, side: side.sign)
        let brow = Brows.strands(
          shape, p, body: fixture.body, quads: fixture.regions.brows, random: CounterRandom(seed: 3, index: 4)
        )
        #expect(abs(brow.strands.count - p.count) <= 1)
        let points = Brows.landmarks(shape, body: fixture.body, quads: fixture.regions.brows)
        for landmark in points {
          let gap = fixture.distanceToSkin(landmark, quads: fixture.regions.brows)
          #expect(gap < 0.0002, "landmark of \(index) is \(gap * 1000) mm off the skin")
          let nearest = brow.roots.map { distance($0.position, landmark) }.min() ?? 1
          #expect(nearest < 0.0045, "no hair within \(nearest * 1000) mm of a landmark of \(index)")
        }
        landmarks += side == .right ? points.reversed() : points
      }
      // From the outer end of the right brow to the outer end of the left one.
      let xs = landmarks.map { headFromWorld.point($0).x }
      #expect(zip(xs, xs.dropFirst()).allSatisfy { $0 < $1 }, "order of \(index): \(xs)")
    }
  }

  /// Every named beard and moustache: it grows on the lower face, outside the skin, from the skin.
  @Test func beardsGrowOnTheLowerFaceOnly() throws {
    let head = try HairHead.relaxed()
    let fixture = head.fixture
    let headFromWorld = fixture.body.worldFromHead.rigidInverse
    let kinds =
      NamedBeard.beards.dropFirst().map { (beard: $0, moustache: NamedBeard?.none) }
      + NamedBeard.moustaches.map { (beard: NamedBeard.beards[0], moustache: $0) }
    for (number, kind) in kinds.enumerated() {
      let name = kind.moustache?.name ?? kind.beard.name
      var p = BeardParameters.draw(
        kind.beard, kind.moustache, CounterRandom(seed: 9, index: UInt64(number)),
        person: fixture.parameters.person)
      try p.validate()
      p.strandCount = 3_000
      let random = CounterRandom(seed: 7, index: 8)
      let beard = Beard.strands(
        BeardShape(p, random: random), p, body: fixture.body, quads: fixture.regions.lowerFace,
        collision: head.collision, random: random)
      #expect(beard.strands.count > 8, "\(name) has \(beard.strands.count) hairs")
      #expect(beard.roots.count == beard.strands.count)
      for root in beard.roots {
        let place = headFromWorld.point(root.position)
        #expect(place.y < 0.03 && place.z > -0.13, "\(name): a hair at \(place)")
      }
      let finite = beard.strands.points.allSatisfy {
        $0.x.isFinite && $0.y.isFinite && $0.z.isFinite && $0.w > 0
      }
      #expect(finite, "\(name)")
      var deep = 0
      for p in beard.strands.points
      where head.collision.sample(headFromWorld.point(Vector(p.x, p.y, p.z))).distance < -0.001 {
        deep += 1
      }
      #expect(deep * 100 <= beard.strands.points.count, "\(name): \(deep) points inside")
    }
  }

  /// Waxed moustaches gather beside the mouth: hairs from all over the lip end close together, and the higher the more they
  /// are combed up.
  @Test(arguments: ["handlebar", "dali", "english"]) func waxedMoustachesHaveTips(_ name: String) throws {
    let head = try HairHead.relaxed()
    let headFromWorld = head.fixture.body.worldFromHead.rigidInverse
    let shape = try #require(NamedBeard.moustaches.first { $0.name == name })
    for number in 0..<4 {
      var p = BeardParameters.draw(
        NamedBeard.beards[0], shape, CounterRandom(seed: 9, index: UInt64(number)),
        person: head.fixture.parameters.person)
      p.strandCount = 8_000
      let random = CounterRandom(seed: 7, index: UInt64(number))
      let strands = Beard.strands(
        BeardShape(p, random: random), p, body: head.fixture.body, quads: head.fixture.regions.lowerFace,
        collision: head.collision, random: random
      ).strands
      var ends: [Vector] = []
      for hair in 0..<strands.count {
        let points = strands[hair].map { headFromWorld.point(Vector($0.x, $0.y, $0.z)) }
        guard let root = points.first, let end = points.last else { continue }
        #expect(root.x * end.x > 0 || abs(root.x) < 0.004, "a hair crosses the lip")
        if root.x > 0.004 { ends.append(end) }
      }
      #expect(ends.count > 40)
      let tip = ends.max { $0.x < $1.x } ?? .zero
      let close = ends.count { distance($0, tip) < 0.012 }
      #expect(Double(close) > 0.4 * Double(ends.count), "\(name): \(close) of \(ends.count) at the tip")
      let mean = ends.reduce(Vector.zero, +) / Float(ends.count)
      #expect(tip.x > mean.x && (p.moustacheSweep < 0.6 || tip.y > mean.y))
    }
  }

  /// Narrow moustaches grow above the red of the lip, where they are seen, and to both sides alike.
  @Test(arguments: ["pencil", "wide pencil", "military", "toothbrush"])
  func narrowMoustachesAreAboveTheLip(_ name: String) throws {
    let fixture = try HairHead.relaxed().fixture
    let shape = try #require(NamedBeard.moustaches.first { $0.name == name })
    let p = BeardParameters.draw(
      NamedBeard.beards[0], shape, CounterRandom(seed: 9, index: 3), person: fixture.parameters.person)
    let beard = BeardShape(p, random: CounterRandom(seed: 7, index: 8))
    var (area, sides) = (Float(0), SIMD2<Float>.zero)
    for quad in fixture.regions.lowerFace {
      let q = fixture.body.skin.quads[quad]
      let places = (0..<4).map { fixture.body.skin.templatePositions[Int(q[$0])] }
      let density = places.reduce(0) { $0 + beard.growth($1).density } / 4
      let size = length(cross(places[2] - places[0], places[3] - places[1])) / 2
      area += density * size
      sides[places[0].x < 0 ? 0 : 1] += density * size
    }
    // From 1 to 8 square centimetres.
    #expect(area > 0.8e-4 && area < 8e-4, "\(area * 1e4) square centimetres")
    #expect(abs(sides.x - sides.y) < 0.35 * area)
  }

  /// Shapes of brows, beards and moustaches come as often as their tables say.
  @Test func shapesFollowTheirShares() {
    var man = FaceFixture.parameters(0).person
    (man.masculinity, man.african, man.asian, man.caucasian, man.age) = (1, 0.5, 0, 0.5, 30)
    let draws = 4_000
    let prior = Distributions.standard.hair
    var brows: [String: Int] = [:]
    var beards: [String: Int] = [:]
    var moustaches: [String: Int] = [:]
    for index in 0..<draws {
      let random = CounterRandom(seed: 31, index: UInt64(index))
      brows[BrowParameters.draw(random, person: man).style, default: 0] += 1
      let beard = BeardParameters.draw(random, person: man)
      beards[beard.style, default: 0] += 1
      moustaches[beard.moustacheStyle, default: 0] += 1
    }
    func p(_ counts: [String: Int], _ names: [String], _ weights: [Float], of draws: Int) -> Double {
      let total = Double(weights.reduce(0, +))
      return ChiSquare.pValue(
        observed: names.map { counts[$0, default: 0] }, chances: weights.map { Double($0) / total },
        draws: draws)
    }
    let names = NamedBeard.beards.map(\.name)
    #expect(
      p(
        brows, NamedBrow.all.map(\.name), prior.brows.map { mix($0.women, $0.men, man.masculinity) },
        of: draws) > 1e-4)
    #expect(p(beards, names, prior.beards.map { $0.weight(age: 30) }, of: draws) > 1e-4)
    let worn = draws - moustaches["none", default: 0]
    moustaches["none"] = nil
    #expect(
      p(
        moustaches, NamedBeard.moustaches.map(\.name), prior.moustaches.map { $0.weight(age: 30) },
        of: worn) > 1e-4)
  }

  @Test func tablesOfShapesAreSound() throws {
    #expect(NamedBrow.all.count >= 40 && NamedBeard.beards.count >= 40 && NamedBeard.moustaches.count >= 40)
    for names in [
      NamedBrow.all.map(\.name), NamedBeard.beards.map(\.name), NamedBeard.moustaches.map(\.name),
    ] {
      #expect(Set(names).count == names.count)
    }
    for (number, low, high) in (NamedBeard.beards + NamedBeard.moustaches).flatMap(\.numbers) {
      #expect(
        low <= high && number.place.limits.contains(low) && number.place.limits.contains(high), "\(number)")
    }
    for (number, low, high) in NamedBrow.all.flatMap(\.numbers) {
      #expect(
        low <= high && number.place.limits.contains(low) && number.place.limits.contains(high), "\(number)")
    }
  }
}
