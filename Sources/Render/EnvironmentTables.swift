internal import GPUTypes
internal import Geometry
internal import Scene

/// Tables that draw directions of an environment map by inversion: first a row by the sums over rows, then a texel of
/// that row. Unlike an alias table, inversion keeps neighbors together, so that the stratified points of the random
/// sequence become stratified directions; with an alias table the error fell as if samples were independent.
struct EnvironmentTables {
  /// One cell for each row, then those of the rows' texels; see Shaders/lights/environment.glsl.
  private(set) var cells: [GPUDrawCell] = []
  /// ∫ of what the luminance of the map exceeds its mean by.
  let total: Double

  /// - Parameter map: Usable: finite and not negative.
  init(_ map: EnvironmentMap) {
    let (width, height) = (map.width, map.height)
    let weights = Self.texelWeights(map)
    let rows = weights.split(width)
    total = rows.reduce(0.0) { $0 + $1.sum }
    let marginal = Self.cells(chances: rows.map(\.sum))
    cells = marginal
    cells.reserveCapacity(height + width * height)
    for (row, chances) in rows.enumerated() {
      var texels = Self.cells(chances: chances)
      // Densities follow from the rounded sums, with which texels are drawn.
      let angle = Self.solidAngle(row: row, width: width, height: height)
      let chance = Self.share(of: row, in: marginal)
      for column in texels.indices where total > 0 {
        texels[column].density = Float(chance * Self.share(of: column, in: texels) / Double(angle))
      }
      cells += texels
    }
  }

  /// Chance that an entry is drawn.
  private static func share(of index: Int, in cells: [GPUDrawCell]) -> Double {
    let end = index + 1 < cells.count ? cells[index + 1].start : 1
    return Double(end) - Double(cells[index].start)
  }

  /// Cumulative sums and guides for relative chances; all equal if there are none.
  private static func cells(chances: [Double]) -> [GPUDrawCell] {
    let count = chances.count
    let total = chances.sum
    var cells: [GPUDrawCell] = []
    cells.reserveCapacity(count)
    var sum = 0.0
    for chance in chances {
      let start = total > 0 ? sum / total : Double(cells.count) / Double(count)
      cells.append(GPUDrawCell(start: Float(start), guide: 0, density: 0))
      sum += chance
    }
    var last = 0
    for place in 0..<count {
      while last + 1 < count, cells[last + 1].start <= Float(place) / Float(count) { last += 1 }
      cells[place].guide = UInt32(last)
    }
    return cells
  }

  /// Brightness of each texel times its solid angle. Radiance is interpolated between texels, so a texel also gets
  /// the share of its eight neighbors.
  ///
  /// From each the mean brightness of the map is taken off, and what is darker gets nothing: multiple importance sampling
  /// leaves that to the directions that scattering draws, which find it well. Source: Karlík et al. 2019, "MIS Compensation:
  /// Optimizing Sampling Techniques in Multiple Importance Sampling", section 5.1.
  private static func texelWeights(_ map: EnvironmentMap) -> [Double] {
    let (width, height) = (map.width, map.height)
    let luminance = map.pixels.map { 0.2126 * $0.x + 0.7152 * $0.y + 0.0722 * $0.z }
    var horizontal = luminance
    for row in 0..<height {
      let (first, last) = (row * width, row * width + width - 1)
      var (left, here) = (luminance[last], luminance[first])
      for index in first...last {
        let right = luminance[index < last ? index + 1 : first]
        horizontal[index] = 0.25 * (left + right) + 0.5 * here
        (left, here) = (here, right)
      }
    }
    var smooth = horizontal
    var mean = 0.0
    let angles = (0..<height).map { Double(solidAngle(row: $0, width: width, height: height)) }
    for row in 0..<height {
      let (above, below) = (max(row - 1, 0), min(row + 1, height - 1))
      var sum: Float = 0
      for column in 0..<width {
        let value =
          0.25 * (horizontal[above * width + column] + horizontal[below * width + column])
          + 0.5 * horizontal[row * width + column]
        smooth[row * width + column] = value
        sum += value
      }
      mean += Double(sum) * angles[row] / (4 * .pi)
    }
    var weights: [Double] = []
    weights.reserveCapacity(smooth.count)
    for row in 0..<height {
      for index in row * width..<row * width + width {
        weights.append(max(Double(smooth[index]) - mean, 0) * angles[row])
      }
    }
    return weights
  }

  /// Solid angle of each texel of a row.
  static func solidAngle(row: Int, width: Int, height: Int) -> Float {
    let step = Float.pi / Float(height)
    return (cosine(Float(row) * step) - cosine(Float(row + 1) * step)) * 2 * .pi / Float(width)
  }
}

extension [Double] {
  fileprivate var sum: Double { reduce(0, +) }

  /// Pieces of `length` elements.
  fileprivate func split(_ length: Int) -> [[Double]] {
    stride(from: 0, to: count, by: length).map { Array(self[$0..<$0 + length]) }
  }
}
