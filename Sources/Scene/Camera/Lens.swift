/// A thin lens with an iris diaphragm: what lies before or behind its plane of focus becomes a picture of the opening.
///
/// Where sharp points appear does not depend on it, so a camera with a lens has the same intrinsics as without.
public struct Lens: Sendable, Equatable {
  /// Radius of the disc that has the opening's area, metres: focal length over twice the f-number.
  public var apertureRadius: Float
  /// Depth of the plane in focus along the view axis, metres.
  public var focusDistance: Float
  /// Corners of the opening, a regular polygon; 0 for a round one.
  public var blades: Int
  /// Turn of the first corner from the picture's right toward down, radians.
  public var rotation: Float
  /// How far the rims of the lens cut the opening for points at the picture's corner: the distance of the two rims'
  /// centers in units of their radius, 0 (not at all) to 0.8. It falls to 0 in the middle of the picture. The picture
  /// grows no darker by it (see ``ImageSensor/vignetting``).
  public var catsEye: Float

  public init(
    apertureRadius: Float, focusDistance: Float, blades: Int = 0, rotation: Float = 0, catsEye: Float = 0
  ) {
    self.apertureRadius = apertureRadius
    self.focusDistance = focusDistance
    self.blades = blades
    self.rotation = rotation
    self.catsEye = catsEye
  }
}
