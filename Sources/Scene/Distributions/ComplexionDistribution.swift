internal import Geometry

/// How differently light and dark lie on people's faces; see ``ComplexionParameters``.
///
/// No survey gives these figures. That they differ by a few units of L* between sites and people say the spectra of the
/// archive that skin is fitted to; that the surroundings of eyes and mouth, the forehead and the edge of the face are darker
/// in dark skin say reviews of facial hyperpigmentation (Vashi, Wirya, Inyang, Kundu 2017, "Facial hyperpigmentation in skin
/// of color", Am. J. Clin. Dermatol. 18). The figures are ours, tried on sheets of faces: more looks like blotches.
public struct ComplexionDistribution: Sendable, Equatable, Codable {
  /// Mean change of the logarithm of luminance on the lightest and on the darkest skin, and its deviation among people.
  public struct Site: Sendable, Equatable, Codable {
    public var light: Float
    public var dark: Float
    public var deviation: Float

    init(_ light: Float, _ dark: Float, _ deviation: Float) {
      (self.light, self.dark, self.deviation) = (light, dark, deviation)
    }
  }

  /// Of ``ComplexionParameters/variation``, whose logarithm is normal: the median, and the deviation of the logarithm.
  public var variation = Spread(0.04, 0.3)
  public var asymmetry: ClosedRange<Float> = 0.25...0.55
  public var forehead = Site(0, -0.06, 0.07)
  public var eyes = Site(-0.03, -0.1, 0.09)
  public var mouth = Site(-0.01, -0.08, 0.07)
  public var margin = Site(0, -0.07, 0.08)
  public var neck = Site(0, 0, 0.06)
  public var cheeks = Site(0, 0, 0.09)
  public var nose = Site(0, 0, 0.08)
  public var chin = Site(0, 0, 0.05)

  public init() {}

  func validate() throws {
    try variation.check("skin.complexion.variation", mean: 0...0.14, deviation: 0...1)
    try Limits.check("skin.complexion.asymmetry", asymmetry, in: 0...1)
    for (name, site) in [
      ("forehead", forehead), ("eyes", eyes), ("mouth", mouth), ("margin", margin), ("neck", neck),
      ("cheeks", cheeks), ("nose", nose), ("chin", chin),
    ] {
      try Limits.check("skin.complexion.\(name).light", site.light, in: -0.3...0.3)
      try Limits.check("skin.complexion.\(name).dark", site.dark, in: -0.3...0.3)
      try Limits.check("skin.complexion.\(name).deviation", site.deviation, in: 0...0.3)
    }
  }
}
