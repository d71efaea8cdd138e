internal import Geometry

/// A form of face and neck that is finer than what the face model's control vertices can show: grooves and ridges along
/// curves of the template.
enum ReliefForm: String, CaseIterable, Sendable {
  case alarCrease = "alar-crease"
  case philtrum
  case noseTipGroove = "nose-tip-groove"
  case noseTip = "nose-tip"
  case supratip
  case tipCrease = "tip-crease"
  case noseWing = "nose-wing"
  case nostrilRim = "nostril-rim"
  case columella, bridge
  case bridgeSides = "bridge-sides"
  case lidSulcus = "lid-sulcus"
  case lidRoll = "lid-roll"
  case lipBorder = "lip-border"
  case lipChinGroove = "lip-chin-groove"
  case mouthCorners = "mouth-corners"
  case chinPad = "chin-pad"
  case cheekbones
  case browRidge = "brow-ridge"
  case tearTrough = "tear-trough"
  case temples, cheeks, jowls, larynx
  case antihelix, tragus
  case neckCords = "neck-cords"
  case collarbones

  /// A ridge (or a groove, where the height is negative) whose section is a bell.
  struct Stroke {
    /// A curve on the left half of the template or its middle: straight pieces between these points, millimetres from the
    /// midpoint of the eyes.
    var points: [Vector]
    /// Distance from the curve at which the height has fallen to 1/e, millimetres.
    var radius: Float
    /// Height of the middle of the curve above the skin where the form's strength is 1.
    var height: Float = 1
  }

  /// What the form is made of.
  var strokes: [Stroke] {
    switch self {
    case .alarCrease:
      // Where the wing of the nose meets the cheek.
      return [
        Stroke(
          points: [
            Vector(14.8, -30.5, 25.8), Vector(17.6, -35, 23.7), Vector(18.7, -39, 22.6),
            Vector(18.9, -43, 22.6),
            Vector(17.9, -46.8, 24.1),
          ], radius: 1.4, height: -1)
      ]
    case .philtrum:
      // A groove from the septum to the bow of the lip, and its two columns.
      return [
        Stroke(points: [Vector(0, -51, 33.6), Vector(0, -60, 36.4)], radius: 3.2, height: -1),
        Stroke(points: [Vector(3.6, -51, 33), Vector(5.6, -60.3, 36.2)], radius: 1.7, height: 0.6),
      ]
    case .noseTipGroove:
      return [
        Stroke(points: [Vector(0, -38, 44.2), Vector(0, -45, 41.8)], radius: 1.7, height: -1),
        Stroke(points: [Vector(4, -40, 43.4), Vector(3.4, -43.5, 42.4)], radius: 2, height: 0.6),
      ]
    case .noseTip: return [Stroke(points: [Vector(0, -38.9, 44.3), Vector(0, -41, 43.9)], radius: 5)]
    case .supratip:
      // The break between the bridge and the tip.
      return [Stroke(points: [Vector(0, -33, 42.4), Vector(4.5, -35.2, 42.7)], radius: 2.6, height: -1)]
    case .tipCrease:
      // Between the tip and the wings.
      return [
        Stroke(
          points: [
            Vector(12.9, -32.1, 32.1), Vector(9.8, -35.6, 39.2), Vector(8.8, -39.4, 40.6),
            Vector(9.2, -42.3, 39.1),
          ], radius: 1.7, height: -1)
      ]
    case .noseWing: return [Stroke(points: [Vector(14.3, -37, 32), Vector(13.3, -41, 35.6)], radius: 3.5)]
    case .nostrilRim:
      // Arched, so that the nostril is seen from the front, or hanging before it.
      return [
        Stroke(
          points: [
            Vector(7.2, -44.4, 37.8), Vector(9.7, -43.4, 37.1), Vector(12, -43.4, 34.8),
            Vector(13.5, -43.8, 32.2),
          ], radius: 2.6)
      ]
    case .columella:
      // Hangs below the rims of the nostrils, or hides between them.
      return [Stroke(points: [Vector(0, -45.4, 41.1), Vector(0, -49.5, 34.7)], radius: 1.8)]
    case .bridge:
      return [
        Stroke(points: [Vector(0, -6, 25.8), Vector(0, -21.2, 34.3), Vector(0, -29, 39.8)], radius: 3)
      ]
    case .bridgeSides:
      return [
        Stroke(points: [Vector(5.4, -8, 25), Vector(6, -18.2, 30.8), Vector(7.2, -26.5, 35.4)], radius: 3.2)
      ]
    case .lidSulcus:
      // The hollow between the lid and the brow, or the fullness in its place.
      return [
        Stroke(
          points: [
            Vector(17.6, 6.4, 20.2), Vector(23.9, 10.5, 22.8), Vector(31.8, 11.2, 22), Vector(38.5, 9.8, 19),
          ], radius: 3.5)
      ]
    case .lidRoll:
      // The muscle under the edge of the lower lid.
      return [
        Stroke(
          points: [
            Vector(22.2, -9, 15.3), Vector(27.4, -10.2, 15.9), Vector(33.9, -10.4, 15.4),
            Vector(39.8, -9, 13.6),
          ], radius: 1.9)
      ]
    case .lipBorder:
      return [
        Stroke(
          points: [
            Vector(0, -59.8, 36.2), Vector(4.5, -59.3, 36), Vector(8.6, -60.2, 35.2),
            Vector(14.4, -62.6, 32.4),
            Vector(21, -67.2, 27),
          ], radius: 1.2),
        Stroke(
          points: [Vector(0, -86.2, 28.5), Vector(8.4, -85.4, 28), Vector(13.8, -83.9, 27.2)], radius: 1.3,
          height: 0.6),
      ]
    case .lipChinGroove:
      return [
        Stroke(
          points: [Vector(0, -89.8, 25.7), Vector(7.8, -89.4, 25.3), Vector(13, -88.2, 24.8)], radius: 4,
          height: -1)
      ]
    case .mouthCorners:
      // The hollow beside them, which runs down towards the jaw with age.
      return [Stroke(points: [Vector(25.9, -73.6, 21.8), Vector(27.7, -80, 19.7)], radius: 2.8, height: -1)]
    case .chinPad: return [Stroke(points: [Vector(0, -98.4, 25.4), Vector(5, -98.2, 24.9)], radius: 7)]
    case .cheekbones:
      return [
        Stroke(
          points: [Vector(35.1, -24.1, 14.5), Vector(45.4, -21.7, 10.7), Vector(52.8, -16, 5)], radius: 8)
      ]
    case .browRidge:
      return [
        Stroke(
          points: [
            Vector(9.2, 17.9, 27.4), Vector(18.7, 18.9, 26.6), Vector(27.8, 19.2, 25), Vector(38.5, 18.2, 21),
          ], radius: 7)
      ]
    case .tearTrough:
      return [
        Stroke(
          points: [
            Vector(15.6, -10, 15.9), Vector(19, -14.5, 16.4), Vector(24, -19.6, 16.1), Vector(32, -22, 14.7),
          ],
          radius: 2.2, height: -1)
      ]
    case .temples:
      return [Stroke(points: [Vector(59, 12, -4), Vector(57, 26, -2)], radius: 12, height: -1)]
    case .cheeks:
      return [Stroke(points: [Vector(48, -45, 9.4), Vector(44, -60, 8.5)], radius: 12, height: -1)]
    case .jowls:
      // The bag of the jaw line, and the notch between it and the chin.
      return [
        Stroke(points: [Vector(34, -91, 8.4), Vector(28, -103, 7.4)], radius: 8, height: 1),
        Stroke(points: [Vector(19, -100, 16), Vector(18, -108, 12)], radius: 5, height: -0.35),
      ]
    case .larynx: return [Stroke(points: [Vector(0, -147, -43), Vector(0, -158, -46)], radius: 8)]
    case .antihelix:
      // The ridge of the ear between its bowl and its rim, which forks into two; the hollow of the fork, and the groove behind.
      return [
        Stroke(
          points: [
            Vector(81.5, -31, -81), Vector(82.2, -26, -85.5), Vector(85.8, -20, -87), Vector(85, -14, -86),
            Vector(82.8, -9, -83.5), Vector(81.3, -5, -81),
          ], radius: 1.7),
        Stroke(points: [Vector(84, -14, -84), Vector(82, -13.5, -81), Vector(77.3, -14, -76)], radius: 1.6),
        Stroke(points: [Vector(80.4, -9, -79.5), Vector(76.7, -10.5, -75.5)], radius: 2.2, height: -1.1),
        Stroke(
          points: [
            Vector(83.5, -6, -86.5), Vector(84.7, -12, -90), Vector(85.5, -19, -91), Vector(85.5, -26, -89.5),
          ], radius: 1.3, height: -0.7),
      ]
    case .tragus:
      // The flap before the ear's canal.
      return [
        Stroke(
          points: [Vector(75.4, -21, -71), Vector(75, -25, -72), Vector(75.2, -29, -71.6)], radius: 3.6)
      ]
    case .neckCords:
      // The sternomastoid muscles, from behind the ears to the breastbone.
      return [
        Stroke(
          points: [
            Vector(58, -85, -78), Vector(45, -118, -62), Vector(29, -160, -54.5), Vector(17, -190, -52.5),
            Vector(12, -203, -47.5),
          ], radius: 6)
      ]
    case .collarbones:
      return [
        Stroke(points: [Vector(16, -208, -44), Vector(45, -205, -49.5), Vector(85, -195, -71)], radius: 4.5),
        Stroke(points: [Vector(0, -205, -46.5), Vector(0, -207, -45)], radius: 7, height: -0.8),
      ]
    }
  }

  /// Where the left half of the form moves in the head's frame, of unit length; nil for along the normals. Edges need one: normals
  /// on either side of them point apart.
  var direction: Vector? {
    switch self {
    case .nostrilRim: Vector(0, 1, 0)
    case .tragus: normalized(Vector(0.9, 0, -0.43))
    default: nil
    }
  }

  /// How strong the form is among people, millimetres: ours, tried on sheets of faces. Skin slackens and fat sinks with age
  /// (Coleman, Grover 2006, Aesthetic Surg. J. 26); the larynx of men grows in adolescence.
  private struct Norm {
    var mean: Float = 0
    var deviation: Float
    /// Added from 40 to 90 years, linear; at the greatest and at the least weight; from the mean to a fully male person,
    /// and taken away at a fully female one.
    var old: Float = 0
    var heavy: Float = 0
    var thin: Float = 0
    var male: Float = 0
    /// Share of it at 8 years, all of it from 18.
    var child: Float = 0.5
    var isSigned = false
  }

  /// Whether the form may be the other way round, a ridge where others have a groove.
  var isSigned: Bool { norm.isSigned }

  private var norm: Norm {
    switch self {
    case .alarCrease: Norm(mean: 0.8, deviation: 0.3, old: 0.3, child: 0.6)
    case .philtrum: Norm(mean: 0.7, deviation: 0.3, old: -0.45, child: 0.8)
    case .noseTipGroove: Norm(mean: 0.1, deviation: 0.25, old: 0.1)
    case .noseTip: Norm(deviation: 1, isSigned: true)
    case .supratip: Norm(mean: 0.2, deviation: 0.55, male: -0.1, isSigned: true)
    case .tipCrease: Norm(mean: 0.5, deviation: 0.35)
    case .noseWing: Norm(mean: 0.2, deviation: 0.6, isSigned: true)
    case .nostrilRim: Norm(mean: 0.7, deviation: 0.5, isSigned: true)
    case .columella: Norm(mean: 0.3, deviation: 0.6, old: 0.3, isSigned: true)
    case .bridge: Norm(deviation: 0.8, male: 0.2, isSigned: true)
    case .bridgeSides: Norm(deviation: 0.8, isSigned: true)
    case .lidSulcus: Norm(deviation: 1.2, old: -0.6, heavy: 0.8, thin: -0.5, isSigned: true)
    case .lidRoll: Norm(mean: 0.1, deviation: 0.35, old: -0.1, child: 1)
    case .lipBorder: Norm(mean: 0.2, deviation: 0.25, old: -0.3, child: 0.8)
    case .lipChinGroove: Norm(mean: 0.2, deviation: 1, isSigned: true)
    case .mouthCorners: Norm(mean: 0.4, deviation: 0.35, old: 0.6)
    case .chinPad: Norm(deviation: 1.1, isSigned: true)
    case .cheekbones: Norm(deviation: 1.1, old: 0.3, heavy: -0.3, thin: 0.8, isSigned: true)
    case .browRidge: Norm(deviation: 1, male: 0.7, isSigned: true)
    case .tearTrough: Norm(mean: 0.35, deviation: 0.35, old: 1, heavy: -0.2, thin: 0.3, child: 0.3)
    case .temples: Norm(deviation: 0.6, old: 2.2, heavy: -0.6, thin: 1.3, isSigned: true)
    case .cheeks: Norm(deviation: 0.6, old: 1.8, heavy: -0.8, thin: 1.8, isSigned: true)
    case .jowls: Norm(mean: -0.2, deviation: 0.4, old: 3, heavy: 0.7)
    case .larynx: Norm(mean: 2.2, deviation: 0.7, heavy: -1.4, thin: 0.7, male: 2, child: 0)
    case .antihelix: Norm(mean: 1.1, deviation: 0.4, child: 0.8)
    case .tragus: Norm(mean: 3.9, deviation: 0.5, child: 0.75)
    case .neckCords: Norm(mean: 1.7, deviation: 0.6, old: 1, heavy: -1.6, thin: 1)
    case .collarbones: Norm(mean: 1.8, deviation: 0.7, heavy: -1.8, thin: 1)
    }
  }

  /// Height of the form, millimetres, of a person whose standard score among like people is `score`.
  func strength(_ person: PersonParameters, score: Float) -> Float {
    let norm = norm
    let excess = 2 * person.weight - 1
    let mean =
      norm.mean + norm.old * max(person.age - 40, 0) / 50 + norm.heavy * max(excess, 0) + norm.thin
      * max(-excess, 0)
      + norm.male * (2 * person.masculinity - 1)
    let strength = (mean + norm.deviation * score) * mix(norm.child, 1, smoothstep(8, 18, person.age))
    return norm.isSigned ? strength : max(strength, 0)
  }
}
