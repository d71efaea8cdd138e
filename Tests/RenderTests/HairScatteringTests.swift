import GPU
import GPUTypes
import Geometry
import TestSupport
import Testing

/// Hair without absorption scatters all light and makes none, and its samples follow its density.
@Suite struct HairScatteringTests {
  /// A fibre and a direction of view.
  struct Case: CustomTestStringConvertible {
    var roughness: Float
    var roughness2: Float
    var h: Float
    var sine: Float
    var testDescription: String { "roughness \(roughness) and \(roughness2), h \(h), sine \(sine)" }

    /// `seed` makes cases independent.
    func probe(seed: Int = 1, absorption: Vector = .zero) -> DirectionProbe {
      DirectionProbe(
        model: .hair, seed: UInt32(seed), cosine: sine, roughness: roughness, roughness2: roughness2, h: h,
        tilt: 0.035, eta: 1.55, absorption: absorption)
    }
  }

  static let cases: [Case] = [
    Case(roughness: 0.1, roughness2: 0.1, h: 0, sine: 0),
    Case(roughness: 0.1, roughness2: 0.9, h: 0.5, sine: -0.7),
    Case(roughness: 0.25, roughness2: 0.3, h: -0.3, sine: 0.4),
    Case(roughness: 0.25, roughness2: 0.3, h: 0.95, sine: 0.1),
    Case(roughness: 0.5, roughness2: 0.2, h: 1, sine: -0.2),
    Case(roughness: 0.5, roughness2: 0.7, h: -1, sine: 0.98),
    Case(roughness: 0.9, roughness2: 0.5, h: 0.6, sine: -0.95),
    Case(roughness: 0.9, roughness2: 0.9, h: 0, sine: 0.6),
  ]

  @Test func samplesFollowTheirDensity() throws {
    try withGPU { device in
      for (seed, one) in Self.cases.enumerated() {
        for absorption in [Vector.zero, Vector(0.2, 0.6, 2)] {
          let p = try one.probe(seed: seed, absorption: absorption).pValue(draws: 30_000, on: device)
          #expect(p > ChiSquare.level(0.01, tests: 2 * Self.cases.count), "\(p): \(one.testDescription)")
        }
      }
    }
  }

  /// All directions, whatever the sampler does: the scattered share of light is 1, and so is the density's integral.
  @Test func nothingIsLostOrMadeOverAllDirections() throws {
    try withGPU { device in
      for one in Self.cases {
        var (value, density) = (0.0, 0.0)
        for sample in try one.probe().grid(rows: 256, on: device) {
          value += Double(sample.value.x) * sample.solidAngle
          density += Double(sample.density) * sample.solidAngle
        }
        #expect(abs(value - 1) < 1e-3, "\(value): \(one.testDescription)")
        #expect(abs(density - 1) < 1e-3, "\(density): \(one.testDescription)")
      }
    }
  }

  /// The same by importance sampling: the mean weight is 1 and no weight is far from it, as the lobes are drawn in
  /// proportion to what they scatter.
  @Test func weightsOfSamplesAreOne() throws {
    try withGPU { device in
      for (seed, one) in Self.cases.enumerated() {
        let draws = try one.probe(seed: seed).draws(20_000, on: device)
        let weights = draws.map { Double($0.value.x) / Double($0.density) }
        let mean = weights.reduce(0, +) / Double(weights.count)
        #expect(abs(mean - 1) < 0.003, "\(mean): \(one.testDescription)")
        #expect(weights.allSatisfy { $0 < 1.001 }, "\(one.testDescription)")
        #expect(draws.allSatisfy { $0.density > 0 && $0.density.isFinite })
      }
    }
  }

  /// A colored fibre weighs its colors apart, each by at most what the strongest lobe of that color asks; and it
  /// scatters less, but never more than a clear one.
  @Test func absorptionOnlyTakes() throws {
    try withGPU { device in
      for one in Self.cases {
        var sum = SIMD3<Double>.zero
        for sample in try one.probe(absorption: Vector(0.05, 0.4, 3)).grid(rows: 192, on: device) {
          sum +=
            SIMD3(Double(sample.value.x), Double(sample.value.y), Double(sample.value.z)) * sample.solidAngle
        }
        #expect(
          sum.x < 1.0005 && sum.y < sum.x + 1e-6 && sum.z < sum.y + 1e-6, "\(sum): \(one.testDescription)")
        #expect(sum.z > 0.01)
      }
    }
  }

  @Test func mirrorSymmetryAcrossTheFibre() throws {
    try withGPU { device in
      // A fibre seen at h from one side is the mirror image of one seen at -h.
      let rows = 64
      let one = Case(roughness: 0.4, roughness2: 0.4, h: 0.6, sine: 0.3).probe()
      var other = one
      other.h = -0.6
      let (a, b) = (try one.grid(rows: rows, on: device), try other.grid(rows: rows, on: device))
      for row in 0..<rows {
        for column in 0..<2 * rows {
          let value = a[row * 2 * rows + column].value.x
          let mirrored = b[row * 2 * rows + 2 * rows - 1 - column].value.x
          #expect(abs(value - mirrored) < 1e-4 * max(1, value))
        }
      }
    }
  }
}
