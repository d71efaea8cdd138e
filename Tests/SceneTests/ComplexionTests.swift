import Foundation
import Geometry
import TestSupport
import Testing

@testable import Scene

/// What skin looks like: its distribution, and what each factor changes.
@Suite struct ComplexionTests {
  private static func lab(_ c: Vector) -> SIMD3<Double> {
    let c = SIMD3<Double>(c)
    let y = 0.2126 * c.x + 0.7152 * c.y + 0.0722 * c.z
    func f(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116 }
    let x = (0.4124 * c.x + 0.3576 * c.y + 0.1805 * c.z) / 0.9505
    let z = (0.0193 * c.x + 0.1192 * c.y + 0.9505 * c.z) / 1.089
    return SIMD3(116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z)))
  }

  /// Means of L*, a*, b* and the deviation of L* of faces in the International Skin Spectra Archive (Lu et al. 2025): AF; CA;
  /// IQ and AB alike; SA; CN and JP alike; TH. The deviations assume that a person's spectrum rises and falls as a whole.
  @Test(
    arguments: [
      (0, SIMD3(40.6, 10, 15.2), 6.0), (5, SIMD3(61.7, 12.2, 14.4), 4.2), (4, SIMD3(58.3, 11.8, 17), 4.9),
      (7, SIMD3(54.7, 9.9, 17.6), 5.6), (9, SIMD3(61.4, 11.2, 16), 4.5), (10, SIMD3(56.8, 10.1, 18.4), 5.2),
    ] as [(Int, SIMD3<Double>, Double)])
  func tonesAreThoseOfTheArchive(population: Int, mean: SIMD3<Double>, deviation: Double) {
    let melanin = Populations.table[population].melanin
    var person = FaceFixture.parameters(0).person
    let draws = 2000
    let colors = (0..<draws).map { index in
      var random = CounterRandom(seed: 41, index: UInt64(index))
      person.skinMelanin = clamp(abs(melanin.mean + melanin.deviation * random.nextNormal()), 0, 1)
      let skin = SkinParameters.draw(random.child("skin"), person: person)
      let surface = SkinOptics.surfaceReflectance
      return Self.lab(SkinPigment(skin, person).albedo() * (1 - surface) + surface)
    }
    let found = colors.reduce(SIMD3<Double>.zero, +) / Double(draws)
    let spread = (colors.reduce(0) { $0 + ($1.x - found.x) * ($1.x - found.x) } / Double(draws)).squareRoot()
    #expect(abs(found.x - mean.x) < 1.5, "L* \(found.x) for \(mean.x)")
    #expect(abs(found.y - mean.y) < 3 && abs(found.z - mean.z) < 2.2, "a*, b* \(found) for \(mean)")
    #expect(abs(spread - deviation) < 1.4, "deviation of L* \(spread) for \(deviation)")
  }

  @Test func irisColorsFollowTheirShares() {
    for pole in 0..<3 {
      var person = FaceFixture.parameters(0).person
      (person.african, person.asian, person.caucasian) = (
        pole == 0 ? 1 : 0, pole == 1 ? 1 : 0, pole == 2 ? 1 : 0
      )
      (person.skinMelanin, person.hairEumelanin) = (0.2, 3)
      let irises = Distributions.standard.eyes.irises
      let weights = EyeParameters.irisWeights(person).map(Double.init)
      let total = weights.reduce(0, +)
      let draws = 4000
      var counts = [Int](repeating: 0, count: weights.count)
      for index in 0..<draws {
        let eyes = EyeParameters.draw(CounterRandom(seed: 8, index: UInt64(index)), person: person)
        // Ranges overlap; blue before grey, green before hazel.
        let kinds = irises.indices.filter {
          let iris = irises[$0]
          return iris.melanin.contains(eyes.irisMelanin) && iris.warmth.contains(eyes.irisWarmth)
        }
        if kinds.count == 1 { counts[kinds[0]] += 1 }
      }
      // Blue and grey differ in warmth: neither is ever taken for the other.
      let light = [0, 1]
      if pole == 0 {
        #expect(light.allSatisfy { counts[$0] == 0 })
      } else {
        let p = ChiSquare.pValue(
          observed: light.map { counts[$0] }, chances: light.map { weights[$0] / total }, draws: draws)
        #expect(p > 1e-4, "pole \(pole): \(counts), weights \(weights)")
      }
      #expect(pole == 2 || Double(counts[6]) / Double(draws) > 0.6)
    }
  }

  @Test func makeupAndLidsFollowTheirShares() {
    var person = FaceFixture.parameters(0).person
    person.masculinity = 0.05
    (person.african, person.asian, person.caucasian) = (0, 1, 0)
    let draws = 3000
    let made = (0..<draws).count {
      MakeupParameters.draw(CounterRandom(seed: 3, index: UInt64($0)), person: person) != .none
    }
    let single = (0..<draws).count {
      LidParameters.draw(CounterRandom(seed: 3, index: UInt64($0)), person: person).creaseDepth == 0
    }
    for (count, share) in [
      (made, Distributions.standard.skin.makeup.feminineShare),
      (single, Distributions.standard.eyes.singleLidShare.asian),
    ] {
      let p = ChiSquare.pValue(observed: [count], chances: [Double(share)], draws: draws)
      #expect(p > 1e-4, "\(count) of \(draws) for \(share)")
    }
    person.masculinity = 0.95
    let masculine = (0..<draws).count {
      MakeupParameters.draw(CounterRandom(seed: 3, index: UInt64($0)), person: person) != .none
    }
    #expect(masculine < draws / 30)
  }

  private func skinMesh(_ change: (inout SceneParameters) -> Void) throws -> (SurfaceMesh, SkinMaterial) {
    var parameters = FaceFixture.neutral(2)
    (parameters.skin.freckles, parameters.skin.makeup, parameters.skin.wrinkles) = (0, .none, 0.1)
    change(&parameters)
    let model = try FaceFixture.model()
    let face = PosedFace(model, parameters)
    let part = SkinBuilder.build(face.skinSurface(model), model, parameters)
    guard case .skin(let material) = part.materials[0] else { throw SceneError("skin has another material") }
    return (part.meshes[0], material)
  }

  /// Each factor changes what it is about, and nothing elsewhere.
  @Test func singleFactorsStayInTheirRegions() throws {
    let regions = try FaceFixture.model().skin.regions
    let (base, material) = try skinMesh { _ in }
    func changed(_ other: SurfaceMesh) -> [Int] {
      base.tints.indices.filter { base.tints[$0] != other.tints[$0] }
    }

    let (freckled, _) = try skinMesh { $0.skin.freckles = 0.8 }
    #expect(freckled.tints == base.tints && freckled.marks.count > base.marks.count + 100)
    let (blushed, _) = try skinMesh { $0.skin.makeup.blush = 0.6 }
    #expect(!changed(blushed).isEmpty && changed(blushed).allSatisfy { regions.cheek[$0] > 0 })
    let (shadowed, _) = try skinMesh { $0.skin.makeup.eyeShadow = 0.6 }
    #expect(!changed(shadowed).isEmpty && changed(shadowed).allSatisfy { regions.upperLid[$0] > 0 })
    let (tired, _) = try skinMesh { $0.skin.darkCircles = 1 }
    #expect(changed(tired).allSatisfy { regions.underEye[$0] > 0 })
    let (painted, red) = try skinMesh {
      $0.skin.makeup.lipstick = 0.9
      $0.skin.makeup.lipstickColor = Vector(0.3, 0.02, 0.02)
    }
    #expect(painted.tints == base.tints && red.lipTint.y < material.lipTint.y)
    let (old, _) = try skinMesh { $0.skin.wrinkles = 1 }
    #expect(old.tints == base.tints && old.marks.count > base.marks.count + 200)
    let moved = base.positions.indices.filter { distance(base.positions[$0], old.positions[$0]) > 1e-5 }
    #expect(moved.count > 80 && moved.allSatisfy { distance(base.positions[$0], old.positions[$0]) < 2e-3 })
  }

  /// A raised brow folds the forehead, also of the young.
  @Test func expressionsFoldTheSkin() throws {
    let model = try FaceFixture.model()
    func depth(_ change: (inout SceneParameters) -> Void, _ lies: (Vector) -> Bool) -> Float {
      var parameters = FaceFixture.neutral(2)
      parameters.skin.wrinkles = 0.1
      change(&parameters)
      let face = PosedFace(model, parameters)
      let wrinkles = Wrinkles(
        parameters.skin, model.skin, rest: model.skin.part.surface(face.rest),
        posed: model.skin.part.surface(face.posed))
      return (wrinkles.folds + wrinkles.marks).filter { lies($0.start) }.reduce(0) {
        max($0, -$1.startHeight)
      }
    }
    func isForehead(_ p: Vector) -> Bool { p.y > 0.032 }
    let raised = depth(
      {
        for unit in [FaceUnit.browInnerUp, .browOuterUpLeft, .browOuterUpRight] { $0.expression[unit] = 1 }
      }, isForehead)
    let relaxed = depth({ _ in }, isForehead)
    #expect(raised > 0.03e-3 && relaxed < 0.5 * raised, "\(raised) m, relaxed \(relaxed) m")
  }

  /// A frown lowers the brows and draws them together, and the skin between them folds, also that of the young.
  @Test func frownsLowerTheBrows() throws {
    let model = try FaceFixture.model()
    for index in [2, 5, 9] {
      func brows(_ expression: String) throws -> (height: Float, gap: Float, fold: Float) {
        var parameters = FaceFixture.neutral(index)
        parameters.skin.wrinkles = 0
        parameters.show(try ExpressionChoice(expression))
        let face = PosedFace(model, parameters)
        func landmark(_ id: Int) -> Vector {
          let place = model.tables.landmarks[id]
          return (0..<3).reduce(.zero) { $0 + face.posed[Int(place.vertices[$1])] * place.weights[$1] }
        }
        let (right, left) = (landmark(21), landmark(22))
        let wrinkles = Wrinkles(
          parameters.skin, model.skin, rest: model.skin.part.surface(face.rest),
          posed: model.skin.part.surface(face.posed))
        let deepest = wrinkles.folds.filter { abs($0.start.x) < 0.012 && $0.start.y > 0.012 }.map(
          \.startHeight)
        return ((right.y + left.y) / 2, left.x - right.x, -(deepest.min() ?? 0))
      }
      let (relaxed, frown) = (try brows("neutral"), try brows("frown"))
      #expect(relaxed.height - frown.height > 3e-3, "lower by \(relaxed.height - frown.height) m")
      #expect(relaxed.gap - frown.gap > 4.5e-3, "nearer by \(relaxed.gap - frown.gap) m")
      #expect(
        frown.fold > 0.25e-3 && relaxed.fold < 0.05e-3, "\(frown.fold) m deep, relaxed \(relaxed.fold) m")
    }
  }

  /// Whatever is drawn, albedos are those of skin, marks are finite and lie on the template.
  @Test func colorsAreBounded() throws {
    let model = try FaceFixture.model()
    for index in 0..<12 {
      var parameters = FaceFixture.neutral(index)
      if index % 3 == 0 {
        (parameters.person.skinMelanin, parameters.skin.redness) = (index % 2 == 0 ? 0 : 1, 1)
      }
      (parameters.skin.freckles, parameters.skin.lentigines, parameters.skin.scarCount) = (1, 1, 40)
      parameters.skin.pimpleCount = 40
      try parameters.validate()
      let face = PosedFace(model, parameters)
      let mesh = SkinBuilder.build(face.skinSurface(model), model, parameters).meshes[0]
      #expect(mesh.tints.allSatisfy { $0.min() > 0.001 && $0.max() < 0.9 }, "\(index)")
      #expect(mesh.contours.allSatisfy { $0.min() >= 0 && $0.max() <= 1 })
      #expect(mesh.marks.count > 100 && mesh.marks.count < 12_000)
      #expect(
        mesh.marks.allSatisfy {
          $0.tint.min() > 0 && $0.tint.max() < 2 && $0.width > 1e-4 && $0.width < 9e-3
            && abs($0.startHeight) < 2e-3 && length($0.start) < 0.4 && distance($0.start, $0.end) < 0.02
        })
    }
  }

  /// The border of the lips is where the lips' class ends.
  @Test func contoursFollowTheBorders() throws {
    let topology = try FaceFixture.model().skin
    var (inside, outside): (Float, Float) = (0, 0)
    for (quad, found) in zip(topology.part.quads, topology.quadClasses) {
      for corner in 0..<4 {
        let d = topology.contours.lips[Int(quad[corner])]
        if found == .topLip || found == .bottomLip {
          inside = min(inside, d)
        } else if found == .skin {
          outside = max(outside, d)
        }
      }
    }
    #expect(inside > -0.8e-3 && outside < 1e-4, "lips reach \(-inside) m out, skin \(outside) m in")
  }
}
