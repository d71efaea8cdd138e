internal import ArgumentParser
internal import Dataset
internal import Denoising
internal import Imaging
internal import Render
internal import Scene

/// `facet preview`.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Make one picture of many small faces.",
    discussion: """
      The faces are those that `facet generate` makes from the same seed, at a lower resolution.

      EXAMPLES
        facet preview --output faces.png --count 16
        facet preview --output labels.png --overlay segmentation
        facet preview --output expressions.png --expressions --first 12
        facet preview --output styles.png --hair-styles
        facet preview --output frames.png --count 2 --sequence 8 --fps 8 --columns 8
        facet preview --output ages.png --sweep person.age=6..80 --count 8 --first 12
        facet preview --output heads.png --shape --person old-woman
      """)

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("The picture to write.", valueName: "file.png"),
    transform: OptionValues.pictureFile)
  var output: String

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("How many faces, up to 1000 (default: 16).", valueName: "n"),
    transform: OptionValues.sheetCount)
  var count: UInt64 = 16

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Faces in a row (default: a square).", valueName: "n"),
    transform: OptionValues.columns)
  var columns: Int?

  @OptionGroup var numbers: FaceNumbers

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Size of each face in pixels, 16 to 8192 (default: 192).", valueName: "n|wxh"),
    transform: OptionValues.resolution)
  var resolution = Resolution(width: 192, height: 192)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Samples a pixel, a power of two (default: 32).", valueName: "n"),
    transform: OptionValues.samples)
  var samples: Int = 32

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Labels drawn over the faces: none, landmarks or segmentation (default: none).", valueName: "labels"),
    transform: OptionValues.overlay)
  var overlay: Overlay = .none

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Show the face of number --first --count times, with a parameter that runs from one number to another.",
      valueName: "name=from..to"), transform: OptionValues.sweep)
  var sweep: Sweep?

  @Flag(help: "Show heads alone: shaven, without expression, from the front, in soft light.")
  var shape = false

  @OptionGroup var person: PersonOptions
  @OptionGroup var adaptive: AdaptiveOptions
  @OptionGroup var denoise: DenoiseOptions
  @OptionGroup var camera: CameraOptions
  @Flag var subject: PreviewSubject?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Move the camera before a part of each face: \(CloseUp.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "part"),
    transform: OptionValues.closeUp)
  var closeUp: CloseUp?

  @OptionGroup var sequence: SequenceOptions
  @OptionGroup var below: SkinOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var flight: FlightOptions
  @OptionGroup var shared: SharedOptions

  /// Memory of the sheet stays below 1 GiB.
  func validate() throws {
    _ = try adaptive.sampling(samples: samples)
    if subject != nil && sequence.plan != nil {
      throw ValidationError("give one of \(PreviewSubject.names) and --sequence, not both")
    }
    if sweep != nil && (subject != nil || sequence.plan != nil) {
      throw ValidationError("give --sweep alone, without \(PreviewSubject.names) and --sequence")
    }
    guard count * sequence.frames <= 1000 else {
      throw ValidationError(
        "--count \(count) sequences of \(sequence.frames) frames are more than 1000 pictures")
    }
    let pixels = Int(faceCount) * resolution.width * resolution.height
    guard pixels <= 1 << 28 else {
      throw ValidationError(
        "--count \(count) faces of \(resolution.width)x\(resolution.height) pixels are too many for one picture: "
          + "lower --count or --resolution")
    }
  }

  private var faceCount: UInt64 {
    subject.map { UInt64($0.count) } ?? (count * sequence.frames)
  }

  func run() throws {
    let interruption = Interruption()
    try Renderer.checkDevice(shared.device)
    try Files.prepare(toWrite: output)
    let access = try AssetAccess(folder: shared.assets)
    let denoiser = try denoise.denoiser(assets: access.folder)
    var settings = DatasetSettings(
      assets: try access.fingerprint(), labels: [], seed: numbers.seed, width: resolution.width,
      height: resolution.height, samples: samples, skin: below.skin ?? .walk,
      denoiser: denoiser?.name)
    settings.adaptive = try adaptive.sampling(samples: samples)
    let assets = try access.load()
    var source = ExampleSource.faces(
      assets: assets, device: shared.device, denoiser: denoiser, closeUp: closeUp, onLoss: Console.error,
      parameters: try parameters(assets: assets))
    source.picturesInFlight = flight.inFlight
    let display = ProgressDisplay()
    defer { display.clear() }
    let start = ContinuousClock.now
    let (subject, sweep) = (subject, sweep)
    let run = PreviewRun(source: source, settings: settings, overlay: overlay) {
      if let sweep { return sweep.caption($0) }
      return subject?.caption($0) ?? EncodedExample.name(of: $0.example)
    }
    let (tiles, progress) = try run.run(
      first: subject != nil || sweep != nil ? 0 : numbers.first * sequence.frames,
      count: faceCount,
      threads: threads.count, cancellation: interruption.cancellation, onProgress: display.update)
    display.clear()
    if progress.isCancelled {
      Console.error("interrupted; nothing was written")
      throw ExitCode(Interruption.exitStatus)
    }
    let sheet = ContactSheet.image(
      of: tiles, columns: columns ?? ContactSheet.columns(for: tiles.count))
    try Files.replace(output, with: PNG.encode(sheet))
    let elapsed = (ContinuousClock.now - start).inSeconds
    Console.error("\(output): \(tiles.count) faces in \(ProgressText.duration(elapsed))")
    if shared.stats { Console.output(StatisticsText.table(progress, elapsed: elapsed)) }
  }

  /// The parameters of the sheet's faces by their numbers: of people, of one each of the subject, or of one person with a
  /// parameter that changes.
  private func parameters(assets: SceneAssets) throws -> @Sendable (UInt64) throws -> SceneParameters {
    let (shape, first, count) = (shape, numbers.first, count)
    func draw(_ person: PersonOptions) throws -> SceneDraw {
      try person.draw(seed: numbers.seed, assets: assets, camera: camera.modes, sequence: sequence.plan)
    }
    if let subject, subject != .expressions {
      let (seed, modes) = (numbers.seed, camera.modes)
      return { number in
        subject.wearing(Int(number), seed: seed, index: first + number, environments: assets.environmentNames)
          .taken(modes)
      }
    }
    if let sweep {
      let draws = try (0..<count).map { number in
        var person = person
        person.set.append(sweep.override(number, of: count))
        return try draw(person)
      }
      return { number in
        var parameters = try draws[Int(number)].parameters(example: first)
        if shape { parameters.showShape() }
        return parameters
      }
    }
    let draw = try draw(person)
    if subject == .expressions {
      return { number in
        var parameters = try draw.parameters(example: first)
        parameters.faceTheCamera()
        parameters.show(ExpressionChoice(NamedExpression.all[Int(number)]))
        return parameters
      }
    }
    return { number in
      var parameters = try draw.parameters(example: number)
      if shape { parameters.showShape() }
      return parameters
    }
  }
}
