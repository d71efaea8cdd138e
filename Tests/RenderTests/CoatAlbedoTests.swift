import Render
import Testing

@Suite struct CoatAlbedoTests {
  /// A smooth surface of index 1.5 reflects 9.2 % of even light (Walsh 1926; Judd 1942, "Fresnel reflection of
  /// diffusely incident light", table I), one of index 1 nothing.
  @Test func smoothCoatsReflectAsFresnelSays() {
    #expect(abs(CoatAlbedo.mean(roughness: 0.005, indexOfRefraction: 1.5) - 0.092) < 0.001)
    #expect(CoatAlbedo.mean(roughness: 0.3, indexOfRefraction: 1) == 0)
  }

  /// Roughness hides grazing reflection.
  @Test func roughCoatsReflectLess() {
    let smooth = CoatAlbedo.mean(roughness: 0.1, indexOfRefraction: 1.4)
    let rough = CoatAlbedo.mean(roughness: 0.6, indexOfRefraction: 1.4)
    #expect(rough < 0.6 * smooth && rough > 0.3 * smooth)
  }
}
