internal import Geometry

extension ScalpParameters {
  /// Draws scalp hair: texture from ancestry, baldness from age and sex, a style that suits them, then its numbers.
  ///
  /// - Parameters:
  ///   - own: What the person's hair is like by nature.
  ///   - worn: How it is worn.
  static func draw(
    _ own: CounterRandom, worn: CounterRandom, person: PersonParameters,
    from prior: HairDistribution = Distributions.standard.hair
  ) -> ScalpParameters {
    let texture = HairTexture.draw(own.child("texture"), person: person, from: prior.textures)
    let loss = HairLoss.draw(own.child("loss"), person: person)
    var r = worn.child("style")
    let weights = prior.styleWeights(
      texture: texture, loss: loss, masculinity: person.masculinity, age: person.age)
    let name = prior.styles[r.nextIndex(weights: weights)].name
    let style = NamedHairStyle.named(name) ?? NamedHairStyle.all[0]
    return draw(style, texture: texture, loss: loss, worn, person: person)
  }

  /// Draws the numbers of one style for a person, whose curls suit it if any of its wearers' do.
  static func draw(_ style: NamedHairStyle, _ random: CounterRandom, person: PersonParameters)
    -> ScalpParameters
  {
    var r = random.child("texture")
    let w = style.wearers
    let suits = zip(HairTextureShares.standard.weights(person), [w.straight, w.wavy, w.curly, w.coily]).map {
      $0 * $1 + 1e-4 * $1
    }
    let texture = HairTexture(rawValue: r.nextIndex(weights: suits)) ?? .straight
    var loss = HairLoss.draw(random.child("loss"), person: person)
    if w.balding < 0.2 { loss.norwood = min(loss.norwood, 3) }
    return draw(style, texture: texture, loss: loss, random, person: person)
  }

  private static func draw(
    _ style: NamedHairStyle, texture: HairTexture, loss: HairLoss, _ random: CounterRandom,
    person: PersonParameters
  ) -> ScalpParameters {
    var p = grown(style, texture: texture, loss: loss, random.child("growth"), person: person)
    let numbers = random.child("numbers")
    for (number, low, high) in NamedHairStyle.usual(style.family) {
      var r = numbers.child(number.rawValue)
      p[keyPath: number.place.path] = r.next(in: low...high)
    }
    for range in style.numbers {
      var r = numbers.child(range.number.rawValue)
      p[keyPath: range.number.place.path] = r.next(in: range.low...range.high)
    }
    var r = random.child("side")
    if r.nextBool(0.3) {
      for number in ScalpNumber.allCases where number.isLateral { p[keyPath: number.place.path] *= -1 }
    }
    // Long ringlets are drawn out by their weight.
    if p.family == .hanging, p.curlDiameter > 0.007 { p.curlPitch = max(p.curlPitch, p.topLength / 7.5) }
    return p
  }

  /// What the person brings: growth, texture, loss. The rest is neutral.
  private static func grown(
    _ style: NamedHairStyle, texture: HairTexture, loss: HairLoss, _ random: CounterRandom,
    person: PersonParameters
  ) -> ScalpParameters {
    var r = random
    let male = smoothstep(0.3, 0.7, person.masculinity)
    let old = smoothstep(35, 75, person.age)
    let curl = texture.drawCurl(&r)
    let african = person.african
    return ScalpParameters(
      style: style.name, family: style.family, rope: style.rope, tie: style.tie, tieCount: style.tieCount,
      isParted: style.isParted,
      strandCount: Int(r.next(in: 84_000...112_000) * (1 - 0.15 * old) * (1 - 0.15 * african)),
      diameter: r.next(in: 62e-6...76e-6) + 12e-6 * person.asian,
      topLength: 0.008, sideLength: 0.008, napeLength: 0.006, topWidth: 1, disconnection: 0, fade: 0,
      fadeLength: 0.003,
      cutDepth: 0.3, backDrop: 0, layering: 0, texturing: 0.2, flatTop: 0,
      part: 0, brushForward: 0.3, brushSide: 0, frontLift: 0, ridge: 0, sideSweep: 0, fringe: 0,
      fringeHeight: 0.02,
      fringeSide: 0, fringeSplit: 0, fringeDensity: 1, volume: 0.01, lift: 0.4, stiffness: 0.2, mess: 0.2,
      tucked: 0,
      wind: 0, wet: 0, curlDiameter: curl.diameter, curlPitch: curl.pitch, curlUnity: curl.unity,
      curlOnset: 0,
      frizz: r.next(in: 0.05...0.25) + 0.1 * Float(texture.rawValue), clumping: 0.5, locking: 0.3,
      lockSize: 0.015,
      flyaways: r.next(in: 0.004...0.02), ropeDiameter: 0.008, ropeSpacing: 0.016, ropeSpread: 0.3,
      tieHeight: 0,
      tieSide: 0, tieShare: 1, tieSize: 0.02, whorl: r.nextBool(0.8) ? 1 : -1,
      hairlineHeight: r.nextNormal(mean: 0, deviation: 0.004, in: -0.009...0.009),
      roundness: r.nextNormal(mean: 1 - 0.75 * male, deviation: 0.2, in: 0...1),
      widowsPeak: r.nextBool(0.25) ? r.next(in: 0.3...1) : 0,
      templeRecession: loss.templeRecession, hairlineSoftness: r.next(in: 0.25...0.9),
      sideburn: male * r.next(in: 0.1...0.9), nape: r.next(in: 0.2...1),
      crownThinning: max(loss.crownThinning, (1 - male) * old * 0.4 * r.nextUnit()), baldness: loss.baldness)
  }
}
