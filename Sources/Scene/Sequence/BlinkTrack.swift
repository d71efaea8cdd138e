internal import Geometry

/// Spontaneous blinks.
struct BlinkTrack: Sendable {
  /// Blinks a second on average: 17 a minute at rest (Bentivoglio et al. 1997), amid the 8–21 of people who look straight
  /// ahead (Doughty 2001).
  static let rate: Float = 17 / 60
  /// No blink begins sooner than this after another has begun, seconds; beyond it they come by chance.
  static let pause: Float = 0.6

  /// Lids close in about a tenth of a second and open in twice that (Evinger, Manning and Sibony 1991).
  struct Blink: Sendable {
    /// Seconds; together 0.15–0.4.
    var start: Float
    var closing: Float
    var closed: Float
    var opening: Float
    /// 1 closes the eye. A good part of blinks does not (Ousler et al. 2014).
    var depth: Float

    var duration: Float { closing + closed + opening }

    func weight(at time: Float) -> Float {
      let t = time - start
      return depth * (SmoothSteps.ease(t / closing) - SmoothSteps.ease((t - closing - closed) / opening))
    }
  }

  let blinks: [Blink]

  /// The blinks that a stream tells, from well before time 0 to `end` seconds. A longer track begins with the same blinks.
  init(_ random: CounterRandom, end: Float) {
    var stream = random
    var blinks: [Blink] = []
    var start: Float = -20
    while true {
      start += Self.pause - logarithm(1 - stream.nextUnit()) * (1 / Self.rate - Self.pause)
      let blink = Blink(
        start: start, closing: stream.nextNormal(mean: 0.09, deviation: 0.015, in: 0.06...0.12),
        closed: stream.next(in: 0.01...0.05),
        opening: stream.nextNormal(mean: 0.18, deviation: 0.025, in: 0.13...0.23),
        depth: stream.nextBool(0.25) ? stream.next(in: 0.5...0.9) : 1)
      if start > end { break }
      blinks.append(blink)
    }
    self.blinks = blinks
  }

  /// How far the lids are shut, 0…1.
  func weight(at time: Float) -> Float { blinks.reduce(0) { max($0, $1.weight(at: time)) } }
}
