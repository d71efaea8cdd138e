internal import Geometry

extension SceneParameters {
  /// Checks every part: numbers finite and in their ranges.
  ///
  /// - Throws: ``SceneError`` naming the field, its value and its range.
  public func validate() throws {
    guard version <= Self.currentVersion else {
      throw SceneError("version is \(version): this Facet reads up to \(Self.currentVersion)")
    }
    for check in personChecks + shapeChecks + poseChecks + surfaceChecks {
      guard check.value.isFinite, check.range.contains(check.value) else {
        throw SceneError(
          "\(check.name) is \(check.value): it must lie in \(check.range.lowerBound)…\(check.range.upperBound)"
        )
      }
    }
    let ancestry = person.african + person.asian + person.caucasian
    guard abs(ancestry - 1) < 1e-3 else {
      throw SceneError("person.african, asian and caucasian sum to \(ancestry): they must sum to 1")
    }
    try moment?.validate()
    try hair.validate()
    try garment.validate()
    try glasses?.validate()
    try light.validate()
    try camera.validate()
  }

  private typealias Check = (name: String, value: Float, range: ClosedRange<Float>)

  private var personChecks: [Check] {
    [
      ("person.age", person.age, 4...90), ("person.masculinity", person.masculinity, 0...1),
      ("person.african", person.african, 0...1), ("person.asian", person.asian, 0...1),
      ("person.caucasian", person.caucasian, 0...1), ("person.weight", person.weight, 0...1),
      ("person.muscle", person.muscle, 0...1), ("person.skinMelanin", person.skinMelanin, 0...1),
      ("person.hairEumelanin", person.hairEumelanin, 0...20),
      ("person.hairPheomelanin", person.hairPheomelanin, 0...20),
      ("person.greyShare", person.greyShare, 0...1),
    ]
  }

  private var shapeChecks: [Check] {
    let teeth = shape.teeth
    return zip(SliderScores.names, shape.sliders.scores).map { ("shape.sliders.\($0)", $1, -3...3) }
      + zip(FieldScores.names, shape.field.scores).map { ("shape.field.\($0)", $1, -3...3) }
      + zip(ReliefScores.names, shape.relief.scores).map { ("shape.relief.\($0)", $1, -3...3) }
      + zip(MeasureScores.names, shape.measures.scores).map { ("shape.measures.\($0)", $1, -3...3) }
      + zip(FaceUnit.allCases, expression.weights).map { ("expression.\($0.rawValue)", $1, 0...1) }
      + [
        ("shape.teeth.irregularity", teeth.irregularity, 0...1),
        ("shape.teeth.yellowness", teeth.yellowness, 0...1),
      ]
  }

  private var poseChecks: [Check] {
    [
      ("pose.headYaw", pose.headYaw, -1.2...1.2), ("pose.headPitch", pose.headPitch, -0.8...0.8),
      ("pose.headRoll", pose.headRoll, -0.8...0.8), ("pose.gazeYaw", pose.gazeYaw, -0.7...0.7),
      ("pose.gazePitch", pose.gazePitch, -0.5...0.5), ("pose.gazeDistance", pose.gazeDistance, 0.1...1000),
      ("pose.glanceYaw", pose.glanceYaw, -0.7...0.7), ("pose.glancePitch", pose.glancePitch, -0.5...0.5),
      ("pose.glanceNearness", pose.glanceNearness, -5...5),
    ]
  }

  private var surfaceChecks: [Check] {
    eyes.checks + skin.checks
  }
}
