public import Geometry

/// A pair of glasses. Lengths in metres, measured as opticians do (ISO 8624: boxing system).
public struct GlassesParameters: Sendable, Equatable, Codable {
  /// Outlines of the lenses.
  public enum Shape: String, Sendable, Codable, CaseIterable {
    case round, oval, rectangle, square, trapezoid, aviator, catEye
  }
  public enum Rim: String, Sendable, Codable, CaseIterable {
    /// Round the whole lens.
    case full
    /// Above the lens only.
    case half
    case rimless
  }
  public enum Stuff: String, Sendable, Codable, CaseIterable { case plastic, metal }

  public var shape: Shape
  public var rim: Rim
  public var stuff: Stuff
  /// Box of a lens, 0.038…0.062 wide and 0.026…0.056 high.
  public var lensWidth: Float
  public var lensHeight: Float
  /// Least distance between the lenses, 0.012…0.026.
  public var bridge: Float
  /// Of the rim seen from the front, 0.0006…0.007, and from front to back, 0.001…0.006.
  public var rimWidth: Float
  public var rimDepth: Float
  /// Linear albedo of plastic or reflectance of metal, each in 0…1.
  public var color: Vector
  /// How far a second, darker color runs through plastic in flecks, 0 none … 1 tortoiseshell.
  public var flecks: Float
  /// Chooses where the flecks lie.
  public var pattern: UInt32
  /// Share of light that the glass of a lens lets through at right angles, surfaces left out; each in 0.02…1.
  public var tint: Vector
  /// Factor on what the lenses' faces reflect, 0.05…1: little if they are coated against it.
  public var coating: Float
  /// How much darker the tint is at the top than at the bottom: 0 even … 1 clear below.
  public var gradient: Float
  /// Radius of the sphere that the lenses' front lies on, 0.08…0.5.
  public var baseCurve: Float
  /// Lean of the lenses' top towards the viewer and turn of their outer ends backwards, radians, 0…0.3.
  public var tilt: Float
  public var wrap: Float
  /// How far they have slid down the nose, 0…0.012.
  public var slip: Float

  /// Whether labels show what lies behind the lenses: through a clear lens one sees, through dark ones one does not.
  var isSeenThrough: Bool { dot(tint, Spectrum.luminanceWeights) >= GlassMaterial.leastSeenThrough }
}

extension GlassesParameters {
  /// Draws a pair, or none.
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: ClothesDistribution = Distributions.standard.clothes
  ) -> GlassesParameters? {
    var r = random.child("worn")
    guard r.nextBool(prior.glassesShare(age: person.age)) else { return nil }
    r = random.child("frame")
    let isDark = r.nextBool(prior.sunglassesShare)
    let shapes: [Float] = isDark ? [1, 0.6, 0.8, 1.2, 2, 2, 1] : [1.6, 1.2, 2.4, 1.2, 1.6, 0.5, 0.7]
    var shape = Shape.allCases[r.nextIndex(weights: shapes)]
    if shape == .catEye && person.masculinity > 0.6 { shape = .rectangle }
    let stuff: Stuff = r.nextBool(shape == .aviator ? 0.1 : 0.58) ? .plastic : .metal
    let rims: [Float] = isDark || stuff == .plastic ? [1, 0, 0] : [0.68, 0.2, 0.12]
    let rim = Rim.allCases[r.nextIndex(weights: rims)]
    // Lenses are about as wide as the eyes lie apart, less the bridge.
    let size = 1 + 0.05 * r.nextNormal(mean: 0, deviation: 1, in: -2...2) + (isDark ? 0.06 : 0)
    let (width, height) = box(of: shape, &r)
    let isThick = stuff == .plastic
    let dark: [Vector] = [
      Vector(0.012, 0.012, 0.013), Vector(0.05, 0.022, 0.01), Vector(0.012, 0.018, 0.05),
      Vector(0.07, 0.008, 0.012),
      Vector(0.25, 0.12, 0.04), Vector(0.5, 0.46, 0.4), Vector(0.16, 0.17, 0.18),
    ]
    let metals: [Vector] = [
      Vector(0.91, 0.92, 0.92), Vector(0.95, 0.76, 0.45), Vector(0.93, 0.72, 0.62), Vector(0.42, 0.42, 0.43),
      Vector(0.12, 0.12, 0.12),
    ]
    let color =
      isThick
      ? dark[r.nextIndex(weights: [5, 2, 1, 0.7, 1.2, 0.7, 1])]
      : metals[r.nextIndex(weights: [2, 2, 1, 2, 2])]
    let tints: [Vector] = [
      Vector(0.10, 0.10, 0.10), Vector(0.14, 0.09, 0.05), Vector(0.07, 0.10, 0.06), Vector(0.08, 0.10, 0.16),
      Vector(0.42, 0.30, 0.16),
    ]
    let tint =
      isDark ? tints[r.nextIndex(weights: [4, 3, 2, 1, 1])] : Vector(repeating: r.next(in: 0.95...1))
    return GlassesParameters(
      shape: shape, rim: rim, stuff: stuff, lensWidth: clamp(width * size, 0.038, 0.062),
      lensHeight: clamp(height * size, 0.026, 0.056), bridge: r.next(in: 0.015...0.022),
      rimWidth: isThick ? r.next(in: 0.0025...0.0055) : r.next(in: 0.0009...0.0016),
      rimDepth: isThick ? r.next(in: 0.003...0.0045) : r.next(in: 0.0012...0.002), color: color,
      flecks: isThick && r.nextBool(0.25) ? r.next(in: 0.5...1) : 0, pattern: r.nextWord(), tint: tint,
      coating: isDark || r.nextBool(0.3) ? 1 : r.next(in: 0.1...0.3),
      gradient: isDark && r.nextBool(0.3) ? r.next(in: 0.3...0.9) : 0,
      baseCurve: isDark ? r.next(in: 0.085...0.14) : r.next(in: 0.12...0.3), tilt: r.next(in: 0.08...0.2),
      wrap: isDark ? r.next(in: 0.06...0.2) : r.next(in: 0.02...0.1),
      slip: max(0, r.nextNormal(mean: 0.0005, deviation: 0.002, in: -0.004...0.006)))
  }

  /// Usual width and height of a lens.
  private static func box(of shape: Shape, _ r: inout CounterRandom) -> (width: Float, height: Float) {
    let width: Float
    let share: Float
    switch shape {
    case .round: (width, share) = (r.next(in: 0.043...0.05), r.next(in: 0.94...1))
    case .oval: (width, share) = (r.next(in: 0.047...0.053), r.next(in: 0.68...0.82))
    case .rectangle: (width, share) = (r.next(in: 0.049...0.056), r.next(in: 0.58...0.72))
    case .square: (width, share) = (r.next(in: 0.049...0.056), r.next(in: 0.76...0.88))
    case .trapezoid: (width, share) = (r.next(in: 0.048...0.055), r.next(in: 0.74...0.86))
    case .aviator: (width, share) = (r.next(in: 0.054...0.06), r.next(in: 0.82...0.9))
    case .catEye: (width, share) = (r.next(in: 0.05...0.056), r.next(in: 0.7...0.82))
    }
    return (width, width * share)
  }

  /// - Throws: ``SceneError`` naming the first field that is out of range.
  func validate() throws {
    try Limits.check("glasses.lensWidth", lensWidth, in: 0.038...0.062)
    try Limits.check("glasses.lensHeight", lensHeight, in: 0.026...0.056)
    try Limits.check("glasses.bridge", bridge, in: 0.012...0.026)
    try Limits.check("glasses.rimWidth", rimWidth, in: 0.0006...0.007)
    try Limits.check("glasses.rimDepth", rimDepth, in: 0.001...0.006)
    try Limits.check("glasses.color", color, in: 0...1)
    try Limits.check("glasses.flecks", flecks, in: 0...1)
    try Limits.check("glasses.tint", tint, in: 0.02...1)
    try Limits.check("glasses.coating", coating, in: 0.05...1)
    try Limits.check("glasses.gradient", gradient, in: 0...1)
    try Limits.check("glasses.baseCurve", baseCurve, in: 0.08...0.5)
    try Limits.check("glasses.tilt", tilt, in: 0...0.3)
    try Limits.check("glasses.wrap", wrap, in: 0...0.3)
    try Limits.check("glasses.slip", slip, in: 0...0.012)
  }
}
