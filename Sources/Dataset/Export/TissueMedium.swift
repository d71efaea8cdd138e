internal import Geometry

/// The homogeneous medium that walks below a surface go through, in double precision: twins of the formulas in
/// `Shaders/scattering/walk.glsl` and `subsurface.glsl`, which name their sources.
struct TissueMedium {
  /// Share of light that a collision scatters on, and collisions a metre; for the three channels.
  let scattered: SIMD3<Double>
  let extinction: SIMD3<Double>

  /// - Parameters:
  ///   - albedo: Of the surface; vertices keep it in 8 bits of its root.
  ///   - meanFreePath: Diffuse, metres.
  init(albedo: Vector, meanFreePath: Vector) {
    let root = (albedo.squareRoot() * 255).rounded(.toNearestOrAwayFromZero) / 255
    let a = SIMD3<Double>(root * root)
    let b = 1.0813 + 1.247 * a
    let s = (b - (b * b - 0.3252 * (1 - a)).squareRoot()) / 0.1626
    scattered = 1 - s * s
    let shifted = (a - 0.33) * (a - 0.33)
    let length = SIMD3<Double>(meanFreePath) / (3.5 + 100 * shifted * shifted)
    extinction = 1 / (length * (1.9 - a + 3.5 * (a - 0.8) * (a - 0.8)))
  }
}
