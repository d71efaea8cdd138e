internal import Geometry

/// How the strands of a rope of hair run about its middle line.
struct Rope: Sendable {
  let kind: RopeKind
  /// Thickness of the whole, metres.
  let diameter: Float

  init(_ kind: RopeKind, diameter: Float) {
    self.kind = kind
    self.diameter = diameter
  }

  /// Strands.
  var count: Int {
    switch kind {
    case .twist: 2
    case .plait: 3
    case .loc: 1
    }
  }

  /// Length of rope in which a strand comes back to its place.
  var period: Float { diameter * (kind == .plait ? 2.6 : 2.2) }

  /// Radius of a strand.
  var strandRadius: Float {
    switch kind {
    case .twist: 0.27 * diameter
    case .plait: 0.24 * diameter
    case .loc: 0.5 * diameter
    }
  }

  /// The middle of a strand in a plane across the rope, `s` metres along it. The flat plait is a Lissajous curve: while
  /// a strand goes from side to side once, it passes over and under twice.
  func center(_ strand: Int, at s: Float) -> SIMD2<Float> {
    let angle = 2 * .pi * (s / period + Float(strand) / Float(count))
    switch kind {
    case .twist: return SIMD2(cosine(angle), sine(angle)) * (0.24 * diameter)
    case .plait: return SIMD2(0.31 * sine(angle), 0.15 * sine(2 * angle)) * diameter
    case .loc: return .zero
    }
  }
}
