import ArgumentParser
import Foundation
import Testing

@testable import Command

/// Help texts are compared with files in `Snapshots`. To accept changes, run the tests with
/// FACET_UPDATE_SNAPSHOTS=1 and read the difference.
@Suite struct HelpTests {
  private static let commands: [(name: String, command: any ParsableCommand.Type)] = [
    ("facet", Facet.self), ("generate", GenerateCommand.self), ("preview", PreviewCommand.self),
    ("render", RenderCommand.self), ("export", ExportCommand.self), ("bench", BenchCommand.self),
    ("check", CheckCommand.self), ("styles", StylesCommand.self),
    ("distributions", DistributionsCommand.self),
    ("devices", DevicesCommand.self),
    ("assets", AssetsCommand.self),
    ("assets-list", AssetsListCommand.self), ("assets-import", AssetsImportCommand.self),
  ]

  @Test(arguments: commands.map(\.name)) func helpIsAsRecorded(name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name }).command
    let help = Facet.helpMessage(for: command, columns: 80)
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Snapshots/\(name).txt")
    if ProcessInfo.processInfo.environment["FACET_UPDATE_SNAPSHOTS"] == "1" {
      try Data(help.utf8).write(to: file)
    }
    let recorded = try #require(try? String(contentsOf: file, encoding: .utf8), "no snapshot \(file.path)")
    #expect(help == recorded)
  }

  @Test(arguments: commands.map(\.name)) func helpFitsTheTerminal(name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name }).command
    let lines = Facet.helpMessage(for: command, columns: 80).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
  }
}
