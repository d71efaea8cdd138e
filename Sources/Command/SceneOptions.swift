internal import ArgumentParser
internal import Dataset
internal import Render
internal import Scene

/// Which scene, and at which size: options of the commands that handle one scene.
struct SceneOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("What the scene is drawn from (default: 0).", valueName: "n"),
    transform: OptionValues.seed)
  var seed: UInt64?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Number of the example (default: 0).", valueName: "n"),
    transform: OptionValues.first)
  var index: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "An example's .json file, or parameters as printed by --print-parameters.", valueName: "file.json"),
    transform: OptionValues.name)
  var parameters: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Size in pixels, 16 to 8192 (default: as recorded, else 512).", valueName: "n|wxh"),
    transform: OptionValues.resolution)
  var resolution: Resolution?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Samples a pixel, a power of two (default: as recorded, else 256).", valueName: "n"),
    transform: OptionValues.samples)
  var samples: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Make all surfaces but hair of one simple material, for comparisons with other programs: diffuse or coat.",
      valueName: "name"),
    transform: OptionValues.surfaces)
  var surfaces: SurfaceOverride?

  @OptionGroup var camera: CameraOptions

  func validate() throws {
    if parameters != nil && (seed != nil || index != nil) {
      throw ValidationError("--parameters already tells the scene: leave out --seed and --index")
    }
  }

  /// The parameters, and how they were rendered if that is recorded.
  func parameters(assets: SceneAssets) throws -> (SceneParameters, RenderSettings?) {
    if let parameters {
      let (recorded, settings) = try ParametersFile.decode(Files.read(parameters), path: parameters)
      return (recorded.taken(camera.modes), settings)
    }
    let drawn = SceneParameters.draw(
      seed: seed ?? 0, index: index ?? 0, environments: assets.environmentNames)
    return (drawn.taken(camera.modes), nil)
  }

  /// Options first, then the record, then what is usual. The noise is that of the example.
  func settings(for parameters: SceneParameters, recorded: RenderSettings?) throws -> RenderSettings {
    if let recorded, let path = self.parameters {
      let size = "\(recorded.width)x\(recorded.height)"
      do {
        _ = (try OptionValues.resolution(size), try OptionValues.samples("\(recorded.samples)"))
      } catch {
        throw DatasetError("\(path) holds settings out of range: \(size) pixels, \(recorded.samples) samples")
      }
    }
    var settings =
      recorded
      ?? RenderSettings(
        width: 512, height: 512, samples: 256, runSeed: parameters.seed, index: parameters.index)
    if let resolution { (settings.width, settings.height) = (resolution.width, resolution.height) }
    settings.samples = samples ?? settings.samples
    return settings
  }

  /// The scene, with its surfaces replaced if that is asked for.
  func build(_ parameters: SceneParameters, assets: SceneAssets) throws -> SceneDescription {
    let scene = try SceneBuilder.build(parameters, assets: assets)
    return surfaces.map { scene.replacingSurfaces(by: $0) } ?? scene
  }
}
