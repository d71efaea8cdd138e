import Foundation
import Testing

@testable import Render

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

  /// What the facets of rough mirrors send back at once, against the integral over half vectors (Walter et al. 2007,
  /// eq. 20, without Fresnel's term) in double precision.
  @Test(arguments: [0.02, 0.1, 0.16, 0.25, 0.5, 1], [0.07, 0.2, 0.4, 0.7, 1])
  func roughMirrorsReflectTheIntegral(alpha: Double, cosine c: Double) {
    let (steps, turns) = (800, 120)
    func lambda(_ z: Double) -> Double {
      0.5 * ((1 + alpha * alpha * (1 - z * z) / (z * z)).squareRoot() - 1)
    }
    let sine = (1 - c * c).squareRoot()
    var sum = 0.0
    for i in 0..<steps {
      // Even steps of x are even shares of D cos θ, whose integral over the hemisphere is 1.
      let x = (Double(i) + 0.5) / Double(steps)
      let z = 1 / (1 + alpha * alpha * x / (1 - x)).squareRoot()  // ibid., eq. 35
      let r = (1 - z * z).squareRoot()
      for j in 0..<turns {
        let along = sine * r * cos(Double.pi * (Double(j) + 0.5) / Double(turns)) + c * z
        let wi = 2 * along * z - c
        guard along > 0 && wi > 0 else { continue }
        // f cos θi dωi = D G2 / (4 c) · 4 (wo · h) dωh
        sum += along / (c * z) / (1 + lambda(c) + lambda(wi))
      }
    }
    let exact = sum / Double(steps * turns)
    let made = Double(SpecularAlbedoTables.directionalAlbedo(cosine: Float(c), alpha: Float(alpha), eta: 1e5))
    #expect(abs(made / exact - 1) < 0.006, "\(made) for \(exact)")
  }
}
