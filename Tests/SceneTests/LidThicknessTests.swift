import Geometry
import Testing

@testable import Scene

/// Lids are as thick as people's, on every open eye.
struct LidThicknessTests {
  /// Distances of the skin from the eyeball at points of a lid, metres: of its edge, and of skin 3 to 9 mm behind it, in the
  /// middle half of the eye.
  private static func distances(_ model: FaceModel, _ parameters: SceneParameters, _ side: Side)
    -> (edge: [Float], behind: [Float])
  {
    let (face, topology) = (PosedFace(model, parameters), model.skin)
    let skin = face.skinSurface(model)
    let eyeFromWorld = face.worldFromEye(side).rigidInverse
    func gap(_ vertex: Int) -> Float { -face.eyeShape.depth(eyeFromWorld.point(skin.positions[vertex])) }
    let margin = side == .right ? topology.rightLidMargin : topology.leftLidMargin
    let curve = margin.map { topology.templatePositions[$0] }
    let middle = curve.reduce(Vector.zero, +) / Float(curve.count)
    func isCentral(_ vertex: Int) -> Bool { abs(topology.templatePositions[vertex].x - middle.x) < 7e-3 }
    let near = side == .right ? topology.nearRightEye : topology.nearLeftEye
    let behind = near.filter { vertex in
      let p = topology.templatePositions[vertex]
      return isCentral(vertex) && (3e-3...9e-3).contains(curve.map { distance($0, p) }.min() ?? 0)
    }
    return (margin.filter(isCentral).map(gap), behind.map(gap))
  }

  @Test func lidsStandOffTheEye() throws {
    let model = try FaceFixture.renderedModel()
    for index in 0..<40 {
      for side in Side.allCases {
        let found = Self.distances(model, FaceFixture.neutral(index), side)
        #expect(found.edge.count > 20 && found.behind.count > 60)
        for gap in found.edge { #expect((1.2e-3...2e-3).contains(gap), "edge of \(index), \(side)") }
        // People's lids are some 2 to 3 mm thick, more where fat lies behind them.
        for gap in found.behind { #expect(gap > 1.8e-3, "lid of \(index), \(side)") }
      }
    }
  }

  /// The flat edge of the upper lid looks down: seen from the front its front does not lie above where it meets the eye by
  /// more than a third of its width, so that it shades the eye.
  @Test func theUpperEdgeShadesTheEye() throws {
    let model = try FaceFixture.renderedModel()
    for index in 0..<20 {
      let face = PosedFace(model, FaceFixture.neutral(index))
      let skin = face.skinSurface(model)
      let eyeFromWorld = face.worldFromEye(.right).rigidInverse
      let forward = eyeFromWorld.direction(face.worldFromHead.z)
      let chains = EdgeChains(loop: model.skin.rightLidMargin, template: model.skin.templatePositions)
      let upper = chains.upper[chains.upper.count / 3...chains.upper.count * 2 / 3]
      #expect(upper.count > 5)
      for vertex in upper {
        let front = eyeFromWorld.point(skin.positions[vertex])
        let foot = LidThickness.foot(front, forward: forward, gap: 0, face.eyeShape)
        #expect(abs(face.eyeShape.depth(foot)) < 1e-5)
        #expect(distance(front, foot) > 1.2e-3)
        #expect(front.y - foot.y < distance(front, foot) / 3, "\(index)")
      }
    }
  }
}
