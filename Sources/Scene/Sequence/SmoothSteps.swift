internal import Geometry

/// A quantity that rests, moves to a new value, rests, …: the sum of smooth steps, which may overlap.
///
/// Every step is a minimum-jerk movement, so position, velocity and acceleration never jump.
/// Source: Flash and Hogan 1985, "The Coordination of Arm Movements".
struct SmoothSteps: Sendable {
  struct Step: Sendable {
    /// Seconds.
    var start: Float
    var duration: Float
    var change: Float
  }

  var initial: Float = 0
  private(set) var steps: [Step] = []

  mutating func add(start: Float, duration: Float, change: Float) {
    if change != 0 { steps.append(Step(start: start, duration: duration, change: change)) }
  }

  func value(at time: Float) -> Float {
    steps.reduce(initial) { $0 + $1.change * Self.ease((time - $1.start) / $1.duration) }
  }

  /// From 0 at and before 0 to 1 at and after 1. Its greatest slope is ``greatestSlope``.
  static func ease(_ x: Float) -> Float {
    let t = clamp(x, 0, 1)
    return t * t * t * (t * (t * 6 - 15) + 10)
  }

  static let greatestSlope: Float = 1.875
}
