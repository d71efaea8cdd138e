internal import Geometry

/// Bends the lids of one eye onto its eyeball, whatever identity, expression and gaze have made of them.
struct LidContact: Sendable {
  /// Gap between the control mesh of the lid margin and the eyeball: the subdivided lid, which lies inside its
  /// control mesh, then keeps about 0.3 mm. Its own thickness it gets from ``LidThickness``.
  private static let marginGap: Float = 0.42e-3
  /// No skin near the eye comes closer than this, metres.
  static let leastGap: Float = 0.34e-3
  /// How far the lining of the lids stays from the cornea, metres: less than the skin before it.
  private static let liningGap: Float = 0.15e-3
  /// How much of the lining makes the edge of a lid, from its front to the eye, on the template; metres.
  private static let edgeWidth: Float = 0.8e-3

  private let loop: [Int]
  private let spread: LoopSpread
  /// How firmly each margin vertex is pulled back onto the eye: not at the inner corner, where the caruncle lies between
  /// lid and eye, and less at the outer one. Both lie further from the pupil than an eyeball is wide: on it, the fissure
  /// would be 4 mm shorter than people's.
  private let pull: [Float]
  /// Skin that may come to lie before the eyeball: all near the lids, but not what lines the socket behind them.
  let nearby: [Int]

  /// - Parameter hidden: Vertices that line the socket; they may end up inside the eyeball, where nobody sees them.
  init(_ side: Side, loop: [Int], hidden: [Bool], graph: EdgeGraph, template: [Vector]) {
    self.loop = loop
    spread = LoopSpread(handles: loop, graph: graph, positions: template, reach: 0.012, blur: 0.0025)
    let (least, most) = (
      loop.map { template[$0].x * side.sign }.min() ?? 0, loop.map { template[$0].x * side.sign }.max() ?? 0
    )
    pull = loop.map { vertex in
      // 0 at the corner towards the nose, 1 at the outer corner.
      let t = (template[vertex].x * side.sign - least) / max(most - least, 1e-6)
      return smoothstep(0, 0.22, t) * mix(1, 0.25, smoothstep(0.85, 1, t))
    }
    var near: Set<Int> = []
    for vertex in loop {
      for (reached, _) in graph.distances(from: vertex, positions: template, within: 0.016)
      where !hidden[reached] {
        near.insert(reached)
      }
    }
    nearby = near.sorted()
  }

  /// Moves lid vertices of `positions` (rest space, expressed) so that they lie on the eye.
  func apply(_ shape: EyeShape, restFromEye: Affine, to positions: inout [Vector]) {
    let eyeFromRest = restFromEye.rigidInverse
    let displacements = zip(loop, pull).map { vertex, pull -> Vector in
      let p = eyeFromRest.point(positions[vertex])
      let excess = length(p) - shape.radius(cosine: p.z / max(length(p), 1e-9)) - Self.marginGap
      let moved = normalized(p) * -(excess > 0 ? excess * pull : excess)
      return restFromEye.direction(moved)
    }
    spread.apply(displacements, to: &positions)
    for vertex in nearby {
      positions[vertex] = Self.pushedOut(positions[vertex], Self.leastGap, shape, restFromEye, eyeFromRest)
    }
  }

  /// The refined skin may cut the eyeball by a hair's breadth where the lid turns sharply: moves such vertices
  /// out.
  static func clear(_ positions: inout [Vector], of vertices: [Int], _ shape: EyeShape, worldFromEye: Affine)
  {
    let eyeFromWorld = worldFromEye.rigidInverse
    for vertex in vertices {
      positions[vertex] = pushedOut(positions[vertex], leastGap, shape, worldFromEye, eyeFromWorld)
    }
  }

  /// A vertex of the refined skin that lines an eye socket.
  struct LiningVertex: Sendable {
    var vertex: Int
    /// The place on the lid margin that it is nearest to, an index into the loop.
    var foot: Int
    /// Distance from there on the template, metres.
    var inside: Float
    /// How firmly it is held, 0…1.
    var hold: Float
  }

  /// The lining of a socket: held from its outer half on, as in the inner corner it fills the gap behind the caruncle.
  ///
  /// - Parameter margin: The lid margin, a loop of vertices of the refined skin.
  static func lining(
    _ side: Side, margin: [Int], center: Vector, template: [Vector], share: [Float], contours: SkinContours
  ) -> [LiningVertex] {
    template.indices.compactMap { v in
      guard share[v] >= 0.5, min(contours.upperLids[v], contours.lowerLids[v]) > 0,
        distance(template[v], center) < 0.03,
        let foot = margin.indices.min(by: {
          distance(template[margin[$0]], template[v]) < distance(template[margin[$1]], template[v])
        })
      else { return nil }
      return LiningVertex(
        vertex: v, foot: foot, inside: distance(template[margin[foot]], template[v]),
        hold: smoothstep(0, 5e-3, (template[v].x - center.x) * side.sign))
    }
  }

  /// Puts the lining of a socket where nobody sees it. It is sculpted for lids that do not move: left to itself it folds
  /// towards the opening of the eye, where the cornea would show it, and comes through the skin where a large eyeball
  /// stretches the outer corner. So it is drawn into the eyeball, and where the cornea does not hide what is behind it,
  /// it is laid on the eye under the lid, as that of people lies.
  static func tuck(
    _ positions: inout [Vector], lining: [LiningVertex], margin: [Int], _ shape: EyeShape,
    worldFromEye: Affine, worldFromHead: Affine
  ) {
    let eyeFromWorld = worldFromEye.rigidInverse
    let forward = eyeFromWorld.direction(worldFromHead.z)
    let loop = margin.map { eyeFromWorld.point(positions[$0]) }
    let feet = loop.map { LidThickness.foot($0, forward: forward, gap: liningGap, shape) }
    let middle = loop.reduce(Vector.zero, +) / Float(loop.count)
    // Across the margin along the eyeball, away from the opening. Which of the two sides that is, all places together say:
    // in the corners a single one would not.
    let across = loop.indices.map { i in
      let along = loop[(i + 3) % loop.count] - loop[(i + loop.count - 3) % loop.count]
      return normalized(cross(loop[i], along))
    }
    let outward = zip(loop, across).reduce(0) { $0 + dot($1.0 - middle, $1.1) } > 0
    let away = outward ? across : across.map { -$0 }
    for place in lining {
      let p = eyeFromWorld.point(positions[place.vertex])
      let excess = -shape.depth(p) - mix(marginGap, -0.5e-3, smoothstep(0.3e-3, 1.6e-3, place.inside))
      let sunk = excess > 0 ? p - normalized(p) * (excess * place.hold) : p
      // First down the edge of the lid to the eye, clear of the tear strip, then along the eye.
      let (front, foot) = (loop[place.foot], feet[place.foot])
      let angle = (max(place.inside - edgeWidth, 0) + 0.3e-3) / shape.eyeballRadius
      let under = normalized(foot) * cosine(angle) + away[place.foot] * sine(angle)
      let along = under * (shape.radius(cosine: under.z) + liningGap)
      let laid = mix(front, along, min(place.inside / edgeWidth, 1))
      // No lid covers more of the cornea than that.
      let shown = max(shape.corneaShare(p), shape.corneaShare(under)) * smoothstep(10e-3, 9e-3, place.inside)
      positions[place.vertex] = worldFromEye.point(mix(sunk, laid, shown))
    }
  }

  /// A point moved away from the eye's center until it lies `gap` outside the front of the eyeball.
  private static func pushedOut(
    _ point: Vector, _ gap: Float, _ shape: EyeShape, _ spaceFromEye: Affine, _ eyeFromSpace: Affine
  ) -> Vector {
    let p = eyeFromSpace.point(point)
    let depth = shape.depth(p) + gap
    return depth > 0 ? spaceFromEye.point(p + normalized(p) * depth) : point
  }
}
