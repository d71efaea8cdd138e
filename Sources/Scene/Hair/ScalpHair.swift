internal import Geometry

/// Single hairs that follow guides: blended, gathered into locks, curled, disordered, kept off the skin.
struct ScalpHair {
  let field: ScalpField
  let guides: Guides
  let lookup: GuideLookup
  let body: DistanceField
  let worldFromHead: Affine
  let noise: SmoothNoise
  /// Limit of cone segments of all strands together.
  static let segmentBudget = 1_500_000

  /// Appends the strand of each root and tells for each root whether it got one.
  func grow(_ roots: [ScalpRoot], into strands: inout Strands) -> [Bool] {
    let most = max(3, Self.segmentBudget / max(roots.count, 1))
    var grown = [Bool](repeating: true, count: roots.count)
    strands.firstPoints.reserveCapacity(strands.firstPoints.count + roots.count)
    strands.points.reserveCapacity(strands.points.count + roots.count * min(most, 14))
    for (index, root) in roots.enumerated() {
      grown[index] = grow(root, mostSegments: most, into: &strands)
    }
    return grown
  }

  /// One strand. False when no guide is near.
  private func grow(_ r: ScalpRoot, mostSegments: Int, into strands: inout Strands) -> Bool {
    let p = field.parameters
    let (near, weights) = lookup.nearest(r, among: guides.roots)
    guard near.x >= 0 else { return false }
    let a = Int(near.x)
    let b = near.y >= 0 ? Int(near.y) : a
    let c = near.z >= 0 ? Int(near.z) : a
    let u = r.root.words.units
    let v = CounterRandom.words(r.root.words ^ 0x68bc_21eb).units

    // Ends never line up: a few hairs are much shorter, most nearly full length.
    let share = 1 - (0.03 + 0.25 * p.layering) * u.x * u.x - 0.05 * v.w
    let guideLength = dot(Vector(guides.lengths[a], guides.lengths[b], guides.lengths[c]), weights)
    let hairLength = guideLength * share
    let count = segmentCount(hairLength, mostSegments) + 1

    let m = guides.pointCount
    let (ga, gb, gc) = (a * m, b * m, c * m)
    let blendRoot =
      guides.points[ga] * weights.x + guides.points[gb] * weights.y + guides.points[gc] * weights.z
    // Offsets from the middle of the blend and of the lock, in the frame of the lock's guide.
    let toBlend = local(r.position - blendRoot, ga)
    let toLock = local(r.position - guides.points[ga], ga)

    let stray = v.x < p.flyaways
    let clump = stray ? 0 : p.clumping * (0.55 + 0.45 * u.y)
    let wisp = noise.vector(r.position * 260)
    let own = Vector(u.z, v.y, v.z) * 2 - 1
    let disorder = p.frizz * (stray ? 3.5 : 1)
    let drift =
      (wisp * 0.6 + own * (0.25 + disorder)) * (0.02 + 0.07 * p.frizz) + (stray ? r.normal * 0.05 : .zero)
    let curl = Curl(p, lock: guides.curls[a], hair: SIMD2(u.w, v.w), stray: stray)

    let radius = p.diameter / 2
    for i in 0..<count {
      // Inner points are shifted from hair to hair, so that corners do not line up.
      let stagger = i == 0 || i == count - 1 ? 0 : u.w - 0.5
      let t = share * (Float(i) + stagger) / Float(count - 1)
      let f = min(t * Float(m - 1), Float(m) - 1.001)
      let k = Int(f)
      let w = f - Float(k)
      let pa = mix(guides.points[ga + k], guides.points[ga + k + 1], w)
      let blend =
        pa * weights.x + mix(guides.points[gb + k], guides.points[gb + k + 1], w) * weights.y
        + mix(guides.points[gc + k], guides.points[gc + k + 1], w) * weights.z
      let tangent = guides.tangents[ga + k]
      let normal = guides.normals[ga + k]
      let across = cross(tangent, normal)
      let s = t * guideLength
      let free = blend + normal * toBlend.x + across * toBlend.y + tangent * toBlend.z
      // Locks close towards their tips.
      let close = clump * smoothstep(0.02, 0.9, t)
      let held = 1 - 0.75 * close
      let locked = pa + normal * (toLock.x * held) + across * (toLock.y * held) + tangent * toLock.z
      var point = mix(free, locked, close)
      point += drift * (s * t * 1.2 + s * 0.15)
      if curl.radius > 0 { point += curl.offset(s, normal, across) }
      if i > 0 { point = clear(point, s) } else { point = r.position - r.normal * 0.00005 }
      let tip = t * t
      strands.points.append(SIMD4(worldFromHead.point(point), radius * (1 - 0.55 * tip * tip)))
    }
    strands.firstPoints.append(UInt32(strands.points.count))
    return true
  }

  private func local(_ offset: Vector, _ point: Int) -> Vector {
    let (tangent, normal) = (guides.tangents[point], guides.normals[point])
    return Vector(dot(offset, normal), dot(offset, cross(tangent, normal)), dot(offset, tangent))
  }

  /// Pushes a point out of the skin.
  private func clear(_ point: Vector, _ s: Float) -> Vector {
    let wanted = min(0.5 * s, 0.0009)
    var point = point
    // Far inside one push is too rough, so another follows.
    for _ in 0..<3 {
      let (room, push) = body.sample(point)
      guard room < wanted else { break }
      point += normalized(push, fallback: .zero) * (wanted - room)
      if room > -0.001 { break }
    }
    return point
  }

  /// Segments for a hair: enough for its bends and its curls.
  private func segmentCount(_ length: Float, _ most: Int) -> Int {
    let p = field.parameters
    var count = length < 0.012 ? 3 : 4 + Int(length / 0.014)
    if p.curlDiameter > 0 {
      let turns = length / p.curlPitch
      count = max(count, Int(turns * (p.curlDiameter / p.curlPitch > 0.3 ? 7 : 6)) + 3)
    } else {
      count = min(count, 23)
    }
    return clamp(count, 3, most)
  }
}

/// The helix or wave of one hair.
struct Curl {
  let radius: Float
  private let turn: Float
  private let phase: Float
  private let flatness: Float
  private let onset: Float

  /// - Parameter lock: see ``ScalpField/curl(_:)``.
  init(_ p: ScalpParameters, lock: Vector, hair: SIMD2<Float>, stray: Bool) {
    let own = stray ? 1 : 1 - p.curlUnity
    radius = p.curlDiameter / 2 * (1 + 0.25 * lock.z) * (1 + (hair.x - 0.5) * (0.2 + 0.5 * own))
    let pitch = p.curlPitch * (1 + 0.18 * lock.y) * (1 + (hair.y - 0.5) * 0.2 * own)
    // Ringlets turn either way.
    turn = 2 * .pi / max(pitch, 1e-4) * (lock.y < 0 ? -1 : 1)
    phase = .pi * (1.6 * lock.x + own * (hair.x - 0.5)) + (hair.y - 0.5) * 0.5
    // Long waves lie in a plane along the head, short ones are round.
    flatness = smoothstep(0.03, 0.05, p.curlPitch)
    onset = p.curlPitch * 1.2
  }

  /// Displacement at `s` metres from the root.
  func offset(_ s: Float, _ normal: Vector, _ across: Vector) -> Vector {
    let angle = turn * s + phase
    let size = radius * smoothstep(0, onset, s)
    return (across * cosine(angle) + normal * (sine(angle) * (1 - 0.6 * flatness))) * size
  }
}
