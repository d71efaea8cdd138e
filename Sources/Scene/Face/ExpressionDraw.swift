internal import Geometry

/// A family of facial expressions: which units it draws and how strongly.
private struct ExpressionFamily {
  /// A unit, or the name before "Left" and "Right" of a pair, with the range of its weight.
  struct Part {
    var stem: String
    var range: ClosedRange<Float>
    /// How often the part takes part at all.
    var chance: Float = 1
  }
  var share: Float
  var parts: [Part]

  /// What people do before a camera, roughly by frequency; then the strong ones that networks must also know.
  static let all: [ExpressionFamily] = [
    // Relaxed, with at most a trace of something.
    ExpressionFamily(
      share: 0.26,
      parts: [
        Part(stem: "mouthPress", range: 0...0.15, chance: 0.3),
        Part(stem: "mouthSmile", range: 0...0.12, chance: 0.4),
        Part(stem: "browInnerUp", range: 0...0.15, chance: 0.3),
      ]),
    // Smile with closed lips.
    ExpressionFamily(
      share: 0.16,
      parts: [
        Part(stem: "mouthSmile", range: 0.2...0.7), Part(stem: "cheekSquint", range: 0.1...0.5),
        Part(stem: "mouthDimple", range: 0...0.4, chance: 0.5), Part(stem: "eyeSquint", range: 0...0.35),
        Part(stem: "mouthPress", range: 0...0.2, chance: 0.3),
      ]),
    // Smile that shows teeth, up to laughing.
    ExpressionFamily(
      share: 0.16,
      parts: [
        Part(stem: "mouthSmile", range: 0.45...0.95), Part(stem: "cheekSquint", range: 0.2...0.7),
        Part(stem: "mouthUpperUp", range: 0.2...0.5), Part(stem: "mouthLowerDown", range: 0.05...0.4),
        Part(stem: "jawOpen", range: 0.04...0.35), Part(stem: "eyeSquint", range: 0.1...0.6),
        Part(stem: "browOuterUp", range: 0...0.3, chance: 0.3),
        Part(stem: "noseSneer", range: 0...0.25, chance: 0.4),
      ]),
    // Speech: open vowels, rounded lips, lips apart.
    ExpressionFamily(
      share: 0.16,
      parts: [
        Part(stem: "jawOpen", range: 0.06...0.45), Part(stem: "mouthFunnel", range: 0...0.5, chance: 0.4),
        Part(stem: "mouthPucker", range: 0...0.4, chance: 0.25),
        Part(stem: "mouthStretch", range: 0...0.4, chance: 0.3),
        Part(stem: "mouthUpperUp", range: 0...0.35, chance: 0.5),
        Part(stem: "mouthLowerDown", range: 0...0.4, chance: 0.5),
        Part(stem: "browInnerUp", range: 0...0.4, chance: 0.3),
        Part(stem: "browDown", range: 0...0.3, chance: 0.2),
      ]),
    // Surprise.
    ExpressionFamily(
      share: 0.06,
      parts: [
        Part(stem: "browInnerUp", range: 0.4...1), Part(stem: "browOuterUp", range: 0.3...0.9),
        Part(stem: "eyeWide", range: 0.3...0.9), Part(stem: "jawOpen", range: 0.1...0.75),
        Part(stem: "mouthFunnel", range: 0...0.35, chance: 0.4),
      ]),
    // Frown and anger.
    ExpressionFamily(
      share: 0.06,
      parts: [
        Part(stem: "browDown", range: 0.4...1), Part(stem: "eyeSquint", range: 0.1...0.6),
        Part(stem: "noseSneer", range: 0...0.6), Part(stem: "mouthFrown", range: 0...0.7),
        Part(stem: "mouthPress", range: 0...0.6, chance: 0.5),
        Part(stem: "jawForward", range: 0...0.3, chance: 0.2),
      ]),
    // Sadness and worry.
    ExpressionFamily(
      share: 0.04,
      parts: [
        Part(stem: "browInnerUp", range: 0.4...1), Part(stem: "browDown", range: 0...0.4),
        Part(stem: "mouthFrown", range: 0.3...0.9), Part(stem: "mouthShrugLower", range: 0...0.6),
        Part(stem: "eyeSquint", range: 0...0.4),
      ]),
    // Disgust.
    ExpressionFamily(
      share: 0.03,
      parts: [
        Part(stem: "noseSneer", range: 0.4...1), Part(stem: "mouthUpperUp", range: 0.3...0.8),
        Part(stem: "browDown", range: 0.2...0.7), Part(stem: "eyeSquint", range: 0.2...0.7),
        Part(stem: "mouthFrown", range: 0...0.5), Part(stem: "jawOpen", range: 0...0.2),
      ]),
    // Pucker, puffed cheeks, lips rolled in, mouth to one side.
    ExpressionFamily(
      share: 0.05,
      parts: [
        Part(stem: "mouthPucker", range: 0.4...1, chance: 0.5),
        Part(stem: "cheekPuff", range: 0.2...0.8, chance: 0.25),
        Part(stem: "mouthRollLower", range: 0.2...0.8, chance: 0.25),
        Part(stem: "mouthRollUpper", range: 0.2...0.7, chance: 0.2),
        Part(stem: "mouthLeft", range: 0.2...0.7, chance: 0.2),
        Part(stem: "mouthRight", range: 0.2...0.7, chance: 0.2),
        Part(stem: "browOuterUp", range: 0...0.4, chance: 0.3),
      ]),
    // A wide cry or yawn.
    ExpressionFamily(
      share: 0.02,
      parts: [
        Part(stem: "jawOpen", range: 0.55...1), Part(stem: "mouthStretch", range: 0...0.6),
        Part(stem: "eyeSquint", range: 0.2...0.9), Part(stem: "browDown", range: 0...0.7),
        Part(stem: "mouthUpperUp", range: 0...0.5),
      ]),
  ]
}

extension ExpressionParameters {
  /// Draws a plausible expression: a family with an intensity, a little asymmetry, and at times a wink, blink or
  /// half-closed lids on top.
  static func draw(_ random: CounterRandom, person: PersonParameters) -> ExpressionParameters {
    var stream = random.child("family")
    let family = ExpressionFamily.all[stream.nextIndex(weights: ExpressionFamily.all.map(\.share))]
    var result = ExpressionParameters.neutral
    let tilt = 0.18 * stream.nextNormal()
    for part in family.parts {
      var own = random.child(part.stem)
      let takesPart = own.nextBool(part.chance)
      let weight = own.next(in: part.range)
      let side = clamp(tilt + 0.1 * own.nextNormal(), -0.6, 0.6)
      guard takesPart else { continue }
      if let unit = FaceUnit(rawValue: part.stem) {
        result[unit] += weight
      } else if let left = FaceUnit(rawValue: part.stem + "Left"),
        let right = FaceUnit(rawValue: part.stem + "Right")
      {
        result[left] += weight * (1 + side)
        result[right] += weight * (1 - side)
      }
    }
    result.drawLids(random.child("lids"))
    result.weights = result.weights.map { clamp($0, 0, 1) }
    result.relieve()
    return result
  }

  /// Adds closed, half-closed or winking lids.
  private mutating func drawLids(_ random: CounterRandom) {
    var stream = random
    let kind = stream.nextUnit()
    let depth = stream.nextUnit()
    if kind < 0.035 {
      // Eyes shut.
      self[.eyeBlinkLeft] = 1
      self[.eyeBlinkRight] = 1
      self[.eyeWideLeft] = 0
      self[.eyeWideRight] = 0
    } else if kind < 0.11 {
      self[.eyeBlinkLeft] += 0.1 + 0.5 * depth
      self[.eyeBlinkRight] += 0.1 + 0.5 * depth
    } else if kind < 0.125 {
      self[depth < 0.5 ? .eyeBlinkLeft : .eyeBlinkRight] = 1
    } else {
      // The model's eyes are open a millimetre wider than those of people at rest, and lids never rest at quite the
      // same height.
      self[.eyeBlinkLeft] += 0.02 + 0.2 * depth
      self[.eyeBlinkRight] += 0.02 + 0.2 * depth + 0.05 * stream.nextNormal()
    }
  }

  /// Keeps units that pull at the same skin from adding up to what no face can do.
  private mutating func relieve() {
    for (blink, squint) in [
      (FaceUnit.eyeBlinkLeft, FaceUnit.eyeSquintLeft), (.eyeBlinkRight, .eyeSquintRight),
    ] {
      self[squint] = min(self[squint], 1 - 0.8 * self[blink])
    }
    // A wide open jaw leaves the lips less room to move.
    let room = 1 - 0.5 * self[.jawOpen]
    for unit in [
      FaceUnit.mouthUpperUpLeft, .mouthUpperUpRight, .mouthLowerDownLeft, .mouthLowerDownRight, .mouthFunnel,
      .mouthStretchLeft, .mouthStretchRight,
    ] { self[unit] *= room }
  }
}
