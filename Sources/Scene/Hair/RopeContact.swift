internal import Geometry

/// Keeps ropes of hair out of each other and off the body. Head space, metres.
enum RopeContact {
  /// Rounds of moving apart; each leaves about half of what overlaps.
  private static let rounds = 6
  /// Points at a rope's root that stay: there neighbors are as near as they grow.
  private static let held = 3

  /// Moves middle lines that come nearer to each other than `diameter` apart, each half the way, in bends as long as a
  /// rope makes. Roots stay, and so do the distances between the points of a path.
  static func separate(_ paths: inout [[Vector]], diameter: Float, body: DistanceField) {
    for _ in 0..<rounds {
      let points = paths.flatMap { $0 }
      let owners = paths.indices.flatMap { rope in paths[rope].map { _ in rope } }
      let grid = PointGrid(points, cellSize: diameter)
      var first = 0
      let moved = paths.indices.map { rope -> [Vector] in
        let path = paths[rope]
        defer { first += path.count }
        var moves = [Vector](repeating: .zero, count: path.count)
        for k in path.indices.dropFirst(held) {
          grid.visit(near: path[k]) { other, square in
            guard owners[other] != rope, square < diameter * diameter, square > 1e-12 else { return }
            let gap = square.squareRoot()
            moves[k] += (path[k] - points[other]) * (0.5 * (diameter - gap) / gap)
          }
        }
        return settled(path, smoothed(smoothed(moves)), clearance: 0.4 * diameter, body)
      }
      paths = moved
    }
  }

  private static func smoothed(_ moves: [Vector]) -> [Vector] {
    moves.indices.map { k in
      let sum = moves[max(k - 1, 0)] + moves[k] * 2 + moves[min(k + 1, moves.count - 1)]
      return k == 0 ? .zero : sum / 4
    }
  }

  /// The path after its moves: outside the body, its steps as long as before.
  private static func settled(_ path: [Vector], _ moves: [Vector], clearance: Float, _ body: DistanceField)
    -> [Vector]
  {
    var result = path
    for k in path.indices.dropFirst() {
      var point = path[k] + moves[k]
      let (room, push) = body.sample(point)
      let wanted = min(clearance, 0.3 * distance(path[k], path[0]))
      if room < wanted { point += normalized(push, fallback: .zero) * min(wanted - room, 0.004) }
      let step = path[k] - path[k - 1]
      let direction = normalized(point - result[k - 1], fallback: normalized(step))
      result[k] = result[k - 1] + direction * length(step)
    }
    return result
  }
}
