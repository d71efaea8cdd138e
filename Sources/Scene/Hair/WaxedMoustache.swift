internal import Geometry

/// The two points to which a waxed moustache is twirled, and the way of its hairs there. Head space, metres.
///
/// Such a moustache is grown out: hairs from all over the lip reach the tips, which lie beside the mouth and the higher the
/// more it is combed up (``BeardParameters/moustacheSweep``).
struct WaxedMoustache {
  private struct Tip {
    var place: Vector
    /// Where hairs go when they arrive.
    var direction: Vector
  }

  private let right: Tip
  private let left: Tip
  /// How far from a tip hairs may end.
  private let spread: Float

  /// - Parameter lip: Roots on the lip, head space.
  /// - Returns: nil if the moustache is not combed up, or a side has no hairs.
  init?(_ p: BeardParameters, lip: [Vector]) {
    guard p.moustacheSweep > 0 else { return nil }
    // Half of the hairs' length is needed for the lip, the rest reaches beyond it.
    let reach = max(p.length * p.moustacheLength - 0.012, 0.004)
    let (rise, curl) = (0.8 * p.moustacheSweep, 1.5 * p.moustacheSweep)
    func tip(_ side: Float) -> Tip? {
      let widest = lip.reduce(Float(0)) { max($0, $1.x * side) }
      let outer = lip.filter { $0.x * side > 0.85 * widest }
      guard widest > 0, !outer.isEmpty else { return nil }
      // Beside the mouth the moustache may hang lower; its end lies at the height of the corners.
      let end = outer.max { $0.y < $1.y } ?? outer[0]
      let way = Vector(side * cosine(rise) * reach, sine(rise) * reach, 0.004 + 0.1 * reach)
      return Tip(
        place: end + way, direction: normalized(Vector(side * cosine(curl), sine(curl), 0)))
    }
    guard let right = tip(-1), let left = tip(1) else { return nil }
    (self.right, self.left) = (right, left)
    spread = mix(0.0045, 0.0007, smoothstep(0.2, 0.9, p.clumping))
  }

  /// The middle line of a hair.
  struct Path {
    /// Control points of a cubic Bézier curve.
    fileprivate let points: (Vector, Vector, Vector, Vector)
    /// Where on the curve the hair ends, and its length to there, about.
    fileprivate let end: Float
    let length: Float

    /// A point of the hair, 0 at the root and 1 at its end.
    func point(_ s: Float) -> Vector {
      let t = s * end
      let u = 1 - t
      return points.0 * (u * u * u) + points.1 * (3 * u * u * t) + points.2 * (3 * u * t * t)
        + points.3 * (t * t * t)
    }
  }

  /// - Parameters:
  ///   - flat: Where the lip's hairs lie before they are waxed, of unit length.
  ///   - own: What sets the hair off from others, each in −1…1.
  ///   - share: 0…1: how much of the way it is long enough for.
  func path(from root: Vector, normal: Vector, flat: Vector, own: Vector, share: Float) -> Path {
    let tip = root.x < 0 ? right : left
    let away = distance(root, tip.place)
    let end = 0.55 + 0.45 * share.squareRoot()
    let last = tip.place + own * spread
    return Path(
      points: (
        root, root + normal * 0.0026 + flat * (0.35 * away),
        last - tip.direction * (0.33 * away) + own * (2 * spread), last
      ), end: end, length: 1.1 * away * end)
  }
}
