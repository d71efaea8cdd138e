import Foundation
import Geometry
import Testing

@testable import Scene

@Suite struct HairTests {
  /// Whole heads, with poses and expressions.
  @Test(arguments: [0, 7]) func wholeHeadsAreWellFormed(_ index: Int) throws {
    let fixture = try HairFixture(index)
    var parameters = fixture.parameters
    // A twentieth of the hairs keeps debug builds quick.
    parameters.hair.scalp.strandCount /= 20
    parameters.hair.beard.strandCount /= 10
    let (part, landmarks) = HairBuilder.build(body: fixture.body, parameters: parameters)
    let names = Set(part.strandGroups.map(\.name))
    #expect(names.isSuperset(of: ["scalp hair", "right brow", "left brow", "lashes"]))
    for group in part.strandGroups {
      let strands = group.strands
      #expect(group.absorptions.count == strands.count)
      #expect(strands.firstPoints.first == 0 && Int(strands.firstPoints.last ?? 0) == strands.points.count)
      #expect(zip(strands.firstPoints, strands.firstPoints.dropFirst()).allSatisfy { $1 >= $0 + 2 })
      let finite = strands.points.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite }
      #expect(finite, "\(group.name) holds numbers that are not finite")
      #expect(strands.points.allSatisfy { $0.w > 2e-6 && $0.w < 80e-6 }, "radii of \(group.name)")
      #expect(group.absorptions.allSatisfy { $0.min() >= 0 && $0.max() < 60 && $0.max().isFinite })
      if case .hair = part.materials[group.material] {} else { Issue.record("not a hair material") }
    }
    let scalp = try #require(part.strandGroups.first { $0.name == "scalp hair" })
    if fixture.parameters.hair.scalp.baldness == 0 {
      #expect(Float(scalp.strands.count) > 0.85 * Float(parameters.hair.scalp.strandCount))
    }
    #expect(landmarks.count == 10)
  }

  @Test func strandsGrowFromTheSkin() throws {
    for head in try HairHead.all() {
      let strands = head.scalp(factor: 0.002).strands
      #expect(strands.count > 50)
      for strand in 0..<strands.count {
        let root = try #require(strands[strand].first)
        let gap = head.fixture.distanceToSkin(
          Vector(root.x, root.y, root.z), quads: head.fixture.regions.scalp)
        #expect(gap < 0.0002, "root \(strand) is \(gap * 1000) mm off the skin")
      }
    }
  }

  /// For 200 people with the hair that they are drawn with: it grows from the scalp and stays outside the head.
  @Test func hairOfManyPeopleIsOutsideTheHead() throws {
    var (bald, inside, count) = (0, 0, 0)
    for index in 0..<200 {
      let fixture = try HairFixture(index)
      let collision = HairBuilder.collisionField(fixture.body)
      let strands = Scalp.strands(
        fixture.parameters.hair.scalp, body: fixture.body, quads: fixture.regions.scalp, collision: collision,
        random: CounterRandom(seed: 5, index: UInt64(index)), countFactor: 0.0005
      ).strands
      if strands.count == 0 { bald += 1 }
      let finite = strands.points.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite && $0.w > 0 }
      #expect(finite, "hair of \(index)")
      let headFromWorld = fixture.body.worldFromHead.rigidInverse
      for strand in 0..<strands.count {
        let root = try #require(strands[strand].first)
        let gap = fixture.distanceToSkin(Vector(root.x, root.y, root.z), quads: fixture.regions.scalp)
        #expect(gap < 0.0002, "a root of \(index) is \(gap * 1000) mm off the skin")
        for p in strands[strand].dropFirst() {
          count += 1
          if collision.sample(headFromWorld.point(Vector(p.x, p.y, p.z))).distance < -0.0012 { inside += 1 }
        }
      }
    }
    #expect(
      bald < 20 && count > 50_000 && inside * 1000 <= count, "\(bald) bald, \(inside) of \(count) inside")
  }

  /// Beyond their roots, which lie on the skin: the field that is asked is coarse, so a tolerance is left.
  @Test(arguments: HairStyle.allCases) func strandsStayOutsideTheHead(_ style: HairStyle) throws {
    let scalp = try HairFixture.drawn(style)
    for head in try HairHead.all() {
      let headFromWorld = head.fixture.body.worldFromHead.rigidInverse
      let strands = head.scalp(scalp, factor: 0.01).strands
      var (inside, count) = (0, 0)
      for strand in 0..<strands.count {
        for p in strands[strand].dropFirst() {
          let room = head.collision.sample(headFromWorld.point(Vector(p.x, p.y, p.z))).distance
          count += 1
          if room < -0.0012 { inside += 1 }
        }
      }
      #expect(count > 500 && inside * 1000 <= count, "\(style): \(inside) of \(count) points are inside")
    }
  }

  /// Styles differ in how far hair reaches from its roots, hangs, stands off the skull, or curls.
  @Test func stylesAreClearlyDifferent() throws {
    let head = try HairHead.relaxed()
    var figures: [(style: HairStyle, reach: Float, lowest: Float, off: Float, bend: Float)] = []
    for style in HairStyle.allCases {
      let strands = head.scalp(try HairFixture.drawn(style), factor: 0.01).strands
      var (reach, off, bend): (Float, Float, Float) = (0, 0, 0)
      var heights: [Float] = []
      for strand in 0..<strands.count {
        let points = strands[strand].map { Vector($0.x, $0.y, $0.z) }
        guard let first = points.first, let last = points.last else { continue }
        let straight = distance(first, last)
        let along = zip(points, points.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) }
        reach += straight
        bend += along / max(straight, 1e-6)
        off += points.map { head.collision.sample($0).distance }.max() ?? 0
        heights.append(last.y)
      }
      heights.sort()
      let n = Float(max(strands.count, 1))
      figures.append(
        (style, reach / n, heights.isEmpty ? 0 : heights[heights.count / 10], off / n, bend / n))
    }
    for (i, a) in figures.enumerated() {
      for b in figures[(i + 1)...] {
        func ratio(_ x: Float, _ y: Float) -> Float { max(x, y) / max(min(x, y), 1e-6) }
        let differ =
          ratio(a.reach, b.reach) > 1.15 || abs(a.lowest - b.lowest) > 0.012 || ratio(a.off, b.off) > 1.2
          || ratio(a.bend, b.bend) > 1.04
        #expect(differ, "\(a) and \(b) are alike")
      }
    }
    func figure(_ style: HairStyle) throws -> (reach: Float, lowest: Float, off: Float, bend: Float) {
      let f = try #require(figures.first { $0.style == style })
      return (f.reach, f.lowest, f.off, f.bend)
    }
    #expect(try figure(.buzz).reach < 0.012)
    #expect(try figure(.longStraight).lowest < figure(.bob).lowest - 0.05)
    #expect(try figure(.coils).bend > 1.3 && figure(.curly).bend > 1.2)
    #expect(try figure(.longWavy).bend > figure(.longStraight).bend)
  }

  @Test func sameParametersSameHair() throws {
    let head = try HairHead.relaxed()
    let (a, b) = (head.scalp(factor: 0.02), head.scalp(factor: 0.02))
    #expect(a.strands.points == b.strands.points && a.strands.firstPoints == b.strands.firstPoints)
  }

  @Test func partsDoNotShiftEachOther() throws {
    let fixture = try HairFixture(0)
    var original = fixture.parameters
    original.hair.scalp.strandCount = 2_000
    var changed = original
    changed.hair.beard.length = 0.02
    (changed.hair.beard.cheeks, changed.hair.beard.chin, changed.hair.beard.strandCount) = (1, 1, 9_000)
    changed.hair.brows.count = 260
    let before = HairBuilder.build(body: fixture.body, parameters: original).part
    let after = HairBuilder.build(body: fixture.body, parameters: changed).part
    for name in ["scalp hair", "lashes"] {
      let x = try #require(before.strandGroups.first { $0.name == name })
      let y = try #require(after.strandGroups.first { $0.name == name })
      #expect(x.strands.points == y.strands.points && x.absorptions == y.absorptions, "\(name)")
    }
    let beard = try #require(after.strandGroups.first { $0.name == "beard" })
    #expect(beard.strands.count > 3_000 && beard.semanticClass == .beard)
  }

  @Test func drawnParametersAreValidAndDiverse() throws {
    var styles: [HairStyle: Int] = [:]
    for index in 0..<400 {
      let hair = FaceFixture.parameters(index).hair
      try hair.validate()
      styles[hair.scalp.style, default: 0] += 1
      #expect((60_000...120_000).contains(hair.scalp.strandCount))
      let copy = try JSONDecoder().decode(HairParameters.self, from: JSONEncoder().encode(hair))
      #expect(copy == hair)
    }
    #expect(HairStyle.allCases.allSatisfy { styles[$0, default: 0] >= 4 }, "\(styles)")
    var broken = FaceFixture.parameters(0).hair
    broken.scalp.volume = .nan
    #expect(throws: SceneError.self) { try broken.validate() }
  }

  @Test func greyAndDyeChangeAbsorption() {
    let person = FaceFixture.parameters(0).person
    var color = FaceFixture.parameters(0).hair.color
    func mean(_ color: HairColorParameters) -> Vector {
      let pigments = Pigments(person: person, color: color)
      var sum = Vector.zero
      for i in 0..<500 {
        let root = HairRoot(
          position: .zero, normal: Vector(0, 1, 0), template: Vector(0, 0.11, -0.08),
          words: CounterRandom.words(SIMD4(1, 2, 3, UInt32(i))))
        sum += pigments.scalp(root) / 500
      }
      return sum
    }
    (color.greyShare, color.dye) = (0, nil)
    let natural = mean(color)
    color.greyShare = 1
    #expect(mean(color).x < 0.1 && natural.x > mean(color).x)
    color.dye = Vector(0.05, 0.2, 0.7)
    let blue = mean(color)
    #expect(blue.x > blue.y && blue.y > blue.z)
  }

  /// d'Eon et al. 2011: brown hair has an eumelanin concentration of 1.3.
  @Test func absorptionOfMelanin() {
    let brown = HairPigment.absorption(eumelanin: 1.3, pheomelanin: 0)
    #expect(distance(brown, Vector(0.5447, 0.9061, 1.781)) < 1e-3)
  }
}
