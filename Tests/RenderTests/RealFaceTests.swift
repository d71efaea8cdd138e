import Assets
import Foundation
import Geometry
import Render
import Scene
import Testing

extension RendererTests {
  /// One image as users get it: from the assets that tools/setup installs to a film.
  @MainActor @Suite struct RealFace {
    @Test func firstFaceRenders() throws {
      let assets = try AssetStore().load()  // the error says what to do when there are none
      let parameters = SceneParameters.draw(seed: 1, index: 1, environments: assets.environmentNames)
      let scene = try SceneBuilder.build(parameters, assets: assets)
      let (film, statistics) = try render(scene, size: 48, samples: 1)
      let share = { (c: SemanticClass) in Double(film.classes.count { $0 == c }) / Double(film.classes.count)
      }
      #expect(share(.skin) > 0.05)
      #expect(share(.background) > 0.02)
      #expect(film.landmarkVisible.count == 70)
      #expect(film.landmarkVisible.count { $0 } > 20)
      #expect(statistics.skinVertices > 100)
      #expect(scene.face.landmarks.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite })
      for (semanticClass, depth) in zip(film.classes, film.depth) {
        #expect((depth == .infinity) == (semanticClass == .background))
      }
    }
  }
}
