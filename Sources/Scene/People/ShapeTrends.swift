internal import Geometry

/// Where the mean of a slider moves with what a person is, beyond what the face model's own poles and the measures hold.
struct ShapeTrend: Sendable {
  var slider: String
  /// Units of all people: the face model's own mean is a little plain.
  var all: Float = 0
  /// Units at the greatest and at the least weight.
  var heavy: Float = 0
  var thin: Float = 0
  /// Units from 40 to 90 years, linear: skin slackens, fat sinks, cartilage grows (Mendelson, Wong 2012, "Changes in the
  /// facial skeleton with aging", Aesthetic Plast. Surg. 36; Coleman, Grover 2006, Aesthetic Surg. J. 26).
  var old: Float = 0
  /// Units at 4 years, gone at 17 (Enlow, Hans 2008, "Essentials of Facial Growth": bulging forehead, no brow ridge, full
  /// cheeks, small chin).
  var child: Float = 0
  /// Units from the mean to a fully male face; the opposite to a fully female one.
  var male: Float = 0
  /// Units at the African and Asian pole.
  var african: Float = 0
  var asian: Float = 0
}

enum ShapeTrends {
  static let table: [ShapeTrend] = [
    ShapeTrend(slider: "head/head-fat", heavy: 2.2, thin: -0.9),
    ShapeTrend(slider: "cheek/cheek-volume", heavy: 1, thin: -0.7, old: -0.4, child: 0.8),
    ShapeTrend(slider: "cheek/cheek-bones", heavy: -0.5, thin: 0.4),
    ShapeTrend(slider: "cheek/cheek-trans", old: -0.5),
    ShapeTrend(slider: "neck/neck-double", heavy: 3, old: 0.9),
    ShapeTrend(slider: "neck/neck-scale-horiz", heavy: 1.5, thin: -0.4),
    ShapeTrend(slider: "neck/neck-scale-depth", heavy: 1.2),
    ShapeTrend(slider: "chin/chin-jaw-drop", heavy: 1, old: 1),
    ShapeTrend(slider: "chin/chin-prominent", old: 0.3, child: -0.4, male: 0.3),
    ShapeTrend(slider: "eyes/eye-bag", heavy: 0.3, old: 1.2),
    ShapeTrend(slider: "eyes/eye-eyefold", old: -1, child: 0.3),
    ShapeTrend(slider: "eyes/eye-corner2", old: -0.8),
    ShapeTrend(slider: "eyes/eye-epicanthus-depth", asian: 0.5),
    ShapeTrend(slider: "mouth/mouth-cupidsbow", all: 0.8, old: -0.5),
    ShapeTrend(slider: "mouth/mouth-laugh-lines", old: 0.8),
    ShapeTrend(slider: "nose/nose-point", old: -0.4, child: 0.6),
    ShapeTrend(slider: "ears/ear-lobe", old: 0.9),
    ShapeTrend(slider: "bone/brow-ridge", child: -0.8, male: 0.7, african: 0.2, asian: -0.4),
    ShapeTrend(slider: "bone/forehead-slope", child: 0.7, male: -0.4),
    ShapeTrend(slider: "bone/jaw-angle", child: -0.5, male: 0.5),
    ShapeTrend(slider: "bone/lower-face-depth", child: -0.3),
  ]

  /// Mean units of every slider among people like `person`, in the order of ``FaceSlider/all``.
  static func mean(_ person: PersonParameters) -> [Float] {
    let excess = 2 * person.weight - 1
    let (heavy, thin) = (max(excess, 0), max(-excess, 0))
    let old = max(person.age - 40, 0) / 50
    let child = smoothstep(17, 4, person.age)
    var mean = [Float](repeating: 0, count: FaceSlider.all.count)
    for (trend, slider) in zip(table, sliders) {
      mean[slider] =
        trend.all + heavy * trend.heavy + thin * trend.thin + old * trend.old + child * trend.child
        + (2 * person.masculinity - 1) * trend.male + person.african * trend.african
        + person.asian * trend.asian
    }
    return mean
  }

  /// The places of the table's sliders in the list of all.
  private static let sliders: [Int] = table.map { trend in
    guard let slider = FaceSlider.all.firstIndex(where: { $0.name == trend.slider }) else {
      preconditionFailure("no slider is called \(trend.slider)")
    }
    return slider
  }
}
