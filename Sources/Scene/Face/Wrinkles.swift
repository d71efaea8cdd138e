internal import Geometry

/// The wrinkles of one face: lines that age has left, deepened where the expression squeezes the skin across them.
struct Wrinkles: Sendable {
  /// A piece of a line in template space, or of the bottom of a fold; heights are negative.
  let marks: [SkinMark]
  /// Pieces that bend the mesh as well.
  let folds: [SkinMark]

  /// How far along the skin from a line its squeeze is measured, metres.
  private static let gauge: Float = 4e-3
  /// Length of the pieces, metres.
  private static let step: Float = 2.5e-3

  /// - Parameters:
  ///   - rest, posed: The skin's vertices without and with expression and pose.
  init(_ skin: SkinParameters, _ topology: SkinTopology, rest: [Vector], posed: [Vector]) {
    let stream = CounterRandom(key: SIMD3(skin.pattern, 0x57A1, 0x3)).child("wrinkles")
    let noise = Noise(seed: skin.pattern ^ 0x1D2C_6A5E)
    var (marks, folds): ([SkinMark], [SkinMark]) = ([], [])
    for line in WrinkleLines(landmarks: topology.landmarks).drawn(stream) {
      // The most wrinkled have all lines, and deeper ones.
      let age =
        smoothstep(line.onset, line.onset + 0.5, skin.wrinkles)
        * mix(1, 1.3, smoothstep(0.6, 1, skin.wrinkles))
      let path = Self.sampled(line.points)
      var previous: (point: Vector, depth: Float)?
      for (index, place) in path.enumerated() {
        let u = Float(index) / Float(path.count - 1)
        let along = path[min(index + 1, path.count - 1)] - path[max(index - 1, 0)]
        guard let point = topology.front.point(place) else {
          previous = nil
          continue
        }
        let stretch = Self.stretch(place, along, topology.front, rest, posed)
        let squeezed = smoothstep(0.04, 0.3, -stretch) * mix(0.55, 1, min(age, 1))
        let fade = smoothstep(0, line.fade.x, u) * smoothstep(0, line.fade.y, 1 - u)
        let uneven = 0.8 + 0.5 * noise.value(point * 220)
        let depth =
          (line.depth * age + line.squeezedDepth * squeezed) * max(0.2, 1 - 2 * max(stretch, 0)) * fade
          * uneven
        // Where the skin seen from the front leaps, as below the chin, the line is broken.
        if let last = previous, max(last.depth, depth) > 12e-6, distance(last.point, point) < 8e-3 {
          let deep = min(max(last.depth, depth) / 0.5e-3, 1)
          let mark = SkinMark(
            start: last.point, end: point, width: line.width * (0.8 + 0.4 * min(age, 1)),
            startHeight: -last.depth,
            endHeight: -depth, tint: mix(Vector(1, 1, 1), Vector(0.86, 0.77, 0.74), deep))
          if line.isFold {
            folds.append(mark)
            marks.append(Self.crease(of: mark))
          } else {
            marks.append(mark)
          }
        }
        previous = (point, max(depth, 0))
      }
    }
    self.marks = marks
    self.folds = folds
  }

  /// The narrow bottom of a fold, which vertices are too far apart for.
  private static func crease(of fold: SkinMark) -> SkinMark {
    var crease = fold
    crease.width *= 0.4
    crease.startHeight *= 0.35
    crease.endHeight *= 0.35
    return crease
  }

  /// Moves vertices of the skin into the folds.
  func bend(_ positions: inout [Vector], topology: SkinTopology) {
    if folds.isEmpty { return }
    var depths = [Float](repeating: 0, count: positions.count)
    for fold in folds {
      let reach = 2.2 * fold.width
      let along = fold.end - fold.start
      let squared = max(dot(along, along), 1e-12)
      for vertex in topology.frontVertices(
        near: (fold.start + fold.end) / 2, within: reach + length(along) / 2)
      {
        let p = topology.templatePositions[vertex]
        let t = clamp(dot(p - fold.start, along) / squared, 0, 1)
        let x = distance(p, fold.start + along * t) / fold.width
        let depth = mix(fold.startHeight, fold.endHeight, t) * exponential(-x * x)
        depths[vertex] = min(depths[vertex], depth)
      }
    }
    let normals = topology.normals(positions, at: depths.map { $0 < 0 })
    for (vertex, depth) in depths.enumerated() where depth < 0 {
      // Not where lids and lips must keep their distance from what lies behind them.
      let contours = topology.contours
      let free =
        smoothstep(0, -2e-3, contours.lips[vertex])
        * smoothstep(-1e-3, -3e-3, max(contours.upperLids[vertex], contours.lowerLids[vertex]))
      positions[vertex] += normals[vertex] * (depth * free)
    }
  }

  /// Change of the skin's length across a line at a point of it: -0.1 is squeezed by a tenth.
  private static func stretch(
    _ place: SIMD2<Float>, _ along: SIMD2<Float>, _ front: TemplateFront, _ rest: [Vector], _ posed: [Vector]
  ) -> Float {
    let size = max((along * along).sum().squareRoot(), 1e-9)
    let across = SIMD2(-along.y, along.x) * (gauge / size)
    guard let a = front.vertex(place + across), let b = front.vertex(place - across), a != b else { return 0 }
    return distance(posed[a], posed[b]) / max(distance(rest[a], rest[b]), 1e-6) - 1
  }

  /// A Catmull-Rom spline through the points, sampled about every ``step``.
  private static func sampled(_ points: [SIMD2<Float>]) -> [SIMD2<Float>] {
    var result = [points[0]]
    for i in 0..<points.count - 1 {
      let (b, c) = (points[i], points[i + 1])
      let a = i > 0 ? points[i - 1] : b + b - c
      let d = i + 2 < points.count ? points[i + 2] : c + c - b
      let chord = c - b
      let count = max(1, Int(((chord * chord).sum().squareRoot() / step).rounded(.up)))
      for k in 1...count {
        let t = Float(k) / Float(count)
        let (t2, t3) = (t * t, t * t * t)
        let first = b * 2 + (c - a) * t
        let second = (a * 2 - b * 5 + c * 4 - d) * t2
        let third = (b * 3 - a - c * 3 + d) * t3
        result.append((first + second + third) * 0.5)
      }
    }
    return result
  }
}
