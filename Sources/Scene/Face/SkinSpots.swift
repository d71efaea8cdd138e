internal import Geometry

/// The spots of one person's skin: freckles, spots of age, moles, pimples and their scars.
struct SkinSpots {
  let skin: SkinParameters
  let pigment: SkinPigment
  let topology: SkinTopology

  var marks: [SkinMark] {
    let stream = CounterRandom(key: SIMD3(skin.pattern, 0x301E, 0x5))
    var marks = freckles(stream.child("freckles")) + lentigines(stream.child("lentigines"))
    marks += moles(stream.child("moles"))
    marks += pimples(stream.child("pimples")) + scars(stream.child("scars"))
    return marks
  }

  /// Places drawn by area and kept with a chance that depends on the region.
  ///
  /// - Parameters:
  ///   - tries: Drawn places; what is kept is fewer.
  ///   - chance: At a vertex.
  private func places(_ stream: inout CounterRandom, tries: Int, _ chance: (Int) -> Float) -> [Vector] {
    (0..<tries).compactMap { _ in
      let (point, vertex) = topology.scatter.place(&stream, topology.templatePositions)
      let kept = stream.nextBool(chance(vertex) * bare(vertex))
      return kept ? point : nil
    }
  }

  /// 0 on lips, lid margins and linings.
  private func bare(_ vertex: Int) -> Float {
    let contours = topology.contours
    return contours.lips[vertex] < -1e-3
      && max(contours.upperLids[vertex], contours.lowerLids[vertex]) < -1.5e-3
      && topology.regions.mouth[vertex] + topology.regions.socket[vertex] < 0.1 ? 1 : 0
  }

  private func freckles(_ random: CounterRandom) -> [SkinMark] {
    guard skin.freckles > 0 else { return [] }
    var stream = random
    let regions = topology.regions
    // Freckles come in drifts.
    let drift = Noise(seed: skin.pattern ^ 0x77AD_B1F3)
    let found = places(&stream, tries: Int(400 + 5600 * skin.freckles)) { v in
      let sun = regions.cheek[v] + regions.noseTip[v] + 0.6 * regions.tZone[v] + 0.22
      let here = 0.65 + 0.6 * drift.fractal(topology.templatePositions[v] * 70, octaves: 2)
      return clamp(sun * here * mix(0.35, 1, skin.freckles), 0, 1) * (1 - regions.neck[v])
        * (1 - regions.lid[v])
    }
    return found.map { center in
      let size = stream.nextUnit()
      return SkinMark(
        center: center, radius: mix(0.45e-3, 1.25e-3, size * size),
        tint: pigment.ratio(moreMelanosomes: stream.next(in: 0.012...0.05) * mix(0.5, 1, skin.freckles)))
    }
  }

  private func lentigines(_ random: CounterRandom) -> [SkinMark] {
    guard skin.lentigines > 0 else { return [] }
    var stream = random
    let regions = topology.regions
    let found = places(&stream, tries: Int(180 * skin.lentigines)) { v in
      let p = topology.templatePositions[v]
      let temple = smoothstep(0.035, 0.055, abs(p.x)) * smoothstep(-0.06, -0.02, p.y)
      return 0.12 + 0.5 * temple + 0.3 * regions.cheek[v] + 0.3 * smoothstep(0.02, 0.05, p.y)
    }
    return found.flatMap { center -> [SkinMark] in
      let radius = mix(1e-3, 4e-3, power(stream.nextUnit(), 2))
      let tint = pigment.ratio(moreMelanosomes: stream.next(in: 0.012...0.06))
      // Larger ones have lobes.
      return (0..<(radius > 2e-3 ? 3 : 1)).map { lobe in
        let turn = 2 * Float.pi * stream.nextUnit()
        let shift = lobe == 0 ? 0 : 0.7 * radius
        return SkinMark(
          center: center + Vector(cosine(turn), sine(turn), 0) * shift,
          radius: radius * (lobe == 0 ? 1 : 0.6),
          tint: lobe == 0 ? tint : mix(Vector(1, 1, 1), tint, 0.5))
      }
    }
  }

  private func moles(_ random: CounterRandom) -> [SkinMark] {
    var stream = random
    var marks: [SkinMark] = []
    for _ in 0..<skin.moleCount {
      guard let center = places(&stream, tries: 12, { _ in 1 }).first else { continue }
      let size = stream.nextUnit()
      let radius = mix(0.5e-3, 2.1e-3, size * size)
      let isRaised = stream.nextBool(0.35)
      marks.append(
        SkinMark(
          center: center, radius: radius, height: isRaised ? stream.next(in: 0.25...0.6) * radius : 0,
          tint: pigment.ratio(moreMelanosomes: stream.next(in: 0.08...0.35) * (isRaised ? 0.6 : 1))))
    }
    return marks
  }

  private func pimples(_ random: CounterRandom) -> [SkinMark] {
    var stream = random
    var marks: [SkinMark] = []
    let regions = topology.regions
    let found = places(&stream, tries: 12 * skin.pimpleCount) { v in
      0.12 + 0.25 * regions.chin[v] + 0.2 * regions.cheek[v] + 0.15 * regions.tZone[v]
    }
    for center in found.prefix(skin.pimpleCount) {
      let radius = stream.next(in: 0.7e-3...1.7e-3)
      let blood = stream.next(in: 1.5...3)
      marks.append(
        SkinMark(center: center, radius: 1.9 * radius, tint: pigment.ratio(blood: 1 + 0.4 * (blood - 1))))
      marks.append(
        SkinMark(
          center: center, radius: radius, height: stream.next(in: 0.08...0.28) * radius,
          tint: pigment.ratio(blood: blood)))
    }
    return marks
  }

  private func scars(_ random: CounterRandom) -> [SkinMark] {
    var stream = random
    let regions = topology.regions
    let found = places(&stream, tries: 12 * skin.scarCount) { v in 0.05 + 0.6 * regions.cheek[v] }
    return found.prefix(skin.scarCount).map { center in
      let radius = stream.next(in: 0.4e-3...1.3e-3)
      return SkinMark(
        center: center, radius: radius, height: -stream.next(in: 0.15...0.35) * radius,
        tint: pigment.ratio(blood: stream.next(in: 0.8...1.4)))
    }
  }
}
