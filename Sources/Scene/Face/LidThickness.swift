internal import Geometry

/// Gives lids that have been laid on the eyeball the thickness of people's: a flat edge stands off the eye, and the skin
/// behind it lies over muscle and tarsus. Without it lids are sheets pasted on the eye: no shadow under the upper one, no
/// wet edge on the lower one.
///
/// The free edge of a lid is about 2 mm thick (anatomy texts; the round corner of the edge takes a part of that).
struct LidThickness: Sendable {
  /// How far the front of the edge lies before the eyeball, metres.
  private static let edge: Float = 1.4e-3
  /// The same of skin a few millimetres behind it.
  private static let lid: Float = 2.1e-3
  /// The rule sets in that softly, metres.
  private static let softness: Float = 0.25e-3

  private struct Place: Sendable {
    var vertex: Int
    /// The least distance of its skin from the eyeball, metres.
    var gap: Float
  }
  private let places: [Place]

  /// - Parameters:
  ///   - vertices: Of the finest level, in front of the eye; none that lines the socket.
  ///   - margin: The lid margin there, a closed curve.
  ///   - template: Positions of the finest level.
  init(_ side: Side, vertices: [Int], margin: [Int], template: [Vector]) {
    let curve = (margin + margin.prefix(1)).map { template[$0] }
    let (low, high) = (curve.map(\.x).min() ?? 0, curve.map(\.x).max() ?? 0)
    places = vertices.compactMap { vertex in
      let p = template[vertex]
      let share = (p.x - low) / max(high - low, 1e-6)
      let t = side == .right ? 1 - share : share
      let fromMargin = FaceRelief.distance(p, toCurve: curve)
      let thickness = mix(Self.edge, Self.lid, smoothstep(0, 4e-3, fromMargin))
      let gap = thickness * Self.share(along: t) * smoothstep(22e-3, 8e-3, fromMargin)
      return gap > 0 ? Place(vertex: vertex, gap: gap) : nil
    }
  }

  /// Towards their corners lids lie on the eye with a thin edge.
  ///
  /// - Parameter t: 0 at the corner towards the nose, 1 at the outer one.
  private static func share(along t: Float) -> Float {
    smoothstep(0.04, 0.3, t) * mix(1, 0.25, smoothstep(0.78, 1, t))
  }

  /// Moves skin away from the eyeball until it keeps its distance.
  func apply(_ shape: EyeShape, worldFromEye: Affine, worldFromHead: Affine, to positions: inout [Vector]) {
    let eyeFromWorld = worldFromEye.rigidInverse
    let forward = eyeFromWorld.direction(worldFromHead.z)
    for place in places {
      let p = eyeFromWorld.point(positions[place.vertex])
      guard p.z > 0 else { continue }
      let missing = place.gap + shape.depth(p)
      // A smooth maximum with zero.
      let push = 0.5 * (missing + (missing * missing + Self.softness * Self.softness).squareRoot())
      guard push > 1e-6 else { continue }
      positions[place.vertex] = worldFromEye.point(p + Self.step(of: push, at: p, forward: forward))
    }
  }

  /// The way from the eyeball out through the edge of a lid: forward under the upper lid, which so shades the eye, and more
  /// along the eyeball's normal on the lower one, whose wet edge is seen from the front. Where lids meet, it is the same for
  /// both. Of unit length; points and directions from here on are in the eye's frame.
  private static func way(_ p: Vector, forward: Vector) -> Vector {
    let radial = normalized(p)
    return normalized(mix(forward, radial, mix(0.25, 0.7, smoothstep(1e-3, -4e-3, p.y))))
  }

  /// The step along ``way(_:forward:)`` that leads so far from the eyeball; no longer than twice that.
  private static func step(of distance: Float, at p: Vector, forward: Vector) -> Vector {
    let way = way(p, forward: forward)
    return way * (distance / max(dot(way, normalized(p)), 0.5))
  }

  /// Where the edge of a lid whose front is at `p` touches the eyeball; `gap` before it.
  static func foot(_ p: Vector, forward: Vector, gap: Float, _ shape: EyeShape) -> Vector {
    let back = p - step(of: max(-shape.depth(p) - gap, 0), at: p, forward: forward)
    return normalized(back) * (shape.radius(cosine: back.z / length(back)) + gap)
  }
}
