import Testing

@testable import Render

extension RendererTests {
  /// An image can be given up between any two submissions, and leaves no trace in the next.
  @MainActor @Suite struct Cancelling {
    /// Sixteen samples in batches of four, of tiles of 150 pixels: many submissions.
    private func settings() -> RenderSettings { RenderSettings(width: 24, height: 24, samples: 16, seed: 1) }

    @Test func givingUpIsPossibleAllAlongAndLeavesNoTrace() throws {
      let renderer = try RendererTests.renderer(.small)
      let scene = try FlattenedScene(Determinism.scene)
      var polls = 0
      let whole = try renderer.render(scene, settings: settings()) {
        polls += 1
        return false
      }
      let statistics = renderer.statistics
      #expect(polls > 4 * 4, "each tile has at least four batches")
      for stop in [1, 2, 3, polls / 2, polls] {
        var count = 0
        #expect(throws: CancellationError.self) {
          try renderer.render(scene, settings: settings()) {
            count += 1
            return count >= stop
          }
        }
        #expect(count == stop, "nobody asks again after the answer")
      }
      #expect(try renderer.render(scene, settings: settings()) == whole)
      #expect(renderer.statistics.pathRays == statistics.pathRays)
      #expect(renderer.statistics.shadowRays == statistics.shadowRays)
    }

    /// A picture without landmarks clears no queue by itself.
    @Test func countersStartFromZero() throws {
      let renderer = try RendererTests.renderer(.small)
      let scene = try FlattenedScene(TestScenes.portrait)
      _ = try renderer.render(scene, settings: settings())
      let rays = renderer.statistics.pathRays
      var polls = 0
      #expect(throws: CancellationError.self) {
        try renderer.render(scene, settings: settings()) {
          polls += 1
          return polls == 3
        }
      }
      _ = try renderer.render(scene, settings: settings())
      #expect(renderer.statistics.pathRays == rays)
      _ = try renderer.tracePixel(scene, settings: settings(), x: 12, y: 12, sample: 0)
      _ = try renderer.render(scene, settings: settings())
      #expect(renderer.statistics.pathRays == rays)
    }

    @Test func deviceMemoryIsCounted() throws {
      let renderer = try RendererTests.renderer(.small)
      _ = try renderer.render(FlattenedScene(TestScenes.portrait), settings: settings())
      // The paths alone take more than this.
      #expect(renderer.statistics.peakDeviceBytes > 100_000)
    }
  }
}
