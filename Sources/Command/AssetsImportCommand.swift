internal import ArgumentParser
internal import Assets
internal import Foundation

/// `facet assets import`.
struct AssetsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add photographs of surroundings to the lights.",
    usage: "facet assets import <file> ... --source <text> --license <name>",
    discussion: """
      Reads equirectangular photographs in linear light (OpenEXR or Radiance), twice as wide as high, and adds \
      them to the asset folder under the names of their files. They take part in the drawing of light from then \
      on, so pictures of earlier seeds change.
      """)

  @Argument(help: ArgumentHelp("Photographs, .exr or .hdr.", valueName: "file"))
  var files: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the photographs come from; kept with each.", valueName: "text"),
    transform: OptionValues.name)
  var source: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Their licence, such as CC0-1.0; kept with each.", valueName: "name"),
    transform: OptionValues.name)
  var license: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Folder to add to (default: $FACET_ASSETS, else facet in the cache folder).", valueName: "folder"),
    transform: OptionValues.name)
  var assets: String?

  func run() throws {
    let directory = try AssetAccess(folder: assets).store.directory
    for file in files {
      let name = try EnvironmentImport.run(
        photograph: URL(filePath: file), source: source, license: license, into: directory)
      Console.output("imported \(file) as \(name)")
    }
  }
}
