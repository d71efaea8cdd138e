internal import Geometry

/// The helix or wave of one wisp.
struct Curl {
  let radius: Float
  private let turn: Float
  private let phase: Float
  private let flatness: Float
  private let onset: Float
  private let start: Float

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
  }

  /// Displacement at `s` metres from the root.
  func offset(_ s: Float, _ normal: Vector, _ across: Vector) -> Vector {
    let size = radius * smoothstep(start, start + onset, s)
    guard size > 0 else { return .zero }
    let angle = turn * s + phase
    return (across * cosine(angle) + normal * (sine(angle) * (1 - 0.6 * flatness))) * size
  }
}
