internal import Geometry

/// Pigment of the parts of the head.
struct Pigments {
  private let person: PersonParameters
  private let color: HairColorParameters
  private let noise: SmoothNoise
  private let dye: Vector?
  private let tipDye: Vector?
  private let leftDye: Vector?
  /// Whether hairs of the scalp have the same pigment from root to tip.
  private let isEven: Bool
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
    isEven =
      color.dye == nil && color.tipDye == nil && !color.coversGrey && color.eumelanin == color.tipEumelanin
      && color.pheomelanin == color.tipPheomelanin
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
    let words = CounterRandom.words(root.words ^ 0x3c6e_f372)
    let units = words.units
    let left = root.template.x > 0 ? leftDye : nil
    if let dye, let tipDye {
      let factor = exponential(color.variation * (units.x - 0.5))
      return Colors(root: (left ?? dye) * factor, tip: (left ?? tipDye) * factor)
    }
    // Highlights take whole wisps.
    let isLight =
      color.highlights > 0
      && noise.scalar(root.template * 280) * 0.5 + 0.5 < 0.2 + 0.6 * color.highlights
    let light = isLight ? color.highlightPigment : 1
    let isGrey = isGrey(root, chance: units.w)
    let shade = HairPigment.Shade(words, variation: color.variation)
    func blend(_ eumelanin: Float, _ pheomelanin: Float, isGrey: Bool) -> Vector {
      shade.absorption(
        eumelanin: person.hairEumelanin * eumelanin * light,
        pheomelanin: person.hairPheomelanin * pheomelanin * light.squareRoot(), isGrey: isGrey)
    }
    func dyed(_ dye: Vector?) -> Vector? {
      dye.map { (left ?? $0) * exponential(color.variation * (units.x - 0.5)) }
    }
    let root = dyed(dye) ?? blend(color.eumelanin, color.pheomelanin, isGrey: isGrey)
    if isEven { return Colors(root: root, tip: root) }
    return Colors(
      root: root,
      tip: dyed(tipDye)
        ?? blend(color.tipEumelanin, color.tipPheomelanin, isGrey: isGrey && !color.coversGrey))
  }

  /// Whether a hair at a spot is grey, of which temples have more.
  ///
  /// - Parameter chance: The hair's own number, uniform in 0…1.
  private func isGrey(_ root: HairRoot, chance: Float) -> Bool {
    let share = color.greyShare
    guard share > 0, share < 1, color.greyContrast > 0 else { return chance < share }
    let swing = color.greyContrast * share * (1 - share) * 2
    // Most hairs are grey wherever they are or nowhere.
    if chance >= min(share + swing * 1.31, 1) { return false }
    if chance < share - swing * 0.71 { return true }
    let (azimuth, polar) = Hairline.angles(root.template)
    let temple = smoothstep(35, 100, polar) * smoothstep(180, 70, abs(azimuth))
    return chance < clamp(share + swing * (temple * 2 - 0.7), 0, 1)
  }

  func brow(_ root: HairRoot) -> Vector {
    browBlend.absorption(CounterRandom.words(root.words ^ 0x3c6e_f372))
  }

  func beard(_ root: HairRoot) -> Vector {
    beardBlend.absorption(CounterRandom.words(root.words ^ 0x3c6e_f372))
  }
}
