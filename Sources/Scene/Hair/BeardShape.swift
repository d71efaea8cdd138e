internal import Geometry

/// Where the beard grows, as smooth curves on the template head.
struct BeardShape: Sendable {
  private let parameters: BeardParameters
  private let noise: SmoothNoise
  private let cheekLine: MirroredCurve
  private let neckLine: MirroredCurve

  init(_ parameters: BeardParameters, random: CounterRandom) {
    self.parameters = parameters
    noise = SmoothNoise(random.child("patches"))
    // Height above the eyes in metres against the azimuth about the head's upright axis, degrees.
    let rise = parameters.cheekLine
    cheekLine = MirroredCurve([
      (0, -0.0795), (12, -0.0785), (19, -0.070), (25, -0.0605 + rise * 0.3), (36, -0.0560 + rise),
      (50, -0.0490 + rise), (61, -0.0385 + rise), (70, -0.022 + rise * 0.5), (76, 0.004), (80, 0.010),
      (180, 0.010),
    ])
    let low = parameters.neckLine
    neckLine = MirroredCurve([
      (0, -0.128 + low), (40, -0.124 + low), (75, -0.104 + low), (100, -0.072), (180, -0.072),
    ])
  }

  /// The curves were laid out on the model's base mesh; this carries spots of the template's lower face to it.
  private static func base(_ template: Vector) -> Vector {
    (template - Vector(0, 0.0048, -0.0007)) / Vector(1.028, 1.1455, 1.087)
  }

  private static func azimuth(_ t: Vector) -> Float {
    abs(arcTangent(t.x, t.z + 0.062)) * (180 / .pi)
  }

  /// Follicle density 0…1, and the share of the full length that hairs have there.
  func density(_ template: Vector) -> (density: Float, length: Float) {
    let t = Self.base(template)
    guard t.y > -0.16, t.y < 0.02, t.z > -0.09 else { return (0, 0) }
    let p = parameters
    let azimuth = Self.azimuth(t)
    let wobble = 0.0014 * noise.scalar(t * 190)
    let x = abs(t.x)

    // The moustache: between nose and lip, falling past the corners of the mouth.
    let top = mix(-0.0485, -0.0545, smoothstep(0.010, 0.028, x))
    let lip = smoothstep(0.0335, 0.027, x + wobble) * smoothstep(top + 0.001, top - 0.0025, t.y + wobble)
    let overMouth = smoothstep(-0.074, -0.068, t.y) * smoothstep(-0.03, 0.0, t.z)
    let philtrum = 0.55 + 0.45 * smoothstep(0.001, 0.005, x)
    let moustache = p.moustache * lip * overMouth * philtrum

    // The beard below its cheek line and above its neck line.
    let line = cheekLine.value(azimuth).height + wobble * 2
    let neck = neckLine.value(azimuth).height + wobble * 2
    let below = smoothstep(line + 0.001, line - 0.005, t.y)
    let above = smoothstep(neck - 0.003, neck + 0.008, t.y)
    let beforeEar = smoothstep(-0.058, -0.049, t.z + max(0, -0.045 - t.y) * 0.8)
    // Bare patches beside the tuft under the lip.
    let bare = smoothstep(0.006, 0.009, x) * smoothstep(0.021, 0.016, x) * smoothstep(-0.0925, -0.086, t.y)
    let underside = smoothstep(-0.108, -0.118, t.y - 0.35 * max(0, -t.z - 0.01))
    // The chin's own beard ends where the cheeks begin, 15 mm outside the corners of the mouth.
    let chin = smoothstep(0.046, 0.034, x) * smoothstep(-0.05, -0.02, t.z)
    let region = mix(mix(p.cheeks, max(p.chin, p.cheeks), chin), p.neck, underside)
    let beard = below * above * beforeEar * (1 - 0.9 * bare) * region

    let density = max(moustache, beard)
    guard density > 0.004 else { return (0, 0) }
    let patches = 1 - p.patchiness * smoothstep(-0.1, 0.5, noise.scalar(t * 75 + 40))
    let edge = min(smoothstep(line, line - 0.02, t.y), smoothstep(neck - 0.004, neck + 0.02, t.y))
    let length = mix(p.edgeLength, 1, moustache > beard ? 0.7 : edge * smoothstep(85, 60, azimuth))
    return (density * patches, length)
  }

  /// Direction in which hairs at a spot point, head space, before it is laid along the skin.
  static func direction(_ template: Vector) -> Vector {
    let t = base(template)
    let side: Float = t.x < 0 ? -1 : 1
    let x = abs(t.x)
    let onLip = smoothstep(-0.068, -0.060, t.y) * smoothstep(0.034, 0.028, x)
    let down = Vector(0, -1, 0.15)
    let across = Vector(side * (0.25 + 0.75 * smoothstep(0.002, 0.02, x)), -0.75, 0)
    return mix(down, across, onLip)
  }
}
