import Foundation
import Geometry
import Testing

@testable import Scene

/// Pupils follow light, age and person.
@Suite struct PupilTests {
  /// The same formula as its authors write it out for both eyes in their appendix (eq. 27).
  @Test func meetsThePublishedFormula() {
    for luminance in [0.1, 1, 10, 100, 1000, 10_000] as [Float] {
      for age in stride(from: Float(20), through: 83, by: 7) {
        let f = pow(Double(luminance) * 2827, 0.41)
        let y = Double(age)
        let diameter =
          (18.5172 + 0.122165 * f - 0.105569 * y + 0.000138645 * f * y) / (2 + 0.0630635 * f)
        let found = 2000 * Double(Pupil.meanRadius(luminance: luminance, age: age))
        #expect(abs(found - diameter) < 2e-3, "\(luminance) cd/m², \(age) years: \(found) for \(diameter)")
      }
    }
  }

  @Test func narrowsWithLightAndAge() {
    var last = Float.infinity
    for step in 0..<30 {
      let luminance = 0.1 * pow(1.5, Float(step))
      let radius = Pupil.radius(luminance: luminance, age: 30, score: 0)
      #expect(radius < last)
      // Beyond that the formula lets age widen pupils by a hair.
      if luminance < 1000 { #expect(Pupil.radius(luminance: luminance, age: 75, score: 0) < radius) }
      #expect(Pupil.radius(luminance: luminance, age: 30, score: 1) > radius)
      last = radius
    }
  }

  /// Who is out by day has narrower pupils than who is in a room, and those at night have the widest.
  @Test func sceneryTellsTheLight() {
    func median(_ name: String) -> Float {
      (0..<201).map { Luminance.draw(.environment(name: name), CounterRandom(seed: 3, index: UInt64($0))) }
        .sorted()[100]
    }
    #expect(median("night") < median("interior") && median("interior") < median("sunrise"))
    #expect(median("sunrise") < median("forest"))
    // From a low sun behind clouds to noon over snow.
    for index in 0..<300 {
      let p = FaceFixture.parameters(index)
      #expect(Luminance.range.contains(p.light.luminance))
      if case .sky(let sky) = p.light.source {
        #expect(p.light.luminance > 80 && p.light.luminance < 25_000, "\(sky): \(p.light.luminance)")
      }
      #expect(p.pupilRadius > 0.7e-3 && p.pupilRadius <= 4e-3 && p.pupilRadius < 0.75 * p.eyes.irisRadius)
    }
  }

  /// The person is the same in every light.
  @Test func onlyTheLightDiffersBetweenPicturesOfOne() {
    let people = PeoplePlan(perIdentity: 4)
    let drawn = (0..<4).map {
      SceneParameters.draw(seed: 5, index: $0, environments: ["night", "park"], people: people)
    }
    #expect(Set(drawn.map(\.eyes.pupilScore)).count == 1)
    #expect(Set(drawn.map(\.pupilRadius)).count > 1)
  }
}
