import Geometry
import Testing

@testable import Scene

/// What must hold for every person; people of one seed are as good as of any other.
@Suite struct FacePropertyTests {
  /// Enough to meet every macro pole, expression family and lid state several times.
  private static let people = 0..<200

  @Test func proportionsAreHuman() throws {
    let model = try FaceFixture.model()
    for index in Self.people {
      let parameters = FaceFixture.neutral(index)
      let face = PosedFace(model, parameters)
      let (right, left) = (face.worldFromEye(.right).origin, face.worldFromEye(.left).origin)
      #expect(distance(right, left) > 0.052 && distance(right, left) < 0.073, "pupil distance of \(index)")
      #expect(length(right + left) / 2 < 1e-5, "the origin of \(index) is not between the eyes")
      func landmark(_ id: Int) -> Vector {
        let l = model.tables.landmarks[id]
        return (0..<3).reduce(Vector.zero) { $0 + face.rest[Int(l.vertices[$1])] * l.weights[$1] }
      }
      let height = landmark(27).y - landmark(8).y
      #expect(height > 0.08 && height < 0.14, "face height \(height) of \(index)")
      let width = distance(landmark(0), landmark(16))
      #expect(width > 0.115 && width < 0.18, "face width \(width) of \(index)")
      let body = face.rest[0..<13380]
      #expect(body.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite })
      let gaps = model.lips.gaps(face.rest)
      #expect(gaps.allSatisfy { abs($0) < 0.4e-3 }, "lips of \(index) gap by \(gaps.max() ?? 0)")
    }
  }

  @Test func lidsStayOutsideTheEyeballs() throws {
    let model = try FaceFixture.model()
    for index in Self.people {
      var parameters = FaceFixture.parameters(index)
      if index % 3 == 0 {
        parameters.expression[.eyeBlinkLeft] = Float(index % 7) / 6
        parameters.expression[.eyeBlinkRight] = Float(index % 5) / 4
      }
      let face = PosedFace(model, parameters)
      for side in Side.allCases {
        let lids = side == .right ? model.rightLids : model.leftLids
        let eyeFromWorld = face.worldFromEye(side).rigidInverse
        for vertex in lids.nearby {
          let depth = face.eyeShape.depth(eyeFromWorld.point(face.posed[vertex]))
          // Skinning blends head and neck a little even here, so a hundredth of a millimetre may be lost.
          #expect(depth < -0.3e-3, "vertex \(vertex) of \(index) is \(depth * 1000) mm inside")
        }
      }
    }
  }
}
