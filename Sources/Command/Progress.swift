internal import Dataset

/// Shows how far a run is: a bar on a terminal, otherwise a line every few seconds.
final class ProgressDisplay {
  private let isTerminal: Bool
  private let width: Int
  private let write: (String) -> Void
  private let start = ContinuousClock.now
  private var lastShown = -Double.infinity
  private var hasBar = false

  /// Seconds between two displays: lines become rare in long runs, so that logs stay short.
  private func period(_ elapsed: Double) -> Double { isTerminal ? 0.2 : min(max(elapsed / 60, 5), 300) }

  init(
    isTerminal: Bool = Console.errorIsTerminal, width: Int = Console.errorWidth,
    write: @escaping (String) -> Void = Console.errorFragment
  ) {
    self.isTerminal = isTerminal
    self.width = width
    self.write = write
  }

  /// Call often; shows something when it is time.
  func update(_ progress: PipelineProgress) {
    let elapsed = (ContinuousClock.now - start).inSeconds
    guard elapsed - lastShown >= period(elapsed), progress.total > 0 else { return }
    // The first plain line would only say that nothing is done yet.
    if !isTerminal && lastShown == -.infinity {
      lastShown = 0
      return
    }
    lastShown = elapsed
    show(progress, elapsed: elapsed)
  }

  /// Removes the bar, so that text can follow.
  func clear() {
    if hasBar { write("\r\u{1B}[K") }
    hasBar = false
  }

  private func show(_ progress: PipelineProgress, elapsed: Double) {
    if isTerminal {
      write("\r" + ProgressText.bar(progress, elapsed: elapsed, width: width) + "\u{1B}[K")
      hasBar = true
    } else {
      write(ProgressText.line(progress, elapsed: elapsed) + "\n")
    }
  }
}

/// The words of progress.
enum ProgressText {
  /// `12 of 100 images, 2.3 a second, 0:38 left`.
  static func line(_ progress: PipelineProgress, elapsed: Double) -> String {
    var text = "\(progress.committed) of \(progress.total) images"
    if progress.isCancelled { return text + ", stopping: finishing what is rendered" }
    guard progress.committed > 0, elapsed > 0 else { return text }
    let rate = Double(progress.committed) / elapsed
    text += ", \(Self.rate(rate))"
    if progress.committed < progress.total {
      text += ", \(duration(Double(progress.total - progress.committed) / rate)) left"
    }
    return text
  }

  /// `[####      ] 12 of 100 images, …`, shorter than `width`.
  static func bar(_ progress: PipelineProgress, elapsed: Double, width: Int) -> String {
    let text = line(progress, elapsed: elapsed)
    let room = min(width - text.count - 4, 40)
    guard room >= 5 else { return String(text.prefix(max(width - 1, 0))) }
    let done = room * progress.committed / max(progress.total, 1)
    return "[" + String(repeating: "#", count: done) + String(repeating: " ", count: room - done) + "] "
      + text
  }

  /// Images a second; a minute or an hour where that reads better.
  static func rate(_ perSecond: Double) -> String {
    if perSecond >= 1 { return "\(rounded(perSecond, digits: 1)) a second" }
    if perSecond * 60 >= 1 { return "\(rounded(perSecond * 60, digits: 1)) a minute" }
    return "\(rounded(perSecond * 3600, digits: 1)) an hour"
  }

  /// `0:38`, `1:02:03`, `2 d 03:04`.
  static func duration(_ seconds: Double) -> String {
    let total = Int(min(max(seconds, 0), 1e9).rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (days, hours, minutes) = (total / 86400, total / 3600 % 24, total / 60 % 60)
    if days > 0 { return "\(days) d \(two(hours)):\(two(minutes))" }
    if hours > 0 { return "\(hours):\(two(minutes)):\(two(total % 60))" }
    return "\(minutes):\(two(total % 60))"
  }

  /// `value` with so many digits after the point.
  static func rounded(_ value: Double, digits: Int) -> String {
    let factor = (0..<digits).reduce(1) { product, _ in product * 10 }
    let scaled = Int((value * Double(factor)).rounded())
    guard digits > 0 else { return "\(scaled)" }
    let fraction = "\(scaled.magnitude % UInt(factor))"
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return (scaled < 0 ? "-" : "") + "\(scaled.magnitude / UInt(factor)).\(zeros)\(fraction)"
  }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
