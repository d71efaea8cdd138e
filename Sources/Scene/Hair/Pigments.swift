internal import Geometry

/// Pigment of the parts of the head.
struct Pigments {
  private let person: PersonParameters
  private let color: HairColorParameters
  private let noise: SmoothNoise
  private let dye: Vector?
  private let tipDye: Vector?
  private let leftDye: Vector?
  private var browBlend: HairPigment.Blend
  private var beardBlend: HairPigment.Blend
  /// Absorption of every lash: darker than the brows.
  let lashes: Vector
  /// Absorption of down, which has next to no pigment.
  let vellus = HairPigment.absorption(eumelanin: 0.06, pheomelanin: 0.1)

  init(person: PersonParameters, color: HairColorParameters, noise: SmoothNoise) {
    self.person = person
    self.color = color
    self.noise = noise
    func absorption(_ albedo: Vector?) -> Vector? {
      albedo.map { HairPigment.absorption(albedo: $0, roughness: 0.3) }
    }
    (dye, tipDye, leftDye) = (absorption(color.dye), absorption(color.tipDye), absorption(color.leftDye))
    let (e, f) = (person.hairEumelanin, person.hairPheomelanin)
    browBlend = HairPigment.Blend(
      eumelanin: (0.55 + e) * color.browDarkness, pheomelanin: f, variation: color.variation,
      grey: person.greyShare * 0.5)
    beardBlend = HairPigment.Blend(
      eumelanin: e * 0.85, pheomelanin: f * 1.2 + 0.15, variation: color.variation * 1.3,
      grey: person.greyShare * (1 + 0.4 * (1 - person.greyShare)))
    lashes = HairPigment.absorption(eumelanin: 1.8 + 1.4 * e, pheomelanin: f)
  }

  /// Absorption at the root and at the tip of a hair.
  struct Colors: BitwiseCopyable {
    var root: Vector
    var tip: Vector
  }

  /// Temples turn grey first.
  func scalp(_ root: HairRoot) -> Colors {
    let grey = greyShare(root)
    let words = CounterRandom.words(root.words ^ 0x3c6e_f372)
    // Highlights take whole wisps.
    let isLight =
      color.highlights > 0
      && noise.scalar(root.template * 280) * 0.5 + 0.5 < 0.2 + 0.6 * color.highlights
    let light = isLight ? color.highlightPigment : 1
    func blend(_ eumelanin: Float, _ pheomelanin: Float, grey: Float) -> Vector {
      HairPigment.Blend(
        eumelanin: person.hairEumelanin * eumelanin * light,
        pheomelanin: person.hairPheomelanin * pheomelanin * light.squareRoot(), variation: color.variation,
        grey: grey
      ).absorption(words)
    }
    let factor = exponential(color.variation * (words.units.x - 0.5))
    let left = root.template.x > 0 ? leftDye : nil
    let atRoot = dye.map { (left ?? $0) * factor } ?? blend(color.eumelanin, color.pheomelanin, grey: grey)
    let atTip =
      tipDye.map { (left ?? $0) * factor }
      ?? blend(color.tipEumelanin, color.tipPheomelanin, grey: color.coversGrey ? 0 : grey)
    return Colors(root: atRoot, tip: atTip)
  }

  /// The chance that a hair is grey at a spot.
  private func greyShare(_ root: HairRoot) -> Float {
    let share = color.greyShare
    guard share > 0, share < 1, color.greyContrast > 0 else { return share }
    let (azimuth, polar) = Hairline.angles(root.template)
    let temple = smoothstep(35, 100, polar) * smoothstep(180, 70, abs(azimuth))
    return clamp(share + color.greyContrast * share * (1 - share) * 2 * (temple * 2 - 0.7), 0, 1)
  }

  func brow(_ root: HairRoot) -> Vector {
    browBlend.absorption(CounterRandom.words(root.words ^ 0x3c6e_f372))
  }

  func beard(_ root: HairRoot) -> Vector {
    beardBlend.absorption(CounterRandom.words(root.words ^ 0x3c6e_f372))
  }
}
