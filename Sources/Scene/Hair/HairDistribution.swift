internal import Geometry

// How hair is drawn: what depends on what is said here, the ranges are in the draws.

extension HairParameters {
  /// Draws all hair of a person. Each part has its own stream.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> HairParameters {
    HairParameters(
      color: .draw(random.child("color"), person: person),
      scalp: .draw(random.child("scalp"), person: person),
      brows: .draw(random.child("brows"), person: person),
      lashes: .draw(random.child("lashes"), person: person),
      beard: .draw(random.child("beard"), person: person))
  }
}

/// Natural shape of a person's hair.
private enum HairTexture: Int { case straight, wavy, curly, coily }

extension ScalpParameters {
  /// Draws scalp hair: its natural texture from ancestry; the style from texture, sex and age; then its numbers.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> ScalpParameters {
    var r = random
    let texture = drawTexture(&r, person)
    let male = smoothstep(0.3, 0.7, person.masculinity)
    let style = drawStyle(&r, texture: texture, male: male, age: person.age)
    var p = typical(style, texture: texture, random: &r)
    let old = smoothstep(35, 75, person.age)
    p.strandCount = Int(r.next(in: 78_000...108_000) * (1 - 0.15 * old))
    if style == .coils || style == .curly { p.strandCount = Int(r.next(in: 62_000...68_000)) }
    // Long hair hides its lower layers: fewer strands look the same and render faster.
    if p.topLength > 0.15 { p.strandCount = min(p.strandCount, Int(r.next(in: 64_000...80_000))) }
    let asian = person.asian
    p.diameter = r.next(in: 66e-6...78e-6) + 10e-6 * asian
    p.whorl = r.nextBool(0.8) ? 1 : -1
    p.hairlineHeight = r.nextNormal(mean: 0.0, deviation: 0.004, in: -0.009...0.009)
    p.roundness = clamp(r.nextNormal(mean: 1 - 0.75 * male, deviation: 0.2, in: 0...1), 0, 1)
    let loss = r.nextUnit()
    p.templeRecession = male * loss * loss * (0.25 + 0.75 * old)
    p.hairlineSoftness = r.next(in: 0.25...0.9)
    p.sideburn = male * r.next(in: 0.1...0.9)
    p.nape = r.next(in: 0.2...1)
    let thin = r.nextUnit()
    p.crownThinning = male * old * smoothstep(0.4, 1, thin)
    if style == .bald {
      p.baldness = r.next(in: 0.75...1)
      p.templeRecession = 1
    }
    return p
  }

  private static func drawTexture(_ r: inout CounterRandom, _ person: PersonParameters) -> HairTexture {
    let (a, e, c) = (person.african, person.asian, person.caucasian)
    let weights = [
      0.03 * a + 0.80 * e + 0.45 * c, 0.05 * a + 0.17 * e + 0.38 * c, 0.17 * a + 0.02 * e + 0.15 * c,
      0.75 * a + 0.01 * e + 0.02 * c,
    ]
    return HairTexture(rawValue: r.nextIndex(weights: weights)) ?? .straight
  }

  private static func drawStyle(
    _ r: inout CounterRandom, texture: HairTexture, male: Float, age: Float
  ) -> HairStyle {
    let old = smoothstep(35, 75, age)
    // Weights of the styles for women and for men, in the order of the cases.
    let women: [Float]
    let men: [Float]
    switch texture {
    case .straight:
      women = [0.003, 0.01, 0.02, 0.05, 0.05, 0.06, 0.24, 0.30, 0.04, 0, 0, 0.2]
      men = [0.05, 0.10, 0.27, 0.20, 0.13, 0.17, 0.02, 0.04, 0, 0, 0, 0.03]
    case .wavy:
      women = [0.003, 0.01, 0.02, 0.05, 0.04, 0.10, 0.16, 0.04, 0.38, 0.02, 0, 0.19]
      men = [0.05, 0.09, 0.25, 0.17, 0.13, 0.22, 0.01, 0, 0.06, 0.01, 0, 0.03]
    case .curly:
      women = [0.003, 0.02, 0.02, 0.02, 0.02, 0.06, 0.06, 0, 0.12, 0.50, 0.02, 0.18]
      men = [0.05, 0.14, 0.26, 0.05, 0.06, 0.18, 0, 0, 0.02, 0.21, 0.02, 0.03]
    case .coily:
      women = [0.02, 0.06, 0.04, 0, 0, 0, 0.10, 0.06, 0.05, 0.14, 0.38, 0.20]
      men = [0.08, 0.36, 0.20, 0, 0, 0, 0, 0, 0, 0.05, 0.30, 0.02]
    }
    var weights = zip(women, men).map { mix($0, $1, male) }
    weights[0] *= 1 + 5 * old * male
    return HairStyle.allCases[r.nextIndex(weights: weights)]
  }

  /// Numbers that suit a style, with its usual spread.
  private static func typical(
    _ style: HairStyle, texture: HairTexture, random r: inout CounterRandom
  ) -> ScalpParameters {
    var p = ScalpParameters(
      style: style, strandCount: 90_000, diameter: 72e-6, topLength: 0.05, sideLength: 0.02,
      cutDepth: 0.08, part: 0, fringe: 0, fringeHeight: 0.02, volume: 0.012, lift: 0.4, curlDiameter: 0,
      curlPitch: 0.05, curlUnity: 0.6, frizz: r.next(in: 0.05...0.3), clumping: r.next(in: 0.3...0.7),
      flyaways: r.next(in: 0.004...0.02), layering: 0.4, tucked: 0, tieHeight: 0, bun: false, whorl: 1,
      hairlineHeight: 0, roundness: 0.5, templeRecession: 0, hairlineSoftness: 0.5, sideburn: 0, nape: 0.5,
      crownThinning: 0, baldness: 0)
    let sign: Float = r.nextBool(0.7) ? 1 : -1
    switch style {
    case .bald:
      p.topLength = r.next(in: 0.001...0.012)
      p.sideLength = r.nextBool(0.5) ? 0.002 : r.next(in: 0.006...0.022)
      p.topLength = min(p.topLength, p.sideLength)
      (p.volume, p.lift, p.clumping, p.layering) = (0.003, 0.5, 0.1, 0.3)
    case .buzz:
      p.topLength = r.next(in: 0.003...0.011)
      p.sideLength = p.topLength * r.next(in: 0.35...1)
      (p.volume, p.lift, p.clumping, p.layering) = (0.002, 0.7, 0.05, 0.15)
      p.frizz *= 0.5
    case .crew:
      p.topLength = r.next(in: 0.022...0.05)
      p.sideLength = r.next(in: 0.004...0.016)
      p.part = sign * r.next(in: 0...0.5)
      (p.volume, p.lift) = (r.next(in: 0.006...0.014), r.next(in: 0.6...1.1))
      p.clumping = r.next(in: 0.4...0.8)
    case .sidePart:
      p.topLength = r.next(in: 0.06...0.10)
      p.sideLength = r.next(in: 0.010...0.045)
      p.part = sign * r.next(in: 0.35...0.65)
      (p.volume, p.lift) = (r.next(in: 0.007...0.015), r.next(in: 0.35...0.75))
    case .sweptBack:
      p.topLength = r.next(in: 0.07...0.13)
      p.sideLength = r.next(in: 0.012...0.06)
      (p.volume, p.lift) = (r.next(in: 0.012...0.026), r.next(in: 0.5...1))
      p.clumping = r.next(in: 0.5...0.85)
    case .messy:
      p.topLength = r.next(in: 0.045...0.085)
      p.sideLength = r.next(in: 0.018...0.05)
      p.fringe = r.nextBool(0.5) ? r.next(in: 0.5...1) : 0
      p.fringeHeight = r.next(in: 0.025...0.045)
      (p.volume, p.lift) = (r.next(in: 0.014...0.026), r.next(in: 0.4...0.8))
      (p.layering, p.clumping) = (0.8, r.next(in: 0.5...0.9))
    case .bob:
      (p.topLength, p.sideLength) = (0.34, 0.30)
      p.cutDepth = r.next(in: 0.055...0.125)
      p.part = r.nextBool(0.4) ? 0 : sign * r.next(in: 0.2...0.5)
      p.fringe = r.nextBool(0.45) ? r.next(in: 0.6...1) : 0
      p.fringeHeight = r.next(in: 0.012...0.03)
      (p.volume, p.lift) = (r.next(in: 0.010...0.020), r.next(in: 0.2...0.45))
      p.layering = r.next(in: 0.1...0.5)
      p.tucked = r.nextBool(0.25) ? 1 : 0
    case .longStraight, .longWavy:
      (p.topLength, p.sideLength) = (0.55, 0.50)
      p.cutDepth = r.next(in: 0.18...0.36)
      p.part = r.nextBool(0.5) ? r.next(in: -0.06...0.06) : sign * r.next(in: 0.2...0.5)
      p.fringe = r.nextBool(style == .longStraight ? 0.3 : 0.12) ? r.next(in: 0.6...1) : 0
      p.fringeHeight = r.next(in: 0.010...0.028)
      (p.volume, p.lift) = (r.next(in: 0.008...0.016), r.next(in: 0.15...0.4))
      p.layering = r.next(in: 0.2...0.7)
      p.tucked = r.nextBool(0.3) ? 1 : 0
    case .curly:
      (p.topLength, p.sideLength) = (r.next(in: 0.09...0.22), 0)
      p.sideLength = p.topLength * r.next(in: 0.7...0.95)
      p.cutDepth = 0.4
      p.part = r.nextBool(0.5) ? r.next(in: -0.2...0.2) : sign * r.next(in: 0.2...0.5)
      (p.volume, p.lift) = (r.next(in: 0.020...0.036), r.next(in: 0.4...0.8))
      (p.layering, p.clumping) = (0.5, r.next(in: 0.7...0.92))
      p.frizz = r.next(in: 0.2...0.6)
    case .coils:
      p.topLength = r.next(in: 0.014...0.06)
      p.sideLength = p.topLength * r.next(in: 0.45...0.95)
      (p.volume, p.lift) = (0, 1)
      (p.layering, p.clumping) = (0.3, r.next(in: 0.6...0.9))
      p.frizz = r.next(in: 0.25...0.7)
    case .tiedBack:
      (p.topLength, p.sideLength) = (r.next(in: 0.16...0.38), 0.3)
      p.tieHeight = r.next(in: -0.8...0.9)
      p.bun = r.nextBool(0.4)
      (p.volume, p.lift) = (r.next(in: 0.003...0.010), 0.3)
      p.clumping = r.next(in: 0.2...0.5)
      p.layering = r.next(in: 0.2...0.6)
    }
    p.setCurl(texture, random: &r)
    return p
  }

  /// Waves and coils by texture; styles that are made straight keep only a trace.
  private mutating func setCurl(_ texture: HairTexture, random r: inout CounterRandom) {
    switch (style, texture) {
    case (.coils, _):
      curlDiameter = r.next(in: 0.0035...0.006)
      curlPitch = curlDiameter * r.next(in: 0.9...1.3)
      curlUnity = r.next(in: 0.75...0.95)
    case (.curly, _):
      curlDiameter = r.next(in: 0.010...0.019)
      // Long ringlets are drawn out by their weight.
      curlPitch = max(curlDiameter * r.next(in: 1.4...2.1), topLength / 5)
      curlUnity = r.next(in: 0.8...0.97)
    case (.longWavy, _):
      curlDiameter = r.next(in: 0.009...0.020)
      curlPitch = r.next(in: 0.045...0.085)
      curlUnity = r.next(in: 0.75...0.95)
    case (.buzz, .coily), (.bald, .coily), (.crew, .coily), (.crew, .curly), (.tiedBack, .coily):
      curlDiameter = r.next(in: 0.003...0.005)
      curlPitch = curlDiameter * r.next(in: 1.1...1.8)
      curlUnity = r.next(in: 0.5...0.9)
    case (.longStraight, _), (.buzz, _), (.bald, _), (_, .straight):
      curlDiameter = 0
    default:
      curlDiameter = r.next(in: 0.004...0.011)
      curlPitch = r.next(in: 0.035...0.07)
      curlUnity = r.next(in: 0.6...0.9)
    }
  }
}

extension HairColorParameters {
  /// Draws greying, sun and dye.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> HairColorParameters {
    var r = random
    let female = 1 - person.masculinity
    var p = HairColorParameters(
      greyShare: person.greyShare, greyContrast: r.next(in: 0...0.6), variation: r.next(in: 0.12...0.4),
      eumelanin: 1, pheomelanin: 1, dye: nil, browDarkness: r.next(in: 0.9...1.6))
    if r.nextBool(0.04 + 0.16 * female) {
      // Dyed in a natural tone: lighter, redder or without grey.
      p.eumelanin = exponential(r.next(in: -1.6...0.3))
      p.pheomelanin = exponential(r.next(in: -0.3...0.9))
      p.greyShare *= 0.1
    }
    if r.nextBool(0.02) {
      let vivid: [Vector] = [
        Vector(0.75, 0.05, 0.06), Vector(0.85, 0.16, 0.42), Vector(0.32, 0.10, 0.62),
        Vector(0.05, 0.22, 0.70),
        Vector(0.03, 0.50, 0.48), Vector(0.10, 0.48, 0.12), Vector(0.85, 0.35, 0.04),
      ]
      let shade = r.next(in: 0.5...1.05)
      p.dye = vivid[r.nextIndex(vivid.count)] * shade
    }
    return p
  }
}

extension BrowParameters {
  /// Draws brows: thicker and less arched the more masculine.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> BrowParameters {
    var r = random
    let male = person.masculinity
    return BrowParameters(
      count: Int(r.next(in: 290...480) + 90 * male), length: r.next(in: 0.0065...0.0088) + 0.0015 * male,
      thickness: r.nextNormal(mean: 0.88 + 0.3 * male, deviation: 0.16, in: 0.5...1.6),
      arch: r.nextNormal(mean: 0.0012 - 0.0012 * male, deviation: 0.0012, in: -0.002...0.004),
      height: r.nextNormal(mean: 0.0012 - 0.0012 * male, deviation: 0.0012, in: -0.002...0.004),
      tail: r.nextNormal(mean: 0, deviation: 0.0018, in: -0.004...0.003),
      gap: r.nextNormal(mean: 0.0005, deviation: 0.0013, in: -0.003...0.004),
      messiness: r.next(in: 0...0.5 + 0.4 * male), diameter: r.next(in: 70e-6...95e-6))
  }
}

extension LashParameters {
  /// Draws lashes: mascara makes some thicker.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> LashParameters {
    var r = random
    let mascara = r.nextBool(0.5 * (1 - person.masculinity))
    return LashParameters(
      upperCount: Int(r.next(in: 95...148)), lowerCount: Int(r.next(in: 60...80)),
      upperLength: r.next(in: 0.0075...0.0095) + (mascara ? 0.0014 : 0),
      lowerLength: r.next(in: 0.005...0.0066),
      curl: r.next(in: 0.6...1.3) * (1 - 0.25 * person.asian),
      diameter: r.next(in: 75e-6...95e-6) * (mascara ? 1.35 : 1))
  }
}

extension BeardParameters {
  /// Draws the beard: none, stubble, moustache, goatee or full.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> BeardParameters {
    var r = random
    var p = BeardParameters(
      cheeks: 0, chin: 0, moustache: 0, neck: 0, length: 0.001, edgeLength: r.next(in: 0.4...0.9),
      strandCount: Int(r.next(in: 15_000...25_000)), diameter: r.next(in: 85e-6...120e-6),
      cheekLine: r.nextNormal(mean: 0, deviation: 0.005, in: -0.012...0.010),
      neckLine: r.next(in: -0.004...0.016),
      curl: r.next(in: 0.1...0.5) + 0.5 * person.african, patchiness: r.next(in: 0...0.35))
    let growth = smoothstep(0.45, 0.8, person.masculinity) * (1 - 0.35 * person.asian)
    let kind = r.nextIndex(weights: [0.30, 0.30, 0.07, 0.12, 0.21])
    let density = r.next(in: 0.55...1)
    guard r.nextBool(growth), kind > 0 else { return p }
    switch kind {
    case 1:
      (p.cheeks, p.chin, p.moustache, p.neck) = (0.7 * density, density, density, 0.7 * density)
      p.length = r.next(in: 0.0005...0.0025)
    case 2:
      p.moustache = 1
      p.length = r.next(in: 0.005...0.014)
    case 3:
      (p.chin, p.moustache) = (1, r.nextBool(0.8) ? 1 : 0)
      p.length = r.next(in: 0.004...0.022)
    default:
      (p.cheeks, p.chin, p.moustache, p.neck) = (density, 1, 1, r.next(in: 0.3...0.9))
      p.length = r.next(in: 0.004...0.025)
    }
    return p
  }
}
