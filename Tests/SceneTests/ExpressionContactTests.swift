import Geometry
import Testing

@testable import Scene

/// Faces that move stay solid: lids on the eyes, lip on lip, teeth and tongue behind or between them.
@Suite struct ExpressionContactTests {
  /// Lids keep this much clear of the eyeball.
  private static let lidClearance: Float = 0.18e-3

  /// Each named expression on another person, of whom there are eight.
  @Test func namedExpressionsStaySolid() throws {
    let model = try FaceFixture.renderedModel()
    for (place, expression) in NamedExpression.all.enumerated() {
      let person = place % 8
      var parameters = FaceFixture.neutral(person)
      parameters.show(ExpressionChoice(expression))
      check(FaceClearance(model, parameters), "\(expression.name) on \(person)")
    }
  }

  /// Drawn mixtures, each on a person of its own.
  @Test func drawnExpressionsStaySolid() throws {
    let model = try FaceFixture.renderedModel()
    for person in 8..<48 {
      var parameters = FaceFixture.parameters(person)
      (parameters.pose.headYaw, parameters.pose.headPitch, parameters.pose.headRoll) = (0, 0, 0)
      check(FaceClearance(model, parameters), "\(parameters.expression.madeOf) on \(person)")
    }
  }

  private func check(_ clearance: FaceClearance, _ what: String) {
    for side in Side.allCases {
      let distance = clearance.leastDistanceToEye(side)
      #expect(distance > Self.lidClearance, "\(what): \(side) lid \(distance * 1000) mm from the eye")
      let opening = clearance.lidOpenings(side).min() ?? 0
      #expect(opening > -0.5e-3, "\(what): \(side) lids pass each other by \(-opening * 1000) mm")
    }
    let lips = clearance.deepestLipOverlap()
    #expect(lips.depth < 0.5e-3, "\(what): lips \(lips.depth * 1000) mm in each other at \(lips.place)")
    for name in ["upper teeth", "lower teeth", "upper gum", "lower gum", "tongue"] {
      let skin = clearance.deepestSkin(in: name)
      // Tongue and lips are soft: pressed together they may share a millimetre.
      #expect(
        skin.depth < (name == "tongue" ? 1.2e-3 : 0.5e-3),
        "\(what): skin \(skin.depth * 1000) mm in \(name) at \(skin.place)")
    }
  }

  /// The lining of the lids would be seen through the cornea: it stays before it where eyes are open by more than 2 mm.
  @Test func liningStaysOutOfTheCornea() throws {
    let model = try FaceFixture.renderedModel()
    var cases = (8..<48).map { (FaceFixture.parameters($0), "drawn expression on \($0)") }
    for (place, expression) in NamedExpression.all.enumerated() where place % 3 == 0 {
      var parameters = FaceFixture.neutral(place % 8)
      parameters.show(ExpressionChoice(expression))
      cases.append((parameters, "\(expression.name) on \(place % 8)"))
    }
    var (open, within) = (0, [String]())
    for (parameters, what) in cases {
      let clearance = FaceClearance(model, parameters)
      for side in Side.allCases where clearance.lidOpenings(side).max() ?? 0 > 2e-3 {
        open += 1
        let depth = clearance.deepestBehindCornea(side)
        if depth > 0.1e-3 { within.append("\(what): \(depth * 1000) mm behind the \(side) cornea") }
      }
    }
    // Left: an eye that looks at its inner corner, where one lid's lining meets the other's across the opening.
    #expect(open > 100 && within.count <= open / 100, "\(within) of \(open) open eyes")
  }

  @Test(arguments: [0, 3, 8, 14]) func closedEyesAreClosed(_ person: Int) throws {
    let model = try FaceFixture.renderedModel()
    for name in ["eyes-closed", "eyes-shut-tight"] {
      var parameters = FaceFixture.neutral(person)
      parameters.show(try ExpressionChoice(name))
      let clearance = FaceClearance(model, parameters)
      for side in Side.allCases {
        let widest = clearance.lidOpenings(side).max() ?? 1
        #expect(widest < 0.4e-3, "\(name) on \(person): \(side) eye is \(widest * 1000) mm open")
      }
    }
  }

  /// Looking down lowers the upper lid, looking up raises it: the opening follows the eye.
  @Test func lidsFollowTheGaze() throws {
    let model = try FaceFixture.renderedModel()
    func opening(pitch: Float) -> Float {
      var parameters = FaceFixture.neutral(2)
      parameters.pose.gazePitch = pitch
      return FaceClearance(model, parameters).lidOpenings(.right).max() ?? 0
    }
    let (down, ahead, up) = (opening(pitch: -0.35), opening(pitch: 0), opening(pitch: 0.25))
    #expect(down < 0.88 * ahead, "looking down \(down), ahead \(ahead)")
    #expect(up > ahead, "looking up \(up), ahead \(ahead)")
  }
}
