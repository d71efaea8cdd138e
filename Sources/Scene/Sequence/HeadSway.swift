internal import Geometry

/// The slow small turns of a head that is held still: sums of a few slow waves about each axis, so that they are smooth
/// and bounded.
///
/// Most of the power of such movements lies below half a hertz (Hadar et al. 1983, on heads of listeners).
struct HeadSway: Sendable {
  /// Greatest turn about each axis, radians: 1 to 3 degrees.
  static let amplitude: ClosedRange<Float> = 0.0175...0.052
  static let frequency: ClosedRange<Float> = 0.07...0.5
  private static let waveCount = 4

  private struct Wave {
    var amplitude: Float
    /// Radians a second.
    var speed: Float
    var phase: Float
  }

  private let waves: [[Wave]]

  init(_ random: CounterRandom) {
    var stream = random
    waves = [Float(1), 0.7, 0.5].map { share in
      let total = share * stream.next(in: Self.amplitude)
      // One wave in each part of the band, slower ones larger.
      let raw = (0..<Self.waveCount).map { number -> Wave in
        let place = (Float(number) + stream.nextUnit()) / Float(Self.waveCount)
        let hertz =
          Self.frequency.lowerBound * power(Self.frequency.upperBound / Self.frequency.lowerBound, place)
        return Wave(
          amplitude: 0.1 / hertz * stream.next(in: 0.6...1), speed: 2 * .pi * hertz,
          phase: 2 * .pi * stream.nextUnit())
      }
      let sum = raw.reduce(0) { $0 + $1.amplitude }
      return raw.map { Wave(amplitude: $0.amplitude * total / sum, speed: $0.speed, phase: $0.phase) }
    }
  }

  /// Turns in yaw, pitch and roll, radians; at most ``amplitude`` each.
  func turns(at time: Float) -> (yaw: Float, pitch: Float, roll: Float) {
    let sums = waves.map { $0.reduce(0) { $0 + $1.amplitude * sine($1.speed * time + $1.phase) } }
    return (sums[0], sums[1], sums[2])
  }
}
