internal import Geometry

/// Colors of the white of the eye and of the iris, linear albedo, at points of the eye's frame. That of the iris is its
/// look through the cornea, which keeps in part of what bare tissue would send back.
struct EyeColors: Sendable {
  let parameters: EyeParameters
  private let noise: Noise
  /// Mirrors the pattern's coordinates, so that the two eyes differ.
  private let offset: Vector

  init(_ parameters: EyeParameters, side: Side) {
    self.parameters = parameters
    noise = Noise(seed: parameters.pattern)
    offset = side == .right ? .zero : Vector(31, 57, 11)
  }

  /// The white at a point of the eyeball's surface (metres, eye frame).
  func sclera(_ p: Vector) -> Vector {
    let radius = parameters.eyeballRadius
    // 0 at the limbus, 1 where the lids' corners begin.
    let side = smoothstep(0.5, 0.98, abs(p.x) / radius)
    let millimetres = p * 1000 + offset
    var color = Vector(0.58, 0.52, 0.48)
    color *= mix(
      Vector(1, 1, 1), Vector(0.98, 0.92, 0.74), 0.25 + 0.6 * parameters.scleraYellowness * (0.6 + 0.4 * side)
    )
    // Vessels: thin ridges where warped noise crosses zero, denser towards the corners.
    let warp = Vector(
      noise.value(millimetres * 0.35), noise.value(millimetres * 0.35 + 9),
      noise.value(millimetres * 0.35 + 21))
    let fine = smoothstep(0.07, 0, abs(noise.value(millimetres * 0.55 + warp * 1.5)))
    let finer = smoothstep(0.1, 0, abs(noise.value(millimetres * 1.2 + warp * 2 + 40)))
    let vessels = (0.7 * fine + 0.4 * finer) * mix(0.06, 0.75, side) * (0.3 + parameters.scleraRedness)
    let flush = parameters.scleraRedness * (0.1 + 0.45 * side)
    color *= mix(Vector(1, 1, 1), Vector(0.97, 0.72, 0.66), clamp(flush, 0, 1))
    color *= mix(Vector(1, 1, 1), Vector(0.92, 0.42, 0.36), clamp(vessels, 0, 0.8))
    return color
  }

  /// The iris and the pupil's depth at a distance from the axis (metres) and an angle around it.
  func iris(_ distance: Float, angle: Float) -> Vector {
    let (pupil, limbus) = (parameters.pupilRadius, parameters.irisRadius)
    if distance < pupil { return Vector(0.004, 0.003, 0.003) }
    let t = clamp((distance - pupil) / (limbus - pupil), 0, 1)
    let around = Vector(cosine(angle), sine(angle), 0)
    // Fibers run radially and waver a little.
    let waver = 0.12 * noise.value(around * 4 + offset + Vector(0, 0, 3 * t))
    let turned = Vector(cosine(angle + waver), sine(angle + waver), 0)
    let fibers = noise.value(turned * 14 + offset + Vector(0, 0, 1.3 * t))
    let threads = noise.value(turned * 34 + offset + Vector(0, 0, 2.5 * t + 8))
    // The collarette: a wavy ring a third of the way out.
    let collarette = 0.3 + 0.05 * noise.value(around * 3 + offset + Vector(0, 0, 30))
    let ring = exponential(-power((t - collarette) / 0.06, 2))
    // Crypts: dark lozenges beyond the collarette.
    let crypts =
      smoothstep(0.35, 0.7, noise.value(turned * 7 + offset + Vector(0, 0, 5 * t + 60)))
      * smoothstep(collarette, collarette + 0.1, t) * smoothstep(0.85, 0.6, t)

    let inner = smoothstep(collarette + 0.12, collarette - 0.05, t)
    let pigment = clamp(
      parameters.irisMelanin + inner * (0.12 + 0.18 * parameters.irisWarmth) + 0.08 * fibers, 0, 1)
    var color = Self.color(melanin: pigment, warmth: parameters.irisWarmth)
    color *= 1 + 0.38 * fibers + 0.28 * threads + 0.35 * ring
    color *= 1 - 0.55 * crypts
    // The ring at the limbus, and the pigment's frill at the edge of the pupil.
    color *= 1 - 0.8 * parameters.limbalRing * smoothstep(0.78, 1, t)
    color *= mix(0.35, 1, smoothstep(0, 0.06, t))
    return Vector(max(color.x, 0.003), max(color.y, 0.002), max(color.z, 0.002))
  }

  /// Colors along the pigment scale, chosen by eye against photographs of irises.
  private static func color(melanin: Float, warmth: Float) -> Vector {
    let light = mix(Vector(0.13, 0.20, 0.29), Vector(0.17, 0.19, 0.11), smoothstep(0.25, 0.85, warmth))
    let middle = mix(Vector(0.19, 0.135, 0.07), Vector(0.24, 0.13, 0.045), warmth)
    let dark = Vector(0.075, 0.032, 0.013)
    let black = Vector(0.022, 0.011, 0.007)
    if melanin < 0.45 { return mix(light, middle, smoothstep(0.1, 0.45, melanin)) }
    if melanin < 0.75 { return mix(middle, dark, (melanin - 0.45) / 0.3) }
    return mix(dark, black, (melanin - 0.75) / 0.25)
  }
}
