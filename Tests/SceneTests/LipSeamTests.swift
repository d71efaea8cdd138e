import Geometry
import Testing

@testable import Scene

/// Closed lips roll in where they meet.
@Suite struct LipSeamTests {
  /// How far the middle of the line of contact lies behind the fullest point of each lip, metres of the head.
  private static func depths(_ model: FaceModel, _ parameters: SceneParameters) -> (
    upper: Float, lower: Float
  ) {
    let (face, topology) = (PosedFace(model, parameters), model.skin)
    let skin = face.skinSurface(model)
    let headFromWorld = face.worldFromHead.rigidInverse
    func forward(_ vertices: [Int]) -> [Float] {
      vertices.filter { abs(topology.templatePositions[$0].x) < 6e-3 }
        .map { headFromWorld.point(skin.positions[$0]).z }
    }
    let seam = forward(topology.lipSeam.vertices.filter { topology.lipSeam.nearness[$0] == 1 })
    func fullest(_ lip: [Int]) -> Float {
      forward(lip.filter { topology.contours.lips[$0] > 0 }).max() ?? 0
    }
    let line = seam.reduce(0, +) / Float(seam.count)
    return (fullest(topology.lipContact.upperLip) - line, fullest(topology.lipContact.lowerLip) - line)
  }

  @Test func theLineBetweenLipsLiesBehindThem() throws {
    let model = try FaceFixture.renderedModel()
    var sum: Float = 0
    for index in 0..<40 {
      let (upper, lower) = Self.depths(model, FaceFixture.neutral(index))
      // Thin lips have less to roll in.
      #expect(upper > 2e-3 && lower > 0.5e-3, "lips of \(index): \(upper), \(lower)")
      sum += upper + lower
    }
    #expect(sum / 80 > 4.5e-3, "\(sum / 80)")
  }
}
