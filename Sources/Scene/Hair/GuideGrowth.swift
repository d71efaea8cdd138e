internal import Geometry

/// Locks: a few hundred to a few thousand curves that the hairs follow, all with the same number of points at
/// equal steps along each curve. Head space, metres.
struct Guides: Sendable {
  var roots: [ScalpRoot]
  /// Points of guide `g`: `g * pointCount ..< (g + 1) * pointCount`.
  var points: [Vector]
  /// Unit tangents, and unit normals carried along without twist.
  var tangents: [Vector]
  var normals: [Vector]
  var lengths: [Float]
  /// What decides the curl of a lock, each varying smoothly over the head: see ``Curl``.
  var curls: [Vector]
  let pointCount: Int
}

/// Grows guides through the combing field, against the body.
struct GuideGrowth {
  let field: ScalpField
  let body: DistanceField
  let pointCount: Int

  func grow(_ roots: [ScalpRoot]) -> Guides {
    var guides = Guides(
      roots: roots, points: [], tangents: [], normals: [], lengths: [], curls: [], pointCount: pointCount)
    guides.points.reserveCapacity(roots.count * pointCount)
    guides.tangents.reserveCapacity(roots.count * pointCount)
    guides.normals.reserveCapacity(roots.count * pointCount)
    guides.lengths.reserveCapacity(roots.count)
    let tail = field.parameters.style == .tiedBack ? Tail(field: field, body: body) : nil
    var path: [Vector] = []
    guides.curls = roots.map(field.curl)
    for root in roots {
      path.removeAll(keepingCapacity: true)
      if let tail {
        tail.follow(root, body: body, field: field, into: &path)
      } else {
        integrate(root, into: &path)
      }
      resample(path, normal: root.normal, into: &guides)
    }
    return guides
  }

  /// One curve in equal steps, until its length is reached or it hangs below the cut.
  private func integrate(_ r: ScalpRoot, into path: inout [Vector]) {
    let p = field.parameters
    let length = field.length(r)
    let cut = field.cutHeight(r)
    let u = r.root.words.units
    let step = clamp(length / 12, 0.0008, 0.006)
    let layer = 0.55 + 0.45 * u.x
    let stands = p.style == .coils
    let liftLength = stands ? 1 : 0.006 + 0.035 * p.lift * min(length / 0.06, 1)
    let (hang, hold) = weights
    // Short hair stands up on top and lies down at the sides.
    let standing =
      p.style == .crew
      ? mix(0.2, 1, field.topness(r) * smoothstep(-0.14, -0.027, r.root.template.z)) : 1
    var position = r.position
    var direction = normalized(
      r.normal * (0.25 + p.lift * standing) + field.comb(r, at: position, normal: r.normal) * 0.8)
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
      let lift = p.lift * exponential(-travelled / liftLength) * standing
      // A hair bends under its own weight the more, the longer the free part behind it.
      let droop = hang * travelled / (travelled + 0.05)
      var pull = combed * (0.16 + 0.5 * near) + normal * (lift * 0.9)
      pull += field.fall(r, position) * droop
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
      if position.y < cut && path.count > 3 { break }
    }
    // Hair that begins below the cut still has a length.
    if path.count < 2 { path.append(r.position + r.normal * 0.001) }
  }

  /// How much a style hangs, and how much it is held to the head.
  private var weights: (hang: Float, hold: Float) {
    switch field.parameters.style {
    case .bald, .buzz: (0.02, 0.3)
    case .crew: (0.05, 0)
    case .sidePart: (0.5, 0.5)
    case .sweptBack: (0.35, 0.6)
    case .messy: (0.35, 0.15)
    case .bob, .longStraight, .longWavy: (1.1, 0.06)
    case .curly: (0.8, 0.03)
    case .coils: (0.03, 0)
    case .tiedBack: (0.3, 1)
    }
  }

  /// The least distance that hair keeps from the skin after `travelled` metres. Hair that comes from further up
  /// lies on top of hair that grows below it, so thickness grows with the way.
  private func clearance(_ r: ScalpRoot, _ travelled: Float, _ position: Vector, _ layer: Float)
    -> Float
  {
    let p = field.parameters
    var thickness = p.volume * layer * (1 - exponential(-travelled / 0.06))
    if r.group == .fringe { thickness *= 0.55 }
    // What hangs lies on the hair of the nape and behind the ears.
    if field.isLevelCut { thickness += (0.004 + p.volume) * layer * smoothstep(0.07, 0.19, travelled) }
    // Clothes lie on the shoulders.
    let clothes = 0.009 * smoothstep(-0.11, -0.16, position.y)
    return min(0.0012 + thickness + clothes, max(0.5 * travelled, 0.0004))
  }

  /// Puts the path at `pointCount` equal steps and carries a normal along it.
  private func resample(_ path: [Vector], normal: Vector, into guides: inout Guides) {
    var total: Float = 0
    for i in 1..<path.count { total += distance(path[i], path[i - 1]) }
    guides.lengths.append(total)
    let first = guides.points.count
    let step = total / Float(pointCount - 1)
    guides.points.append(path[0])
    var segment = 1
    var along = distance(path[1], path[0])
    var start: Float = 0
    for i in 1..<pointCount {
      let wanted = step * Float(i)
      while segment < path.count - 1 && start + along < wanted {
        start += along
        segment += 1
        along = distance(path[segment], path[segment - 1])
      }
      let t = along > 0 ? min((wanted - start) / along, 1) : 0
      guides.points.append(mix(path[segment - 1], path[segment], t))
    }
    var carried = normal
    for i in 0..<pointCount {
      let ahead = guides.points[first + min(i + 1, pointCount - 1)]
      let behind = guides.points[first + max(i - 1, 0)]
      let tangent = normalized(ahead - behind, fallback: normal)
      carried = normalized(
        carried - tangent * dot(carried, tangent), fallback: perpendicular(tangent))
      guides.tangents.append(tangent)
      guides.normals.append(carried)
    }
  }
}

/// Some unit vector across `v`.
func perpendicular(_ v: Vector) -> Vector {
  normalized(cross(v, abs(v.x) < 0.7 ? Vector(1, 0, 0) : Vector(0, 1, 0)))
}
