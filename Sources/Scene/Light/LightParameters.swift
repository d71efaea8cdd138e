internal import Geometry

/// The light of one image, which is also its background.
public struct LightParameters: Sendable, Equatable, Codable {
  /// Where light comes from.
  public enum Source: Sendable, Equatable, Codable {
    /// A photographed environment, by the name under which the assets hold it.
    case environment(name: String)
    case sky(parameters: SkyParameters)
    case studio(parameters: StudioParameters)
  }

  public var source: Source
  /// Turn of the environment about +y, radians, right-handed, 0…2π. Sun and key light stand over +z, before the
  /// face, at 0.
  public var rotation: Float
  /// Deviation of the face's exposure from a good one, in stops, -4…4.
  public var exposureStops: Float
  /// How far the camera's white balance removes the color of the light that falls on the face: 0 keeps it,
  /// 1 makes it white.
  public var whiteBalance: Float
  /// How bright it is there, cd/m², 0.1…30,000: mean luminance of what the person sees. Only pupils depend on it.
  public var luminance: Float = 200

  /// - Parameters:
  ///   - person: Dark skin is exposed a little more, light skin a little less.
  ///   - environments: Names to choose from; with none, light is procedural.
  static func draw(
    _ random: CounterRandom, person: PersonParameters, environments: [String],
    from prior: LightDistribution = Distributions.standard.light
  ) -> Self {
    var choice = random.child("source")
    var source: Source
    let kind = choice.nextIndex(weights: environments.isEmpty ? [0, 6, 4] : prior.sources)
    switch kind {
    case 0: source = .environment(name: environments[choice.nextIndex(environments.count)])
    case 1: source = .sky(parameters: .draw(random.child("sky")))
    default: source = .studio(parameters: .draw(random.child("studio")))
    }
    var turn = random.child("rotation")
    var rotation = 2 * Float.pi * turn.nextUnit()
    // A studio is built around the sitter.
    if kind == 2 { rotation = turn.nextNormal(mean: 0, deviation: 0.3, in: -1...1) }
    if rotation < 0 { rotation += 2 * .pi }

    var exposure = random.child("exposure")
    let stops: Float =
      switch exposure.nextIndex(weights: prior.exposures) {
      case 0: exposure.nextNormal(mean: 0, deviation: 0.3, in: -1...1)
      case 1: exposure.next(in: -2...(-0.8))  // on purpose too dark
      default: exposure.next(in: 0.6...1.2)  // on purpose too bright
      }
    return LightParameters(
      source: source, rotation: rotation, exposureStops: stops + skinCompensation(person),
      whiteBalance: exposure.next(in: 0.4...1), luminance: Luminance.draw(source, random.child("luminance")))
  }

  /// Skin spans three stops from lightest to darkest; who aims at a face makes up for a third of them.
  static func skinCompensation(_ person: PersonParameters) -> Float { 0.9 * (person.skinMelanin - 0.35) }

  /// - Throws: ``SceneError`` naming the first field that is out of range.
  func validate() throws {
    try Limits.check("light.rotation", rotation, in: 0...(2 * .pi))
    try Limits.check("light.exposureStops", exposureStops, in: -4...4)
    try Limits.check("light.whiteBalance", whiteBalance, in: 0...1)
    try Limits.check("light.luminance", luminance, in: Luminance.range)
    switch source {
    case .environment: break
    case .sky(let parameters): try parameters.validate()
    case .studio(let parameters): try parameters.validate()
    }
  }
}
