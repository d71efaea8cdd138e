internal import Geometry

/// Finds the nearest of many points: a grid of cells, each with the points in it and around it.
struct NearestPoint: Sendable {
  private let points: [Vector]
  private let low: Vector
  private let inverse: Float
  private let counts: SIMD3<Int>
  private let starts: [Int32]
  private let members: [Int32]
  private let reach: Float

  /// - Parameter reach: how far a point is found, metres.
  init(_ points: [Vector], reach: Float) {
    self.points = points
    self.reach = reach
    inverse = 1 / reach
    var (lowest, highest) = (Vector(repeating: 1e3), Vector(repeating: -1e3))
    for point in points {
      lowest = pointwiseMin(lowest, point)
      highest = pointwiseMax(highest, point)
    }
    if points.isEmpty { (lowest, highest) = (.zero, .zero) }
    let low = lowest - reach
    let extent = (highest - low) / reach
    let counts = SIMD3(Int(extent.x) + 2, Int(extent.y) + 2, Int(extent.z) + 2)
    var sizes = [Int32](repeating: 0, count: counts.x * counts.y * counts.z + 1)
    func visit(_ position: Vector, _ body: (Int) -> Void) {
      let c = ((position - low) / reach).rounded(.down)
      let (x, y, z) = (Int(c.x), Int(c.y), Int(c.z))
      for k in max(z - 1, 0)...min(z + 1, counts.z - 1) {
        for j in max(y - 1, 0)...min(y + 1, counts.y - 1) {
          for i in max(x - 1, 0)...min(x + 1, counts.x - 1) { body((k * counts.y + j) * counts.x + i) }
        }
      }
    }
    for point in points { visit(point) { sizes[$0 + 1] += 1 } }
    for i in 1..<sizes.count { sizes[i] += sizes[i - 1] }
    var next = sizes
    var members = [Int32](repeating: 0, count: Int(sizes[sizes.count - 1]))
    for (index, point) in points.enumerated() {
      visit(point) {
        members[Int(next[$0])] = Int32(index)
        next[$0] += 1
      }
    }
    starts = sizes
    self.members = members
    self.low = low
    self.counts = counts
  }

  /// The nearest point's number; nil when none is within reach.
  func nearest(_ position: Vector) -> Int? {
    let c = ((position - low) * inverse).rounded(.down)
    guard c.min() >= 0, c.x < Float(counts.x), c.y < Float(counts.y), c.z < Float(counts.z) else {
      return nil
    }
    let slot = (Int(c.z) * counts.y + Int(c.y)) * counts.x + Int(c.x)
    var least = reach * reach
    var found = -1
    for m in Int(starts[slot])..<Int(starts[slot + 1]) {
      let delta = points[Int(members[m])] - position
      let square = dot(delta, delta)
      if square < least {
        least = square
        found = Int(members[m])
      }
    }
    return found < 0 ? nil : found
  }
}
