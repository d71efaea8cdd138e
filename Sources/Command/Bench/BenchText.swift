internal import Dataset

/// A report as text.
enum BenchText {
  static func table(_ report: BenchReport) -> String {
    let device = report.device.map { "\($0), \(report.driver ?? "unknown driver")\n" } ?? ""
    let repeats = report.repeats == 1 ? "1 repeat" : "\(report.repeats) repeats"
    var lines = [
      "\(device)\(report.processor), \(report.cores) cores",
      "Facet \(report.facet), \(report.date), \(repeats): \(report.command)",
    ]
    for scene in report.scenes {
      lines += ["", heading(scene), row("", "best", "median", "")]
      lines += scene.figures.map(row)
    }
    lines += [""] + report.figures.map(row)
    return lines.joined(separator: "\n")
  }

  /// What the scene is.
  static func heading(_ scene: BenchSceneReport) -> String {
    let faces =
      scene.indices.count == 1 ? "face \(scene.indices[0])" : "\(scene.indices.count) faces, means of one"
    var parts = ["seed \(scene.seed), \(faces)"]
    if let width = scene.width, let height = scene.height, let samples = scene.samples {
      parts.append("\(width) × \(height), \(samples) samples")
    }
    parts.append(
      "\(number(Double(scene.strands))) strands, \(number(Double(scene.segments))) segments, "
        + "\(number(Double(scene.triangles))) triangles")
    return "\(scene.name): \(parts.joined(separator: "; "))"
  }

  private static func row(_ figure: BenchFigure) -> String {
    row(figure.name, number(figure.best), number(figure.median), figure.unit)
  }

  private static func row(_ name: String, _ best: String, _ median: String, _ unit: String) -> String {
    let text = "  \(padded(name, to: 28))\(right(best, in: 12))\(right(median, in: 12)) \(unit)"
    return unit.isEmpty ? String(text.dropLast()) : text
  }

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }

  static func right(_ text: String, in width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 1)) + text
  }

  /// Four digits that count, thousands as k, M or G: `0.01234`, `123.4`, `12.34 k`.
  static func number(_ value: Double) -> String {
    let size = abs(value)
    if size >= 1e9 { return fourDigits(value / 1e9) + " G" }
    if size >= 1e6 { return fourDigits(value / 1e6) + " M" }
    if size >= 1e4 { return fourDigits(value / 1e3) + " k" }
    return size == size.rounded() ? "\(Int(value))" : fourDigits(value)
  }

  static func ratio(_ value: Double) -> String { ProgressText.rounded(bounded(value), digits: 3) }

  private static func fourDigits(_ value: Double) -> String {
    let size = abs(value)
    let digits = size < 0.1 ? 5 : size < 1 ? 4 : size < 10 ? 3 : size < 100 ? 2 : size < 1000 ? 1 : 0
    return ProgressText.rounded(bounded(value), digits: digits)
  }

  /// Numbers of a baseline may be anything; text of whole numbers has its limits.
  private static func bounded(_ value: Double) -> Double { min(max(value, -1e12), 1e12) }
}
