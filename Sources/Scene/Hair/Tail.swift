internal import Geometry

/// Hair gathered at one point of the back of the head, and the tail or bun behind it. Head space, metres.
struct Tail: Sendable {
  /// Centre of the tie.
  let tie: Vector
  /// Unit direction in which the hair passes through it.
  let outwards: Vector
  /// The tail's middle line from the tie on, in equal steps, and a frame across it.
  private let line: [Vector]
  private let across: [(Vector, Vector)]
  private let step: Float
  private let radius: Float

  init(field: ScalpField, body: DistanceField) {
    let p = field.parameters
    let (depth, gradient) = body.sample(field.tie)
    let normal = normalized(gradient, fallback: Vector(0, 0, -1))
    radius = 0.011
    outwards = normal
    tie = field.tie + normal * (0.016 - depth)
    var points = [tie]
    let step: Float = 0.006
    if p.bun {
      // Two and a half turns of a rope about the outward axis, drawing in.
      let u = perpendicular(normal)
      let v = cross(normal, u)
      for i in 1...80 {
        let turn = Float(i) / 80
        let angle = turn * 2.6 * 2 * Float.pi
        let r = 0.020 * smoothstep(0, 0.08, turn) * (1 - 0.55 * turn)
        let out = 0.006 + 0.020 * turn
        points.append(tie + normal * out + (u * cosine(angle) + v * sine(angle)) * r)
      }
    } else {
      var position = tie
      var direction = normal
      let count = Int(p.topLength / step)
      for i in 0..<max(count, 4) {
        let fall: Float = i < 2 ? 0.1 : 0.30
        direction = normalized(direction + field.gravity * fall)
        var next = position + direction * step
        let (room, push) = body.sample(next)
        let wanted: Float = 0.014 + 0.010 * smoothstep(0, 12, Float(i))
        if room < wanted { next += normalized(push, fallback: normal) * (wanted - room) }
        direction = normalized(next - position, fallback: direction)
        position += direction * step
        points.append(position)
      }
    }
    self.step = p.bun ? distance(points[40], points[41]) : step
    var frame = perpendicular(normal)
    across = points.indices.map { i in
      let tangent = normalized(
        points[min(i + 1, points.count - 1)] - points[max(i - 1, 0)], fallback: normal)
      frame = normalized(frame - tangent * dot(frame, tangent), fallback: perpendicular(tangent))
      return (frame, cross(tangent, frame))
    }
    line = points
    isBun = p.bun
    isCurled = p.curlDiameter > 0
  }

  private let isBun: Bool
  private let isCurled: Bool

  /// The way of one guide: along the head to the tie, through it, along the tail.
  func follow(
    _ r: ScalpRoot, body: DistanceField, field: ScalpField, into path: inout [Vector]
  ) {
    let p = field.parameters
    let u = r.root.words.units
    // A spot in the tie's disc: hair from above lies above, hair from the sides at the sides.
    let toTie = tie - r.position
    let flat = normalized(-toTie + outwards * dot(toTie, outwards), fallback: across[0].0)
    let angle = arcTangent(dot(flat, across[0].1), dot(flat, across[0].0)) + (u.x - 0.5) * 0.7
    let r0 = u.y.squareRoot()
    let disc = SIMD2(cosine(angle), sine(angle)) * r0
    let goal = tie + (across[0].0 * disc.x + across[0].1 * disc.y) * (radius * 0.75)

    var position = r.position
    var direction = normalized(
      r.normal * 0.25 + normalized(goal - position, fallback: r.normal)
        + field.comb(r, at: position, normal: r.normal))
    path.append(position)
    let layer = p.volume * (0.35 + 0.65 * u.z)
    let ds: Float = 0.005
    var travelled: Float = 0
    for _ in 0..<70 {
      let left = goal - position
      let remaining = Geometry.length(left)
      if remaining < 0.010 { break }
      travelled += ds
      let (_, gradient) = body.sample(position)
      let normal = normalized(gradient, fallback: r.normal)
      let aim = normalized(
        left - normal * (dot(left, normal) * smoothstep(0.03, 0.06, remaining)), fallback: left)
      direction = normalized(direction * 0.6 + aim + field.comb(r, at: position, normal: normal))
      var next = position + direction * ds
      let (room, push) = body.sample(next)
      let rise = 0.0010 + layer * (1 - exponential(-travelled / 0.05))
      let wanted = min(rise, travelled * 0.6) * smoothstep(0.005, 0.04, remaining) + 0.001
      let correction = wanted - room
      if correction > 0 || remaining > 0.03 {
        next += normalized(push, fallback: normal) * clamp(correction, -0.003, 0.006)
      }
      direction = normalized(next - position, fallback: direction)
      position += direction * ds
      path.append(position)
    }
    let count = isBun ? line.count : max(4, Int(Float(line.count) * (1 - 0.3 * p.layering * u.w * u.w)))
    for i in 1..<min(count, line.count) {
      let along = Float(i) * step
      // Opens behind the tie, gathers again towards the tip.
      let tip = Float(i) / Float(line.count)
      let spread =
        isBun
        ? 0.010 * (0.75 + 0.25 * smoothstep(0, 0.01, along))
        : radius * (0.7 + (isCurled ? 1.9 : 0.9) * smoothstep(0, 0.06, along)) * (1 - 0.55 * tip * tip)
      path.append(line[i] + (across[i].0 * disc.x + across[i].1 * disc.y) * spread)
    }
  }
}
