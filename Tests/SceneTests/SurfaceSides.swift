import Geometry

/// How often a surface lies around a point: the tests' own measure of inside and outside.
///
/// Unlike the side of the nearest triangle it is right where a surface folds onto itself, as in an armpit, and beside
/// its creases.
struct SurfaceSides {
  private static let cell: Float = 0.006
  private let triangles: [(a: SIMD2<Float>, b: SIMD2<Float>, c: SIMD2<Float>, heights: Vector)]
  private let right: Vector
  private let up: Vector
  private let direction: Vector
  private var low = SIMD2<Float>(repeating: .infinity)
  private var counts = SIMD2<Int32>(0, 0)
  /// Triangles of cell c are `members[firsts[c] ..< firsts[c + 1]]`.
  private var firsts: [Int32] = []
  private var members: [Int32] = []

  /// - Parameter direction: A unit vector, along which points look.
  init(positions: [Vector], triangles: [SIMD3<UInt32>], along direction: Vector) {
    self.direction = direction
    right = normalized(cross(direction, abs(direction.x) < 0.6 ? Vector(1, 0, 0) : Vector(0, 1, 0)))
    up = cross(direction, right)
    let (right, up) = (right, up)
    let flat = positions.map { SIMD3(dot($0, right), dot($0, up), dot($0, direction)) }
    self.triangles = triangles.map { t in
      let (a, b, c) = (flat[Int(t.x)], flat[Int(t.y)], flat[Int(t.z)])
      return (SIMD2(a.x, a.y), SIMD2(b.x, b.y), SIMD2(c.x, c.y), Vector(a.z, b.z, c.z))
    }
    var high = -low
    for p in flat {
      low = pointwiseMin(low, SIMD2(p.x, p.y))
      high = pointwiseMax(high, SIMD2(p.x, p.y))
    }
    guard high.x >= low.x else { return }
    counts = SIMD2<Int32>((high - low) / Self.cell) &+ 1
    let ranges = self.triangles.map { t in
      (
        low: cell(pointwiseMin(pointwiseMin(t.a, t.b), t.c)),
        high: cell(pointwiseMax(pointwiseMax(t.a, t.b), t.c))
      )
    }
    firsts = [Int32](repeating: 0, count: Int(counts.x * counts.y) + 1)
    for range in ranges {
      for y in range.low.y...range.high.y {
        for x in range.low.x...range.high.x { firsts[Int(y * counts.x + x) + 1] += 1 }
      }
    }
    for index in 1..<firsts.count { firsts[index] += firsts[index - 1] }
    members = [Int32](repeating: 0, count: Int(firsts.last ?? 0))
    var next = firsts
    for (number, range) in ranges.enumerated() {
      for y in range.low.y...range.high.y {
        for x in range.low.x...range.high.x {
          let index = Int(y * counts.x + x)
          members[Int(next[index])] = Int32(number)
          next[index] += 1
        }
      }
    }
  }

  private func cell(_ p: SIMD2<Float>) -> SIMD2<Int32> { SIMD2<Int32>((p - low) / Self.cell) }

  /// How many times the surface is left, less the times it is entered, by who walks from `p` along the direction: for a
  /// closed surface 1 inside and 0 outside.
  func windings(around p: Vector) -> Int {
    let q = SIMD2(dot(p, right), dot(p, up))
    let height = dot(p, direction)
    let place = ((q - low) / Self.cell).rounded(.down)
    guard place.x >= 0, place.y >= 0, place.x < Float(counts.x), place.y < Float(counts.y) else { return 0 }
    let index = Int(Int32(place.y) * counts.x + Int32(place.x))
    var windings = 0
    for member in members[Int(firsts[index])..<Int(firsts[index + 1])] {
      let t = triangles[Int(member)]
      let (a, b, c) = (t.a - q, t.b - q, t.c - q)
      let (first, second, third) = (Self.turn(b, c), Self.turn(c, a), Self.turn(a, b))
      guard first.isLeft == second.isLeft, first.isLeft == third.isLeft else { continue }
      let weights = Vector(first.area, second.area, third.area)
      if dot(weights, t.heights) / weights.sum() > height { windings += first.isLeft ? 1 : -1 }
    }
    return windings
  }

  /// Twice the area between the origin and an edge, and on which side of the edge the origin lies. Both are exactly
  /// opposite for the two triangles of an edge, also where the origin lies on it, so no point slips between them.
  private static func turn(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> (area: Float, isLeft: Bool) {
    let area = a.x * b.y - a.y * b.x
    return (area, area != 0 ? area > 0 : (a.x, a.y) < (b.x, b.y))
  }
}

/// Two triangles for each quad.
func triangles(_ quads: [SIMD4<UInt32>]) -> [SIMD3<UInt32>] {
  quads.flatMap { [SIMD3($0.x, $0.y, $0.z), SIMD3($0.x, $0.z, $0.w)] }
}
