internal import Geometry

/// Points sorted into cubic cells, so that those near a position are found fast.
struct PointGrid: Sendable {
  let cellSize: Float
  private let low: Vector
  private let counts: SIMD3<Int32>
  /// What lies in cell c is `starts[c] ..< starts[c + 1]` of the next two; x is fastest.
  private let starts: [Int32]
  private let positions: [Vector]
  private let numbers: [Int32]

  /// - Parameter cellSize: In metres: twice the usual distance of what is looked for.
  init(_ points: [Vector], cellSize: Float) {
    self.cellSize = cellSize
    var (low, high) = (Vector(repeating: .infinity), Vector(repeating: -.infinity))
    for point in points {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    if points.isEmpty { (low, high) = (.zero, .zero) }
    let counts = whole((high - low) / cellSize) &+ 1
    var starts = [Int32](repeating: 0, count: Int(counts.x) * Int(counts.y) * Int(counts.z) + 1)
    let cells = points.map { point -> Int32 in
      let cell = whole((point - low) / cellSize)
      return (cell.z * counts.y + cell.y) * counts.x + cell.x
    }
    for cell in cells { starts[Int(cell) + 1] += 1 }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    var next = starts
    var positions = points
    var numbers = cells
    for (number, cell) in cells.enumerated() {
      let place = Int(next[Int(cell)])
      next[Int(cell)] += 1
      positions[place] = points[number]
      numbers[place] = Int32(number)
    }
    (self.low, self.counts, self.starts) = (low, counts, starts)
    (self.positions, self.numbers) = (positions, numbers)
  }

  /// The nearest point that is less than `reach` metres away, and its squared distance; nil if there is none or `p` is
  /// not a number. Of equally near ones any, but always the same.
  func nearest(to p: Vector, within reach: Float) -> (number: Int, square: Float)? {
    // Mostly it is close by, and what is further away need not be looked at.
    if reach > 1.5 * cellSize, let found = search(p, reach: cellSize) { return found }
    return search(p, reach: reach)
  }

  private func search(_ p: Vector, reach: Float) -> (number: Int, square: Float)? {
    let inside = p - low
    let (from, to) = ((inside - reach) / cellSize, (inside + reach) / cellSize)
    // Also false for a position that is not a number.
    guard to.x >= 0, to.y >= 0, to.z >= 0, from.x < Float(counts.x), from.y < Float(counts.y),
      from.z < Float(counts.z)
    else { return nil }
    // Parts of a cell are cut off, also those below the first.
    let first = SIMD3(max(Int32(from.x), 0), max(Int32(from.y), 0), max(Int32(from.z), 0))
    let last = SIMD3(
      min(Int32(to.x), counts.x - 1), min(Int32(to.y), counts.y - 1), min(Int32(to.z), counts.z - 1))
    var best = reach * reach
    var found = -1
    // From the middle outwards: what is found soon spares the rest.
    let (middleY, middleZ) = (wholeBelow(inside.y / cellSize), wholeBelow(inside.z / cellSize))
    for stepZ in 0...2 * max(middleZ - first.z, last.z - middleZ, 0) {
      let z = middleZ + outwards(stepZ)
      let gapZ = gap(inside.z, z)
      guard z >= first.z, z <= last.z, gapZ * gapZ < best else { continue }
      for stepY in 0...2 * max(middleY - first.y, last.y - middleY, 0) {
        let y = middleY + outwards(stepY)
        guard y >= first.y, y <= last.y else { continue }
        let gapY = gap(inside.y, y)
        guard gapZ * gapZ + gapY * gapY < best else { continue }
        let row = (z * counts.y + y) * counts.x
        for member in Int(starts[Int(row + first.x)])..<Int(starts[Int(row + last.x) + 1]) {
          let delta = positions[member] - p
          let square = dot(delta, delta)
          if square < best {
            best = square
            found = member
          }
        }
      }
    }
    return found < 0 ? nil : (Int(numbers[found]), best)
  }

  /// 0, −1, 1, −2, 2 …
  @inline(__always) private func outwards(_ step: Int32) -> Int32 {
    step & 1 == 0 ? step / 2 : -(step + 1) / 2
  }

  /// How far a place along an axis lies outside of a layer of cells.
  @inline(__always) private func gap(_ place: Float, _ cell: Int32) -> Float {
    let start = Float(cell) * cellSize
    return max(start - place, place - start - cellSize, 0)
  }

  /// Calls `body` with the number and the squared distance of all points within a cell's size of a position, and some
  /// more.
  @inline(__always) func visit(near p: Vector, _ body: (_ number: Int, _ square: Float) -> Void) {
    guard let (_, first, last) = cells(around: p) else { return }
    for z in first.z...last.z {
      for y in first.y...last.y { visit(row: (z * counts.y + y) * counts.x, first.x, last.x, p, body) }
    }
  }

  /// The same from the middle outwards, but for points that are further away than a distance that falls.
  ///
  /// - Parameter square: That distance squared; asked again and again.
  @inline(__always) func visit(
    near p: Vector, within square: @autoclosure () -> Float,
    _ body: (_ number: Int, _ square: Float) -> Void
  ) {
    guard let (cell, first, last) = cells(around: p) else { return }
    let inside = p - low
    for stepZ: Int32 in 0..<3 {
      let z = cell.z + outwards(stepZ)
      let gapZ = gap(inside.z, z)
      guard z >= first.z, z <= last.z, gapZ * gapZ < square() else { continue }
      for stepY: Int32 in 0..<3 {
        let y = cell.y + outwards(stepY)
        let gapY = gap(inside.y, y)
        guard y >= first.y, y <= last.y, gapZ * gapZ + gapY * gapY < square() else { continue }
        visit(row: (z * counts.y + y) * counts.x, first.x, last.x, p, body)
      }
    }
  }

  /// The cell of a position, and the first and the last of those around it; nil if the grid has none of them.
  @inline(__always) private func cells(around p: Vector) -> (
    cell: SIMD3<Int32>, first: SIMD3<Int32>, last: SIMD3<Int32>
  )? {
    let place = (p - low) / cellSize
    guard place.x > -1, place.y > -1, place.z > -1, place.x < Float(counts.x) + 1,
      place.y < Float(counts.y) + 1, place.z < Float(counts.z) + 1
    else { return nil }
    let cell = SIMD3(wholeBelow(place.x), wholeBelow(place.y), wholeBelow(place.z))
    let first = SIMD3(max(cell.x - 1, 0), max(cell.y - 1, 0), max(cell.z - 1, 0))
    let last = SIMD3(
      min(cell.x + 1, counts.x - 1), min(cell.y + 1, counts.y - 1), min(cell.z + 1, counts.z - 1))
    guard first.x <= last.x, first.y <= last.y, first.z <= last.z else { return nil }
    return (cell, first, last)
  }

  @inline(__always) private func visit(
    row: Int32, _ first: Int32, _ last: Int32, _ p: Vector, _ body: (_ number: Int, _ square: Float) -> Void
  ) {
    for member in Int(starts[Int(row + first)])..<Int(starts[Int(row + last) + 1]) {
      let delta = positions[member] - p
      body(Int(numbers[member]), dot(delta, delta))
    }
  }
}

/// The whole part of each component. Converting all three at once calls a function for each.
private func whole(_ v: Vector) -> SIMD3<Int32> { SIMD3(Int32(v.x), Int32(v.y), Int32(v.z)) }
