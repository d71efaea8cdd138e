/// The height at `x` of the line through `points`, whose first coordinates ascend; constant beyond its ends.
/// Precondition: there is a point.
public func piecewiseLinear(_ points: [SIMD2<Float>], at x: Float) -> Float {
  precondition(!points.isEmpty, "a line has points")
  guard let next = points.firstIndex(where: { $0.x > x }) else { return points[points.count - 1].y }
  guard next > 0 else { return points[0].y }
  let (a, b) = (points[next - 1], points[next])
  return mix(a.y, b.y, (x - a.x) / (b.x - a.x))
}
