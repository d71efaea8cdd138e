internal import Geometry

/// A shape of beard or moustache as data.
public struct NamedBeard: Sendable, Equatable {
  public var name: String
  /// How common it is among those with beard growth, relative to the others, with factors up to 25 years and from 70 on.
  public var share: Float
  public var young: Float
  public var old: Float
  /// Chance that a moustache of ``moustaches`` comes with the beard.
  public var moustacheChance: Float
  var numbers: [(number: BeardNumber, low: Float, high: Float)]

  public static func == (a: NamedBeard, b: NamedBeard) -> Bool { a.name == b.name }

  init(
    _ name: String, _ share: Float, young: Float = 1, old: Float = 1, moustache: Float = 0,
    _ numbers: [(BeardNumber, Float, Float)]
  ) {
    (self.name, self.share, self.young, self.old, moustacheChance) = (name, share, young, old, moustache)
    self.numbers = numbers.map { (number: $0.0, low: $0.1, high: $0.2) }
  }
}

extension BeardParameters {
  /// Chance that a person could grow a beard.
  static func growth(_ person: PersonParameters) -> Float {
    smoothstep(0.45, 0.8, person.virility) * (1 - 0.35 * person.asian)
  }

  /// Draws the beard and the moustache.
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: HairDistribution = Distributions.standard.hair
  ) -> BeardParameters {
    var r = random
    guard r.nextBool(growth(person)) else { return bare(random.child("growth"), person: person) }
    func chosen(_ shares: [BeardShare], _ shapes: [NamedBeard]) -> NamedBeard? {
      let name = shares[r.nextIndex(weights: shares.map { $0.weight(age: person.age) })].name
      return shapes.first { $0.name == name }
    }
    let beard = chosen(prior.beards, NamedBeard.beards) ?? NamedBeard.beards[0]
    let moustache =
      r.nextBool(beard.moustacheChance) ? chosen(prior.moustaches, NamedBeard.moustaches) : nil
    return draw(beard, moustache, random, person: person)
  }

  /// Draws the numbers of a named beard, with a named moustache if any.
  static func draw(
    _ beard: NamedBeard, _ moustache: NamedBeard?, _ random: CounterRandom, person: PersonParameters
  ) -> BeardParameters {
    var p = bare(random.child("growth"), person: person)
    (p.style, p.moustacheStyle) = (beard.name, moustache?.name ?? "none")
    let numbers = random.child("numbers")
    func set(_ ranges: [(number: BeardNumber, low: Float, high: Float)]) {
      for (number, low, high) in ranges {
        var r = numbers.child(number.rawValue)
        p[keyPath: number.place.path] = r.next(in: low...high)
      }
    }
    set(beard.numbers)
    let length = p.length
    if let moustache {
      set(moustache.numbers)
      // The moustache's own length, as a share of the longer of both.
      let own = p.length * p.moustacheLength
      p.length = max(length, own)
      p.moustacheLength = clamp(own / p.length, 0.02, 1)
      if length < p.length {
        (p.cheekLength, p.chinLength) = (max(0.02, length / p.length), max(0.02, length / p.length))
      }
    }
    return p
  }

  /// What the person brings; nothing grows yet.
  private static func bare(_ random: CounterRandom, person: PersonParameters) -> BeardParameters {
    var r = random
    return BeardParameters(
      style: "clean shaven", moustacheStyle: "none", strandCount: Int(r.next(in: 15_000...25_000)), cheeks: 0,
      chin: 0,
      moustache: 0, neck: 0, soul: 0, corners: 0,
      cheekLine: r.nextNormal(mean: 0, deviation: 0.004, in: -0.012...0.010),
      neckLine: r.next(in: -0.004...0.016), cheekFront: 0, cheekEnd: -0.2, chinWidth: 0.046,
      moustacheWidth: 0.0335,
      moustacheHeight: 1, moustacheGap: 0.001, moustacheDroop: 0, length: 0.001,
      edgeLength: r.next(in: 0.4...0.9),
      cheekLength: 1, chinLength: 1, moustacheLength: 0.7, moustacheSweep: -0.3, point: 0,
      diameter: r.next(in: 85e-6...120e-6), curl: r.next(in: 0.1...0.5) + 0.5 * person.african,
      clumping: r.next(in: 0.2...0.5), patchiness: r.next(in: 0...0.3), crispness: r.next(in: 0.1...0.6))
  }
}
