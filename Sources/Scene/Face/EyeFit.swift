internal import Geometry

/// Puts life-size eyeballs behind the lids of a person.
///
/// The model's own eyeballs measure 16–17 mm in radius at world scale; real ones about 12. A smaller ball is moved
/// forward until it touches the lids, which then bend to its curvature (``LidContact``).
enum EyeFit {
  /// How far the ball stays behind the lid margin, as the mean over the margin, before the lids bend; metres.
  private static let setBack: Float = 0.55e-3
  /// The pupil lies this much above the middle between the lids at rest: the upper lid covers 1 to 2 mm of the iris, the
  /// lower one just touches it (distances of the lids from the pupil are 4 to 4.5 mm above and 5 to 5.5 mm below in
  /// people looking ahead); metres.
  private static let pupilRise: Float = 0.6e-3

  /// The center of the eyeball at rest, world space.
  ///
  /// - Parameter margin: The lid margin's vertices at rest.
  static func center(_ side: Side, shape: EyeShape, margin: [Vector], rest: [Vector]) -> Vector {
    var start = EyeHelper.center(side, rest)
    let middle = margin.filter { abs($0.x - start.x) < 0.005 }.map(\.y)
    if let low = middle.min(), let high = middle.max() { start.y = (low + high) / 2 + pupilRise }
    // Mean distance falls as the ball moves forward; bisection over the whole plausible way.
    let inner = margin.filter { abs($0.x - start.x) < 0.008 }
    func clearance(_ shift: Float) -> Float {
      let center = start + Vector(0, 0, shift)
      return inner.reduce(0) { $0 + distance($1, center) } / Float(max(inner.count, 1))
        - shape.eyeballRadius - setBack
    }
    var (low, high): (Float, Float) = (-0.004, 0.012)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if clearance(middle) > 0 { low = middle } else { high = middle }
    }
    return start + Vector(0, 0, (low + high) / 2)
  }

  /// The frame of an eye in rest space: origin at `center`, +z along the line of sight.
  ///
  /// Both lines of sight meet at the gaze's distance in front of the midpoint between the eyes.
  static func restFromEye(center: Vector, gaze: Gaze) -> Affine {
    let z = normalized(gaze.direction * max(gaze.distance, 0.2) - center)
    let x = normalized(cross(Vector(0, 1, 0), z), fallback: Vector(1, 0, 0))
    return Affine(x: x, y: cross(z, x), z: z, origin: center)
  }
}
