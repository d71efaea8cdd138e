internal import Imaging
internal import Render
internal import Scene

/// Makes the missing examples of a data set.
public struct DatasetRun<Prepared: Sendable>: Sendable {
  public let folder: DatasetFolder
  public let source: ExampleSource<Prepared>

  public init(folder: DatasetFolder, source: ExampleSource<Prepared>) {
    self.folder = folder
    self.source = source
  }

  /// Makes those of the examples `first ..< first + count` that this shard has to make and that are missing.
  /// Parameters, errors and result as in ``GenerationPipeline``. Closes the folder at the end: to continue, open
  /// it again.
  public func run(
    first: UInt64, count: UInt64, threads: Int, cancellation: Cancellation,
    onProgress: (PipelineProgress) -> Void = { _ in }
  ) throws -> PipelineProgress {
    // Threads may still be letting go of what they held, so the lock must not wait for that.
    defer { folder.manifest.close() }
    let progress = try pipeline.run(
      indices: folder.missing(first: first, count: count), threads: threads, cancellation: cancellation,
      onProgress: onProgress)
    try folder.manifest.finish()
    return progress
  }

  /// A picture with all that its annotation needs.
  private struct Shot: Sendable {
    var scene: ExampleScene
    var film: Film
    var settings: RenderSettings
    var origin: OriginAnnotation
  }

  private typealias Scene = (scene: ExampleScene, prepared: Prepared)

  private var pipeline: GenerationPipeline<Scene, Shot, ManifestEntry> {
    let (folder, source) = (folder, source)
    let settings = folder.settings
    return GenerationPipeline(
      build: source.build,
      makeRenderer: {
        let renderer = try source.makeRenderer()
        let origin = OriginAnnotation(
          facet: settings.facet, assets: settings.assets, device: renderer.device, driver: renderer.driver)
        return { index, scene in
          let render = RenderSettings(
            width: settings.width, height: settings.height, samples: settings.samples,
            runSeed: settings.seed, index: index)
          let film = try renderer.render(scene.prepared, render)
          return Shot(scene: scene.scene, film: film, settings: render, origin: origin)
        }
      },
      finish: { _, shot in
        let annotation = try Annotation(
          scene: shot.scene, film: shot.film, settings: shot.settings,
          view: ViewTransform(curve: settings.curve, exposureStops: shot.scene.camera.exposureStops),
          origin: shot.origin)
        return try folder.writer.write(
          EncodedExample(film: shot.film, annotation: annotation, labels: settings.labels))
      },
      commit: { try folder.manifest.append($0) })
  }
}
