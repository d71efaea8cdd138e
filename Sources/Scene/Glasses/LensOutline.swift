internal import Geometry

/// The edge of a lens seen from the front: a closed curve within its box, centered on 0, with +x towards the temple.
struct LensOutline {
  /// Counter-clockwise for a viewer in front of the person's left eye, from the middle of the temple side on; evenly
  /// spaced in angle.
  let points: [SIMD2<Float>]

  init(_ glasses: GlassesParameters, count: Int) {
    let (a, b) = (glasses.lensWidth / 2, glasses.lensHeight / 2)
    points = (0..<count).map { i in
      let angle = 2 * .pi * Float(i) / Float(count)
      var p = Self.superellipse(angle, power: Self.power(glasses.shape))
      switch glasses.shape {
      case .round, .oval, .rectangle, .square: break
      // Narrower below: the lower corners move inwards, that of the nose more.
      case .trapezoid: p.x *= 1 - 0.1 * smoothstep(0.2, -1, p.y)
      // A drop that hangs towards the cheek.
      case .aviator:
        p.x *= 1 - 0.24 * smoothstep(0.3, -1, p.y)
        p.x += 0.1 * smoothstep(0.2, -1, p.y)
        p.y *= p.y < 0 ? 1 - 0.16 * smoothstep(0.2, -0.9, p.x) : 0.92
      // The outer upper corner sweeps up.
      case .catEye:
        let corner = smoothstep(0, 1, p.x) * smoothstep(-0.1, 1, p.y)
        p += SIMD2(0.06, 0.16) * corner
        p.x *= 1 - 0.1 * smoothstep(0.2, -1, p.y)
      }
      return SIMD2(p.x * a, p.y * b)
    }
  }

  /// The exponent of the curve |x|^n + |y|^n = 1 (Lamé): 2 an ellipse, more are squarer.
  private static func power(_ shape: GlassesParameters.Shape) -> Float {
    switch shape {
    case .round, .oval: 2
    case .rectangle: 4.5
    case .square: 4
    case .trapezoid: 3.4
    case .aviator: 2.5
    case .catEye: 2.7
    }
  }

  /// The point of the curve in the direction of `angle`.
  private static func superellipse(_ angle: Float, power n: Float) -> SIMD2<Float> {
    let (c, s) = (cosine(angle), sine(angle))
    let radius = power(power(abs(c), n) + power(abs(s), n), -1 / n)
    return SIMD2(c, s) * radius
  }

  private static func power(_ x: Float, _ y: Float) -> Float { Geometry.power(x, y) }
}
