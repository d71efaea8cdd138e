/// The elementary movements of the face. Left and right are the person's.
///
/// The first 52 are named as in ARKit (`ARFaceAnchor.BlendShapeLocation`) and are sculpted targets of the face model.
/// The others are named as in VRCFaceTracking's Unified Expressions and follow from the sculpted ones or from the shape
/// of the tongue.
public enum FaceUnit: String, Sendable, CaseIterable, Codable {
  case browDownLeft, browDownRight, browInnerUp, browOuterUpLeft, browOuterUpRight
  case cheekPuff, cheekSquintLeft, cheekSquintRight
  case eyeBlinkLeft, eyeBlinkRight
  case eyeLookDownLeft, eyeLookDownRight, eyeLookInLeft, eyeLookInRight
  case eyeLookOutLeft, eyeLookOutRight, eyeLookUpLeft, eyeLookUpRight
  case eyeSquintLeft, eyeSquintRight, eyeWideLeft, eyeWideRight
  case jawForward, jawLeft, jawOpen, jawRight
  case mouthClose, mouthDimpleLeft, mouthDimpleRight, mouthFrownLeft, mouthFrownRight, mouthFunnel, mouthLeft
  case mouthLowerDownLeft, mouthLowerDownRight, mouthPressLeft, mouthPressRight, mouthPucker, mouthRight
  case mouthRollLower, mouthRollUpper, mouthShrugLower, mouthShrugUpper
  case mouthSmileLeft, mouthSmileRight, mouthStretchLeft, mouthStretchRight
  case mouthUpperUpLeft, mouthUpperUpRight, noseSneerLeft, noseSneerRight, tongueOut
  case cheekSuck, tongueUp, tongueDown, tongueLeft, tongueRight

  /// Position in ``allCases``.
  var index: Int { Self.indexOfCase[self] ?? 0 }

  private static let indexOfCase = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })

  /// The target of the face model that the unit adds, and how much of it; nil for turns of the tongue
  /// (``TongueBend``).
  var target: (name: String, scale: Float)? {
    switch self {
    case .tongueUp, .tongueDown, .tongueLeft, .tongueRight: nil
    // Hollow cheeks go in about half as far as puffed ones go out, until they lie on the teeth.
    case .cheekSuck: (FaceUnit.cheekPuff.rawValue, -0.45)
    // Sculpted to lower the brow's head by under 4 mm, which hardly shows; frowns lower it by a brow's breadth.
    case .browDownLeft, .browDownRight: (rawValue, 1.3)
    // Sculpted to bare twice as much white above the iris as frightened people do.
    case .eyeWideLeft, .eyeWideRight: (rawValue, 0.75)
    // Sculpted to come just over the lip; people reach the chin's edge.
    case .tongueOut: (rawValue, 1.35)
    default: (rawValue, 1)
    }
  }

  /// Whether brows, lids and what is round the eyes do it, and not the mouth and what is round it (the upper and the
  /// lower face of the Facial Action Coding System).
  var isOfUpperFace: Bool {
    rawValue.hasPrefix("brow") || rawValue.hasPrefix("eye") || rawValue.hasPrefix("cheekSquint")
  }

  /// The unit of that name; for a name without its side, such as `mouthSmile`, both sides' units.
  static func named(_ name: String) -> [FaceUnit] {
    if let unit = FaceUnit(rawValue: name) { return [unit] }
    return [name + "Left", name + "Right"].compactMap(FaceUnit.init)
  }
}
