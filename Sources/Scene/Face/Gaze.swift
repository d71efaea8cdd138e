internal import Geometry

/// Where the eyes look, in the head's frame: angles in radians, distance in metres from between the eyes.
struct Gaze: Sendable, Equatable {
  var yaw: Float
  var pitch: Float
  var distance: Float

  static let neutral = Gaze(yaw: 0, pitch: 0, distance: 2)
  /// Beyond these turns people move the head instead.
  private static let greatestYaw: Float = 0.6
  private static let pitchRange: ClosedRange<Float> = -0.42...0.36

  init(yaw: Float, pitch: Float, distance: Float) {
    self.yaw = yaw
    self.pitch = pitch
    self.distance = distance
  }

  /// The gaze of a pose: at the camera where the pose asks for it and eyes can turn so far, else as the pose's
  /// angles say.
  init(_ pose: PoseParameters, camera: CameraParameters, worldFromHead: Affine) {
    self.init(yaw: pose.gazeYaw, pitch: pose.gazePitch, distance: pose.gazeDistance)
    guard pose.looksAtCamera else { return }
    let target = worldFromHead.rigidInverse.point(Self.expectedPosition(camera, worldFromHead: worldFromHead))
    let span = length(target)
    let (yaw, pitch) = (arcTangent(target.x, target.z), arcSine(target.y / max(span, 1e-6)))
    if abs(yaw) <= Self.greatestYaw, Self.pitchRange.contains(pitch) {
      self.init(yaw: yaw, pitch: pitch, distance: span)
    }
  }

  /// The direction of the line of sight.
  var direction: Vector { Vector(sine(yaw) * cosine(pitch), sine(pitch), cosine(yaw) * cosine(pitch)) }

  /// Where ``CameraBuilder`` will put the camera, but for the millimetres by which it makes room for this very
  /// face: those are known only once the face is made.
  private static func expectedPosition(_ camera: CameraParameters, worldFromHead: Affine) -> Vector {
    let outward = Vector(
      sine(camera.yaw) * cosine(camera.pitch), sine(camera.pitch), cosine(camera.yaw) * cosine(camera.pitch))
    let distance = max(0.224 / camera.headShare / 2 * camera.focalLength / 12, CameraBuilder.smallestDistance)
    return worldFromHead.point(Vector(0, 0, -0.07)) + outward * distance
  }
}
