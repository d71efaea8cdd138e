/// One measured quantity with its value in each repeat.
struct BenchFigure: Equatable {
  /// What is an improvement.
  enum Better: String, Codable {
    case less, more
    /// For what only tells how other figures come about.
    case neither
  }

  /// Unique among the figures of a scene; documented in `docs/benchmarks.md`.
  var name: String
  /// Empty for a plain number.
  var unit: String
  var better: Better
  /// One a repeat, at least one.
  var values: [Double]

  /// The least of times, the greatest of rates: what disturbs a measurement makes it worse.
  var best: Double {
    switch better {
    case .less: values.min() ?? 0
    case .more: values.max() ?? 0
    case .neither: median
    }
  }

  var median: Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    if sorted.isEmpty { return 0 }
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// How far the median lies from the best, as a share of the best.
  var gap: Double { best == 0 ? 0 : abs(median - best) / abs(best) }
}

extension BenchFigure {
  /// The figure that `value` takes of each repeat; nil if one has none.
  init?<Repeat>(
    _ name: String, unit: String, _ better: Better, of repeats: [Repeat], _ value: (Repeat) -> Double?
  ) {
    let values = repeats.compactMap(value)
    guard !values.isEmpty, values.count == repeats.count else { return nil }
    self.init(name: name, unit: unit, better: better, values: values)
  }
}

/// JSON holds best and median too, for programs that read it; Facet reads the values alone.
extension BenchFigure: Codable {
  private enum Keys: String, CodingKey { case name, unit, better, values, best, median }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Keys.self)
    name = try keys.decode(String.self, forKey: .name)
    unit = try keys.decode(String.self, forKey: .unit)
    better = try keys.decode(Better.self, forKey: .better)
    values = try keys.decode([Double].self, forKey: .values)
    guard !values.isEmpty else {
      throw DecodingError.dataCorruptedError(forKey: .values, in: keys, debugDescription: "there is no value")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: Keys.self)
    try keys.encode(name, forKey: .name)
    try keys.encode(unit, forKey: .unit)
    try keys.encode(better, forKey: .better)
    try keys.encode(values, forKey: .values)
    try keys.encode(best, forKey: .best)
    try keys.encode(median, forKey: .median)
  }
}
