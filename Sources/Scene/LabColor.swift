internal import Geometry

/// CIE L*a*b* under D65.
enum LabColor {
  /// Linear Rec. 709 color of L*a*b* (CIE 15:2004), 0.004 to 0.95 a channel.
  static func linear(_ lab: Vector) -> Vector {
    let fy = (lab.x + 16) / 116
    func cubed(_ f: Float) -> Float { f > 6 / 29 ? f * f * f : 3 * (6 / 29) * (6 / 29) * (f - 4 / 29) }
    let xyz = Vector(0.9505 * cubed(fy + lab.y / 500), cubed(fy), 1.089 * cubed(fy - lab.z / 200))
    return Spectrum.rec709(xyz: xyz).clamped(
      lowerBound: Vector(repeating: 0.004), upperBound: Vector(repeating: 0.95))
  }
}
