internal import Geometry

/// How bright it is where a picture is taken, cd/m². Maps are stored relative to their mean, and the camera makes up for it,
/// but the sitter's pupils tell.
enum Luminance {
  static let range: ClosedRange<Float> = 0.1...30_000

  /// What words in an environment's name say about it: estimates of usual places and hours.
  private static let places: [(words: [String], range: ClosedRange<Float>)] = [
    (["night"], 1...15),
    (["dawn", "sunset", "sunrise"], 200...2000),
    (["interior", "indoor", "room", "hall", "warehouse", "studio"], 40...400),
  ]
  private static let outdoors: ClosedRange<Float> = 1000...8000
  /// Modelling lamps of a studio.
  private static let studio: ClosedRange<Float> = 40...400

  static func draw(_ source: LightParameters.Source, _ stream: CounterRandom) -> Float {
    var random = stream
    let u = random.nextUnit()
    func between(_ range: ClosedRange<Float>) -> Float {
      range.lowerBound * power(range.upperBound / range.lowerBound, u)
    }
    switch source {
    case .environment(let name):
      return between(places.first { place in place.words.contains { name.contains($0) } }?.range ?? outdoors)
    case .sky(let parameters): return sky(parameters)
    case .studio: return between(studio)
    }
  }

  /// Mean over all directions but the sun itself.
  ///
  /// Source of the illuminances: IES Calculation Procedures Committee 1984, "Recommended practice for the calculation of
  /// daylight availability": lux on level ground and across sunlight.
  private static func sky(_ p: SkyParameters) -> Float {
    let height = sine(p.sunElevation)
    let (clear, overcast) = (800 + 15_500 * height.squareRoot(), 300 + 21_000 * height)
    let diffuse = mix(clear, overcast, p.cloudCover)
    let direct = 127_500 * exponential(-0.21 / height) * height * (1 - p.cloudCover)
    let ground = dot(p.groundAlbedo, Spectrum.luminanceWeights) * (diffuse + direct)
    return clamp((diffuse + ground) / (2 * .pi), range.lowerBound, range.upperBound)
  }
}
