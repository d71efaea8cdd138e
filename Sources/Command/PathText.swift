internal import Foundation
internal import Render

/// A path in words: one paragraph for each vertex.
enum PathText {
  static func table(_ path: [PathVertex]) -> String {
    path.enumerated().map { number, vertex in
      let distance = vertex.distance.map { String(format: "%.6f m", Double($0)) } ?? "never"
      return """
        vertex \(number): \(vertex.object)
          ray         \(triple(vertex.origin)) towards \(triple(vertex.direction))
          hit         after \(distance), \(vertex.steps) steps
          throughput  \(triple(vertex.throughput))
          radiance    \(triple(vertex.radiance)) so far
          goes on     \(vertex.isSpecular ? "as from a mirror or lens" : "with density \(vertex.density)")
        """
    }.joined(separator: "\n")
  }

  private static func triple(_ v: SIMD3<Float>) -> String {
    String(format: "(%.6g, %.6g, %.6g)", Double(v.x), Double(v.y), Double(v.z))
  }
}
