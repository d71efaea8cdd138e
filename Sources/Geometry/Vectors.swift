/// Three-component vectors are `SIMD3<Float>`: metres for positions, unitless for directions.
public typealias Vector = SIMD3<Float>

/// Inner product.
@inlinable @inline(__always) public func dot(_ a: Vector, _ b: Vector) -> Float {
  a.x * b.x + a.y * b.y + a.z * b.z
}

/// Right-handed cross product.
@inlinable @inline(__always) public func cross(_ a: Vector, _ b: Vector) -> Vector {
  Vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

/// Euclidean length.
@inlinable @inline(__always) public func length(_ v: Vector) -> Float { dot(v, v).squareRoot() }

/// Distance between two points.
@inlinable @inline(__always) public func distance(_ a: Vector, _ b: Vector) -> Float { length(a - b) }

/// Unit vector along `v`; `fallback` when `v` has no direction.
@inlinable @inline(__always) public func normalized(_ v: Vector, fallback: Vector = Vector(0, 0, 1)) -> Vector
{
  let squared = dot(v, v)
  return squared > 1e-30 ? v / squared.squareRoot() : fallback
}

/// Linear interpolation from `a` (t = 0) to `b` (t = 1).
@inlinable @inline(__always) public func mix(_ a: Vector, _ b: Vector, _ t: Float) -> Vector {
  a + (b - a) * t
}

/// Linear interpolation from `a` (t = 0) to `b` (t = 1).
@inlinable @inline(__always) public func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }

/// The point a share `t` of the way from `start` to `end` on the uniform Catmull-Rom spline through four points.
@inlinable @inline(__always) public func catmullRom(
  _ before: Vector, _ start: Vector, _ end: Vector, _ after: Vector, _ t: Float
) -> Vector {
  let a = end - before
  let b = before * 2 - start * 5 + end * 4 - after
  let c = start * 3 - before - end * 3 + after
  return start + (a * t + b * (t * t) + c * (t * t * t)) * 0.5
}

/// Cubic step: 0 at and below `low`, 1 at and above `high`. `low` may exceed `high`.
@inlinable @inline(__always) public func smoothstep(_ low: Float, _ high: Float, _ x: Float) -> Float {
  let t = min(max((x - low) / (high - low), 0), 1)
  return t * t * (3 - 2 * t)
}

/// The greatest whole number not above `x`, which lies in the range of `Int32`. Unlike `rounded(.down)` no call on
/// processors without an instruction for it.
@inlinable @inline(__always) public func wholeBelow(_ x: Float) -> Int32 {
  let towardsZero = Int32(x)
  return Float(towardsZero) > x ? towardsZero &- 1 : towardsZero
}

/// `x` limited to the closed interval from `low` to `high`.
@inlinable @inline(__always) public func clamp<T: Comparable>(_ x: T, _ low: T, _ high: T) -> T {
  min(max(x, low), high)
}
