internal import Geometry

/// The area of a brow on the template head, seen from the front, as a middle line and a width.
struct BrowShape: Sendable {
  private let parameters: BrowParameters
  /// +1 for the person's left brow, −1 for the right one.
  let side: Float

  // Middle line and half width of the usual brow, metres, at five stations, joined smoothly.
  private static let usualOuter: Float = 0.0552
  private static let middles: [Float] = [0.0109, 0.0148, 0.0173, 0.0162, 0.0093]
  private static let halves: [Float] = [0.0040, 0.0052, 0.0047, 0.0032, 0.0010]

  init(_ parameters: BrowParameters, side: Float) {
    self.parameters = parameters
    self.side = side
  }

  private var inner: Float { 0.0107 + parameters.gap }
  private var outer: Float { Self.usualOuter + parameters.tail }

  /// A line through five stations at `t`, 0…1: a Catmull-Rom spline.
  private func spline(_ y: [Float], at t: Float) -> Float {
    let x = clamp(t, 0, 1) * 4
    let i = min(Int(x), 3)
    let f = x - Float(i)
    let (a, b) = (y[max(i - 1, 0)], y[i])
    let (c, d) = (y[i + 1], y[min(i + 2, 4)])
    return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
  }

  /// Height of the middle line and half the width at `t`, 0 at the inner and 1 at the outer end.
  private func section(_ t: Float) -> (middle: Float, half: Float) {
    let p = parameters
    // A brow without its outer part ends on the course of a whole one.
    let whole = Self.usualOuter - inner
    let along = t * min((outer - inner) / whole, 1)
    let bump = smoothstep(0.1, p.peak, along) * smoothstep(1.05, p.peak + 0.06, along)
    let middle =
      spline(Self.middles, at: along) + p.height + p.arch * bump + p.slant * (along - 0.3) - p.tailDrop
      * smoothstep(p.peak, 1, along)
    // The usual brow is drawn to a point by half.
    let even = mix(0.0042, spline(Self.halves, at: t), 2 * p.taper)
    return (middle, max(even, 0.0006) * p.thickness)
  }

  /// Place in the brow of a template position: along it (0 inner … 1 outer) and across (−1 lower … 1 upper edge).
  func place(_ template: Vector) -> (along: Float, across: Float) {
    let t = (template.x * side - inner) / (outer - inner)
    let (middle, half) = section(t)
    return (t, (template.y - middle) / max(half, 1e-4))
  }

  /// Template position, its z undetermined, of a place in the brow.
  func point(along t: Float, across v: Float) -> (x: Float, y: Float) {
    let (middle, half) = section(t)
    return (side * mix(inner, outer, t), middle + v * half)
  }

  /// Follicle density 0…1.
  func density(_ template: Vector) -> Float {
    guard template.z > -0.03 else { return 0 }
    let p = parameters
    let (t, v) = place(template)
    guard t > -0.4, t < 1.05, abs(v) < 1.4, template.x * side > -0.001 else { return 0 }
    let soft = 1 - 0.75 * p.crispness
    var ends = smoothstep(-0.03, 0.10 * soft, t) * smoothstep(1.04, 0.9, t)
    if p.bridge > 0 { ends = max(ends, 0.6 * p.bridge * smoothstep(0.08, 0, t)) }
    // The lower edge is crisper than the upper one; the inner end is thin.
    let edges =
      smoothstep(1 + 0.25 * soft, 1 - 0.45 * soft, v) * smoothstep(-1 - 0.15 * soft, -1 + 0.35 * soft, v)
    var density = ends * edges * (0.55 + 0.45 * smoothstep(0, 0.25, t))
    if p.slit > 0, side > 0 { density *= smoothstep(0.02, 0.035, abs(t - p.slit - 0.03 * v)) }
    return density
  }

  /// Direction of growth as an angle from sideways-outwards towards up, radians.
  func angle(along t: Float, across v: Float) -> Float {
    let course = mix(1.25, 0.30, smoothstep(0, 0.42, t)) - 0.60 * smoothstep(0.45, 1, t)
    // Upper hairs bend down, lower ones up: they meet in the middle.
    return course - 0.38 * v * smoothstep(0.05, 0.4, t)
  }
}
