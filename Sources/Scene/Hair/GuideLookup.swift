internal import Geometry

/// Finds the guides near a root.
struct GuideLookup: Sendable {
  private let grid: PointGrid
  /// How far a guide reaches.
  let reach: Float

  /// - Parameter reach: about twice the distance between neighbouring guides.
  init(_ roots: [ScalpRoot], reach: Float) {
    self.reach = reach
    grid = PointGrid(roots.map(\.position), cellSize: reach)
  }

  /// Up to three guides of the root's group, nearest first, with weights that sum to 1; guide −1 fills up.
  func nearest(_ r: ScalpRoot, among roots: [ScalpRoot]) -> (guides: SIMD3<Int32>, weights: Vector) {
    var found = SIMD3<Int32>(repeating: -1)
    var squares = Vector(repeating: 1e9)
    grid.visit(near: r.position, within: squares.z) { number, square in
      guard square < squares.z, roots[number].group == r.group else { return }
      let guide = Int32(number)
      if square < squares.x {
        squares = Vector(square, squares.x, squares.y)
        found = SIMD3(guide, found.x, found.y)
      } else if square < squares.y {
        squares = Vector(squares.x, square, squares.y)
        found = SIMD3(found.x, guide, found.y)
      } else {
        squares.z = square
        found.z = guide
      }
    }
    guard found.x >= 0 else { return (found, .zero) }
    // Inverse squares, falling to zero at the reach so that guides fade in and out.
    var weights = Vector.zero
    for k in 0..<3 where found[k] >= 0 {
      let fade = max(1 - squares[k] / (reach * reach), 0.02)
      weights[k] = fade * fade / (squares[k] + 1e-6)
    }
    return (found, weights / weights.sum())
  }
}
