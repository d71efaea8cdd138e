import Geometry
import Testing

@testable import Scene

/// Glasses on many heads.
@Suite struct GlassesTests {
  private struct Wearer {
    var body: PosedBody
    var glasses: GlassesParameters
    var part: ScenePart
    func mesh(_ name: String) -> SurfaceMesh? { part.meshes.first { $0.name == name } }
  }

  private static func wearer(_ index: Int, shape: GlassesParameters.Shape? = nil) throws -> Wearer {
    let model = try FaceFixture.model()
    var parameters = FaceFixture.parameters(index)
    var person = parameters.person
    (person.age, person.masculinity) = (80, 0.5)  // wears all shapes
    // The first pair that this person would wear.
    var glasses: GlassesParameters?
    var draw = 0
    while glasses == nil || (shape != nil && glasses?.shape != shape) {
      glasses = .draw(CounterRandom(seed: UInt64(draw), index: UInt64(index)), person: person)
      draw += 1
    }
    parameters.glasses = glasses
    try parameters.validate()
    let (_, body, _) = FaceBuilder.build(model: model, parameters: parameters)
    return Wearer(
      body: body, glasses: try #require(glasses),
      part: GlassesBuilder.build(body: body, parameters: parameters))
  }

  private static let wearers = Result { try (0..<40).map { try wearer($0) } }

  /// Rim and bridge keep clear of face and nose, yet touch nearly somewhere; lenses stand before the eyes.
  @Test func glassesRestOnTheNose() throws {
    for (index, wearer) in try Self.wearers.get().enumerated() {
      let skin = SkinProximity(wearer.body.skin) { _ in true }
      let frame = try #require(wearer.mesh("glasses frame"))
      #expect(frame.positions.allSatisfy { length($0) < 0.5 }, "person \(index); also false for NaN")
      let headFromWorld = wearer.body.worldFromHead.rigidInverse
      let front = frame.positions.filter {
        headFromWorld.point($0).z > headFromWorld.point(wearer.body.rightEye.worldFromEye.origin).z
      }
      let clearances = front.compactMap { skin.nearest($0)?.distance }
      let least = clearances.min() ?? .infinity
      #expect(least > -0.3e-3, "person \(index): frame \(-1000 * least) mm within the skin")
      for (eye, name) in [(wearer.body.rightEye, "right lens"), (wearer.body.leftEye, "left lens")] {
        let lens = try #require(wearer.mesh(name))
        let pupil = eye.worldFromEye.point(Vector(0, 0, eye.pupilDistance))
        let (p, center) = (headFromWorld.point(pupil), headFromWorld.point(lens.positions[0]))
        #expect(
          abs(p.x - center.x) < 0.5 * wearer.glasses.lensWidth, "person \(index): an eye beside its lens")
        #expect(
          abs(p.y - center.y) < 0.5 * wearer.glasses.lensHeight,
          "person \(index): an eye above or below its lens")
        let gap = center.z - p.z
        #expect(gap > 0.009 && gap < 0.036, "person \(index): lens \(1000 * gap) mm before the pupil")
      }
    }
  }

  /// Temples run outside the skull and end behind the ears.
  @Test func templesLieOverTheEars() throws {
    for (index, wearer) in try Self.wearers.get().enumerated() {
      let headFromWorld = wearer.body.worldFromHead.rigidInverse
      let frame = try #require(wearer.mesh("glasses frame")).positions.map(headFromWorld.point)
      for (ear, side) in [(SemanticClass.rightEar, Float(-1)), (.leftEar, 1)] {
        var points: [Vector] = []
        for (quad, semanticClass) in zip(wearer.body.skin.quads, wearer.body.skin.quadClasses)
        where semanticClass == ear {
          points.append(headFromWorld.point(wearer.body.skin.positions[Int(quad.x)]))
        }
        let top = try #require(points.map(\.y).max())
        let middle = points.map(\.z).reduce(0, +) / Float(points.count)
        let temple = frame.filter { $0.x * side > 0 && abs($0.z - middle) < 6e-3 }
        let height = try #require(temple.map(\.y).max(), "person \(index): no temple at the ear")
        #expect(abs(height - top) < 0.02, "person \(index): temple \(1000 * (height - top)) mm above the ear")
        #expect(
          frame.contains { $0.x * side > 0 && $0.z < middle - 0.01 },
          "person \(index): it does not reach behind")
      }
    }
  }

  /// The frame's pieces are closed and turned outwards.
  @Test(arguments: GlassesParameters.Shape.allCases) func framesAreSolid(shape: GlassesParameters.Shape)
    throws
  {
    let wearer = try Self.wearer(3, shape: shape)
    let frame = try #require(wearer.mesh("glasses frame"))
    #expect(openEdges(frame.triangles).isEmpty)
    let volume = frame.triangles.reduce(Float(0)) { sum, t in
      let p = (0..<3).map { frame.positions[Int(t[$0])] - frame.positions[0] }
      return sum + dot(p[0], cross(p[1], p[2])) / 6
    }
    // A wire frame of a gram to a plastic one of 60 g.
    #expect(volume > 0.2e-6 && volume < 40e-6, "\(volume)")
    for name in ["left lens", "right lens"] {
      let lens = try #require(wearer.mesh(name))
      #expect(
        lens.normals.allSatisfy { dot($0, wearer.body.worldFromHead.z) > 0.6 }, "\(name) faces backwards")
    }
  }

  /// As many wear them as is stated, more of them when older; dark ones are the smaller part.
  @Test func sharesAreAsStated() throws {
    for age in [Float(20), 70] {
      var person = FaceFixture.parameters(0).person
      person.age = age
      let drawn = (0..<4000).map { GlassesParameters.draw(CounterRandom(seed: 5, index: $0), person: person) }
      let worn = Float(drawn.count { $0 != nil }) / 4000
      let share = ClothesDistribution().glassesShare(age: age)
      #expect(abs(worn - share) < 4 * (share * (1 - share) / 4000).squareRoot())
      let dark = drawn.count { $0.map { !$0.isSeenThrough } ?? false }
      #expect(dark > 40 && Float(dark) < 0.3 * worn * 4000)
      #expect(throws: Never.self) {
        for glasses in drawn { try glasses?.validate() }
      }
    }
  }
}
