import Foundation
import Geometry
import Testing

@testable import Scene

@Suite struct FaceParameterTests {
  @Test func recordsReadBackTheSame() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    for index in 0..<20 {
      let p = FaceFixture.parameters(index)
      func roundTrip<T: Codable & Equatable>(_ value: T) throws {
        #expect(try JSONDecoder().decode(T.self, from: encoder.encode(value)) == value)
      }
      try roundTrip(p.person)
      try roundTrip(p.shape)
      try roundTrip(p.expression)
      try roundTrip(p.pose)
      try roundTrip(p.skin)
      try roundTrip(p.eyes)
    }
  }

  @Test func expressionsAreRecordedByName() throws {
    var expression = ExpressionParameters.neutral
    expression[.jawOpen] = 0.5
    expression[.browInnerUp] = 0.25
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    #expect(
      String(decoding: try encoder.encode(expression), as: UTF8.self)
        == #"{"browInnerUp":0.25,"jawOpen":0.5}"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ExpressionParameters.self, from: Data(#"{"jawOpn":0.5}"#.utf8))
    }
  }

  @Test func drawnParametersAreValid() throws {
    for index in 0..<200 { try FaceFixture.parameters(index).validate() }
  }

  @Test func everyKindOfPersonIsDrawn() {
    let people = (0..<300).map { FaceFixture.parameters($0).person }
    for share in [\PersonParameters.african, \.asian, \.caucasian] {
      #expect(people.count { $0[keyPath: share] > 0.7 } > 40)
    }
    #expect(people.count { $0.masculinity < 0.3 } > 90 && people.count { $0.masculinity > 0.7 } > 90)
    #expect(people.count { $0.age > 65 } > 20 && people.count { $0.age < 25 } > 30)
    #expect(people.count { $0.skinMelanin > 0.65 } > 25 && people.count { $0.skinMelanin < 0.2 } > 12)
    #expect(people.count { $0.hairEumelanin < 0.75 } > 3)
    // Light hair goes with light skin.
    #expect(people.allSatisfy { $0.hairEumelanin > 0.75 || $0.skinMelanin < 0.36 })
  }

  @Test func invalidNumbersAreNamed() {
    func message(_ change: (inout SceneParameters) -> Void) -> String {
      var parameters = FaceFixture.parameters(0)
      change(&parameters)
      do {
        try parameters.validate()
        return "valid"
      } catch { return String(describing: error) }
    }
    #expect(message { _ in } == "valid")
    #expect(message { $0.person.age = .nan }.contains("person.age"))
    #expect(message { $0.person.african = 2 }.contains("person.african"))
    #expect(message { $0.person.asian = $0.person.asian < 0.5 ? 1 : 0 }.contains("sum"))
    #expect(message { $0.expression[.jawOpen] = 7 }.contains("expression.jawOpen"))
    #expect(
      message { $0.shape.sliders.scores[3] = .infinity }.contains("shape.sliders." + SliderScores.names[3]))
    #expect(message { $0.eyes.irisRadius = 0.1 }.contains("eyes.irisRadius"))
    #expect(message { $0.pose.headYaw = -4 }.contains("pose.headYaw"))
    #expect(message { $0.skin.blood = 9 }.contains("skin.blood"))
    #expect(message { $0.version = 99 }.contains("version"))
  }
}
