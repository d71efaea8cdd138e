internal import Geometry

/// Closes the lips of a person at rest and keeps them from cutting into each other in any expression.
struct LipSeal: Sendable {
  /// Distance between the control meshes of touching lips along y; slightly negative, as the subdivided lips
  /// shrink away from each other.
  private static let contact: Float = -0.15e-3

  /// A vertex of the line where the lips touch, and the place on the other lip that it meets.
  private struct Handle {
    var vertex: Int
    /// Two neighbors on the other lip, and how far the place lies from the first to the second, 0…1.
    var opposite: (Int, Int)
    var fraction: Float
    /// 1 on the upper lip, -1 on the lower.
    var sign: Float
  }

  private let handles: [Handle]
  private let spread: LoopSpread

  /// - Parameter loop: The line of contact: along one lip and back along the other. The lips need not have
  ///   equally many vertices.
  init(loop: [Int], graph: EdgeGraph, template: [Vector]) {
    let right = loop.indices.min { template[loop[$0]].x < template[loop[$1]].x } ?? 0
    let turned = Array(loop[right...] + loop[..<right])
    let left = turned.indices.max { template[turned[$0]].x < template[turned[$1]].x } ?? 0
    // Both chains run from the right corner to the left one.
    let (a, b) = (Array(turned[0...left]), [turned[0]] + turned[left...].reversed())
    func height(_ chain: [Int]) -> Float { template[chain[chain.count / 2]].y }
    let (upper, lower) = height(a) > height(b) ? (a, b) : (b, a)

    func meet(_ chain: [Int], _ other: [Int], sign: Float) -> [Handle] {
      chain.dropFirst().dropLast().map { vertex in
        let x = template[vertex].x
        let next = clamp(other.firstIndex { template[$0].x > x } ?? other.count - 1, 1, other.count - 1)
        let (p, q) = (other[next - 1], other[next])
        let fraction = clamp((x - template[p].x) / max(template[q].x - template[p].x, 1e-6), 0, 1)
        return Handle(vertex: vertex, opposite: (p, q), fraction: fraction, sign: sign)
      }
    }
    handles = meet(upper, lower, sign: 1) + meet(lower, upper, sign: -1)
    spread = LoopSpread(
      handles: handles.map(\.vertex), graph: graph, positions: template, reach: 0.014, blur: 0.003,
      plateau: 0.25)
  }

  /// Gap at each vertex of the line of contact along +y, metres; negative where the lips cut into each other.
  func gaps(_ positions: [Vector]) -> [Float] {
    handles.map { handle in
      let met = mix(positions[handle.opposite.0].y, positions[handle.opposite.1].y, handle.fraction)
      return handle.sign * (positions[handle.vertex].y - met)
    }
  }

  /// Brings the lips of a relaxed face together.
  func close(_ positions: inout [Vector]) { move(&positions) { $0 - Self.contact } }

  /// Moves lips apart where an expression has pushed them through each other.
  func separate(_ positions: inout [Vector]) { move(&positions) { min($0 - Self.contact, 0) } }

  /// Shortens each gap by what `excess` says of it, half from either lip; repeated, as the lips' vertices do not
  /// face each other one to one.
  private func move(_ positions: inout [Vector], excess: (Float) -> Float) {
    for _ in 0..<3 {
      let displacements = zip(handles, gaps(positions)).map { handle, gap in
        Vector(0, -handle.sign * excess(gap) / 2, 0)
      }
      spread.apply(displacements, to: &positions)
    }
  }
}
