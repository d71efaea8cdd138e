internal import Geometry

/// The helix or wave of one wisp.
struct Curl {
  let radius: Float
  private let turn: Float
  private let phase: Float
  private let flatness: Float
  private let onset: Float
  private let start: Float
  /// A curl is no spring: its turns are longer here and shorter there, and wider and narrower, by waves of a few turns, the
  /// same for all of a lock.
  private let waves: Vector
  private let shifts: Vector
  private let uneven: Float

  /// - Parameters:
  ///   - lock: see ``ScalpField/curl(_:)``.
  ///   - wisp: two uniform numbers of the wisp.
  ///   - start: distance from the root where the curl begins.
  init(_ p: ScalpParameters, lock: Vector, wisp: SIMD2<Float>, start: Float) {
    let own = 1 - p.curlUnity
    radius =
      p.curlDiameter / 2 * (1 + 0.25 * lock.z) * (1 + (wisp.x - 0.5) * (0.2 + 0.6 * own)) * (1 - 0.6 * p.wet)
    let pitch = p.curlPitch * (1 + 0.18 * lock.y) * (1 + (wisp.y - 0.5) * 0.3 * own)
    // Ringlets turn either way.
    turn = 2 * .pi / max(pitch, 1e-4) * (lock.y < 0 ? -1 : 1)
    phase = .pi * (1.6 * lock.x * min(1, 4 * own) + 2 * own * (wisp.x - 0.5)) + (wisp.y - 0.5) * 0.4
    // Long waves lie in a plane along the head, short ones are round.
    flatness = smoothstep(0.03, 0.05, p.curlPitch)
    onset = min(p.curlPitch * 1.2, 0.03)
    self.start = start
    waves = turn * Vector(1 / (3.1 + 0.9 * lock.x), 1 / (1.9 + 0.4 * lock.z), 1 / (2.6 + 0.7 * lock.y))
    shifts = lock * Vector(9, 14, 11) + Vector(0.3 * wisp.x, 0.5 * wisp.y, 0.4 * wisp.x)
    // Coils of a few millimetres are seen as texture.
    uneven = smoothstep(0.004, 0.009, p.curlDiameter)
  }

  /// Displacement at `s` metres from the root.
  func offset(_ s: Float, _ normal: Vector, _ across: Vector) -> Vector {
    var size = radius * smoothstep(start, start + onset, s)
    guard size > 0 else { return .zero }
    var angle = turn * s + phase
    if uneven > 0 {
      angle += uneven * (0.75 * sine(waves.x * s + shifts.x) + 0.4 * sine(waves.y * s + shifts.y))
      size *= 1 + 0.3 * uneven * sine(waves.z * s + shifts.z)
    }
    return (across * cosine(angle) + normal * (sine(angle) * (1 - 0.6 * flatness))) * size
  }
}
