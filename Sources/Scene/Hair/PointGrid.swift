internal import Geometry

/// A grid over points whose cells each list the points in them and in the 26 cells around, in order of number:
/// all that lie within one cell's size of a position, and some more, are one run.
struct PointGrid: Sendable {
  private let low: Vector
  private let inverse: Float
  private let counts: SIMD3<Int>
  /// What cell c lists is `members[starts[c] ..< starts[c + 1]]`.
  private let starts: [Int32]
  private let members: [Int32]

  /// - Parameter cellSize: in metres.
  init(_ points: [Vector], cellSize: Float) {
    inverse = 1 / cellSize
    var (lowest, highest) = (Vector(repeating: .infinity), Vector(repeating: -.infinity))
    for point in points {
      lowest = pointwiseMin(lowest, point)
      highest = pointwiseMax(highest, point)
    }
    if points.isEmpty { (lowest, highest) = (.zero, .zero) }
    let low = lowest - cellSize
    let extent = (highest - low) / cellSize
    let counts = SIMD3(Int(extent.x) + 2, Int(extent.y) + 2, Int(extent.z) + 2)
    var sizes = [Int32](repeating: 0, count: counts.x * counts.y * counts.z + 1)
    func visit(_ position: Vector, _ body: (Int) -> Void) {
      let c = ((position - low) / cellSize).rounded(.down)
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
    self.low = low
    self.counts = counts
    starts = sizes
    self.members = members
  }

  /// Numbers of the points near a position; none where it lies outside the grid or is not a number.
  func near(_ position: Vector) -> ArraySlice<Int32> {
    let c = (position - low) * inverse
    guard c.x >= 0, c.y >= 0, c.z >= 0, c.x < Float(counts.x), c.y < Float(counts.y), c.z < Float(counts.z)
    else { return [] }
    let slot = (Int(c.z) * counts.y + Int(c.y)) * counts.x + Int(c.x)
    return members[Int(starts[slot])..<Int(starts[slot + 1])]
  }
}
