internal import ArgumentParser
internal import Dataset
internal import Denoising
internal import Foundation
internal import Render

/// What every command needs that renders.
struct PlaceOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Vulkan device: auto, its number, or part of its name, as `facet devices` shows them (default: auto).",
      valueName: "device"),
    transform: OptionValues.name)
  var device: String = "auto"

  @OptionGroup private var folder: AssetsOptions

  var assets: String? { folder.assets }
}

/// Which faces are drawn: the same seed and number, the same face in every command.
struct FaceNumbers: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Number of the first face (default: 0).", valueName: "n"),
    transform: OptionValues.first)
  var first: UInt64 = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What everything is drawn from: another seed, other people (default: 0).", valueName: "n"),
    transform: OptionValues.seed)
  var seed: UInt64 = 0
}

/// Where the assets are.
struct AssetsOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Folder of the head model and lights (default: $FACET_ASSETS, else facet in the cache folder).",
      valueName: "folder"), transform: OptionValues.name)
  var assets: String?
}

/// Options of the commands that make pictures.
struct SharedOptions: ParsableArguments {
  @OptionGroup var place: PlaceOptions

  @Flag(help: "Print where the time went, and the memory used.")
  var stats = false

  @Flag(name: .shortAndLong, help: "Print what is being done.")
  var verbose = false

  var device: String { place.device }
  var assets: String? { place.assets }

  /// Says something on standard error if --verbose is given.
  func note(_ text: @autoclosure () -> String) {
    if verbose { Console.error(text()) }
  }
}

/// Whether pictures are denoised.
struct DenoiseOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Take the noise out of pictures with Intel Open Image Denoise; labels stay as they are. It needs the library: "
        + "tools/setup --denoiser."))
  var denoise = false

  /// - Parameter assets: The assets' folder.
  /// - Throws: an error that says how to get the library, if it is needed and not there.
  func denoiser(assets: String) throws -> Denoiser? { denoise ? try Denoiser(assets: assets) : nil }
}

/// How light below the skin is followed.
struct SkinOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Light below the skin: walk (random walks) or fast (diffusion on the surface) (default: as recorded, else "
        + "walk).", valueName: "how"),
    transform: OptionValues.skin)
  var skin: SkinTransport?
}

/// How many pictures are on the device at once.
struct FlightOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Pictures on the device at the same time: one is traced, others are copied there or back; fewer need less of its "
        + "memory (default: 3).", valueName: "n"), transform: OptionValues.inFlight)
  var inFlight = usualPicturesInFlight
}

/// How many scenes are built at once.
struct ThreadOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Scenes built at the same time; more need more memory (default: one for each core, at most 16).",
      valueName: "n"), transform: OptionValues.threads)
  var threads: Int?

  var count: Int { threads ?? min(ProcessInfo.processInfo.activeProcessorCount, 16) }
}
