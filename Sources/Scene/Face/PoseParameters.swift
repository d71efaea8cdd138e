internal import Geometry

/// How the head is held and where the eyes look. Angles in radians; positive yaw turns to the person's left,
/// positive pitch looks up, positive roll tilts the head towards the person's right shoulder.
public struct PoseParameters: Sendable, Equatable, Codable {
  /// Of the head against the chest.
  public var headYaw: Float
  public var headPitch: Float
  public var headRoll: Float
  /// Whether the eyes look at the camera, as far as they can turn; beyond, and else, the angles below hold.
  public var looksAtCamera: Bool
  /// Of the line of sight against the head, before vergence.
  public var gazeYaw: Float
  public var gazePitch: Float
  /// Distance at which the lines of sight meet, metres.
  public var gazeDistance: Float
  /// How far the eyes have left what the above makes them look at: radians, and nearness in dioptres.
  public var glanceYaw: Float = 0
  public var glancePitch: Float = 0
  public var glanceNearness: Float = 0

  /// Straight ahead.
  public static let neutral = PoseParameters(
    headYaw: 0, headPitch: 0, headRoll: 0, looksAtCamera: false, gazeYaw: 0, gazePitch: 0, gazeDistance: 2)

  /// Draws a pose: the head near the front, the gaze mostly at the camera or where the chest points, sometimes
  /// anywhere.
  static func draw(_ random: CounterRandom) -> PoseParameters {
    var stream = random.child("head")
    let yaw = stream.nextNormal(mean: 0, deviation: 0.2, in: -0.8...0.8)
    let pitch = stream.nextNormal(mean: 0, deviation: 0.11, in: -0.4...0.4)
    let roll = stream.nextNormal(mean: 0, deviation: 0.07, in: -0.3...0.3)
    stream = random.child("gaze")
    let looksAtCamera = stream.nextBool(0.6)
    // Eyes hold the viewer while the head turns, but only partly beyond what is comfortable.
    let holdsViewer = stream.nextBool(0.7)
    let spread: Float = holdsViewer ? 0.05 : 0.22
    let hold: Float = holdsViewer ? stream.next(in: 0.6...1) : 0
    return PoseParameters(
      headYaw: yaw, headPitch: pitch, headRoll: roll, looksAtCamera: looksAtCamera,
      gazeYaw: clamp(-hold * yaw + spread * stream.nextNormal(), -0.55, 0.55),
      gazePitch: clamp(-hold * pitch + 0.7 * spread * stream.nextNormal(), -0.35, 0.3),
      gazeDistance: 0.5 / stream.next(in: 0.1...1))
  }
}
