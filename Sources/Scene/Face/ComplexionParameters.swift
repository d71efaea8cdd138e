internal import Geometry

/// How light and dark lie on a person's face beyond ``SkinParameters/unevenness``. How they are drawn:
/// ``ComplexionDistribution``.
public struct ComplexionParameters: Sendable, Equatable, Codable {
  /// Deviation of the smooth field of melanin and blood that is this person's own, as a share of luminance, 0…0.2; and how
  /// much of it differs between the halves of the face, 0 nothing … 1 all.
  public var variation: Float
  public var asymmetry: Float
  /// How much darker (negative) or lighter the skin is at these places than where it lies by what is common to all people,
  /// as a change of the logarithm of luminance, -0.5…0.5. By melanin: forehead, around the eyes, around the mouth, at the
  /// edge of the face (temples, sides of cheeks and jaw), neck.
  public var forehead: Float
  public var eyes: Float
  public var mouth: Float
  public var margin: Float
  public var neck: Float
  /// By blood: cheeks, nose, chin.
  public var cheeks: Float
  public var nose: Float
  public var chin: Float

  /// What is common to all people.
  public static let even = ComplexionParameters(
    variation: 0, asymmetry: 0, forehead: 0, eyes: 0, mouth: 0, margin: 0, neck: 0, cheeks: 0, nose: 0,
    chin: 0)

  var checks: [(name: String, value: Float, range: ClosedRange<Float>)] {
    [("skin.complexion.variation", variation, 0...0.2), ("skin.complexion.asymmetry", asymmetry, 0...1)]
      + [
        ("forehead", forehead), ("eyes", eyes), ("mouth", mouth), ("margin", margin), ("neck", neck),
        ("cheeks", cheeks), ("nose", nose), ("chin", chin),
      ].map { (name: "skin.complexion.\($0.0)", value: $0.1, range: -0.5...0.5) }
  }
}

extension ComplexionParameters {
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: ComplexionDistribution = Distributions.standard.skin.complexion
  ) -> ComplexionParameters {
    var stream = random
    // Sun and years have not marked children's skin yet: ours.
    let marked = mix(0.5, 1, smoothstep(5, 18, person.age))
    let variation = clamp(
      marked * prior.variation.mean * exponential(prior.variation.deviation * stream.nextNormal()), 0, 0.14)
    let asymmetry = stream.next(in: prior.asymmetry)
    func site(_ name: String, _ site: ComplexionDistribution.Site) -> Float {
      var stream = random.child(name)
      let mean = mix(site.light, site.dark, person.skinMelanin)
      return stream.nextNormal(
        mean: mean, deviation: site.deviation,
        in: max(mean - 2.3 * site.deviation, -0.5)...min(mean + 2.3 * site.deviation, 0.5))
    }
    return ComplexionParameters(
      variation: variation, asymmetry: asymmetry, forehead: site("forehead", prior.forehead),
      eyes: site("eyes", prior.eyes), mouth: site("mouth", prior.mouth), margin: site("margin", prior.margin),
      neck: site("neck", prior.neck), cheeks: site("cheeks", prior.cheeks), nose: site("nose", prior.nose),
      chin: site("chin", prior.chin))
  }
}
