internal import Geometry

/// Light at 850 nm, from a map in color: a guess, as a color does not tell a spectrum.
///
/// Radiance is taken to go on from red as it goes from blue to red, by a power of the wavelength: the blue sky becomes
/// dark, lamplight brighter, as they do. The power is kept between that of the sky (-4, Rayleigh) and that of a lamp of
/// 2850 K (+2). Leaves, which are the greener than red and blue the more chlorophyll they hold, are five times as bright
/// there as their excess of green tells. A white lamp of light-emitting diodes, which has no infrared, stays white.
enum InfraredLight {
  static func radiance(_ color: Vector) -> Float {
    let (red, green, blue) = (color.x, color.y, color.z)
    guard red > 0 else { return 0 }
    let channels = InfraredBand.channels
    let slope = logarithm(red / max(blue, 1e-6 * red)) / logarithm(channels.x / channels.z)
    let leaves = max(green - max(red, blue), 0)
    return red * power(InfraredBand.wavelength / channels.x, clamp(slope, -4, 2)) + 5 * leaves
  }

  static func map(_ map: EnvironmentMap) -> EnvironmentMap {
    EnvironmentMap(
      width: map.width, height: map.height, pixels: map.pixels.map { InfraredBand.gray(radiance($0)) })
  }
}
