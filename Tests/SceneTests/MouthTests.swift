import Geometry
import Testing

@testable import Scene

/// Teeth stand and look as people's do.
@Suite struct MouthTests {
  /// Vig and Brundo 1978: the young show more of their upper teeth, women more than men, the old none.
  @Test func displayFollowsAgeAndSex() {
    func display(_ age: Float, _ masculinity: Float) -> Float {
      var person = FaceFixture.parameters(0).person
      (person.age, person.masculinity) = (age, masculinity)
      return Occlusion.display(person) * 1000
    }
    #expect(abs(display(25, 0.5) - 3.3) < 0.1 && abs(display(65, 0.5)) < 0.1)
    #expect(abs(display(30, 0) - display(30, 1) - 1.5) < 0.01)
    for age in stride(from: Float(20), to: 80, by: 5) { #expect(display(age, 0.5) >= display(age + 5, 0.5)) }
  }

  @Test(arguments: [0, 3, 5, 9, 12]) func rowsMeetBehindTheLips(_ index: Int) throws {
    let model = try FaceFixture.model()
    let parameters = FaceFixture.neutral(index)
    let face = PosedFace(model, parameters)
    let (upper, lower) = (face.rows.upper.frame(at: 0), face.rows.lower.frame(at: 0))
    let lips = model.tables.loops.lipInner.filter { abs(face.rest[$0].x) < 4e-3 }.map { face.rest[$0].y }
    let lipLine = lips.reduce(0, +) / Float(lips.count)
    #expect(abs(lipLine - upper.edge.y - Occlusion.display(parameters.person)) < 0.3e-3)
    // Overbite in front, none at the molars.
    #expect(abs(lower.edge.y - upper.edge.y - 2.2e-3) < 0.3e-3)
    let (back, below) = (face.rows.upper.frame(at: 0.03), face.rows.lower.frame(at: 0.03))
    #expect(abs(back.edge.y - below.edge.y) < 2.5e-3)
  }

  /// Front teeth of people have L* of about 60 to 80 (Gozalo-Diaz et al. 2007).
  @Test func enamelHasTheColorsOfPeoples() throws {
    let model = try FaceFixture.model()
    for index in 0..<6 {
      let (part, _, _) = FaceBuilder.build(model: model, parameters: FaceFixture.neutral(index))
      let teeth = try #require(part.meshes.first { $0.name == "upper teeth" })
      let luminances = teeth.tints.map { dot($0, Vector(0.2126, 0.7152, 0.0722)) }.sorted()
      let middle = luminances[luminances.count / 2]
      #expect(middle > 0.22 && middle < 0.55, "\(middle)")
      #expect(teeth.tints.allSatisfy { $0.x > $0.z })
    }
  }

  /// Eyes at rest are as wide open as people's: 7 to 12 mm (up to 13 for the odd one), the upper lid 3 to 5.5 mm above the pupil.
  @Test func eyesAtRestAreOpenAsPeoples() throws {
    let model = try FaceFixture.renderedModel()
    var openings: [Float] = []
    for index in 0..<16 {
      var parameters = FaceFixture.neutral(index)
      parameters.show(try ExpressionChoice("neutral"))
      let clearance = FaceClearance(model, parameters)
      for side in Side.allCases {
        let opening = (clearance.lidOpenings(side).max() ?? 0) * 1000
        #expect(opening > 6.8 && opening < 13, "\(side) eye of \(index): \(opening) mm")
        openings.append(opening)
      }
    }
    let mean = openings.reduce(0, +) / Float(openings.count)
    #expect(mean > 8.3 && mean < 10.3, "\(mean) mm")
  }
}
