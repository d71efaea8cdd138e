internal import ArgumentParser
internal import Dataset
internal import Denoising
internal import Imaging
internal import Render
internal import Scene

/// `facet render`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render one picture, or look into how it is made.",
    discussion: """
      The scene comes from a seed and a number, as in `facet generate`, or from a recorded file: then size and \
      samples are as recorded unless given.

      EXAMPLES
        facet render --seed 7 --index 12 --output face.png
        facet render --parameters faces/000012.json --output again.png
        facet render --seed 7 --index 12 --view normals --output normals.png
        facet render --index 12 --expression smile:0.6 --close-up mouth --output smile.png
        facet render --seed 7 --index 12 --print-parameters > scene.json
        facet render --seed 7 --index 12 --pixel 250,300 --sample 3
      """)

  @OptionGroup var choice: SceneOptions

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "The picture to write: .png, or .exr for linear radiance before exposure.", valueName: "file"),
    transform: OptionValues.pictureOrRadianceFile)
  var output: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Largest light that a path may add to a sample after its first bounce, against fireflies; 0 for no limit, "
        + "which is exact (default: as recorded, else 10).", valueName: "x"),
    transform: OptionValues.fireflyClamp)
  var fireflyClamp: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What is shown: \(OptionValues.viewNames) (default: beauty).", valueName: "view"),
    transform: OptionValues.view)
  var view: DebugView = .beauty

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Print the path of one sample of this pixel, vertex by vertex.", valueName: "x,y"),
    transform: OptionValues.pixel)
  var pixel: PixelPosition?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Which sample of the pixel, from 0 (default: 0).", valueName: "n"),
    transform: OptionValues.first)
  var sample: UInt64?

  @Flag(help: "Print the parameters of the scene as JSON.")
  var printParameters = false

  @Flag(help: "Print what the scene consists of.")
  var printScene = false

  @OptionGroup var adaptive: AdaptiveOptions
  @OptionGroup var denoise: DenoiseOptions
  @OptionGroup var below: SkinOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if output == nil && pixel == nil && !printParameters && !printScene {
      throw ValidationError("nothing to do: give --output, --pixel, --print-parameters or --print-scene")
    }
    if denoise.denoise && view != .beauty {
      throw ValidationError("--denoise is for pictures of light: leave out --view")
    }
    if adaptive.adaptive != nil && view != .beauty {
      throw ValidationError("--adaptive is for pictures of light: leave out --view")
    }
    if sample != nil && pixel == nil { throw ValidationError("--sample needs --pixel, whose sample it is") }
  }

  func run() throws {
    let interruption = Interruption()
    do {
      try run(isCancelled: { interruption.isRequested })
    } catch is CancellationError {
      Console.error("interrupted; no picture was written")
      throw ExitCode(Interruption.exitStatus)
    }
  }

  private func run(isCancelled: () -> Bool) throws {
    let needsDevice = pixel != nil || output != nil
    if needsDevice { try Renderer.checkDevice(shared.device) }
    if let output { try Files.prepare(toWrite: output) }
    let access = try AssetAccess(folder: shared.assets)
    let assets = try access.load()
    let denoiser = try denoise.denoiser(assets: access.folder)
    let (parameters, recorded) = try choice.parameters(assets: assets)
    var settings = try choice.settings(for: parameters, recorded: recorded)
    settings.view = view
    settings.indirectClamp = fireflyClamp ?? settings.indirectClamp
    settings.featureSamples = denoiser.map { _ in Film.usualFeatureSamples }
    settings.skin = below.skin ?? settings.skin
    // A record's own adaptive samples belong to its number of samples.
    if choice.samples != nil { settings.adaptive = nil }
    settings.adaptive = try adaptive.sampling(samples: settings.samples) ?? settings.adaptive
    if printParameters {
      Console.output(String(decoding: try ReadableJSON.encode(parameters).dropLast(), as: UTF8.self))
    }
    guard printScene || needsDevice else { return }
    let start = ContinuousClock.now
    let scene = try choice.build(parameters, assets: assets)
    shared.note("scene built in \(ProgressText.duration((ContinuousClock.now - start).inSeconds))")
    if printScene { Console.output(SceneText.summary(of: scene)) }
    guard needsDevice else { return }
    let renderer = try RecoveringRenderer(device: shared.device, onLoss: Console.error)
    if let pixel {
      try printPath(of: pixel, scene: FlattenedScene(scene), settings: settings, renderer: renderer)
    }
    guard let output else { return }
    shared.note(
      "rendering \(settings.width) × \(settings.height), \(settings.samples) samples, on \(renderer.deviceName)"
    )
    var film = try renderer.render(FlattenedScene(scene), settings: settings, isCancelled: isCancelled)
    try denoiser.map { try film.denoise(with: $0) }
    try Files.replace(output, with: encode(film, camera: scene.camera, path: output))
    if shared.stats { Console.output(StatisticsText.table(renderer.statistics)) }
  }

  /// Prints one path.
  private func printPath(
    of pixel: PixelPosition, scene: FlattenedScene, settings: RenderSettings, renderer: RecoveringRenderer
  ) throws {
    let sample = sample ?? 0
    guard pixel.x < settings.width, pixel.y < settings.height else {
      throw ValidationError(
        "--pixel \(pixel.x),\(pixel.y) lies outside the picture of \(settings.width) × \(settings.height)")
    }
    guard sample < settings.mostSamples else {
      throw ValidationError("--sample \(sample): there are \(settings.mostSamples) samples, numbered from 0")
    }
    let path = try renderer.tracePixel(scene, settings: settings, x: pixel.x, y: pixel.y, sample: Int(sample))
    Console.output(PathText.table(path))
  }

  /// The file's bytes, by the ending of its name.
  private func encode(_ film: Film, camera: Camera, path: String) throws -> [UInt8] {
    if path.lowercased().hasSuffix(".exr") {
      return try EXR.encode(FloatPlanes(width: film.width, height: film.height, colors: film.radiance))
    }
    // Pictures of quantities are shown as they are; only light is exposed.
    let transform =
      view == .beauty ? ViewTransform(camera: camera) : ViewTransform(curve: .data)
    return try PNG.encode(transform.image(of: film.radiance, width: film.width, height: film.height))
  }
}
