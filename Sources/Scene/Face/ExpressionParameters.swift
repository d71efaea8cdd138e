internal import Geometry

/// How strongly each face unit is drawn.
public struct ExpressionParameters: Sendable, Equatable, Codable {
  /// Weights in the order of ``FaceUnit/allCases``, 0 relaxed … 1 full.
  public var weights: [Float]

  /// The relaxed face.
  public static let neutral = ExpressionParameters(
    weights: Array(repeating: 0, count: FaceUnit.allCases.count))

  public init(weights: [Float]) { self.weights = weights }

  /// The weight of one unit.
  public subscript(unit: FaceUnit) -> Float {
    get { weights[unit.index] }
    set { weights[unit.index] = newValue }
  }

  private static let names = FaceUnit.allCases.map(\.rawValue)

  public init(from decoder: any Decoder) throws {
    weights = try NamedValues.decode(names: Self.names, from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try NamedValues.encode(weights, names: Self.names, to: encoder)
  }
}
