internal import ArgumentParser
internal import Dataset
internal import Render
internal import Scene

/// `facet check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Render many tiny faces and tell the renderer's faults.",
    usage: "facet check <options>",
    discussion: """
      Faults are light that is not a finite number and rays that were given up. For each face that has any, a \
      command is printed that follows a path where it was met. Exit status 1 if there was one. The faces are those \
      that `facet generate` makes from the same seed, at a lower resolution. No picture is kept.

      EXAMPLES
        facet check --count 1000
        facet check --seed 7 --resolution 16 --samples 4
      """)

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("How many faces (default: 100).", valueName: "n"), transform: OptionValues.count)
  var count: UInt64 = 100

  @OptionGroup var numbers: FaceNumbers

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Size of each face in pixels, 16 to 8192 (default: 32).", valueName: "n|wxh"),
    transform: OptionValues.resolution)
  var resolution = Resolution(width: 32, height: 32)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Samples a pixel, a power of two (default: 4).", valueName: "n"),
    transform: OptionValues.samples)
  var samples: Int = 4

  @OptionGroup var camera: CameraOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let interruption = Interruption()
    try Renderer.checkDevice(place.device)
    let assets = try AssetAccess(folder: place.assets).load()
    let display = ProgressDisplay()
    defer { display.clear() }
    let faulty = FaultyFaces()
    let progress = try pipeline(assets: assets, faulty: faulty).run(
      indices: Array(numbers.first..<numbers.first + count), threads: threads.count,
      cancellation: interruption.cancellation, onProgress: display.update)
    display.clear()
    let faces = progress.committed == 1 ? "1 face" : "\(progress.committed) faces"
    Console.output("\(faces), \(faulty.count == 0 ? "none" : "\(faulty.count)") with faults")
    if faulty.count > 0 { throw ExitCode.failure }
    if progress.isCancelled {
      Console.error("interrupted")
      throw ExitCode(Interruption.exitStatus)
    }
  }

  private func pipeline(assets: SceneAssets, faulty: FaultyFaces) throws -> GenerationPipeline<
    FlattenedScene, FaceFaults, FaceFaults
  > {
    let (seed, resolution, samples, device) = (numbers.seed, resolution, samples, place.device)
    let draw = try SceneDraw(seed: seed, environments: assets.environmentNames, camera: camera.modes)
    let source = ExampleSource.faces(draw, assets: assets, device: device)
    return GenerationPipeline(
      build: { try source.build($0).prepared },
      makeRenderer: {
        let renderer = try RecoveringRenderer(device: device, onLoss: Console.error)
        return { index, scene, isCancelled in
          let settings = RenderSettings(
            width: resolution.width, height: resolution.height, samples: samples, runSeed: seed, index: index)
          return try FaceFaults(
            seed: seed, index: index, scene, settings: settings, renderer: renderer, isCancelled: isCancelled)
        }
      },
      picturesInFlight: 1,  // the statistics are those of the picture before
      finish: { $1 },
      commit: { face in
        guard !face.lines.isEmpty else { return }
        faulty.add()
        for line in face.lines { Console.output(line) }
      })
  }
}
