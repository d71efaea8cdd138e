import Foundation
import Geometry
import TestSupport
import Testing

@testable import Scene

@Suite struct HairTests {
  /// So few hairs that the scalp gets none, as on someone shaven, are no hair at all.
  @Test func aScalpMayGetNoHair() throws {
    let head = try HairHead.relaxed()
    var scalp = head.fixture.parameters.hair.scalp
    scalp.strandCount = 0
    let (strands, roots) = head.scalp(scalp, factor: 0.02)
    #expect(strands.count == 0 && roots.isEmpty)
  }

  /// Whole heads, with poses and expressions.
  @Test(arguments: [0, 7]) func wholeHeadsAreWellFormed(_ index: Int) throws {
    let fixture = try HairFixture(index)
    var parameters = fixture.parameters
    // A twentieth of the hairs keeps debug builds quick.
    parameters.hair.scalp.strandCount /= 20
    parameters.hair.beard.strandCount /= 10
    let (part, landmarks, _) = HairBuilder.build(body: fixture.body, parameters: parameters)
    let names = Set(part.strandGroups.map(\.name))
    #expect(names.isSuperset(of: ["scalp hair", "right brow", "left brow", "lashes"]))
    for group in part.strandGroups {
      let strands = group.strands
      #expect(group.absorptions.count == strands.count)
      #expect(group.tipAbsorptions.isEmpty || group.tipAbsorptions.count == strands.count)
      #expect(strands.firstPoints.first == 0 && Int(strands.firstPoints.last ?? 0) == strands.points.count)
      #expect(zip(strands.firstPoints, strands.firstPoints.dropFirst()).allSatisfy { $1 >= $0 + 2 })
      let finite = strands.points.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite }
      #expect(finite, "\(group.name) holds numbers that are not finite")
      #expect(strands.points.allSatisfy { $0.w > 2e-6 && $0.w < 120e-6 }, "radii of \(group.name)")
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

  /// Locks do not draw out hair that is cut shorter than they are wide: it would point at or away from their middle.
  @Test func locksKeepTheLengthOfTheCut() throws {
    let head = try HairHead.relaxed()
    var scalp = try HairFixture.drawn("high skin fade")
    (scalp.lockSize, scalp.texturing, scalp.flyaways, scalp.curlDiameter) = (0.015, 0, 0, 0)
    func lengths(_ locking: Float) -> [Float] {
      scalp.locking = locking
      let (strands, roots) = head.scalp(scalp, factor: 0.02)
      return (0..<strands.count).filter { roots[$0].template.y < 0.03 }.map { strand in
        zip(strands[strand], strands[strand].dropFirst()).reduce(0) { sum, pair in
          sum + distance(Vector(pair.0.x, pair.0.y, pair.0.z), Vector(pair.1.x, pair.1.y, pair.1.z))
        }
      }.sorted()
    }
    let (loose, gathered) = (lengths(0), lengths(0.9))
    #expect(loose.count > 200 && gathered.count == loose.count)
    for share in [0.5, 0.95] {
      let place = Int(share * Double(loose.count))
      #expect(gathered[place] < 1.15 * loose[place] + 2e-4, "\(gathered[place]) for \(loose[place]) m")
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

  /// Every named style, beyond the roots, which lie on the skin: the field that is asked is coarse, so a tolerance is
  /// left.
  @Test func namedStylesStayOutsideTheHead() throws {
    let heads = try HairHead.all()
    for (number, style) in NamedHairStyle.all.enumerated() {
      let head = heads[number % heads.count]
      let scalp = try HairFixture.drawn(style.name, number)
      try scalp.validate()
      let headFromWorld = head.fixture.body.worldFromHead.rigidInverse
      let (strands, roots) = head.scalp(scalp, factor: 0.01)
      #expect(roots.count == strands.count && strands.count > 100, "\(style.name) has \(strands.count) hairs")
      var (inside, count) = (0, 0)
      for strand in 0..<strands.count {
        for p in strands[strand].dropFirst() {
          #expect(p.x.isFinite && p.y.isFinite && p.z.isFinite && p.w > 0, "\(style.name)")
          let room = head.collision.sample(headFromWorld.point(Vector(p.x, p.y, p.z))).distance
          count += 1
          if room < -0.0012 { inside += 1 }
        }
      }
      #expect(inside * 1000 <= count, "\(style.name): \(inside) of \(count) points are inside")
    }
  }

  /// Against the skin itself, ears and all: of the hair beyond its first two millimeters little is below it.
  @Test func hairPassesThroughLittleSkin() throws {
    for head in try HairHead.all() {
      let skin = head.fixture.body.skin
      let sides = SurfaceSides(
        positions: skin.positions, triangles: triangles(skin.quads), along: head.fixture.body.worldFromHead.z)
      for style in [
        "crew cut", "side part", "blunt bob", "long straight", "long curls", "box braids", "afro", "low bun",
      ] {
        let strands = head.scalp(try HairFixture.drawn(style), factor: 0.01).strands
        var (whole, buried): (Float, Float) = (0, 0)
        for strand in 0..<strands.count {
          var length: Float = 0
          for (a, b) in zip(strands[strand], strands[strand].dropFirst()) {
            let (p, q) = (Vector(a.x, a.y, a.z), Vector(b.x, b.y, b.z))
            length += distance(p, q)
            guard length > 0.002 else { continue }
            whole += distance(p, q)
            if sides.windings(around: mix(p, q, 0.5)) != 0 { buried += distance(p, q) }
          }
        }
        #expect(buried < 0.02 * whole, "\(style): a share of \(buried / whole) lies below the skin")
      }
    }
  }

  /// Hair that hangs lies on clothes: of what comes within 6 mm of them at most a twentieth is more than 2 mm below.
  @Test func hairLiesOnClothes() throws {
    var (near, below) = (0, 0)
    for index in 0..<6 {
      let fixture = try HairFixture(index)
      var parameters = fixture.parameters
      parameters.wear(try #require(NamedHairStyle.named(index % 2 == 0 ? "long straight" : "long curls")))
      parameters.hair.scalp.strandCount = 2_000
      let clothes = GarmentBuilder.build(body: fixture.body, parameters: parameters).meshes
      let (points, normals) = (clothes.flatMap(\.positions), clothes.flatMap(\.normals))
      let cloth = PointGrid(points, cellSize: 0.003)
      let part = HairBuilder.build(body: fixture.body, clothes: clothes, parameters: parameters).part
      let hair = try #require(part.strandGroups.first { $0.name == "scalp hair" }).strands
      for strand in 0..<hair.count {
        for p in hair[strand].dropFirst(4) {
          let place = Vector(p.x, p.y, p.z)
          guard let nearest = cloth.nearest(to: place, within: 0.006)?.number else { continue }
          near += 1
          if dot(place - points[nearest], normals[nearest]) < -0.002 { below += 1 }
        }
      }
    }
    #expect(near > 1_000 && below * 20 < near, "\(below) of \(near) points are below cloth")
  }

  /// By the measure of ``HairDescriptor``, every style is further from every other than hairs drawn anew are.
  @Test func stylesAreClearlyDifferent() throws {
    let head = try HairHead.relaxed()
    let headFromWorld = head.fixture.body.worldFromHead.rigidInverse
    func descriptor(_ style: NamedHairStyle, _ seed: UInt64) throws -> HairDescriptor {
      let scalp = try HairFixture.drawn(style.name, 1)
      let strands = Scalp.strands(
        scalp, body: head.fixture.body, quads: head.fixture.regions.scalp, collision: head.collision,
        random: CounterRandom(seed: seed, index: 1), countFactor: 0.03
      ).strands
      return HairDescriptor(strands, headFromWorld: headFromWorld, weight: 1 / 0.03)
    }
    let all = try NamedHairStyle.all.map { try descriptor($0, 1) }
    let noise = try stride(from: 0, to: all.count, by: 6).map {
      all[$0].distance(to: try descriptor(NamedHairStyle.all[$0], 2))
    }.sorted()
    let limit = noise[noise.count * 9 / 10]
    #expect(limit < 0.3, "hairs drawn anew differ by \(limit)")
    var alike = 0
    for i in all.indices {
      #expect(all[i].distance(to: all[i]) == 0)
      for j in 0..<i {
        let distance = all[i].distance(to: all[j])
        #expect(distance <= 1.0001 && distance == all[j].distance(to: all[i]))
        if distance <= limit { alike += 1 }
      }
    }
    #expect(alike * 100 <= all.count * (all.count - 1) / 2, "\(alike) pairs are alike")
  }

  /// What a style's name promises.
  @Test func stylesAreWhatTheyAreCalled() throws {
    let head = try HairHead.relaxed()
    func figures(_ style: String) throws -> (reach: Float, lowest: Float, highest: Float, bend: Float) {
      let strands = head.scalp(try HairFixture.drawn(style, 1), factor: 0.01).strands
      var (reach, bend): (Float, Float) = (0, 0)
      var heights: [Float] = []
      for strand in 0..<strands.count {
        let points = strands[strand].map { Vector($0.x, $0.y, $0.z) }
        guard let first = points.first, let last = points.last else { continue }
        let straight = distance(first, last)
        reach += straight
        bend += zip(points, points.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) } / max(straight, 1e-6)
        heights.append(last.y)
      }
      heights.sort()
      let n = Float(max(strands.count, 1))
      return (reach / n, heights[heights.count / 10], heights[heights.count * 9 / 10], bend / n)
    }
    #expect(try figures("shaved").reach < 0.001 && figures("buzz cut").reach < 0.012)
    #expect(try figures("long straight").lowest < figures("blunt bob").lowest - 0.05)
    #expect(try figures("afro").bend > 1.2 && figures("long curls").bend > 1.15)
    #expect(try figures("beach waves").bend > figures("long straight").bend)
    #expect(try figures("mohawk").highest > figures("slick back").highest + 0.015)
    #expect(
      try figures("high pony tail").reach > 0.1
        && figures("mullet").lowest < figures("crew cut").lowest - 0.05)
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
    (changed.hair.beard.chinLength, changed.hair.beard.cheekLength) = (1, 1)
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
    var styles: Set<String> = []
    var families: [HairFamily: Int] = [:]
    for index in 0..<1200 {
      let hair = FaceFixture.parameters(index).hair
      try hair.validate()
      styles.insert(hair.scalp.style)
      families[hair.scalp.family, default: 0] += 1
      #expect((50_000...120_000).contains(hair.scalp.strandCount))
      guard index < 100 else { continue }
      let copy = try JSONDecoder().decode(HairParameters.self, from: JSONEncoder().encode(hair))
      #expect(copy == hair)
    }
    #expect(styles.count > 80, "only \(styles.count) styles were drawn")
    #expect(HairFamily.allCases.allSatisfy { families[$0, default: 0] >= 10 }, "\(families)")
    var broken = FaceFixture.parameters(0).hair
    broken.scalp.volume = .nan
    #expect(throws: SceneError.self) { try broken.validate() }
  }

  @Test func tableOfStylesIsSound() throws {
    let all = NamedHairStyle.all
    #expect(all.count >= 60 && Set(all.map(\.name)).count == all.count)
    for style in all {
      #expect(style.name == style.name.lowercased() && NamedHairStyle.named(style.name) == style)
      #expect(
        Set(style.numbers.map(\.number)).count == style.numbers.count, "\(style.name) sets a number twice")
      #expect((style.tie == .none) == (style.tieCount == 0))
      for range in style.numbers {
        let limits = range.number.place.limits
        #expect(
          range.low <= range.high && limits.contains(range.low) && limits.contains(range.high),
          "\(style.name): \(range)")
      }
      #expect(style.wearers.women + style.wearers.men > 0, "nobody wears \(style.name)")
    }
    let shares = NamedHairStyle.shares(age: 25)
    #expect(
      abs(shares.reduce(0) { $0 + $1.women } - 1) < 1e-4 && abs(shares.reduce(0) { $0 + $1.men } - 1) < 1e-4)
  }

  /// Textures, styles and dyes come as often as their tables say.
  @Test(arguments: [0, 1, 2]) func stylesFollowTheirShares(_ kind: Int) {
    var person = FaceFixture.parameters(0).person
    (person.african, person.asian, person.caucasian) =
      kind == 0 ? (0.8, 0.1, 0.1) : kind == 1 ? (0, 1, 0) : (0.1, 0, 0.9)
    (person.masculinity, person.age) = kind == 2 ? (0, 60) : kind == 1 ? (0.02, 22) : (0.1, 30)
    let draws = 4_000
    let prior = Distributions.standard.hair
    var styles: [String: Int] = [:]
    var dyes: [HairDyeing: Int] = [:]
    for index in 0..<draws {
      let random = CounterRandom(seed: 41, index: UInt64(index))
      styles[ScalpParameters.draw(random, worn: random, person: person).style, default: 0] += 1
      dyes[HairColorParameters.draw(random, person: person).dyeing, default: 0] += 1
    }
    let textures = prior.textures.weights(person)
    let sum = textures.reduce(0, +)
    var chances = [Double](repeating: 0, count: NamedHairStyle.all.count)
    for texture in HairTexture.allCases {
      let weights = prior.styleWeights(
        texture: texture, loss: HairLoss(norwood: 1), masculinity: person.masculinity, age: person.age)
      let total = weights.reduce(0, +)
      for i in chances.indices { chances[i] += Double(textures[texture.rawValue] / sum * weights[i] / total) }
    }
    let p = ChiSquare.pValue(
      observed: NamedHairStyle.all.map { styles[$0.name, default: 0] }, chances: chances, draws: draws)
    #expect(p > 1e-4, "styles: \(p)")
    let weights = prior.dyeing.map { $0.weight(person) }
    let q = ChiSquare.pValue(
      observed: prior.dyeing.map { dyes[$0.way, default: 0] },
      chances: weights.map { Double($0 / weights.reduce(0, +)) }, draws: draws)
    #expect(q > 1e-4, "dyes: \(q)")
  }

  /// Rhodes et al. 1998 count steps 3 and beyond in 16 % of men of 18 to 29 and in 53 % of those in their forties.
  @Test func baldnessGrowsWithAge() {
    func share(_ age: Float) -> Float {
      var person = FaceFixture.parameters(0).person
      (person.age, person.masculinity) = (age, 1)
      let beyond = (0..<2_000).count {
        HairLoss.draw(CounterRandom(seed: 3, index: UInt64($0)), person: person).norwood >= 3
      }
      return Float(beyond) / 2_000
    }
    #expect(abs(share(24) - 0.16) < 0.04 && abs(share(45) - 0.5) < 0.07 && share(75) > 0.65)
  }

  @Test func greyAndDyeChangeAbsorption() {
    let person = FaceFixture.parameters(0).person
    var color = FaceFixture.parameters(0).hair.color
    (color.dyeing, color.dye, color.tipDye, color.leftDye, color.highlights) = (.natural, nil, nil, nil, 0)
    (color.eumelanin, color.tipEumelanin, color.tipPheomelanin) = (1, 0.5, 0.5)
    func mean(_ color: HairColorParameters, x: Float = 0) -> (root: Vector, tip: Vector) {
      let pigments = Pigments(
        person: person, color: color, noise: SmoothNoise(CounterRandom(seed: 1, index: 1)))
      var sum = (root: Vector.zero, tip: Vector.zero)
      for i in 0..<500 {
        let root = HairRoot(
          position: .zero, normal: Vector(0, 1, 0), template: Vector(x, 0.11, -0.08 + 0.0002 * Float(i)),
          words: CounterRandom.words(SIMD4(1, 2, 3, UInt32(i))))
        let colors = pigments.scalp(root)
        sum.root += colors.root / 500
        sum.tip += colors.tip / 500
      }
      return sum
    }
    color.greyShare = 0
    let natural = mean(color)
    #expect(natural.tip.x < 0.6 * natural.root.x, "tips are bleached by the sun")
    color.highlights = 0.5
    color.highlightPigment = 0.2
    #expect(mean(color).root.x < 0.9 * natural.root.x)
    color.highlights = 0
    color.greyShare = 1
    #expect(mean(color).root.x < 0.1 && natural.root.x > mean(color).root.x)
    color.tipDye = Vector(0.05, 0.2, 0.7)
    let blue = mean(color)
    #expect(blue.tip.x > blue.tip.y && blue.tip.y > blue.tip.z && blue.root.x < 0.1)
    (color.dye, color.leftDye) = (color.tipDye, Vector(0.7, 0.05, 0.05))
    #expect(mean(color, x: 0.03).root.x < mean(color, x: 0.03).root.z && mean(color, x: -0.03).root.x > 0.1)
  }

  /// The share of grey hairs is that of the spot, more at the temples and less on top.
  @Test(arguments: [0.05, 0.3, 0.6, 0.95] as [Float]) func templesAreGreyFirst(_ share: Float) {
    var color = FaceFixture.parameters(0).hair.color
    (color.dyeing, color.dye, color.tipDye, color.leftDye, color.highlights) = (.natural, nil, nil, nil, 0)
    (color.eumelanin, color.tipEumelanin, color.greyShare, color.greyContrast) = (1, 1, share, 0.8)
    var person = FaceFixture.parameters(0).person
    person.hairEumelanin = 6
    let pigments = Pigments(
      person: person, color: color, noise: SmoothNoise(CounterRandom(seed: 1, index: 1)))
    func grey(_ template: Vector) -> Float {
      let count = (0..<4_000).count { number in
        let words = CounterRandom.words(SIMD4(7, 8, 9, UInt32(number)))
        let root = HairRoot(position: .zero, normal: Vector(0, 1, 0), template: template, words: words)
        return pigments.scalp(root).root.x < 0.2
      }
      return Float(count) / 4_000
    }
    let swing = 0.8 * share * (1 - share) * 2
    #expect(abs(grey(Hairline.center + Vector(0, 0.1, 0)) - max(share - 0.7 * swing, 0)) < 0.03)
    let temple = grey(Hairline.center + Vector(0.07, -0.02, 0.02))
    #expect(temple > min(share + 0.9 * swing, 1) - 0.03 && temple <= share + 1.3 * swing + 0.03)
  }

  /// d'Eon et al. 2011: brown hair has an eumelanin concentration of 1.3.
  @Test func absorptionOfMelanin() {
    let brown = HairPigment.absorption(eumelanin: 1.3, pheomelanin: 0)
    #expect(distance(brown, Vector(0.5447, 0.9061, 1.781)) < 1e-3)
  }
}
