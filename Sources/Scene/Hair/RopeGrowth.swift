internal import Geometry

/// Wisps wound into ropes: twists, locs and plaits that hang, and those that run along the scalp.
struct RopeGrowth {
  let field: ScalpField
  let body: DistanceField
  let random: CounterRandom

  /// A middle line in equal steps, with a frame across it.
  private struct Line {
    var points: [Vector] = []
    var normals: [Vector] = []
    var across: [Vector] = []
    var step: Float = 0

    var length: Float { step * Float(max(points.count - 1, 0)) }

    /// Position and frame at `s` metres.
    func at(_ s: Float) -> (point: Vector, normal: Vector, across: Vector) {
      let f = clamp(s / max(step, 1e-6), 0, Float(points.count - 1) - 0.001)
      let k = Int(f)
      let w = f - Float(k)
      return (
        mix(points[k], points[k + 1], w), mix(normals[k], normals[k + 1], w), mix(across[k], across[k + 1], w)
      )
    }
  }

  /// Ropes that grow from the roots `ropes`, made of wisps that grow from `roots`.
  func hanging(_ ropes: [ScalpRoot], wisps roots: [ScalpRoot]) -> Wisps {
    let p = field.parameters
    let growth = GuideGrowth(field: field, body: body, pointCount: 0)
    var kept: [ScalpRoot] = []
    var paths = ropes.compactMap { rope -> [Vector]? in
      var path: [Vector] = []
      let lean = field.noise.vector(rope.position * 60) * (0.8 * p.ropeSpread)
      let begin = normalized(
        rope.normal * (0.15 + p.lift) + lean + field.comb(rope, at: rope.position, normal: rope.normal))
      growth.integrate(rope, from: rope.position, along: begin, length: field.length(rope), into: &path)
      if !rope.group.isFringe, path.dropFirst(3).contains(where: field.isBeforeFace) { return nil }
      kept.append(rope)
      return path
    }
    let ropes = kept
    RopeContact.separate(&paths, diameter: p.ropeDiameter, body: body)
    let lines = zip(ropes, paths).map { line($1, normal: $0.normal) }
    let lookup = GuideLookup(ropes, reach: 2.2 * p.ropeSpacing)
    var wisps = Wisps(count: roots.count, points: roots.count * 40)
    for root in roots {
      let (near, _) = lookup.nearest(root, among: ropes)
      guard near.x >= 0 else { continue }
      let index = Int(near.x)
      wind(
        root, about: lines[index], number: index, from: 0, to: lines[index].length, join: 0.7 * p.ropeSpacing,
        into: &wisps)
    }
    return wisps
  }

  /// Rows from the front of the hairline to the nape, in planes through an axis from front to back. Between them the
  /// scalp is bare.
  func rows(wisps roots: [ScalpRoot]) -> Wisps {
    let p = field.parameters
    let rows = RowPattern(spacing: p.ropeSpacing)
    let lines = rows.all.map { row($0, rows) }
    var wisps = Wisps(count: roots.count, points: roots.count * 20)
    for root in roots {
      let (row, off) = rows.place(root.root.template)
      guard abs(off) < 0.40, lines.indices.contains(row), lines[row].points.count > 2 else { continue }
      let line = lines[row]
      // Where the row passes the root.
      var (nearest, least) = (0, Float.infinity)
      for (i, point) in line.points.enumerated() {
        let square = dot(point - root.position, point - root.position)
        if square < least { (nearest, least) = (i, square) }
      }
      guard least < 0.02 * 0.02 else { continue }
      let from = Float(nearest) * line.step
      // What grows at the front need not reach the end: the rope has a thickness.
      let stays = 0.3 + 0.7 * smoothstep(0.4, 0.7, from / line.length)
      let reach = root.root.words.units.z < stays ? line.length : from + 0.045
      wind(root, about: line, number: row, from: from, to: min(reach, line.length), join: 0.006, into: &wisps)
    }
    return wisps
  }

  /// The middle line of a row, and of the rope that hangs from its end.
  private func row(_ row: Int, _ rows: RowPattern) -> Line {
    let p = field.parameters
    var path: [Vector] = []
    var last: ScalpRoot?
    for step in 0...90 {
      let template = rows.point(row, Float(step) / 90)
      guard field.hairline.distance(template) > 0.003 else {
        if path.isEmpty { continue } else { break }
      }
      var position = field.fit.point(template)
      for _ in 0..<3 {
        let (room, push) = body.sample(position)
        position -= normalized(push, fallback: .zero) * (room - 0.35 * p.ropeDiameter)
      }
      path.append(position)
      let (azimuth, polar) = Hairline.angles(template)
      let words = CounterRandom.words(SIMD4(random.key.x, random.key.y, random.key.z, UInt32(row)))
      let normal = normalized(body.sample(position).gradient, fallback: Vector(0, 1, 0))
      last = ScalpRoot(
        root: HairRoot(position: position, normal: normal, template: template, words: words),
        position: position,
        normal: normal, azimuth: azimuth, polar: polar, depth: 0.02, group: .whole)
    }
    guard let last, path.count > 3 else { return Line() }
    // Rows that end at the side of the head are tucked in.
    let hanging = abs(last.azimuth) > 125 ? p.napeLength : 0.006
    let first = body.sample(path[0]).gradient
    let begin = normalized(path[path.count - 1] - path[path.count - 2])
    var tail: [Vector] = []
    GuideGrowth(field: field, body: body, pointCount: 0).integrate(
      last, from: path[path.count - 1], along: begin, length: hanging, into: &tail)
    return line(path + tail.dropFirst(), normal: normalized(first, fallback: last.normal))
  }

  /// A path at equal steps of at most 3 mm, with a frame whose first axis is along the skin.
  private func line(_ path: [Vector], normal: Vector) -> Line {
    guard path.count > 1 else { return Line() }
    var total: Float = 0
    for i in 1..<path.count { total += distance(path[i], path[i - 1]) }
    let count = max(3, Int(total / 0.003) + 1)
    var guides = Guides(roots: [], pointCount: count)
    guides.append(path, normal: normal, tied: 0)
    var line = Line(points: guides.points, step: total / Float(count - 1))
    for (tangent, carried) in zip(guides.tangents, guides.normals) {
      line.across.append(carried)
      line.normals.append(cross(tangent, carried))
    }
    return line
  }

  /// One wisp: from its root into a strand of the rope, and along it.
  private func wind(
    _ r: ScalpRoot, about line: Line, number: Int, from: Float, to: Float, join: Float,
    into wisps: inout Wisps
  ) {
    let p = field.parameters
    guard line.points.count > 2, to > from else { return }
    let rope = Rope(p.rope, diameter: p.ropeDiameter * (0.9 + 0.2 * field.noise.scalar(line.points[0] * 300)))
    let u = r.root.words.units
    let v = CounterRandom.words(r.root.words ^ 0x51ed_270b).units
    let strand = min(Int(u.x * Float(rope.count)), rope.count - 1)
    let phase = Float(number) * 1.7
    let end = from + (to - from) * (1 - 0.06 * v.x)
    let length = max(end - from, 0.004)
    let step = min(rope.period / (rope.kind == .loc ? 4 : 7), 0.006)
    let count = max(4, Int(length / step) + 1)
    // Hairs near the outside of a strand are the ones that are seen.
    let place = 2 * .pi * v.y
    let out = (0.35 + 0.65 * v.z).squareRoot() * 0.85
    let turn = (rope.kind == .loc ? 2 * (v.w - 0.5) : 1) * 2 * .pi / rope.period
    let fuzz = rope.kind == .loc ? 0.25 + 0.5 * p.frizz : 0.08 + 0.3 * p.frizz
    for i in 0..<count {
      let s = length * Float(i) / Float(count - 1)
      let (center, normal, across) = line.at(from + s)
      let tip = (from + s) / max(line.length, 1e-4)
      let size = 1 - 0.45 * smoothstep(0.75, 1, tip)
      let middle = rope.center(strand, at: from + s + phase) * size
      let angle = place + turn * s
      let rough =
        fuzz > 0.2 ? 1 + fuzz * field.noise.scalar(center * 420 + Vector(Float(strand) * 3, place, 0)) : 1
      let around = SIMD2(cosine(angle), sine(angle)) * (rope.strandRadius * out * size * rough)
      let offset = middle + around
      let wanted = center + normal * offset.x + across * offset.y
      let joined = smoothstep(0, join, s)
      var point = mix(r.position + (center - line.at(from).point) * 0.6, wanted, joined)
      if i == 0 { point = r.position }
      let (room, push) = body.sample(point)
      let clear = min(0.5 * s, 0.0008)
      if i > 0, room < clear { point += normalized(push, fallback: .zero) * (clear - room) }
      wisps.add(
        Wisps.Point(
          position: point, normal: normal, across: across, spread: mix(0.8, 0.22, joined),
          room: max(room, clear)))
    }
    wisps.end(root: r.position, depth: r.depth, length: length)
  }
}

/// Rows of equal breadth about an axis through the head from front to back, on the template.
struct RowPattern: Sendable {
  private static let center = Vector(0, 0.005, -0.075)
  private let angle: Float
  let all: Range<Int>

  /// - Parameter spacing: distance of the rows on the skull, metres.
  init(spacing: Float) {
    angle = spacing / 0.1
    all = 0..<(2 * Int(1.9 / angle) + 1)
  }

  /// The row of a spot, and how far from its middle: ±0.5 at the partings.
  func place(_ template: Vector) -> (row: Int, off: Float) {
    let d = template - Self.center
    let theta = arcTangent(d.x, tilted(d).y) / angle
    let row = theta.rounded()
    return (Int(row) + all.count / 2, theta - row)
  }

  /// A spot of a row near the skull's surface, `t` from 0 in front to 1 behind.
  func point(_ row: Int, _ t: Float) -> Vector {
    let theta = Float(row - all.count / 2) * angle
    let along = (0.12 + 0.86 * t) * Float.pi
    let flat = Vector(sine(theta), cosine(theta), 0) * sine(along) + Vector(0, 0, cosine(along))
    return Self.center + back(flat) * 0.102
  }

  // The axis dips by 25 degrees behind the head, towards the nape.
  private func tilted(_ d: Vector) -> Vector {
    Vector(d.x, d.y * 0.906 - d.z * 0.423, d.z * 0.906 + d.y * 0.423)
  }
  private func back(_ d: Vector) -> Vector {
    Vector(d.x, d.y * 0.906 + d.z * 0.423, d.z * 0.906 - d.y * 0.423)
  }
}
