internal import ArgumentParser
internal import Dataset
internal import Scene

/// `facet distributions`.
struct DistributionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distributions",
    abstract: "Print how often what is drawn, as a file that may be changed.",
    discussion: """
      The file is JSON; docs/people.md documents it. Give it back with --distributions, whole or only what of it \
      is to differ.

      EXAMPLES
        facet distributions > distributions.json
        facet generate --output faces --distributions distributions.json
      """)

  func run() throws {
    Console.output(
      String(decoding: try ReadableJSON.encode(Distributions.standard).dropLast(), as: UTF8.self))
  }
}
