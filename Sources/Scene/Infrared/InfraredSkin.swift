internal import Geometry

/// Skin at 850 nm, from its color: melanin hardly absorbs there, and blood about as little as in red, so that people of
/// all tones are bright and alike, and lips, freckles and redness fade.
///
/// Absorbers act on the logarithm of the albedo, so that at 850 nm it is taken for a linear function of that in the three
/// channels: the one that comes nearest to all skins of ``SkinTable``. What is on the skin, make-up above all, is taken
/// for what it looks like.
struct InfraredSkin: Sendable {
  static let shared = InfraredSkin()

  /// Of the logarithms of red, green and blue, and of 1.
  private let weights: SIMD4<Double>
  /// Diffuse mean free path of skin with the mean amount of blood, metres; the same for all tones, as light spreads below
  /// the melanin.
  let meanFreePath: Float
  /// Albedo of skin without melanin.
  let tissueAlbedo: Float

  private init() {
    // Normal equations of least squares.
    var (left, right) = ([SIMD4<Double>](repeating: .zero, count: 4), SIMD4<Double>.zero)
    for melanin in stride(from: Float(0), through: 1, by: 0.05) {
      for blood in [0.5, 0.8, 1, 1.3, 1.7, 2.2, 3] as [Float] {
        for oxygenation in [0.6, 0.8, 0.95] as [Float] {
          let skin = SkinTable.shared.appearance(melanin: melanin, blood: blood, oxygenation: oxygenation)
          let x = Self.terms(skin.albedo)
          for i in 0..<4 { left[i] += x * x[i] }
          right += x * Double(logarithm(skin.infraredAlbedo))
        }
      }
    }
    weights = Self.solution(left, right)
    tissueAlbedo = SkinTable.shared.appearance(melanin: 0).infraredAlbedo
    meanFreePath = SkinTable.shared.appearance(melanin: 0.3).infraredMeanFreePath
  }

  /// From linear albedo in color.
  func albedo(_ color: Vector) -> Float {
    clamp(exponential(Float((weights * Self.terms(color)).sum())), 0, 0.9)
  }

  /// What a factor on the albedo in color is at 850 nm.
  func factor(_ color: Vector) -> Float {
    var terms = Self.terms(color)
    terms.w = 0
    return clamp(exponential(Float((weights * terms).sum())), 0, 2)
  }

  private static func terms(_ color: Vector) -> SIMD4<Double> {
    func log(_ x: Float) -> Double { Double(logarithm(max(x, 0.002))) }
    return SIMD4(log(color.x), log(color.y), log(color.z), 1)
  }

  /// Gaussian elimination; the matrix is symmetric and positive definite.
  private static func solution(_ rows: [SIMD4<Double>], _ right: SIMD4<Double>) -> SIMD4<Double> {
    var (rows, right) = (rows, right)
    for i in 0..<4 {
      for j in (i + 1)..<4 {
        let factor = rows[j][i] / rows[i][i]
        rows[j] -= rows[i] * factor
        right[j] -= right[i] * factor
      }
    }
    var x = SIMD4<Double>.zero
    for i in (0..<4).reversed() { x[i] = (right[i] - (rows[i] * x).sum()) / rows[i][i] }
    return x
  }
}
