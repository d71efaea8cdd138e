/// An affine map of three-space. Named with the result first: `worldFromHead * headFromEye`.
public struct Affine: Sendable, Equatable, Codable {
  /// Images of the unit axes and of the origin.
  public var x: Vector
  public var y: Vector
  public var z: Vector
  public var origin: Vector

  @inlinable public init(x: Vector, y: Vector, z: Vector, origin: Vector) {
    self.x = x
    self.y = y
    self.z = z
    self.origin = origin
  }

  /// The map that changes nothing.
  public static let identity = Affine(
    x: Vector(1, 0, 0), y: Vector(0, 1, 0), z: Vector(0, 0, 1), origin: .zero)

  /// A shift by `offset`.
  @inlinable public static func translation(_ offset: Vector) -> Affine {
    Affine(x: Vector(1, 0, 0), y: Vector(0, 1, 0), z: Vector(0, 0, 1), origin: offset)
  }

  /// A right-handed turn by `angle` radians about the unit `axis` through `center`.
  /// Source: Rodrigues' rotation formula.
  public static func rotation(_ angle: Float, about axis: Vector, through center: Vector = .zero)
    -> Affine
  {
    let (s, c) = (sine(angle), cosine(angle))
    func turn(_ v: Vector) -> Vector { v * c + cross(axis, v) * s + axis * (dot(axis, v) * (1 - c)) }
    let (x, y, z) = (turn(Vector(1, 0, 0)), turn(Vector(0, 1, 0)), turn(Vector(0, 0, 1)))
    let linear = Affine(x: x, y: y, z: z, origin: .zero)
    return Affine(x: x, y: y, z: z, origin: center - linear.direction(center))
  }

  /// The image of a point.
  @inlinable @inline(__always) public func point(_ p: Vector) -> Vector {
    x * p.x + y * p.y + z * p.z + origin
  }

  /// The image of a direction: no translation.
  @inlinable @inline(__always) public func direction(_ d: Vector) -> Vector { x * d.x + y * d.y + z * d.z }

  /// `a * b` applies `b` first.
  @inlinable public static func * (a: Affine, b: Affine) -> Affine {
    Affine(
      x: a.direction(b.x), y: a.direction(b.y), z: a.direction(b.z), origin: a.point(b.origin))
  }

  /// The inverse of a rigid map (rotation and translation only).
  @inlinable public var rigidInverse: Affine {
    let inverse = Affine(
      x: Vector(x.x, y.x, z.x), y: Vector(x.y, y.y, z.y), z: Vector(x.z, y.z, z.z), origin: .zero)
    return Affine(x: inverse.x, y: inverse.y, z: inverse.z, origin: -inverse.direction(origin))
  }
}
