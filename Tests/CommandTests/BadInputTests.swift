import Assets
import Foundation
import Testing

@testable import Command

/// Commands that cannot do their work say so before they write anything.
@Suite struct BadInputTests {
  /// Runs a command line whose output would be `output`, and gives its message.
  private func failure(_ line: [String], output: String) throws -> String {
    var command = try Facet.parseAsRoot(line)
    let error = #expect(throws: (any Error).self) { try command.run() }
    #expect(!FileManager.default.fileExists(atPath: output), "something was written")
    return Facet.message(for: try #require(error))
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "facet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test(arguments: ["generate", "preview", "render"]) func unknownDevices(name: String) throws {
    try withFolder { folder in
      let output = folder.appending(path: "out").path
      let file = name == "generate" ? output : "\(output)/a.png"
      let message = try failure([name, "--output", file, "--device", "voodoo"], output: output)
      #expect(message.contains("the device \"voodoo\"") && message.contains("there are: 0"))
    }
  }

  /// Had the data set begun, it would be that of the damaged assets, and set-up could not heal it.
  @Test func damagedAssets() throws {
    try withFolder { folder in
      let name = "face-model.safetensors"
      let model = folder.appending(path: name)
      try Data(contentsOf: AssetStore().directory.appending(path: name)).dropLast(100).write(to: model)
      let output = folder.appending(path: "out").path
      let message = try failure(["generate", "--output", output, "--assets", folder.path], output: output)
      for word in [model.path, "cut short", "tools/setup"] { #expect(message.contains(word)) }
    }
  }
}
