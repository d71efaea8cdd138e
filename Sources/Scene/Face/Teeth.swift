internal import Geometry

/// Single teeth along an arch, and the gum they stand in.
struct Teeth {
  private(set) var crowns = TriangleMesh(positions: [], triangles: [])
  private(set) var crownTints: [Vector] = []
  private(set) var gum = TriangleMesh(positions: [], triangles: [])
  private(set) var gumTints: [Vector] = []

  /// - Parameters:
  ///   - random: Chooses each tooth's small tilt, turn, size and shade.
  ///   - enamel: Color of the middle teeth, L*a*b*.
  ///   - irregularity: 0 perfect rows … 1 clearly crooked.
  init(arch: DentalArch, random: CounterRandom, enamel: Vector, irregularity: Float) {
    let table = arch.isUpper ? ToothTable.upper : ToothTable.lower
    // The mean teeth, stretched a little to fill this person's arch.
    let total = table.reduce(0) { $0 + $1.width } * 1e-3
    let scale = clamp(arch.halfLength * 0.93 / total, 0.85, 1.15)
    for side in Side.allCases {
      var s: Float = 0
      for (number, tooth) in table.enumerated() {
        let width = tooth.width * 1e-3 * scale
        let stream = random.child(side == .right ? "right" : "left").child(number)
        addCrown(
          arch.frame(at: side.sign * (s + width / 2)), tooth, width: width, isUpper: arch.isUpper, stream,
          enamel,
          irregularity)
        s += width
      }
    }
    addGum(arch, table: table, scale: scale)
  }

  /// Adds one crown: rings of rounded-box cross-section from the gum to the biting edge.
  private mutating func addCrown(
    _ frame: DentalArch.Frame, _ tooth: ToothTable.Tooth, width: Float, isUpper: Bool,
    _ random: CounterRandom, _ enamel: Vector, _ irregularity: Float
  ) {
    var stream = random
    let turn = 0.1 * irregularity * stream.nextNormal()
    let tilt = 0.05 * irregularity * stream.nextNormal()
    let rise = 0.35e-3 * irregularity * stream.nextNormal()
    let lab = enamel + Vector(-tooth.shade + 1.2 * stream.nextNormal(), 0.15 * tooth.shade, 0.9 * tooth.shade)
    let along = normalized(frame.along + frame.outwards * turn + frame.rootwards * tilt)
    let outwards = normalized(cross(along, frame.rootwards) * (isUpper ? 1 : -1))
    let depth = tooth.depth * 1e-3
    // The upper front teeth close in front of the lower ones: those stand back.
    let inset = isUpper ? Occlusion.upperInset : Occlusion.lowerInset
    let (ringCount, segments) = (14, 28)
    let first = crowns.positions.count
    for ring in 0...ringCount {
      // 0 below the gum, 1 at the biting edge.
      let v = Float(ring) / Float(ringCount)
      let cap = smoothstep(1, 0.9, v) * 0.22 + 0.78
      let waist = mix(0.84, 1, smoothstep(0, 0.5, v))
      let thickness = mix(1, tooth.edge, smoothstep(0.35, 1, v))
      let halfWidth = width * 0.5 * 1.005 * waist * mix(0.9, 1, cap)
      let halfDepth = depth * 0.5 * thickness * cap
      for segment in 0..<segments {
        let angle = 2 * .pi * Float(segment) / Float(segments)
        let (c, s) = (cosine(angle), sine(angle))
        // Superellipse of exponent 3.
        let bulge = power(power(abs(c), 3) + power(abs(s), 3), -1 / 3)
        let x = halfWidth * c * bulge
        // The side of the lips stays near the band's outer surface; thinning happens from the tongue's side.
        let y = halfDepth * (s * bulge) - halfDepth - inset - 0.25e-3 * (1 - cap)
        let u = x / (width * 0.5)
        let pointed = tooth.point * 1.6e-3 * u * u * smoothstep(0.5, 1, v)
        let corner = 0.7e-3 * power(abs(u), 4) * smoothstep(0.5, 1, v)
        let height = (1 - v) * (tooth.length * 1e-3 + 1.5e-3) + rise + tooth.lift * 1e-3 + pointed + corner
        crowns.positions.append(
          frame.edge + along * x + outwards * y + frame.rootwards * height)
        crownTints.append(Self.tint(lab, v: v, u: u))
      }
    }
    let lastRing = first + ringCount * segments
    let tip = crowns.positions[lastRing..<lastRing + segments].reduce(Vector.zero, +) / Float(segments)
    crowns.positions.append(tip - frame.rootwards * 0.3e-3)
    crownTints.append(Self.tint(lab, v: 1, u: 0))
    // Seen along the crown, angles run from `along` to `outwards`; the sense differs between the jaws.
    for ring in 0..<ringCount {
      for segment in 0..<segments {
        let next = (segment + 1) % segments
        let (a, b) = (UInt32(first + ring * segments + segment), UInt32(first + ring * segments + next))
        let (c, d) = (a + UInt32(segments), b + UInt32(segments))
        addCrownTriangle(a, b, c, flip: !isUpper)
        addCrownTriangle(b, d, c, flip: !isUpper)
      }
    }
    for segment in 0..<segments {
      let next = (segment + 1) % segments
      addCrownTriangle(
        UInt32(lastRing + segment), UInt32(lastRing + next), UInt32(lastRing + segments), flip: !isUpper)
    }
  }

  /// Enamel at a height of the crown (0 below the gum, 1 at the biting edge) and across it (±1 at its sides): towards the
  /// gum it is thin over yellow dentine, at the edge it is grey and lets the dark of the mouth through, and between teeth
  /// little light returns.
  private static func tint(_ lab: Vector, v: Float, u: Float) -> Vector {
    let neck = smoothstep(0.55, 0.15, v)
    let edge = smoothstep(0.86, 0.99, v)
    let side = power(min(abs(u), 1), 4)
    return LabColor.linear(
      lab + Vector(-5, 1.5, 6) * neck + Vector(-9, -0.8, -7) * edge + Vector(-6, 0.5, 2) * side)
  }

  private mutating func addCrownTriangle(_ a: UInt32, _ b: UInt32, _ c: UInt32, flip: Bool) {
    crowns.triangles.append(flip ? SIMD3(a, c, b) : SIMD3(a, b, c))
  }

  /// Adds the gum: a ridge along the arch whose edge rises between the teeth.
  private mutating func addGum(_ arch: DentalArch, table: [ToothTable.Tooth], scale: Float) {
    let ends = table.reduce(0) { $0 + $1.width } * 1e-3 * scale
    let (steps, segments) = (168, 14)
    for step in 0...steps {
      let s = mix(-ends, ends, Float(step) / Float(steps))
      let frame = arch.frame(at: s)
      let (tooth, place) = Self.tooth(at: abs(s) / scale * 1000, table)
      // 1 between two teeth, 0 in the middle of one.
      let between = power(abs(2 * place - 1), 4)
      let margin = (tooth.length + tooth.lift) * 1e-3 - 3.2e-3 * between
      // Low and a little behind the crowns' faces: nothing of it may reach the cheeks.
      let halfHeight: Float = 2.6e-3
      let halfDepth = tooth.depth * 0.5e-3 + 0.1e-3
      let inset = arch.isUpper ? Occlusion.upperInset : Occlusion.lowerInset
      for segment in 0..<segments {
        let angle = 2 * .pi * Float(segment) / Float(segments)
        let y = halfDepth * cosine(angle) - tooth.depth * 0.5e-3 - inset
        let height = margin + halfHeight - halfHeight * sine(angle)
        gum.positions.append(frame.edge + frame.outwards * y + frame.rootwards * height)
        gumTints.append(
          mix(Vector(1, 1, 1), Vector(0.8, 0.62, 0.66), 0.5 * smoothstep(0.3, -0.6, sine(angle))))
      }
      guard step > 0 else { continue }
      for segment in 0..<segments {
        let next = (segment + 1) % segments
        let (a, b) = (UInt32((step - 1) * segments + segment), UInt32((step - 1) * segments + next))
        let (c, d) = (a + UInt32(segments), b + UInt32(segments))
        for t in [SIMD3(a, b, c), SIMD3(b, d, c)] {
          gum.triangles.append(arch.isUpper ? t : SIMD3(t.x, t.z, t.y))
        }
      }
    }
  }

  /// The tooth at a distance from the middle (mm along the mean arch), and where across it, 0…1.
  private static func tooth(at distance: Float, _ table: [ToothTable.Tooth]) -> (ToothTable.Tooth, Float) {
    var start: Float = 0
    for tooth in table.dropLast() {
      if distance < start + tooth.width { return (tooth, (distance - start) / tooth.width) }
      start += tooth.width
    }
    let last = table[table.count - 1]
    return (last, clamp((distance - start) / last.width, 0, 1))
  }
}
