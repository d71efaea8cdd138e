import Geometry
import Testing

@testable import Scene

/// What must hold for every person; people of one seed are as good as of any other.
@Suite struct FacePropertyTests {
  /// Enough to meet every macro pole, expression family and lid state several times.
  private static let people = 0..<200

  @Test func peopleAreWhole() throws {
    let model = try FaceFixture.model()
    for index in Self.people {
      var parameters = FaceFixture.parameters(index)
      if index % 3 == 0 {
        parameters.expression[.eyeBlinkLeft] = Float(index % 7) / 6
        parameters.expression[.eyeBlinkRight] = Float(index % 5) / 4
      }
      let face = PosedFace(model, parameters)
      let whole = (face.rest[0..<13380] + face.posed[0..<13380]).allSatisfy {
        $0.x.isFinite && $0.y.isFinite && $0.z.isFinite
      }
      #expect(whole, "person \(index) holds numbers that are not finite")
      checkProportions(face, model, index)
      checkLids(face, model, index)
    }
  }

  private func checkProportions(_ face: PosedFace, _ model: FaceModel, _ index: Int) {
    let headFromWorld = face.worldFromHead.rigidInverse
    let right = headFromWorld.point(face.worldFromEye(.right).origin)
    let left = headFromWorld.point(face.worldFromEye(.left).origin)
    #expect(distance(right, left) > 0.042 && distance(right, left) < 0.079, "pupil distance of \(index)")
    #expect(length(right + left) / 2 < 1e-5, "the origin of \(index) is not between the eyes")
    func landmark(_ id: Int) -> Vector {
      let l = model.tables.landmarks[id]
      return (0..<3).reduce(Vector.zero) { $0 + face.rest[Int(l.vertices[$1])] * l.weights[$1] }
    }
    let height = landmark(27).y - landmark(8).y
    #expect(height > 0.07 && height < 0.145, "face height \(height) of \(index)")
    let width = distance(landmark(0), landmark(16))
    #expect(width > 0.1 && width < 0.18, "face width \(width) of \(index)")
    let gaps = model.lips.gaps(face.rest)
    #expect(gaps.allSatisfy { abs($0) < 0.4e-3 }, "lips of \(index) gap by \(gaps.max() ?? 0)")
  }

  private func checkLids(_ face: PosedFace, _ model: FaceModel, _ index: Int) {
    for side in Side.allCases {
      let lids = side == .right ? model.rightLids : model.leftLids
      let eyeFromWorld = face.worldFromEye(side).rigidInverse
      for vertex in lids.nearby {
        let depth = face.eyeShape.depth(eyeFromWorld.point(face.posed[vertex]))
        #expect(depth < -0.3e-3, "vertex \(vertex) of \(index): \(-depth * 1000) mm outside the eyeball")
      }
    }
  }
}
