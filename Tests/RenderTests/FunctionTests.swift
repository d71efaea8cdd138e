import Foundation
import GPU
import Geometry
import TestSupport
import Testing

/// Functions of the shaders against the same in double precision, and against their integrals.
@Suite struct FunctionTests {
  /// One call of functionProbe.comp.
  private struct Call: BitwiseCopyable {
    enum Function: UInt32 {
      case bessel, fresnel, distribution, longitudinal, profile, radiusDensity, radius, logistic
      case sampledLogistic, lambda, hairVariance, packedNormal, diffusionLength, scatteringAlbedo, circle
    }
    var function: UInt32
    var a: Float
    var b: Float = 0
    var c: Float = 0
    var d: Float = 0
    var e: Float = 0

    init(_ function: Function, _ a: Float, _ b: Float = 0, _ c: Float = 0, _ d: Float = 0, _ e: Float = 0) {
      (self.function, self.a, self.b, self.c, self.d, self.e) = (function.rawValue, a, b, c, d, e)
    }
  }

  private func values(_ calls: [Call]) throws -> [Double] {
    try withGPU {
      try $0.run(probe: "functionProbe", in: .module, inputs: calls, count: calls.count, of: Float.self)
        .map { Double($0) }
    }
  }

  /// Unit vectors survive being packed into a word, in all octants and where two of them meet.
  @Test func packedNormalsAreNearlyTheSame() throws {
    var random = CounterRandom(seed: 2, index: 0)
    var normals: [Vector] = [
      [1, 0, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1], [0.6, 0, -0.8], [0, -0.6, -0.8],
    ]
    for _ in 0..<2000 {
      normals.append(normalized(Vector(random.nextNormal(), random.nextNormal(), random.nextNormal())))
    }
    let errors = try values(normals.map { Call(.packedNormal, $0.x, $0.y, $0.z) })
    for (normal, error) in zip(normals, errors) { #expect(error < 1e-4, "\(normal)") }
  }

  /// Whatever the driver's own cos and sin are: all around, several times, and at the seams of the polynomials.
  @Test func circleIsRound() throws {
    let turns = (-4000...4000).map { Float($0) / 1000 } + [0.125, 0.375, -0.125, 0.12499999, 0.9999999]
    let cosines = try values(turns.map { Call(.circle, $0, 0) })
    let sines = try values(turns.map { Call(.circle, $0, 1) })
    for (turn, (c, s)) in zip(turns, zip(cosines, sines)) {
      let angle = 2 * Double.pi * Double(turn)
      #expect(abs(c - cos(angle)) < 3e-7 && abs(s - sin(angle)) < 3e-7, "\(turn)")
      #expect(abs(c * c + s * s - 1) < 5e-7, "\(turn)")
    }
  }

  /// exp(-x) I0(x) = 1/π ∫ exp(x (cos θ - 1)) dθ over 0…π, by the trapezoidal rule, which converges exponentially
  /// for a periodic function.
  @Test func besselFunction() throws {
    let arguments = (0...500).map { 2000 * pow(Float($0) / 500, 3) } + [3.749, 3.75, 3.751]
    let values = try values(arguments.map { Call(.bessel, $0) })
    for (x, value) in zip(arguments, values) {
      let steps = 64 + 8 * Int(Double(x).squareRoot())
      let sum = (0..<steps).reduce(0.0) {
        $0 + exp(Double(x) * (cos(2 * Double.pi * Double($1) / Double(steps)) - 1))
      }
      #expect(abs(value / (sum / Double(steps)) - 1) < 1e-6, "at \(x)")
    }
    let mirrored = try self.values([Call(.bessel, -2.5), Call(.bessel, 2.5)])
    #expect(mirrored[0] == mirrored[1])
  }

  /// Fresnel's equations for both polarizations, from Snell's law.
  @Test func fresnelReflectance() throws {
    let cases = [1.33, 1.4, 1.55, 1 / 1.376, 0.5].flatMap { eta in
      (0...100).map { (cosine: Float($0) / 100, eta: Float(eta)) }
    }
    let values = try values(cases.map { Call(.fresnel, $0.cosine, $0.eta) })
    for (k, value) in zip(cases, values) {
      let (c, eta) = (Double(k.cosine), Double(k.eta))
      let sine = (1 - c * c).squareRoot() / eta
      guard sine < 1 else {
        #expect(value == 1)
        continue
      }
      let t = (1 - sine * sine).squareRoot()
      let (s, p) = ((c - eta * t) / (c + eta * t), (eta * c - t) / (eta * c + t))
      #expect(abs(value - (s * s + p * p) / 2) < 2e-6, "cosine \(c), eta \(eta)")
    }
    #expect(try self.values([Call(.fresnel, 0.5, 1)])[0] < 1e-6)
  }

  /// ∫ D(h) cos θ dω = 1 over the hemisphere.
  @Test(arguments: [0.02, 0.1, 0.3, 0.7, 1] as [Float])
  func microfacetsCoverTheSurface(alpha: Float) throws {
    // With c = cos θ the integral is 2π ∫ D c dc; substituting c = 1 - s³ puts many points near the peak.
    let steps = 4000
    let places = (0..<steps).map { (Double($0) + 0.5) / Double(steps) }
    let values = try values(places.map { Call(.distribution, Float(1 - $0 * $0 * $0), alpha) })
    let sum = zip(places, values).reduce(0.0) { sum, pair in
      let cosine = Double(Float(1 - pair.0 * pair.0 * pair.0))
      return sum + 2 * Double.pi * pair.1 * cosine * 3 * pair.0 * pair.0 / Double(steps)
    }
    #expect(abs(sum - 1) < (alpha < 0.05 ? 1e-3 : 1e-4), "\(sum)")
  }

  /// Λ from the definition of Smith's masking: G1 = 1 / (1 + Λ) = cos θo / ∫ D max(0, o · h) dωh.
  @Test(arguments: [0.1, 0.5, 1] as [Double], [0.1, 0.5, 0.95] as [Double])
  func maskingIsWhatVisibleNormalsAsk(alpha: Double, cosine: Double) throws {
    let sine = (1 - cosine * cosine).squareRoot()
    let (rows, columns) = (600, 200)
    var visible = 0.0
    for row in 0..<rows {
      let s = (Double(row) + 0.5) / Double(rows)
      let c = 1 - s * s * s
      let d = c * c * (alpha * alpha - 1) + 1
      let weight = alpha * alpha / (Double.pi * d * d) * 3 * s * s / Double(rows)
      for column in 0..<columns {
        let phi = 2 * Double.pi * (Double(column) + 0.5) / Double(columns)
        let facing = cosine * c + sine * (1 - c * c).squareRoot() * cos(phi)
        visible += max(0, facing) * weight * 2 * Double.pi / Double(columns)
      }
    }
    let lambda = try values([Call(.lambda, Float(cosine), Float(alpha))])[0]
    #expect(abs((1 + lambda) * cosine / visible - 1) < 1e-3)
  }

  /// M_p integrates to 1 over sin θi for all lobes, over the range that materials allow and at 0.28, which heads of
  /// hair have.
  @Test(arguments: [0.1, 0.15, 0.2, 0.28, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as [Float])
  func longitudinalScatteringIsNormalized(roughness: Float) throws {
    let variances = try values((0..<3).map { Call(.hairVariance, roughness, Float($0)) })
    let b = Double(roughness)
    let v = pow(0.726 * b + 0.812 * b * b + 3.7 * pow(b, 20), 2)
    for (value, factor) in zip(variances, [1, 0.25, 4]) { #expect(abs(value / (v * factor) - 1) < 1e-5) }
    let steps = 2048
    let angles = (0..<steps).map { Double.pi * ((Double($0) + 0.5) / Double(steps) - 0.5) }
    let outgoing: [Double] = [-1.5, -0.9, 0, 0.3, 1.2, 1.57]
    let cases = variances.flatMap { variance in outgoing.map { (variance: variance, out: $0) } }
    let values = try values(
      cases.flatMap { k in
        angles.map {
          Call(
            .longitudinal, Float(sin($0)), Float(cos($0)), Float(sin(k.out)), Float(cos(k.out)),
            Float(k.variance))
        }
      })
    for (index, k) in cases.enumerated() {
      let sum = angles.enumerated().reduce(0.0) {
        $0 + values[index * steps + $1.offset] * cos($1.element) * Double.pi / Double(steps)
      }
      #expect(abs(sum - 1) < 1e-4, "\(sum): variance \(k.variance), angle \(k.out)")
    }
  }

  @Test(arguments: [0.02, 0.1, 0.5, 3] as [Float])
  func trimmedLogisticIsNormalizedAndInvertible(scale: Float) throws {
    let steps = 8192
    let places = (0..<steps).map { Float.pi * (2 * (Float($0) + 0.5) / Float(steps) - 1) }
    let densities = try values(places.map { Call(.logistic, $0, scale) })
    let width = 2 * Double.pi / Double(steps)
    #expect(abs(densities.reduce(0, +) * width - 1) < 1e-4)
    // The share below the u-th quantile is u.
    let quantiles = try values((1..<40).map { Call(.sampledLogistic, Float($0) / 40, scale) })
    for (index, quantile) in quantiles.enumerated() {
      let below = zip(places, densities).reduce(0.0) { sum, pair in
        sum + pair.1 * min(max(quantile - Double(pair.0) + width / 2, 0), width)
      }
      #expect(abs(below - Double(index + 1) / 40) < 2e-3, "at \(quantile)")
    }
    let ends = try values([Call(.sampledLogistic, 0, scale), Call(.sampledLogistic, 0.99999994, scale)])
    #expect(ends.allSatisfy { abs($0) <= Double.pi + 1e-6 })
  }

  /// The profile holds all energy, all but 0.3 % of it within the extent of probes.
  @Test(arguments: [1e-4, 1e-3] as [Float]) func diffusionProfileIsNormalized(length: Float) throws {
    let steps = 8000
    func share(to extent: Double) throws -> Double {
      let step = extent * Double(length) / Double(steps)
      let radii = (0..<steps).map { (Double($0) + 0.5) * step }
      let values = try values(radii.map { Call(.profile, Float($0), length) })
      return zip(radii, values).reduce(0.0) { $0 + $1.1 * 2 * Double.pi * $1.0 * step }
    }
    #expect(abs(try share(to: 100) - 1) < 1e-3)
    #expect(try share(to: 17) > 0.997)
  }

  /// Christensen and Burley's fit for light that enters diffusely, at albedos from black to white.
  @Test func diffusionLengthsFollowTheFit() throws {
    let albedos = (0...20).map { Float($0) / 20 }
    for (albedo, value) in zip(albedos, try values(albedos.map { Call(.diffusionLength, 0.002, $0) })) {
      let expected = 0.002 / (3.5 + 100 * pow(Double(albedo) - 0.33, 4))
      #expect(abs(value / expected - 1) < 1e-5, "at albedo \(albedo)")
    }
  }

  /// Radii are drawn with the density that is said: quantiles of one are the integral of the other.
  @Test func diffusionRadiiFollowTheirDensity() throws {
    let length: Float = 5e-4
    let draws = 20_000
    let radii = try values((0..<draws).map { Call(.radius, (Float($0) + 0.5) / Float(draws), length) })
    let (cells, steps) = (60, 40)
    let width = 17 * Double(length) / Double(cells)
    let places = (0..<cells * steps).map { (Double($0) + 0.5) * width / Double(steps) }
    let densities = try values(places.map { Call(.radiusDensity, Float($0), length) })
    var chances = [Double](repeating: 0, count: cells)
    for (index, place) in places.enumerated() {
      chances[index / steps] += densities[index] * 2 * Double.pi * place * width / Double(steps)
    }
    #expect(abs(chances.reduce(0, +) - 1) < 1e-4)
    var observed = [Int](repeating: 0, count: cells)
    for radius in radii { observed[min(Int(radius / width), cells - 1)] += 1 }
    #expect(radii.allSatisfy { $0 >= 0 && $0 <= 17 * Double(length) * 1.0001 })
    // Evenly spaced numbers instead of random ones: counts are right to one or two.
    for cell in 0..<cells {
      #expect(abs(Double(observed[cell]) - chances[cell] * Double(draws)) < 3, "cell \(cell)")
    }
    #expect(try values([Call(.radiusDensity, length * 17.01, length)]) == [0])
  }

  /// A medium of the scattering that is asked for returns the albedo that was meant: exactly, by Chandrasekhar's
  /// function H (1960, "Radiative Transfer", section 34), which the shader's fit does without.
  @Test func scatteringGivesItsAlbedo() throws {
    let albedos = (1..<20).map { Float($0) / 20 } + [0.02, 0.98]
    for (albedo, scattered) in zip(albedos, try values(albedos.map { Call(.scatteringAlbedo, $0) })) {
      let found = Self.sphericalAlbedo(scattered: scattered)
      #expect(abs(found / Double(albedo) - 1) < 0.005, "\(found) for \(albedo)")
    }
  }

  /// Share of diffuse light that a half space of isotropic scatterers returns: 1 - 2 sqrt(1 - a) times the first moment
  /// of H, from its equation by iteration over 100 midpoints.
  private static func sphericalAlbedo(scattered a: Double) -> Double {
    let count = 100
    let cosines = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    var h = [Double](repeating: 1, count: count)
    for _ in 0..<60 {
      h = cosines.map { mu in
        let sum = zip(cosines, h).reduce(0) { $0 + $1.0 * $1.1 / (mu + $1.0) } / Double(count)
        return 1 / ((1 - a).squareRoot() + a / 2 * sum)
      }
    }
    let moment = zip(cosines, h).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    return 1 - 2 * (1 - a).squareRoot() * moment
  }
}
