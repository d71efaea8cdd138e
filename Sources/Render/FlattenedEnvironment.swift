internal import GPUTypes
internal import Geometry
internal import Scene

/// An environment map as the GPU reads it, with the alias table to draw directions in proportion to brightness.
struct FlattenedEnvironment: Sendable {
  var width: Int
  var height: Int
  var rotation: Float
  var scale: Float
  var pixels: [vec3]
  var cells: [GPUAliasCell]

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
    cells = Self.aliasTable(weights: Self.texelWeights(map), width: map.width, height: map.height)
  }

  /// Brightness of each texel times its solid angle. Radiance is interpolated between texels, so a texel also gets
  /// the share of its eight neighbors: no direction that sends light may have zero density.
  private static func texelWeights(_ map: EnvironmentMap) -> [Float] {
    let (width, height) = (map.width, map.height)
    let luminance = map.pixels.map { 0.2126 * $0.x + 0.7152 * $0.y + 0.0722 * $0.z }
    var horizontal = [Float](repeating: 0, count: luminance.count)
    for row in 0..<height {
      for column in 0..<width {
        let left = luminance[row * width + (column + width - 1) % width]
        let right = luminance[row * width + (column + 1) % width]
        horizontal[row * width + column] = 0.25 * (left + right) + 0.5 * luminance[row * width + column]
      }
    }
    var weights = horizontal
    for row in 0..<height {
      let (above, below) = (max(row - 1, 0), min(row + 1, height - 1))
      let angle = solidAngle(row: row, width: width, height: height)
      for column in 0..<width {
        let sum =
          0.25 * (horizontal[above * width + column] + horizontal[below * width + column])
          + 0.5 * horizontal[row * width + column]
        weights[row * width + column] = sum * angle
      }
    }
    return weights
  }

  /// Solid angle of each texel of a row.
  static func solidAngle(row: Int, width: Int, height: Int) -> Float {
    let step = Float.pi / Float(height)
    return (cosine(Float(row) * step) - cosine(Float(row + 1) * step)) * 2 * .pi / Float(width)
  }

  /// Source: Vose 1991, "A Linear Algorithm for Generating Random Numbers with a Given Distribution".
  /// A map without any light gets a uniform table of zero density.
  private static func aliasTable(weights: [Float], width: Int, height: Int) -> [GPUAliasCell] {
    let count = weights.count
    let total = weights.reduce(0.0) { $0 + Double($1) }
    var cells = [GPUAliasCell](repeating: GPUAliasCell(threshold: 1, alias: 0, density: 0), count: count)
    guard total > 0 else { return cells }
    let scale = Double(count) / total
    var shares = weights.map { Double($0) * scale }
    var small: [Int] = []
    var large: [Int] = []
    for i in 0..<count {
      let angle = solidAngle(row: i / width, width: width, height: height)
      cells[i].density = Float(Double(weights[i]) / total / Double(angle))
      if shares[i] < 1 { small.append(i) } else { large.append(i) }
    }
    while let s = small.last, let l = large.last {
      small.removeLast()
      cells[s].threshold = Float(shares[s])
      cells[s].alias = UInt32(l)
      shares[l] -= 1 - shares[s]
      if shares[l] < 1 {
        large.removeLast()
        small.append(l)
      }
    }
    // What is left on either side is 1 but for rounding.
    for i in small + large { cells[i].threshold = 1 }
    return cells
  }
}
