internal import Geometry

/// Where the rows of teeth stand behind the lips, and how they meet.
///
/// The face model has its rows edge to edge at the line between the lips, so that no tooth shows between parted lips.
struct Occlusion: Sendable {
  /// Upper front teeth stand so far before the lower ones (overjet) and overlap them by so much (overbite) when the jaw
  /// is closed; metres. Source: means of 2–3 mm each (Proffit, Fields and Moray 1998, of the NHANES III survey).
  private static let overjet: Float = 2.6e-3
  private static let overbite: Float = 2.2e-3
  /// The faces of the upper teeth lie so far behind the model's band, metres.
  static let upperInset: Float = 0.2e-3
  /// Rows are moved at most so far, metres.
  private static let farthest: Float = 7e-3

  /// Moves of the rows along y at rest, metres.
  let upperRise: Float
  let lowerRise: Float

  /// - Parameters:
  ///   - lipLine: Where the lips touch in the middle, at rest.
  ///   - upperEdge: Biting edge between the upper middle teeth as the model has it; lowerEdge: the same of the lower.
  init(person: PersonParameters, lipLine: Float, upperEdge: Float, lowerEdge: Float) {
    let display = Self.display(person)
    upperRise = clamp(lipLine - display - upperEdge, -Self.farthest, Self.farthest)
    // Behind the canines the rows meet; there the lower one is as high as the upper.
    lowerRise = upperEdge + upperRise - lowerEdge
  }

  /// How far the lower row rises above the level of the upper one's edge at a distance from the middle along the arch.
  static func overbite(at s: Float) -> Float { overbite * smoothstep(0.024, 0.014, abs(s)) }

  /// How far the faces of the lower teeth stand back, metres.
  static let lowerInset = upperInset + overjet

  /// How much of the upper middle teeth a relaxed upper lip leaves bare, metres: 3.3 mm at 25 years, none at 65, women
  /// 1.5 mm more than men (Vig and Brundo 1978).
  static func display(_ person: PersonParameters) -> Float {
    let years: [SIMD2<Float>] = [
      SIMD2(25, 3.3), SIMD2(35, 1.6), SIMD2(45, 0.95), SIMD2(55, 0.45), SIMD2(65, 0),
      SIMD2(85, -0.3),
    ]
    let mean = piecewiseLinear(years, at: person.age)
    return (mean + 1.5 * (0.5 - person.masculinity)) * 1e-3
  }
}
