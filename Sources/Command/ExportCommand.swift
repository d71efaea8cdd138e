internal import ArgumentParser
internal import Dataset

/// `facet export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a scene for another renderer.",
    usage: "facet export --to <program> <folder> [<options>]",
    discussion: """
      Writes scene.xml with meshes, strands, light and camera into a new folder. The scene comes from a seed and a \
      number or from a recorded file, as in `facet render`. docs/peers.md tells which materials are alike in both \
      programs, and how pictures compare.

      EXAMPLES
        facet export --to mitsuba scene --seed 7 --index 12
        facet export --to mitsuba scene --parameters faces/000012.json --surfaces diffuse
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The program: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "program"),
    transform: OptionValues.exportFormat)
  var to: ExportFormat

  @Argument(
    help: ArgumentHelp("The folder to make; it appears whole or not at all.", valueName: "folder"),
    transform: OptionValues.name)
  var folder: String

  @OptionGroup var choice: SceneOptions

  @OptionGroup var place: AssetsOptions

  func run() throws {
    try SceneExport.prepare(folder)
    let assets = try AssetAccess(folder: place.assets).load()
    let (parameters, recorded) = try choice.parameters(assets: assets)
    let settings = try choice.settings(for: parameters, recorded: recorded)
    try SceneExport.write(
      try choice.build(parameters, assets: assets), to: folder, format: to, settings: settings)
  }
}
