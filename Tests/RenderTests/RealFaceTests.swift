import Geometry
import Render
import Scene
import Testing

@testable import Assets

extension RendererTests {
  /// One image as users get it: from the assets that tools/setup installs to a film.
  @MainActor @Suite struct RealFace {
    @Test func firstFaceRenders() throws {
      let store = try AssetStore()  // the error says what to do when there are no assets
      // One map of all, as reading them all takes a build without optimization too long.
      let file = try EnvironmentFile(contentsOf: try #require(try store.environmentFiles().first))
      let assets = SceneAssets(
        faceModel: try FaceModelFile.load(store.faceModelFile),
        environments: [NamedEnvironment(name: file.name, map: file.map())])
      var parameters = SceneParameters.draw(seed: 1, index: 1, environments: assets.environmentNames)
      // Few hairs, for the same reason.
      parameters.hair.scalp.strandCount = 3000
      parameters.hair.beard.strandCount = 500
      let scene = try SceneBuilder.build(parameters, assets: assets)
      let (film, statistics) = try render(scene, size: 48, samples: 1)
      let share = { (c: SemanticClass) in Double(film.classes.count { $0 == c }) / Double(film.classes.count)
      }
      #expect(share(.skin) > 0.05)
      #expect(share(.background) > 0.02)
      #expect(film.landmarkVisible.count == 70)
      #expect(film.landmarkVisible.count { $0 } > 20)
      // Visible landmarks lie on what their pixels show; those of the outline have the
      // background beside them, those within the lips the mouth.
      let cameraFromWorld = scene.camera.worldFromCamera.rigidInverse
      let focal = scene.camera.focalLengthPixels(width: 48, height: 48)
      for id in 17..<70 where film.landmarkVisible[id] && !(60..<68).contains(id) {
        let p = cameraFromWorld.point(scene.face.landmarks[id])
        let (column, row) = (Int(24 + focal * p.x / p.z), Int(24 + focal * p.y / p.z))
        // A pixel is about as wide as a lip is high.
        #expect(abs(film.depth[row * 48 + column] - p.z) < 0.02, "landmark \(id)")
      }
      #expect(statistics.skinVertices > 100)
      #expect(scene.face.landmarks.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite })
      for (semanticClass, depth) in zip(film.classes, film.depth) {
        #expect((depth == .infinity) == (semanticClass == .background))
      }
      try whiteSkinVanishes(in: scene)
    }

    /// The skin alone, made white, is as bright as even light: walks below it lose none, not in ears, lids and lips.
    /// With one length for all channels a walk weighs 1, so there is no noise.
    private func whiteSkinVanishes(in scene: SceneDescription) throws {
      let skin = try #require(scene.meshes.first { $0.name == "skin" })
      let white = SurfaceMesh(
        name: "skin", positions: skin.positions, normals: skin.normals,
        textureCoordinates: skin.textureCoordinates,
        // Pores are darker than white.
        details: skin.details.map { SIMD4($0.x, 0, 0, $0.w) }, triangles: skin.triangles,
        triangleClasses: skin.triangleClasses, material: 0)
      var furnace = TestScenes.scene(
        meshes: [white],
        materials: [
          .skin(
            SkinMaterial(
              meanFreePath: Vector(repeating: 0.0008), roughness: 0.4, oilRoughness: 0.4, oilShare: 0,
              indexOfRefraction: 1, poreDepth: 0))
        ])
      furnace.camera = scene.camera
      let (film, statistics) = try render(furnace, size: 32, samples: 16) {
        $0.maximumBounces = 250
        $0.indirectClamp = 0
      }
      let mean = RendererTests.mean(film) { film.classes[$1 * 32 + $0] != .background }
      // Light that is caught in mouth and nostrils until the bound of bounces.
      let coverage = Double(film.classes.count { $0 != .background }) / Double(film.classes.count)
      let cut = statistics.cutShare / coverage
      for channel in 0..<3 { #expect(abs(mean[channel] - 1) < 0.003 + cut, "\(mean), cut \(cut)") }
      #expect(cut < 0.005)
      #expect(Double(statistics.lostWalks) < 0.2 * Double(statistics.walks))
    }
  }
}
