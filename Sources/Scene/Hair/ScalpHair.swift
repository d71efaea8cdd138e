internal import Geometry

/// Single hairs that follow wisps.
struct ScalpHair {
  let parameters: ScalpParameters
  let wisps: Wisps
  let lookup: NearestPoint
  let body: DistanceField
  let worldFromHead: Affine
  /// Factor on the radius, for when fewer hairs stand for more.
  let thickening: Float

  /// Appends the strand of each root and tells for each root whether it got one: those far from any wisp, as on the
  /// bare lines between rows, do not.
  func grow(_ roots: [HairRoot], headFromWorld: Affine, into strands: inout Strands) -> [Bool] {
    strands.firstPoints.reserveCapacity(strands.firstPoints.count + roots.count)
    strands.points.reserveCapacity(
      strands.points.count + roots.count * wisps.points.count / max(wisps.count, 1))
    return roots.map { root in
      let position = headFromWorld.point(root.position)
      guard let wisp = lookup.nearest(position) else { return false }
      grow(root, at: position, normal: headFromWorld.direction(root.normal), wisp: wisp, into: &strands)
      return true
    }
  }

  private func grow(
    _ root: HairRoot, at position: Vector, normal: Vector, wisp: Int, into strands: inout Strands
  ) {
    let p = parameters
    let (first, end) = (wisps.firsts[wisp], wisps.firsts[wisp + 1])
    let u = root.words.units
    let v = CounterRandom.words(root.words ^ 0x68bc_21eb).units
    let length = wisps.lengths[wisp]
    let isStray = v.x < p.flyaways
    // Most hairs end near the tip; some are broken or just growing.
    let share = (1 - (0.03 + 0.14 * p.texturing) * u.x * u.x) * (v.y < 0.03 ? 0.35 + 15 * v.y : 1)
    let last = share * Float(end - first - 1)
    let count = max(1, Int(last.rounded(.up)))

    let offset = position - wisps.points[first].position
    let frame = wisps.points[first]
    let along = cross(frame.normal, frame.across)
    let (n, b, t0) = (dot(offset, frame.normal), dot(offset, frame.across), dot(offset, along))
    let away = (offset.x * offset.x + offset.y * offset.y + offset.z * offset.z).squareRoot()
    let own = Vector(u.y, u.z, v.z) * 2 - 1
    // Hairs leave their wisp by some millimetres, in ropes by less, however long they are.
    let isRope = p.family == .roped || p.family == .rows
    let isRinglet = p.curlDiameter > 0.007 && p.family != .standing
    let free = 0.07 * (1 - exponential(-length / 0.07)) * (isRope ? 0.15 : isRinglet ? 0.45 : 1)
    let disorder = free * (0.02 + 0.10 * p.frizz) * (1 - 0.8 * p.wet)
    let (bow, stray) = (
      own * disorder, own * (disorder * (isStray ? 4 : 0.8)) + (isStray ? normal * (free * 0.25) : .zero)
    )
    // Corners of neighbouring hairs do not line up.
    let slide = u.w * 0.9
    let fine = 0.55 + 0.45 * smoothstep(0.0005, 0.008, wisps.depths[wisp])
    let radius = p.diameter / 2 * thickening * (0.8 + 0.4 * v.w) * fine * ScalpShade.visible(length)

    strands.points.append(SIMD4(worldFromHead.point(position - normal * 0.00005), radius))
    for i in 1...count {
      let f = i == count ? last : Float(i) - slide
      let k = min(Int(f), end - first - 2)
      let w = f - Float(k)
      let (a, c) = (wisps.points[first + k], wisps.points[first + k + 1])
      let spread = mix(a.spread, c.spread, w)
      let t = f / Float(end - first - 1)
      var point = mix(a.position, c.position, w)
      point += (c.normal * n + c.across * b + cross(c.normal, c.across) * t0) * spread
      point += bow * (t * (1 - t)) + stray * (t * t)
      // Between a wisp's points the skin may bulge, so the nearer end decides.
      let room = min(a.room, c.room)
      if room < 0.0035 + away * spread + (isStray ? 0.1 : disorder * t) {
        let wanted = min(0.4 * t * length, 0.0009)
        let (reached, push) = body.sample(point)
        if reached < wanted {
          point += normalized(push, fallback: .zero) * (wanted - reached)
          let (again, more) = body.sample(point)
          if again < 0.5 * wanted { point += normalized(more, fallback: .zero) * (wanted - again) }
        }
      }
      let tip = f / last
      strands.points.append(SIMD4(worldFromHead.point(point), radius * (1 - 0.6 * tip * tip * tip)))
    }
    strands.firstPoints.append(UInt32(strands.points.count))
  }
}
