public import Geometry

/// What the person wears.
public struct GarmentParameters: Sendable, Equatable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Short sleeves, a band of rib round the neck.
    case tShirt
    /// Long sleeves, a collar that stands up the neck and folds over.
    case turtleneck
  }
  public enum Neckline: String, Sendable, Codable, CaseIterable { case crew, vNeck }
  /// How color is laid out.
  public enum Pattern: String, Sendable, Codable, CaseIterable {
    case plain, stripes, heather
    /// Collar and hems in the second color.
    case twoTone
  }

  public var kind: Kind
  /// Of a T-shirt; a turtleneck has none.
  public var neckline: Neckline
  /// How far the neckline lies outside that of a close-fitting shirt, metres, -0.004…0.03.
  public var neckWidth: Float
  /// How much deeper the front of a V neck is than a crew neck, metres, 0.03…0.11.
  public var neckDepth: Float
  /// Width of the neckline's band, or of the part of the collar that is folded over, metres, 0.01…0.07.
  public var bandWidth: Float
  /// Length of a short sleeve from the shoulder, metres, 0.1…0.25.
  public var sleeveLength: Float
  /// Thickness of the cloth, metres, 0.0006…0.004.
  public var thickness: Float
  /// 0 snug … 1 wide.
  public var looseness: Float
  /// Depth of folds relative to usual ones, 0…2; and which folds.
  public var foldDepth: Float
  public var folds: UInt32

  public var pattern: Pattern
  /// Linear albedo, each in 0…1.
  public var color: Vector
  public var secondColor: Vector
  /// Distance from one stripe to the next, metres, 0.008…0.1, and the part of it in the second color.
  public var stripePeriod: Float
  public var stripeShare: Float
  public var knit: ClothMaterial.Pattern
  /// Distance between yarns, metres, 0.0003…0.006.
  public var yarnSpacing: Float
  /// Brightness of the fuzz at grazing angles, 0…0.5.
  public var sheen: Float

  static let neckWidths: ClosedRange<Float> = -0.004...0.03
  static let neckDepths: ClosedRange<Float> = 0.03...0.11
  static let sleeveLengths: ClosedRange<Float> = 0.1...0.25

  static func draw(
    _ stream: CounterRandom, person: PersonParameters,
    from prior: ClothesDistribution = Distributions.standard.clothes
  ) -> Self {
    var cut = stream.child("cut")
    var cloth = stream.child("cloth")
    let kind: Kind = cut.nextBool(prior.tShirtShare) ? .tShirt : .turtleneck
    let isShirt = kind == .tShirt
    let colors = Wardrobe.colors(stream.child("colors"))
    let patterns: [Pattern] = [.plain, .stripes, .heather, .twoTone]
    let knits: [ClothMaterial.Pattern] = [.jersey, .rib]
    let knit = isShirt ? .jersey : knits[cloth.nextIndex(weights: [1, 1.5])]
    return GarmentParameters(
      kind: kind, neckline: cut.nextBool(prior.roundNeckShare) ? .crew : .vNeck,
      neckWidth: cut.nextNormal(mean: 0.006, deviation: 0.008, in: -0.004...0.03),
      neckDepth: cut.next(in: 0.03...0.1),
      bandWidth: isShirt ? cut.next(in: 0.012...0.026) : cut.next(in: 0.035...0.06),
      sleeveLength: cut.next(in: 0.14...0.23),
      thickness: isShirt ? cut.next(in: 0.0008...0.0018) : cut.next(in: 0.0015...0.0035),
      looseness: cut.nextUnit(), foldDepth: cut.next(in: 0.4...1.4), folds: cut.nextWord(),
      pattern: patterns[cloth.nextIndex(weights: isShirt ? [60, 14, 18, 8] : [70, 10, 20, 0])],
      color: colors.main, secondColor: colors.second, stripePeriod: cloth.next(in: 0.012...0.06),
      stripeShare: cloth.next(in: 0.2...0.6), knit: knit,
      yarnSpacing: knit == .rib ? cloth.next(in: 0.002...0.005) : cloth.next(in: 0.0006...0.0016),
      sheen: cloth.next(in: 0.02...0.2))
  }

  /// - Throws: ``SceneError`` naming the first field that is out of range.
  func validate() throws {
    try Limits.check("garment.neckWidth", neckWidth, in: Self.neckWidths)
    try Limits.check("garment.neckDepth", neckDepth, in: Self.neckDepths)
    try Limits.check("garment.bandWidth", bandWidth, in: 0.01...0.07)
    try Limits.check("garment.sleeveLength", sleeveLength, in: Self.sleeveLengths)
    try Limits.check("garment.thickness", thickness, in: 0.0006...0.004)
    try Limits.check("garment.looseness", looseness, in: 0...1)
    try Limits.check("garment.foldDepth", foldDepth, in: 0...2)
    try Limits.check("garment.color", color, in: 0...1)
    try Limits.check("garment.secondColor", secondColor, in: 0...1)
    try Limits.check("garment.stripePeriod", stripePeriod, in: 0.008...0.1)
    try Limits.check("garment.stripeShare", stripeShare, in: 0...1)
    try Limits.check("garment.yarnSpacing", yarnSpacing, in: 0.0003...0.006)
    try Limits.check("garment.sheen", sheen, in: 0...0.5)
  }
}

/// Colors of everyday clothes.
enum Wardrobe {
  /// A main color and one that goes with it; linear albedo.
  static func colors(_ stream: CounterRandom) -> (main: Vector, second: Vector) {
    var random = stream
    let main = color(&random)
    var second = color(&random)
    // Mostly white, black or grey beside a color; always of another brightness.
    if random.nextBool(0.6) { second = Vector(repeating: random.nextBool(0.5) ? 0.75 : 0.02) }
    let brightness = { (c: Vector) in dot(c, Spectrum.luminanceWeights) }
    if abs(brightness(main) - brightness(second)) < 0.08 {
      second = brightness(main) > 0.3 ? main * 0.25 : mix(main, Vector(repeating: 0.8), 0.7)
    }
    return (main, second)
  }

  private static func color(_ random: inout CounterRandom) -> Vector {
    // Medians of linear albedo with weights; a guess at what people wear, meant to be wide, not exact.
    let palette: [(weight: Float, color: Vector)] = [
      (14, Vector(0.020, 0.020, 0.022)),  // black
      (13, Vector(0.76, 0.75, 0.72)),  // white
      (9, Vector(0.28, 0.28, 0.29)),  // heather grey
      (5, Vector(0.08, 0.08, 0.085)),  // charcoal
      (10, Vector(0.015, 0.022, 0.055)),  // navy
      (6, Vector(0.10, 0.19, 0.36)),  // blue
      (3, Vector(0.32, 0.50, 0.68)),  // light blue
      (4, Vector(0.22, 0.018, 0.022)),  // burgundy
      (4, Vector(0.45, 0.04, 0.035)),  // red
      (4, Vector(0.055, 0.085, 0.035)),  // olive
      (4, Vector(0.02, 0.085, 0.05)),  // bottle green
      (3, Vector(0.30, 0.42, 0.28)),  // sage
      (4, Vector(0.55, 0.43, 0.28)),  // beige
      (3, Vector(0.22, 0.12, 0.06)),  // brown
      (3, Vector(0.62, 0.36, 0.04)),  // mustard
      (3, Vector(0.62, 0.32, 0.33)),  // dusty pink
      (2, Vector(0.35, 0.24, 0.45)),  // lilac
      (2, Vector(0.60, 0.18, 0.05)),  // orange
      (2, Vector(0.04, 0.25, 0.26)),  // teal
    ]
    let base = palette[random.nextIndex(weights: palette.map(\.weight))].color
    let scale = exponential(0.22 * random.nextNormal())
    let tilt = Vector(random.nextNormal(), random.nextNormal(), random.nextNormal()) * 0.06
    let varied = base * scale * (Vector(repeating: 1) + tilt)
    return varied.clamped(
      lowerBound: Vector(repeating: 0.012), upperBound: Vector(repeating: 0.82))
  }
}
