import Geometry
import Scene
import Testing

extension RendererTests {
  /// Scenes without color give pictures without, to the last bit: infrared pictures are made so.
  @MainActor @Suite struct Gray {
    @Test func graySceneIsGray() throws {
      func gray(_ v: Vector) -> Vector { Vector(repeating: v.y) }
      var scene = TestScenes.portrait
      for i in scene.meshes.indices { scene.meshes[i].tints = scene.meshes[i].tints.map(gray) }
      for i in scene.strandGroups.indices {
        scene.strandGroups[i].absorptions = scene.strandGroups[i].absorptions.map(gray)
      }
      scene.materials = scene.materials.map { material in
        switch material {
        case .skin(var m):
          m.meanFreePath = gray(m.meanFreePath)
          return .skin(m)
        case .cloth(var m):
          (m.albedo, m.sheen) = (gray(m.albedo), gray(m.sheen))
          return .cloth(m)
        case .plain, .eye, .hair, .metal, .glass: return material
        }
      }
      scene.environment.map.pixels = scene.environment.map.pixels.map(gray)
      let film = try render(scene, samples: 16).film
      #expect(film.radiance.allSatisfy { $0.x == $0.y && $0.y == $0.z })
      #expect(Set(film.radiance.map(\.x)).count > 100)
    }
  }
}
