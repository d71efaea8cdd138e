internal import Geometry

/// Gives the eyes of a relaxed face the opening of people's, whatever lies between the fit of the lids' measures and the
/// eyeball behind them.
///
/// The distances of the lids from the pupil of people who look ahead are 4 to 4.5 mm above (margin reflex distance 1)
/// and 5 to 5.5 mm below (margin reflex distance 2), each with a deviation of about 1 mm between people.
struct LidAperture: Sendable {
  /// The distances of the mean face, before and after, metres.
  private static let sculpted = SIMD2<Float>(4.5e-3, 5.7e-3)
  private static let wanted = SIMD2<Float>(4.4e-3, 5.3e-3)
  /// How much of what makes a face differ from the mean is kept, and the greatest difference, metres.
  private static let kept: Float = 1
  private static let greatest: Float = 1.3e-3
  /// The opening that a full blink is sculpted to close, metres.
  private static let blinkOpening: Float = 11.1e-3

  private let chains: EdgeChains
  private let spread: LoopSpread

  init(loop: [Int], graph: EdgeGraph, template: [Vector]) {
    chains = EdgeChains(loop: loop, template: template)
    spread = LoopSpread(
      handles: chains.upper.dropFirst().dropLast() + chains.lower.dropFirst().dropLast(), graph: graph,
      positions: template, reach: 0.013, blur: 0.0025)
  }

  /// Moves the lids of `rest`.
  /// - Returns: How much of the sculpted blink shuts them.
  func apply(center: Vector, to rest: inout [Vector]) -> Float {
    func points(_ chain: [Int]) -> [SIMD2<Float>] {
      chain.map { SIMD2(rest[$0].x - center.x, rest[$0].y - center.y) }
    }
    let (upper, lower) = (points(chains.upper), points(chains.lower))
    guard let top = EdgeChains.height(upper, at: 0), let bottom = EdgeChains.height(lower, at: 0),
      top > bottom
    else { return 1 }
    let before = SIMD2(top, -bottom)
    let own = (before - Self.sculpted) * Self.kept
    let after =
      Self.wanted
      + SIMD2(clamp(own.x, -Self.greatest, Self.greatest), clamp(own.y, -Self.greatest, Self.greatest))
    func share(_ x: Float) -> Float {
      let local = (EdgeChains.height(upper, at: x) ?? 0) - (EdgeChains.height(lower, at: x) ?? 0)
      return clamp(local / (top - bottom), 0, 1)
    }
    let displacements =
      upper.dropFirst().dropLast().map { Vector(0, (after.x - before.x) * share($0.x), 0) }
      + lower.dropFirst().dropLast().map { Vector(0, (before.y - after.y) * share($0.x), 0) }
    spread.apply(displacements, to: &rest)
    return (after.x + after.y) / Self.blinkOpening
  }
}
