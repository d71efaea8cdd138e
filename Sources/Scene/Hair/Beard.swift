internal import Geometry

/// Beard and moustache as strands.
enum Beard {
  /// World-space strands, their roots, and where and how long they grow by vertex.
  static func strands(
    _ shape: BeardShape, _ p: BeardParameters, body: PosedBody, quads: [Int],
    collision: DistanceField, random: CounterRandom
  ) -> (strands: Strands, roots: [HairRoot], ground: [(vertex: Int, density: Float, length: Float)]) {
    guard max(p.cheeks, p.chin, p.moustache, max(p.neck, p.soul, p.corners)) > 0 else {
      return (Strands(), [], [])
    }
    let skin = body.skin
    var density = [Float](repeating: -1, count: skin.positions.count)
    var ground: [(vertex: Int, density: Float, length: Float)] = []
    var mass: Float = 0
    for quad in quads {
      let q = skin.quads[quad]
      var mean: Float = 0
      for k in 0..<4 {
        let vertex = Int(q[k])
        if density[vertex] < 0 {
          let growth = shape.growth(skin.templatePositions[vertex])
          // The upper lip has more hairs than cheeks and chin.
          density[vertex] = growth.density * (1 + 0.5 * growth.lip)
          if growth.density > 0 { ground.append((vertex, growth.density, p.length * growth.length)) }
        }
        mean += density[vertex] / 4
      }
      let diagonals = cross(
        skin.templatePositions[Int(q.z)] - skin.templatePositions[Int(q.x)],
        skin.templatePositions[Int(q.w)] - skin.templatePositions[Int(q.y)])
      mass += length(diagonals) / 2 * mean
    }
    // A full beard covers about 0.024 square metres of the template.
    let count = Int(Float(p.strandCount) * mass / 0.024)
    let roots = SkinSampler.roots(
      on: skin, quads: quads, density: density, count: count, random: random)
    let growth = BeardGrowth(
      shape: shape, collision: collision, worldFromHead: body.worldFromHead,
      noise: SmoothNoise(random.child("locks")), roots: roots)
    var strands = Strands()
    for root in roots { growth.grow(root, into: &strands) }
    return (strands, roots, ground)
  }
}

/// Grows single hairs of the beard.
private struct BeardGrowth {
  let shape: BeardShape
  let collision: DistanceField
  let worldFromHead: Affine
  private let headFromWorld: Affine
  private let gravity: Vector
  private let noise: SmoothNoise
  private let waxed: WaxedMoustache?

  init(
    shape: BeardShape, collision: DistanceField, worldFromHead: Affine, noise: SmoothNoise, roots: [HairRoot]
  ) {
    (self.shape, self.collision, self.worldFromHead, self.noise) = (shape, collision, worldFromHead, noise)
    headFromWorld = worldFromHead.rigidInverse
    gravity = normalized(headFromWorld.direction(Vector(0, -1, 0)) + Vector(0, -0.6, 0))
    let headFromWorld = headFromWorld
    waxed =
      shape.parameters.moustacheSweep > 0
      ? WaxedMoustache(
        shape.parameters,
        lip: roots.filter { shape.growth($0.template).lip > 0.5 }.map { headFromWorld.point($0.position) })
      : nil
  }

  func grow(_ root: HairRoot, into strands: inout Strands) {
    let p = shape.parameters
    let u = root.words.units
    let v = CounterRandom.words(root.words ^ 0x2c1b_3c6d).units
    let n = headFromWorld.direction(root.normal)
    let here = shape.growth(root.template)
    let aim = shape.direction(root.template, lip: here.lip)
    let flat = normalized(aim - n * dot(aim, n), fallback: Vector(0, -1, 0))
    let size = max(p.length * here.length * (0.55 + 0.45 * u.w), 0.0004)
    // Locks grow broader with length.
    let heavy = smoothstep(0.02, 0.06, size)
    let lock = noise.vector(root.template * (size > 0.02 ? 120 : 230)) * (1 + p.clumping) * (1 - 0.6 * heavy)
    let own = (Vector(u.x, u.y, u.z) * 2 - 1) * (1 - 0.6 * p.clumping)
    let radius = p.diameter / 2 * ScalpShade.visible(size)
    let count = size < 0.002 ? 3 : size < 0.008 ? 5 : min(9 + Int(max(size - 0.02, 0) / 0.006), 30)
    let ds = size / Float(count - 1)
    let turn = p.curl * (1 - 0.5 * heavy) * (v.x < 0.5 ? -1 : 1) * (6 + 10 * v.y)
    if here.lip > 0.5, let waxed {
      let path = waxed.path(
        from: headFromWorld.point(root.position), normal: n, flat: flat, own: own, share: u.w)
      grow(path, normal: n, radius: radius, lock: lock, into: &strands)
      return
    }
    let side: Float = root.template.x < 0 ? -1 : 1
    let long = min(size / 0.02, 1)
    let held = here.lip > 0.5 ? 1 - abs(p.moustacheSweep) : 1
    var position = headFromWorld.point(root.position)
    var direction = normalized(n * (here.lip > 0.5 ? 0.45 : 0.75) + flat * 0.65 + lock * 0.25 + own * 0.28)
    for i in 0..<count {
      let s = Float(i) / Float(count - 1)
      let start = i == 0 ? position - n * 0.00005 : position
      strands.points.append(
        SIMD4(worldFromHead.point(start), radius * (1 - 0.45 * s * s)))
      var bend = flat * 0.25 + lock * (0.35 * long) + cross(direction, own) * (turn * 0.05)
      bend += gravity * ((0.30 + 0.7 * heavy) * long * (here.lip > 0.5 ? max(0, -p.moustacheSweep) : 1))
      if here.lip < 0.5, p.point != 0 {
        let middle: Float = p.point > 0 ? 0 : 0.022 * side
        bend.x -=
          clamp((position.x - middle) / 0.03, -1, 1) * abs(p.point) * 0.6
          * smoothstep(0.02, 0.06, size * s + 0.02)
      }
      direction = normalized(direction + bend * (min(ds / 0.003, 1) * (0.4 + 0.6 * held)))
      position += direction * ds
      let (room, push) = collision.sample(position)
      let wanted = min(0.35 * ds * Float(i + 1), 0.0008)
      if room < wanted { position += normalized(push, fallback: n) * (wanted - room) }
    }
    strands.firstPoints.append(UInt32(strands.points.count))
  }

  /// A hair of a waxed moustache.
  private func grow(
    _ path: WaxedMoustache.Path, normal: Vector, radius: Float, lock: Vector, into strands: inout Strands
  ) {
    let count = 8 + min(Int(path.length / 0.004), 12)
    for i in 0..<count {
      let s = Float(i) / Float(count - 1)
      var position = path.point(s)
      if i == 0 {
        position -= normal * 0.00005
      } else {
        // Locks part a little between lip and tip.
        position += lock * (0.0022 * s * (1 - s))
        let (room, push) = collision.sample(position)
        let wanted = min(0.35 * path.length * s, 0.0008)
        if room < wanted { position += normalized(push, fallback: normal) * (wanted - room) }
      }
      strands.points.append(SIMD4(worldFromHead.point(position), radius * (1 - 0.5 * s * s)))
    }
    strands.firstPoints.append(UInt32(strands.points.count))
  }
}
