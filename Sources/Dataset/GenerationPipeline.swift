internal import Foundation

/// Makes many examples at once: several threads build scenes, some render, several finish pictures (encode and
/// write them); then each product is committed, one at a time.
///
/// What is made of an index must depend on the index alone, so threads change nothing but the time. Products
/// are committed in the order of `indices`; only when a run is cancelled, those that are whole are committed
/// even if one before them is missing.
public struct GenerationPipeline<Scene: Sendable, Picture: Sendable, Product: Sendable>: Sendable {
  public var build: @Sendable (UInt64) throws -> Scene
  /// Makes a picture of a scene, or throws `CancellationError` soon after `isCancelled` has become true.
  public typealias Render = @Sendable (_ index: UInt64, Scene, _ isCancelled: () -> Bool) throws -> Picture

  /// Called once; the result is called on ``picturesInFlight`` threads.
  public var makeRenderer: @Sendable () throws -> Render
  /// Pictures rendered at the same time, at least 1.
  public var picturesInFlight: Int
  public var finish: @Sendable (UInt64, Picture) throws -> Product
  public var commit: @Sendable (Product) throws -> Void

  public init(
    build: @escaping @Sendable (UInt64) throws -> Scene,
    makeRenderer: @escaping @Sendable () throws -> Render,
    picturesInFlight: Int = usualPicturesInFlight,
    finish: @escaping @Sendable (UInt64, Picture) throws -> Product,
    commit: @escaping @Sendable (Product) throws -> Void
  ) {
    self.build = build
    self.makeRenderer = makeRenderer
    self.picturesInFlight = picturesInFlight
    self.finish = finish
    self.commit = commit
  }

  /// Runs to the end, the first error, or cancellation. When this returns nothing renders, finishes or commits
  /// any more; a scene that was being built when the run was stopped may still be building, and is dropped.
  ///
  /// - Parameters:
  ///   - indices: What to make.
  ///   - threads: Scene-building threads, at least 1. At most so many scenes plus one are in memory, beside
  ///     those being rendered.
  ///   - cancellation: When requested, no new picture is begun and the one being rendered is dropped; those that
  ///     are rendered are finished.
  ///   - onProgress: Called on this thread several times a second, and at the end.
  /// - Throws: The first error of any stage.
  public func run(
    indices: [UInt64], threads: Int, cancellation: Cancellation,
    onProgress: (PipelineProgress) -> Void = { _ in }
  ) throws -> PipelineProgress {
    precondition(threads > 0, "a pipeline needs a thread")
    let finishers = min(threads, 4)
    let state = PipelineState<Scene, Picture, Product>(
      indices: indices, sceneLimit: threads + 1, pictureLimit: finishers,
      inFlightLimit: 2 * threads + 2 * finishers + 2 * picturesInFlight, renderers: picturesInFlight)
    for number in 0..<threads {
      state.builderWillStart()
      startThread("scene \(number)") {
        buildScenes(state)
        state.builderDidEnd()
      }
    }
    state.makerWillStart()
    startThread("render 0") {
      renderPictures(state, cancellation: cancellation)
      state.makerDidEnd()
    }
    for number in 0..<finishers {
      state.makerWillStart()
      startThread("finish \(number)") {
        finishPictures(state)
        state.makerDidEnd()
      }
    }
    while state.waitForEnd(seconds: 0.1) == false {
      if cancellation.isRequested { state.cancel() }
      onProgress(state.progress)
    }
    if let error = state.error { throw error }
    for product in state.takeRest() { try commit(product) }
    let progress = state.progress
    onProgress(progress)
    return progress
  }

  private func buildScenes(_ state: PipelineState<Scene, Picture, Product>) {
    while let position = state.nextToBuild() {
      state.attempt(\.buildSeconds) { try build(state.indices[position]) }
        .map { state.didBuild($0, at: position) }
    }
  }

  private func renderPictures(
    _ state: PipelineState<Scene, Picture, Product>, cancellation: Cancellation
  ) {
    guard let render = state.attempt(\.startSeconds, { try makeRenderer() }) else {
      for _ in 0..<picturesInFlight { state.rendererDidEnd() }
      return
    }
    for number in 1..<picturesInFlight {
      state.makerWillStart()
      startThread("render \(number)") {
        renderPictures(state, cancellation: cancellation, by: render)
        state.makerDidEnd()
      }
    }
    renderPictures(state, cancellation: cancellation, by: render)
  }

  private func renderPictures(
    _ state: PipelineState<Scene, Picture, Product>, cancellation: Cancellation, by render: Render
  ) {
    // After an error elsewhere, such as a full disk, the picture would be for nothing.
    let isCancelled = { cancellation.isRequested || state.error != nil }
    while let (position, scene) = state.nextToRender() {
      state.attempt(\.renderSeconds) { try render(state.indices[position], scene, isCancelled) }
        .map { state.didRender($0, at: position) }
      // Asked here too, as the thread that waits for the end looks only ten times a second.
      if cancellation.isRequested { state.cancel() }
    }
    state.rendererDidEnd()
  }

  private func finishPictures(_ state: PipelineState<Scene, Picture, Product>) {
    while let (position, picture) = state.nextToFinish() {
      state.attempt(\.finishSeconds) { try finish(state.indices[position], picture) }
        .map { state.didFinish($0, at: position) }
      while let product = state.nextToCommit() {
        guard state.attempt(\.commitSeconds, { try commit(product) }) != nil else { return }
        state.didCommit()
      }
    }
  }

  private func startThread(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = name
    // Threads of the system's default size have overflowed under deep recursion elsewhere; address space is free.
    thread.stackSize = 16 << 20
    thread.start()
  }
}

/// How far a run is, and where its time went (sums over threads, seconds).
public struct PipelineProgress: Sendable, Equatable, Codable {
  /// Examples to make, and those committed.
  public var total: Int
  public var committed = 0
  public var isCancelled = false
  /// Starting the renderer.
  public var startSeconds = 0.0
  public var buildSeconds = 0.0
  public var renderSeconds = 0.0
  public var finishSeconds = 0.0
  public var commitSeconds = 0.0
  /// Render threads waiting for a scene, or for a finishing thread to take a picture: above nearly nothing, more threads
  /// help.
  public var starvedSeconds = 0.0

  public init(total: Int) { self.total = total }
}

/// One picture is traced while the scene of the next is copied to the device and the film of the last is read back.
public let usualPicturesInFlight = 3
