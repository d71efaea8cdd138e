internal import Geometry

/// Lays a tongue that comes out of the mouth on the lower teeth and lip instead of in them, and under the upper lip.
enum TongueContact {
  /// The tongue stays so far above the lip, metres.
  private static let gap: Float = 0.3e-3
  /// Sides of the cells in which heights are compared, metres.
  private static let cell: Float = 1e-3
  /// Overlaps beyond this are no contact but parts that lie over each other, metres.
  private static let deepest: Float = 8e-3
  /// The lift fades out so far behind the lip, metres.
  private static let fade: Float = 0.014

  /// - Parameters:
  ///   - tongue: Its surface, world space.
  ///   - obstacle: Points of what it lies on or under, world space.
  ///   - side: 1 when it lies on the obstacle, -1 when it lies under it.
  static func lay(
    _ tongue: inout [Vector], on obstacle: [Vector], side: Float, worldFromHead: Affine
  ) {
    let headFromWorld = worldFromHead.rigidInverse
    // The same for both sides, as if the obstacle were always below.
    func placed(_ p: Vector) -> Vector { headFromWorld.point(p) * Vector(1, side, 1) }
    let lip = obstacle.map(placed)
    let own = tongue.map(placed)
    guard let back = lip.map(\.z).min(), let front = lip.map(\.z).max(),
      let tip = own.map(\.z).max(), tip > back
    else { return }
    let columnCount = Int((front - back) / cell) + 1
    func key(_ p: Vector) -> SIMD2<Int32> { SIMD2(Int32((p.x / cell).rounded()), Int32((p.z - back) / cell)) }
    var heights: [SIMD2<Int32>: Float] = [:]
    for p in lip { heights[key(p)] = max(heights[key(p)] ?? -.infinity, p.y) }
    // How far the tongue must rise in each column across the face, from the back of the lip to its front.
    var lifts = [Float](repeating: 0, count: columnCount)
    for p in own where p.z >= back {
      guard let height = heights[key(p)] else { continue }
      let overlap = height + gap - p.y
      let column = Int(key(p).y)
      if overlap > 0, overlap < deepest, column < columnCount { lifts[column] = max(lifts[column], overlap) }
    }
    guard lifts.contains(where: { $0 > 0 }) else { return }
    // What lies before a lifted part is lifted with it.
    for column in 1..<max(columnCount, 1) { lifts[column] = max(lifts[column], 0.9 * lifts[column - 1]) }
    func lift(_ z: Float) -> Float {
      var (sum, total): (Float, Float) = (0, 0)
      for (column, value) in lifts.enumerated() {
        // Behind the lip the first column's lift goes on, ever weaker.
        let center = back + (Float(column) + 0.5) * cell
        let d = (clamp(z, back, front) - center) / 1.8e-3
        let weight = exponential(-0.5 * d * d)
        sum += weight * value
        total += weight
      }
      return sum / max(total, 1e-9) * smoothstep(back - fade, back, z)
    }
    for (index, point) in own.enumerated() where point.z > back - fade {
      tongue[index] += worldFromHead.y * (side * lift(point.z))
    }
  }
}
