internal import Geometry

/// How strongly each face unit is drawn.
public struct ExpressionParameters: Sendable, Equatable, Codable {
  /// Weights in the order of ``FaceUnit/allCases``, 0 relaxed … 1 full.
  public var weights: [Float]
  /// The named expressions it was made of, with their intensities: `smile:0.62+brows-raised:0.4`, the mouth's first;
  /// empty if it was not made of any. Says nothing that the weights do not say better; recorded as a label.
  public var madeOf = ""

  /// The relaxed face.
  public static let neutral = ExpressionParameters(
    weights: Array(repeating: 0, count: FaceUnit.allCases.count))

  public init(weights: [Float]) { self.weights = weights }

  /// The weight of one unit.
  public subscript(unit: FaceUnit) -> Float {
    get { weights[unit.index] }
    set { weights[unit.index] = newValue }
  }

  /// One named expression as ``madeOf`` has it: intensity in hundredths.
  static func label(_ name: String, _ intensity: Float) -> String {
    let hundredths = Int((intensity * 100).rounded())
    if hundredths >= 100 { return name }
    return "\(name):0.\(hundredths < 10 ? "0" : "")\(hundredths)"
  }

  private static let names = FaceUnit.allCases.map(\.rawValue)
  private static let madeOfKey = NamedValues.Key(stringValue: "madeOf")

  public init(from decoder: any Decoder) throws {
    weights = try NamedValues.decode(names: Self.names, from: decoder, besides: [Self.madeOfKey.stringValue])
    madeOf =
      try decoder.container(keyedBy: NamedValues.Key.self).decodeIfPresent(
        String.self, forKey: Self.madeOfKey) ?? ""
  }

  public func encode(to encoder: any Encoder) throws {
    try NamedValues.encode(weights, names: Self.names, to: encoder)
    if !madeOf.isEmpty {
      var container = encoder.container(keyedBy: NamedValues.Key.self)
      try container.encode(madeOf, forKey: Self.madeOfKey)
    }
  }
}
