internal import Geometry

/// CIE L*a*b* under D65.
enum LabColor {
  /// Linear Rec. 709 color of L*a*b* (CIE 15:2004; sRGB matrix of IEC 61966-2-1), at least 0.004 a channel.
  static func linear(_ lab: Vector) -> Vector {
    let fy = (lab.x + 16) / 116
    func cubed(_ f: Float) -> Float { f > 6 / 29 ? f * f * f : 3 * (6 / 29) * (6 / 29) * (f - 4 / 29) }
    let (x, y, z) = (0.9505 * cubed(fy + lab.y / 500), cubed(fy), 1.089 * cubed(fy - lab.z / 200))
    let color = Vector(
      3.2406 * x - 1.5372 * y - 0.4986 * z, -0.9689 * x + 1.8758 * y + 0.0415 * z,
      0.0557 * x - 0.204 * y + 1.057 * z)
    return Vector(clamp(color.x, 0.004, 0.95), clamp(color.y, 0.004, 0.95), clamp(color.z, 0.004, 0.95))
  }
}
