import Dispatch
import Geometry
import Render
import Scene
import Synchronization
import Testing

extension RendererTests {
  /// The same scene gives the same image to the last bit, however the work is divided.
  @MainActor @Suite struct Determinism {
    /// All families of materials, so that all queues have work.
    static let scene: SceneDescription = {
      var scene = TestScenes.portrait
      scene.face.landmarks = [Vector(0, 0, 0.08), Vector(0, 0, -0.08)]
      return scene
    }()

    @Test func sameSceneSameFilm() throws {
      let first = try render(Self.scene, size: 24, samples: 8)
      // Something else in between leaves nothing behind.
      _ = try render(TestScenes.scene(meshes: [TestScenes.plane()], materials: [TestScenes.white]), size: 40)
      let second = try render(Self.scene, size: 24, samples: 8)
      #expect(first.film == second.film)
      #expect(first.statistics.pathRays == second.statistics.pathRays)
      #expect(first.statistics.shadowRays == second.statistics.shadowRays)
      #expect(first.statistics.walkSteps == second.statistics.walkSteps)
      #expect(first.statistics.walkSteps > 100 && first.statistics.hairVertices > 100)
    }

    @Test func twoThreadsMayRender() throws {
      let renderer = try RendererTests.renderer(.small)  // many submissions, so that they meet
      let plain = TestScenes.scene(meshes: [TestScenes.plane()], materials: [TestScenes.white])
      let scenes = try [FlattenedScene(Self.scene), FlattenedScene(plain)]
      let settings = RenderSettings(width: 24, height: 24, samples: 8, seed: 1)
      let alone = try scenes.map { try renderer.render($0, settings: settings) }
      let together = Mutex<[Bool]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { thread in
        for turn in 0..<3 {
          let scene = (thread + turn) % 2
          let film = try? renderer.render(scenes[scene], settings: settings)
          together.withLock { $0.append(film == alone[scene]) }
        }
      }
      #expect(together.withLock { $0 } == .init(repeating: true, count: 6))
      #expect(renderer.validationMessages == [])
    }

    /// Tiles of 150 pixels that end within rows, batches of 4 samples, lanes that trace up to 30 rays and share atomic operations.
    @Test func tilesAndBatchesLeaveNoTrace() throws {
      let whole = try render(Self.scene, size: 24, samples: 16)
      let divided = try render(Self.scene, size: 24, samples: 16, on: .small)
      #expect(whole.film == divided.film)
      #expect(whole.statistics.pathRays == divided.statistics.pathRays)
      #expect(whole.statistics.shadowRays == divided.statistics.shadowRays)
      #expect(whole.statistics.hairVertices == divided.statistics.hairVertices)
    }

    /// The work of the last bounce is counted too, wherever the bound of bounces lies.
    @Test(arguments: [1, 2, 6, 7]) func everyBounceIsCounted(bound: Int) throws {
      let statistics = try render(Self.scene, size: 24, samples: 16) {
        ($0.maximumBounces, $0.maximumHairBounces) = (bound, bound)
      }.statistics
      #expect(statistics.pathRays >= 24 * 24 * 16)
      #expect(statistics.pathRays == 24 * 24 * 16 || bound > 1)
      #expect(statistics.shadowRays > 1000 && statistics.skinVertices > 500)
    }

    @Test func otherSeedsGiveOtherNoise() throws {
      let one = try render(Self.scene, size: 24, samples: 4, seed: 1).film
      let other = try render(Self.scene, size: 24, samples: 4, seed: 2).film
      let changed = zip(one.radiance, other.radiance).count { $0 != $1 }
      #expect(changed > 300)
    }
  }
}
