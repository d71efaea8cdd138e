internal import Geometry

/// Grows guides through the combing field, against the body.
struct GuideGrowth {
  let field: ScalpField
  let body: DistanceField
  let pointCount: Int

  func grow(_ roots: [ScalpRoot]) -> Guides {
    var guides = Guides(roots: roots, pointCount: pointCount)
    let p = field.parameters
    let tails = p.tie == .none ? [] : (0..<p.tieCount).map { Tail($0, field: field, body: body) }
    var path: [Vector] = []
    guides.curls = roots.map(field.curl)
    for root in roots {
      path.removeAll(keepingCapacity: true)
      var tied: Float = 0
      if let tie = root.group.tie, tails.indices.contains(tie) {
        tied = tails[tie].follow(root, body: body, field: field, into: &path)
      } else if p.family == .standing {
        stand(root, into: &path)
      } else {
        integrate(root, from: root.position, along: nil, length: field.length(root), into: &path)
      }
      guides.append(path, normal: root.normal, tied: tied)
    }
    guides.gather(p)
    return guides
  }

  /// Hair that stands away from the head, nearly straight.
  private func stand(_ r: ScalpRoot, into path: inout [Vector]) {
    let p = field.parameters
    let center = field.fit.point(Vector(0, 0.012, -0.085))
    let radial = normalized(r.position - center)
    var aim = r.normal + radial + field.noise.vector(r.position * 70) * (0.8 * p.mess)
    aim += Vector(p.brushSide, 0, p.brushForward - 0.3) * (0.5 * field.topness(r))
    aim.x -= (r.position.x - field.fit.shift.x) * 8 * p.ridge
    // What is cut to a shape is combed upright.
    aim.y += (p.flatTop > 0 ? 3 : 1.5 * p.disconnection) * field.topness(r)
    let direction = normalized(aim)
    var length = field.length(r)
    if p.flatTop > 0, direction.y > 0.15 {
      length = clamp((field.level - r.position.y) / direction.y, 0.002, length)
    }
    let bend =
      (field.noise.vector(r.position * 55 + 3) + field.noise.vector(r.position * 130)) * (0.25 * length)
    let count = 8
    for i in 0...count {
      let t = Float(i) / Float(count)
      path.append(r.position + direction * (length * t) + bend * (t * t))
    }
  }

  /// One curve in equal steps, until its length is reached or it hangs below the cut.
  ///
  /// - Parameter along: the direction in which it begins; nil for that of the comb.
  func integrate(
    _ r: ScalpRoot, from start: Vector, along begin: Vector?, length: Float, into path: inout [Vector]
  ) {
    let p = field.parameters
    let cut = field.cutHeight(r)
    let u = r.root.words.units
    let step = clamp(length / 12, 0.0006, 0.006)
    let layer = 0.55 + 0.45 * u.x
    let top = field.topness(r)
    let front = top * smoothstep(-0.10, -0.02, r.root.template.z)
    // Short hair stands up on top and lies down at the sides.
    let standing: Float = p.family == .brushed ? mix(0.25, 1, top) : 1
    let rise =
      p.lift * standing * (1 - 0.6 * p.frontLift * (1 - front)) + 0.8 * p.frontLift * front
      * (p.family == .brushed ? 1 : 0)
    let usual = 0.006 + 0.035 * p.lift * min(length / 0.06, 1)
    let liftLength = mix(
      mix(usual, 0.3 * length, p.frontLift * front), 1.2 * length, p.stiffness * p.stiffness)
    let (hang, hold) = weights(r)
    // Who stands in the wind turns so that it blows hair out of the face.
    let gust =
      Vector(p.wind, abs(p.wind) * 0.25, -0.7 * abs(p.wind))
      * (1.3 + 0.8 * field.noise.scalar(r.root.template * 50))
    var position = start
    var direction =
      begin ?? normalized(r.normal * (0.25 + rise) + field.comb(r, at: position, normal: r.normal) * 0.8)
    var travelled: Float = 0
    path.append(position)
    while travelled < length {
      let ds = min(step, length - travelled + 1e-6)
      travelled += ds
      let (distance, gradient) = body.sample(position)
      let normal = normalized(gradient, fallback: r.normal)
      let clearance = clearance(r, travelled, position, layer)
      let near = 1 - smoothstep(clearance + 0.006, clearance + 0.045, distance)
      let combed = normalized(field.comb(r, at: position, normal: normal), fallback: field.gravity)
      let lift = rise * exponential(-travelled / liftLength)
      // A hair bends under its own weight the more, the longer the free part behind it.
      let droop = hang * travelled / (travelled + 0.05)
      var pull = combed * (0.16 + 0.5 * near) + normal * (lift * 0.9)
      pull += field.fall(r, position) * droop + field.outOfEyes(r, position)
      if p.wind != 0 { pull += gust * smoothstep(0.02, 0.10, travelled) }
      direction = normalized(direction + pull * min(ds / 0.009, 1))
      var next = position + direction * ds
      var (reached, push) = body.sample(next)
      // Shoulders carry hair, they do not spread it.
      push.x *= 1 - 0.85 * smoothstep(-0.08, -0.12, next.y)
      let room = clearance
      if reached < room {
        next += normalized(push, fallback: normal) * min(room - reached, 0.01)
      } else if reached < room + 0.05 {
        next -=
          normalized(push, fallback: normal)
          * (min(reached - room, 0.01) * hold * near * min(travelled / 0.02, 1) * 0.3)
      }
      let moved = normalized(next - position, fallback: direction)
      direction = normalized(direction * 0.35 + moved)
      position += moved * ds
      path.append(position)
      if position.y < cut && path.count > 3 || field.isBeforeEye(r, position) { break }
    }
    // Hair that begins below the cut still has a length.
    if path.count < 2 { path.append(start + r.normal * 0.001) }
  }

  /// How much hair hangs, and how much it is held to the head.
  private func weights(_ r: ScalpRoot) -> (hang: Float, hold: Float) {
    let p = field.parameters
    let free = 1 - p.stiffness
    let windless = 1 - 0.8 * abs(p.wind)
    switch p.family {
    case .clipped: return (0.02, 0.3)
    case .brushed:
      return (0.5 * free * windless, (r.group.isFringe ? 0.2 : 0.5) * free * (1 - 0.7 * p.frontLift))
    case .hanging:
      return ((p.curlDiameter > 0.007 ? 0.8 : 1.1) * (0.4 + 0.6 * free) * windless, 0.06 + 0.3 * p.wet)
    case .standing: return (0.03, 0)
    case .roped, .rows: return (mix(1.2, 0.1, p.stiffness), 0.03)
    }
  }

  /// The least distance that hair keeps from the skin after `travelled` metres. Hair that comes from further up
  /// lies on top of hair that grows below it, so thickness grows with the way.
  private func clearance(_ r: ScalpRoot, _ travelled: Float, _ position: Vector, _ layer: Float)
    -> Float
  {
    let p = field.parameters
    var thickness = p.volume * layer * (1 - exponential(-travelled / 0.06))
    if r.group.isFringe { thickness *= 0.55 }
    // The ends of what hangs over the sides of a short cut lie in.
    if p.family == .brushed {
      let beside = smoothstep(0.085, 0.055, position.y) * smoothstep(0.03, 0.0, position.z)
      thickness *= 1 - 0.65 * smoothstep(0.03, 0.08, travelled) * beside
    }
    if p.family == .hanging {
      // What hangs lies on the hair of the nape and behind the ears.
      thickness += (0.004 + p.volume) * layer * smoothstep(0.07, 0.19, travelled)
    } else if p.family == .roped || p.family == .rows {
      // Ropes lie on each other.
      thickness += p.ropeDiameter * (0.5 + 2 * (layer - 0.55)) * smoothstep(0, 0.06, travelled)
    }
    // Clothes lie on the shoulders.
    let clothes = 0.003 * smoothstep(-0.11, -0.16, position.y)
    return min(0.0012 + thickness + clothes, max(0.5 * travelled, 0.0004))
  }
}
