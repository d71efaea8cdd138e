internal import Dataset
internal import Render

/// Times and counters as text.
enum StatisticsText {
  /// Where the time of a run went.
  static func table(_ progress: PipelineProgress, elapsed: Double) -> String {
    let count = Double(max(progress.committed, 1))
    let stages = [
      ("start renderer", progress.startSeconds), ("build scenes", progress.buildSeconds),
      ("render", progress.renderSeconds), ("encode and write", progress.finishSeconds),
      ("record", progress.commitSeconds), ("renderer waited", progress.starvedSeconds),
      ("elapsed", elapsed),
    ]
    var lines = stages.map { name, seconds in
      row(name, "\(secondsText(seconds)) s", "\(milliseconds(seconds / count)) ms an image")
    }
    lines.append(peakMemory)
    return lines.joined(separator: "\n")
  }

  /// What one picture cost on the device.
  static func table(_ statistics: RenderStatistics) -> String {
    var lines = statistics.passes.map { row($0.name, "\(milliseconds($0.seconds)) ms", "") }
    lines.append(row("upload and build", "\(milliseconds(statistics.uploadSeconds)) ms", ""))
    lines.append(row("whole picture", "\(milliseconds(statistics.totalSeconds)) ms", ""))
    let steps = ProgressText.rounded(
      Double(statistics.walkSteps) / Double(max(statistics.walks, 1)), digits: 1)
    let counters: [(String, UInt64, String)] = [
      ("path rays", statistics.pathRays, ""), ("shadow rays", statistics.shadowRays, ""),
      ("probe rays", statistics.probeRays, ""), ("hair vertices", statistics.hairVertices, ""),
      ("skin vertices", statistics.skinVertices, ""),
      ("walks below skin", statistics.walks, "of \(steps) steps"), ("lost walks", statistics.lostWalks, ""),
      ("not finite", statistics.nonFinite, place(statistics.nonFinitePlace)),
      ("nodes a path ray", statistics.nodeVisits / max(statistics.pathRays, 1), ""),
      ("truncated rays", statistics.truncatedRays, place(statistics.truncatedPlace)),
      ("cut paths", statistics.cutPaths, ""), ("lost label samples", statistics.lostLabels, ""),
    ]
    lines += counters.map { row($0.0, "\($0.1)", $0.2) }
    lines.append(row("cut light", percent(statistics.cutShare), "of all paths', at most"))
    lines.append(row("peak device memory", mebibytes(statistics.peakDeviceBytes), "in buffers"))
    lines.append(peakMemory)
    return lines.joined(separator: "\n")
  }

  static func row(_ name: String, _ value: String, _ remark: String) -> String {
    let padding = String(repeating: " ", count: max(20 - name.count, 1))
    let gap = String(repeating: " ", count: max(14 - value.count, 0))
    return "\(name)\(padding)\(gap)\(value)" + (remark.isEmpty ? "" : "   \(remark)")
  }

  /// With a CPU as the device, its buffers are part of this.
  private static var peakMemory: String {
    row("peak memory", ProcessMemory.peakBytes.map(mebibytes) ?? "unknown", "of the process")
  }

  static func mebibytes(_ bytes: Int) -> String {
    "\(ProgressText.rounded(Double(bytes) / 1_048_576, digits: 1)) MiB"
  }

  /// Where a fault was met, as options that replay it.
  private static func place(_ place: RenderStatistics.Place?) -> String {
    place.map { "one at \(replay($0))" } ?? ""
  }

  /// Options of `facet render` that follow one path.
  static func replay(_ place: RenderStatistics.Place) -> String {
    "--pixel \(place.x),\(place.y) --sample \(place.sample)"
  }

  private static func percent(_ share: Double) -> String {
    "\(ProgressText.rounded(100 * share, digits: 4)) %"
  }

  private static func secondsText(_ value: Double) -> String { ProgressText.rounded(value, digits: 2) }

  private static func milliseconds(_ value: Double) -> String {
    ProgressText.rounded(value * 1000, digits: 1)
  }
}
