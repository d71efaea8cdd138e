public import Geometry

/// What moves while the shutter is open.
public struct MotionParameters: Sendable, Equatable, Codable {
  /// Seconds, 0…0.5.
  public var exposureTime: Float
  /// Speed of the person, head and shoulders together, metres a second along the axes of world space, ±3.
  public var velocity: Vector
  /// Turning of the person about a point in the neck, radians a second about the axes of world space (x nods, y shakes
  /// the head, z tilts it), ±6.
  public var turnRate: Vector
  /// Turning of the camera about itself, radians a second about the picture's right, down and the view axis, ±2.
  public var cameraTurnRate: Vector

  /// - Parameter share: Of pictures that are blurred by motion.
  static func draw(_ random: CounterRandom, share: Float) -> Self? {
    var stream = random
    guard stream.nextBool(share) else { return nil }
    let time = exponential(stream.next(in: logarithm(1 / 125)...logarithm(1 / 15)))
    func drawn(_ deviations: Vector) -> Vector {
      Vector(stream.nextNormal(), stream.nextNormal(), stream.nextNormal()).clamped(
        lowerBound: Vector(repeating: -3), upperBound: Vector(repeating: 3)) * deviations
    }
    return MotionParameters(
      exposureTime: time, velocity: drawn(Vector(0.1, 0.06, 0.08)), turnRate: drawn(Vector(0.35, 0.6, 0.25)),
      // A hand that holds a camera trembles by one or two degrees a second.
      cameraTurnRate: drawn(Vector(0.02, 0.02, 0.015)))
  }

  /// - Throws: ``SceneError`` naming the first field that is out of range.
  func validate() throws {
    try Limits.check("camera.motion.exposureTime", exposureTime, in: 0...0.5)
    try Limits.check("camera.motion.velocity", velocity, in: -3...3)
    try Limits.check("camera.motion.turnRate", turnRate, in: -6...6)
    try Limits.check("camera.motion.cameraTurnRate", cameraTurnRate, in: -2...2)
  }
}
