internal import ArgumentParser
internal import Dataset
internal import Denoising
internal import Imaging
internal import Render
internal import Scene

/// `facet generate`.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make labelled pictures in a folder.",
    discussion: """
      Writes NNNNNN.png (the picture), NNNNNN_seg.png (class of each pixel), NNNNNN_ldmks.txt (70 landmarks, \
      pixel centres at +0.5) and NNNNNN.json (camera, pose, gaze, boxes and every choice that made the picture) \
      for each number. A file is there only when it is whole. Run the same command again to continue after any \
      interruption; what is finished is not made again.

      EXAMPLES
        facet generate --output faces --count 100
        facet generate --output faces --count 100000 --samples 64 --shard 0/8
        facet generate --output videos --count 5 --sequence 90 --fps 30
        facet generate --output people --identities 50 --per-identity 20
      """)

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("Folder for the data set; made if needed.", valueName: "folder"),
    transform: OptionValues.name)
  var output: String

  @Option(
    name: [.customShort("c"), .customLong("count")], parsing: .unconditional,
    help: ArgumentHelp(
      "How many examples (default: 10, or all that --identities and --per-identity ask for).", valueName: "n"),
    transform: OptionValues.count)
  var wanted: UInt64?

  @OptionGroup var numbers: FaceNumbers

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Size in pixels, 16 to 8192 (default: 512).", valueName: "n|wxh"),
    transform: OptionValues.resolution)
  var resolution = Resolution(width: 512, height: 512)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Samples a pixel, a power of two; more give less noise (default: 256).", valueName: "n"),
    transform: OptionValues.samples)
  var samples: Int = 256

  @OptionGroup var sequence: SequenceOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Make part K of N: one of N processes that may share the folder (default: 0/1).", valueName: "k/n"),
    transform: OptionValues.shard)
  var shard: Shard = .whole

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Layout of the folder (default and only: facesynthetics).", valueName: "format"),
    transform: OptionValues.format)
  var format: DatasetFormat = .facesynthetics

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "More label planes: hair (coverage, _hair.png), depth (metres, _depth.exr), normals (camera space, "
        + "_normals.exr); several with commas, all, or none (default: none).", valueName: "list"),
    transform: OptionValues.labels)
  var labels: [LabelPlane] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also make a picture of (at most 64 of) the examples.", valueName: "file.png"),
    transform: OptionValues.pictureFile)
  var contactSheet: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Show so many people, one after the other, again from the first after the last (default: every example shows "
        + "another).", valueName: "n"), transform: OptionValues.identities)
  var identities: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Examples in a row of the same person: shape, age, skin, eyes and color of hair stay; clothes, light, expression, "
        + "pose, camera, hairstyle and beard change (default: 1).", valueName: "n"),
    transform: OptionValues.identities)
  var perIdentity: UInt64 = 1

  @Flag(help: "Let a person keep hairstyle and beard too.")
  var keepHair = false

  @OptionGroup var person: PersonOptions
  @OptionGroup var adaptive: AdaptiveOptions
  @OptionGroup var denoise: DenoiseOptions
  @OptionGroup var camera: CameraOptions
  @OptionGroup var below: SkinOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var flight: FlightOptions
  @OptionGroup var shared: SharedOptions

  var count: UInt64 { wanted ?? identities.map { $0 * perIdentity } ?? 10 }
  /// The range of examples, whose numbers are kept in memory.
  private var firstExample: UInt64 { numbers.first * sequence.frames }
  private var exampleCount: UInt64 { count * sequence.frames }

  func validate() throws {
    _ = try adaptive.sampling(samples: samples)
    guard !(identities ?? 1).multipliedReportingOverflow(by: perIdentity).overflow else {
      throw ValidationError("--identities times --per-identity are too many")
    }
    guard exampleCount <= 10_000_000 else {
      throw ValidationError(
        "\(count) sequences of \(sequence.frames) frames are more than 10000000 pictures: lower --count, and "
          + "make the others with --first")
    }
  }

  func run() throws {
    let interruption = Interruption()
    // Whatever may be wrong is found before anything is written.
    try Renderer.checkDevice(shared.device)
    let access = try AssetAccess(folder: shared.assets)
    let assets = try access.load()
    let denoiser = try denoise.denoiser(assets: access.folder)
    if let contactSheet { try Files.prepare(toWrite: contactSheet) }
    let draw = try person.draw(
      seed: numbers.seed, assets: assets, camera: camera.modes,
      people: PeoplePlan(identities: identities, perIdentity: perIdentity, keepsHair: keepHair),
      sequence: sequence.plan)
    var settings = DatasetSettings(
      assets: try access.fingerprint(), format: format, labels: labels, seed: numbers.seed,
      sequence: sequence.plan,
      width: resolution.width, height: resolution.height, samples: samples, skin: below.skin ?? .walk,
      denoiser: denoiser?.name, camera: camera.modes)
    settings.adaptive = try adaptive.sampling(samples: samples)
    settings.add(draw)
    let folder = try DatasetFolder(path: output, settings: settings, shard: shard)
    for note in folder.manifest.notes { Console.error(note) }
    let missing = folder.missing(first: firstExample, count: exampleCount)
    if !missing.isEmpty {
      var source = ExampleSource.faces(
        draw, assets: assets, device: shared.device, denoiser: denoiser, onLoss: Console.error)
      source.picturesInFlight = flight.inFlight
      try generate(missing.count, in: folder, from: source, interruption: interruption)
    } else {
      Console.error("nothing to do: \(output) has all examples asked for")
    }
    try writeContactSheet()
  }

  private func generate(
    _ missingCount: Int, in folder: DatasetFolder, from source: ExampleSource<FlattenedScene>,
    interruption: Interruption
  ) throws {
    shared.note("\(missingCount) of \(exampleCount) examples to make, \(threads.count) scenes at once")
    let display = ProgressDisplay()
    defer { display.clear() }
    let start = ContinuousClock.now
    let result: PipelineProgress
    do {
      result = try DatasetRun(folder: folder, source: source).run(
        first: firstExample, count: exampleCount, threads: threads.count,
        cancellation: interruption.cancellation,
        onProgress: display.update)
    } catch {
      display.clear()
      Console.error("\(output): what is finished is kept; run the same command again to continue")
      throw error
    }
    display.clear()
    let elapsed = (ContinuousClock.now - start).inSeconds
    Console.error(
      "\(output): \(result.committed) of \(result.total) examples made in \(ProgressText.duration(elapsed))")
    if shared.stats { Console.output(StatisticsText.table(result, elapsed: elapsed)) }
    if result.isCancelled {
      Console.error("interrupted; run the same command again to continue")
      throw ExitCode(Interruption.exitStatus)
    }
  }

  /// Shows the first examples of this run that are on disk.
  private func writeContactSheet() throws {
    guard let contactSheet else { return }
    let indices = (firstExample..<firstExample + exampleCount).lazy.filter(shard.contains).prefix(64)
    let sheet = try ContactSheet.image(ofDataset: output, indices: Array(indices), side: 256)
    try Files.replace(contactSheet, with: PNG.encode(sheet))
    Console.error("contact sheet: \(contactSheet)")
  }
}
