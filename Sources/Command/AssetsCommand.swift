import ArgumentParser
internal import Assets
internal import Foundation

/// `facet assets`: what is installed, and import of more environment maps.
struct AssetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets", abstract: "Show the face model and the environment maps, or import a map.",
    subcommands: [List.self, Import.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the assets with their sources and licences; checks every file.")

    @Option(
      help: ArgumentHelp("Asset folder. Default: $FACET_ASSETS, else ~/.cache/facet.", valueName: "dir"))
    var assets: String?

    func run() throws {
      let store = try AssetStore(directory: assets.map { URL(filePath: $0) })
      print(store.directory.path)
      let summaries = try store.summaries()
      for asset in summaries {
        let size = String(format: "%6.1f MB", Double(asset.byteCount) / 1e6)
        print("  \(size)  \(asset.name): \(asset.problem ?? "\(asset.license), \(asset.source)")")
      }
      if summaries.contains(where: { $0.problem != nil }) { throw ExitCode.failure }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import environment maps.",
      discussion: """
        Reads equirectangular photographs in linear light (OpenEXR or Radiance HDR), twice as wide as high, and \
        adds them to the asset folder, by the names of the files. They take part in the drawing of light from \
        then on, so images of earlier seeds change.
        """)

    @Argument(help: "Photographs, .exr or .hdr.")
    var files: [String]

    @Option(help: "Where the photographs come from; recorded with each.")
    var source: String

    @Option(help: "Their licence, an SPDX identifier if there is one; recorded with each.")
    var license: String

    @Option(
      help: ArgumentHelp("Asset folder. Default: $FACET_ASSETS, else ~/.cache/facet.", valueName: "dir"))
    var assets: String?

    func run() throws {
      let directory = try AssetStore(directory: assets.map { URL(filePath: $0) }).directory
      for file in files {
        let name = try EnvironmentImport.run(
          photograph: URL(filePath: file), source: source, license: license, into: directory)
        print("imported \(file) as \(name)")
      }
    }
  }
}
