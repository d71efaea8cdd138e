internal import Geometry

/// Signed distance to a surface on a regular grid: positive outside, metres. Good for keeping strands clear of
/// a body, not for exact contact: errors near thin parts reach half a cell.
struct DistanceField: Sendable {
  /// Position of the first sample.
  let origin: Vector
  /// Edge of a cell.
  let spacing: Float
  /// Samples along each axis.
  let counts: SIMD3<Int>
  /// x fastest, then y, then z.
  private(set) var distances: [Float]
  /// Number of cells along each axis: where positions over the spacing must lie below.
  private let limit: Vector

  /// What is reported outside the grid, where nothing collides.
  static let far: Float = 0.5

  /// The distances to the surface that dense `points` with unit outward `normals` describe, in the box from
  /// `low` to `high`.
  ///
  /// The nearest point is carried from cell to cell by sweeps. Source: Danielsson 1980, "Euclidean Distance
  /// Mapping".
  init(points: [Vector], normals: [Vector], low: Vector, high: Vector, spacing: Float) {
    origin = low
    self.spacing = spacing
    let extent = (high - low) / spacing
    counts = SIMD3(Int(extent.x) + 2, Int(extent.y) + 2, Int(extent.z) + 2)
    let (nx, ny, nz) = (counts.x, counts.y, counts.z)
    limit = Vector(Float(nx - 1), Float(ny - 1), Float(nz - 1))
    var nearest = [Int32](repeating: -1, count: nx * ny * nz)
    var squares = [Float](repeating: .greatestFiniteMagnitude, count: nearest.count)
    // The corners of a point's cell learn of it at once, so that close to the surface all is exact.
    for (index, point) in points.enumerated() {
      let place = (point - low) / spacing
      guard place.min() >= 0, place.x < limit.x, place.y < limit.y, place.z < limit.z else { continue }
      let (x, y, z) = (Int(place.x), Int(place.y), Int(place.z))
      let f = (point - low) - Vector(Float(x), Float(y), Float(z)) * spacing
      let slot = (z * ny + y) * nx + x
      for corner in 0..<8 {
        let (i, j, k) = (corner & 1, corner >> 1 & 1, corner >> 2)
        let delta = f - Vector(Float(i), Float(j), Float(k)) * spacing
        let square = dot(delta, delta)
        let neighbor = slot + (k * ny + j) * nx + i
        if square < squares[neighbor] {
          squares[neighbor] = square
          nearest[neighbor] = Int32(index)
        }
      }
    }
    Self.spread(points, into: &nearest, &squares, low: low, spacing: spacing, counts: counts)

    distances = [Float](repeating: Self.far, count: nearest.count)
    var slot = 0
    for z in 0..<nz {
      for y in 0..<ny {
        for x in 0..<nx {
          defer { slot += 1 }
          let index = Int(nearest[slot])
          guard index >= 0 else { continue }
          let position = low + Vector(Float(x), Float(y), Float(z)) * spacing
          let along = dot(position - points[index], normals[index])
          let straight = squares[slot].squareRoot()
          // Close to the surface the distance to its plane is right, and that to its nearest vertex too large.
          let size = straight < 2 * spacing ? abs(along) : straight
          distances[slot] = along < 0 ? -size : size
        }
      }
    }
  }

  /// Carries the nearest point from cell to cell: once forwards and once backwards through the grid.
  private static func spread(
    _ points: [Vector], into nearest: inout [Int32], _ squares: inout [Float], low: Vector, spacing: Float,
    counts: SIMD3<Int>
  ) {
    let (nx, ny, nz) = (counts.x, counts.y, counts.z)
    let xs = (0..<nx).map { low.x + Float($0) * spacing }
    for isForward in [true, false] {
      let step = isForward ? -1 : 1
      for i in 0..<nz {
        let z = isForward ? i : nz - 1 - i
        for j in 0..<ny {
          let y = isForward ? j : ny - 1 - j
          let row = (z * ny + y) * nx
          var position = Vector(0, low.y + Float(y) * spacing, low.z + Float(z) * spacing)
          var beside: Int32 = -1
          for k in 0..<nx {
            let x = isForward ? k : nx - 1 - k
            let slot = row + x
            var best = nearest[slot]
            var least = squares[slot]
            position.x = xs[x]
            func offer(_ candidate: Int32) {
              guard candidate >= 0, candidate != best else { return }
              let delta = points[Int(candidate)] - position
              let square = dot(delta, delta)
              if square < least { (least, best) = (square, candidate) }
            }
            offer(beside)
            if j > 0 { offer(nearest[slot + step * nx]) }
            if i > 0 { offer(nearest[slot + step * nx * ny]) }
            beside = best
            nearest[slot] = best
            squares[slot] = least
          }
        }
      }
    }
  }

  /// Distance at `position`, and its gradient (about unit length; zero outside the grid), of which a caller that does not
  /// need it pays nothing.
  @inline(__always) func sample(_ position: Vector) -> (distance: Float, gradient: Vector) {
    let scaled = (position - origin) / spacing
    // Written so that it is false for what is not a number.
    guard scaled.x >= 0, scaled.y >= 0, scaled.z >= 0, scaled.x < limit.x, scaled.y < limit.y,
      scaled.z < limit.z
    else { return (Self.far, .zero) }
    let (x, y, z) = (Int(scaled.x), Int(scaled.y), Int(scaled.z))
    let f = scaled - Vector(Float(x), Float(y), Float(z))
    let nx = counts.x
    let slice = nx * counts.y
    let i = z * slice + y * nx + x
    let lower = SIMD4(distances[i], distances[i + 1], distances[i + nx], distances[i + nx + 1])
    let j = i + slice
    let upper = SIMD4(distances[j], distances[j + 1], distances[j + nx], distances[j + nx + 1])
    let slope = upper - lower
    let middle = lower + slope * f.z
    let (front, back) = (mix(middle.x, middle.y, f.x), mix(middle.z, middle.w, f.x))
    let (dFront, dBack) = (mix(slope.x, slope.y, f.x), mix(slope.z, slope.w, f.x))
    let gradient = Vector(
      mix(middle.y - middle.x, middle.w - middle.z, f.y), back - front, mix(dFront, dBack, f.y))
    return (mix(front, back, f.y), gradient / spacing)
  }
}
