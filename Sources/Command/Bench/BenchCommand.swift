internal import ArgumentParser
internal import Dataset
internal import Foundation
internal import Render
internal import Scene

/// `facet bench`.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how fast scenes are built and rendered.",
    usage: "facet bench <options>",
    discussion: """
      Scenes are always the same faces:
        head      clipped hair under a sky: the first such face of seed 0
        hair      long straight black hair under a sky: the first such face of seed 0
        blond     the same, blond
        portrait  the first picture of `facet generate --seed 1`
        crowd     the first pictures of `facet generate --seed 2`; means of one

      Every repeat builds and renders anew. Of times the least and the median are shown, of rates the greatest and \
      the median. Building is measured as processor time of one core. docs/benchmarks.md explains each figure.

      With --compare a figure is slower (or larger) if its best repeat exceeds the baseline's best by more than 5 %, \
      by more than twice the gap between best and median in either run, and, for times, by more than 0.5 ms, for \
      passes also by more than 1 % of the picture's time. Rates follow from times and are not judged. Exit status 1 \
      if something became slower or larger.

      EXAMPLES
        facet bench --quick
        facet bench --resolution 512 --samples 256 --json before.json
        facet bench --resolution 512 --samples 256 --compare before.json
        facet bench --scene-building --count 100
        facet bench --scene-building --hairs 110000
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Scenes: \(BenchScene.names) or some of them, or all (default: all, quick all but blond).",
      valueName: "list"),
    transform: OptionValues.benchScenes)
  var scenes: [BenchScene]?

  @Flag(help: "Small pictures and few repeats: within a minute on two processor cores.")
  var quick = false

  @Flag(help: "Only build scenes: faces drawn as for the crowd, no device needed.")
  var sceneBuilding = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hairs on every scalp before baldness, with --scene-building (default: as drawn).", valueName: "n"),
    transform: OptionValues.hairs)
  var hairs: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Faces of the crowd (default: 4, quick 2), or to be built (default: 16, quick 4).", valueName: "n"),
    transform: OptionValues.benchCount)
  var count: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Size in pixels, 16 to 8192 (default: 128, quick 64).", valueName: "n|wxh"),
    transform: OptionValues.resolution)
  var resolution: Resolution?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Samples a pixel, a power of two (default: 16, quick 4).", valueName: "n"),
    transform: OptionValues.samples)
  var samples: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How often everything is measured (default: 3, quick 2).", valueName: "n"),
    transform: OptionValues.repeats)
  var `repeat`: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the figures as JSON; - for standard output.", valueName: "file"),
    transform: OptionValues.name)
  var json: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Compare with the figures that --json wrote.", valueName: "baseline.json"),
    transform: OptionValues.name)
  var compare: String?

  @OptionGroup var flight: FlightOptions
  @OptionGroup var below: SkinOptions
  @OptionGroup var place: PlaceOptions

  func validate() throws {
    guard sceneBuilding else {
      if hairs != nil {
        throw ValidationError("--hairs is for --scene-building: other scenes have their own")
      }
      return
    }
    if scenes != nil || resolution != nil || samples != nil {
      throw ValidationError(
        "--scene-building renders nothing: leave out --scenes, --resolution and --samples")
    }
  }

  func run() throws {
    let baseline = try compare.map(BenchBaseline.read)
    if let baseline, let compare { try BenchBaseline.check(baseline, path: compare, against: plan) }
    if !sceneBuilding { try Renderer.checkDevice(place.device) }
    if let json, json != "-" { try Files.prepare(toWrite: json) }
    let report = try measured()
    // Standard output then belongs to the JSON.
    let show = json == "-" ? Console.error : Console.output
    show(BenchText.table(report))
    if let json {
      let bytes = try ReadableJSON.encode(report)
      if json == "-" {
        Console.output(String(decoding: bytes.dropLast(), as: UTF8.self))
      } else {
        try Files.replace(json, with: bytes)
      }
    }
    guard let baseline else { return }
    let comparison = BenchComparison(baseline: baseline, report: report)
    show("\n" + comparison.text)
    if !comparison.worse.isEmpty { throw ExitCode.failure }
  }

  /// What this run measures.
  var plan: [BenchPlan] {
    if sceneBuilding { return [BenchPlan(name: buildingName, faces: faces)] }
    return wantedScenes.map {
      BenchPlan(
        name: $0.rawValue, faces: $0 == .crowd ? faces : 1, resolution: pictureSize, samples: pictureSamples)
    }
  }

  private var buildingName: String { hairs.map { "building, \($0) hairs" } ?? "building" }
  /// For a quick look blond hair tells little that black hair does not.
  private var wantedScenes: [BenchScene] { scenes ?? BenchScene.allCases.filter { !quick || $0 != .blond } }
  private var faces: Int { count ?? (sceneBuilding ? (quick ? 4 : 16) : (quick ? 2 : 4)) }
  private var pictureSize: Resolution {
    resolution ?? (quick ? Resolution(width: 64, height: 64) : Resolution(width: 128, height: 128))
  }
  private var pictureSamples: Int { samples ?? (quick ? 4 : 16) }
  private var repeats: Int { `repeat` ?? (quick ? 2 : 3) }

  /// Measures all that was asked for.
  func measured() throws -> BenchReport {
    let interruption = Interruption()
    let access = try AssetAccess(folder: place.assets)
    let assets = try access.load()
    let renderer = sceneBuilding ? nil : try RecoveringRenderer(device: place.device, onLoss: Console.error)
    let progress = BenchProgress(total: plan.reduce(0) { $0 + $1.faces } * repeats)
    defer { progress.clear() }
    let run = BenchRun(
      renderer: renderer, resolution: pictureSize, samples: pictureSamples, skin: below.skin ?? .walk,
      repeats: repeats, picturesInFlight: flight.inFlight, assets: assets,
      isCancelled: { interruption.isRequested }, onFace: progress.advance)
    let scenes: [BenchSceneReport]
    do {
      scenes = try measure(run, environments: assets.environmentNames)
    } catch is CancellationError {
      progress.clear()
      Console.error("interrupted; nothing was written")
      throw ExitCode(Interruption.exitStatus)
    }
    let memory = [
      BenchFigure("peak memory of the process", unit: "MiB", .less, of: [ProcessMemory.peakBytes]) {
        mebibytes($0)
      },
      BenchFigure("peak device memory", unit: "MiB", .less, of: [renderer?.statistics.peakDeviceBytes]) {
        mebibytes($0)
      },
    ]
    return BenchReport(
      date: Date().formatted(.iso8601), command: Self.commandLine, device: renderer?.deviceName,
      driver: renderer?.driverDescription, processor: HostProcessor.name, cores: HostProcessor.cores,
      assets: try access.fingerprint(), repeats: repeats, scenes: scenes, figures: memory.compactMap { $0 })
  }

  private func measure(_ run: BenchRun, environments: [String]) throws -> [BenchSceneReport] {
    if sceneBuilding {
      var faces = try BenchScene.crowd.parameters(count: faces, environments: environments)
      if let hairs {
        for index in faces.indices { faces[index].hair.scalp.strandCount = hairs }
      }
      return [try run.measure(buildingName, faces)]
    }
    let scenes = try wantedScenes.map { scene in
      (scene.rawValue, try scene.parameters(count: faces, environments: environments))
    }
    if let face = scenes.first?.1.first { try run.warmUp(face) }
    return try scenes.map(run.measure)
  }

  private func mebibytes(_ bytes: Int?) -> Double? { bytes.map { Double($0) / 1_048_576 } }

  /// As it was typed, but for the program's folder.
  private static var commandLine: String {
    (["facet"] + CommandLine.arguments.dropFirst()).joined(separator: " ")
  }
}

/// Shows how many faces are done.
private final class BenchProgress {
  private let display = ProgressDisplay()
  private var state: PipelineProgress

  init(total: Int) { state = PipelineProgress(total: total) }

  func advance() {
    state.committed += 1
    display.update(state)
  }

  func clear() { display.clear() }
}
