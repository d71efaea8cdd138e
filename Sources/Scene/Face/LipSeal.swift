internal import Geometry

/// Closes the lips of a person at rest and keeps them from cutting into each other in any expression.
struct LipSeal: Sendable {
  /// Distance between the control vertices of touching lips along y; slightly negative, as the subdivided lips
  /// shrink away from each other.
  private static let contact: Float = -0.15e-3

  /// Vertices of the contact line of the upper and lower lip, opposite each other.
  private let pairs: [(upper: Int, lower: Int)]
  private let spread: LoopSpread

  init(loop: [Int], graph: EdgeGraph, template: [Vector]) {
    // The loop runs along one lip and back along the other, so opposite vertices have equal distance from the
    // corner of the mouth.
    let count = loop.count
    let rightCorner = loop.indices.min { template[loop[$0]].x < template[loop[$1]].x } ?? 0
    func opposite(_ step: Int) -> (Int, Int) {
      (loop[(rightCorner + step) % count], loop[(rightCorner - step + count) % count])
    }
    // Which of the two runs is the upper lip shows in the middle, where they are furthest apart.
    let middle = opposite(count / 4)
    let firstIsUpper = template[middle.0].y > template[middle.1].y
    pairs = (1..<count / 2).map { step in
      let (a, b) = opposite(step)
      return firstIsUpper ? (a, b) : (b, a)
    }
    spread = LoopSpread(
      handles: pairs.flatMap { [$0.upper, $0.lower] }, graph: graph, positions: template, reach: 0.014,
      blur: 0.003, plateau: 0.25)
  }

  /// Gap between each pair along +y, metres; negative where the lips cut into each other.
  func gaps(_ positions: [Vector]) -> [Float] { pairs.map { positions[$0.upper].y - positions[$0.lower].y } }

  /// Brings the lips of a relaxed face together.
  func close(_ positions: inout [Vector]) { move(&positions) { $0 - Self.contact } }

  /// Moves lips apart where an expression has pushed them through each other.
  func separate(_ positions: inout [Vector]) { move(&positions) { min($0 - Self.contact, 0) } }

  /// Shortens each gap by what `excess` says of it, half from either lip.
  private func move(_ positions: inout [Vector], excess: (Float) -> Float) {
    let displacements = gaps(positions).flatMap { gap in
      let half = Vector(0, excess(gap) / 2, 0)
      return [-half, half]
    }
    spread.apply(displacements, to: &positions)
  }
}
