internal import Geometry

/// Brings the edges of closed lids together on the surface that is rendered: subdivision draws the edges of the control
/// mesh apart, and on every face differently.
struct LidSeal: Sendable {
  /// Lids touch when their edges are so far apart along the eyeball, metres.
  private static let contact: Float = 0.05e-3
  /// The upper lid does most of the way.
  private static let upperShare: Float = 0.8

  private let chains: EdgeChains
  private let spread: LoopSpread

  /// - Parameters:
  ///   - margin: The edge of the lids on the finest level.
  ///   - template: Positions of the finest level.
  init(margin: [Int], graph: EdgeGraph, template: [Vector]) {
    chains = EdgeChains(loop: margin, template: template)
    spread = LoopSpread(
      handles: chains.upper.dropFirst().dropLast() + chains.lower.dropFirst().dropLast(), graph: graph,
      positions: template, reach: 0.005, blur: 0.6e-3)
  }

  /// Takes a share of the gap between the lids, 0…1, and all of where they have passed each other.
  func apply(share: Float, _ shape: EyeShape, worldFromEye: Affine, to positions: inout [Vector]) {
    let eyeFromWorld = worldFromEye.rigidInverse
    // Longitude and latitude on the eyeball, as lengths.
    func points(_ chain: [Int]) -> [SIMD2<Float>] {
      chain.map { vertex in
        let p = eyeFromWorld.point(positions[vertex])
        return SIMD2(arcTangent(p.x, p.z), arcSine(clamp(p.y / length(p), -1, 1))) * shape.eyeballRadius
      }
    }
    let (upper, lower) = (points(chains.upper), points(chains.lower))
    func displacements(
      _ chain: [Int], _ own: [SIMD2<Float>], other: [SIMD2<Float>], sign: Float, part: Float
    ) -> [Vector] {
      zip(chain, own).dropFirst().dropLast().map { vertex, point in
        guard let met = EdgeChains.height(other, at: point.x) else { return .zero }
        let gap = sign * (point.y - met) - Self.contact
        let way = gap > 0 ? gap * share : gap
        let up = cross(normalized(positions[vertex] - worldFromEye.origin), worldFromEye.x)
        return normalized(up, fallback: worldFromEye.y) * (-sign * way * part)
      }
    }
    spread.apply(
      displacements(chains.upper, upper, other: lower, sign: 1, part: Self.upperShare)
        + displacements(chains.lower, lower, other: upper, sign: -1, part: 1 - Self.upperShare),
      to: &positions)
  }
}
