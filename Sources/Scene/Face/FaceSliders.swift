internal import Geometry

/// A change of shape, either way from the mean: two opposite targets, on both halves of the face where the model has
/// them apart, or one smooth change of the skull.
struct FaceSlider: Sendable {
  enum Change: Sendable {
    /// Targets for scores below and above zero.
    case targets(negative: [String], positive: [String])
    case bone(BoneShape)
  }

  /// Name in records: folder and stem, such as "nose/nose-hump".
  let name: String
  let change: Change
  /// Root mean square that one unit moves the head's vertices, metres.
  let amplitude: Float

  /// All sliders, in the order in which scores are stored.
  ///
  /// Left out: presets of the whole head's outline and the scales of the whole head, which ``BoneShape`` replaces
  /// region by region; shifts of head, neck and ears against the body, and ear shapes, which look like faults rather
  /// than like people.
  static let all: [FaceSlider] = symmetric + asymmetric

  /// How many of ``all`` change both halves alike; asymmetries follow.
  static let symmetricCount = symmetric.count

  private static let feature: Float = 0.34e-3
  private static let nose: Float = 0.24e-3

  private static let symmetric: [FaceSlider] =
    bones
    + pairs("head", "decr", "incr", 0.9e-3, ["head-scale-vert"])
    + pairs("head", "decr", "incr", 0.6e-3, ["head-fat"])
    + pairs("head", "in", "out", feature, ["head-angle"])
    + pairs(
      "forehead", "decr", "incr", feature, ["forehead-nubian", "forehead-scale-vert", "forehead-temple"])
    + pairs("eyebrows", "down", "up", 0.2e-3, ["eyebrows-angle", "eyebrows-trans"])
    + pairs("eyebrows", "backward", "forward", 0.22e-3, ["eyebrows-trans"], suffix: "-depth")
    + sided(
      "eyes", "down", "up", 0.16e-3,
      [
        "eye-corner1", "eye-corner2", "eye-eyefold", "eye-eyefold-angle", "eye-trans",
      ])
    + sided(
      "eyes", "decr", "incr", 0.16e-3,
      [
        "eye-height1", "eye-height2", "eye-height3", "eye-scale", "eye-bag", "eye-bag-height",
      ])
    + sided(
      "eyes", "in", "out", 0.16e-3, ["eye-push1", "eye-push2", "eye-epicanthus", "eye-trans", "eye-bag"],
      suffix: "-depth")
    + sided("eyes", "concave", "convex", 0.16e-3, ["eye-eyefold"], suffix: "-curve")
    + pairs(
      "nose", "decr", "incr", nose,
      [
        "nose-flaring", "nose-greek", "nose-hump", "nose-nostrils-width", "nose-point-width",
        "nose-scale-depth",
        "nose-scale-horiz", "nose-scale-vert", "nose-septumangle", "nose-volume", "nose-width1",
        "nose-width2",
        "nose-width3",
      ])
    + pairs("nose", "down", "up", nose, ["nose-base", "nose-nostrils-angle", "nose-point", "nose-trans"])
    + pairs("nose", "concave", "convex", nose, ["nose-curve"])
    + pairs("nose", "compress", "uncompress", 0.25e-3, ["nose-compression"])
    + pairs("nose", "backward", "forward", nose, ["nose-trans"], suffix: "-depth")
    + pairs(
      "mouth", "decr", "incr", 0.3e-3,
      [
        "mouth-cupidsbow", "mouth-cupidsbow-width", "mouth-lowerlip-height", "mouth-lowerlip-volume",
        "mouth-lowerlip-width", "mouth-philtrum-volume", "mouth-scale-depth", "mouth-scale-horiz",
        "mouth-scale-vert", "mouth-upperlip-height", "mouth-upperlip-volume", "mouth-upperlip-width",
      ])
    + pairs(
      "mouth", "down", "up", 0.2e-3,
      [
        "mouth-angles", "mouth-lowerlip-ext", "mouth-lowerlip-middle", "mouth-upperlip-ext",
        "mouth-upperlip-middle", "mouth-trans",
      ])
    + pairs("mouth", "in", "out", 0.2e-3, ["mouth-dimples", "mouth-laugh-lines"])
    + pairs("mouth", "backward", "forward", 0.3e-3, ["mouth-trans"], suffix: "-depth")
    + sided(
      "ears", "decr", "incr", 0.3e-3,
      [
        "ear-flap", "ear-lobe", "ear-scale", "ear-scale-depth", "ear-scale-vert", "ear-wing",
      ])
    + sided("ears", "backward", "forward", 0.3e-3, ["ear-rot"])
    + pairs(
      "chin", "decr", "incr", 0.5e-3,
      [
        "chin-bones", "chin-cleft", "chin-height", "chin-jaw-drop", "chin-prominent", "chin-width",
        "chin-prognathism",
      ])
    + sided("cheek", "decr", "incr", 0.5e-3, ["cheek-bones", "cheek-inner", "cheek-volume"])
    + sided("cheek", "down", "up", feature, ["cheek-trans"])
    // Not a change of the head: the greatest share limits it.
    + pairs("torso", "decr", "incr", 1, ["measure-shoulder-dist"])
    + pairs("neck", "decr", "incr", 0.4e-3, ["neck-double", "neck-scale-depth", "neck-scale-horiz"])

  private static let bones: [FaceSlider] = BoneShape.allCases.map { shape in
    let amplitude: Float =
      switch shape {
      case .craniumWidth: 1.2e-3
      case .zygomaWidth, .lowerFaceHeight: 0.7e-3
      case .jawWidth, .crownHeight: 0.8e-3
      case .occiputDepth: 1.5e-3
      case .foreheadSlope: 0.4e-3
      case .browRidge, .orbitDepth: 0.3e-3
      case .midfaceDepth, .midfaceHeight, .jawAngle: 0.5e-3
      case .lowerFaceDepth: 0.6e-3
      }
    return FaceSlider(name: "bone/\(shape.rawValue)", change: .bone(shape), amplitude: amplitude)
  }

  private static let asymmetric: [FaceSlider] = [
    "brown-1", "brown-2", "cheek-1", "cheek-2", "ear-1", "ear-2", "ear-3", "ear-4", "eye-1", "eye-2",
    "eye-3", "eye-4", "eye-5", "eye-6", "eye-7", "eye-8", "jaw-1", "jaw-2", "jaw-3", "mouth-1", "mouth-2",
    "nose-1", "nose-2", "nose-3", "nose-4", "temple-1", "temple-2", "top-1", "top-2",
  ].map {
    FaceSlider(
      name: "asym/\($0)", change: .targets(negative: ["asym/asym-\($0)-l"], positive: ["asym/asym-\($0)-r"]),
      amplitude: 0.13e-3)
  }

  private static func pairs(
    _ folder: String, _ low: String, _ high: String, _ amplitude: Float, _ stems: [String],
    suffix: String = ""
  ) -> [FaceSlider] {
    stems.map {
      FaceSlider(
        name: "\(folder)/\($0)\(suffix)",
        change: .targets(negative: ["\(folder)/\($0)-\(low)"], positive: ["\(folder)/\($0)-\(high)"]),
        amplitude: amplitude)
    }
  }

  private static func sided(
    _ folder: String, _ low: String, _ high: String, _ amplitude: Float, _ stems: [String],
    suffix: String = ""
  ) -> [FaceSlider] {
    stems.map { stem in
      FaceSlider(
        name: "\(folder)/\(stem)\(suffix)",
        change: .targets(
          negative: ["r", "l"].map { "\(folder)/\($0)-\(stem)-\(low)" },
          positive: ["r", "l"].map { "\(folder)/\($0)-\(stem)-\(high)" }),
        amplitude: amplitude)
    }
  }
}
