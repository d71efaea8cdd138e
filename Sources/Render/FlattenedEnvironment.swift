internal import GPUTypes
internal import Scene

/// An environment map as the GPU reads it, with the tables that draw directions by brightness.
struct FlattenedEnvironment: Sendable {
  var width: Int
  var height: Int
  var rotation: Float
  var scale: Float
  var pixels: [vec3]
  var cells: [GPUDrawCell]
  /// ∫ of the luminance by which the map exceeds its mean, for which directions are drawn.
  var drawnLight: Float

  /// - Throws: ``SceneError`` when a texel or the scale is not finite or negative.
  init(_ light: EnvironmentLight) throws {
    let map = light.map
    (width, height) = (map.width, map.height)
    (rotation, scale) = (light.rotation, light.scale)
    guard scale.isFinite, scale >= 0, rotation.isFinite else {
      throw SceneError("environment: scale \(scale) or rotation \(rotation) is not usable")
    }
    guard map.pixels.allSatisfy({ $0.x >= 0 && $0.y >= 0 && $0.z >= 0 && ($0.x + $0.y + $0.z).isFinite })
    else {
      throw SceneError("environment: a texel is negative or not finite")
    }
    pixels = map.pixels.map { vec3($0) }
    let tables = EnvironmentTables(map)
    cells = tables.cells
    drawnLight = Float(tables.total) * scale
  }
}
