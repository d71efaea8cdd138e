import Foundation
import Geometry
import TestSupport
import Testing

@testable import Scene

/// What is drawn follows the stated distributions, the standard ones and others: shares by chi-square, values by
/// Kolmogorov and Smirnov's test, both at a level of one in a thousand.
@Suite struct DistributionTests {
  private static let count = 2500
  private static let changed: Distributions = {
    var result = Distributions.standard
    result.people.childShare = 0.4
    (result.people.childYears, result.people.adultYears, result.people.youth) = (6...12, 30...80, 1)
    (result.people.maleShare, result.people.genderDeviation, result.people.mixedShare) = (0.2, 0.05, 0)
    result.people.weight = Spread(0.6, 0.05)
    result.people.populations = [result.people.populations[5], result.people.populations[9]]
    result.light.environmentShare = 1
    (result.light.skyShare, result.light.studioShare, result.light.darkShare) = (1, 3, 50)
    (result.clothes.tShirtShare, result.clothes.roundNeckShare, result.clothes.sunglassesShare) = (
      0.3, 0.1, 0.9
    )
    (result.clothes.youngGlassesShare, result.clothes.oldGlassesShare) = (0.6, 0.7)
    (result.camera.yawDeviation, result.camera.lensShare, result.camera.motionShare) = (0.1, 0.9, 0.6)
    return result
  }()
  private static let draws: [Bool: [SceneParameters]] = {
    func draw(_ distributions: Distributions?) -> [SceneParameters] {
      (0..<count).map {
        SceneParameters.draw(
          seed: 12, index: UInt64($0), environments: ["a", "b"],
          people: PeoplePlan(distributions: distributions))
      }
    }
    return [false: draw(nil), true: draw(changed)]
  }()

  private func draws(_ isChanged: Bool) -> (Distributions, [SceneParameters]) {
    (isChanged ? Self.changed : .standard, Self.draws[isChanged] ?? [])
  }

  /// Checks that each cell has its chance; what the chances lack to 1 is a cell of its own.
  private func expectShares(
    _ observed: [Int], _ chances: [Float], _ what: String, of draws: Int = Self.count
  ) {
    let total = max(chances.reduce(0, +), 1)
    let p = ChiSquare.pValue(observed: observed, chances: chances.map { Double($0 / total) }, draws: draws)
    #expect(p > 1e-3, "\(what): \(observed) of \(draws) for \(chances), p \(p)")
  }

  /// Checks `values` against a distribution function.
  private func expectDistribution(_ values: [Float], _ what: String, _ stated: (Float) -> Float) {
    let n = Float(values.count)
    let distance = values.sorted().enumerated().reduce(Float(0)) {
      let expected = stated($1.element)
      return max($0, abs(expected - Float($1.offset) / n), abs(expected - Float($1.offset + 1) / n))
    }
    #expect(distance < 1.95 / n.squareRoot(), "\(what): \(distance) with \(values.count) values")
  }

  private func normal(_ x: Float) -> Float {
    Float(0.5 * erfc(-Double(x) / 2.0.squareRoot()))
  }

  @Test(arguments: [false, true]) func peopleFollow(_ isChanged: Bool) {
    let (prior, drawn) = draws(isChanged)
    let people = drawn.map(\.person)
    let (child, adult) = (prior.people.childYears, prior.people.adultYears)
    expectDistribution(people.map(\.age), "age") { age in
      func share(_ years: ClosedRange<Float>) -> Float {
        clamp((age - years.lowerBound) / (years.upperBound - years.lowerBound), 0, 1)
      }
      return prior.people.childShare * share(child)
        + (1 - prior.people.childShare) * power(share(adult), 1 / prior.people.youth)
    }
    // Folded at 0 and 1: beyond the bounds the other side's tail counts.
    expectDistribution(people.map(\.masculinity), "masculinity") { m in
      func folded(_ mean: Float) -> Float {
        let d = prior.people.genderDeviation
        let (low, high) = (normal((m - mean) / d), normal((-m - mean) / d))
        return low - high + 1 - normal((2 - m - mean) / d)
      }
      return prior.people.maleShare * folded(0.9) + (1 - prior.people.maleShare) * folded(0.1)
    }
    // Within the bounds at which weights are cut.
    let weights = people.map {
      ($0.weight - prior.people.weight.mean - prior.people.weightGain * clamp(($0.age - 16) / 40, 0, 1))
        / prior.people.weight.deviation
    }
    expectDistribution(weights.map { clamp($0, -2, 2) }, "weight") { $0 < -2 ? 0 : $0 >= 2 ? 1 : normal($0) }
    expectDistribution(weights.filter { abs($0) < 1.5 }, "middle weights") {
      (normal($0) - normal(-1.5)) / (normal(1.5) - normal(-1.5))
    }
  }

  /// Ancestries lie round those of the populations as often as stated, and pigment with them.
  @Test func populationsFollow() {
    let people = (Self.draws[true] ?? []).map(\.person)
    let table = Self.changed.people.populations
    // Two populations far apart, no mixtures: who is nearer to one is of it.
    let northern = people.filter { $0.caucasian > $0.asian }
    expectShares([northern.count], [table[0].share / (table[0].share + table[1].share)], "Northern Europe")
    for (members, population) in [
      (northern, table[0]), (people.filter { $0.asian > $0.caucasian }, table[1]),
    ] {
      let (mean, deviation) = (population.melanin.mean, population.melanin.deviation)
      expectDistribution(members.map(\.skinMelanin), "melanin of \(population.name)") {
        normal(($0 - mean) / deviation) - normal((-$0 - mean) / deviation)
      }
    }
  }

  /// Hair has the colors of its pole, and light ones where skin is light.
  @Test func hairColorsFollow() {
    let people = (Self.draws[true] ?? []).map(\.person).filter { $0.asian > 0.9 && $0.skinMelanin > 0.5 }
    let standard = Distributions.standard.people
    let dark = (Self.draws[false] ?? []).map(\.person).filter { $0.african > 0.9 && $0.skinMelanin > 0.5 }
    for members in [people, dark] where members.count > 50 {
      let chances = members.map { person in
        let shares = SIMD3(person.african, person.asian, person.caucasian)
        let weights = standard.hairColors.filter { !$0.isLight }.map { $0.shares.blended(shares) }
        return weights[0] / weights.reduce(0, +)
      }
      let black = members.count { standard.hairColors[0].eumelanin.contains($0.hairEumelanin) }
      expectShares([black], [chances.reduce(0, +) / Float(members.count)], "black hair", of: members.count)
    }
    #expect(dark.count > 50)
    // Logistic in age about the stated one: half of the people are more than half grey there.
    let old = (Self.draws[false] ?? []).map(\.person).filter { $0.caucasian > 0.9 && abs($0.age - 57) < 6 }
    expectShares([old.count { $0.greyShare > 0.5 }], [0.5], "half grey at 57", of: old.count)
  }

  @Test(arguments: [false, true]) func picturesFollow(_ isChanged: Bool) {
    let (prior, drawn) = draws(isChanged)
    func normalized(_ shares: [Float]) -> [Float] { shares.map { $0 / shares.reduce(0, +) } }
    let sources = drawn.map {
      switch $0.light.source {
      case .environment: 0
      case .sky: 1
      case .studio: 2
      }
    }
    expectShares(
      (0..<3).map { kind in sources.count { $0 == kind } }, normalized(prior.light.sources), "light")
    // Exposures on purpose too dark and too bright lie beyond what the others reach, but for their tails.
    let stops = drawn.map { $0.light.exposureStops - LightParameters.skinCompensation($0.person) }
    let shares = normalized(prior.light.exposures)
    expectShares([stops.count { $0 < -1 }], [shares[1] * (1 / 1.2)], "dark")

    let shirts = drawn.filter { $0.garment.kind == .tShirt }
    expectShares([shirts.count], [prior.clothes.tShirtShare], "T-shirts")
    expectShares(
      [shirts.count { $0.garment.neckline == .crew }], [prior.clothes.roundNeckShare], "round necks",
      of: shirts.count)
    for (years, share) in [
      (0...38 as ClosedRange<Float>, prior.clothes.youngGlassesShare),
      (60...90, prior.clothes.oldGlassesShare),
    ] {
      let members = drawn.filter { years.contains($0.person.age) }
      expectShares([members.count { $0.glasses != nil }], [share], "glasses at \(years)", of: members.count)
    }
    expectShares([drawn.count { $0.camera.lens != nil }], [prior.camera.lensShare], "lenses")
    expectShares([drawn.count { $0.camera.motion != nil }], [prior.camera.motionShare], "motion")
    expectDistribution(drawn.map { $0.camera.yaw / prior.camera.yawDeviation }, "yaw") { normal($0) }
  }

  @Test func expressionsFollowAnotherTable() {
    var prior = ExpressionDistribution()
    prior.groups = [.init(group: .anger, share: 3), .init(group: .joy, share: 1)]
    prior.mixedShare = 0.9
    let choices = (0..<2000).map { ExpressionDraw.choice(CounterRandom(seed: 3, index: $0), from: prior) }
    expectShares([choices.count { $0.lower.group == .anger }], [0.75], "anger", of: 2000)
    expectShares([choices.count { $0.upper != nil }], [0.9], "mixed", of: 2000)
    #expect(choices.allSatisfy { [.anger, .joy].contains($0.lower.group) })
  }
}
