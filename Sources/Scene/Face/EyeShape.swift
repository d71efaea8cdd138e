internal import Geometry

/// The outside of an eyeball: a sphere with the more curved cornea on its front, a surface of revolution about
/// +z of the eye's frame. Metres.
struct EyeShape: Sendable {
  /// Radius of curvature of the cornea (7.8 mm; Gullstrand's schematic eye has 7.7).
  private static let corneaRadius: Float = 7.8e-3
  /// Width over which sphere and cornea run into each other at the limbus.
  private static let limbusBlend: Float = 0.25e-3

  let eyeballRadius: Float
  let irisRadius: Float
  let pupilRadius: Float
  /// Where the cornea's sphere has its center on the axis.
  private let corneaCenter: Float
  /// Height of the limbus plane.
  let limbusHeight: Float

  init(_ parameters: SceneParameters) {
    eyeballRadius = parameters.eyes.eyeballRadius
    irisRadius = parameters.eyes.irisRadius
    pupilRadius = parameters.pupilRadius
    limbusHeight = (eyeballRadius * eyeballRadius - irisRadius * irisRadius).squareRoot()
    corneaCenter =
      limbusHeight - (Self.corneaRadius * Self.corneaRadius - irisRadius * irisRadius).squareRoot()
  }

  /// Distance of the surface from the eye's center in a direction whose cosine to the optical axis is `c`.
  func radius(cosine c: Float) -> Float {
    let sine2 = max(0, 1 - c * c)
    let discriminant = Self.corneaRadius * Self.corneaRadius - corneaCenter * corneaCenter * sine2
    guard c > 0, discriminant > 0 else { return eyeballRadius }
    let cornea = corneaCenter * c + discriminant.squareRoot()
    // Smooth maximum (polynomial): exact beyond the blend, a quarter of it higher at the limbus.
    let k = Self.limbusBlend
    let h = max(k - abs(cornea - eyeballRadius), 0) / k
    return max(cornea, eyeballRadius) + h * h * k * 0.25
  }

  /// Height of the iris over the center at a distance from the axis: its root lies under the limbus, its inner
  /// edge a little further forward, borne by the lens.
  func irisHeight(_ distance: Float) -> Float {
    let root = limbusHeight - 0.55e-3
    return root + 0.35e-3 * clamp((irisRadius - distance) / (irisRadius - pupilRadius), 0, 1)
  }

  /// How far the surface lies outside a point of the eye's frame (negative when the point is outside the
  /// eyeball), measured along the ray from the center.
  func depth(_ pointEye: Vector) -> Float {
    let d = length(pointEye)
    return radius(cosine: d > 0 ? pointEye.z / d : 1) - d
  }

  /// 1 where a point of the eye's frame lies before or behind the cornea, seen from the eye's center, 0 where the white
  /// begins to hide what is behind it.
  func corneaShare(_ pointEye: Vector) -> Float {
    guard pointEye.z > 0 else { return 0 }
    let across = (pointEye.x * pointEye.x + pointEye.y * pointEye.y).squareRoot()
    let fromAxis = eyeballRadius * across / length(pointEye)
    return smoothstep(irisRadius + 1.2e-3, irisRadius + 0.5e-3, fromAxis)
  }
}
