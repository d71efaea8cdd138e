internal import ArgumentParser
internal import Dataset
internal import Scene

/// `facet styles`.
struct StylesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "styles",
    abstract: "List the named hairstyles and who wears them, or measure how much they differ.",
    usage: "facet styles <options>",
    discussion: """
      Shares are those among women and men of 25 years, in percent, over all textures. --distances grows every \
      style on one head, and heads drawn at random, and tells how far each is from the next: 0 the same, 1 nothing \
      in common. docs/hair.md explains the measure.

      EXAMPLES
        facet styles
        facet styles --distances --heads 1000
        facet render --hair box-braids --output face.png
      """)

  @Flag(help: "Measure distances between styles, and between heads drawn at random.")
  var distances = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Heads drawn at random (default: 200).", valueName: "n"),
    transform: OptionValues.headCount)
  var heads: Int = 200

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the distances between all styles as a table.", valueName: "file.csv"),
    transform: OptionValues.name)
  var matrix: String?

  @OptionGroup var folder: AssetsOptions

  func run() throws {
    guard distances || matrix != nil else {
      Console.output(StylesText.list())
      return
    }
    let assets = try AssetAccess(folder: folder.assets).load()
    let bench = HairVariety(assets: assets)
    let styles = bench.styles()
    if let matrix { try Files.replace(matrix, with: Array(StylesText.matrix(styles).utf8)) }
    Console.output(StylesText.distances(styles: styles, heads: bench.heads(count: heads)))
  }
}
