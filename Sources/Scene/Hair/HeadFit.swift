internal import Geometry

/// Carries spots of the template head to this person's head, axis by axis, as a stretch and a shift.
///
/// "Head space" in these files is rest space: what ``PosedBody/worldFromHead`` maps into the world.
struct HeadFit: Sendable {
  let scale: Vector
  let shift: Vector

  /// Fits the vertices named by `vertices` (those of the scalp), by mean and spread along each axis.
  init(skin: SkinSurface, vertices: [Int]) {
    var (meanRest, meanTemplate) = (Vector.zero, Vector.zero)
    let weight = 1 / Float(max(vertices.count, 1))
    for i in vertices {
      meanRest += skin.restPositions[i] * weight
      meanTemplate += skin.templatePositions[i] * weight
    }
    var (varianceRest, varianceTemplate) = (Vector.zero, Vector.zero)
    for i in vertices {
      let (a, b) = (skin.restPositions[i] - meanRest, skin.templatePositions[i] - meanTemplate)
      varianceRest += a * a
      varianceTemplate += b * b
    }
    let ratio = varianceRest / varianceTemplate.replacing(with: 1e-9, where: varianceTemplate .< 1e-9)
    scale = ratio.squareRoot()
    shift = meanRest - meanTemplate * scale
  }

  /// Where a template position lies on this head, in head space.
  func point(_ template: Vector) -> Vector { template * scale + shift }
}
