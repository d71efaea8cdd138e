internal import Foundation
internal import Scene

/// What `facet styles` prints.
enum StylesText {
  /// All styles with their shares.
  static func list() -> String {
    let shares = NamedHairStyle.shares(age: 25)
    let rows = zip(NamedHairStyle.all, shares).map { style, share in
      (style.name, style.family.rawValue, share.women, share.men)
    }
    let width = rows.map(\.0.count).max() ?? 0
    func cell(_ share: Float) -> String {
      String(repeating: " ", count: share < 0.0995 ? 2 : 1) + String(format: "%.1f", 100 * share)
    }
    let header = "style".padding(toLength: width, withPad: " ", startingAt: 0) + "  family    women   men"
    let lines = rows.map { name, family, women, men in
      name.padding(toLength: width, withPad: " ", startingAt: 0) + "  "
        + family.padding(toLength: 8, withPad: " ", startingAt: 0) + "  \(cell(women))  \(cell(men))"
    }
    return ([header] + lines + ["\(rows.count) styles"]).joined(separator: "\n")
  }

  /// Distances from each style to every other, as comma-separated values with a header.
  static func matrix(_ styles: [(name: String, descriptor: HairDescriptor)]) -> String {
    let header = "style," + styles.map(\.name).joined(separator: ",")
    let lines = styles.map { row in
      row.name + ","
        + styles.map { String(format: "%.3f", row.descriptor.distance(to: $0.descriptor)) }
        .joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  /// How far styles and heads lie from those nearest to them.
  static func distances(
    styles: [(name: String, descriptor: HairDescriptor)],
    heads: (heads: [HairDescriptor], again: [HairDescriptor])
  ) -> String {
    let noise = zip(heads.heads, heads.again).map { $0.distance(to: $1) }.sorted()
    let limit = percentile(noise, 0.95)
    let nearestStyles = nearest(styles.map(\.descriptor))
    let closest = nearestStyles.enumerated().sorted { $0.element.distance < $1.element.distance }.prefix(5)
      .map {
        "  \(styles[$0.offset].name) - \(styles[$0.element.number].name) \(String(format: "%.3f", $0.element.distance))"
      }
    let nearestHeads = nearest(heads.heads).map(\.distance).sorted()
    let distinct = nearestHeads.count { $0 > limit }
    return """
      the same numbers, other hairs: \(spread(noise))
      \(styles.count) styles, each to its nearest: \(spread(nearestStyles.map(\.distance).sorted()))
      \(nearestHeads.count) heads, each to its nearest: \(spread(nearestHeads))
      \(distinct) of \(nearestHeads.count) heads lie further from every other than \
      \(String(format: "%.3f", limit)), which 95 % of redraws stay below
      styles most alike:
      \(closest.joined(separator: "\n"))
      """
  }

  private static func nearest(_ all: [HairDescriptor]) -> [(number: Int, distance: Float)] {
    var best = [(number: Int, distance: Float)](repeating: (0, .infinity), count: all.count)
    for i in all.indices {
      for j in all.indices.dropFirst(i + 1) {
        let distance = all[i].distance(to: all[j])
        if distance < best[i].distance { best[i] = (j, distance) }
        if distance < best[j].distance { best[j] = (i, distance) }
      }
    }
    return best
  }

  private static func percentile(_ sorted: [Float], _ share: Float) -> Float {
    sorted.isEmpty ? 0 : sorted[min(Int(Float(sorted.count) * share), sorted.count - 1)]
  }

  private static func spread(_ sorted: [Float]) -> String {
    String(
      format: "5 %% below %.3f, median %.3f, 95 %% below %.3f", percentile(sorted, 0.05),
      percentile(sorted, 0.5),
      percentile(sorted, 0.95))
  }
}

extension HairVariety {
  /// Every named style once.
  func styles() -> [(name: String, descriptor: HairDescriptor)] {
    NamedHairStyle.all.map { ($0.name, descriptor($0)) }
  }

  /// Heads drawn at random, and forty of them with other hairs by the same numbers.
  func heads(count: Int) -> (heads: [HairDescriptor], again: [HairDescriptor]) {
    (
      (0..<UInt64(count)).map { descriptor(seed: 3, index: $0) },
      (0..<UInt64(min(count, 40))).map { descriptor(seed: 3, index: $0, redraw: 1_000_000 + $0) }
    )
  }
}
