public import Geometry

/// Many sparse displacement fields over one mesh, packed: entries of target `t` are
/// `offsets[t] ..< offsets[t + 1]`.
public struct ShapeTargets: Sendable {
  /// Length of one unit of ``deltas``, metres.
  public static let unit: Float = 1e-4

  /// As in the face model file: "macro/african-female-old", "nose/nose-hump-incr", "unit/jawOpen".
  public let names: [String]
  let offsets: [UInt32]
  let vertices: [UInt16]
  /// Three numbers an entry, in units of ``unit``.
  let deltas: [Int16]
  private let indexOfName: [String: Int]

  /// Packs targets. Precondition: the counts fit together, and vertices lie in the mesh that will be moved.
  public init(names: [String], offsets: [UInt32], vertices: [UInt16], deltas: [Int16]) {
    precondition(offsets.count == names.count + 1 && deltas.count == 3 * vertices.count, "counts differ")
    self.names = names
    self.offsets = offsets
    self.vertices = vertices
    self.deltas = deltas
    indexOfName = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of the target called `name`.
  public func index(of name: String) -> Int? { indexOfName[name] }

  /// The number of the target called `name`.
  ///
  /// - Throws: ``SceneError`` when there is none.
  func requiredIndex(of name: String) throws -> Int {
    guard let index = indexOfName[name] else {
      throw SceneError("the face model has no target \(name): import it again with `facet assets import`")
    }
    return index
  }

  /// Adds `weight` times target `index` to `positions` (metres).
  public func add(_ index: Int, weight: Float, to positions: inout [Vector]) {
    if weight == 0 { return }
    let scale = weight * Self.unit
    for entry in Int(offsets[index])..<Int(offsets[index + 1]) {
      positions[Int(vertices[entry])] +=
        Vector(Float(deltas[3 * entry]), Float(deltas[3 * entry + 1]), Float(deltas[3 * entry + 2])) * scale
    }
  }

  /// Root mean square of the displacement of target `index` over the vertices that `mask` selects, metres.
  func rootMeanSquare(_ index: Int, over mask: [Bool]) -> Float {
    var sum: Float = 0
    for entry in Int(offsets[index])..<Int(offsets[index + 1]) where mask[Int(vertices[entry])] {
      for axis in 0..<3 {
        let d = Float(deltas[3 * entry + axis]) * Self.unit
        sum += d * d
      }
    }
    let count = mask.reduce(0) { $0 + ($1 ? 1 : 0) }
    return count == 0 ? 0 : (sum / Float(count)).squareRoot()
  }
}
