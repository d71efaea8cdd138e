internal import Geometry

/// What no face can do: muscles that pull the same skin in opposite directions, and parts that are in each other's way.
///
/// Every limit is a continuous function of the weights, so faces that change smoothly stay smooth.
private struct YieldingUnits {
  /// These keep their weight…
  let strong: [FaceUnit]
  /// …and these get at most `most - slope · weight`.
  let yielding: [FaceUnit]
  let most: Float
  let slope: Float

  init(_ strong: String, _ yielding: String, _ most: Float, _ slope: Float) {
    self.strong = FaceUnit.named(strong)
    self.yielding = FaceUnit.named(yielding)
    self.most = most
    self.slope = slope
  }

  func apply(to expression: inout ExpressionParameters) {
    let isPaired = strong.count == yielding.count
    for (place, unit) in yielding.enumerated() {
      let weight =
        isPaired ? expression[strong[place]] : strong.reduce(0) { $0 + expression[$1] } / Float(strong.count)
      expression[unit] = min(expression[unit], max(most - slope * weight, 0))
    }
  }

  static let all = [
    // Levator against orbicularis of the lids.
    YieldingUnits("eyeBlink", "eyeWide", 1, 1), YieldingUnits("eyeSquint", "eyeWide", 1.1, 1),
    YieldingUnits("eyeBlink", "eyeSquint", 1, 0.8),
    // Corrugator and procerus against frontalis; its middle part works with them in grief (AU 1+4).
    YieldingUnits("browDown", "browOuterUp", 1.1, 1), YieldingUnits("browDown", "browInnerUp", 1.4, 1),
    // What needs closed lips.
    YieldingUnits("jawOpen", "mouthPress", 1, 3), YieldingUnits("jawOpen", "cheekPuff", 1, 3),
    YieldingUnits("jawOpen", "mouthRollLower", 1.1, 1.6), YieldingUnits("jawOpen", "mouthRollUpper", 1.1, 2),
    YieldingUnits("jawOpen", "mouthShrugLower", 1, 2), YieldingUnits("jawOpen", "mouthShrugUpper", 1, 2),
    // A wide open jaw leaves the lips less room to move.
    YieldingUnits("jawOpen", "mouthUpperUp", 1, 0.6), YieldingUnits("jawOpen", "mouthLowerDown", 1, 0.7),
    YieldingUnits("jawOpen", "mouthStretch", 1, 0.55), YieldingUnits("jawOpen", "mouthFunnel", 1, 0.5),
    YieldingUnits("jawOpen", "mouthPucker", 1, 0.9), YieldingUnits("jawOpen", "mouthSmile", 1, 0.3),
    YieldingUnits("jawOpen", "jawForward", 1, 0.8), YieldingUnits("jawOpen", "jawLeft", 1, 0.6),
    YieldingUnits("jawOpen", "jawRight", 1, 0.6),
    // Lips close over an open jaw no further than it is open; the tongue passes between teeth only.
    YieldingUnits("jawOpen", "mouthClose", 0, -1), YieldingUnits("jawOpen", "tongueOut", 0, -3),
    YieldingUnits("tongueOut", "mouthPress", 1, 4), YieldingUnits("tongueOut", "cheekPuff", 1, 4),
    YieldingUnits("tongueOut", "mouthRollLower", 1, 3), YieldingUnits("tongueOut", "mouthRollUpper", 1, 3),
    YieldingUnits("tongueOut", "mouthClose", 1, 4), YieldingUnits("tongueOut", "mouthPucker", 1, 1.2),
    // Zygomaticus and risorius against the ring and the depressors of the mouth.
    YieldingUnits("mouthSmile", "mouthFrown", 1, 1.1), YieldingUnits("mouthSmile", "mouthPucker", 1, 1.1),
    YieldingUnits("mouthSmile", "mouthFunnel", 1, 1.1), YieldingUnits("mouthStretch", "mouthPucker", 1, 1.1),
    YieldingUnits("mouthStretch", "mouthFunnel", 1, 1), YieldingUnits("mouthPucker", "mouthPress", 1, 0.9),
    YieldingUnits("mouthPress", "mouthUpperUp", 1, 1.1),
    YieldingUnits("mouthPress", "mouthLowerDown", 1, 1.2),
    YieldingUnits("mouthUpperUp", "mouthRollUpper", 1, 1.2),
    YieldingUnits("mouthPucker", "mouthRollLower", 1, 1.2),
    YieldingUnits("mouthPucker", "mouthRollUpper", 1, 1.2),
    YieldingUnits("mouthFunnel", "mouthRollLower", 1, 2),
    YieldingUnits("mouthFunnel", "mouthRollUpper", 1, 2),
    YieldingUnits("mouthRollLower", "mouthLowerDown", 1, 1.1),
    YieldingUnits("mouthShrugLower", "mouthLowerDown", 1, 1.2),
    YieldingUnits("cheekPuff", "cheekSuck", 1, 3), YieldingUnits("cheekPuff", "mouthSmile", 1, 0.6),
    YieldingUnits("cheekPuff", "mouthUpperUp", 1, 1.2),
    YieldingUnits("cheekPuff", "mouthLowerDown", 1, 1.2),
    YieldingUnits("cheekPuff", "mouthFunnel", 1, 1.2),
    // Opposite ways.
    YieldingUnits("mouthLeft", "mouthRight", 1, 1.5), YieldingUnits("jawLeft", "jawRight", 1, 1.5),
    YieldingUnits("tongueUp", "tongueDown", 1, 1.5), YieldingUnits("tongueLeft", "tongueRight", 1, 1.5),
  ]
}

/// Units that share the same skin, of which together no more than `most` fits.
private struct SharedRoom {
  let units: [FaceUnit]
  let most: Float

  init(_ most: Float, _ names: String...) {
    units = names.flatMap(FaceUnit.named)
    self.most = most
  }

  func apply(to expression: inout ExpressionParameters) {
    let total = units.reduce(0) { $0 + expression[$1] }
    guard total > most else { return }
    for unit in units { expression[unit] *= most / total }
  }

  static let all =
    ["Left", "Right"].flatMap { side in
      [
        // The corner of the mouth outwards, and the lips up and down.
        SharedRoom(1.35, "mouthSmile" + side, "mouthStretch" + side, "mouthDimple" + side),
        SharedRoom(1.3, "mouthUpperUp" + side, "noseSneer" + side),
        SharedRoom(1.4, "cheekSquint" + side, "eyeSquint" + side, "noseSneer" + side),
      ]
    } + [SharedRoom(1.25, "mouthPucker", "mouthFunnel", "mouthShrugLower")]
}

extension ExpressionParameters {
  /// The same face within what faces can do: weights in 0…1, antagonists and sums limited.
  public func limited() -> ExpressionParameters {
    var result = self
    result.weights = weights.map { clamp($0, 0, 1) }
    for rule in YieldingUnits.all { rule.apply(to: &result) }
    for room in SharedRoom.all { room.apply(to: &result) }
    return result
  }
}
