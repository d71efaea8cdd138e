internal import Geometry

/// Where scalp hair grows, as smooth curves on the template head, so that it fits every identity.
///
/// A spot is given by the direction in which it lies from the skull's centre: azimuth from the front
/// (positive to the person's left) and polar angle from straight up, degrees.
struct Hairline: Sendable {
  /// Centre of the template's skull and its mean radius, metres; the template's origin is between its eyes.
  static let center = Vector(0, 0.024, -0.079)
  static let radius: Float = 0.092

  private let border: MirroredCurve
  private let noise: SmoothNoise
  private let baldness: Float
  private let thinning: Float
  private let softness: Float
  private let lean: Float

  init(_ p: ScalpParameters, random: CounterRandom) {
    let rise = p.hairlineHeight / Self.radius * 57.3
    let temple = 3 * (1 - p.roundness) + 12 * p.templeRecession
    let back = 10 * smoothstep(0.3, 1, p.templeRecession)
    let peak = 5 * p.widowsPeak
    // Front, temple, the edge in front of the sideburn, sideburn, over the ear, behind it, nape.
    border = MirroredCurve([
      (0, 68 - rise - back * 0.6 + peak), (14, 67.5 - rise - back * 0.7 - temple * 0.15),
      (27, 67 - rise - back - temple * 0.8), (37, 67.5 - rise - back - temple),
      (45, 72.5 - rise * 0.8 - back - temple * 0.8), (52, 82 - rise * 0.5 - temple * 0.5),
      (58, 91 - temple * 0.2), (63, 105), (67, 108 + 14 * p.sideburn),
      (73, 107 + 13 * p.sideburn), (78, 98), (84, 93.5), (92, 92), (100, 94), (106, 99),
      (112, 110), (119, 122), (128, 130), (142, 137 + p.nape * 3), (156, 140 + p.nape * 6),
      (180, 142 + p.nape * 8),
    ])
    noise = SmoothNoise(random.child("hairline"))
    baldness = p.baldness
    thinning = p.crownThinning
    softness = p.hairlineSoftness
    lean = SmoothNoise(random.child("lean")).scalar(.zero) * 1.5
  }

  /// Azimuth and polar angle of a template position, degrees.
  static func angles(_ template: Vector) -> (azimuth: Float, polar: Float) {
    let d = template - center
    let degrees: Float = 180 / .pi
    return (arcTangent(d.x, d.z) * degrees, arcCosine(d.y / max(length(d), 1e-6)) * degrees)
  }

  /// Polar angle of the border at an azimuth, degrees.
  func border(_ azimuth: Float) -> Float { border.value(azimuth).height }

  /// Signed distance to the border along the skin, metres, positive where hair grows; without noise.
  func distance(_ template: Vector) -> Float {
    let (azimuth, polar) = Self.angles(template)
    let (height, slope) = border.value(azimuth)
    let lateral = slope / max(sine(polar * .pi / 180), 0.3)
    let tilt = azimuth > 0 ? lean : -lean
    return (height + tilt * 0.3 - polar) * (.pi / 180) * Self.radius
      / (1 + lateral * lateral).squareRoot()
  }

  /// Follicle density 0…1 before any hair was lost.
  func density(_ template: Vector) -> Float {
    // Below the nape or far from the head no curve of the skull's directions says anything.
    let offset = template - Self.center
    guard dot(offset, offset) < 0.148 * 0.148 else { return 0 }
    let (outer, full) = (Float(-0.0015), 0.003 + 0.009 * softness)
    let even = distance(template)
    // No further than this does noise move the line: most of the scalp lies inside of it.
    let most: Float = 0.0035
    if even > full + most { return 1 }
    guard even > outer - most else { return 0 }
    let wobble = 0.0022 * noise.scalar(template * 110) + 0.0012 * noise.scalar(template * 370)
    return smoothstep(outer, full, even + wobble)
  }

  /// Share of follicles lost to baldness at a spot.
  func loss(_ template: Vector) -> Float {
    guard baldness > 0 || thinning > 0 else { return 0 }
    let (azimuth, polar) = Self.angles(template)
    // The wreath that stays: sides and back below a line that sinks as baldness grows.
    let line = 20 + 68 * baldness - 12 * smoothstep(110, 180, abs(azimuth))
    let bald =
      smoothstep(line + 7, line - 7, polar + 4 * noise.scalar(template * 60)) * smoothstep(0, 0.3, baldness)
    let crown = distance3(template, Vector(0, 0.105, -0.125))
    let thin = thinning * smoothstep(0.055, 0.015, crown)
    return 1 - (1 - 0.985 * bald) * (1 - 0.9 * thin)
  }

  private func distance3(_ a: Vector, _ b: Vector) -> Float { Geometry.distance(a, b) }
}
