internal import GPUTypes
internal import Geometry
internal import Scene

/// The marks of all skin in a scene, and hashed grids by which a point finds those that reach it.
///
/// Source of the hash: Teschner et al. 2003, "Optimized Spatial Hashing for Collision Detection of Deformable Objects".
struct SkinMarkTable: Sendable {
  private(set) var marks: [GPUSkinMark] = []
  /// For each mesh `SKIN_MARK_BUCKETS` + 1 positions in this array, then the entries they bound: numbers of marks.
  private(set) var table: [UInt32] = []

  /// Adds the marks of a mesh.
  ///
  /// - Returns: Where its table begins.
  mutating func append(_ added: [SkinMark]) -> UInt32 {
    let (start, firstMark) = (table.count, UInt32(marks.count))
    let buckets = Int(SKIN_MARK_BUCKETS)
    var entries: [(bucket: Int, mark: UInt32)] = []
    for (index, mark) in added.enumerated() {
      var own: [Int] = []
      for bucket in Self.buckets(of: mark) where !own.contains(bucket) { own.append(bucket) }
      entries += own.map { ($0, firstMark + UInt32(index)) }
      marks.append(
        GPUSkinMark(
          start: vec3(mark.start), width: mark.width, end: vec3(mark.end), startHeight: mark.startHeight,
          tint: vec3(mark.tint), endHeight: mark.endHeight))
    }
    // Counting sort: entries of a bucket keep the order of the marks.
    var firsts = [Int](repeating: 0, count: buckets + 1)
    for entry in entries { firsts[entry.bucket + 1] += 1 }
    for bucket in 0..<buckets { firsts[bucket + 1] += firsts[bucket] }
    table += firsts.map { UInt32(start + buckets + 1 + $0) }
    let base = table.count
    table += [UInt32](repeating: 0, count: entries.count)
    for entry in entries {
      table[base + firsts[entry.bucket]] = entry.mark
      firsts[entry.bucket] += 1
    }
    return UInt32(start)
  }

  /// The buckets of all cells that a mark may reach.
  private static func buckets(of mark: SkinMark) -> [Int] {
    let size = Float(SKIN_MARK_CELL)
    let reach = mark.width * Float(SKIN_MARK_REACH)
    let low = ((pointwiseMin(mark.start, mark.end) - reach) / size).rounded(.down)
    let high = ((pointwiseMax(mark.start, mark.end) + reach) / size).rounded(.down)
    let halfDiagonal = size * Float(3).squareRoot() / 2
    let along = mark.end - mark.start
    let squared = dot(along, along)
    var result: [Int] = []
    for z in Int32(low.z)...Int32(high.z) {
      for y in Int32(low.y)...Int32(high.y) {
        for x in Int32(low.x)...Int32(high.x) {
          let center = (Vector(Float(x), Float(y), Float(z)) + 0.5) * size
          let t = squared > 0 ? clamp(dot(center - mark.start, along) / squared, 0, 1) : 0
          if distance(center, mark.start + along * t) <= reach + halfDiagonal {
            result.append(bucket(x, y, z))
          }
        }
      }
    }
    return result
  }

  /// The twin of `skinMarkBucket` in `scattering/skinDetail.glsl`.
  static func bucket(_ x: Int32, _ y: Int32, _ z: Int32) -> Int {
    let hash =
      UInt32(bitPattern: x) &* 73_856_093 ^ UInt32(bitPattern: y) &* 19_349_663
      ^ UInt32(bitPattern: z) &* 83_492_791
    return Int(hash % UInt32(SKIN_MARK_BUCKETS))
  }
}
