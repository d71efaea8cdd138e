internal import Geometry

/// How often people show which kind of expression.
public struct ExpressionDistribution: Sendable, Equatable, Codable {
  public struct GroupShare: Sendable, Equatable, Codable {
    public var group: NamedExpression.Group
    public var share: Float
  }

  /// How often each group is drawn, relative to the others: what people do before a camera, roughly by frequency, with
  /// enough of the strong ones that networks must know them too. An assumption, not a measurement.
  public var groups: [GroupShare] = [
    GroupShare(group: .rest, share: 0.25), GroupShare(group: .joy, share: 0.31),
    GroupShare(group: .speech, share: 0.16), GroupShare(group: .surprise, share: 0.04),
    GroupShare(group: .fear, share: 0.02), GroupShare(group: .anger, share: 0.05),
    GroupShare(group: .sadness, share: 0.04), GroupShare(group: .disgust, share: 0.03),
    GroupShare(group: .lids, share: 0.03), GroupShare(group: .mouth, share: 0.05),
    GroupShare(group: .states, share: 0.02),
  ]
  /// How often brows and eyes do something of their own, not what belongs to the mouth's expression; and how often
  /// someone who speaks also feels something.
  public var mixedShare: Float = 0.2
  public var movedSpeechShare: Float = 0.5

  public init() {}

  func validate() throws {
    try Limits.check("expressions.groups", shares: groups.map(\.share))
    for group in NamedExpression.Group.allCases where groups.count(where: { $0.group == group }) > 1 {
      throw SceneError("expressions.groups: \(group.rawValue) stands there twice")
    }
    try Limits.check("expressions.mixedShare", mixedShare, in: 0...1)
    try Limits.check("expressions.movedSpeechShare", movedSpeechShare, in: 0...1)
  }
}

/// Who wears what. Guesses for pictures of everyday life.
public struct ClothesDistribution: Sendable, Equatable, Codable {
  /// The others wear turtlenecks.
  public var tShirtShare: Float = 0.68
  /// Share of T-shirts with a round neck; the others have a V.
  public var roundNeckShare: Float = 0.72
  /// Share with glasses up to 38 years and from 60 on, rising between as presbyopia does; and share of sunglasses
  /// among them.
  public var youngGlassesShare: Float = 0.12
  public var oldGlassesShare: Float = 0.34
  public var sunglassesShare: Float = 0.22

  public init() {}

  /// The share with glasses at an age.
  func glassesShare(age: Float) -> Float {
    mix(youngGlassesShare, oldGlassesShare, smoothstep(38, 60, age))
  }

  func validate() throws {
    try Limits.check("clothes.tShirtShare", tShirtShare, in: 0...1)
    try Limits.check("clothes.roundNeckShare", roundNeckShare, in: 0...1)
    try Limits.check("clothes.youngGlassesShare", youngGlassesShare, in: 0...1)
    try Limits.check("clothes.oldGlassesShare", oldGlassesShare, in: 0...1)
    try Limits.check("clothes.sunglassesShare", sunglassesShare, in: 0...1)
  }
}

/// Where light comes from and how pictures are exposed.
public struct LightDistribution: Sendable, Equatable, Codable {
  /// Relative shares of photographed environments, the procedural sky, and studios.
  public var environmentShare: Float = 64
  public var skyShare: Float = 18
  public var studioShare: Float = 18
  /// Relative shares of pictures exposed as they should be, on purpose too dark, and too bright.
  public var exposedShare: Float = 86
  public var darkShare: Float = 8
  public var brightShare: Float = 6

  public init() {}

  func validate() throws {
    try Limits.check("light.environmentShare, skyShare and studioShare", shares: sources)
    try Limits.check("light.exposedShare, darkShare and brightShare", shares: exposures)
  }

  var sources: [Float] { [environmentShare, skyShare, studioShare] }
  var exposures: [Float] { [exposedShare, darkShare, brightShare] }
}

/// How pictures are taken.
public struct CameraDistribution: Sendable, Equatable, Codable {
  /// Deviations of the camera's place round the head, radians, cut off at 90° to either side and 30° up and down: to a
  /// thousandth there, as in a sister project of FaceSynthetics.
  public var yawDeviation: Float = .pi / 2 / 3.716_92
  public var pitchDeviation: Float = .pi / 6 / 3.716_92
  /// The share of pictures that are taken through a lens wide enough to blur. The others stand for phones and for lenses
  /// stopped down, which show a face and its surroundings sharp at our sizes.
  public var lensShare: Float = 0.5
  /// The share of pictures that are blurred by motion.
  public var motionShare: Float = 0.15

  public init() {}

  func validate() throws {
    try Limits.check("camera.yawDeviation", yawDeviation, in: 0...10)
    try Limits.check("camera.pitchDeviation", pitchDeviation, in: 0...10)
    try Limits.check("camera.lensShare", lensShare, in: 0...1)
    try Limits.check("camera.motionShare", motionShare, in: 0...1)
  }
}
