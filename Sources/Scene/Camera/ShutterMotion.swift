public import Geometry

/// A rigid motion at constant speed while the shutter is open. At time t, which runs from -½ to ½ of the exposure, a
/// thing is turned by t · `turn` about the pivot and then shifted by t · `shift`: in the middle it is where the scene
/// says.
public struct ShutterMotion: Sendable, Equatable {
  /// Over the whole exposure, metres.
  public var shift: Vector
  /// Over the whole exposure: the axis times the angle, radians, right-handed.
  public var turn: Vector
  public var pivot: Vector

  public init(shift: Vector = .zero, turn: Vector = .zero, pivot: Vector = .zero) {
    self.shift = shift
    self.turn = turn
    self.pivot = pivot
  }

  public static let none = ShutterMotion()

  /// Whether nothing moves.
  public var isStill: Bool { shift == .zero && turn == .zero }
}
