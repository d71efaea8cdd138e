public import Denoising
public import Imaging
public import Render
public import Scene

/// A rendered example with all that is known of it, before it becomes files or a tile.
public struct ExampleShot: Sendable {
  public var scene: ExampleScene
  public var film: Film
  public var settings: RenderSettings
  public var curve: ViewTransform.Curve
  public var origin: OriginAnnotation

  /// How its radiance becomes a picture.
  public var view: ViewTransform {
    ViewTransform(curve: curve, camera: scene.camera)
  }

  /// Its picture.
  public func picture() -> Image<UInt8> {
    view.image(of: film.radiance, width: film.width, height: film.height)
  }

  /// Its annotation.
  public func annotation() throws -> Annotation {
    try Annotation(scene: scene, film: film, settings: settings, view: view, origin: origin)
  }
}

extension ViewTransform {
  /// What a camera makes of radiance, with its noise.
  public init(curve: Curve = .softHighlights, camera: Camera) {
    let sensor = camera.sensor
    self.init(
      curve: curve, exposureStops: camera.exposureStops, vignetting: sensor.vignetting,
      noise: sensor.whiteElectrons < .infinity
        ? SensorNoise(
          whiteElectrons: sensor.whiteElectrons, readNoise: sensor.readNoise, seed: sensor.seed,
          isMonochrome: sensor.isMonochrome) : nil,
      gains: sensor.gains)
  }
}

extension ExampleSource {
  /// The pipeline that makes examples as `settings` say.
  /// - Parameters:
  ///   - finish: Called on several threads.
  ///   - commit: Called with one product at a time, in the order of the examples.
  public func pipeline<Product: Sendable>(
    settings: DatasetSettings, finish: @escaping @Sendable (ExampleShot) throws -> Product,
    commit: @escaping @Sendable (Product) throws -> Void
  ) -> GenerationPipeline<(scene: ExampleScene, prepared: Prepared), ExampleShot, Product> {
    let (makeRenderer, denoiser) = (makeRenderer, denoiser)
    precondition(settings.denoiser == denoiser?.name, "the data set's settings tell of another denoiser")
    return GenerationPipeline(
      build: build,
      makeRenderer: {
        let renderer = try makeRenderer()
        let origin = OriginAnnotation(
          facet: settings.facet, assets: settings.assets, device: renderer.device, driver: renderer.driver,
          denoiser: settings.denoiser)
        return { index, scene, isCancelled in
          var render = RenderSettings(
            width: settings.width, height: settings.height, samples: settings.samples,
            runSeed: settings.seed, index: index)
          render.featureSamples = denoiser.map { _ in Film.usualFeatureSamples }
          render.skin = settings.skin
          render.adaptive = settings.adaptive
          return ExampleShot(
            scene: scene.scene, film: try renderer.render(scene.prepared, render, isCancelled),
            settings: render, curve: settings.curve, origin: origin)
        }
      },
      picturesInFlight: picturesInFlight,
      finish: { _, shot in
        var shot = shot
        try denoiser.map { try shot.film.denoise(with: $0) }
        return try finish(shot)
      }, commit: commit)
  }
}

extension Film {
  /// Samples of the features that are enough for a denoiser.
  public static let usualFeatureSamples = 16

  /// Takes the noise out of the radiance. Labels are not touched. The features are let go.
  /// - Precondition: the film was rendered with features.
  public mutating func denoise(with denoiser: Denoiser) throws {
    guard let features else { preconditionFailure("a film without features cannot be denoised") }
    radiance = try denoiser.denoise(
      radiance, albedo: features.albedo, normals: features.normals, width: width, height: height)
    self.features = nil
  }
}
