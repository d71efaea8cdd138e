internal import Geometry

/// A part of the face that the camera is moved to, to look at it closely.
public enum CloseUp: String, Sendable, CaseIterable {
  case face, eyes, brows, rightEye, leftEye, mouth, lowerFace, rightSide

  /// The scene seen from straight before the part, which fills the picture.
  public func applied(to scene: SceneDescription) -> SceneDescription {
    let face = scene.face
    let center: Vector
    let height: Float
    switch self {
    case .face, .rightSide:
      (center, height) = (Self.middle(face.landmarks[17..<68]), 0.19)
    case .brows: (center, height) = (Self.middle(face.landmarks[17..<27]), 0.06)
    case .lowerFace:
      (center, height) = ((face.landmarks[8] + face.landmarks[33]) / 2, 0.17)
    case .eyes: (center, height) = ((face.landmarks[68] + face.landmarks[69]) / 2, 0.105)
    case .rightEye: (center, height) = (Self.middle(face.landmarks[36..<42]), 0.045)
    case .leftEye: (center, height) = (Self.middle(face.landmarks[42..<48]), 0.045)
    case .mouth: (center, height) = (Self.middle(face.landmarks[48..<60]), 0.085)
    }
    let outward = self == .rightSide ? -face.worldFromHead.x : face.worldFromHead.z
    let distance: Float = 0.6
    var result = scene
    result.camera = .looking(
      from: center + normalized(outward) * distance, at: center,
      fieldOfView: 2 * arcTangent(height / 2, distance), exposureStops: scene.camera.exposureStops)
    return result
  }

  private static func middle(_ points: ArraySlice<Vector>) -> Vector {
    points.reduce(Vector.zero, +) / Float(max(points.count, 1))
  }
}
