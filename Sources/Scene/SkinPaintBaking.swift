public import Geometry

extension SurfaceMesh {
  /// Tints of skin with what else the renderer paints between vertices: the red of lips, the line of lash roots, and
  /// spots, as the vertices see them. Their borders lose the noise that keeps them from being even, relief and pores are
  /// left out: see `Shaders/scattering/skinDetail.glsl`.
  public func bakedTints(_ material: SkinMaterial) -> [Vector] {
    let spots = SpotGrid(marks)
    return positions.indices.map { vertex in
      var tint = tints.isEmpty ? Vector(1, 1, 1) : tints[vertex]
      if let spots { tint *= spots.tint(at: textureCoordinates[vertex]) }
      guard !contours.isEmpty else { return tint }
      let contour = contours[vertex]
      let lip = smoothstep(-4e-4, 4e-4, SkinContours.decoded(contour.x))
      tint = pointwiseMin(tint * (Vector(1, 1, 1) + lip * (material.lipTint - 1)), Vector(1, 1, 1))
      let (upper, lower) = (SkinContours.decoded(contour.y), SkinContours.decoded(contour.w))
      let width = material.lashLineWidth
      let line = max(
        smoothstep(-width - 2e-4, -width + 2e-4, upper) * smoothstep(4e-4, 0, upper),
        0.5 * smoothstep(-0.6 * width - 2e-4, -0.6 * width + 2e-4, lower) * smoothstep(2e-4, -1e-4, lower))
      return tint + line * material.lashLine * (material.lashLineAlbedo - tint)
    }
  }
}

/// Spots of skin by cells of texture space.
private struct SpotGrid {
  private static let cell: Float = 0.008
  /// Beyond this many radii a spot does not change the tint.
  private static let reach: Float = 1.15
  private var cells: [SIMD3<Int32>: [SkinMark]] = [:]

  /// nil where there are none.
  init?(_ marks: [SkinMark]) {
    for spot in marks where spot.start == spot.end {
      let low = Self.cell(at: spot.start - Self.reach * spot.width)
      let high = Self.cell(at: spot.start + Self.reach * spot.width)
      for x in low.x...high.x {
        for y in low.y...high.y {
          for z in low.z...high.z { cells[SIMD3(x, y, z), default: []].append(spot) }
        }
      }
    }
    if cells.isEmpty { return nil }
  }

  /// Product over the spots around, in their order.
  func tint(at place: Vector) -> Vector {
    (cells[Self.cell(at: place)] ?? []).reduce(Vector(1, 1, 1)) { product, spot in
      let strength = smoothstep(Self.reach, 0.55, distance(place, spot.start) / spot.width)
      return product * (Vector(1, 1, 1) + strength * (spot.tint - 1))
    }
  }

  private static func cell(at place: Vector) -> SIMD3<Int32> {
    let cell = place / Self.cell
    return SIMD3(
      Int32(cell.x.rounded(.down)), Int32(cell.y.rounded(.down)), Int32(cell.z.rounded(.down)))
  }
}
