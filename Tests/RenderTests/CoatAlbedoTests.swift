import Render
import Testing

@Suite struct CoatAlbedoTests {
  /// Of even light from all sides: the share weighted by the cosine. Uniform steps of cos² are even steps of the weight.
  private func mean(roughness: Float, indexOfRefraction: Float) -> Float {
    let albedo = CoatAlbedo(roughness: roughness, indexOfRefraction: indexOfRefraction)
    return (0..<1024).reduce(0) { $0 + albedo.share(cosine: ((Float($1) + 0.5) / 1024).squareRoot()) } / 1024
  }

  /// A smooth surface of index 1.5 reflects 9.2 % of even light (Walsh 1926; Judd 1942, "Fresnel reflection of
  /// diffusely incident light", table I), one of index 1 nothing.
  @Test func smoothCoatsReflectAsFresnelSays() {
    #expect(abs(mean(roughness: 0.005, indexOfRefraction: 1.5) - 0.092) < 0.001)
    #expect(mean(roughness: 0.3, indexOfRefraction: 1) == 0)
    let albedo = CoatAlbedo(roughness: 0.005, indexOfRefraction: 1.5)
    #expect(abs(albedo.share(cosine: 1) - 0.04) < 0.0005)
  }

  /// Roughness hides grazing reflection.
  @Test func roughCoatsReflectLess() {
    let smooth = mean(roughness: 0.1, indexOfRefraction: 1.4)
    let rough = mean(roughness: 0.6, indexOfRefraction: 1.4)
    #expect(rough < 0.6 * smooth && rough > 0.3 * smooth)
  }
}
