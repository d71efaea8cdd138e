internal import Geometry

/// Absorption of single hairs.
enum HairPigment {
  /// Absorption coefficient of a fibre, linear RGB, from the concentrations of the two melanins.
  /// Source: d'Eon et al. 2011, "An Energy-Conserving Hair Reflectance Model", section 6.1.
  static func absorption(eumelanin: Float, pheomelanin: Float) -> Vector {
    Vector(0.419, 0.697, 1.37) * eumelanin + Vector(0.187, 0.4, 1.05) * pheomelanin
  }

  /// Absorption that gives many hairs together the colour `albedo`, at the azimuthal roughness `roughness`.
  /// Source: Chiang et al. 2016, equation 9.
  static func absorption(albedo: Vector, roughness b: Float) -> Vector {
    let b2 = b * b
    let scale =
      5.969 - 0.215 * b + 2.532 * b2 - 10.73 * b2 * b + 5.574 * b2 * b2 + 0.245 * b2 * b2 * b
    let c = albedo.clamped(lowerBound: Vector(repeating: 0.004), upperBound: Vector(repeating: 0.97))
    let x = Vector(logarithm(c.x), logarithm(c.y), logarithm(c.z)) / scale
    return x * x
  }

  /// What the hairs of one part of the head have in common.
  struct Blend {
    var eumelanin: Float
    var pheomelanin: Float
    var variation: Float
    /// Probability that a hair is grey.
    var grey: Float

    /// Absorption of one hair. `words` are random words of that hair.
    func absorption(_ words: SIMD4<UInt32>) -> Vector {
      Shade(words, variation: variation).absorption(
        eumelanin: eumelanin, pheomelanin: pheomelanin, isGrey: words.units.w < grey)
    }
  }

  /// How much darker or lighter than others one hair is, from root to tip.
  struct Shade {
    private let factor: Float

    /// - Parameter words: Random words of the hair.
    init(_ words: SIMD4<UInt32>, variation: Float) {
      let u = words.units
      // The sum of three uniform numbers, near enough to a normal deviate (standard deviation 0.5).
      let deviate = (u.x + u.y + u.z - 1.5) * 2
      factor = exponential(variation * deviate)
    }

    func absorption(eumelanin: Float, pheomelanin: Float, isGrey: Bool) -> Vector {
      // A grey hair keeps a trace of pigment: pure white looks like nylon.
      if isGrey { return Vector(0.03, 0.04, 0.055) * factor }
      return HairPigment.absorption(
        eumelanin: eumelanin * factor, pheomelanin: pheomelanin * (0.6 * factor + 0.4))
    }
  }
}
