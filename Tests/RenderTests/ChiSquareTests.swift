import Geometry
import TestSupport
import Testing

/// The yardstick itself.
@Suite struct ChiSquareTests {
  /// Values of the tables in Abramowitz and Stegun 1964, 26.8: 5 % points of the distribution.
  @Test(arguments: [(1, 3.84146), (2, 5.99147), (10, 18.3070), (30, 43.7730), (100, 124.342)])
  func knowsThePercentagePoints(freedom: Int, point: Double) {
    #expect(abs(ChiSquare.upperGamma(Double(freedom) / 2, point / 2) - 0.05) < 2e-6)
    #expect(ChiSquare.upperGamma(Double(freedom) / 2, 0) == 1)
  }

  @Test func acceptsTheRightDistributionAndRefusesOthers() {
    var random = CounterRandom(seed: 5, index: 0)
    let chances = [0.5, 0.25, 0.125, 0.0625, 0.03125, 1e-5]  // the rest is a cell too
    var observed = [Int](repeating: 0, count: chances.count)
    for _ in 0..<10_000 {
      var u = Double(random.nextUnit())
      for (cell, chance) in chances.enumerated() {
        if u < chance {
          observed[cell] += 1
          break
        }
        u -= chance
      }
    }
    #expect(ChiSquare.pValue(observed: observed, chances: chances, draws: 10_000) > 0.01)
    observed.swapAt(0, 1)
    #expect(ChiSquare.pValue(observed: observed, chances: chances, draws: 10_000) < 1e-9)
    // A few draws where none may be.
    #expect(ChiSquare.pValue(observed: [500, 480, 20], chances: [0.5, 0.5, 0], draws: 1000) < 1e-3)
  }
}
