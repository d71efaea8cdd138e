import Geometry
import TestSupport
import Testing

@testable import Scene

/// What hair a person is drawn with follows the tables: Kolmogorov and Smirnov's test for numbers, Pearson's for kinds.
@Suite struct HairDrawTests {
  private static let draws = 4_000

  /// Greatest distance between the distribution of `values` and `stated`; 1.95 / √n is passed by chance once in a
  /// thousand.
  private func distance(_ values: [Float], _ stated: (Float) -> Float) -> Float {
    let n = Float(values.count)
    return values.sorted().enumerated().reduce(0) {
      let expected = stated($1.element)
      return max($0, abs(expected - Float($1.offset) / n), abs(expected - Float($1.offset + 1) / n))
    }
  }

  private func streams(_ seed: UInt64) -> [CounterRandom] {
    (0..<Self.draws).map { CounterRandom(seed: seed, index: UInt64($0)) }
  }

  private let limit = 1.95 / Float(draws).squareRoot()

  /// Half the hairs are grey at 65, 62 and 57 years at the African, Asian and Caucasian pole, give or take 8.
  @Test(arguments: [65, 62, 57]) func greyFollowsAge(_ half: Float) {
    var choice = PersonChoice(age: half)
    (choice.african, choice.asian, choice.caucasian) =
      half == 65 ? (1, 0, 0) : half == 62 ? (0, 1, 0) : (0, 0, 1)
    // The age at half grey back from the share: logistic, a tenth twelve years before.
    let deviates = streams(51).map { random -> Float in
      let share = PersonParameters.draw(random, choice: choice).greyShare
      return share == 0 ? 3 : -logarithm(1 / share - 1) * 12 / (-2.197 * 8)
    }
    let found = distance(deviates.map { clamp($0, -2.6, 2.6) }) { x in
      x < -2.6 ? 0 : x >= 2.6 ? 1 : normalShare(x)
    }
    #expect(found < limit + 0.005, "\(found)")
  }

  /// The share of standard normal deviates below `x`. Source: Abramowitz and Stegun 1964, 26.2.17, within 1e-7.
  private func normalShare(_ x: Float) -> Float {
    let t = 1 / (1 + 0.2316419 * abs(x))
    let series =
      ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.319381530) * t
    let tail = exponential(-x * x / 2) / 2.5066283 * series
    return x < 0 ? tail : 1 - tail
  }

  /// Norwood's step of men: as many have reached steps 2, 3 and 5 as stated, and nobody's hair comes back.
  @Test func baldnessFollowsAge() {
    var man = FaceFixture.parameters(0).person
    man.masculinity = 1
    var before: [Float] = []
    for (age, second, third, fifth) in HairLoss.shares where age >= 18 {
      man.age = age
      let steps = streams(52).map { HairLoss.draw($0, person: man).norwood }
      #expect(steps.allSatisfy { $0 >= 1 && $0 <= 7 })
      #expect(zip(before, steps).allSatisfy { $0 <= $1 + 1e-4 }, "hair grows back before \(age)")
      before = steps
      guard age >= 35 else { continue }
      for (step, share) in [(2, second), (3, third), (5, fifth)] as [(Float, Float)] {
        let found = Float(steps.count { $0 >= step }) / Float(steps.count)
        #expect(abs(found - share) < limit, "step \(step) at \(age): \(found)")
      }
    }
    var woman = man
    woman.masculinity = 0
    #expect(streams(53).allSatisfy { HairLoss.draw($0, person: woman).norwood == 1 })
  }

  /// Nobody of 17 is bald, and at 24 nobody has more than a bald crown.
  @Test(arguments: [(12, 1), (17, 2), (24, 4)] as [(Float, Float)])
  func theYoungKeepTheirHair(_ age: Float, _ most: Float) {
    var man = FaceFixture.parameters(0).person
    (man.age, man.masculinity) = (age, 1)
    let steps = streams(54).map { HairLoss.draw($0, person: man).norwood }
    #expect(steps.allSatisfy { $0 <= most + 1e-3 }, "\(steps.max() ?? 0)")
  }

  /// Textures by ancestry, and inside a texture the curl, whose diameter runs evenly between the texture's bounds.
  @Test func texturesFollowAncestry() {
    for (african, asian, caucasian) in [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0.3, 0.3, 0.4)]
      as [(Float, Float, Float)]
    {
      var person = FaceFixture.parameters(0).person
      (person.african, person.asian, person.caucasian) = (african, asian, caucasian)
      let weights = HairTextureShares.standard.weights(person)
      var counts = [0, 0, 0, 0]
      for random in streams(54) {
        counts[HairTexture.draw(random, person: person, from: .standard).rawValue] += 1
      }
      let total = weights.reduce(0, +)
      #expect(abs(total - 1) < 1e-5, "shares of textures sum to \(total)")
      #expect(
        ChiSquare.pValue(observed: counts, chances: weights.map { Double($0 / total) }, draws: Self.draws)
          > 1e-4)
    }
    let bounds: [(HairTexture, Float, Float)] = [
      (.straight, 0, 0.004), (.wavy, 0.007, 0.017), (.curly, 0.008, 0.021), (.coily, 0.0028, 0.006),
    ]
    for (texture, low, high) in bounds {
      let diameters = streams(55).map { random -> Float in
        var stream = random
        return texture.drawCurl(&stream).diameter
      }
      #expect(distance(diameters) { clamp(($0 - low) / (high - low), 0, 1) } < limit, "\(texture)")
    }
  }

  /// The numbers of a style are drawn evenly between its bounds.
  @Test func numbersOfStylesAreEven() throws {
    let style = try #require(NamedHairStyle.named("crew cut"))
    let person = FaceFixture.parameters(0).person
    let heads = streams(56).map { ScalpParameters.draw(style, $0, person: person) }
    for range in style.numbers where !range.number.isLateral && range.high > range.low {
      let values = heads.map { $0[keyPath: range.number.place.path] }
      let found = distance(values) { clamp(($0 - range.low) / (range.high - range.low), 0, 1) }
      #expect(found < limit, "\(range.number): \(found)")
    }
  }

  /// Men who could grow a beard wear each shape as often as stated, and a moustache as often as the shape says.
  @Test func beardsFollowTheirChance() {
    var man = FaceFixture.parameters(0).person
    (man.masculinity, man.age, man.asian, man.caucasian, man.african) = (1, 40, 0.5, 0.5, 0)
    let growth = Double(BeardParameters.growth(man))
    #expect(growth > 0.5 && growth < 0.95)
    let shapes = Distributions.standard.hair.beards
    let weights = shapes.map { Double($0.weight(age: man.age)) }
    let total = weights.reduce(0, +)
    var chances = weights.map { growth * $0 / total }
    let moustache = zip(NamedBeard.beards, chances).reduce(0) { $0 + $1.1 * Double($1.0.moustacheChance) }
    chances[0] += 1 - growth  // the shape "clean shaven" is also that of those who grow none
    #expect(shapes[0].name == "clean shaven")

    let faces = streams(57).map { BeardParameters.draw($0, person: man) }
    let counts = shapes.map { shape in faces.count { $0.style == shape.name } }
    #expect(ChiSquare.pValue(observed: counts, chances: chances, draws: Self.draws) > 1e-4)
    // Among so many shapes, a few shaven men more would hide.
    func happens(_ count: Int, _ chance: Double) -> Bool {
      ChiSquare.pValue(
        observed: [count, Self.draws - count], chances: [chance, 1 - chance], draws: Self.draws) > 1e-4
    }
    #expect(happens(counts[0], chances[0]))
    #expect(happens(faces.count { $0.moustacheStyle != "none" }, moustache))
  }
}
