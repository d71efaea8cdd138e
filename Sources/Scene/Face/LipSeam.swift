internal import Geometry

/// Rolls lips in where they meet. The control mesh lets them run into each other nearly flat, so that hardly a line was seen
/// between them from a distance; people's lips are round to the last millimetre, and wet and darker there.
struct LipSeam: Sendable {
  /// How far the line of contact lies behind where the control mesh has it, metres.
  private static let depth: Float = 1.5e-3
  /// Distance from the line at which nothing of it is left, metres.
  private static let reach: Float = 4.5e-3

  /// Vertices of the skin near the line.
  let vertices: [Int]
  /// How near each vertex of the skin is: 1 on the line … 0.
  let nearness: [Float]

  /// - Parameters:
  ///   - loop: The line of contact on the finest level.
  ///   - template: Positions of the finest level.
  init(loop: [Int], graph: EdgeGraph, template: [Vector]) {
    var nearness = [Float](repeating: 0, count: template.count)
    for (vertex, distance) in graph.distances(from: loop, positions: template, within: Self.reach) {
      let t = 1 - distance / Self.reach
      nearness[vertex] = t * t
    }
    vertices = nearness.indices.filter { nearness[$0] > 0 }
    self.nearness = nearness
  }

  /// Moves the line, and less what is near it, back into the head.
  func bend(_ positions: inout [Vector], worldFromHead: Affine) {
    for vertex in vertices { positions[vertex] -= worldFromHead.z * (Self.depth * nearness[vertex]) }
  }
}
