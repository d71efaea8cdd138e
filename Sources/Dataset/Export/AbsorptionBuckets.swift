internal import Geometry
internal import Scene

/// Strands of about one colour, for programs that cannot give each strand its own.
struct AbsorptionBucket {
  /// Strands of the group, ascending.
  var strands: [Int]
  /// Mean over them, linear RGB, per fibre radius.
  var absorption: Vector

  /// Most buckets that a group is divided into.
  static let limit = 32

  /// Divides the strands by their absorption summed over channels into parts of equal count; strands of one value
  /// stay together if there are no more values than buckets.
  static func divide(_ group: StrandGroup) -> [AbsorptionBucket] {
    let sums = group.absorptions.map { $0.x + $0.y + $0.z }
    let order = sums.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }
    var parts: [ArraySlice<Int>]
    if Set(sums).count <= limit {
      parts = order.split(isSeparatedAt: { sums[$0] != sums[$1] })
    } else {
      let bounds = (0...limit).map { $0 * order.count / limit }
      parts = zip(bounds, bounds.dropFirst()).map { order[$0..<$1] }
    }
    return parts.map { part in
      let sum = part.reduce(SIMD3<Double>.zero) { $0 + SIMD3<Double>(group.absorptions[$1]) }
      return AbsorptionBucket(
        strands: part.sorted(), absorption: Vector(sum / Double(part.count)))
    }
  }
}

extension Array {
  /// Cuts the array between neighbours for which `isBorder` holds.
  fileprivate func split(isSeparatedAt isBorder: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    guard !isEmpty else { return [] }
    let cuts = indices.dropFirst().filter { isBorder(self[$0 - 1], self[$0]) }
    return zip([startIndex] + cuts, cuts + [endIndex]).map { self[$0..<$1] }
  }
}
