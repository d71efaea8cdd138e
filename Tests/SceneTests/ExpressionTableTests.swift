import Foundation
import Geometry
import TestSupport
import Testing

@testable import Scene

@Suite struct ExpressionTableTests {
  @Test func theTableIsWhole() {
    let all = NamedExpression.all
    #expect(all.count >= 80)
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(all.count { $0.group == .speech } == 15)
    for expression in all {
      #expect(expression.name.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(!expression.source.isEmpty && expression.share > 0 && (0...1).contains(expression.least))
      #expect(Set(expression.movements.map(\.unit)).count == expression.movements.count, "\(expression.name)")
      #expect(NamedExpression.named(expression.name) == expression)
    }
    let groups = ExpressionDistribution().groups
    #expect(Set(groups.map(\.group)) == Set(NamedExpression.Group.allCases))
    #expect(abs(groups.reduce(0) { $0 + $1.share } - 1) < 1e-5)
    // Every unit that is not the gaze's occurs.
    let used = Set(all.flatMap { $0.movements.map(\.unit) })
    for unit in FaceUnit.allCases where !unit.rawValue.hasPrefix("eyeLook") {
      #expect(used.contains(unit), "\(unit) is in no expression")
    }
  }

  /// No two are nearly the same face.
  @Test func expressionsDiffer() {
    let all = NamedExpression.all
    for (place, a) in all.enumerated() {
      for b in all.dropFirst(place + 1) {
        let squares = zip(a.parameters().weights, b.parameters().weights).reduce(0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
        }
        #expect(squares.squareRoot() > 0.06, "\(a.name) and \(b.name)")
      }
    }
  }

  /// The limits of faces leave what the table states nearly as it is, and limit what no face can do.
  @Test func limitsLeaveNamedExpressionsAlone() {
    for expression in NamedExpression.all {
      let stated = expression.parameters()
      for (unit, pair) in zip(FaceUnit.allCases, zip(stated.weights, stated.limited().weights)) {
        #expect(abs(pair.0 - pair.1) < 0.16, "\(expression.name): \(unit) is \(pair.0), limited \(pair.1)")
      }
    }
    var impossible = ExpressionParameters(weights: Array(repeating: 1, count: FaceUnit.allCases.count))
      .limited()
    #expect(impossible[.eyeWideLeft] == 0 && impossible[.mouthPressLeft] == 0 && impossible[.cheekPuff] == 0)
    #expect(impossible[.mouthSmileLeft] + impossible[.mouthPucker] < 1.1)
    impossible = .neutral
    impossible[.tongueOut] = 1
    #expect(impossible.limited()[.tongueOut] == 0, "through closed teeth")
  }

  /// Faces that change a little are limited a little differently.
  @Test func limitsAreContinuous() {
    for number in 0..<200 {
      var stream = CounterRandom(seed: 8, index: UInt64(number))
      var weights = FaceUnit.allCases.map { _ in stream.nextUnit() }
      let before = ExpressionParameters(weights: weights).limited()
      weights = weights.map { $0 + 1e-4 * stream.next(in: -1...1) }
      let after = ExpressionParameters(weights: weights).limited()
      let change = zip(before.weights, after.weights).map { abs($0 - $1) }.max() ?? 0
      #expect(change < 6e-3)
    }
  }

  /// What is drawn has the stated shares: groups, and expressions of a group.
  @Test func drawnSharesAreAsStated() {
    let count = 20_000
    var drawn: [String: Int] = [:]
    var mixed: [Bool: (all: Int, mixed: Int)] = [:]
    for index in 0..<count {
      let choice = ExpressionDraw.choice(CounterRandom(seed: 21, index: UInt64(index)))
      drawn[choice.lower.name, default: 0] += 1
      let speaks = choice.lower.group == .speech
      mixed[speaks, default: (0, 0)].all += 1
      if choice.upper != nil { mixed[speaks, default: (0, 0)].mixed += 1 }
    }
    let prior = ExpressionDistribution()
    let shares = Dictionary(uniqueKeysWithValues: prior.groups.map { ($0.group, $0.share) })
    let totals = NamedExpression.all.reduce(into: [:]) { $0[$1.group, default: 0] += $1.share }
    let p = ChiSquare.pValue(
      observed: NamedExpression.all.map { drawn[$0.name] ?? 0 },
      chances: NamedExpression.all.map { Double(shares[$0.group]! * $0.share / totals[$0.group]!) },
      draws: count)
    #expect(p > 1e-3)
    // An upper face of the group of speech would be none of its own, so somewhat fewer are mixed.
    let silent = 1 - (shares[.speech] ?? 0)
    for (speaks, stated) in [(false, prior.mixedShare), (true, prior.movedSpeechShare)] {
      let (all, number) = mixed[speaks] ?? (1, 0)
      #expect(abs(Float(number) / Float(all) - stated * silent) < 0.02)
    }
  }

  @Test func drawnFacesAreWithinTheLimits() {
    for index in 0..<500 {
      let expression = FaceFixture.parameters(index).expression
      #expect(expression.weights.allSatisfy { (0...1).contains($0) })
      let change = zip(expression.weights, expression.limited().weights).map { abs($0 - $1) }.max() ?? 0
      #expect(change < 0.02, "\(expression.madeOf)")
      #expect(!expression.madeOf.isEmpty)
    }
  }

  @Test func choicesAreReadAsWritten() throws {
    let choice = try ExpressionChoice("smile:0.5+wink-left")
    #expect(choice.description == "smile:0.50+wink-left")
    #expect(choice.parameters[.eyeBlinkLeft] == 1 && choice.parameters[.eyeBlinkRight] == 0)
    #expect(choice.parameters.madeOf == choice.description)
    let half = try ExpressionChoice("smile:0.5").parameters
    #expect(abs(half[.mouthSmileLeft] - 0.31) < 1e-6)
    for wrong in ["", "smil", "smile:", "smile:2", "smile:x", "smile:0.5:0.5", "smile+", "+smile"] {
      #expect(throws: SceneError.self) { try ExpressionChoice(wrong) }
    }
  }
}
