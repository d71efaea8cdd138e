internal import Geometry

/// What an expression does to the base mesh.
enum ExpressedShape {
  /// Adds the face units to positions at rest.
  static func positions(_ expression: ExpressionParameters, _ model: FaceModel, on rest: [Vector]) -> [Vector]
  {
    var positions = rest
    let scale = WorldScale.factor * model.relativeSize(rest)
    for unit in model.units {
      model.tables.targets.add(
        unit.target, weight: expression[unit.unit] * unit.scale * scale, to: &positions)
    }
    model.tongueBend.apply(expression, to: &positions)
    return positions
  }
}

/// A face unit as the target of the face model that it adds.
struct UnitTarget: Sendable {
  var unit: FaceUnit
  /// The target's number, and how much of it is added at weight 1.
  var target: Int
  var scale: Float

  /// Those of all units that have one.
  /// - Throws: ``SceneError`` when the model lacks it.
  static func all(_ targets: ShapeTargets) throws -> [UnitTarget] {
    try FaceUnit.allCases.compactMap { unit in
      guard let target = unit.target else { return nil }
      return UnitTarget(
        unit: unit, target: try targets.requiredIndex(of: "unit/\(target.name)"), scale: target.scale)
    }
  }
}
