internal import Geometry

/// Colors of the white of the eye and of the iris, linear albedo, at points of the eye's frame. That of the iris is its
/// look through the cornea, which keeps in part of what bare tissue would send back.
struct EyeColors: Sendable {
  let parameters: EyeParameters
  let pupilRadius: Float
  private let skinMelanin: Float
  private let noise: Noise
  /// Shifts the pattern's coordinates, so that the two eyes differ.
  private let offset: Vector
  /// -1 or 1: where the nose is along x.
  private let nasal: Float

  init(_ scene: SceneParameters, side: Side) {
    parameters = scene.eyes
    pupilRadius = scene.pupilRadius
    skinMelanin = scene.person.skinMelanin
    noise = Noise(seed: parameters.pattern)
    offset = side == .right ? .zero : Vector(31, 57, 11)
    nasal = -side.sign
  }

  /// The white at its whitest. By eye: between lids that shade it, it is hardly brighter than light skin in photographs.
  private static let white = Vector(0.48, 0.437, 0.407)

  /// The white at a point of the eyeball's surface (metres, eye frame).
  ///
  /// - Parameter opening: Heights beyond which lids cover it.
  func sclera(_ p: Vector, opening: ClosedRange<Float>) -> Vector {
    let radius = parameters.eyeballRadius
    // What lies in the socket or well below the lids is never seen.
    guard p.z > -0.2 * radius, opening.contains(p.y) else { return Self.white }
    // 0 at the limbus, 1 where the lids' corners begin.
    let side = smoothstep(0.5, 0.98, abs(p.x) / radius)
    let fromAxis = (p.x * p.x + p.y * p.y).squareRoot()
    // Under the cornea it is not seen either.
    guard fromAxis > parameters.irisRadius - 1.5e-3 || p.z < 0 else { return Self.white }
    let millimetres = p * 1000 + offset
    let cloud = noise.fractal(millimetres * 0.3, octaves: 2)
    var color = Self.white * (1 + 0.06 * cloud)
    let yellow = 0.3 + 0.6 * parameters.scleraYellowness * (0.6 + 0.4 * side) + 0.15 * cloud
    color *= mix(Vector(1, 1, 1), Vector(0.98, 0.91, 0.74), clamp(yellow, 0, 1))
    // Next to the iris the white is thin over the dark uvea.
    color *= mix(
      Vector(0.72, 0.75, 0.8), Vector(1, 1, 1),
      smoothstep(parameters.irisRadius, parameters.irisRadius + 1.6e-3, fromAxis))
    color *= melanosis(millimetres, fromAxis: fromAxis, side: side)
    // Vessels run from the corners towards the iris: thin ridges where warped noise crosses zero.
    let warp = Vector(
      noise.value(millimetres * 0.35), noise.value(millimetres * 0.35 + 9),
      noise.value(millimetres * 0.35 + 21))
    let drawn = Vector(0.45, 1, 1) * millimetres
    let fine = smoothstep(0.06, 0, abs(noise.value(drawn * 0.5 + warp * 1.3)))
    let finer = smoothstep(0.09, 0, abs(noise.value(drawn * 1.1 + warp * 1.8 + 40)))
    let here = finer > 0 ? smoothstep(-0.35, 0.35, noise.value(millimetres * 0.22 + 77)) : 0
    let vessels =
      (0.8 * fine + 0.4 * finer * here) * mix(0.05, 0.85, side) * (0.25 + parameters.scleraRedness)
    // The pink fold beside the caruncle.
    let plica = smoothstep(0.7, 0.9, p.x * nasal / radius)
    let flush = clamp(parameters.scleraRedness * (0.12 + 0.5 * side) + 0.12 * side + 0.6 * plica, 0, 1)
    color *= mix(Vector(1, 1, 1), Vector(0.97, 0.7, 0.64), flush)
    color *= mix(Vector(1, 1, 1), Vector(0.92, 0.4, 0.34), clamp(vessels, 0, 0.8))
    return color
  }

  /// Brown patches of the conjunctiva around the limbus and where lids leave it bare: over nine of ten Black people have
  /// them, a third of Asians, one of twenty white people (complexion-associated melanosis; Norn 1985, Acta Ophthalmologica
  /// 63, for the last two). A factor on the white's albedo.
  ///
  /// - Parameters:
  ///   - p: Where on the eyeball, millimetres.
  ///   - side: 0 at the limbus, 1 where the lids' corners begin.
  private func melanosis(_ p: Vector, fromAxis: Float, side: Float) -> Vector {
    let strength = smoothstep(0.35, 0.9, skinMelanin)
    guard strength > 0 else { return Vector(1, 1, 1) }
    let limbus = smoothstep(parameters.irisRadius + 3.2e-3, parameters.irisRadius, fromAxis)
    let patch = max(limbus, side) > 0 ? smoothstep(-0.3, 0.5, noise.fractal(p * 0.45 + 133, octaves: 3)) : 0
    let amount = strength * (0.25 + (0.25 + 0.5 * patch) * limbus + 0.35 * patch * side)
    return mix(Vector(1, 1, 1), Vector(0.62, 0.48, 0.34), min(amount, 1))
  }

  /// What the pattern of the iris has in common from pupil to limbus, at an angle around the axis.
  struct Spoke {
    fileprivate let angle: Float
    fileprivate let around: Vector
    /// Where the collarette lies, and how furrows run out and in, as shares of the way.
    fileprivate let collarette: Float
    fileprivate let bend: Float
  }

  /// - Parameter direction: Of unit length, across the axis.
  func spoke(_ direction: SIMD2<Float>) -> Spoke {
    let around = Vector(direction.x, direction.y, 0)
    return Spoke(
      angle: arcTangent(direction.y, direction.x), around: around,
      collarette: 0.3 + 0.07 * noise.value(around * 4 + offset + Vector(0, 0, 30)),
      bend: 0.02 * noise.value(around * 5 + offset + Vector(0, 0, 90)))
  }

  /// The iris and the pupil's depth at a distance from the axis (metres) along a spoke.
  func iris(_ distance: Float, _ spoke: Spoke) -> Vector {
    let (pupil, limbus) = (pupilRadius, parameters.irisRadius)
    if distance < pupil { return Vector(0.004, 0.003, 0.003) }
    let t = clamp((distance - pupil) / (limbus - pupil), 0, 1)
    let (angle, around) = (spoke.angle, spoke.around)
    let deep = parameters.irisStructure
    // Fibers run radially and waver a little; between them lie narrow dark gaps.
    let waver = 0.1 * noise.value(around * 4 + offset + Vector(0, 0, 3 * t))
    let turned = Vector(cosine(angle + waver), sine(angle + waver), 0)
    let fibers = noise.value(turned * 11 + offset + Vector(0, 0, 1.2 * t))
    let threads = noise.value(turned * 30 + offset + Vector(0, 0, 2 * t + 8))
    let strands =
      1 - 2 * smoothstep(0.35, 0, abs(noise.value(turned * 19 + offset + Vector(0, 0, 1.1 * t + 20))))
    // The collarette: a wavy ring a third of the way out, where the stroma is thickest.
    let collarette = spoke.collarette
    let fromRing = (t - collarette) / 0.07
    let ring = exponential(-fromRing * fromRing)
    // Crypts: dark lozenges around it.
    let beside = (smoothstep(collarette - 0.02, collarette + 0.1, t), smoothstep(0.8, 0.5, t))
    let crypts =
      min(beside.0, beside.1) > 0
      ? smoothstep(0.3, 0.6, noise.value(turned * 6 + offset + Vector(0, 0, 5 * t + 60))) * beside.0
        * beside.1 : 0
    // Furrows: arcs along which the iris folds when the pupil widens.
    let arc = t + spoke.bend
    let folded = smoothstep(0.022, 0, abs(arc - 0.66)) + smoothstep(0.022, 0, abs(arc - 0.8))
    let furrows =
      folded > 0
      ? folded * smoothstep(-0.1, 0.4, noise.value(around * 3 + offset + Vector(0, 0, 110 + 8 * t))) : 0

    let inner = smoothstep(collarette + 0.16, collarette - 0.06, t + 0.06 * fibers)
    let cloud = noise.value(around * 1.6 + offset + Vector(0, 0, 140 + 1.5 * t))
    let central: Float = inner * (0.06 + 0.45 * parameters.irisCentralBrown)
    let local: Float = 0.06 * fibers + 0.07 * cloud
    let pigment = clamp(parameters.irisMelanin + central + local, 0, 1)
    let warmth = mix(parameters.irisWarmth, 0.8, inner * parameters.irisCentralBrown)
    var color = Self.color(melanin: pigment, warmth: warmth)
    let relief: Float = 0.35 * fibers + 0.22 * threads + 0.2 * strands + 0.3 * ring
    color *= 1 + deep * relief
    let hollows: Float = 0.6 * crypts + 0.22 * furrows
    color *= 1 - deep * hollows
    // Light falls in through the front, so the root of the iris, under the edge of the white, is darker.
    color *= mix(1.12, 0.72, smoothstep(0.4, 1, t))
    // The ring at the limbus, and the pigment's frill at the edge of the pupil.
    color *= 1 - 0.75 * parameters.limbalRing * smoothstep(0.72, 0.98, t + 0.03 * fibers)
    color *= mix(0.3, 1, smoothstep(0, 0.07, t + 0.02 * threads))
    return Vector(max(color.x, 0.003), max(color.y, 0.002), max(color.z, 0.002))
  }

  /// Colors along the pigment scale, chosen by eye against photographs of irises.
  private static func color(melanin: Float, warmth: Float) -> Vector {
    let light = mix(Vector(0.085, 0.115, 0.15), Vector(0.1, 0.105, 0.06), smoothstep(0.25, 0.85, warmth))
    let middle = mix(Vector(0.082, 0.051, 0.026), Vector(0.105, 0.055, 0.018), warmth)
    let dark = Vector(0.038, 0.0175, 0.008)
    let black = Vector(0.0145, 0.0085, 0.006)
    if melanin < 0.45 { return mix(light, middle, smoothstep(0.1, 0.45, melanin)) }
    if melanin < 0.75 { return mix(middle, dark, (melanin - 0.45) / 0.3) }
    return mix(dark, black, (melanin - 0.75) / 0.25)
  }
}
