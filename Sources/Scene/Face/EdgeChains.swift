internal import Geometry

/// The edges of two lids, or of two lips, as chains of vertices from the corner on the person's right to the left one;
/// both hold the corners.
struct EdgeChains: Sendable {
  let upper: [Int]
  let lower: [Int]

  /// - Parameter loop: Along one edge and back along the other; they need not have equally many vertices.
  init(loop: [Int], template: [Vector]) {
    let right = loop.indices.min { template[loop[$0]].x < template[loop[$1]].x } ?? 0
    let turned = Array(loop[right...] + loop[..<right])
    let left = turned.indices.max { template[turned[$0]].x < template[turned[$1]].x } ?? 0
    let (a, b) = (Array(turned[0...left]), [turned[0]] + turned[left...].reversed())
    func height(_ chain: [Int]) -> Float { template[chain[chain.count / 2]].y }
    (upper, lower) = height(a) > height(b) ? (a, b) : (b, a)
  }

  /// The height of a chain of points at a place along it, linear between them; nil beyond its ends. Places need not
  /// ascend all the way: the first segment that holds the place counts.
  static func height(_ points: [SIMD2<Float>], at x: Float) -> Float? {
    for (p, q) in zip(points, points.dropFirst()) where p.x <= x && x <= q.x && q.x > p.x {
      return mix(p.y, q.y, (x - p.x) / (q.x - p.x))
    }
    return nil
  }
}
