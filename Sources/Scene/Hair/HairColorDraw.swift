internal import Geometry

extension HairDyeing {
  /// Albedo of vivid dyes: red, pink, violet, blue, turquoise, green, orange, yellow, silver-lilac.
  static let palette: [Vector] = [
    Vector(0.75, 0.05, 0.06), Vector(0.85, 0.16, 0.42), Vector(0.32, 0.10, 0.62), Vector(0.05, 0.22, 0.70),
    Vector(0.03, 0.50, 0.48), Vector(0.10, 0.48, 0.12), Vector(0.85, 0.35, 0.04), Vector(0.85, 0.70, 0.10),
    Vector(0.62, 0.55, 0.72),
  ]
}

extension HairColorParameters {
  /// Draws greying, sun, bleach and dye.
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: HairDistribution = Distributions.standard.hair
  ) -> HairColorParameters {
    var r = random
    let sun = r.next(in: 0...0.35)
    var p = HairColorParameters(
      dyeing: .natural, greyShare: person.greyShare, greyContrast: r.next(in: 0...0.6),
      variation: r.next(in: 0.12...0.4),
      eumelanin: 1, pheomelanin: 1, tipEumelanin: 1 - sun, tipPheomelanin: 1 - 0.5 * sun, coversGrey: false,
      dye: nil,
      tipDye: nil, leftDye: nil, highlights: 0, highlightPigment: 1, changeStart: 0, changeEnd: 1,
      browDarkness: r.next(in: 0.9...1.6))
    r = random.child("dyeing")
    p.dyeing = prior.dyeing[r.nextIndex(weights: prior.dyeing.map { $0.weight(person) })].way
    func vivid() -> Vector {
      HairDyeing.palette[r.nextIndex(HairDyeing.palette.count)] * r.next(in: 0.5...1.05)
    }
    // Absolute tones: from dark brown to blond, whatever grows.
    let eumelanin = max(person.hairEumelanin, 0.05)
    func toned(_ tone: ClosedRange<Float>) -> Float { exponential(r.next(in: tone)) / eumelanin }
    switch p.dyeing {
    case .natural: break
    case .toned, .regrown:
      (p.tipEumelanin, p.tipPheomelanin) = (min(toned(-1.2...1.6), 8), exponential(r.next(in: -0.3...0.9)))
      p.coversGrey = true
      if p.dyeing == .toned {
        (p.eumelanin, p.pheomelanin, p.greyShare) = (p.tipEumelanin, p.tipPheomelanin, p.greyShare * 0.1)
      } else {
        p.changeStart = r.next(in: 0.02...0.12)
        p.changeEnd = p.changeStart + r.next(in: 0.02...0.08)
      }
    case .highlights:
      (p.highlights, p.highlightPigment) = (r.next(in: 0.2...0.7), r.next(in: 0.12...0.5))
    case .ombre:
      p.tipEumelanin = min(toned(-1.6...0.2), 0.6)
      (p.changeStart, p.changeEnd) = (r.next(in: 0.2...0.45), r.next(in: 0.6...0.95))
      p.highlights = r.nextBool(0.5) ? r.next(in: 0.2...0.5) : 0
      p.highlightPigment = 0.5
    case .bleached:
      (p.tipEumelanin, p.tipPheomelanin) = (min(toned(-2.6 ... -1.2), 0.5), 0.4)
      p.coversGrey = true
      if r.nextBool(0.5) { (p.eumelanin, p.pheomelanin) = (p.tipEumelanin, p.tipPheomelanin) }
      (p.changeStart, p.changeEnd) = (0.05, 0.15)
    case .vivid:
      p.dye = vivid()
      p.tipDye = p.dye
      if r.nextBool(0.4) { (p.dye, p.changeStart, p.changeEnd) = (nil, 0.03, 0.14) }
    case .dipDyed:
      p.tipDye = vivid()
      (p.changeStart, p.changeEnd) = (r.next(in: 0.4...0.6), r.next(in: 0.62...0.8))
    case .twoTone:
      (p.dye, p.leftDye) = (vivid(), vivid())
      p.tipDye = p.dye
    }
    p.tipEumelanin = min(p.tipEumelanin, 10)
    p.eumelanin = min(p.eumelanin, 10)
    return p
  }
}
