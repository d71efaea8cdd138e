internal import Geometry

/// Moves lips apart where the surface that is rendered shows one in the other.
///
/// The control mesh keeps its lines of contact clear (``ClosingLine``), but lips that are pressed, rolled in or pushed
/// aside also meet elsewhere.
struct LipContact: Sendable {
  /// So deep they may lie in each other: closed lips are pressed flat, and without it there would be a gap.
  private static let tolerance: Float = 0.15e-3
  /// Sides of the cells in which heights are compared, and of the columns that are moved; metres.
  private static let cell: Float = 0.8e-3
  private static let columns = 100
  /// Overlaps beyond this are no contact but parts that lie over each other, metres.
  private static let deepest: Float = 6e-3

  private struct Member: Sendable {
    var vertex: Int
    /// How much of a movement it follows, 1 at the contact … 0.
    var follow: Float
  }

  private let upper: [Member]
  private let lower: [Member]

  /// Vertices of the upper lip and of what is near it.
  var upperLip: [Int] { upper.map(\.vertex) }
  /// Vertices of the lower lip and of what is near it.
  var lowerLip: [Int] { lower.map(\.vertex) }

  /// - Parameters:
  ///   - loop: The line of contact on the finest level.
  ///   - template: Positions of the finest level.
  init(loop: [Int], graph: EdgeGraph, template: [Vector]) {
    let chains = EdgeChains(loop: loop, template: template)
    func distances(_ chain: [Int]) -> [Int: Float] {
      let inner = Array(chain.dropFirst().dropLast())
      return Dictionary(
        uniqueKeysWithValues: graph.distances(from: inner, positions: template, within: 0.013).map {
          ($0.vertex, $0.distance)
        })
    }
    let (above, below) = (distances(chains.upper), distances(chains.lower))
    func list(_ own: [Int: Float], _ other: [Int: Float]) -> [Member] {
      own.filter { $0.value < other[$0.key] ?? .infinity }.sorted { $0.key < $1.key }.map {
        Member(vertex: $0.key, follow: smoothstep(0.012, 0.003, $0.value))
      }
    }
    upper = list(above, below)
    lower = list(below, above)
  }

  /// - Parameter worldFromHead: Tells which way lips part.
  func apply(worldFromHead: Affine, to positions: inout [Vector]) {
    let headFromWorld = worldFromHead.rigidInverse
    let (top, bottom) = (
      lower.map { headFromWorld.point(positions[$0.vertex]) },
      upper.map { headFromWorld.point(positions[$0.vertex]) }
    )
    guard let first = top.first else { return }
    var low = first
    for p in top + bottom { low = pointwiseMin(low, p) }
    func column(_ x: Float) -> Int { Int((x - low.x) / Self.cell) }
    // Highest lower lip and lowest upper lip in each cell of the plane across the way they part.
    var cells: [Int: (lower: Float, upper: Float)] = [:]
    func key(_ p: Vector) -> Int { column(p.x) + Self.columns * Int((p.z - low.z) / Self.cell) }
    for p in top where column(p.x) < Self.columns {
      cells[key(p), default: (-.infinity, .infinity)].lower = max(cells[key(p)]?.lower ?? -.infinity, p.y)
    }
    for p in bottom where column(p.x) < Self.columns {
      if let cell = cells[key(p)] { cells[key(p)]?.upper = min(cell.upper, p.y) }
    }
    var overlaps = [Float](repeating: 0, count: Self.columns)
    for (key, cell) in cells where cell.upper.isFinite && cell.lower.isFinite {
      let overlap = cell.lower - cell.upper - Self.tolerance
      if overlap > 0, overlap < Self.deepest {
        overlaps[key % Self.columns] = max(overlaps[key % Self.columns], overlap)
      }
    }
    guard overlaps.contains(where: { $0 > 0 }) else { return }
    let smooth = Self.smoothed(overlaps)
    func opening(_ x: Float) -> Float {
      let place = clamp((x - low.x) / Self.cell - 0.5, 0, Float(Self.columns - 2))
      return mix(smooth[Int(place)], smooth[Int(place) + 1], place - place.rounded(.down))
    }
    for (members, points, sign) in [(upper, bottom, Float(1)), (lower, top, -1)] {
      for (member, point) in zip(members, points) {
        positions[member.vertex] += worldFromHead.y * (sign * opening(point.x) / 2 * member.follow)
      }
    }
  }

  /// The largest of three neighbors, then blurred: no column opens less than it must by much, and none alone.
  private static func smoothed(_ values: [Float]) -> [Float] {
    func at(_ list: [Float], _ i: Int) -> Float { list[clamp(i, 0, list.count - 1)] }
    var result = values.indices.map { i in (-1...1).reduce(0) { max($0, at(values, i + $1)) } }
    for _ in 0..<2 {
      result = result.indices.map { i in 0.25 * at(result, i - 1) + 0.5 * result[i] + 0.25 * at(result, i + 1)
      }
    }
    return result
  }
}
