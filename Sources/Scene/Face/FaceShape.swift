internal import Geometry

/// A person's body at rest: neutral expression, unposed, in world space.
enum FaceShape {
  /// Positions of all vertices of the base mesh, metres.
  static func restPositions(_ model: FaceModel, person: PersonParameters, shape: ShapeParameters) -> [Vector]
  {
    var positions = model.tables.vertices
    let macro = MacroTargets.Person(
      age: person.age, masculinity: person.masculinity,
      ancestry: SIMD3(person.african, person.asian, person.caucasian), muscle: person.muscle,
      weight: person.weight)
    for (target, weight) in model.macros.weights(of: macro) {
      model.tables.targets.add(target, weight: weight, to: &positions)
    }
    model.sliders.apply(shape.sliders.scores, model.tables.targets, to: &positions)
    let worldFromModel = WorldScale.worldFromModel(positions)
    positions = positions.map(worldFromModel.point)
    model.lips.close(&positions)
    return positions
  }

  /// Adds the face units to positions at rest.
  static func express(_ expression: ExpressionParameters, _ model: FaceModel, on rest: [Vector]) -> [Vector] {
    var positions = rest
    for (unit, weight) in expression.weights.enumerated() {
      model.tables.targets.add(
        model.unitTargets[unit], weight: weight * WorldScale.factor, to: &positions)
    }
    return positions
  }
}
