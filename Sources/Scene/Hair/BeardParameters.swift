/// Hair of the lower face. Areas carry a density in 0…1 each; lengths in metres. Ranges: ``BeardNumber``.
public struct BeardParameters: Sendable, Equatable, Codable {
  /// The named shapes that the numbers were drawn for: keys of ``NamedBeard/beards`` and ``NamedBeard/moustaches``.
  public var style: String
  public var moustacheStyle: String
  /// Hairs at density 1 everywhere.
  public var strandCount: Int

  // MARK: Where it grows

  public var cheeks: Float
  public var chin: Float
  public var moustache: Float
  public var neck: Float
  /// The tuft under the lower lip, and the bars from the corners of the mouth to the chin.
  public var soul: Float
  public var corners: Float
  /// Shift of the cheek line upwards, and of the neck line.
  public var cheekLine: Float
  public var neckLine: Float
  /// How far forward the beard of the cheeks reaches, degrees from straight ahead (0: to the chin); and the height
  /// above the eyes at which it ends (lower than −0.13: nowhere).
  public var cheekFront: Float
  public var cheekEnd: Float
  /// Half the width of the chin's beard.
  public var chinWidth: Float
  /// Half the width of the moustache; how much of the lip's height it covers, from below; half the gap in its middle;
  /// and how far it runs down beside the mouth.
  public var moustacheWidth: Float
  public var moustacheHeight: Float
  public var moustacheGap: Float
  public var moustacheDroop: Float

  // MARK: How it is worn

  /// Length, and its shares at the edges of the beard, on cheeks, chin and lip.
  public var length: Float
  public var edgeLength: Float
  public var cheekLength: Float
  public var chinLength: Float
  public var moustacheLength: Float
  /// Where the moustache is combed: −1 down, 0 to the sides, 1 up to a point.
  public var moustacheSweep: Float
  /// How much the chin's hair draws in to a point (negative: parts into two).
  public var point: Float
  public var diameter: Float
  public var curl: Float
  public var clumping: Float
  /// Patchiness of the growth, and how crisp its lines are shaved.
  public var patchiness: Float
  public var crispness: Float
}

/// The numbers of beards by name, with the range of each.
public enum BeardNumber: String, Sendable, Codable, CaseIterable {
  case cheeks, chin, moustache, neck, soul, corners, cheekLine, neckLine, cheekFront, cheekEnd, chinWidth
  case moustacheWidth, moustacheHeight, moustacheGap, moustacheDroop, length, edgeLength, cheekLength,
    chinLength
  case moustacheLength, moustacheSweep, point, diameter, curl, clumping, patchiness, crispness

  var place: (path: WritableKeyPath<BeardParameters, Float>, limits: ClosedRange<Float>) {
    switch self {
    case .cheeks: (\.cheeks, 0...1)
    case .chin: (\.chin, 0...1)
    case .moustache: (\.moustache, 0...1)
    case .neck: (\.neck, 0...1)
    case .soul: (\.soul, 0...1)
    case .corners: (\.corners, 0...1)
    case .cheekLine: (\.cheekLine, -0.05...0.02)
    case .neckLine: (\.neckLine, -0.02...0.04)
    case .cheekFront: (\.cheekFront, 0...80)
    case .cheekEnd: (\.cheekEnd, -0.2...0)
    case .chinWidth: (\.chinWidth, 0.003...0.06)
    case .moustacheWidth: (\.moustacheWidth, 0.003...0.05)
    case .moustacheHeight: (\.moustacheHeight, 0.05...1)
    case .moustacheGap: (\.moustacheGap, 0...0.025)
    case .moustacheDroop: (\.moustacheDroop, 0...0.06)
    case .length: (\.length, 0.0003...0.3)
    case .edgeLength: (\.edgeLength, 0...1)
    case .cheekLength: (\.cheekLength, 0.02...1)
    case .chinLength: (\.chinLength, 0.02...1)
    case .moustacheLength: (\.moustacheLength, 0.02...1)
    case .moustacheSweep: (\.moustacheSweep, -1...1)
    case .point: (\.point, -1...1)
    case .diameter: (\.diameter, 20e-6...300e-6)
    case .curl: (\.curl, 0...2)
    case .clumping: (\.clumping, 0...1)
    case .patchiness: (\.patchiness, 0...1)
    case .crispness: (\.crispness, 0...1)
    }
  }
}

extension BeardParameters {
  func validate() throws {
    try Limits.check("hair.beard.strandCount", Float(strandCount), in: 0...100_000)
    for number in BeardNumber.allCases {
      let (path, limits) = number.place
      try Limits.check("hair.beard.\(number.rawValue)", self[keyPath: path], in: limits)
    }
  }
}
