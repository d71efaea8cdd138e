internal import Geometry

/// A line along which two edges of skin meet: the lips of the mouth, or the lids of an eye. Brings them together
/// and keeps them from cutting into each other.
struct ClosingLine: Sendable {
  /// Distance along y at which the control meshes of the two edges touch, metres.
  private let contact: Float

  /// A vertex of one edge, and the place on the other that it meets.
  private struct Handle {
    var vertex: Int
    /// Two neighbors on the other edge, and how far the place lies from the first to the second, 0…1.
    var opposite: (Int, Int)
    var fraction: Float
    /// 1 on the upper edge, -1 on the lower.
    var sign: Float
  }

  private let handles: [Handle]
  private let spread: LoopSpread

  /// - Parameters:
  ///   - loop: The line of contact: along one edge and back along the other. They need not have equally many
  ///     vertices.
  ///   - contact: Distance of touching control meshes along y, metres.
  ///   - reach: How far along the skin it follows, metres.
  init(loop: [Int], contact: Float, reach: Float, graph: EdgeGraph, template: [Vector]) {
    self.contact = contact
    let chains = EdgeChains(loop: loop, template: template)

    func meet(_ chain: [Int], _ other: [Int], sign: Float) -> [Handle] {
      chain.dropFirst().dropLast().map { vertex in
        let x = template[vertex].x
        let next = clamp(other.firstIndex { template[$0].x > x } ?? other.count - 1, 1, other.count - 1)
        let (p, q) = (other[next - 1], other[next])
        let fraction = clamp((x - template[p].x) / max(template[q].x - template[p].x, 1e-6), 0, 1)
        return Handle(vertex: vertex, opposite: (p, q), fraction: fraction, sign: sign)
      }
    }
    handles = meet(chains.upper, chains.lower, sign: 1) + meet(chains.lower, chains.upper, sign: -1)
    spread = LoopSpread(
      handles: handles.map(\.vertex), graph: graph, positions: template, reach: 0.014, blur: 0.003,
      plateau: 0.25)
  }

  /// Gap at each vertex of the line of contact along +y, metres; negative where the edges cut into each other.
  func gaps(_ positions: [Vector]) -> [Float] {
    handles.map { handle in
      let met = mix(positions[handle.opposite.0].y, positions[handle.opposite.1].y, handle.fraction)
      return handle.sign * (positions[handle.vertex].y - met)
    }
  }

  /// Brings the two edges together everywhere.
  func close(_ positions: inout [Vector]) { move(&positions) { $0 - contact } }

  /// Takes a share of what gap is left, 0…1, and moves the edges apart where they cut into each other.
  func close(_ positions: inout [Vector], share: Float) {
    if share > 0 { move(&positions, by: gaps(positions).map { max($0 - contact, 0) * share }) }
    separate(&positions)
  }

  /// Moves the edges apart where something has pushed them through each other.
  func separate(_ positions: inout [Vector]) { move(&positions) { min($0 - contact, 0) } }

  /// Shortens each gap by what `excess` says of it; repeated, as the edges' vertices do not face each other one to
  /// one.
  private func move(_ positions: inout [Vector], excess: (Float) -> Float) {
    for _ in 0..<3 { move(&positions, by: gaps(positions).map(excess)) }
  }

  /// Shortens each gap by a length, half from either edge.
  private func move(_ positions: inout [Vector], by lengths: [Float]) {
    spread.apply(zip(handles, lengths).map { Vector(0, -$0.sign * $1 / 2, 0) }, to: &positions)
  }
}
