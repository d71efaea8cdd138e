internal import Geometry

/// How a camera blurs what is out of focus.
public struct LensParameters: Sendable, Equatable, Codable {
  /// Shorter side of the sensor, millimeters, 3…36: with the field of view it gives the true focal length. 24 full
  /// frame, 15.6 APS-C, 13 Four Thirds, about 5 in a phone.
  public var sensorSize: Float
  /// Focal length over the diameter of the opening, 0.95…32.
  public var fNumber: Float
  /// Depth in focus behind the nearer eye's pupil, metres, ±1; negative before it.
  public var focusOffset: Float
  /// Corners of the opening: 0 for a round one, or 3…16.
  public var blades: Int
  /// Turn of the opening, radians, 0…2π.
  public var rotation: Float
  /// How far the lens cuts the opening at the picture's corners, 0…0.8; see ``Lens/catsEye``.
  public var catsEye: Float

  /// - Parameter share: Of pictures that are taken through a lens wide enough to blur.
  static func draw(_ random: CounterRandom, share: Float) -> Self? {
    var stream = random
    guard stream.nextBool(share) else { return nil }
    let isFullFrame = stream.nextBool(0.6)
    // Portraits are taken with the lens wide open more often than not.
    let fNumber = exponential(stream.next(in: logarithm(1.4)...logarithm(8)))
    let misses = stream.nextBool(0.15)
    let offset: Float =
      misses ? stream.next(in: -0.04...0.06) : stream.nextNormal(mean: 0, deviation: 0.003, in: -0.01...0.01)
    let blades = [0, 5, 6, 7, 8, 9][stream.nextIndex(weights: [40, 8, 14, 14, 10, 14])]
    let rotation = stream.next(in: 0...(2 * .pi))
    return LensParameters(
      sensorSize: isFullFrame ? 24 : 15.6, fNumber: fNumber, focusOffset: offset, blades: blades,
      rotation: rotation, catsEye: stream.nextBool(0.5) ? stream.next(in: 0.1...0.7) : 0)
  }

  /// - Throws: ``SceneError`` naming the first field that is out of range.
  func validate() throws {
    try Limits.check("camera.lens.sensorSize", sensorSize, in: 3...36)
    try Limits.check("camera.lens.fNumber", fNumber, in: 0.95...32)
    try Limits.check("camera.lens.focusOffset", focusOffset, in: -1...1)
    guard blades == 0 || (3...16).contains(blades) else {
      throw SceneError("camera.lens.blades is \(blades), it must be 0 (round) or from 3 to 16")
    }
    try Limits.check("camera.lens.rotation", rotation, in: 0...(2 * .pi))
    try Limits.check("camera.lens.catsEye", catsEye, in: 0...0.8)
  }
}
