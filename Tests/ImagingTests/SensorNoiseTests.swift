import Testing

@testable import Imaging

@Suite struct SensorNoiseTests {
  private static let side = 160

  /// Readings of an even picture, channel by channel.
  private func readings(_ value: Float, _ noise: SensorNoise) -> [SIMD3<Double>] {
    (0..<Self.side * Self.side).map { i in
      let r = noise.reading(SIMD3(repeating: value), column: i % Self.side, row: i / Self.side)
      return SIMD3(Double(r.x), Double(r.y), Double(r.z))
    }
  }

  /// Mean and variance as Foi et al. state them: x and x / N + (σ / N)².
  @Test(
    arguments: [(0, 1000, 5), (0.02, 1000, 2), (0.18, 400, 3), (1, 30_000, 2)] as [(Float, Float, Float)])
  func momentsAreThoseOfCountingAndReading(value: Float, white: Float, read: Float) {
    let all = readings(value, SensorNoise(whiteElectrons: white, readNoise: read, seed: 9))
    let n = Double(all.count)
    let mean = all.reduce(.zero, +) / n
    let spread = all.reduce(SIMD3<Double>.zero) { $0 + ($1 - mean) * ($1 - mean) } / n
    let expected = Double(value / white + (read / white) * (read / white))
    for c in 0..<3 {
      // Four and a half standard errors of mean and variance.
      #expect(abs(mean[c] - Double(value)) < 4.5 * (expected / n).squareRoot())
      #expect(abs(spread[c] / expected - 1) < 4.5 * (2 / n).squareRoot())
    }
    // Channels and neighbors know nothing of each other.
    func correlation(_ pairs: [(Double, Double)]) -> Double {
      pairs.reduce(0) { $0 + ($1.0 - Double(value)) * ($1.1 - Double(value)) } / Double(pairs.count)
        / expected
    }
    let bound = 4.5 / n.squareRoot()
    #expect(abs(correlation(all.map { ($0.x, $0.y) })) < bound)
    #expect(abs(correlation(all.map { ($0.x, $0.z) })) < bound)
    #expect(abs(correlation(all.map { ($0.y, $0.z) })) < bound)
    #expect(abs(correlation(zip(all, all.dropFirst()).map { ($0.x, $1.x) })) < bound)
    #expect(abs(correlation(zip(all, all.dropFirst(Self.side)).map { ($0.x, $1.x) })) < bound)
  }

  /// Kolmogorov-Smirnov against the normal distribution; 1.95 / √n is passed by chance once in a thousand.
  @Test func deviatesAreNormal() {
    let noise = SensorNoise(whiteElectrons: 100, readNoise: 0, seed: 3)
    for channel in 0..<3 {
      let z = readings(1, noise).map { ($0[channel] - 1) * 10 }.sorted()
      let n = Double(z.count)
      var worst = 0.0
      // The distribution function by Simpson's rule, from value to value.
      var (sum, last) = (0.0, -8.0)
      func density(_ x: Double) -> Double { exponential(-x * x / 2) / 2.506_628_274_631 }
      for (rank, value) in z.enumerated() {
        sum += (value - last) / 6 * (density(last) + 4 * density((last + value) / 2) + density(value))
        last = value
        worst = max(worst, abs(sum - Double(rank) / n))
      }
      #expect(worst < 1.95 / n.squareRoot(), "channel \(channel): \(worst)")
    }
  }

  private func exponential(_ x: Double) -> Double {
    // Squared ten times from a short series.
    let t = x / 1024
    var e = 1 + t * (1 + t / 2 * (1 + t / 3 * (1 + t / 4)))
    for _ in 0..<10 { e *= e }
    return e
  }

  @Test func noiseDependsOnSeedAndPlaceAlone() {
    let a = SensorNoise(whiteElectrons: 500, readNoise: 2, seed: 1)
    let b = SensorNoise(whiteElectrons: 500, readNoise: 2, seed: 2)
    let gray = SIMD3<Float>(repeating: 0.3)
    #expect(a.reading(gray, column: 5, row: 7) == a.reading(gray, column: 5, row: 7))
    #expect(a.reading(gray, column: 5, row: 7) != b.reading(gray, column: 5, row: 7))
    #expect(a.reading(gray, column: 5, row: 7) != a.reading(gray, column: 7, row: 5))
  }

  @Test func aMonochromeSensorReadsAPixelOnce() {
    let noise = SensorNoise(whiteElectrons: 500, readNoise: 2, seed: 1, isMonochrome: true)
    let radiance = [SIMD3<Float>](repeating: SIMD3(repeating: 0.3), count: 64)
    let picture = ViewTransform(noise: noise).image(of: radiance, width: 8, height: 8).samples
    #expect((0..<64).allSatisfy { Set(picture[3 * $0..<3 * $0 + 3]).count == 1 })
    #expect(Set(picture).count > 4)
  }
}
