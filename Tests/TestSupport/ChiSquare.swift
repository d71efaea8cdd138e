import Foundation

/// Pearson's test of counts against a distribution.
public enum ChiSquare {
  /// The chance that counts drawn from the expected distribution differ from it at least as much as these.
  ///
  /// Cells that expect fewer than five draws are pooled, as the statistic follows its distribution only above that. If
  /// even the pool expects fewer, too many draws in it are judged by Poisson's distribution.
  ///
  /// - Parameters:
  ///   - observed: Draws in each cell.
  ///   - chances: Chance of each cell; what they lack to 1 is a cell of its own, into which draws fall that are in
  ///     none of the others.
  ///   - draws: How many were drawn in all.
  public static func pValue(observed: [Int], chances: [Double], draws: Int) -> Double {
    let rest = (draws - observed.reduce(0, +), max(0, 1 - chances.reduce(0, +)))
    var (statistic, count) = (0.0, 0)
    var pool = (observed: 0.0, expected: 0.0)
    func add(_ observed: Double, _ expected: Double) {
      statistic += (observed - expected) * (observed - expected) / expected
      count += 1
    }
    for (observed, chance) in zip(observed, chances) + [rest] {
      let expected = chance * Double(draws)
      if expected >= 5 {
        add(Double(observed), expected)
      } else {
        pool.observed += Double(observed)
        pool.expected += expected
      }
    }
    if pool.expected >= 5 { add(pool.observed, pool.expected) }
    guard count > 1 else { return 0 }
    let p = upperGamma(Double(count - 1) / 2, statistic / 2)
    if pool.expected >= 5 || pool.observed == 0 { return p }
    // Of two tests the less likely counts, twice.
    return min(1, 2 * min(p, 1 - upperGamma(pool.observed, pool.expected)))
  }

  /// The level for each of several independent tests so that one of them fails by chance with `level` in all.
  /// Source: Šidák 1967.
  public static func level(_ level: Double, tests: Int) -> Double { 1 - pow(1 - level, 1 / Double(tests)) }

  /// The regularized upper incomplete gamma function Q(a, x).
  /// Source: Abramowitz and Stegun 1964, 6.5.29 (series) and 6.5.31 (continued fraction, by the method of Lentz 1976).
  public static func upperGamma(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 1 }
    let scale = exp(a * log(x) - x - logGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      while abs(term) > abs(sum) * 1e-15 {
        n += 1
        term *= x / n
        sum += term
      }
      return max(0, 1 - sum * scale)
    }
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for i in 1...10_000 {
      let factor = -Double(i) * (Double(i) - a)
      b += 2
      d = factor * d + b
      d = 1 / (abs(d) < tiny ? tiny : d)
      c = b + factor / c
      if abs(c) < tiny { c = tiny }
      fraction *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return fraction * scale
  }

  /// log Γ(x) for x > 0: Stirling's series after raising the argument (Abramowitz and Stegun 1964, 6.1.41).
  static func logGamma(_ x: Double) -> Double {
    var (x, shift) = (x, 0.0)
    while x < 12 {
      shift -= log(x)
      x += 1
    }
    let r = 1 / (x * x)
    let series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r / 1680))) / x
    return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + series + shift
  }
}
