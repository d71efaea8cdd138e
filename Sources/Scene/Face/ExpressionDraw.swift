internal import Geometry

/// How expressions are drawn from the named ones.
enum ExpressionDraw {
  /// Deviation of a unit's weight from person to person and time to time, as a share of it.
  private static let variation: Float = 0.16
  /// Deviation of the difference between the sides, as a share of the weight: spontaneous expressions are nearly even
  /// (Ekman, Hager and Friesen 1981), posed ones less so.
  private static let tilt: Float = 0.12

  /// What is drawn: the mouth's expression, and that of brows and eyes if it is another.
  struct Choice: Equatable {
    var lower: NamedExpression
    var upper: NamedExpression?
  }

  /// Draws a group by its share, then an expression of it.
  static func expression(_ stream: inout CounterRandom, from prior: ExpressionDistribution) -> NamedExpression
  {
    let group = prior.groups[stream.nextIndex(weights: prior.groups.map(\.share))].group
    let members = NamedExpression.all.filter { $0.group == group }
    return members[stream.nextIndex(weights: members.map(\.share))]
  }

  static func choice(
    _ random: CounterRandom, from prior: ExpressionDistribution = Distributions.standard.expressions
  ) -> Choice {
    var stream = random.child("choice")
    let lower = expression(&stream, from: prior)
    let isMixed = stream.nextBool(lower.group == .speech ? prior.movedSpeechShare : prior.mixedShare)
    let upper = expression(&stream, from: prior)
    return Choice(lower: lower, upper: isMixed && upper.group != .speech ? upper : nil)
  }

  /// How far the lids of a relaxed person droop, as weights of the blink (right, left): up to a millimetre, by mood and
  /// tiredness, and never at quite the same height.
  static func restingLids(_ random: CounterRandom) -> (right: Float, left: Float) {
    var stream = random.child("resting lids")
    let weight = stream.next(in: 0...0.11)
    return (max(weight + 0.015 * stream.nextNormal(), 0), max(weight + 0.015 * stream.nextNormal(), 0))
  }

  /// A named expression as this face does it this time: each unit a little stronger or weaker, the sides not alike.
  static func varied(_ expression: NamedExpression, intensity: Float, _ random: CounterRandom)
    -> ExpressionParameters
  {
    var stream = random.child("tilt")
    let tilt = tilt * stream.nextNormal()
    var result = ExpressionParameters.neutral
    for movement in expression.movements {
      var own = random.child(movement.unit.rawValue)
      let factor = clamp(1 + variation * own.nextNormal(), 0.5, 1.5)
      let side = clamp(tilt + 0.4 * Self.tilt * own.nextNormal(), -0.4, 0.4)
      // Closed eyes are closed, both of them.
      let isShut = movement.weight * intensity > 0.97
      let sided = isShut ? 1 : factor * (1 + side * movement.unit.sideSign)
      result[movement.unit] += movement.weight * intensity * sided
    }
    return result
  }
}

extension FaceUnit {
  /// 1 for units of the left side, -1 for those of the right, 0 for the others. The mouth and the jaw as a whole have no
  /// sides, though they move to one.
  fileprivate var sideSign: Float {
    switch self {
    case .mouthLeft, .mouthRight, .jawLeft, .jawRight, .tongueLeft, .tongueRight: 0
    default: rawValue.hasSuffix("Left") ? 1 : rawValue.hasSuffix("Right") ? -1 : 0
    }
  }
}

extension ExpressionParameters {
  /// Draws a plausible expression: a named one, or the mouth of one with the eyes of another, each with an intensity
  /// and a little asymmetry, lids at rest where nothing moves them, all within the limits of faces.
  static func draw(
    _ random: CounterRandom, person: PersonParameters,
    from prior: ExpressionDistribution = Distributions.standard.expressions
  ) -> ExpressionParameters {
    let choice = ExpressionDraw.choice(random, from: prior)
    var stream = random.child("intensity")
    func intensity(_ expression: NamedExpression) -> Float { stream.next(in: expression.least...1) }

    let lowerIntensity = intensity(choice.lower)
    var result = ExpressionDraw.varied(choice.lower, intensity: lowerIntensity, random.child("lower"))
    result.madeOf = label(choice.lower.name, lowerIntensity)
    if let upper = choice.upper {
      let upperIntensity = intensity(upper)
      let other = ExpressionDraw.varied(upper, intensity: upperIntensity, random.child("upper"))
      for unit in FaceUnit.allCases where unit.isOfUpperFace { result[unit] = other[unit] }
      result.madeOf += "+" + label(upper.name, upperIntensity)
    }
    result.addRestingLids(random)
    return result.limited()
  }

  /// Adds what the lids do when nothing else moves them.
  mutating func addRestingLids(_ random: CounterRandom) {
    let lids = ExpressionDraw.restingLids(random)
    self[.eyeBlinkRight] = max(self[.eyeBlinkRight], lids.right * (1 - self[.eyeWideRight]))
    self[.eyeBlinkLeft] = max(self[.eyeBlinkLeft], lids.left * (1 - self[.eyeWideLeft]))
  }
}
