public import Geometry

/// Lamps and backdrop of a photographer's studio.
public struct StudioParameters: Sendable, Equatable, Codable {
  /// The plan the lamps were drawn for; the lamps themselves are what counts.
  public var rig: StudioRig
  public var lamps: [StudioLamp]
  /// Radiance of the backdrop behind the sitter at the top and at the floor, linear Rec. 709, relative to the
  /// irradiance of all lamps.
  public var backdropTop: Vector
  public var backdropBottom: Vector
  /// Brightness of a spot on the backdrop behind the head over the rest, 0…4.
  public var glow: Float
  /// Radiance of the room in front, which fills the shadows.
  public var room: Float

  static func draw(_ stream: CounterRandom) -> Self {
    var random = stream
    let rig = StudioRig.allCases[random.nextIndex(weights: StudioRig.allCases.map(\.share))]
    let lamps = rig.lamps(random.child("lamps"))
    let (tone, spread) = rig.backdropTone
    let brightness = tone * exponential(spread * random.nextNormal())
    let isColored = random.nextBool(0.35)
    var tint = Vector(repeating: 1)
    if isColored {
      tint = Vector(random.next(in: 0.25...1), random.next(in: 0.25...1), random.next(in: 0.25...1))
    }
    let fall = random.next(in: 0.35...1)
    return StudioParameters(
      rig: rig, lamps: lamps, backdropTop: tint * brightness,
      backdropBottom: tint * (brightness * fall),
      glow: random.nextBool(0.5) ? random.next(in: 0.3...2) : 0,
      room: random.next(in: 0.01...0.06))
  }

  func validate() throws {
    guard !lamps.isEmpty, lamps.count <= 16 else {
      throw SceneError("light.studio.lamps has \(lamps.count) entries, it must have 1 to 16")
    }
    for (index, lamp) in lamps.enumerated() {
      try lamp.validate(field: "light.studio.lamps[\(index)]")
    }
    try Limits.check("light.studio.backdropTop", backdropTop, in: 0...100)
    try Limits.check("light.studio.backdropBottom", backdropBottom, in: 0...100)
    try Limits.check("light.studio.glow", glow, in: 0...4)
    try Limits.check("light.studio.room", room, in: 0...100)
  }
}
