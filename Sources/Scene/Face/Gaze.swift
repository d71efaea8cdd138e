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
  /// angles say; then off by its glance.
  ///
  /// - Parameter worldFromHeldHead: Where the head is when the camera is placed and the choice is made; another place
  ///   than that of the head in a sequence only.
  init(_ pose: PoseParameters, camera: CameraParameters, worldFromHead: Affine, worldFromHeldHead: Affine) {
    self.init(yaw: pose.gazeYaw, pitch: pose.gazePitch, distance: pose.gazeDistance)
    if pose.looksAtCamera {
      let target = Self.expectedPosition(camera, worldFromHead: worldFromHeldHead)
      let held = Gaze(at: worldFromHeldHead.rigidInverse.point(target))
      if abs(held.yaw) <= Self.greatestYaw, Self.pitchRange.contains(held.pitch) {
        self = Gaze(at: worldFromHead.rigidInverse.point(target))
      }
    }
    yaw = clamp(yaw + pose.glanceYaw, -Self.greatestYaw, Self.greatestYaw)
    pitch = clamp(pitch + pose.glancePitch, Self.pitchRange.lowerBound, Self.pitchRange.upperBound)
    distance = 1 / max(1 / distance + pose.glanceNearness, 1e-3)
  }

  /// At a point of the head's frame.
  private init(at target: Vector) {
    let span = length(target)
    self.init(
      yaw: arcTangent(target.x, target.z), pitch: arcSine(target.y / max(span, 1e-6)), distance: span)
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

  /// Weights of the units that lids add as they go with a gaze. They are corrected to what lids do: the upper lid follows
  /// the eye up and down nearly all the way, the lower one about half.
  var lidUnits: [(unit: FaceUnit, weight: Float)] {
    // The upper lid of eyeLookDown goes as far as the front of an eye that turns by 0.33 rad; that of eyeLookUp goes too
    // little and its lower lid too far, so it gets a share of wide eyes, and the other a share of the opposite of a squint.
    let (down, up) = (clamp(-pitch / 0.33, 0, 1.25), clamp(pitch / 0.22, 0, 1.6))
    // To the side lids are drawn along a little; the units are sculpted for 0.22 rad.
    let (left, right) = (0.6 * clamp(yaw / 0.22, 0, 1.25), 0.6 * clamp(-yaw / 0.22, 0, 1.25))
    return [
      (.eyeLookDownLeft, down), (.eyeLookDownRight, down), (.eyeSquintLeft, -0.35 * down),
      (.eyeSquintRight, -0.35 * down),
      (.eyeLookUpLeft, 0.5 * up), (.eyeLookUpRight, 0.5 * up), (.eyeWideLeft, 0.55 * up),
      (.eyeWideRight, 0.55 * up),
      (.eyeLookOutLeft, left), (.eyeLookInRight, left), (.eyeLookInLeft, right), (.eyeLookOutRight, right),
    ]
  }
}
