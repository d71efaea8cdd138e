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

  /// All roughnesses along and around the fibre from 0.1 to 0.9, in the middle, aside, and on both edges of the fibre
  /// (h = ±1, or beyond by rounding), seen from across it and askew.
  private static func fibres(absorption: Vector = .zero) -> [HairProbe.Fibre] {
    let roughnesses: [Float] = [0.1, 0.3, 0.5, 0.7, 0.9]
    let views: [(h: Float, sine: Float)] = [(0, 0), (0.6, -0.7), (1, 0.3), (-1.0001, 0.9)]
    return roughnesses.flatMap { along in
      roughnesses.flatMap { around in
        views.map { view in
          HairProbe.Fibre(
            roughness: along, roughness2: around, h: view.h, sine: view.sine, absorption: absorption)
        }
      }
    }
  }

  /// What published tests of this model allow is 1 % or more (pbrt-v4, Mitsuba 3: white furnaces, weights of samples,
  /// importance sampling against uniform, the edge). Here it is 0.3 % for all of them.
  private static let tolerance = 0.003

  /// White furnace over all directions, whatever the sampler does: the scattered share of light is 1, and so is the
  /// integral of the sampler's density.
  @Test func nothingIsLostOrMadeOverAllDirections() throws {
    try withGPU { device in
      let fibres = Self.fibres()
      for (fibre, result) in zip(fibres, try HairProbe.integrals(fibres, on: device)) {
        #expect(abs(result.value.x - 1) < Self.tolerance, "\(result.value.x): \(fibre)")
        #expect(abs(result.density - 1) < Self.tolerance, "\(result.density): \(fibre)")
        #expect(result.faults == 0, "\(fibre)")
      }
    }
  }

  /// The same by importance sampling: lobes are drawn in proportion to what they scatter, so each weight is 1.
  @Test func everyWeightOfAWhiteFibreIsOne() throws {
    try withGPU { device in
      // The last two are seen from along the fibre.
      let fibres =
        Self.fibres()
        + [1, -1].map { HairProbe.Fibre(roughness: 0.28, roughness2: 0.3, h: 0.3, sine: $0) }
      for (fibre, result) in zip(fibres, try HairProbe.means(fibres, on: device)) {
        #expect(abs(result.value.x - 1) < Self.tolerance, "\(result.value.x): \(fibre)")
        #expect(
          result.weights.lowerBound > 0.997 && result.weights.upperBound < 1.003,
          "\(result.weights): \(fibre)")
        #expect(result.faults == 0, "\(fibre)")
      }
    }
  }

  /// Uneven light on a colored fibre: importance sampling finds the integral over the sphere, in each channel.
  @Test func importanceSamplingAgreesWithUniform() throws {
    try withGPU { device in
      let fibres = Self.fibres(absorption: Vector(0.05, 0.3, 1.5))
      let integrals = try HairProbe.integrals(fibres, on: device)
      let means = try HairProbe.means(fibres, draws: 1 << 16, on: device)
      for (fibre, (integral, mean)) in zip(fibres, zip(integrals, means)) {
        for channel in 0..<3 {
          #expect(
            abs(mean.lit[channel] / integral.lit[channel] - 1) < Self.tolerance,
            "\(mean.lit) for \(integral.lit): \(fibre)")
        }
        #expect(integral.faults + mean.faults == 0, "\(fibre)")
      }
    }
  }

  /// Where the sampler goes is where its density says: means and squares of the directions.
  @Test func densityAndSamplerAgree() throws {
    try withGPU { device in
      let fibres = Self.fibres(absorption: Vector(0.1, 0.5, 2))
      let integrals = try HairProbe.integrals(fibres, on: device)
      let means = try HairProbe.means(fibres, draws: 1 << 16, on: device)
      for (fibre, (integral, mean)) in zip(fibres, zip(integrals, means)) {
        for axis in 0..<3 {
          #expect(
            abs(mean.direction[axis] - integral.direction[axis]) < Self.tolerance,
            "\(mean.direction) for \(integral.direction): \(fibre)")
          #expect(
            abs(mean.squares[axis] - integral.squares[axis]) < Self.tolerance,
            "\(mean.squares) for \(integral.squares): \(fibre)")
        }
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
