internal import Geometry

/// Single hairs that follow wisps.
struct ScalpHair {
  let parameters: ScalpParameters
  let wisps: Wisps
  /// Over the wisps' roots.
  let lookup: PointGrid
  /// How far from its root a wisp is followed, metres.
  let reach: Float
  let body: DistanceField
  let worldFromHead: Affine
  /// Factor on the radius, for when fewer hairs stand for more.
  let thickening: Float

  /// Which wisp a hair follows, and how far.
  private struct Plan: BitwiseCopyable {
    /// −1 for a root far from any wisp, which gets no hair.
    var wisp: Int32
    /// Pieces, and the place of the tip along the wisp in steps.
    var count: Int32
    var last: Float
  }

  /// The strand of each root, and whether it got one: those far from any wisp, as on the bare lines between rows, do not.
  func grow(_ roots: [HairRoot], headFromWorld: Affine) -> (strands: Strands, isGrown: [Bool]) {
    let world = Columns(worldFromHead)
    let plans = [Plan](count: roots.count) { plan(roots[$0], at: headFromWorld.point(roots[$0].position)) }
    var strands = Strands()
    strands.firstPoints.reserveCapacity(roots.count + 1)
    // How many points there are before each part of the roots: parts are filled by several cores.
    let parts = Parts.bounds(of: roots.count, size: 2048)
    var bounds: [Int] = []
    var points = 0
    for (index, plan) in plans.enumerated() {
      if index == parts[bounds.count] { bounds.append(points) }
      guard plan.wisp >= 0 else { continue }
      points += Int(plan.count) + 1
      strands.firstPoints.append(UInt32(points))
    }
    bounds.append(points)
    strands.points = Array(parts: bounds) { part, points in
      for index in parts[part]..<parts[part + 1] where plans[index].wisp >= 0 {
        let root = roots[index]
        grow(
          root, plans[index], at: headFromWorld.point(root.position),
          normal: headFromWorld.direction(root.normal), world, into: &points)
      }
    }
    return (strands, plans.map { $0.wisp >= 0 })
  }

  private func plan(_ root: HairRoot, at position: Vector) -> Plan {
    guard let wisp = lookup.nearest(to: position, within: reach)?.number else {
      return Plan(wisp: -1, count: 0, last: 0)
    }
    let (x, y) = (root.words.units.x, own(root).units.y)
    // Most hairs end near the tip; some are broken or just growing.
    let share = (1 - (0.03 + 0.14 * parameters.texturing) * x * x) * (y < 0.03 ? 0.35 + 15 * y : 1)
    let last = share * Float(wisps.firsts[wisp + 1] - wisps.firsts[wisp] - 1)
    return Plan(wisp: Int32(wisp), count: max(1, -wholeBelow(-last)), last: last)
  }

  /// Random words besides those of the root.
  private func own(_ root: HairRoot) -> SIMD4<UInt32> { CounterRandom.words(root.words ^ 0x68bc_21eb) }

  /// A map whose columns have four numbers each: processors add and multiply four at once, and taking a vector apart to
  /// leave the last one out costs more. What comes of the last one is overwritten or never read.
  private struct Columns: BitwiseCopyable {
    let x, y, z, origin: SIMD4<Float>

    init(_ map: Affine) {
      (x, y, z, origin) = (SIMD4(map.x, 0), SIMD4(map.y, 0), SIMD4(map.z, 0), SIMD4(map.origin, 0))
    }

    @inline(__always) func point(_ p: SIMD4<Float>) -> SIMD4<Float> { x * p.x + y * p.y + z * p.z + origin }
  }

  private func grow(
    _ root: HairRoot, _ plan: Plan, at position: Vector, normal: Vector, _ world: Columns,
    into points: inout OutputSpan<SIMD4<Float>>
  ) {
    let p = parameters
    let wisp = Int(plan.wisp)
    let path = wisps.points.span.extracting(wisps.firsts[wisp]..<wisps.firsts[wisp + 1])
    let u = root.words.units
    let v = own(root).units
    let length = wisps.lengths[wisp]
    let isStray = v.x < p.flyaways
    let (last, count) = (plan.last, Int(plan.count))

    let frame = path[0]
    let offset = SIMD4(position, 0) - frame.position
    let n = dot(offset, frame.normal)
    let b = dot(offset, frame.across)
    let t0 = dot(offset, frame.along)
    let away = dot(offset, offset).squareRoot()
    let own = SIMD4(u.y, u.z, v.z, 0) * 2 - 1
    // Hairs leave their wisp by some millimetres, in ropes by less, however long they are.
    let isRope = p.family == .roped || p.family == .rows
    let isRinglet = p.curlDiameter > 0.007 && p.family != .standing
    let free = 0.07 * (1 - exponential(-length / 0.07)) * (isRope ? 0.15 : isRinglet ? 0.45 : 1)
    let disorder = free * (0.02 + 0.10 * p.frizz) * (1 - 0.8 * p.wet)
    let bow = own * disorder
    let stray =
      own * (disorder * (isStray ? 4 : 0.8)) + (isStray ? SIMD4(normal, 0) * (free * 0.25) : .zero)
    // Corners of neighbouring hairs do not line up.
    let slide = u.w * 0.9
    let fine = 0.55 + 0.45 * smoothstep(0.0005, 0.008, wisps.depths[wisp])
    let radius = p.diameter / 2 * thickening * (0.8 + 0.4 * v.w) * fine * ScalpShade.visible(length)
    @inline(__always) func add(_ p: SIMD4<Float>, _ radius: Float) {
      var point = world.point(p)
      point.w = radius
      points.append(point)
    }
    let (perStep, perLast) = (1 / Float(path.count - 1), 1 / last)

    add(SIMD4(position - normal * 0.00005, 0), radius)
    for i in 1...count {
      let f = i == count ? last : Float(i) - slide
      let k = min(Int(f), path.count - 2)
      let w = f - Float(k)
      let (a, c) = (path[k], path[k + 1])
      var point = a.position + (c.position - a.position) * w
      let spread = point.w
      let t = f * perStep
      point += (c.normal * n + c.across * b + c.along * t0) * spread
      point += bow * (t * (1 - t)) + stray * (t * t)
      // Between a wisp's points the skin may bulge, so the nearer end decides.
      let room = min(a.room, c.room)
      if room < 0.0035 + away * spread + (isStray ? 0.1 : disorder * t) {
        point = cleared(point, by: min(0.4 * t * length, 0.0009))
      }
      let tip = f * perLast
      add(point, radius * (1 - 0.6 * tip * tip * tip))
    }
  }

  /// A point moved out of the skin.
  @inline(never) private func cleared(_ point: SIMD4<Float>, by wanted: Float) -> SIMD4<Float> {
    let (reached, push) = body.sample(point.xyz)
    guard reached < wanted else { return point }
    var pushed = point.xyz + normalized(push, fallback: .zero) * (wanted - reached)
    let (again, more) = body.sample(pushed)
    if again < 0.5 * wanted { pushed += normalized(more, fallback: .zero) * (wanted - again) }
    return SIMD4(pushed, 0)
  }
}

extension SIMD4<Float> {
  fileprivate var xyz: Vector { Vector(x, y, z) }
}

/// Inner product of the first three components.
private func dot(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> Float { a.x * b.x + a.y * b.y + a.z * b.z }
