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

  /// Divides the strands by their absorption summed over channels: into one bucket for each value, or, if there are more
  /// values than buckets may be, by even steps of its logarithm, so that a few grey hairs are not lost among dark ones.
  ///
  /// A hair that changes its color counts with the mean of root and tip.
  static func divide(_ group: StrandGroup) -> [AbsorptionBucket] {
    let absorptions =
      group.tipAbsorptions.isEmpty
      ? group.absorptions : zip(group.absorptions, group.tipAbsorptions).map { ($0 + $1) / 2 }
    let sums = absorptions.map { $0.x + $0.y + $0.z }
    let order = sums.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }
    // Where one bucket ends and the next begins: at every value, or at even steps of the logarithm.
    let steps: [Float]
    if Set(sums).count <= limit {
      steps = sums
    } else {
      let logarithms = sums.map { logarithm(max($0, 1e-3)) }
      let (low, high) = (logarithms.min() ?? 0, logarithms.max() ?? 0)
      steps = logarithms.map {
        min((($0 - low) / (high - low) * Float(limit)).rounded(.down), Float(limit - 1))
      }
    }
    let parts = order.split(where: { steps[$0] != steps[$1] })
    return parts.map { part in
      let sum = part.reduce(SIMD3<Double>.zero) { $0 + SIMD3<Double>(absorptions[$1]) }
      return AbsorptionBucket(
        strands: part.sorted(), absorption: Vector(sum / Double(part.count)))
    }
  }
}

extension Array {
  /// Cuts the array between neighbours for which `isBorder` holds.
  fileprivate func split(where isBorder: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    guard !isEmpty else { return [] }
    let cuts = indices.dropFirst().filter { isBorder(self[$0 - 1], self[$0]) }
    return zip([startIndex] + cuts, cuts + [endIndex]).map { self[$0..<$1] }
  }
}
