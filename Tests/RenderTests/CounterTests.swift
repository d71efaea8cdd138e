import Geometry
import Render
import Scene
import Testing

extension RendererTests {
  /// What the renderer says about its own faults and losses.
  @MainActor @Suite struct Counters {
    private func hair(absorption: Vector = .zero) -> SceneDescription {
      TestScenes.scene(
        strandGroups: [TestScenes.hairPatch(count: 1500, radius: 0.002, absorption: absorption)],
        materials: [TestScenes.hair])
    }

    /// In a white furnace all light that is lacking was lost to the bound of bounces. The last vertex of a cut path has
    /// gathered what light sampling finds, so not all of its throughput is lost.
    @Test func cutLightBoundsWhatIsLost() throws {
      for bound in [2, 6] {
        let (film, statistics) = try render(hair(), samples: 16) {
          $0.maximumHairBounces = bound
          $0.indirectClamp = 0
        }
        let lost = 1 - RendererTests.mean(film).x
        #expect(statistics.cameraPaths == 32 * 32 * 16)
        #expect(
          lost > 0.2 * statistics.cutShare && lost < 1.02 * statistics.cutShare,
          "\(lost) of \(statistics.cutShare) with \(bound) bounces")
        #expect(statistics.cutPaths > 0 && statistics.cutLight >= 0.99 * Double(statistics.cutPaths))
      }
    }

    /// Blond hair, 0.3 of eumelanin, packed as densely as on a head, loses less than 0.2 % of the light of its pixels.
    @Test func blondHairLosesNextToNothing() throws {
      let (film, statistics) = try render(
        hair(absorption: Vector(0.144, 0.249, 0.516)), samples: 16)  // 0.1 of pheomelanin besides
      let coverage = Double(film.hairAlpha.reduce(0, +)) / Double(film.hairAlpha.count)
      #expect(coverage > 0.3)
      #expect(statistics.cutShare / coverage < 0.002, "\(statistics.cutShare) of \(coverage)")
    }

    /// Each sample that sees infinite light is counted and left out, and the place that is told is one of them: left
    /// of a black plane.
    @Test(arguments: Kind.allCases) func notFiniteLightIsCountedAndLocated(kind: Kind) throws {
      let renderer = try RendererTests.renderer(kind)
      var plane = TestScenes.plane()
      plane.positions = plane.positions.map { $0 + Vector(2, 0, 0) }
      var scene = TestScenes.scene(
        meshes: [plane],
        materials: [
          .plain(PlainMaterial(albedo: .zero, roughness: 0.3, indexOfRefraction: 1))
        ], light: TestScenes.uniformLight(2))
      scene.environment.scale = .greatestFiniteMagnitude  // times 2
      let settings = RenderSettings(width: 24, height: 16, samples: 4, seed: 1)
      let film = try renderer.render(FlattenedScene(scene), settings: settings)
      #expect(film.radiance.allSatisfy { $0 == .zero })
      #expect(renderer.statistics.nonFinite == 12 * 16 * 4)
      let place = try #require(renderer.statistics.nonFinitePlace)
      #expect((0..<12).contains(place.x) && (0..<16).contains(place.y) && (0..<4).contains(place.sample))
      #expect(renderer.statistics.truncatedRays == 0 && renderer.statistics.truncatedPlace == nil)
      scene.environment.scale = 1
      _ = try renderer.render(FlattenedScene(scene), settings: settings)
      #expect(renderer.statistics.nonFinite == 0 && renderer.statistics.nonFinitePlace == nil)
    }
  }
}
