internal import Geometry

/// What the eyes do beside resting on their target: fixations joined by saccades, and vergence when the depth changes.
struct GazeTrack: Sendable {
  /// Fixations last 0.2 to 0.6 s (Henderson 2003 has means of 0.2–0.4 s for scenes; eyes that rest on a face stay
  /// longer).
  static let fixation: ClosedRange<Float> = 0.2...0.6
  /// Share of fixations after which the eyes leave the target altogether, and after which they come back.
  private static let leaving: Float = 0.09
  private static let returning: Float = 0.4
  /// Vergence takes longer than the saccade that it goes with: seconds (Collewijn, Erkelens and Steinman 1995).
  private static let vergence: ClosedRange<Float> = 0.4...0.8

  /// Duration of a saccade in seconds by its size in radians: 21 ms and 2.2 ms a degree (Carpenter 1988). A minimum-jerk
  /// movement of that duration has the peak velocities of the main sequence (Bahill, Clark and Stark 1975).
  static func saccadeDuration(_ size: Float) -> Float { 0.021 + 0.0022 * size * 180 / .pi }

  /// Turns against the target, radians, and nearness against it, dioptres.
  private(set) var yaw = SmoothSteps()
  private(set) var pitch = SmoothSteps()
  private(set) var nearness = SmoothSteps()

  /// - Parameter range: How far the eyes may leave their target: yaw and pitch, radians.
  init(_ random: CounterRandom, end: Float, yawRange: ClosedRange<Float>, pitchRange: ClosedRange<Float>) {
    var stream = random
    var (current, near, isAway) = (SIMD2<Float>(0, 0), Float(0), false)
    // Where a glance away rests.
    var away = SIMD2<Float>(0, 0)
    var time = -stream.nextUnit()
    while time < end {
      time += stream.next(in: Self.fixation)
      var depth = near
      if isAway ? stream.nextBool(Self.returning) : stream.nextBool(Self.leaving) {
        isAway.toggle()
        let angle = 2 * .pi * stream.nextUnit()
        let size = stream.next(in: 0.1...0.3)
        away = isAway ? SIMD2(size * cosine(angle), 0.6 * size * sine(angle)) : SIMD2(0, 0)
        depth = isAway ? stream.next(in: -0.7...0.9) : 0
      }
      // Within what is looked at, eyes shift by a degree or two: from eye to eye to mouth of whom they see.
      let target = away + SIMD2(stream.nextNormal(), stream.nextNormal()) * 0.02
      let limited = SIMD2(
        clamp(target.x, yawRange.lowerBound, yawRange.upperBound),
        clamp(target.y, pitchRange.lowerBound, pitchRange.upperBound))
      let change = limited - current
      let size = (change.x * change.x + change.y * change.y).squareRoot()
      let duration = Self.saccadeDuration(size)
      yaw.add(start: time, duration: duration, change: change.x)
      pitch.add(start: time, duration: duration, change: change.y)
      nearness.add(start: time, duration: stream.next(in: Self.vergence), change: depth - near)
      (current, near) = (limited, depth)
      time += duration
    }
  }
}
