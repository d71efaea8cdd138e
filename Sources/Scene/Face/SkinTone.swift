internal import Geometry

/// Colors of skin in CIE L*a*b* (D65), from melanin and blood.
///
/// Source of the figures: means per population and offsets per site in the International Skin Spectra Archive
/// (Lu et al. 2025, Scientific Data, s41597-025-04857-5): foreheads lie on a curve from 62/12/15 (fair) over
/// 54/11/18 (South Asian) to 39/10/14 (African), with deviations of 5–6 in L*.
enum SkinTone {
  /// L*, a*, b* of the forehead.
  static func forehead(melanin m: Float, blood: Float) -> Vector {
    let fromYellowest = m - 0.47
    return Vector(
      72.5 - 46.5 * m - 3 * (blood - 1),
      12.6 - 4 * m + 5 * (blood - 1) * (1 - 0.5 * m),
      max(18 - 48 * fromYellowest * fromYellowest, 8 + 5 * m))
  }

  /// Offsets of a site against the forehead.
  static let cheek = Vector(1.8, 1.2, -0.6)
  static let noseTip = Vector(0.2, 2.6, 0)
  static let chin = Vector(0.7, 0.9, -0.9)
  static let ear = Vector(-0.7, 3, -1.2)
  static let neck = Vector(0.2, -1.8, 1)
  static let lid = Vector(-3, 1.2, -0.5)

  /// Offset of the red of the lips, for full ``SkinParameters/lipColor``; weaker on dark skin, whose lips carry
  /// melanin themselves.
  static func lips(melanin: Float) -> Vector {
    mix(Vector(-13, 15, -1), Vector(-2, 6, 0), smoothstep(0.2, 0.8, melanin))
  }

  /// Linear Rec. 709 color of L*a*b* (CIE 15:2004; sRGB matrix of IEC 61966-2-1), at least 0.004 a channel.
  static func linearColor(_ lab: Vector) -> Vector {
    let fy = (lab.x + 16) / 116
    func cubed(_ f: Float) -> Float { f > 6 / 29 ? f * f * f : 3 * (6 / 29) * (6 / 29) * (f - 4 / 29) }
    let (x, y, z) = (0.9505 * cubed(fy + lab.y / 500), cubed(fy), 1.089 * cubed(fy - lab.z / 200))
    let color = Vector(
      3.2406 * x - 1.5372 * y - 0.4986 * z, -0.9689 * x + 1.8758 * y + 0.0415 * z,
      0.0557 * x - 0.204 * y + 1.057 * z)
    return Vector(clamp(color.x, 0.004, 0.95), clamp(color.y, 0.004, 0.95), clamp(color.z, 0.004, 0.95))
  }
}
