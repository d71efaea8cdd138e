internal import Geometry

/// Beard and moustache as strands.
enum Beard {
  /// World-space strands and their roots.
  static func strands(
    _ shape: BeardShape, _ p: BeardParameters, body: PosedBody, quads: [Int],
    collision: DistanceField, random: CounterRandom
  ) -> (strands: Strands, roots: [HairRoot]) {
    let skin = body.skin
    var density = [Float](repeating: 0, count: skin.positions.count)
    var mass: Float = 0
    for quad in quads {
      let q = skin.quads[quad]
      var mean: Float = 0
      for k in 0..<4 {
        let vertex = Int(q[k])
        if density[vertex] == 0 {
          density[vertex] = shape.density(skin.templatePositions[vertex]).density
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
    let headFromWorld = body.worldFromHead.rigidInverse
    let noise = SmoothNoise(random.child("locks"))
    let gravity = normalized(headFromWorld.direction(Vector(0, -1, 0)) + Vector(0, -0.6, 0))
    var strands = Strands()
    for root in roots {
      let u = root.words.units
      let v = CounterRandom.words(root.words ^ 0x2c1b_3c6d).units
      let n = headFromWorld.direction(root.normal)
      let aim = BeardShape.direction(root.template)
      let flat = normalized(aim - n * dot(aim, n), fallback: Vector(0, -1, 0))
      let lock = noise.vector(root.template * 230)
      let own = Vector(u.x, u.y, u.z) * 2 - 1
      let share = shape.density(root.template).length
      let size = max(p.length * share * (0.55 + 0.45 * u.w) * (1 + 0.25 * lock.x), 0.0004)
      let count = size < 0.002 ? 3 : size < 0.008 ? 5 : 9
      let ds = size / Float(count - 1)
      let turn = p.curl * (v.x < 0.5 ? -1 : 1) * (6 + 10 * v.y)
      var position = headFromWorld.point(root.position)
      var direction = normalized(n * 0.75 + flat * 0.65 + lock * 0.25 + own * 0.28)
      for i in 0..<count {
        let s = Float(i) / Float(count - 1)
        let start = i == 0 ? position - n * 0.00005 : position
        strands.points.append(
          SIMD4(body.worldFromHead.point(start), p.diameter / 2 * (1 - 0.45 * s * s)))
        let long = min(size / 0.02, 1)
        let bend =
          flat * 0.25 + gravity * (0.30 * long) + lock * (0.35 * long) + cross(direction, own) * (turn * 0.05)
        direction = normalized(direction + bend * min(ds / 0.003, 1))
        position += direction * ds
        let (room, push) = collision.sample(position)
        let wanted = min(0.35 * ds * Float(i + 1), 0.0008)
        if room < wanted { position += normalized(push, fallback: n) * (wanted - room) }
      }
      strands.firstPoints.append(UInt32(strands.points.count))
    }
    return (strands, roots)
  }
}
