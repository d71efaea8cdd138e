internal import Geometry

/// Where wrinkles run on a face, and when they come.
///
/// After the anatomy of facial lines in Lemperle et al. 2001, "A Classification of Facial Wrinkles", Plastic and
/// Reconstructive Surgery 108; depths of 0.1 to 0.8 mm as measured there and by Luebberding et al. 2014 (Skin Research and
/// Technology 20).
struct WrinkleLine {
  /// Curve on the template as seen from the front, metres: Catmull and Rom's spline through these points.
  var points: [SIMD2<Float>]
  /// Depth on a very wrinkled face and the largest that squeezing the skin across the line adds, metres.
  var depth: Float
  var squeezedDepth: Float
  /// See ``SkinMark/width``.
  var width: Float
  /// ``SkinParameters/wrinkles`` at which the line begins to stay.
  var onset: Float
  /// Length of the fading at either end, as a share of the line.
  var fade: SIMD2<Float> = SIMD2(0.25, 0.25)
  /// Whether the mesh bends too: for folds that are seen in outline.
  var isFold = false
}

/// The lines of the template's face.
struct WrinkleLines {
  /// The landmarks of the template, iBUG-68, seen from the front.
  let landmarks: [SIMD2<Float>]

  /// All lines of a person; where they lie is drawn from `stream`.
  func drawn(_ stream: CounterRandom) -> [WrinkleLine] {
    var lines = forehead(stream.child("forehead")) + frown(stream.child("frown"))
    for sign: Float in [-1, 1] {
      let side = stream.child(sign < 0 ? "right" : "left")
      lines += crowsFeet(sign, side.child("crow")) + underEye(sign, side.child("under eye"))
      lines += cheek(sign, side.child("cheek")) + crepe(sign, side.child("crepe"))
    }
    return lines + mouth(stream.child("mouth")) + neck(stream.child("neck"))
  }

  /// A landmark of the left half, or its partner on the right.
  private func landmark(_ left: Int, _ sign: Float) -> SIMD2<Float> {
    let p = landmarks[left]
    return SIMD2(abs(p.x) * sign, p.y)
  }

  private func forehead(_ random: CounterRandom) -> [WrinkleLine] {
    var stream = random
    let brow = (landmarks[19].y + landmarks[24].y) / 2
    let count = 3 + stream.nextIndex(3)
    var y = brow + stream.next(in: 0.011...0.016)
    return (0..<count).map { index in
      let half = stream.next(in: 0.024...0.04) * (index == count - 1 ? 0.7 : 1)
      let (dip, tilt) = (stream.next(in: -0.001...0.0035), 0.02 * stream.nextNormal())
      let middle = 0.004 * stream.nextNormal()
      let points = (0...8).map { i -> SIMD2<Float> in
        let u = Float(i) / 4 - 1
        let x = middle + u * half
        // Lines follow the brows: lower in the middle and at the temples.
        let arch = dip * (1 - 4 * u * u * (1 - 0.6 * u * u))
        return SIMD2(x, y - arch + tilt * x + 0.0006 * stream.nextNormal())
      }
      defer { y += stream.next(in: 0.008...0.013) }
      return WrinkleLine(
        points: points, depth: stream.next(in: 0.25e-3...0.65e-3), squeezedDepth: 0.65e-3,
        width: stream.next(in: 1.4e-3...2.2e-3), onset: stream.next(in: 0.22...0.5), isFold: true)
    }
  }

  private func frown(_ random: CounterRandom) -> [WrinkleLine] {
    var stream = random
    let inner = (landmarks[21] + landmarks[22]) / 2
    var lines = ([-1, 1] as [Float]).map { sign in
      let x = sign * stream.next(in: 0.005...0.009)
      let height = stream.next(in: 0.012...0.022)
      return WrinkleLine(
        points: [
          SIMD2(0.8 * x, inner.y - 0.006), SIMD2(x, inner.y + 0.2 * height),
          SIMD2(1.25 * x, inner.y + height),
        ],
        // The brows bunch up all the skin between them: the deepest lines that a young face can make.
        depth: stream.next(in: 0.2e-3...0.65e-3), squeezedDepth: 1.2e-3,
        width: stream.next(in: 1.3e-3...2e-3), onset: stream.next(in: 0.25...0.6), isFold: true)
    }
    let root = landmarks[27]
    lines.append(
      WrinkleLine(
        points: [SIMD2(-0.008, root.y + 0.004), SIMD2(0, root.y + 0.0025), SIMD2(0.008, root.y + 0.004)],
        depth: stream.next(in: 0.1e-3...0.35e-3), squeezedDepth: 0.5e-3, width: 0.8e-3,
        onset: stream.next(in: 0.4...0.7)))
    return lines
  }

  private func crowsFeet(_ sign: Float, _ random: CounterRandom) -> [WrinkleLine] {
    var stream = random
    let corner = landmark(45, sign)
    let count = 4 + stream.nextIndex(4)
    return (0..<count).map { index in
      let u = (Float(index) + 0.3 * stream.nextNormal()) / Float(count - 1)
      let angle = mix(0.75, -0.95, u)
      let start = stream.next(in: 0.005...0.009)
      let length = stream.next(in: 0.012...0.024) * (1 - 0.35 * abs(2 * u - 1))
      let points = (0...3).map { i -> SIMD2<Float> in
        let t = Float(i) / 3
        let d = start + length * t
        // They sweep down towards the cheek.
        let bent = angle - 0.35 * t * t - 0.1 * t
        return corner + SIMD2(sign * d * cosine(bent), d * sine(bent))
      }
      return WrinkleLine(
        points: points, depth: stream.next(in: 0.12e-3...0.38e-3), squeezedDepth: 0.45e-3,
        width: stream.next(in: 0.45e-3...0.8e-3), onset: stream.next(in: 0.2...0.5), fade: SIMD2(0.2, 0.6))
    }
  }

  private func underEye(_ sign: Float, _ random: CounterRandom) -> [WrinkleLine] {
    var stream = random
    let (inner, outer) = (landmark(42, sign), landmark(45, sign))
    let low = (landmark(46, sign) + landmark(47, sign)) / 2
    var lines = (0..<4).map { index -> WrinkleLine in
      let drop = 0.0035 + 0.0028 * Float(index) + 0.0006 * stream.nextNormal()
      let (a, b) = (stream.next(in: 0...0.25), stream.next(in: 0.75...1.05))
      func place(_ t: Float) -> SIMD2<Float> {
        let x = mix(inner.x, outer.x, t)
        let sag = mix(mix(inner.y, outer.y, t), low.y, 4 * t * (1 - t))
        return SIMD2(x, sag - drop * (0.75 + 0.5 * t * (1 - t)))
      }
      return WrinkleLine(
        points: [place(a), place(mix(a, b, 0.33)), place(mix(a, b, 0.66)), place(b)],
        depth: stream.next(in: 0.08e-3...0.24e-3), squeezedDepth: 0.3e-3,
        width: stream.next(in: 0.4e-3...0.65e-3), onset: stream.next(in: 0.15...0.5))
    }
    // The tear trough, from the inner corner outwards and down.
    lines.append(
      WrinkleLine(
        points: [
          inner + SIMD2(0.001 * sign, -0.005), inner + SIMD2(0.007 * sign, -0.0125),
          inner + SIMD2(0.016 * sign, -0.0175), inner + SIMD2(0.024 * sign, -0.0185),
        ],
        depth: stream.next(in: 0.4e-3...0.9e-3), squeezedDepth: 0.3e-3, width: 2e-3,
        onset: stream.next(in: 0...0.35), fade: SIMD2(0.3, 0.6), isFold: true))
    return lines
  }

  private func cheek(_ sign: Float, _ random: CounterRandom) -> [WrinkleLine] {
    var stream = random
    let (wing, corner) = (landmark(35, sign), landmark(54, sign))
    let start = wing + SIMD2(0.006 * sign, 0.006)
    let end = corner + SIMD2(sign * stream.next(in: 0.005...0.009), stream.next(in: -0.008...0.001))
    let bulge = SIMD2(0.004 * sign, 0.001)
    var lines = [
      WrinkleLine(
        points: [start, mix(start, end, 0.35) + bulge, mix(start, end, 0.7) + bulge, end],
        depth: stream.next(in: 0.5e-3...1.1e-3), squeezedDepth: 0.9e-3,
        width: stream.next(in: 1.2e-3...1.9e-3), onset: stream.next(in: 0...0.25), fade: SIMD2(0.2, 0.35),
        isFold: true),
      WrinkleLine(
        points: [
          corner + SIMD2(0.0035 * sign, -0.004), corner + SIMD2(0.006 * sign, -0.013),
          corner + SIMD2(0.0065 * sign, -0.024),
        ],
        depth: stream.next(in: 0.3e-3...0.8e-3), squeezedDepth: 0.3e-3,
        width: stream.next(in: 1e-3...1.6e-3), onset: stream.next(in: 0.35...0.6), isFold: true),
    ]
    // Beside the fold, lines of the smile.
    for step in 1...2 {
      let shift = SIMD2(sign * (0.007 * Float(step) + 0.001 * stream.nextNormal()), 0.001 * Float(step))
      lines.append(
        WrinkleLine(
          points: [0.3, 0.6, 0.95].map { mix(start, end, $0) + bulge * 2 * (1 - $0) + shift },
          depth: stream.next(in: 0.08e-3...0.3e-3), squeezedDepth: 0.5e-3,
          width: stream.next(in: 0.7e-3...1.1e-3), onset: stream.next(in: 0.5...0.8)))
    }
    return lines
  }

  /// Short lines in the direction in which relaxed skin creases, all over the side of an old face.
  private func crepe(_ sign: Float, _ random: CounterRandom) -> [WrinkleLine] {
    var stream = random
    let (eye, corner) = (landmark(45, sign), landmark(54, sign))
    return (0..<70).map { _ in
      let start = SIMD2(sign * stream.next(in: 0.026...0.06), stream.next(in: -0.095...0.012))
      // Around the eye they point away from it, further down they run along the fold of the cheek.
      let fromEye = start - eye
      let distance = (fromEye * fromEye).sum().squareRoot()
      let ray = fromEye / max(distance, 1e-4)
      let fold = SIMD2(sign * 0.35, -0.94 as Float) + SIMD2(0, 0.2 * (start.y - corner.y) / 0.04)
      let along = mix(ray, fold, smoothstep(0.012, 0.035, distance))
      let turn = 0.22 * stream.nextNormal()
      let direction = SIMD2(
        along.x * cosine(turn) - along.y * sine(turn), along.x * sine(turn) + along.y * cosine(turn))
      let length = stream.next(in: 0.006...0.018)
      let bend = SIMD2(-direction.y, direction.x) * (0.08 * length * stream.nextNormal())
      return WrinkleLine(
        points: [start, start + direction * (length / 2) + bend, start + direction * length],
        depth: stream.next(in: 0.04e-3...0.2e-3), squeezedDepth: 0.12e-3,
        width: stream.next(in: 0.35e-3...0.7e-3), onset: stream.next(in: 0.35...0.85),
        fade: SIMD2(0.45, 0.45))
    }
  }

  private func mouth(_ random: CounterRandom) -> [WrinkleLine] {
    var stream = random
    var lines: [WrinkleLine] = []
    let (top, bottom, half) = (
      (landmarks[50].y + landmarks[52].y) / 2, landmarks[57].y, abs(landmarks[54].x)
    )
    for index in 0..<16 {
      let isUpper = index < 10
      let count: Float = isUpper ? 10 : 6
      let place = (Float(isUpper ? index : index - 10) + 0.5 + 0.25 * stream.nextNormal()) / count
      let x = mix(-0.85, 0.85, place) * half
      let y =
        isUpper
        ? top - 0.35 * (top - landmarks[48].y) * (x / half) * (x / half) + 0.0008
        : bottom + 0.5 * (landmarks[48].y - bottom) * (x / half) * (x / half) - 0.0008
      let rise = stream.next(in: 0.005...0.009) * (isUpper ? 1 : -1)
      lines.append(
        WrinkleLine(
          points: [SIMD2(x, y), SIMD2(1.07 * x, y + 0.5 * rise), SIMD2(1.18 * x, y + rise)],
          depth: stream.next(in: 0.06e-3...0.3e-3), squeezedDepth: 0.35e-3,
          width: stream.next(in: 0.4e-3...0.7e-3), onset: stream.next(in: 0.4...0.75),
          fade: SIMD2(0.1, 0.6)))
    }
    let sag = stream.next(in: 0.001...0.003)
    let y = bottom - stream.next(in: 0.007...0.009)
    lines.append(
      WrinkleLine(
        points: [
          SIMD2(-0.016, y - sag), SIMD2(-0.007, y), SIMD2(0.007, y), SIMD2(0.016, y - sag),
        ],
        depth: stream.next(in: 0.2e-3...0.7e-3), squeezedDepth: 0.4e-3, width: 1.7e-3,
        onset: stream.next(in: 0...0.4), fade: SIMD2(0.4, 0.4), isFold: true))
    return lines
  }

  private func neck(_ random: CounterRandom) -> [WrinkleLine] {
    var stream = random
    var y = landmarks[8].y - stream.next(in: 0.02...0.028)
    return (0..<4).map { index in
      let tilt = 0.05 * stream.nextNormal()
      let half = stream.next(in: 0.03...0.05)
      let middle = 0.008 * stream.nextNormal()
      let points = (0...6).map { i -> SIMD2<Float> in
        let u = Float(i) / 3 - 1
        let x = middle + u * half
        return SIMD2(x, y + 0.004 * u * u + tilt * x + 0.0007 * stream.nextNormal())
      }
      defer { y -= stream.next(in: 0.01...0.02) }
      return WrinkleLine(
        points: points, depth: stream.next(in: 0.15e-3...0.5e-3), squeezedDepth: 0.3e-3,
        width: stream.next(in: 0.8e-3...1.4e-3), onset: index < 2 ? stream.next(in: 0...0.4) : 0.55,
        isFold: index < 2)
    }
  }

  private func mix(_ a: SIMD2<Float>, _ b: SIMD2<Float>, _ t: Float) -> SIMD2<Float> { a + (b - a) * t }
  private func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }
}
