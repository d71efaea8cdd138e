internal import Geometry

/// The front of a pair of glasses in its own frame: +x to the person's left, +y up, +z forwards, the origin between the
/// lenses at half their height, on the plane of their inner edges.
struct GlassesFrame {
  let glasses: GlassesParameters
  /// Points on the edge of a lens.
  let outline: LensOutline
  private let (halfWidth, halfHeight): (Float, Float)

  static let outlineCount = 72

  init(_ glasses: GlassesParameters) {
    self.glasses = glasses
    outline = LensOutline(glasses, count: Self.outlineCount)
    (halfWidth, halfHeight) = (glasses.lensWidth / 2, glasses.lensHeight / 2)
  }

  /// A point of the front surface of a lens, or off it.
  /// - Parameters:
  ///   - side: 1 for the person's left lens, -1 for the right one.
  ///   - place: In the outline's plane.
  ///   - depth: In front of the surface.
  func point(_ side: Float, _ place: SIMD2<Float>, depth: Float = 0) -> Vector {
    let radius = glasses.baseCurve
    let squared = place.x * place.x + place.y * place.y
    let sag = radius - max(radius * radius - squared, 0).squareRoot()
    // Turned about the nasal edge by the wrap, then about the horizontal by the tilt.
    let fromNose = place.x + halfWidth
    let z = depth - sag - fromNose * tangent(glasses.wrap) + place.y * tangent(glasses.tilt)
    return Vector(side * (glasses.bridge / 2 + fromNose), place.y, z)
  }

  /// Which way a lens faces.
  func facing(_ side: Float) -> Vector {
    normalized(Vector(side * tangent(glasses.wrap), -tangent(glasses.tilt), 1))
  }

  /// The rim's middle line; half a ring if the rim ends at half height.
  func rim(_ side: Float) -> (path: [Vector], isClosed: Bool)? {
    switch glasses.rim {
    case .full: (outline.points.map { point(side, $0) }, true)
    case .half: (outline.points.prefix(Self.outlineCount / 2 + 1).map { point(side, $0) }, false)
    case .rimless: nil
    }
  }

  /// The piece over the nose, from the right lens to the left one.
  var bridge: [Vector] {
    let height = 0.3 * halfHeight
    // Where the outlines meet that height on the side of the nose.
    let edge = outline.points.filter { $0.x < 0 }.min { abs($0.y - height) < abs($1.y - height) }
    let (right, left) = (point(-1, edge ?? .zero), point(1, edge ?? .zero))
    return (0...12).map { i in
      let t = Float(i) / 12
      let arch = 4 * t * (1 - t)
      return mix(right, left, t) + Vector(0, 0.12 * glasses.bridge, 0.16 * glasses.bridge) * arch
    }
  }

  /// The end piece, from the edge of the lens round the corner to where the temple begins; each point with the way its
  /// outside faces.
  func endPiece(_ side: Float) -> (path: [Vector], normals: [Vector]) {
    let height = 0.34 * halfHeight
    let edge = outline.points.filter { $0.x > 0 }.min { abs($0.y - height) < abs($1.y - height) } ?? .zero
    let start = point(side, edge)
    let (outwards, forwards) = (Vector(side, 0, 0), Vector(0, 0, 1))
    let radius: Float = 0.0035
    let corner = (0...4).map { .pi / 2 * Float($0) / 4 }
    return (
      [start]
        + corner.map {
          start + outwards * (radius * (0.4 + sine($0))) + forwards * (radius * (cosine($0) - 1))
        },
      [forwards] + corner.map { forwards * cosine($0) + outwards * sine($0) }
    )
  }
}
