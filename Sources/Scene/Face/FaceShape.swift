internal import Geometry

/// A person's body at rest: neutral expression, unposed, in world space.
enum FaceShape {
  /// Measures by which the size of the whole head is set, before sliders give it its proportions.
  private static let sizes: [FaceMeasure] = [
    .headBreadth, .headLength, .crownHeight, .bizygomaticBreadth, .faceHeight, .pupilDistance,
  ]

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
    let drawn = zip(ShapeTrends.mean(person), shape.sliders.units).map { $0 + $1 }
    let symmetric = FaceSlider.symmetricCount
    // The fit then knows of all that moves the measures: asymmetries, and lips that meet.
    let asymmetries = [Float](repeating: 0, count: symmetric) + drawn[symmetric...]
    model.sliders.apply(asymmetries, model.tables.targets, to: &positions)
    model.lips.close(&positions)
    let wanted = zip(FaceNorms.expected(person), shape.measures.scores).map { norm, score in
      (length: norm.mean + norm.deviation * score, deviation: norm.deviation)
    }
    let scale = worldScale(model.ruler.lengths(on: positions), wanted: wanted.map(\.length))
    let field = shape.field.scores.map { $0 * ShapeField.share(age: person.age) }
    let fitted = model.measureFit.units(
      on: positions, scale: scale, drawn: drawn[..<symmetric] + field, wanted: wanted)
    model.sliders.apply(Array(fitted[..<symmetric]), model.tables.targets, to: &positions)
    model.field.add(Array(fitted[symmetric...]), to: &positions)
    let worldFromModel = WorldScale.worldFromModel(positions, scale: scale)
    positions = positions.map(worldFromModel.point)
    model.lips.close(&positions)
    model.tongueBend.round(&positions)
    return positions
  }

  /// The scale that brings the mean logarithm of ``sizes`` to what is wanted.
  private static func worldScale(_ lengths: [Float], wanted: [Float]) -> Float {
    let errors = zip(FaceMeasure.allCases, zip(lengths, wanted)).filter { sizes.contains($0.0) }
      .map { logarithm($0.1.1 / $0.1.0) }
    return exponential(errors.reduce(0, +) / Float(errors.count))
  }
}
