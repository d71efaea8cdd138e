import Geometry
import Render
import Scene
import Testing

/// Scenes whose picture is known without rendering, through the whole renderer.
@Suite(.serialized) struct AnalyticSceneTests {
  /// Mean radiance of the film, per channel.
  private func mean(_ film: Film) -> Vector {
    film.radiance.reduce(Vector.zero, +) / Float(film.radiance.count)
  }

  private func render(_ scene: SceneDescription, size: Int = 32, samples: Int = 64) throws -> (
    Film, RenderStatistics
  ) {
    let renderer = try Renderer(validation: true)
    var settings = RenderSettings(width: size, height: size, samples: samples, seed: 1)
    settings.maximumBounces = 64
    settings.indirectClamp = 0
    let film = try renderer.render(FlattenedScene(scene), settings: settings)
    #expect(renderer.validationMessages == [])
    #expect(renderer.statistics.nonFinite == 0)
    #expect(renderer.statistics.truncatedRays == 0)
    return (film, renderer.statistics)
  }

  /// A white sphere under uniform light is as bright as the light: nothing is lost or made.
  @Test func whiteSphereVanishesInUniformLight() throws {
    let (film, s) = try render(
      TestScenes.scene(
        meshes: [TestScenes.sphere()],
        materials: [.plain(PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.3, indexOfRefraction: 1))]))
    print("plain", mean(film), s)
  }
  @Test(arguments: [0.1, 0.4, 0.8] as [Float]) func coated(alpha: Float) throws {
    let (film, s) = try render(
      TestScenes.scene(
        meshes: [TestScenes.sphere()],
        materials: [.plain(PlainMaterial(albedo: Vector(1, 1, 1), roughness: alpha, indexOfRefraction: 1.5))])
    )
    print("coated", mean(film), s.pathRays)
  }
  @Test func skin() throws {
    let (film, s) = try render(
      TestScenes.scene(
        meshes: [TestScenes.sphere(tint: Vector(1, 1, 0.8))],
        materials: [
          .skin(
            SkinMaterial(
              meanFreePath: Vector(0.0036, 0.0014, 0.0008), roughness: 0.35, oilRoughness: 0.2, oilShare: 0.3,
              indexOfRefraction: 1.4, poreDepth: 0))
        ]))
    print("skin", mean(film), film.radiance[16 * 32 + 16], s)
  }
  @Test func hair() throws {
    var strands = Strands()
    var r = CounterRandom(seed: 1, index: 2)
    for i in 0..<2000 {
      let x = Float(i % 50) / 50 * 0.2 - 0.1 + r.nextUnit() * 0.004
      let z = Float(i / 50) / 40 * 0.1
      strands.append([SIMD4(x, -0.1, z, 0.001), SIMD4(x + 0.01, 0, z, 0.001), SIMD4(x, 0.1, z, 0.001)])
    }
    let n = strands.count
    let (film, s) = try render(
      TestScenes.scene(
        strandGroups: [
          StrandGroup(
            name: "h", strands: strands, absorptions: .init(repeating: Vector(0, 0.05, 0.5), count: n),
            semanticClass: .hair, material: 0)
        ],
        materials: [
          .hair(
            HairMaterial(
              longitudinalRoughness: 0.3, azimuthalRoughness: 0.3, scaleTilt: 0.035, indexOfRefraction: 1.55))
        ]))
    print("hair", mean(film), film.radiance[16 * 32 + 16], s)
  }
}
