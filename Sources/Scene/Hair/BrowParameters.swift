/// Both brows. Lengths in metres; ranges: ``BrowNumber``.
public struct BrowParameters: Sendable, Equatable, Codable {
  /// The named shape that the numbers were drawn for: a key of ``NamedBrow/all``, or free text.
  public var style: String
  /// Hairs a side, before thinning.
  public var count: Int
  /// Longest hairs.
  public var length: Float
  /// Factor on the width of the usual brow across its course.
  public var thickness: Float
  /// Height of the arch above the usual, and where along the brow it is highest.
  public var arch: Float
  public var peak: Float
  /// Shift of the whole brow upwards; how much higher the outer end lies than the inner one.
  public var height: Float
  public var slant: Float
  /// Lengthening of the outer end, its fall below the usual, and shift of the inner ends away from the nose.
  public var tail: Float
  public var tailDrop: Float
  public var gap: Float
  /// 0 as broad outside as inside, 1 drawn to a point.
  public var taper: Float
  /// 0 soft edges, 1 plucked to a line.
  public var crispness: Float
  /// Share of the hairs that is there, and how much of that grows above the nose.
  public var density: Float
  public var bridge: Float
  /// Where the left brow is shaved through, 0.3…0.95 along it; 0 for nowhere.
  public var slit: Float
  /// Disorder of the directions.
  public var messiness: Float
  /// Diameter of a hair.
  public var diameter: Float
}

/// The numbers of brows by name, with the range of each.
public enum BrowNumber: String, Sendable, Codable, CaseIterable {
  case length, thickness, arch, peak, height, slant, tail, tailDrop, gap, taper, crispness, density, bridge,
    slit
  case messiness, diameter

  var place: (path: WritableKeyPath<BrowParameters, Float>, limits: ClosedRange<Float>) {
    switch self {
    case .length: (\.length, 0.001...0.03)
    case .thickness: (\.thickness, 0.2...3)
    case .arch: (\.arch, -0.005...0.008)
    case .peak: (\.peak, 0.3...0.85)
    case .height: (\.height, -0.005...0.008)
    case .slant: (\.slant, -0.006...0.006)
    case .tail: (\.tail, -0.02...0.006)
    case .tailDrop: (\.tailDrop, -0.006...0.006)
    case .gap: (\.gap, -0.006...0.01)
    case .taper: (\.taper, 0...1)
    case .crispness: (\.crispness, 0...1)
    case .density: (\.density, 0...1)
    case .bridge: (\.bridge, 0...1)
    case .slit: (\.slit, 0...0.95)
    case .messiness: (\.messiness, 0...1)
    case .diameter: (\.diameter, 20e-6...300e-6)
    }
  }
}

extension BrowParameters {
  func validate() throws {
    try Limits.check("hair.brows.count", Float(count), in: 0...3000)
    for number in BrowNumber.allCases {
      let (path, limits) = number.place
      try Limits.check("hair.brows.\(number.rawValue)", self[keyPath: path], in: limits)
    }
  }
}
