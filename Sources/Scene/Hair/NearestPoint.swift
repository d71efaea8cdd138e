internal import Geometry

/// Finds the nearest of many points.
struct NearestPoint: Sendable {
  private let points: [Vector]
  private let grid: PointGrid
  private let reach: Float

  /// - Parameter reach: how far a point is found, metres.
  init(_ points: [Vector], reach: Float) {
    self.points = points
    self.reach = reach
    grid = PointGrid(points, cellSize: reach)
  }

  /// The nearest point's number; nil when none is within reach.
  func nearest(_ position: Vector) -> Int? {
    var least = reach * reach
    var found: Int?
    for member in grid.near(position) {
      let delta = points[Int(member)] - position
      let square = dot(delta, delta)
      if square < least {
        least = square
        found = Int(member)
      }
    }
    return found
  }
}
