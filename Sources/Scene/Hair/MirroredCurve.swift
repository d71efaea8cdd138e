internal import Geometry

/// A smooth function of an angle in degrees, 0…180, mirrored at both ends: heights at rising angles joined by
/// cubics that do not overshoot.
///
/// Source: Fritsch and Carlson 1980, "Monotone Piecewise Cubic Interpolation".
struct MirroredCurve: Sendable {
  private let angles: [Float]
  private let heights: [Float]
  private let slopes: [Float]

  /// - Precondition: at least two points, angles rising from 0 to 180.
  init(_ points: [(angle: Float, height: Float)]) {
    precondition(points.count >= 2, "a curve needs two points")
    let angles = points.map(\.angle)
    let heights = points.map(\.height)
    var slopes = [Float](repeating: 0, count: points.count)
    for i in 1..<(points.count - 1) {
      let before = (heights[i] - heights[i - 1]) / (angles[i] - angles[i - 1])
      let after = (heights[i + 1] - heights[i]) / (angles[i + 1] - angles[i])
      // The harmonic mean keeps each piece monotone; at a turning point the slope is zero.
      slopes[i] = before * after > 0 ? 2 * before * after / (before + after) : 0
    }
    self.angles = angles
    self.heights = heights
    self.slopes = slopes
  }

  /// Height and slope (per degree) at `angle`, which counts from the front to either side.
  func value(_ angle: Float) -> (height: Float, slope: Float) {
    let a = clamp(abs(angle), 0, 180)
    var i = 0
    while i < angles.count - 2 && angles[i + 1] <= a { i += 1 }
    let h = angles[i + 1] - angles[i]
    let t = (a - angles[i]) / h
    let (y0, y1, m0, m1) = (heights[i], heights[i + 1], slopes[i] * h, slopes[i + 1] * h)
    let c = 3 * (y1 - y0) - 2 * m0 - m1
    let d = m0 + m1 - 2 * (y1 - y0)
    return (((d * t + c) * t + m0) * t + y0, ((3 * d * t + 2 * c) * t + m0) / h)
  }
}
