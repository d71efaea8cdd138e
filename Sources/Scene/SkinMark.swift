public import Geometry

/// Something on skin that is finer than its mesh: a spot such as a mole, or a straight piece of a wrinkle.
///
/// Lies in the space of the mesh's texture coordinates, so it moves with the skin. Spots multiply; where lines meet, the
/// deeper one counts.
public struct SkinMark: Sendable, Equatable {
  /// Center of a spot, for which both are the same, or the ends of a piece of a line.
  public var start: Vector
  public var end: Vector
  /// Radius of a spot; of a line the distance from it at which its depth has fallen to 1/e. Metres.
  public var width: Float
  /// Relief at the two ends, metres: positive is raised, negative a groove.
  public var startHeight: Float
  public var endHeight: Float
  /// Factor on the skin's albedo in its middle.
  public var tint: Vector

  public init(
    start: Vector, end: Vector, width: Float, startHeight: Float, endHeight: Float, tint: Vector
  ) {
    self.start = start
    self.end = end
    self.width = width
    self.startHeight = startHeight
    self.endHeight = endHeight
    self.tint = tint
  }

  /// A round spot.
  public init(center: Vector, radius: Float, height: Float = 0, tint: Vector) {
    self.init(
      start: center, end: center, width: radius, startHeight: height, endHeight: height, tint: tint)
  }
}
