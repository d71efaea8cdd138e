internal import ArgumentParser
internal import Dataset
internal import Glibc

/// The `facet` command.
@main struct Facet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facet",
    abstract: "Makes synthetic photographs of human faces with exact labels.",
    discussion: """
      Everything in a picture - person, expression, hair, clothes, light, camera - is drawn from a seed, \
      rendered by path tracing on a Vulkan device, and labelled from the same geometry.

      Exit status: 0 done, 1 failed, 64 wrong usage, 130 interrupted.
      """,
    version: FacetVersion.current,
    subcommands: [
      GenerateCommand.self, PreviewCommand.self, RenderCommand.self, ExportCommand.self, CheckCommand.self,
      StylesCommand.self, DistributionsCommand.self, BenchCommand.self, DevicesCommand.self,
      AssetsCommand.self,
    ])

  static func main() {
    // A file beyond the limit of sizes is then an error of writing, with a message, and not a silent end.
    signal(SIGXFSZ, SIG_IGN)
    ProcessMemory.keepFreed()
    main(nil)
  }
}
