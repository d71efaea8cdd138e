internal import Geometry

/// Finds the guides near a root: a grid of cells, each with the guides in it and around it.
struct GuideLookup: Sendable {
  private let low: Vector
  private let counts: SIMD3<Int>
  private let starts: [Int32]
  private let members: [Int32]
  /// How far a guide reaches.
  let reach: Float

  /// - Parameter reach: about twice the distance between neighbouring guides.
  init(_ roots: [ScalpRoot], reach: Float) {
    self.reach = reach
    var (lowest, highest) = (Vector(repeating: 1e3), Vector(repeating: -1e3))
    for root in roots {
      lowest = pointwiseMin(lowest, root.position)
      highest = pointwiseMax(highest, root.position)
    }
    if roots.isEmpty { (lowest, highest) = (.zero, .zero) }
    let low = lowest - reach
    let extent = (highest - low) / reach
    let counts = SIMD3(Int(extent.x) + 2, Int(extent.y) + 2, Int(extent.z) + 2)

    var sizes = [Int32](repeating: 0, count: counts.x * counts.y * counts.z + 1)
    func visit(_ position: Vector, _ body: (Int) -> Void) {
      let c = ((position - low) / reach).rounded(.down)
      let (x, y, z) = (Int(c.x), Int(c.y), Int(c.z))
      for k in max(z - 1, 0)...min(z + 1, counts.z - 1) {
        for j in max(y - 1, 0)...min(y + 1, counts.y - 1) {
          for i in max(x - 1, 0)...min(x + 1, counts.x - 1) {
            body((k * counts.y + j) * counts.x + i)
          }
        }
      }
    }
    for root in roots { visit(root.position) { sizes[$0 + 1] += 1 } }
    for i in 1..<sizes.count { sizes[i] += sizes[i - 1] }
    var next = sizes
    var members = [Int32](repeating: 0, count: Int(sizes[sizes.count - 1]))
    for (index, root) in roots.enumerated() {
      visit(root.position) {
        members[Int(next[$0])] = Int32(index)
        next[$0] += 1
      }
    }
    starts = sizes
    self.members = members
    self.low = low
    self.counts = counts
  }

  /// Up to three guides of the root's group, nearest first, with weights that sum to 1; guide −1 fills up.
  func nearest(_ r: ScalpRoot, among roots: [ScalpRoot]) -> (guides: SIMD3<Int32>, weights: Vector) {
    var found = SIMD3<Int32>(repeating: -1)
    var squares = Vector(repeating: 1e9)
    let c = ((r.position - low) / reach).rounded(.down)
    let inside = !(any(c .< .zero) || any(c .>= Vector(Float(counts.x), Float(counts.y), Float(counts.z))))
    if inside {
      let slot = (Int(c.z) * counts.y + Int(c.y)) * counts.x + Int(c.x)
      for m in Int(starts[slot])..<Int(starts[slot + 1]) {
        let guide = members[m]
        let candidate = roots[Int(guide)]
        guard candidate.group == r.group else { continue }
        let delta = candidate.position - r.position
        let square = dot(delta, delta)
        if square < squares.x {
          squares = Vector(square, squares.x, squares.y)
          found = SIMD3(guide, found.x, found.y)
        } else if square < squares.y {
          squares = Vector(squares.x, square, squares.y)
          found = SIMD3(found.x, guide, found.y)
        } else if square < squares.z {
          squares.z = square
          found.z = guide
        }
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
