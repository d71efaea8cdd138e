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
      "Make all surfaces but hair of one simple material, for comparisons with other programs: diffuse or coat; or "
        + "common, which takes away what other programs lack; or put a ball of tissue in place of everything: tissue.",
      valueName: "name"),
    transform: OptionValues.surfaces)
  var surfaces: SurfaceOverride?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The hairstyle, by its name in `facet styles`; its numbers are drawn anew (default: as drawn or recorded).",
      valueName: "name"),
    transform: OptionValues.hairStyle)
  var hair: NamedHairStyle?

  @OptionGroup var camera: CameraOptions
  @OptionGroup var person: PersonOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Give the person a named expression, with an intensity of 0 to 1 if it is not to be full; several with +, such as "
        + "smile:0.6+wink-left. `facet preview --expressions` shows all.", valueName: "name[:x]"),
    transform: OptionValues.expression)
  var expression: ExpressionChoice?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Move the camera before a part of the face: \(CloseUp.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "part"),
    transform: OptionValues.closeUp)
  var closeUp: CloseUp?

  func validate() throws {
    if parameters != nil && (seed != nil || index != nil) {
      throw ValidationError("--parameters already tells the scene: leave out --seed and --index")
    }
    if parameters != nil && person.person != nil {
      throw ValidationError("--parameters already tells the person: leave out --person")
    }
    if parameters != nil && person.distributions != nil {
      throw ValidationError("--parameters already tells all that is drawn: leave out --distributions")
    }
  }

  /// The parameters, and how they were rendered if that is recorded.
  func parameters(assets: SceneAssets) throws -> (SceneParameters, RenderSettings?) {
    var (scene, recorded) = try recordedOrDrawn(assets: assets)
    if let hair { scene.wear(hair) }
    if let expression { scene.show(expression) }
    return (try person.set.applied(to: scene.taken(camera.modes)), recorded)
  }

  private func recordedOrDrawn(assets: SceneAssets) throws -> (SceneParameters, RenderSettings?) {
    if let parameters { return try ParametersFile.decode(Files.read(parameters), path: parameters) }
    let draw = try person.draw(seed: seed ?? 0, assets: assets, camera: camera.modes)
    return (try draw.parameters(example: index ?? 0), nil)
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
      guard recorded.adaptive?.fits(samples: recorded.samples) != false else {
        throw DatasetError("\(path) holds settings of adaptive sampling out of range")
      }
    }
    var settings =
      recorded
      ?? RenderSettings(
        width: 512, height: 512, samples: 256, runSeed: parameters.seed, index: parameters.example)
    if let resolution { (settings.width, settings.height) = (resolution.width, resolution.height) }
    settings.samples = samples ?? settings.samples
    return settings
  }

  /// The scene, with its surfaces replaced and its camera moved if that is asked for.
  func build(_ parameters: SceneParameters, assets: SceneAssets) throws -> SceneDescription {
    let built = try SceneBuilder.build(parameters, assets: assets)
    let scene = closeUp?.applied(to: built) ?? built
    return surfaces.map { scene.replacingSurfaces(by: $0) } ?? scene
  }
}
