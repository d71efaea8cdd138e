internal import Render
internal import Synchronization

/// What went wrong in one picture.
struct FaceFaults: Sendable {
  var seed: UInt64
  var index: UInt64
  var settings: RenderSettings
  var statistics: RenderStatistics

  /// One for each kind of fault, with the command that follows a path where it was met; none if all is well.
  var lines: [String] {
    [
      line(statistics.nonFinite, "values of light are not finite", at: statistics.nonFinitePlace),
      line(statistics.truncatedRays, "rays were given up", at: statistics.truncatedPlace),
    ].compactMap { $0 }
  }

  private func line(_ count: UInt64, _ what: String, at place: RenderStatistics.Place?) -> String? {
    guard count > 0 else { return nil }
    let replay = place.map {
      ": facet render --seed \(seed) --index \(index) --resolution \(settings.width)x\(settings.height) "
        + "--samples \(settings.samples) \(StatisticsText.replay($0))"
    }
    return "seed \(seed), index \(index): \(count) \(what)\(replay ?? "")"
  }
}

extension FaceFaults {
  /// What goes wrong when the renderer makes the picture, which no other thread uses meanwhile.
  init(
    seed: UInt64, index: UInt64, _ scene: FlattenedScene, settings: RenderSettings,
    renderer: RecoveringRenderer, isCancelled: () -> Bool
  ) throws {
    _ = try renderer.render(scene, settings: settings, isCancelled: isCancelled)
    (self.seed, self.index, self.settings) = (seed, index, settings)
    statistics = renderer.statistics
  }
}

/// Counts faces with faults; commits come one at a time, but from several threads.
final class FaultyFaces: Sendable {
  private let total = Mutex(0)

  func add() { total.withLock { $0 += 1 } }

  var count: Int { total.withLock { $0 } }
}
