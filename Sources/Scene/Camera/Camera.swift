public import Geometry

/// A camera. Its frame follows OpenCV: +x right in the image, +y down, +z into the scene. Labels and projections are
/// those of a pinhole in the middle of the exposure, whatever lens and motion do to the picture.
public struct Camera: Sendable, Equatable {
  /// Rigid: columns are the image's right, down and the viewing direction.
  public var worldFromCamera: Affine
  /// Angle that the image's shorter side spans, radians.
  public var fieldOfView: Float
  /// Factor on radiance before the view transform, in stops (powers of two).
  public var exposureStops: Float
  /// Nil for a pinhole, in which all is sharp.
  public var lens: Lens?
  /// How the camera moves while the shutter is open, in world space.
  public var shake = ShutterMotion.none
  /// How the person moves with all they wear, in world space: rigidly, before a background that holds still.
  public var personMotion = ShutterMotion.none
  public var sensor = ImageSensor.ideal

  public init(worldFromCamera: Affine, fieldOfView: Float, exposureStops: Float) {
    self.worldFromCamera = worldFromCamera
    self.fieldOfView = fieldOfView
    self.exposureStops = exposureStops
  }

  /// Whether a point of the scene is seen as more than a point.
  public var isBlurred: Bool { (lens?.apertureRadius ?? 0) > 0 || !shake.isStill || !personMotion.isStill }

  /// A camera at `position` that looks at `target`, its image turned by `roll` radians about the view axis.
  public static func looking(
    from position: Vector, at target: Vector, roll: Float = 0, fieldOfView: Float,
    exposureStops: Float = 0
  ) -> Camera {
    let forward = normalized(target - position)
    let level = normalized(cross(forward, Vector(0, 1, 0)), fallback: Vector(1, 0, 0))
    let up = cross(level, forward)
    let right = level * cosine(roll) + up * sine(roll)
    return Camera(
      worldFromCamera: Affine(x: right, y: cross(forward, right), z: forward, origin: position),
      fieldOfView: fieldOfView, exposureStops: exposureStops)
  }

  /// Focal length in pixels (both axes alike) for an image of the given size; the principal point is the
  /// image's centre, in coordinates where pixel centres lie at +0.5.
  public func focalLengthPixels(width: Int, height: Int) -> Float {
    Float(min(width, height)) / (2 * tangent(fieldOfView / 2))
  }

  /// Pixel coordinates (x right, y down, pixel centres at +0.5) of a world point, and its depth along the view
  /// axis in metres (z). Only meaningful for positive depth.
  public func project(_ pointWorld: Vector, width: Int, height: Int) -> Vector {
    let p = worldFromCamera.rigidInverse.point(pointWorld)
    let f = focalLengthPixels(width: width, height: height)
    return Vector(p.x / p.z * f + Float(width) / 2, p.y / p.z * f + Float(height) / 2, p.z)
  }
}
