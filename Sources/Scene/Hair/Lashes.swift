internal import Geometry

/// Lashes of one eye, grown from the edge of its lids.
///
/// Source of counts and lengths: Na et al. 2006, "Ethnic characteristics of eyelashes" (upper 90 to 160 hairs of
/// 8 to 12 mm in several rows, lower 70 to 80 of 6 to 8 mm).
enum Lashes {
  /// How far from the eyeball's center skin is that a lash may meet, metres.
  private static let reach: Float = 0.024

  static func strands(
    _ eyeSide: Side, body: PosedBody, shape: EyeShape, _ p: LashParameters, random: CounterRandom
  ) -> Strands {
    var strands = Strands()
    let margin = eyeSide == .right ? body.rightLidMargin : body.leftLidMargin
    let eye = eyeSide == .right ? body.rightEye : body.leftEye
    let side = eyeSide.sign
    guard let (upper, lower) = lids(margin, body.worldFromHead, side) else { return strands }
    let center = eye.worldFromEye.origin
    let eyeFromWorld = eye.worldFromEye.rigidInverse
    // What lines the socket lies against the eyeball and within it.
    let skin = SkinProximity(body.skin, reach: 0.008) { vertex in
      let p = eyeFromWorld.point(body.skin.positions[vertex])
      return p.z > 0 && length(p) < reach && shape.depth(p) < -0.3e-3
    }
    for (lid, isUpper) in [(upper, true), (lower, false)] {
      let part = random.child(isUpper ? "upper" : "lower")
      let count = isUpper ? p.upperCount : p.lowerCount
      let longest = isUpper ? p.upperLength : p.lowerLength
      var along: [Float] = [0]
      for i in 1..<lid.count { along.append(along[i - 1] + distance(lid[i].position, lid[i - 1].position)) }
      guard let total = along.last, total > 0 else { continue }
      for hair in 0..<count {
        var r = part.child(hair)
        // Hairs stand in loose groups of three that share their direction.
        var group = part.child("groups").child(hair / 3)
        let lean = group.next(in: -0.16...0.16)
        let shared = group.next(in: 0.85...1)
        let share = (Float(hair) + r.next(in: 0.1...0.9)) / Float(count)
        let middle = (Float(hair / 3 * 3) + 1.5) / Float(count)
        // 0 at the inner corner, 1 at the outer one; no lashes at the tear duct.
        let t = mix(isUpper ? 0.09 : 0.16, 0.985, mix(share, middle, 0.25))
        let spot = point(lid, along, t * total)
        let outwards = normalized(spot.position - center)
        let tangentRaw =
          point(lid, along, min(t + 0.03, 1) * total).position
          - point(lid, along, max(t - 0.03, 0) * total).position
        let tangent = normalized(tangentRaw - outwards * dot(tangentRaw, outwards))
        // Away from the opening, along the eyeball.
        let away = cross(outwards, tangent) * (isUpper ? side : -side)
        // Lashes fan out: towards the nose at the inner corner, towards the temple at the outer one.
        let fan = (t - 0.42) * (isUpper ? 1.15 : 0.8) + lean + r.next(in: -0.07...0.07)
        let profile =
          isUpper
          ? smoothstep(-0.15, 0.45, t) * (1 - 0.18 * smoothstep(0.85, 1, t))
          : 0.7 + 0.3 * smoothstep(0.1, 0.6, t)
        let size = longest * profile * shared * r.next(in: 0.72...1)
        let start: Float = (isUpper ? 0.05 : 0.35) + r.next(in: -0.08...0.08)
        let curl = (isUpper ? p.curl : p.curl * 0.45) * r.next(in: 0.8...1.15)
        // Rows stand behind one another, from the front of the lid's edge back into it.
        let row = away * r.next(in: 0...0.0002) - outwards * r.next(in: 0...0.0005)
        Lash(
          outwards: outwards, away: away, tangent: tangent, fan: fan, start: start, curl: curl, size: size,
          radius: p.diameter / 2
        ).grow(from: spot.position + row, eye: eye, shape: shape, skin: skin, into: &strands)
      }
    }
    return strands
  }

  /// One lash: a curve whose direction turns from `start` by `curl` towards `away`.
  private struct Lash {
    var outwards: Vector
    var away: Vector
    var tangent: Vector
    var fan: Float
    var start: Float
    var curl: Float
    var size: Float
    var radius: Float

    /// Appends the lash, kept clear of eyeball and cornea by a fifth of a millimetre, and beyond its first part of
    /// the skin by a tenth.
    func grow(
      from root: Vector, eye: EyeAnchors, shape: EyeShape, skin: SkinProximity, into strands: inout Strands
    ) {
      let count = 7
      let step = 1 / Float(count - 1)
      let eyeFromWorld = eye.worldFromEye.rigidInverse
      let center = eye.worldFromEye.origin
      var position = root
      for i in 0..<count {
        let s = Float(i) * step
        if i > 0 { position = skin.pushedOut(position, clearance: 0.1e-3) }
        let depth = shape.depth(eyeFromWorld.point(position)) + 0.0002
        if depth > 0 { position += normalized(position - center, fallback: outwards) * depth }
        strands.points.append(SIMD4(position, radius * (1 - 0.8 * s * s)))
        let angle = start + curl * (s + 0.5 * step)
        let direction = outwards * cosine(angle) + away * sine(angle) + tangent * fan
        position += normalized(direction) * (size * step)
      }
      strands.firstPoints.append(UInt32(strands.points.count))
    }
  }

  /// The upper and the lower lid's edge, both from the inner to the outer corner.
  private static func lids(_ margin: [SurfacePoint], _ worldFromHead: Affine, _ side: Float)
    -> (upper: [SurfacePoint], lower: [SurfacePoint])?
  {
    guard margin.count >= 8 else { return nil }
    let outwards = worldFromHead.x * side
    let reach = margin.map { dot($0.position, outwards) }
    guard let inner = reach.indices.min(by: { reach[$0] < reach[$1] }),
      let outer = reach.indices.max(by: { reach[$0] < reach[$1] })
    else { return nil }
    func walk(_ step: Int) -> [SurfacePoint] {
      var points = [margin[inner]]
      var i = inner
      while i != outer {
        i = (i + step + margin.count) % margin.count
        points.append(margin[i])
      }
      return points
    }
    let (a, b) = (walk(1), walk(-1))
    func height(_ lid: [SurfacePoint]) -> Float {
      lid.reduce(0) { $0 + dot($1.position, worldFromHead.y) } / Float(lid.count)
    }
    return height(a) > height(b) ? (a, b) : (b, a)
  }

  private static func point(_ lid: [SurfacePoint], _ along: [Float], _ wanted: Float) -> SurfacePoint {
    var i = 1
    while i < lid.count - 1 && along[i] < wanted { i += 1 }
    let t = clamp((wanted - along[i - 1]) / max(along[i] - along[i - 1], 1e-7), 0, 1)
    return SurfacePoint(
      position: mix(lid[i - 1].position, lid[i].position, t),
      normal: normalized(mix(lid[i - 1].normal, lid[i].normal, t)))
  }
}
