internal import Geometry
internal import Scene

/// Lamps as shapes that emit, for Mitsuba. They pass light through, as Facet's do. Mitsuba's camera sees those that
/// Facet's does not, where they face it.
enum MitsubaLamp {
  /// Where a lamp at infinity is put, in Mitsuba's units; far enough that a head has no parallax.
  private static let far: Float = 1e7
  /// Corners around a ring.
  private static let ringCount = 96

  /// - Parameter scale: Mitsuba's units a metre.
  static func shapes(_ lamp: AreaLight, number: Int, scale: Float) -> (text: [String], files: [ExportedFile])
  {
    var (center, right, up) = (lamp.center * scale, lamp.right * scale, lamp.up * scale)
    var kind = "rectangle"
    switch lamp.shape {
    case .rectangle: break
    case .disc(let hole):
      guard hole == 0 else { return ring(lamp, hole: hole, number: number, scale: scale) }
      kind = "disk"
    case .distant(let radius):
      kind = "disk"
      let axis = normalized(lamp.center, fallback: Vector(0, 1, 0))
      let side = normalized(cross(axis, abs(axis.y) < 0.9 ? Vector(0, 1, 0) : Vector(1, 0, 0)))
      // right × up faces the scene.
      (right, up) = (side * (far * tangent(radius)), cross(side, axis) * (far * tangent(radius)))
      center = axis * far
    }
    let fronts = lamp.isTwoSided ? [right, -right] : [right]
    return (
      fronts.map { right in
        let normal = normalized(cross(right, up), fallback: Vector(0, 0, 1))
        let rows = (0..<3).map { "\(right[$0]) \(up[$0]) \(normal[$0]) \(center[$0])" }
        return shape(
          kind,
          "<transform name=\"to_world\"><matrix value=\"\(rows.joined(separator: " ")) 0 0 0 1\"/></transform>",
          lamp.radiance)
      }, []
    )
  }

  /// Mitsuba's discs have no hole: a band of triangles.
  private static func ring(_ lamp: AreaLight, hole: Float, number: Int, scale: Float) -> (
    text: [String], files: [ExportedFile]
  ) {
    var positions: [Vector] = []
    var triangles: [SIMD3<UInt32>] = []
    for corner in 0..<ringCount {
      let angle = 2 * Float.pi * Float(corner) / Float(ringCount)
      let rim = lamp.right * cosine(angle) + lamp.up * sine(angle)
      positions += [hole, 1].map { (lamp.center + rim * $0) * scale }
      let (a, b) = (UInt32(2 * corner), UInt32(2 * ((corner + 1) % ringCount)))
      triangles += [SIMD3(a, a + 1, b + 1), SIMD3(a, b + 1, b)]
    }
    let sides: [(name: String, normal: Vector, triangles: [SIMD3<UInt32>])] =
      [("", lamp.normal, triangles)]
      + (lamp.isTwoSided ? [("-back", -lamp.normal, triangles.map { SIMD3($0.x, $0.z, $0.y) })] : [])
    let files = sides.map { side in
      ExportedFile(
        name: "lamp-\(number)\(side.name).ply",
        bytes: PolygonFile(
          positions: positions, normals: positions.map { _ in side.normal },
          colors: positions.map { _ in Vector(1, 1, 1) }, triangles: side.triangles
        ).encoded())
    }
    return (
      files.map { shape("ply", "<string name=\"filename\" value=\"\($0.name)\"/>", lamp.radiance) }, files
    )
  }

  private static func shape(_ kind: String, _ place: String, _ radiance: Vector) -> String {
    """
      <shape type="\(kind)">
        \(place)
        <bsdf type="null"/>
        <emitter type="area">
          <rgb name="radiance" value="\(radiance.x) \(radiance.y) \(radiance.z)"/>
        </emitter>
      </shape>
    """
  }
}
