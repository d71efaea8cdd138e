internal import Dataset
internal import Foundation
internal import Render
internal import Scene

/// Measures scenes. Use from one thread.
struct BenchRun {
  /// Nil to build scenes only.
  var renderer: RecoveringRenderer?
  var resolution: Resolution
  /// A pixel.
  var samples: Int
  var skin: SkinTransport
  var repeats: Int
  /// As in ``GenerationPipeline/picturesInFlight``.
  var picturesInFlight: Int
  var assets: SceneAssets
  /// Asked several times a second.
  var isCancelled: () -> Bool
  /// Called after each face.
  var onFace: () -> Void

  /// Measures one scene: each repeat builds all its faces anew and renders them, one after the other.
  ///
  /// - Parameter parameters: Of the faces, at least one, all of one seed.
  /// - Throws: `CancellationError`, or what building and rendering throw.
  func measure(_ name: String, _ parameters: [SceneParameters]) throws -> BenchSceneReport {
    var costs: [[BenchCost]] = []
    for _ in 0..<repeats {
      costs.append(
        try parameters.map { face in
          if isCancelled() { throw CancellationError() }
          defer { onFace() }
          return try BenchCost.measure(face, assets: assets, render: rendering(of: face))
        })
    }
    let flights = try parameters.count > 1 ? (0..<repeats).map { _ in try flight(parameters) } : []
    let faces = costs.first ?? []
    func mean(_ count: (BenchCost) -> Int) -> Int { faces.reduce(0) { $0 + count($1) } / max(faces.count, 1) }
    return BenchSceneReport(
      name: name, seed: parameters.first?.seed ?? 0, indices: parameters.map(\.index),
      width: renderer.map { _ in resolution.width }, height: renderer.map { _ in resolution.height },
      samples: renderer.map { _ in samples }, strands: mean(\.strands), segments: mean(\.segments),
      triangles: mean(\.triangles),
      figures: BenchFigure.figures(
        of: costs, flights: flights, samples: resolution.width * resolution.height * samples))
  }

  /// Wall seconds of all faces, built and rendered at the same time as `facet generate` does; nil if they are only built.
  private func flight(_ parameters: [SceneParameters]) throws -> Double? {
    guard let renderer else { return nil }
    let (assets, settings) = (assets, parameters.map(settings(of:)))
    let pipeline = GenerationPipeline<FlattenedScene, Film, Void>(
      build: { try FlattenedScene(SceneBuilder.build(parameters[Int($0)], assets: assets)) },
      makeRenderer: {
        { index, scene, isCancelled in
          try renderer.render(scene, settings: settings[Int(index)], isCancelled: isCancelled)
        }
      },
      picturesInFlight: picturesInFlight, finish: { _, _ in }, commit: { _ in })
    let (cancellation, start) = (Cancellation(), ContinuousClock.now)
    let progress = try pipeline.run(
      indices: parameters.indices.map { UInt64($0) }, threads: HostProcessor.cores, cancellation: cancellation
    ) { _ in if isCancelled() { cancellation.request() } }
    if progress.isCancelled { throw CancellationError() }
    return (ContinuousClock.now - start).inSeconds
  }

  /// Renders a face once, tiny: drivers finish compiling when a program first runs.
  func warmUp(_ parameters: SceneParameters) throws {
    guard let renderer else { return }
    let scene = try FlattenedScene(SceneBuilder.build(parameters, assets: assets))
    var settings = RenderSettings(width: 16, height: 16, samples: 1, seed: 0)
    settings.skin = skin
    _ = try renderer.render(scene, settings: settings, isCancelled: isCancelled)
  }

  private func rendering(of face: SceneParameters) -> ((FlattenedScene) throws -> RenderStatistics)? {
    guard let renderer else { return nil }
    let settings = settings(of: face)
    return { scene in
      _ = try renderer.render(scene, settings: settings, isCancelled: isCancelled)
      return renderer.statistics
    }
  }

  private func settings(of face: SceneParameters) -> RenderSettings {
    var settings = RenderSettings(
      width: resolution.width, height: resolution.height, samples: samples, runSeed: face.seed,
      index: face.index)
    settings.skin = skin
    return settings
  }
}
