internal import Geometry

/// Creases, hoods and folds of the lids, and bags below them: they bend the mesh, along curves on the template.
struct LidFolds: Sendable {
  /// A vertex near an eye, in coordinates that follow its lids.
  private struct Place: Sendable {
    var vertex: Int
    var side: Int
    /// 0 at the inner corner, 1 at the outer one.
    var along: Float
    /// Distance from the margin of the upper or the lower lid, metres, over the skin's front.
    var fromMargin: Float
    var isUpper: Bool
  }
  private let places: [Place]
  /// Quads of upper lids, as indices into ``places``, and where these lie on the template.
  private let upperQuads: [[Int]]
  private let template: [Vector]
  var vertices: [Int] { places.map(\.vertex) }

  /// - Parameters:
  ///   - surface, normals: Of the template on the finest level.
  ///   - quads: Of the finest level.
  ///   - margins: The right and the left lid margin, closed curves over its vertices.
  init(
    surface: [Vector], normals: [Vector], quads: [SIMD4<UInt32>], margins: [[Int]], contours: SkinContours
  ) {
    var places: [Place] = []
    for (side, loop) in margins.enumerated() {
      let points = loop.map { surface[$0] }
      let chains = EdgeChains(loop: loop, template: surface)
      // Lids bulge over the eye: depth counts less.
      let squash = Vector(1, 1, 0.6)
      let (upper, lower) = (
        chains.upper.map { surface[$0] * squash }, chains.lower.map { surface[$0] * squash }
      )
      let nasal: Float = side == 0 ? 1 : -1
      guard let inner = points.max(by: { $0.x * nasal < $1.x * nasal }),
        let outer = points.min(by: { $0.x * nasal < $1.x * nasal })
      else { continue }
      let center = (inner + outer) / 2
      for (vertex, p) in surface.enumerated()
      where distance(p, center) < 0.034 && normals[vertex].z > 0
        && max(contours.upperLids[vertex], contours.lowerLids[vertex]) < 0
      {
        let along = (p.x - inner.x) / (outer.x - inner.x)
        let level = mix(inner, outer, clamp(along, 0, 1))
        let isUpper = p.y > level.y
        places.append(
          Place(
            vertex: vertex, side: side, along: along,
            fromMargin: FaceRelief.distance(p * squash, toCurve: isUpper ? upper : lower), isUpper: isUpper))
      }
    }
    self.places = places
    template = places.map { surface[$0.vertex] }
    var placeOf = [Int](repeating: -1, count: surface.count)
    for (number, place) in places.enumerated() where place.isUpper { placeOf[place.vertex] = number }
    upperQuads = quads.compactMap { quad in
      let corners = (0..<4).map { placeOf[Int(quad[$0])] }
      return corners.contains(-1) ? nil : corners
    }
  }

  /// The line at the bottom of the crease, which vertices are too far apart for: where skin meets skin it is dark.
  func creases(_ lids: LidParameters) -> [SkinMark] {
    guard lids.creaseDepth > 0 else { return [] }
    func excess(_ number: Int) -> Float {
      places[number].fromMargin - Self.creaseLine(along: places[number].along, lids)
    }
    return upperQuads.compactMap { quad in
      var ends: [(point: Vector, strength: Float)] = []
      for corner in 0..<4 {
        let (a, b) = (quad[corner], quad[(corner + 1) % 4])
        let (f, g) = (excess(a), excess(b))
        guard (f < 0) != (g < 0) else { continue }
        let t = f / (f - g)
        let along = mix(places[a].along, places[b].along, t)
        let fade = smoothstep(-0.06, 0.2, along) * smoothstep(1.15, 0.85, along)
        ends.append((mix(template[a], template[b], t), lids.creaseDepth * fade))
      }
      guard ends.count == 2 else { return nil }
      let strength = (ends[0].strength + ends[1].strength) / 2
      if strength < 0.05 { return nil }
      return SkinMark(
        start: ends[0].point, end: ends[1].point, width: 0.4e-3, startHeight: -0.3e-3 * ends[0].strength,
        endHeight: -0.3e-3 * ends[1].strength,
        tint: mix(Vector(1, 1, 1), Vector(0.5, 0.4, 0.36), strength))
    }
  }

  /// How far from the margin the crease runs, metres: low at the inner corner, highest past the middle.
  private static func creaseLine(along u: Float, _ lids: LidParameters) -> Float {
    lids.creaseHeight * (0.55 + 0.45 * smoothstep(-0.05, 0.4, u)) * (1 - 0.25 * smoothstep(0.7, 1.1, u))
  }

  /// Moves vertices of the skin along their normals, and the fold at the inner corner across it.
  func bend(_ positions: inout [Vector], normals: [Vector], _ lids: LidParameters, worldFromHead: Affine) {
    for place in places {
      let height = place.isUpper ? upper(place, lids) : lower(place, lids)
      positions[place.vertex] +=
        normals[place.vertex] * height + worldFromHead.direction(inward(place, lids))
    }
  }

  /// The crease of the upper lid with the skin that bulges over it, metres along the normal.
  private func upper(_ place: Place, _ lids: LidParameters) -> Float {
    let u = place.along
    // Nothing at the margin itself, which keeps its distance from the eye, nor beyond the corners.
    let free =
      smoothstep(1.2e-3, 3e-3, place.fromMargin) * smoothstep(-0.12, 0.12, u) * smoothstep(1.25, 1, u)
    let line = Self.creaseLine(along: u, lids)
    let x = (place.fromMargin - line) / 0.9e-3
    let crease = -1.2e-3 * lids.creaseDepth * exponential(-x * x)
    let above = (place.fromMargin - line - 2.2e-3) / 2e-3
    let hood = lids.hood * mix(0.5, 1, smoothstep(0.3, 0.9, u))
    let bulge = (0.7e-3 * lids.creaseDepth + 2.4e-3 * hood) * exponential(-above * above)
    return (crease + bulge) * free
  }

  /// Bags below the lower lid, and the groove under them.
  private func lower(_ place: Place, _ lids: LidParameters) -> Float {
    let u = place.along
    let free =
      smoothstep(1.5e-3, 4e-3, place.fromMargin) * smoothstep(-0.1, 0.2, u) * smoothstep(1.05, 0.75, u)
    let bulge = (place.fromMargin - 6.5e-3) / 3.2e-3
    let groove = (place.fromMargin - 11.5e-3) / 1.8e-3
    return lids.bags * free * (1.7e-3 * exponential(-bulge * bulge) - 0.8e-3 * exponential(-groove * groove))
  }

  /// The fold over the inner corner, in the head's frame: skin from above the corner drawn out and forward over it.
  private func inward(_ place: Place, _ lids: LidParameters) -> Vector {
    guard lids.epicanthus > 0 else { return .zero }
    let beside = (place.along + 0.06) / 0.13
    let near = exponential(-beside * beside) * smoothstep(8e-3, 1.5e-3, place.fromMargin)
    let free = smoothstep(0.3e-3, 1.5e-3, place.fromMargin)
    let outward: Float = place.side == 0 ? -1 : 1
    return Vector(outward * 1.6e-3, -0.6e-3, 0.9e-3) * (lids.epicanthus * near * free)
  }
}
