internal import Geometry

extension HairParameters {
  /// Draws all hair of a person. Each part has its own stream.
  ///
  /// - Parameters:
  ///   - own: What a person's hair is like by nature.
  ///   - worn: How it is worn: style and beard.
  static func draw(
    _ own: CounterRandom, worn: CounterRandom, person: PersonParameters, from prior: HairDistribution
  ) -> HairParameters {
    HairParameters(
      color: .draw(own.child("color"), person: person, from: prior),
      scalp: .draw(own.child("scalp"), worn: worn.child("scalp"), person: person, from: prior),
      brows: .draw(own.child("brows"), person: person, from: prior),
      lashes: .draw(own.child("lashes"), person: person),
      beard: .draw(worn.child("beard"), person: person, from: prior))
  }
}

extension LashParameters {
  /// Draws lashes: mascara makes some thicker.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> LashParameters {
    var r = random
    let mascara = r.nextBool(0.5 * (1 - person.masculinity))
    // Some have few lashes, more of the old; extensions are long and dense.
    let isSparse = r.nextBool(0.08 + 0.2 * smoothstep(50, 80, person.age))
    let isExtended = !isSparse && r.nextBool(0.08 * (1 - person.masculinity))
    let density: Float = isSparse ? 0.55 : isExtended ? 1.25 : 1
    return LashParameters(
      upperCount: Int(r.next(in: 95...148) * density), lowerCount: Int(r.next(in: 60...80) * min(density, 1)),
      upperLength: r.next(in: 0.0075...0.0095) + (isExtended ? 0.0022 : mascara ? 0.0014 : 0),
      lowerLength: r.next(in: 0.005...0.0066),
      curl: r.next(in: 0.6...1.3) * (1 - 0.25 * person.asian),
      diameter: r.next(in: 75e-6...95e-6) * (mascara ? 1.35 : 1))
  }
}
