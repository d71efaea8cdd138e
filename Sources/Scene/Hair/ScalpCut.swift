internal import Geometry

/// How hair is cut: lengths over the head.
extension ScalpField {
  /// 1 on the top of the head, 0 at its sides and down the back.
  func topness(_ r: ScalpRoot) -> Float {
    let p = parameters
    if p.topWidth < 0.55 {
      let half = 0.075 * p.topWidth
      let soft = mix(0.010, 0.0015, p.disconnection)
      return smoothstep(half + soft, half - soft, abs(r.root.template.x))
    }
    let soft = mix(13, 1.5, p.disconnection)
    var top = smoothstep(topLine(r) + soft, topLine(r) - soft, r.polar)
    if p.family == .brushed, p.isParted, abs(p.part) > 0.2 {
      // Beside the part, on its own side, the short hair of the temple begins.
      let beyond = (r.root.template.x - p.part * Hairline.radius * 0.8) * (p.part < 0 ? -1 : 1)
      top *= 1 - 0.75 * smoothstep(0.002, 0.03, beyond)
    }
    return top
  }

  /// Polar angle, degrees, at which the top of the head ends; where the front is raised it reaches the hairline.
  private func topLine(_ r: ScalpRoot) -> Float {
    57 * parameters.topWidth + 30 * smoothstep(80, 180, abs(r.azimuth))
      + 16 * min(1, 2 * parameters.frontLift) * smoothstep(42, 26, abs(r.azimuth))
  }

  /// Length of the hair that grows at a root, before it is cut level, metres.
  func length(_ r: ScalpRoot) -> Float {
    let p = parameters
    let top = topness(r)
    let nape = smoothstep(100, 140, abs(r.azimuth)) * smoothstep(74, 108, r.polar)
    var side = mix(p.sideLength, p.napeLength, nape)
    // How far up the side of the head the root lies: 0 at the lower edge, 1 where the top begins.
    let edge = hairline.border(r.azimuth)
    let up = (edge - r.polar) / max(edge - topLine(r), 8)
    let beside = smoothstep(44, 54, abs(r.azimuth))
    if p.fade > 0 {
      let faded = mix(p.fadeLength, side, smoothstep(max(0, p.fade - 0.5), p.fade + 0.15, up))
      side = mix(side, min(side, faded), beside)
    } else if side < 0.05, side > 0.006 {
      side = mix(side, mix(min(side, 0.005), side, smoothstep(0, 0.3, up)), beside)
    }
    var length = mix(side, p.topLength, top)
    if p.family == .brushed {
      // Shorter towards the crown, so that the top runs out into the sides.
      length *= 1 - (0.15 + 0.35 * p.layering) * top * smoothstep(-0.03, -0.15, r.root.template.z)
      // Over a fade the top grows shorter towards its sides, or it would lie on them like a lid.
      let inwards = smoothstep(topLine(r) + 4, topLine(r) - 34, r.polar)
      length *= 1 - 0.65 * min(1, 2 * p.fade) * (1 - p.disconnection) * top * beside * (1 - inwards)
    }
    if p.sideLength < 0.06, p.topWidth >= 0.55 {
      // Trimmed round the ear.
      let e = (r.root.template - Vector(r.root.template.x, -0.018, -0.0785)) / Vector(1, 0.0345, 0.0285)
      let gap = ((e.y * e.y + e.z * e.z).squareRoot() - 1) * 0.029
      if abs(r.azimuth) > 45, gap < 0.022 { length = min(length, max(min(side, 0.003), 0.004 + gap)) }
    }
    // Fine short hairs along the border, which ropes take in.
    if p.family != .roped {
      let border: Float = p.family == .standing ? 0.03 : 0.009
      length *= 0.3 + 0.7 * smoothstep(-0.002, border, r.depth)
    }
    let u = noise.scalar(r.root.template * 45) * 0.5 + 0.5
    return max(length * (1 - 0.3 * p.texturing * u), 0.0003)
  }

  /// The height, in head space, below which hair of this root is cut.
  func cutHeight(_ r: ScalpRoot) -> Float {
    let p = parameters
    let ragged = p.texturing * 0.022 * noise.scalar(r.root.template * 95)
    if r.group.isFringe {
      // A fringe that opens in the middle grows longer to its sides.
      let outwards = smoothstep(0.006, 0.05, abs(r.root.template.x))
      return p.fringeHeight - 0.03 * p.fringeSplit * outwards + ragged * 0.35
    }
    guard p.family == .hanging || p.family == .roped || p.family == .rows else { return -10 }
    // Layers shorten what grows high up; the line of the cut runs level, or sinks towards the back.
    let back = smoothstep(60, 180, abs(r.azimuth))
    let layer = p.layering * (0.30 * topness(r) + 0.16 * smoothstep(75, 20, abs(r.azimuth)))
    return -(p.cutDepth * (1 - layer) + p.backDrop * back) + ragged
  }
}
