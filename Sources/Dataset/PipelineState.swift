internal import Foundation

/// What the threads of a pipeline share: who does what next. One lock guards all; images are made at a rate of
/// a few a second, so nobody waits for it.
final class PipelineState<Scene: Sendable, Picture: Sendable, Product: Sendable>: @unchecked Sendable {
  let indices: [UInt64]
  /// Scenes being built or waiting to be rendered, at most.
  private let sceneLimit: Int
  /// Pictures waiting to be finished, at most.
  private let pictureLimit: Int
  /// Examples between the start of their building and their commit, at most.
  private let inFlightLimit: Int

  /// Guards all that follows, and is broadcast on every change.
  private let condition = NSCondition()
  private var runningBuilders = 0
  /// Threads that render and finish.
  private var runningMakers = 0
  private var next = 0
  private var building = 0
  private var built: [(position: Int, scene: Scene)] = []
  /// Threads that render pictures.
  private var runningRenderers: Int
  private var rendered: [(position: Int, picture: Picture)] = []
  private var finished: [Int: Product] = [:]
  private var nextCommit = 0
  private var isCommitting = false
  private var firstError: (any Error)?
  private var measured: PipelineProgress

  init(indices: [UInt64], sceneLimit: Int, pictureLimit: Int, inFlightLimit: Int, renderers: Int) {
    self.indices = indices
    self.sceneLimit = sceneLimit
    self.pictureLimit = pictureLimit
    self.inFlightLimit = inFlightLimit
    runningRenderers = renderers
    measured = PipelineProgress(total: indices.count)
  }

  /// Runs `body` holding the lock, then wakes all who wait.
  private func change<Result>(_ body: () -> Result) -> Result {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    return body()
  }

  /// Waits until `body` gives a decision.
  private func wait<Result>(for body: () -> Decision<Result>) -> Result? {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    while true {
      switch body() {
      case .take(let result): return result
      case .stop: return nil
      case .wait: condition.wait()
      }
    }
  }

  private enum Decision<Result> {
    case take(Result)
    case wait
    case stop
  }

  // MARK: Stages

  /// The position of the next scene to build; nil when there is none.
  func nextToBuild() -> Int? {
    wait {
      if firstError != nil || measured.isCancelled || next == indices.count { return .stop }
      guard building + built.count < sceneLimit, next - nextCommit < inFlightLimit else {
        return .wait
      }
      defer { next += 1 }
      building += 1
      return .take(next)
    }
  }

  func didBuild(_ scene: Scene, at position: Int) {
    change {
      building -= 1
      built.append((position, scene))
    }
  }

  /// The next scene to render; nil when there will be none.
  func nextToRender() -> (position: Int, scene: Scene)? {
    let start = ContinuousClock.now
    return wait {
      if firstError != nil || measured.isCancelled { return .stop }
      if built.isEmpty { return next == indices.count && building == 0 ? .stop : .wait }
      guard rendered.count < pictureLimit else { return .wait }
      measured.starvedSeconds += (ContinuousClock.now - start).seconds
      return .take(built.removeFirst())
    }
  }

  func didRender(_ picture: Picture, at position: Int) { change { rendered.append((position, picture)) } }

  /// No more pictures will come from one of those who render.
  func rendererDidEnd() { change { runningRenderers -= 1 } }

  /// The next picture to finish; nil when there will be none. Goes on after cancellation.
  func nextToFinish() -> (position: Int, picture: Picture)? {
    wait {
      if firstError != nil { return .stop }
      if rendered.isEmpty { return runningRenderers == 0 ? .stop : .wait }
      return .take(rendered.removeFirst())
    }
  }

  func didFinish(_ product: Product, at position: Int) { change { finished[position] = product } }

  /// The next product to commit, if it is there and nobody is committing; the caller must then either fail or
  /// call ``didCommit()``.
  func nextToCommit() -> Product? {
    change {
      guard firstError == nil, !isCommitting, let product = finished.removeValue(forKey: nextCommit)
      else { return nil }
      isCommitting = true
      return product
    }
  }

  func didCommit() {
    change {
      isCommitting = false
      nextCommit += 1
      measured.committed += 1
    }
  }

  // MARK: Beginning and end

  /// Runs a stage's work without the lock and measures it; an error stops the pipeline and gives nil. Work that
  /// was given up is no error.
  func attempt<Result>(
    _ time: WritableKeyPath<PipelineProgress, Double>, _ work: () throws -> Result
  ) -> Result? {
    let start = ContinuousClock.now
    do {
      let result = try work()
      let seconds = (ContinuousClock.now - start).seconds
      change { measured[keyPath: time] += seconds }
      return result
    } catch is CancellationError {
      cancel()
      return nil
    } catch {
      change { firstError = firstError ?? error }
      return nil
    }
  }

  func builderWillStart() { change { runningBuilders += 1 } }

  func builderDidEnd() { change { runningBuilders -= 1 } }

  func makerWillStart() { change { runningMakers += 1 } }

  func makerDidEnd() { change { runningMakers -= 1 } }

  /// Whether nothing more will happen. After an error or cancellation nobody waits for scenes that are still
  /// being built: they would be dropped.
  private var isOver: Bool {
    runningMakers == 0 && (runningBuilders == 0 || firstError != nil || measured.isCancelled)
  }

  func cancel() { change { measured.isCancelled = true } }

  /// Waits a moment. True when the run is over.
  func waitForEnd(seconds: Double) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    let limit = Date(timeIntervalSinceNow: seconds)
    while !isOver {
      if !condition.wait(until: limit) { return isOver }
    }
    return true
  }

  var error: (any Error)? { change { firstError } }

  var progress: PipelineProgress { change { measured } }

  /// Products that wait for one before them that will not come, in order: what is left after cancellation.
  func takeRest() -> [Product] {
    change {
      let rest = finished.sorted { $0.key < $1.key }.map(\.value)
      finished = [:]
      measured.committed += rest.count
      return rest
    }
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
