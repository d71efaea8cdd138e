import Geometry
import Testing

@testable import Scene

/// Who is drawn follows what is stated, and choices change what they say and nothing else.
@Suite struct PeopleTests {
  private static func people(_ count: Int) -> [PersonParameters] {
    (0..<count).map { PersonParameters.draw(CounterRandom(seed: 8, index: UInt64($0)).child("person")) }
  }

  /// Greatest distance between the distribution of `values` and `stated` (Kolmogorov–Smirnov).
  private func distance(_ values: [Float], _ stated: (Float) -> Float) -> Float {
    values.sorted().enumerated().reduce(0) { greatest, sample in
      let expected = stated(sample.element)
      let (below, above) = (
        Float(sample.offset) / Float(values.count), Float(sample.offset + 1) / Float(values.count)
      )
      return max(greatest, abs(expected - below), abs(expected - above))
    }
  }

  @Test func agesFollowTheirDistribution() {
    let ages = Self.people(4000).map(\.age)
    // A tenth evenly from 4 to 16; the others' distribution function is the root that the draw takes.
    let found = distance(ages) { age in
      let child = clamp((age - 4) / 12, 0, 1)
      return 0.1 * child + 0.9 * power(clamp((age - 16) / 74, 0, 1), 1 / 2)
    }
    // The critical value at 0.1 % for 4,000 is 0.031.
    #expect(found < 0.031)
  }

  @Test func scoresAreStandardNormal() {
    let draws = (0..<60).map { SliderScores.draw(CounterRandom(seed: 4, index: $0)).scores }
    #expect(draws.allSatisfy { $0.allSatisfy { abs($0) <= 2.3 } })
    // Mean and spread over all; the cut at ±2.3 leaves a deviation of 0.94.
    let all = draws.flatMap { $0 }
    let mean = all.reduce(0, +) / Float(all.count)
    let deviation = (all.reduce(0) { $0 + $1 * $1 } / Float(all.count)).squareRoot()
    #expect(abs(mean) < 0.05 && abs(deviation - 0.94) < 0.04, "\(mean), \(deviation)")
  }

  /// Shares of people near each pole, against the table; chi-square with 3 degrees of freedom.
  @Test func populationsHaveTheirShares() {
    let total = Populations.table.reduce(0) { $0 + $1.share }
    func pole(_ ancestry: SIMD3<Float>) -> Int {
      ancestry.max() < 0.72 ? 3 : (0..<3).first { ancestry[$0] == ancestry.max() } ?? 3
    }
    // Those with one population whose shares lie well inside the bounds.
    var expected: [Float] = [0, 0, 0, 0]
    for population in Populations.table {
      expected[pole(population.ancestry.vector)] += population.share / total
    }
    let people = Self.people(4000)
    var found: [Float] = [0, 0, 0, 0]
    for person in people { found[pole(SIMD3(person.african, person.asian, person.caucasian))] += 1 }
    for pole in 0..<3 {
      // Mixed people and those who cross the bound move less than a fifth of a pole's share.
      #expect(abs(found[pole] / 4000 - expected[pole]) < 0.07, "\(found) against \(expected)")
    }
    #expect(people.allSatisfy { abs($0.african + $0.asian + $0.caucasian - 1) < 1e-5 })
  }

  @Test func skinGoesWithPopulations() {
    let people = Self.people(3000)
    func melanin(_ isWanted: (PersonParameters) -> Bool) -> Float {
      let chosen = people.filter(isWanted).map(\.skinMelanin)
      return chosen.reduce(0, +) / Float(chosen.count)
    }
    #expect(abs(melanin { $0.african > 0.9 } - 0.69) < 0.04)
    #expect(abs(melanin { $0.asian > 0.92 } - 0.285) < 0.04)
    #expect(melanin { $0.caucasian > 0.93 } < 0.28)
    // Caucasian shape with the skin of South Asia occurs: pigment is not tied to the poles.
    #expect(people.contains { $0.caucasian > 0.55 && $0.skinMelanin > 0.5 })
  }

  @Test func choicesChangeWhatTheySay() {
    for index in 0..<30 as Range<UInt64> {
      let random = CounterRandom(seed: 2, index: index)
      let drawn = PersonParameters.draw(random)
      var expected = drawn
      let old = PersonParameters.draw(random, choice: PersonChoice(age: 85))
      #expect(old.age == 85 && old.greyShare > 0.5)
      (expected.age, expected.greyShare, expected.weight, expected.muscle) = (
        85, old.greyShare, old.weight, old.muscle
      )
      #expect(old == expected)
      let asian = PersonParameters.draw(random, choice: PersonChoice(asian: 0.8))
      #expect(abs(asian.asian - 0.8) < 1e-5 && abs(asian.african + asian.caucasian - 0.2) < 1e-5)
      #expect(asian.age == drawn.age && asian.skinMelanin == drawn.skinMelanin)
    }
  }

  @Test func localShapeStaysWithAge() {
    func draw(_ age: Float) -> SceneParameters {
      .draw(seed: 3, index: 5, environments: [], people: PeoplePlan(choice: PersonChoice(age: age)))
    }
    let (child, old) = (draw(7), draw(80))
    #expect(child.shape.sliders == old.shape.sliders && child.shape.measures == old.shape.measures)
    #expect(child.pose == old.pose && child.camera == old.camera)
    #expect(child.person.greyShare == 0 && old.person.greyShare > 0.5)
  }

  @Test func peopleAreAskedForByName() throws {
    let choice = try NamedPerson.choice("girl+east-asian")
    #expect(choice.age == 8 && choice.asian == 0.96)
    let error = #expect(throws: SceneError.self) { try NamedPerson.choice("gril") }
    #expect(error?.description.contains("gril") == true && error?.description.contains("girl") == true)
    #expect(Set(NamedPerson.all.map(\.name)).count == NamedPerson.all.count && NamedPerson.all.count >= 12)
    for (name, choice) in NamedPerson.all {
      let parameters = SceneParameters.draw(
        seed: 1, index: 2, environments: [], people: PeoplePlan(choice: choice))
      #expect(throws: Never.self, "\(name)") { try parameters.validate() }
    }
  }

  @Test func identitiesKeepThePerson() throws {
    func draw(_ index: UInt64, keepsHair: Bool = false) -> SceneParameters {
      .draw(
        seed: 6, index: index, environments: ["a", "b"],
        people: PeoplePlan(identities: 3, perIdentity: 4, keepsHair: keepsHair))
    }
    #expect((0..<14).map { draw($0).identity } == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 0, 0])
    let (a, b, c, again) = (draw(4), draw(6), draw(9), draw(0))
    #expect(a.person == b.person && a.shape == b.shape && a.skin == b.skin && a.eyes == b.eyes)
    #expect(a.hair.color == b.hair.color && a.hair.brows == b.hair.brows && a.hair.lashes == b.hair.lashes)
    #expect(a.expression != b.expression && a.light != b.light && a.camera != b.camera)
    #expect(a.garment != b.garment && a.hair.scalp != b.hair.scalp)
    #expect(a.person != c.person && a.shape != c.shape)
    #expect(draw(12).person == again.person && draw(12).light != again.light)
    #expect(draw(4, keepsHair: true).hair == draw(6, keepsHair: true).hair)
    // Without a plan nothing changes from one to the next.
    let plain = SceneParameters.draw(seed: 6, index: 7, environments: ["a", "b"])
    #expect(plain.identity == 7)
  }
}
