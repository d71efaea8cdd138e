internal import Geometry

/// How much people differ in each slider of the shape, and how far a slider may serve a measure.
///
/// The figures are ours: tried on sheets of faces until neither caricatures nor look-alikes remained, and held to the spread
/// of measures in ``FaceNorms`` by the fit. What they leave to be different ``ShapeField`` adds.
enum ShapeSpread {
  /// Deviation of a slider between people, in units of its amplitude.
  static func deviation(_ slider: String) -> Float {
    deviations[slider] ?? deviations[folder(slider)] ?? 1
  }

  /// Variance that the fit to measures may use; 0 for sliders that no measure moves.
  static func freedom(_ slider: String) -> Float { freedoms[slider] ?? 0 }

  private static func folder(_ slider: String) -> String { String(slider.prefix { $0 != "/" }) }

  /// By folder, and for single sliders that differ from their folder.
  private static let deviations: [String: Float] = [
    "bone": 0.85, "head": 0.45, "forehead": 0.65, "eyebrows": 0.9, "eyes": 0.8, "nose": 0.72, "mouth": 0.5,
    "ears": 0.8, "chin": 0.6, "cheek": 0.6, "neck": 0.6, "torso": 1, "asym": 1,
    "bone/cranium-width": 0.6, "bone/crown-height": 0.6, "bone/occiput-depth": 0.6,
    "bone/midface-height": 0.55, "bone/lower-face-height": 0.6, "bone/midface-depth": 0.75,
    "bone/lower-face-depth": 0.85,
    "head/head-fat": 0.4, "neck/neck-double": 0.5,
    "nose/nose-base": 0.5, "nose/nose-point": 0.55, "nose/nose-septumangle": 0.5,
    "nose/nose-scale-depth": 0.4,
    "nose/nose-hump": 0.9, "nose/nose-curve": 0.9, "nose/nose-greek": 0.6,
  ]

  private static let freedoms: [String: Float] = [
    "bone/cranium-width": 1, "bone/zygoma-width": 1, "bone/jaw-width": 1, "bone/crown-height": 1,
    "bone/occiput-depth": 1, "bone/lower-face-height": 1, "bone/midface-height": 1,
    "head/head-scale-vert": 0.5, "eyebrows/eyebrows-angle": 0.8, "eyebrows/eyebrows-trans": 0.8,
    "eyes/eye-scale": 1, "eyes/eye-trans-depth": 1, "eyes/eye-push1-depth": 0.5, "eyes/eye-push2-depth": 0.5,
    "eyes/eye-corner1": 0.5, "eyes/eye-corner2": 0.5, "eyes/eye-height1": 0.4, "eyes/eye-height2": 1,
    "eyes/eye-height3": 0.4,
    "nose/nose-flaring": 0.5, "nose/nose-nostrils-width": 1, "nose/nose-point-width": 0.4,
    "nose/nose-scale-depth": 1, "nose/nose-scale-horiz": 1,
    "nose/nose-scale-vert": 1, "nose/nose-width1": 1,
    "nose/nose-width2": 0.6, "nose/nose-width3": 1, "nose/nose-trans": 0.5,
    "mouth/mouth-scale-horiz": 1, "mouth/mouth-scale-vert": 0.7, "mouth/mouth-lowerlip-height": 1,
    "mouth/mouth-lowerlip-volume": 1, "mouth/mouth-upperlip-height": 1, "mouth/mouth-upperlip-volume": 1,
    "mouth/mouth-trans": 1, "mouth/mouth-angles": 0.5, "mouth/mouth-trans-depth": 0.5,
    "mouth/mouth-scale-depth": 0.5,
    "chin/chin-prominent": 0.5, "chin/chin-prognathism": 0.5,
    "mouth/mouth-lowerlip-middle": 0.3, "mouth/mouth-upperlip-middle": 0.3,
    "mouth/mouth-upperlip-width": 0.3, "mouth/mouth-lowerlip-width": 0.3,
    "ears/ear-scale": 1, "ears/ear-scale-vert": 1, "ears/ear-lobe": 0.5,
    "chin/chin-height": 0.5, "chin/chin-bones": 0.3, "chin/chin-width": 0.3, "cheek/cheek-volume": 0.3,
  ]
}
