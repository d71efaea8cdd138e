/// A run beside an earlier one.
struct BenchComparison {
  /// How a figure changed.
  enum Change: String {
    case slower, larger, better, same
  }

  /// A figure of both runs.
  struct Line {
    /// Nil for figures of the whole run.
    var scene: String?
    var old: BenchFigure
    var new: BenchFigure
    /// Nil for figures that are not judged.
    var change: Change?
  }

  var lines: [Line]
  /// Why figures may differ for other reasons than speed.
  var remarks: [String]
  /// False if the runs were on different hardware: then nothing is judged.
  var isComparable: Bool

  /// What became worse, in the order of the report.
  var worse: [Line] { lines.filter { $0.change == .slower || $0.change == .larger } }

  /// Share by which a figure may be worse before it counts.
  static let tolerance = 0.05
  /// Difference in milliseconds that never counts: clocks and schedulers are no better.
  static let shortest = 0.5
  /// Share of a picture's time below which a change of one of its passes does not matter.
  static let smallestShare = 0.01

  /// - Parameters:
  ///   - baseline: The earlier run.
  ///   - report: The run to be judged; scenes that the baseline lacks are left out.
  init(baseline: BenchReport, report: BenchReport) {
    remarks = Self.remarks(baseline, report)
    let isComparable = Self.hardware(baseline) == Self.hardware(report)
    var lines: [Line] = []
    func add(_ scene: String?, _ old: [BenchFigure], _ new: [BenchFigure]) {
      let picture = (old.first { $0.name == "image" }?.best ?? 0) * 1000
      for figure in new {
        guard let before = old.first(where: { $0.name == figure.name && $0.unit == figure.unit })
        else { continue }
        let change = isComparable ? Self.change(from: before, to: figure, picture: picture) : nil
        lines.append(Line(scene: scene, old: before, new: figure, change: change))
      }
    }
    for scene in report.scenes {
      guard let before = baseline.scenes.first(where: { $0.name == scene.name }) else { continue }
      add(scene.name, before.figures, scene.figures)
    }
    // Memory of a run is that of its largest scene.
    if baseline.scenes.map(\.name) == report.scenes.map(\.name) { add(nil, baseline.figures, report.figures) }
    self.isComparable = isComparable
    self.lines = lines
  }

  /// Judges by the best repeats: a figure is worse if it exceeds the old one by more than 5 %, and by more than twice
  /// the gap between best and median in either run, and, for times, by more than half a millisecond, for passes also
  /// by more than 1 % of the picture's time. Better is the same the other way round.
  ///
  /// - Parameter picture: Milliseconds of a whole picture before; 0 if there was none.
  /// - Returns: Nil for rates and shares, which follow from times that are judged.
  static func change(from old: BenchFigure, to new: BenchFigure, picture: Double = 0) -> Change? {
    guard new.better == .less else { return nil }
    let difference = new.best - old.best
    var bounds = [max(tolerance, 2 * old.gap, 2 * new.gap) * min(old.best, new.best)]
    let millisecond = ["s": 0.001, "ms": 1][new.unit]
    if let millisecond { bounds.append(shortest * millisecond) }
    if new.name.hasPrefix("pass ") { bounds.append(smallestShare * picture) }
    guard bounds.allSatisfy({ abs(difference) > $0 }) else { return .same }
    if difference < 0 { return .better }
    return millisecond == nil ? .larger : .slower
  }

  private static func hardware(_ report: BenchReport) -> [String] {
    [report.device ?? "", report.driver ?? "", report.processor, "\(report.cores) cores"]
  }

  private static func remarks(_ old: BenchReport, _ new: BenchReport) -> [String] {
    var remarks: [String] = []
    if hardware(old) != hardware(new) {
      let names = [old, new].map { hardware($0).filter { !$0.isEmpty }.joined(separator: ", ") }
      remarks.append(
        "warning: the figures are not comparable, and nothing is judged: the baseline is of \(names[0]), this run of "
          + names[1])
    }
    if old.assets != new.assets {
      remarks.append("note: the assets differ: \(old.assets), now \(new.assets)")
    }
    for scene in new.scenes {
      guard let before = old.scenes.first(where: { $0.name == scene.name }) else { continue }
      let contents = [before, scene].map { [$0.strands, $0.segments, $0.triangles] }
      guard contents[0] != contents[1] || before.indices != scene.indices else { continue }
      remarks.append("note: the scene \(scene.name) has changed, from \(BenchText.heading(before)) to this")
    }
    if min(old.repeats, new.repeats) < 2 {
      remarks.append("note: with one repeat noise is not known; only the 5 % count")
    }
    return remarks
  }
}

extension BenchComparison {
  /// Each figure of both runs with the ratio of the new to the old, then what became worse.
  var text: String {
    var lines = ["compared with the baseline (best of each)"]
    var scene: String?
    for line in self.lines {
      if line.scene != scene || lines.count == 1 {
        scene = line.scene
        lines += ["", scene ?? "whole run", Self.row("", "baseline", "now", "ratio", "")]
      }
      lines.append(
        Self.row(
          line.new.name, BenchText.number(line.old.best), BenchText.number(line.new.best), Self.ratio(line),
          line.change.flatMap { $0 == .same ? nil : $0.rawValue } ?? ""))
    }
    lines += [""] + remarks
    if isComparable {
      lines.append(
        worse.isEmpty
          ? "nothing became slower or larger beyond noise"
          : "slower or larger beyond noise: "
            + worse.map { "\($0.scene ?? "whole run"): \($0.new.name) × \(Self.ratio($0))" }.joined(
              separator: "; "))
    }
    return lines.joined(separator: "\n")
  }

  private static func ratio(_ line: Line) -> String {
    guard line.old.best != 0 else { return "-" }
    return BenchText.ratio(line.new.best / line.old.best)
  }

  private static func row(_ name: String, _ old: String, _ new: String, _ ratio: String, _ verdict: String)
    -> String
  {
    let text =
      "  " + BenchText.padded(name, to: 28) + BenchText.right(old, in: 12) + BenchText.right(new, in: 12)
      + BenchText.right(ratio, in: 9)
    return verdict.isEmpty ? text : "\(text)  \(verdict)"
  }
}
