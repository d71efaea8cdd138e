internal import Geometry

/// Where the beard grows, as smooth curves on the template head.
struct BeardShape: Sendable {
  let parameters: BeardParameters
  private let noise: SmoothNoise
  private let cheekLine: MirroredCurve
  private let neckLine: MirroredCurve
  /// The red of the upper lip ends here: height against the distance from the middle, millimetres; beyond the corner of the
  /// mouth at 25 it goes on level.
  private static let lipEdge = MirroredCurve([
    (0, -0.0588), (8, -0.0566), (18, -0.0597), (25.3, -0.0675), (180, -0.0675),
  ])

  /// What grows at a spot.
  struct Growth {
    /// Follicle density 0…1.
    var density: Float
    /// Share of the full length.
    var length: Float
    /// How much of it is moustache: 0 beard, 1 moustache.
    var lip: Float

    static let none = Growth(density: 0, length: 0, lip: 0)
  }

  init(_ parameters: BeardParameters, random: CounterRandom) {
    self.parameters = parameters
    noise = SmoothNoise(random.child("patches"))
    // Height above the eyes in metres against the azimuth about the head's upright axis, degrees.
    let rise = parameters.cheekLine
    cheekLine = MirroredCurve([
      (0, -0.0795), (12, -0.0785 + rise * 0.15), (19, -0.070 + rise * 0.4), (25, -0.0605 + rise * 0.75),
      (36, -0.0560 + rise), (50, -0.0490 + rise), (61, -0.0385 + rise), (70, -0.022 + rise * 0.5),
      (76, 0.004), (80, 0.010),
      (180, 0.010),
    ])
    let low = parameters.neckLine
    neckLine = MirroredCurve([
      (0, -0.128 + low), (40, -0.124 + low), (75, -0.104 + low), (100, -0.072), (180, -0.072),
    ])
  }

  /// The curves were laid out on the model's base mesh; this carries spots of the template's lower face to it.
  static func base(_ template: Vector) -> Vector {
    (template - Vector(0, 0.0048, -0.0007)) / Vector(1.028, 1.1455, 1.087)
  }

  private static func azimuth(_ t: Vector) -> Float {
    abs(arcTangent(t.x, t.z + 0.062)) * (180 / .pi)
  }

  func growth(_ template: Vector) -> Growth {
    let t = Self.base(template)
    guard t.y > -0.16, t.y < 0.02, t.z > -0.09 else { return .none }
    let p = parameters
    let wobble = 0.0014 * noise.scalar(t * 190) * (1 - 0.8 * p.crispness)
    let lip = max(upperLip(t, wobble), bars(t, wobble))
    let (beard, edge) = beard(t, wobble)
    let density = max(lip, beard)
    guard density > 0.004 else { return .none }
    let patches = 1 - p.patchiness * smoothstep(-0.1, 0.5, noise.scalar(t * 75 + 40))
    let azimuth = Self.azimuth(t)
    let isLip = lip > beard
    let chin = smoothstep(0.040, 0.022, abs(t.x)) * smoothstep(-0.05, -0.02, t.z)
    let length =
      isLip
      ? p.moustacheLength
      : mix(p.edgeLength, 1, edge * smoothstep(85, 60, azimuth)) * mix(p.cheekLength, p.chinLength, chin)
    return Growth(density: density * patches, length: length, lip: isLip ? 1 : 0)
  }

  /// The moustache on the lip, falling past the corners of the mouth.
  private func upperLip(_ t: Vector, _ wobble: Float) -> Float {
    let p = parameters
    guard p.moustache > 0 else { return 0 }
    let x = abs(t.x)
    // Most cover the lip from its edge up to the nose, narrow ones less.
    let nose = mix(-0.0485, -0.0545, smoothstep(0.010, 0.028, x))
    let top = mix(Self.lipEdge.value(x * 1000).height, nose, p.moustacheHeight)
    let soft = mix(0.0025, 0.001, p.crispness)
    let wide = smoothstep(
      p.moustacheWidth, p.moustacheWidth - min(0.0065, 0.25 * p.moustacheWidth), x + wobble)
    let below = smoothstep(top + 0.001, top - soft, t.y + wobble)
    let overMouth = smoothstep(-0.074, -0.068, t.y) * smoothstep(-0.03, 0.0, t.z)
    let middle =
      p.moustacheGap > 0.0012
      ? smoothstep(p.moustacheGap - 0.001, p.moustacheGap + 0.001, x)
      : 0.55 + 0.45 * smoothstep(0.001, 0.005, x)
    return p.moustache * wide * below * overMouth * middle
  }

  /// Beside the mouth: the moustache's ends, and the bars that join it to the chin.
  private func bars(_ t: Vector, _ wobble: Float) -> Float {
    let p = parameters
    let drop = p.moustache > 0 ? p.moustacheDroop : 0
    guard drop > 0 || p.corners > 0 else { return 0 }
    let x = abs(t.x) + wobble
    let column = smoothstep(0.0235, 0.0275, x) * smoothstep(0.0385, 0.0345, x) * smoothstep(-0.06, -0.03, t.z)
    let end = drop > 0 ? smoothstep(-0.066 - drop - 0.003, -0.066 - drop + 0.003, t.y) : 0
    let joined = p.corners * smoothstep(-0.100, -0.092, t.y)
    return column * smoothstep(-0.058, -0.064, t.y) * max(p.moustache * end, joined)
  }

  /// The beard below its cheek line and above its neck line, and how far from these lines.
  private func beard(_ t: Vector, _ wobble: Float) -> (density: Float, edge: Float) {
    let p = parameters
    let x = abs(t.x)
    let azimuth = Self.azimuth(t)
    let line = cheekLine.value(azimuth).height + wobble * 2
    let neck = neckLine.value(azimuth).height + wobble * 2
    let soft = mix(0.006, 0.0015, p.crispness)
    let below = smoothstep(line + 0.001, line + 0.001 - soft, t.y)
    let above = smoothstep(neck - soft / 2, neck + 0.4 * soft + 0.005, t.y)
    let beforeEar = smoothstep(-0.058, -0.049, t.z + max(0, -0.045 - t.y) * 0.8)
    // Bare patches beside the tuft under the lip.
    let bare = smoothstep(0.006, 0.009, x) * smoothstep(0.021, 0.016, x) * smoothstep(-0.0925, -0.086, t.y)
    let underside = smoothstep(-0.108, -0.118, t.y - 0.35 * max(0, -t.z - 0.01))
    let front = smoothstep(-0.05, -0.02, t.z)
    let chin = smoothstep(p.chinWidth, p.chinWidth - min(0.012, 0.5 * p.chinWidth), x) * front
    let cheeks =
      p.cheeks
      * (p.cheekFront > 0 ? smoothstep(p.cheekFront - 3, p.cheekFront + 3, azimuth + wobble * 2000) : 1)
      * smoothstep(p.cheekEnd - 0.003, p.cheekEnd + 0.003, t.y)
    // The tuft below the lip has a density of its own.
    let tuft = smoothstep(0.0075, 0.0055, x) * smoothstep(-0.097, -0.093, t.y) * front
    let face = mix(cheeks, max(p.chin, cheeks), chin)
    let region = mix(
      mix(face, p.soul, tuft), max(p.neck, min(p.neck + 0.6, 1) * p.chin * chin * 0.6), underside)
    let edge = min(smoothstep(line, line - 0.02, t.y), smoothstep(neck - 0.004, neck + 0.02, t.y))
    return (below * above * beforeEar * (1 - 0.9 * bare) * region, edge)
  }

  /// Direction in which hairs at a spot point, head space, before it is laid along the skin.
  func direction(_ template: Vector, lip: Float) -> Vector {
    let t = Self.base(template)
    let side: Float = t.x < 0 ? -1 : 1
    let x = abs(t.x)
    guard lip > 0.5 else { return Vector(0, -1, 0.15) }
    let outwards = 0.25 + 0.75 * smoothstep(0.002, 0.02, x)
    let combed = parameters.moustacheSweep
    let across = Vector(
      side * outwards * (combed < 0 ? 1 + 0.4 * combed : 1), -0.75 + 0.65 * max(combed, 0), 0)
    // Beside the mouth it hangs.
    return mix(across, Vector(0, -1, 0.1), smoothstep(-0.066, -0.074, t.y))
  }
}
