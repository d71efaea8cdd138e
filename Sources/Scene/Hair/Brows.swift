internal import Geometry

/// Both brows as strands, and the landmarks of the brows that were grown.
enum Brows {
  /// The strands of one brow, world space.
  static func strands(
    _ shape: BrowShape, _ p: BrowParameters, body: PosedBody, quads: [Int], random: CounterRandom
  ) -> (strands: Strands, roots: [HairRoot]) {
    let skin = body.skin
    var density = [Float](repeating: 0, count: skin.positions.count)
    for quad in quads {
      let q = skin.quads[quad]
      for k in 0..<4 { density[Int(q[k])] = shape.density(skin.templatePositions[Int(q[k])]) }
    }
    let roots = SkinSampler.roots(
      on: skin, quads: quads, density: density, count: p.count, random: random)
    let (up, left) = (body.worldFromHead.y, body.worldFromHead.x)
    let noise = SmoothNoise(random.child("disorder"))
    var strands = Strands()
    for root in roots {
      let u = root.words.units
      let (t, v) = shape.place(root.template)
      let disorder = noise.scalar(root.template * 320) * 0.25 + (u.x + u.y - 1) * 0.35
      let angle = shape.angle(along: t, across: v) + disorder * (0.35 + p.messiness)
      let aim = left * (shape.side * cosine(angle)) + up * sine(angle)
      let tangent = normalized(aim - root.normal * dot(aim, root.normal))
      let side = cross(root.normal, tangent)
      // Longest in the middle of the course, short at both ends and along the lower edge.
      let profile = (0.62 + 0.38 * smoothstep(0, 0.3, t)) * (1 - 0.40 * smoothstep(0.6, 1, t))
      let size = p.length * profile * (0.6 + 0.4 * u.z) * (1 - 0.15 * max(-v, 0))
      let rise = 0.30 + 0.25 * u.w + 0.15 * p.messiness * u.y
      let bend = (u.x - u.w) * 0.25
      let count = 5
      for i in 0..<count {
        let s = Float(i) / Float(count - 1)
        // Rises from the skin, then lies down along it.
        let height = rise * s * (1 - 0.62 * s)
        let point =
          root.position - root.normal * 0.00008 + tangent * (size * s * (1 - 0.1 * s))
          + root.normal * (size * height) + side * (size * bend * s * s)
        strands.points.append(SIMD4(point, p.diameter / 2 * (1 - 0.65 * s * s * s)))
      }
      strands.firstPoints.append(UInt32(strands.points.count))
    }
    return (strands, roots)
  }

  /// Five points from the inner to the outer end, on the skin, a little above the brow's middle line as iBUG
  /// annotators place them.
  static func landmarks(_ shape: BrowShape, body: PosedBody, quads: [Int]) -> [Vector] {
    let stations: [Float] = [0.03, 0.26, 0.5, 0.74, 0.97]
    return stations.map { t in
      let (x, y) = shape.point(along: t, across: 0.45)
      return body.skin.frontalPoint(templateX: x, templateY: y, quads: quads) ?? .zero
    }
  }
}

extension SkinSurface {
  /// The posed point of the foremost skin at a frontal position of the template; nil when there is none.
  func frontalPoint(templateX x: Float, templateY y: Float, quads candidates: [Int]) -> Vector? {
    var best: (depth: Float, position: Vector)?
    for quad in candidates {
      let q = quads[quad]
      for (j, k) in [(q.y, q.z), (q.z, q.w)] {
        let (a, b, c) = (templatePositions[Int(q.x)], templatePositions[Int(j)], templatePositions[Int(k)])
        let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        guard abs(area) > 1e-12 else { continue }
        let v = ((x - a.x) * (c.y - a.y) - (y - a.y) * (c.x - a.x)) / area
        let w = ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / area
        guard v >= -1e-4, w >= -1e-4, v + w <= 1.0002 else { continue }
        let depth = a.z + (b.z - a.z) * v + (c.z - a.z) * w
        guard depth > best?.depth ?? -.infinity else { continue }
        let (p, pj, pk) = (positions[Int(q.x)], positions[Int(j)], positions[Int(k)])
        best = (depth, p + (pj - p) * v + (pk - p) * w)
      }
    }
    return best?.position
  }
}
