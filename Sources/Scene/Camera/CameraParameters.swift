internal import Geometry

/// Where the camera stands around the face and how it frames it.
public struct CameraParameters: Sendable, Equatable, Codable {
  /// Position on an orbit round the head, radians: yaw from world +z toward +x (the person's left), ±π/2; pitch
  /// above the horizon, ±π/6.
  public var yaw: Float
  public var pitch: Float
  /// Turn of the picture about the view axis, radians, ±0.35.
  public var roll: Float
  /// Focal length in millimeters if the film were 36 × 24 mm and the picture's shorter side 24 mm; 24…135.
  public var focalLength: Float
  /// Height of the head from chin to crown, without hair, over the height of the picture; 0.45…0.85.
  public var headShare: Float
  /// Place of the head within the room that the picture leaves it: 0 centered, ±1 face at the edge; x right,
  /// y down.
  public var shiftX: Float
  public var shiftY: Float
  /// Factor on radiance in stops, beside what the light's own exposure does; ±2.
  public var exposureStops: Float
  /// Nil for a pinhole: all is sharp.
  public var lens: LensParameters?
  /// Nil where all holds still.
  public var motion: MotionParameters?
  public var sensor: SensorParameters
  public var band: CameraBand

  static func draw(_ stream: CounterRandom, from prior: CameraDistribution = Distributions.standard.camera)
    -> Self
  {
    var pose = stream.child("pose")
    var framing = stream.child("framing")
    var exposure = stream.child("exposure")
    // Mostly portrait lenses, log-normal round 70 mm.
    let focalLength = 70 * exponential(framing.nextNormal(mean: 0, deviation: 0.33, in: -1.0...0.65))
    return CameraParameters(
      yaw: pose.nextNormal(mean: 0, deviation: prior.yawDeviation, in: -.pi / 2 ... .pi / 2),
      pitch: pose.nextNormal(mean: 0, deviation: prior.pitchDeviation, in: -.pi / 6 ... .pi / 6),
      roll: pose.nextNormal(mean: 0, deviation: 0.06, in: -0.3...0.3),
      focalLength: clamp(focalLength, 24, 135),
      headShare: framing.nextNormal(mean: 0.62, deviation: 0.1, in: 0.45...0.85),
      shiftX: framing.nextNormal(mean: 0, deviation: 0.35, in: -1...1),
      shiftY: framing.nextNormal(mean: 0, deviation: 0.35, in: -1...1),
      exposureStops: exposure.nextNormal(mean: 0, deviation: 0.12, in: -0.4...0.4),
      lens: .draw(stream.child("lens"), share: prior.lensShare),
      motion: .draw(stream.child("motion"), share: prior.motionShare),
      sensor: .draw(stream.child("sensor")), band: .visible)
  }

  /// The same camera as a pinhole that holds still and whose sensor adds nothing: labels, framing and exposure stay.
  public var pinhole: CameraParameters {
    var result = self
    (result.lens, result.motion, result.sensor) = (nil, nil, .ideal)
    return result
  }

  /// - Throws: ``SceneError`` naming the first field that is out of range.
  func validate() throws {
    try Limits.check("camera.yaw", yaw, in: -.pi / 2 ... .pi / 2)
    try Limits.check("camera.pitch", pitch, in: -.pi / 6 ... .pi / 6)
    try Limits.check("camera.roll", roll, in: -0.35...0.35)
    try Limits.check("camera.focalLength", focalLength, in: 24...135)
    try Limits.check("camera.headShare", headShare, in: 0.45...0.85)
    try Limits.check("camera.shiftX", shiftX, in: -1...1)
    try Limits.check("camera.shiftY", shiftY, in: -1...1)
    try Limits.check("camera.exposureStops", exposureStops, in: -2...2)
    try lens?.validate()
    try motion?.validate()
    try sensor.validate()
  }
}
