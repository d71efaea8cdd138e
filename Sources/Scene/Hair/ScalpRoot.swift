internal import Geometry

/// One root of the scalp with what combing needs to know of it.
struct ScalpRoot: Sendable {
  var root: HairRoot
  /// Position and normal in head space.
  var position: Vector
  var normal: Vector
  /// Direction from the skull's centre on the template, degrees: see ``Hairline``.
  var azimuth: Float
  var polar: Float
  /// Distance from the hairline along the skin, metres.
  var depth: Float
  /// Hairs are only blended with guides of their own group.
  var group: Group

  enum Group: UInt8, Sendable {
    case whole, right, left
    case fringe, fringeRight, fringeLeft
    /// Gathered by the only tie, or by the right or left one of two.
    case tied, tiedRight, tiedLeft

    var isFringe: Bool { self == .fringe || self == .fringeRight || self == .fringeLeft }
    /// The number of the tie that gathers the hair; nil for free hair.
    var tie: Int? { self == .tied || self == .tiedRight ? 0 : self == .tiedLeft ? 1 : nil }
    /// −1 falls to the person's right, 1 to the left.
    var side: Float? {
      switch self {
      case .right, .fringeRight, .tiedRight: -1
      case .left, .fringeLeft, .tiedLeft: 1
      case .whole, .fringe, .tied: nil
      }
    }
  }
}
