internal import Geometry

/// The template's skin as it is seen from straight ahead: where a line drawn on the face lies in space, and which vertices
/// are there.
struct TemplateFront: Sendable {
  private static let spacing: Float = 0.75e-3
  private static let low = SIMD2<Float>(-0.095, -0.19)
  private static let high = SIMD2<Float>(0.095, 0.11)

  private let columns: Int
  private let rows: Int
  /// Height of the foremost skin at each point of the grid, metres, and the vertex of its triangle nearest to it.
  private var heights: [Float]
  private var vertices: [Int32]

  init(positions: [Vector], quads: [SIMD4<UInt32>]) {
    columns = Int((Self.high.x - Self.low.x) / Self.spacing) + 1
    rows = Int((Self.high.y - Self.low.y) / Self.spacing) + 1
    heights = [Float](repeating: -.infinity, count: columns * rows)
    vertices = [Int32](repeating: -1, count: columns * rows)
    for quad in quads {
      fill(positions, SIMD3(quad.x, quad.y, quad.z))
      fill(positions, SIMD3(quad.x, quad.z, quad.w))
    }
  }

  private mutating func fill(_ positions: [Vector], _ corners: SIMD3<UInt32>) {
    let p = (positions[Int(corners.x)], positions[Int(corners.y)], positions[Int(corners.z)])
    let area = (p.1.x - p.0.x) * (p.2.y - p.0.y) - (p.2.x - p.0.x) * (p.1.y - p.0.y)
    guard area > 1e-12 else { return }
    let (least, most) = (
      pointwiseMin(pointwiseMin(p.0, p.1), p.2), pointwiseMax(pointwiseMax(p.0, p.1), p.2)
    )
    let firstColumn = max(Int(((least.x - Self.low.x) / Self.spacing).rounded(.up)), 0)
    let firstRow = max(Int(((least.y - Self.low.y) / Self.spacing).rounded(.up)), 0)
    let lastColumn = min(Int(((most.x - Self.low.x) / Self.spacing).rounded(.down)), columns - 1)
    let lastRow = min(Int(((most.y - Self.low.y) / Self.spacing).rounded(.down)), rows - 1)
    guard firstColumn <= lastColumn, firstRow <= lastRow else { return }
    for row in firstRow...lastRow {
      for column in firstColumn...lastColumn {
        let x = Self.low.x + Float(column) * Self.spacing
        let y = Self.low.y + Float(row) * Self.spacing
        let b = ((x - p.0.x) * (p.2.y - p.0.y) - (p.2.x - p.0.x) * (y - p.0.y)) / area
        let c = ((p.1.x - p.0.x) * (y - p.0.y) - (x - p.0.x) * (p.1.y - p.0.y)) / area
        let a = 1 - b - c
        guard a >= -1e-4, b >= -1e-4, c >= -1e-4 else { continue }
        let z = a * p.0.z + b * p.1.z + c * p.2.z
        let place = row * columns + column
        if z > heights[place] {
          heights[place] = z
          vertices[place] = Int32(a > b ? (a > c ? corners.x : corners.z) : b > c ? corners.y : corners.z)
        }
      }
    }
  }

  /// The point of the skin in front of (x, y); nil beside the head.
  func point(_ p: SIMD2<Float>) -> Vector? {
    let place = (p - Self.low) / Self.spacing
    let cell = place.rounded(.down)
    let (column, row) = (Int(cell.x), Int(cell.y))
    guard column >= 0, row >= 0, column < columns - 1, row < rows - 1 else { return nil }
    let f = place - cell
    let i = row * columns + column
    let z = mix(
      mix(heights[i], heights[i + 1], f.x), mix(heights[i + columns], heights[i + columns + 1], f.x), f.y)
    return z.isFinite ? Vector(p.x, p.y, z) : nil
  }

  /// A vertex of the skin in front of (x, y), at most a triangle's edge away; nil beside the head.
  func vertex(_ p: SIMD2<Float>) -> Int? {
    let place = ((p - Self.low) / Self.spacing).rounded(.toNearestOrEven)
    let (column, row) = (Int(place.x), Int(place.y))
    guard column >= 0, row >= 0, column < columns, row < rows else { return nil }
    let vertex = vertices[row * columns + column]
    return vertex >= 0 ? Int(vertex) : nil
  }
}
