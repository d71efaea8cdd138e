internal import Geometry

/// Small bundles of about eight hairs each: curves that hairs follow at a distance. Head space, metres.
struct Wisps: Sendable {
  /// Roots, and how far inside the hairline they lie.
  private(set) var roots: [Vector] = []
  private(set) var depths: [Float] = []
  private(set) var lengths: [Float] = []
  /// Points of wisp `w`: `firsts[w] ..< firsts[w + 1]`.
  private(set) var firsts: [Int] = [0]
  private(set) var points: [Point] = []

  /// A point of a wisp, with the frame in which its hairs keep their place. Four numbers in a row each, as processors
  /// add and multiply them.
  struct Point: Sendable {
    /// With how much of a hair's distance at the root is left here.
    let position: SIMD4<Float>
    /// With how far the skin is.
    let normal: SIMD4<Float>
    let across: SIMD4<Float>
    let along: SIMD4<Float>

    init(position: Vector, normal: Vector, across: Vector, spread: Float, room: Float) {
      self.position = SIMD4(position, spread)
      self.normal = SIMD4(normal, room)
      self.across = SIMD4(across, 0)
      along = SIMD4(cross(normal, across), 0)
    }

    var spread: Float { position.w }
    var room: Float { normal.w }
  }

  init(count: Int, points: Int) {
    roots.reserveCapacity(count)
    depths.reserveCapacity(count)
    lengths.reserveCapacity(count)
    firsts.reserveCapacity(count + 1)
    self.points.reserveCapacity(points)
  }

  var count: Int { roots.count }

  mutating func add(_ point: Point) { points.append(point) }

  /// Ends the wisp whose points were added.
  mutating func end(root: Vector, depth: Float, length: Float) {
    roots.append(root)
    depths.append(depth)
    lengths.append(length)
    firsts.append(points.count)
  }
}

/// Wisps that follow guides: blended, gathered into locks, curled, disordered, kept off the skin.
struct WispGrowth {
  let field: ScalpField
  let guides: Guides
  let lookup: GuideLookup
  let body: DistanceField
  let noise: SmoothNoise
  /// Points of a wisp at most.
  let mostPoints: Int

  func grow(_ roots: [ScalpRoot]) -> Wisps {
    let length = guides.lengths.reduce(0, +) / Float(max(guides.lengths.count, 1))
    let points = min(Self.points(field.parameters, length: length), mostPoints)
    var wisps = Wisps(count: roots.count, points: roots.count * (points + 2))
    for root in roots { grow(root, into: &wisps) }
    return wisps
  }

  private func grow(_ r: ScalpRoot, into wisps: inout Wisps) {
    let p = field.parameters
    var (near, weights) = lookup.nearest(r, among: guides.roots)
    guard near.x >= 0 else { return }
    let a = Int(near.x)
    let tie = guides.ties[a]
    // Behind a tie neighbours on the head may lie in different strands.
    if tie > 0 { (near, weights) = (SIMD3(near.x, -1, -1), Vector(1, 0, 0)) }
    let b = near.y >= 0 ? Int(near.y) : a
    let c = near.z >= 0 ? Int(near.z) : a
    let u = r.root.words.units
    let v = CounterRandom.words(r.root.words ^ 0x68bc_21eb).units

    // Ends never line up.
    let share = 1 - (0.03 + 0.3 * p.texturing) * u.x * u.x
    let guideLength = dot(Vector(guides.lengths[a], guides.lengths[b], guides.lengths[c]), weights)
    let length = guideLength * share
    let count = min(WispGrowth.points(p, length: length), mostPoints)

    let m = guides.pointCount
    let (ga, gb, gc) = (a * m, b * m, c * m)
    let blendRoot =
      guides.points[ga] * weights.x + guides.points[gb] * weights.y + guides.points[gc] * weights.z
    // Offsets from the middle of the blend and of the lock, in the frame of the lock's guide.
    let toBlend = local(r.position - blendRoot, ga)
    let toLock = local(r.position - guides.points[ga], ga)
    let own = Vector(u.z, v.y, v.z) * 2 - 1
    let wander = noise.vector(r.position * 180) * 0.6 + own * (0.3 + p.frizz)
    let drift = wander * ((0.03 + 0.10 * p.frizz + 0.05 * p.mess) * (p.family == .standing ? 2 : 1))
    let start = tie > 0 && p.tie == .puff ? max(p.curlOnset, tie * guideLength * 0.97) : p.curlOnset
    let curl = Curl(p, lock: guides.curls[a], wisp: SIMD2(u.w, v.w), start: start)
    // Stubble does not clump.
    let clump = p.clumping * (0.6 + 0.4 * u.y) * smoothstep(0.004, 0.02, length)
    // Ringlets gather soon behind the root, locks only towards their tips. Hair that is shorter than a lock is wide would
    // point at its middle from all sides, like a star.
    let isRinglet = p.curlDiameter > 0.007 && p.family != .standing
    let (closing, closed) =
      isRinglet
      ? (p.clumping * 0.95, min(0.05 / max(length, 0.02), 0.9))
      : (p.locking * 0.85 * smoothstep(0.006, 0.025, length), 0.9)
    let swell = p.family == .standing ? length / 0.09 : 0
    // What stands free wanders sideways, each wisp for itself: straight ones would part like rays.
    let sway = p.family == .standing && length > 0.03 ? 0.07 * length * (0.5 + v.w) : 0
    let swayTurn = 2 * .pi / (0.018 + 0.03 * u.z)
    // Corners of neighbouring wisps do not line up.
    let stagger = v.x - 0.5

    // Straight hair bends over the head, so its points lie closer there; curls need them all along.
    let gathered: Float = p.family == .hanging && tie == 0 && p.curlDiameter < 0.007 ? 0.5 : 0
    for i in 0..<count {
      let inner = i == 0 || i == count - 1 ? 0 : stagger
      let even = (Float(i) + inner) / Float(count - 1)
      let t = share * even * mix(1, even, gathered)
      let f = min(t * Float(m - 1), Float(m) - 1.001)
      let k = Int(f)
      let w = f - Float(k)
      let pa = guides.point(ga, k, w)
      var blend = pa
      if near.y >= 0 {
        blend =
          pa * weights.x + guides.point(gb, k, w) * weights.y + guides.point(gc, k, w) * weights.z
      }
      let tangent = mix(guides.tangents[ga + k], guides.tangents[ga + k + 1], w)
      let normal = mix(guides.normals[ga + k], guides.normals[ga + k + 1], w)
      let across = cross(tangent, normal)
      let s = t * guideLength
      var spread = (1 - 0.92 * clump * smoothstep(0.08, 0.8, t)) * (1 + swell * t)
      var point: Vector
      if tie > 0 {
        let behind = p.tie == .puff ? mix(0.25, 1, clamp((t - tie) / (1 - tie), 0, 1)) : 0.25
        let hold = t < tie ? 1 - 0.75 * smoothstep(0.3, 1, t / tie) : behind
        point = pa + normal * (toLock.x * hold) + across * (toLock.y * hold) + tangent * (toLock.z * hold)
        spread = min(spread, max(hold, 0.3))
      } else {
        let close = closing * smoothstep(0.02, closed, t)
        let held = 1 - 0.8 * close
        let free = blend + normal * toBlend.x + across * toBlend.y + tangent * toBlend.z
        let locked = pa + normal * (toLock.x * held) + across * (toLock.y * held) + tangent * toLock.z
        point = mix(free, locked, close)
      }
      point += drift * (0.1 * (1 - exponential(-s / 0.1)) * (0.1 + t))
      if sway > 0 {
        let angle = swayTurn * s + 2 * .pi * u.w
        point += (across * cosine(angle) + normal * sine(angle)) * (sway * smoothstep(0.05, 0.7, t))
      }
      if curl.radius > 0 { point += curl.offset(s, normal, across) }
      var room: Float = 0
      if i == 0 { point = r.position } else { (point, room) = cleared(point, s) }
      wisps.add(Wisps.Point(position: point, normal: normal, across: across, spread: spread, room: room))
    }
    wisps.end(root: r.position, depth: r.depth, length: length)
  }

  private func local(_ offset: Vector, _ point: Int) -> Vector {
    let (tangent, normal) = (guides.tangents[point], guides.normals[point])
    return Vector(dot(offset, normal), dot(offset, cross(tangent, normal)), dot(offset, tangent))
  }

  /// A point pushed out of the skin, and its distance to it.
  private func cleared(_ point: Vector, _ s: Float) -> (Vector, Float) {
    let wanted = min(0.5 * s, 0.0014)
    var (room, push) = body.sample(point)
    var point = point
    // Far inside one push is too rough, so another follows.
    for _ in 0..<2 where room < wanted {
      point += normalized(push, fallback: .zero) * (wanted - room)
      (room, push) = body.sample(point)
    }
    return (point, room)
  }

  /// Points for a hair: enough for its bends and its curls.
  static func points(_ p: ScalpParameters, length: Float) -> Int {
    var count = length < 0.012 ? 3 : 4 + Int(length / 0.017)
    if p.curlDiameter > 0.002 {
      let turns = length / p.curlPitch
      // Small coils are seen as texture, not as rounds.
      let fineness: Float = p.curlDiameter < 0.007 ? 4.3 : 7
      count = max(count, Int(turns * fineness) + 3)
    } else {
      count = min(count, 22)
    }
    return max(count, 3) + 1
  }
}
