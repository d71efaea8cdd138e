internal import Geometry

/// A person's body at rest: neutral expression, unposed, in world space.
enum FaceShape {
  /// Weight of the targets that widen the eyes: they bring the lids' opening of the mean adult from 26.5 to
  /// 28 mm; measured ones are 28–30 mm (Farkas 1994).
  private static let lifeSizeEyes: Float = 0.65

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
    for target in model.eyeWidening {
      model.tables.targets.add(target, weight: lifeSizeEyes, to: &positions)
    }
    model.sliders.apply(shape.sliders.scores, model.tables.targets, to: &positions)
    let worldFromModel = WorldScale.worldFromModel(positions)
    positions = positions.map(worldFromModel.point)
    model.lips.close(&positions)
    model.tongueBend.round(&positions)
    return positions
  }
}
