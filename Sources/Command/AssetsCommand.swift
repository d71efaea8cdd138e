internal import ArgumentParser
internal import Assets
internal import Dataset
internal import Foundation

/// `facet assets`: without a subcommand, the list. It has no options of its own, which would take those of the
/// same name from its subcommands.
struct AssetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets",
    abstract: "Show where the head model and the lights are, or add a light.",
    subcommands: [AssetsListCommand.self, AssetsImportCommand.self], defaultSubcommand: AssetsListCommand.self
  )
}

/// `facet assets list`.
struct AssetsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show where the head model and the lights are, where they come from, and their licences.",
    discussion: "Every file is read and checked. tools/setup puts them there.")

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Folder to look in (default: $FACET_ASSETS, else facet in the cache folder).", valueName: "folder"),
    transform: OptionValues.name)
  var assets: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let store = try AssetAccess(folder: assets).store
    let summaries = try store.summaries()
    if json {
      Console.output(String(decoding: try ReadableJSON.encode(summaries).dropLast(), as: UTF8.self))
    } else {
      Console.output(store.directory.path)
      for summary in summaries { Console.output(Self.lines(summary)) }
    }
    let broken = summaries.filter { $0.problem != nil }
    if !broken.isEmpty {
      Console.error("\(broken.count) asset file(s) cannot be used; run tools/setup again")
      throw ExitCode.failure
    }
  }

  static func lines(_ summary: AssetSummary) -> String {
    if let problem = summary.problem { return "  \(summary.name)\n    problem: \(problem)" }
    let size = ProgressText.rounded(Double(summary.byteCount) / 1_000_000, digits: 1)
    return "  \(summary.name) (\(size) MB)\n    from \(summary.source)\n    licence: \(summary.license)"
  }
}
