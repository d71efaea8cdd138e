internal import Geometry

/// A shape of brows as data: a course along the brow ridge and a weight of growth.
public struct NamedBrow: Sendable, Equatable {
  /// Course, then weight: "soft arch, thin".
  public var name: String
  /// How common the shape is among women and men, relative to the others.
  public var women: Float
  public var men: Float
  var numbers: [(number: BrowNumber, low: Float, high: Float)]

  public static func == (a: NamedBrow, b: NamedBrow) -> Bool { a.name == b.name }

  private typealias Part = (name: String, women: Float, men: Float, numbers: [(BrowNumber, Float, Float)])

  private static let courses: [Part] = [
    (
      "straight", 2, 4,
      [(.arch, -0.002, -0.0005), (.tailDrop, -0.0015, 0), (.slant, -0.001, 0.001), (.taper, 0.2, 0.5)]
    ),
    ("soft arch", 5, 4, [(.arch, 0, 0.0015), (.peak, 0.55, 0.68), (.taper, 0.3, 0.7)]),
    (
      "high arch", 2.5, 0.4,
      [(.arch, 0.002, 0.0035), (.peak, 0.6, 0.7), (.taper, 0.6, 1), (.height, 0.001, 0.003)]
    ),
    (
      "round", 2, 1,
      [(.arch, 0.001, 0.003), (.peak, 0.42, 0.52), (.tailDrop, 0.0005, 0.002), (.taper, 0.4, 0.8)]
    ),
    (
      "s shaped", 1.5, 0.5,
      [(.arch, 0.0015, 0.003), (.peak, 0.68, 0.78), (.slant, 0.0005, 0.002), (.taper, 0.5, 0.9)]
    ),
    (
      "angled", 1.5, 2,
      [(.arch, 0.001, 0.0025), (.peak, 0.66, 0.75), (.slant, 0.001, 0.003), (.taper, 0.5, 0.9)]
    ),
    ("flat and low", 0.4, 3, [(.arch, -0.0025, -0.001), (.height, -0.003, -0.001), (.taper, 0, 0.3)]),
    ("drooping", 0.6, 1.5, [(.arch, -0.001, 0.0005), (.tailDrop, 0.001, 0.003), (.slant, -0.002, -0.0005)]),
    ("short", 0.8, 1, [(.tail, -0.016, -0.008), (.arch, -0.001, 0.001), (.taper, 0.1, 0.5)]),
    ("wide set", 0.8, 0.8, [(.gap, 0.003, 0.006), (.arch, 0, 0.002), (.taper, 0.3, 0.7)]),
    ("meeting", 0.2, 1.2, [(.gap, -0.003, -0.001), (.bridge, 0.25, 0.9), (.arch, -0.001, 0.001)]),
  ]

  private static let weights: [Part] = [
    (
      "thin", 3, 0.4,
      [
        (.thickness, 0.45, 0.68), (.crispness, 0.5, 1), (.messiness, 0, 0.15), (.length, 0.005, 0.0065),
        (.density, 0.7, 1),
      ]
    ),
    (
      "medium", 5, 4,
      [(.thickness, 0.75, 1.05), (.crispness, 0.2, 0.7), (.messiness, 0.05, 0.4), (.density, 0.8, 1)]
    ),
    (
      "thick", 2.5, 4,
      [
        (.thickness, 1.1, 1.4), (.crispness, 0.1, 0.5), (.messiness, 0.1, 0.5), (.length, 0.008, 0.010),
        (.density, 0.9, 1),
      ]
    ),
    (
      "bushy", 0.2, 2,
      [
        (.thickness, 1.3, 1.8), (.crispness, 0, 0.1), (.messiness, 0.6, 1), (.length, 0.010, 0.014),
        (.density, 0.9, 1),
      ]
    ),
    (
      "sparse", 1.5, 1,
      [(.thickness, 0.7, 1), (.crispness, 0, 0.2), (.messiness, 0.1, 0.4), (.density, 0.3, 0.6)]
    ),
  ]

  /// Every course with every weight.
  public static let all: [NamedBrow] = courses.flatMap { course in
    weights.map { weight in
      NamedBrow(
        name: "\(course.name), \(weight.name)", women: course.women * weight.women,
        men: course.men * weight.men,
        numbers: (course.numbers + weight.numbers).map { (number: $0.0, low: $0.1, high: $0.2) })
    }
  }
}

extension BrowParameters {
  /// Draws brows: thicker and less arched the more masculine; those of the old grow long.
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: HairDistribution = Distributions.standard.hair
  ) -> BrowParameters {
    var r = random
    let name = prior.brows[
      r.nextIndex(weights: prior.brows.map { $0.weight(masculinity: person.masculinity) })
    ].name
    return draw(NamedBrow.all.first { $0.name == name } ?? NamedBrow.all[0], r, person: person)
  }

  /// Draws the numbers of a named shape.
  static func draw(_ shape: NamedBrow, _ random: CounterRandom, person: PersonParameters) -> BrowParameters {
    var r = random
    let male = person.masculinity
    var p = BrowParameters(
      style: shape.name, count: Int(r.next(in: 480...720) + 110 * male),
      length: r.next(in: 0.0065...0.0088) + 0.001 * male,
      thickness: 1, arch: 0, peak: 0.62,
      height: r.nextNormal(mean: 0.0008 - 0.001 * male, deviation: 0.001, in: -0.002...0.003),
      slant: 0, tail: r.nextNormal(mean: 0, deviation: 0.0018, in: -0.004...0.003), tailDrop: 0,
      gap: r.nextNormal(mean: 0.0005, deviation: 0.0013, in: -0.003...0.004), taper: 0.5, crispness: 0.3,
      density: 1,
      bridge: 0, slit: 0, messiness: 0.2, diameter: r.next(in: 70e-6...95e-6))
    let numbers = random.child("numbers")
    for (number, low, high) in shape.numbers {
      var r = numbers.child(number.rawValue)
      p[keyPath: number.place.path] = r.next(in: low...high)
    }
    r = random.child("slit")
    if r.nextBool(0.012), person.age < 40 { p.slit = r.next(in: 0.55...0.8) }
    p.length = min(p.length * (1 + 0.35 * male * smoothstep(50, 75, person.age)), 0.03)
    p.count = Int(Float(p.count) * p.density * mix(0.75, 1.1, smoothstep(0.5, 1.5, p.thickness)))
    return p
  }
}
