internal import Geometry

/// How far the vertices of the skin lie from the curves that need a sharp border: that of the lips' red and the margins of
/// the lids. See ``SurfaceMesh/contours``.
struct SkinContours: Sendable {
  /// Distance inside the border of the lips and the margins of the lids, metres; negative outside.
  let lips: [Float]
  let upperLids: [Float]
  let lowerLids: [Float]
  /// All three as vertices store them; z is for something else.
  let stored: [SIMD4<Float>]

  /// Distances beyond this are not told apart, metres.
  static let bound: Float = 4e-3

  /// A distance as vertices store it, 0…1.
  static func encoded(_ distance: Float) -> Float { clamp(0.5 + distance / (2 * bound), 0, 1) }
  /// The reverse, in metres.
  static func decoded(_ stored: Float) -> Float { (stored - 0.5) * 2 * bound }

  /// - Parameters:
  ///   - surface: Template positions of the finest level.
  ///   - border, lidMargins: Closed curves over its vertices.
  init(
    part: SubdividedPart, classes: [SemanticClass], surface: [Vector], border: [Int], lidMargins: [[Int]]
  ) {
    /// Vertices all around which are quads of some classes.
    func inner(_ wanted: Set<SemanticClass>) -> [Bool] {
      var result = [Bool](repeating: true, count: surface.count)
      for (quad, found) in zip(part.quads, classes) where !wanted.contains(found) {
        for corner in 0..<4 { result[Int(quad[corner])] = false }
      }
      return result
    }
    func distances(_ chains: [[Int]], inside: [Bool]) -> [Float] {
      var result = [Float](repeating: Self.bound, count: surface.count)
      for chain in chains {
        let points = chain.map { surface[$0] }
        let low = points.reduce(points[0]) { pointwiseMin($0, $1) } - Self.bound
        let high = points.reduce(points[0]) { pointwiseMax($0, $1) } + Self.bound
        for (v, p) in surface.enumerated()
        where p.x > low.x && p.y > low.y && p.z > low.z && p.x < high.x && p.y < high.y && p.z < high.z {
          for (a, b) in zip(points, points.dropFirst()) {
            let along = b - a
            let t = clamp(dot(p - a, along) / max(dot(along, along), 1e-12), 0, 1)
            result[v] = min(result[v], distance(p, a + along * t))
          }
        }
      }
      return zip(result, inside).map { $1 ? $0 : -$0 }
    }
    lips = distances([border + border.prefix(1)], inside: inner([.topLip, .bottomLip, .mouthInterior]))
    let sockets = inner([.rightEye, .leftEye])
    let halves = lidMargins.map { Self.halves($0, surface) }
    upperLids = distances(halves.map(\.upper), inside: sockets)
    lowerLids = distances(halves.map(\.lower), inside: sockets)
    let (lips, upperLids, lowerLids) = (lips, upperLids, lowerLids)
    stored = lips.indices.map { v in
      SIMD4(Self.encoded(lips[v]), Self.encoded(upperLids[v]), 0, Self.encoded(lowerLids[v]))
    }
  }

  /// The margin's run over the upper lid and that over the lower, corner to corner.
  private static func halves(_ loop: [Int], _ surface: [Vector]) -> (upper: [Int], lower: [Int]) {
    let right = loop.indices.min { surface[loop[$0]].x < surface[loop[$1]].x } ?? 0
    let turned = Array(loop[right...] + loop[..<right])
    let left = turned.indices.max { surface[turned[$0]].x < surface[turned[$1]].x } ?? 0
    let (a, b) = (Array(turned[0...left]), Array(turned[left...]) + turned.prefix(1))
    return surface[a[a.count / 2]].y > surface[b[b.count / 2]].y ? (a, b) : (b, a)
  }
}
