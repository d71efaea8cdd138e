internal import Geometry

/// Hair gathered at one point of the head, and the tail, plait, bun or puff behind it. Head space, metres.
struct Tail: Sendable {
  /// Centre of the tie.
  let tie: Vector
  /// Unit direction in which the hair passes through it.
  let outwards: Vector
  /// The tail's middle line from the tie on, in equal steps, and a frame across it.
  private let line: [Vector]
  private let across: [(Vector, Vector)]
  private let step: Float
  /// Radius of the hair in the tie.
  private let radius: Float
  private let kind: HairTie
  private let rope: Rope
  private let isCurled: Bool

  init(_ number: Int, field: ScalpField, body: DistanceField) {
    let p = field.parameters
    kind = p.tie
    radius = 0.011 * (p.tieCount == 2 ? 0.75 : 1) * (p.tieShare < 0.99 ? 0.8 : 1)
    rope = Rope(.plait, diameter: 2 * p.tieSize)
    let place = field.tie(number)
    let (depth, gradient) = body.sample(place)
    let normal = normalized(gradient, fallback: Vector(0, 0, -1))
    outwards = normal
    tie = place + normal * (0.014 - depth)
    var points = [tie]
    switch kind {
    case .bun:
      // Two and a half turns of a thick rope about the outward axis, drawing in.
      let u = perpendicular(normal)
      let v = cross(normal, u)
      for i in 1...80 {
        let turn = Float(i) / 80
        let angle = turn * 2.6 * 2 * Float.pi
        let r = p.tieSize * smoothstep(0, 0.08, turn) * (1 - 0.55 * turn)
        let out = 0.006 + p.tieSize * turn
        points.append(tie + normal * out + (u * cosine(angle) + v * sine(angle)) * r)
      }
    case .none, .tail, .plait, .puff:
      var position = tie
      var direction = normal
      let step: Float = kind == .plait ? 0.004 : 0.006
      let thickness = kind == .plait ? 0.9 * p.tieSize : 0.014
      let count = kind == .puff ? 4 : Int(p.topLength * 0.8 / step)
      for i in 0..<max(count, 4) {
        let fall: Float = Float(i) * step < 0.012 ? 0.1 : 0.05 * step / 0.001
        direction = normalized(direction + field.gravity * fall + Vector(p.wind * 0.1, 0, 0))
        var next = position + direction * step
        let (room, push) = body.sample(next)
        let wanted = thickness + 0.010 * smoothstep(0, 0.07, Float(i) * step)
        if room < wanted { next += normalized(push, fallback: normal) * min(wanted - room, step) }
        direction = normalized(next - position, fallback: direction)
        position += direction * step
        points.append(position)
      }
    }
    step = distance(points[points.count / 2], points[points.count / 2 + 1])
    var frame = perpendicular(normal)
    across = points.indices.map { i in
      let tangent = normalized(
        points[min(i + 1, points.count - 1)] - points[max(i - 1, 0)], fallback: normal)
      frame = normalized(frame - tangent * dot(frame, tangent), fallback: perpendicular(tangent))
      return (frame, cross(tangent, frame))
    }
    line = points
    isCurled = p.curlDiameter > 0.006
  }

  /// The way of one guide: along the head to the tie, through it, along the tail.
  ///
  /// - Returns: the length of the way to the tie.
  func follow(
    _ r: ScalpRoot, body: DistanceField, field: ScalpField, into path: inout [Vector]
  ) -> Float {
    let p = field.parameters
    let u = r.root.words.units
    // A spot in the tie's disc: hair from above lies above, hair from the sides at the sides.
    let toTie = tie - r.position
    let flat = normalized(-toTie + outwards * dot(toTie, outwards), fallback: across[0].0)
    let angle = arcTangent(dot(flat, across[0].1), dot(flat, across[0].0)) + (u.x - 0.5) * 0.7
    let r0 = u.y.squareRoot()
    let disc = SIMD2(cosine(angle), sine(angle)) * r0
    let goal = tie + (across[0].0 * disc.x + across[0].1 * disc.y) * (radius * 0.75)

    let travelled = walk(
      r, to: goal, layer: p.volume * (0.35 + 0.65 * u.z), body: body, field: field, into: &path)
    switch kind {
    case .none, .tail: fall(disc, spread: 1 - 0.3 * p.layering * u.w * u.w, into: &path)
    case .plait: plait(angle, u, into: &path)
    case .bun: wind(disc, p.tieSize, into: &path)
    case .puff: burst(disc, u, p.tieSize, body: body, into: &path)
    }
    return travelled
  }

  /// Along the head.
  private func walk(
    _ r: ScalpRoot, to goal: Vector, layer: Float, body: DistanceField, field: ScalpField,
    into path: inout [Vector]
  ) -> Float {
    var position = r.position
    var direction = normalized(
      r.normal * 0.25 + normalized(goal - position, fallback: r.normal)
        + field.comb(r, at: position, normal: r.normal))
    path.append(position)
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
    return travelled
  }

  /// Free behind the tie: opens, then gathers again towards the tip.
  private func fall(_ disc: SIMD2<Float>, spread share: Float, into path: inout [Vector]) {
    let count = max(4, Int(Float(line.count) * share))
    for i in 1..<min(count, line.count) {
      let tip = Float(i) / Float(line.count)
      let spread =
        radius * (0.7 + (isCurled ? 1.9 : 0.9) * smoothstep(0, 0.06, Float(i) * step))
        * (1 - 0.55 * tip * tip)
      path.append(line[i] + (across[i].0 * disc.x + across[i].1 * disc.y) * spread)
    }
  }

  /// In the strand of the plait on whose side the hair comes in.
  private func plait(_ angle: Float, _ u: SIMD4<Float>, into path: inout [Vector]) {
    let strand = min(Int((angle / (2 * .pi) + 0.5) * 3), 2)
    let end = Int(Float(line.count) * (0.9 + 0.1 * u.w))
    for i in 1..<min(max(end, 4), line.count) {
      let s = Float(i) * step
      // Plaiting begins behind the tie and ends in a tuft.
      let begin = smoothstep(0, 0.015, s)
      let tip = Float(i) / Float(line.count)
      let size = begin * (1 - 0.5 * smoothstep(0.3, 0.9, tip)) * (1 - 0.7 * smoothstep(0.86, 0.9, tip))
      let spin = SIMD2(cosine(2 * .pi * u.x), sine(2 * .pi * u.x)) * u.y.squareRoot()
      let open = 1 + 1.2 * smoothstep(0.9, 1, tip)
      let offset = rope.center(strand, at: s) * size + spin * (rope.strandRadius * max(size, 0.3) * open)
      path.append(line[i] + across[i].0 * offset.x + across[i].1 * offset.y)
    }
  }

  /// Wound into the bun.
  private func wind(_ disc: SIMD2<Float>, _ size: Float, into path: inout [Vector]) {
    for i in 1..<line.count {
      let spread = 0.5 * size * (0.75 + 0.25 * smoothstep(0, 0.01, Float(i) * step))
      path.append(line[i] + (across[i].0 * disc.x + across[i].1 * disc.y) * spread)
    }
  }

  /// Straight to a spot of a ball that sits on the tie.
  private func burst(
    _ disc: SIMD2<Float>, _ u: SIMD4<Float>, _ size: Float, body: DistanceField, into path: inout [Vector]
  ) {
    let z = 1 - 1.75 * u.w
    let flat = normalized(Vector(disc.x, disc.y, 1e-4)) * (1 - z * z).squareRoot()
    let aim = across[0].0 * flat.x + across[0].1 * flat.y + outwards * z
    let goal = tie + outwards * (size * 0.72) + aim * (size * (0.75 + 0.25 * u.z))
    let start = path.last ?? tie
    for i in 1...6 {
      let t = Float(i) / 6
      var position = mix(
        mix(start, tie + outwards * (0.35 * size), t), mix(tie + outwards * (0.35 * size), goal, t), t)
      let (room, push) = body.sample(position)
      if room < 0.006 { position += normalized(push, fallback: outwards) * (0.006 - room) }
      path.append(position)
    }
  }
}
