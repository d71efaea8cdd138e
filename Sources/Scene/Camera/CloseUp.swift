internal import Geometry

/// A part of the face that the camera is moved to, to look at it closely.
public enum CloseUp: String, Sendable, CaseIterable {
  case face, eyes, brows, rightEye, leftEye, nose, mouth, lowerFace, rightSide, rightEar, hairline, neck

  /// The scene seen from before the part, which fills the picture; ears and `rightSide` are seen from the right.
  public func applied(to scene: SceneDescription) -> SceneDescription {
    let face = scene.face
    let axes = face.worldFromHead
    // `landmarks` are the 68 points of the iBUG scheme, and the two pupils.
    let points = face.landmarks
    let center: Vector
    let height: Float
    switch self {
    case .face, .rightSide: (center, height) = (Self.middle(points[17..<68]), 0.19)
    case .brows: (center, height) = (Self.middle(points[17..<27]), 0.06)
    case .lowerFace: (center, height) = ((points[8] + points[33]) / 2, 0.17)
    case .eyes: (center, height) = ((points[68] + points[69]) / 2, 0.105)
    case .rightEye: (center, height) = (Self.middle(points[36..<42]), 0.045)
    case .leftEye: (center, height) = (Self.middle(points[42..<48]), 0.045)
    case .nose: (center, height) = (Self.middle(points[30..<36]), 0.07)
    case .mouth: (center, height) = (Self.middle(points[48..<60]), 0.085)
    case .rightEar: (center, height) = (points[0] - axes.z * 0.015 + axes.y * 0.005, 0.095)
    case .hairline: (center, height) = (Self.middle(points[17..<27]) + axes.y * 0.06, 0.11)
    case .neck: (center, height) = (points[8] - axes.y * 0.04, 0.14)
    }
    let outward = self == .rightSide || self == .rightEar ? -axes.x : axes.z
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
