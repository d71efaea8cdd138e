internal import Geometry

/// Places the camera: an orbit round the head, a distance from focal length and framing, then an aim that keeps
/// the face inside the picture. Then focuses its lens, and sets things in motion.
enum CameraBuilder {
  /// The camera never comes nearer to the middle of the head, metres: a quarter of a metre is left in front
  /// of voluminous hair.
  static let smallestDistance: Float = 0.5
  /// Part of the picture's half side that stays free between its edge and the face.
  static let margin: Float = 0.04

  static func camera(_ p: CameraParameters, anchors: FaceAnchors) -> Camera {
    var camera = placed(p, anchors: anchors)
    camera.lens = p.lens.map { lens($0, of: camera, anchors: anchors) }
    if let motion = p.motion { set(motion, on: &camera, anchors: anchors) }
    camera.sensor = p.sensor.sensor(isMonochrome: p.band == .infrared)
    return camera
  }

  /// The lens of a camera that stands in its place, focused on the nearer eye.
  private static func lens(_ p: LensParameters, of camera: Camera, anchors: FaceAnchors) -> Lens {
    let cameraFromWorld = camera.worldFromCamera.rigidInverse
    let depths = [anchors.rightEye, anchors.leftEye].map { eye in
      cameraFromWorld.point(eye.worldFromEye.point(Vector(0, 0, eye.pupilDistance))).z
    }
    let focalLength = 0.001 * p.sensorSize / 2 / tangent(camera.fieldOfView / 2)
    return Lens(
      apertureRadius: focalLength / p.fNumber / 2,
      // A lens does not focus on itself.
      focusDistance: max(min(depths[0], depths[1]) + p.focusOffset, 0.1),
      blades: p.blades, rotation: p.rotation, catsEye: p.catsEye)
  }

  /// Where the person turns: the neck, in the head's frame.
  private static let neck = Vector(0, -0.1, -0.09)

  private static func set(_ p: MotionParameters, on camera: inout Camera, anchors: FaceAnchors) {
    camera.personMotion = ShutterMotion(
      shift: p.velocity * p.exposureTime, turn: p.turnRate * p.exposureTime,
      pivot: anchors.worldFromHead.point(neck))
    camera.shake = ShutterMotion(
      turn: camera.worldFromCamera.direction(p.cameraTurnRate * p.exposureTime),
      pivot: camera.worldFromCamera.origin)
  }

  private static func placed(_ p: CameraParameters, anchors: FaceAnchors) -> Camera {
    let head = HeadExtent(anchors)
    let outward = Vector(
      sine(p.yaw) * cosine(p.pitch), sine(p.pitch), cosine(p.yaw) * cosine(p.pitch))
    // Half of the picture's height in the plane through the head's middle.
    let halfHeight = head.height / p.headShare / 2
    var distance = max(halfHeight * p.focalLength / 12, smallestDistance)
    // A wide lens would have to come too near: then the framing stays, and the focal length grows.
    let fieldOfView = 2 * arcTangent(halfHeight, distance)
    func camera(aimedAt target: Vector) -> Camera {
      .looking(
        from: head.center + outward * distance, at: target, roll: p.roll, fieldOfView: fieldOfView,
        exposureStops: p.exposureStops)
    }
    // Aim at the middle, then move the aim by what the face still lacks to its place. Turning the camera is
    // not quite shifting the picture, so a few rounds are needed; each gains about a digit.
    var result = camera(aimedAt: head.center)
    let edge = tangent(fieldOfView / 2) * (1 - margin)
    for _ in 0..<4 {
      let cameraFromWorld = result.worldFromCamera.rigidInverse
      let projected = head.outline.map { point in
        let q = cameraFromWorld.point(point)
        return Vector(q.x / q.z, q.y / q.z, 0)
      }
      let low = projected.reduce(projected[0]) { pointwiseMin($0, $1) }
      let high = projected.reduce(projected[0]) { pointwiseMax($0, $1) }
      let place = Vector(
        middle(low.x, high.x, edge: edge, shift: p.shiftX),
        middle(low.y, high.y, edge: edge, shift: p.shiftY), 0)
      let lack = place - (low + high) / 2
      // The picture moves right when the camera turns left.
      let frame = result.worldFromCamera
      let target =
        head.center + outward * distance + frame.z - frame.x * lack.x - frame.y * lack.y
      // An open mouth or a near chin may need more room than the head's share leaves.
      distance *= max(1, (high.x - low.x) / (2 * edge), (high.y - low.y) / (2 * edge))
      result = camera(aimedAt: target)
    }
    return result
  }

  /// Where the middle of an extent from `low` to `high` goes: `shift` of the way that keeps it within ±`edge`.
  private static func middle(_ low: Float, _ high: Float, edge: Float, shift: Float) -> Float {
    shift * max(0, edge - (high - low) / 2)
  }
}

/// The size and the place of a head, estimated from the anchors of its face.
struct HeadExtent {
  /// From chin to crown with the mouth closed, metres.
  var height: Float
  /// Middle of the head, about between the ears at the height of the eyes; world space.
  var center: Vector
  /// What must stay inside the picture: the landmarks, and points at the hairline, the crown, the sides and the back.
  var outline: [Vector]

  init(_ anchors: FaceAnchors) {
    // The distance of the eyes varies little beside that of the chin, which the jaw moves. 0.063 m and 0.224 m are
    // adult means of pupil distance and head height.
    let eyes = distance(anchors.rightEye.worldFromEye.origin, anchors.leftEye.worldFromEye.origin)
    let unit = clamp(eyes / 0.063, 0.75, 1.3)
    height = 0.224 * unit
    let frame = anchors.worldFromHead
    center = frame.point(Vector(0, 0, -0.07) * unit)
    outline =
      anchors.landmarks + [
        frame.point(Vector(0, 0.075, -0.005) * unit), frame.point(Vector(0, 0.115, -0.07) * unit),
        frame.point(Vector(0.075, 0.02, -0.08) * unit), frame.point(Vector(-0.075, 0.02, -0.08) * unit),
        frame.point(Vector(0, 0.02, -0.165) * unit),
      ]
  }
}
