internal import Geometry

/// The sliders as displacements of the base mesh.
struct SliderTable: Sendable {
  /// One direction of a slider.
  private enum Direction: Sendable {
    /// Target numbers, and the weight of each for one unit.
    case targets([Int], weight: Float)
    /// A displacement and the weight of one unit, with its sign.
    case bone(SparseDisplacement, weight: Float)
  }
  /// A unit never asks for more than this share of a target as it was sculpted: targets are sculpted as extremes.
  private static let greatestShare: Float = 0.42

  private let negative: [Direction]
  private let positive: [Direction]

  /// - Throws: ``SceneError`` when a slider's target is missing.
  init(_ tables: FaceModelTables) throws {
    // The head: above the shoulders of the base mesh.
    let head = tables.vertices.enumerated().map { $0.offset < 13380 && $0.element.y > 0.6 }
    func sculpted(_ names: [String], _ amplitude: Float) throws -> Direction {
      let targets = try names.map { try tables.targets.requiredIndex(of: $0) }
      let squares = targets.map { tables.targets.rootMeanSquare($0, over: head) }.map { $0 * $0 }
      let rootMeanSquare = squares.reduce(0, +).squareRoot()
      return .targets(targets, weight: min(amplitude / max(rootMeanSquare, 1e-9), Self.greatestShare))
    }
    var (negative, positive): ([Direction], [Direction]) = ([], [])
    for slider in FaceSlider.all {
      switch slider.change {
      case .targets(let below, let above):
        negative.append(try sculpted(below, slider.amplitude))
        positive.append(try sculpted(above, slider.amplitude))
      case .bone(let shape):
        let displacement = shape.displacements(tables)
        let weight = slider.amplitude / displacement.rootMeanSquare(over: head)
        negative.append(.bone(displacement, weight: -weight))
        positive.append(.bone(displacement, weight: weight))
      }
    }
    (self.negative, self.positive) = (negative, positive)
  }

  /// Moves `positions` by `units` of each slider, in the order of ``FaceSlider/all``; fewer leave the last ones alone.
  func apply(_ units: [Float], _ targets: ShapeTargets, to positions: inout [Vector]) {
    for (slider, amount) in units.enumerated() where amount != 0 {
      add(slider, amount, targets, to: &positions)
    }
  }

  /// Moves `positions` by `units` of one slider.
  func add(_ slider: Int, _ units: Float, _ targets: ShapeTargets, to positions: inout [Vector]) {
    switch units < 0 ? negative[slider] : positive[slider] {
    case .targets(let numbers, let weight):
      for number in numbers { targets.add(number, weight: abs(units) * weight, to: &positions) }
    case .bone(let displacement, let weight):
      displacement.add(weight: abs(units) * weight, to: &positions)
    }
  }
}
