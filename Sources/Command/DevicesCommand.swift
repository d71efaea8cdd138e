internal import ArgumentParser
internal import Dataset
internal import Render

/// `facet devices`.
struct DevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices",
    abstract: "Show the Vulkan devices here, and which one is taken.")

  @Flag(help: "Print JSON.")
  var json = false

  /// What --json prints.
  struct Report: Codable {
    var devices: [Renderer.DeviceSummary]
    /// Index of what `auto` takes.
    var automatic: Int?
    var reason: String
  }

  func run() throws {
    let (all, automatic, reason) = try Renderer.devices()
    let report = Report(devices: all, automatic: automatic, reason: reason)
    Console.output(json ? try Self.json(report) : Self.table(report))
  }

  static func json(_ report: Report) throws -> String {
    String(decoding: try ReadableJSON.encode(report).dropLast(), as: UTF8.self)
  }

  static func table(_ report: Report) -> String {
    var lines = report.devices.map { device in
      let gibibytes = ProgressText.rounded(Double(device.memoryBytes) / 1_073_741_824, digits: 1)
      let mark = device.index == report.automatic ? "*" : " "
      let line =
        "\(mark) \(device.index)  \(device.name)  (\(device.kind), \(gibibytes) GiB, \(device.driver))"
      return device.obstacle.map { "\(line)\n     cannot be used: \($0)" } ?? line
    }
    if report.devices.isEmpty { lines.append("no Vulkan device") }
    let choice = report.automatic.map { "auto takes \($0)" } ?? "auto finds none"
    lines.append("\(choice): \(report.reason)")
    return lines.joined(separator: "\n")
  }
}
