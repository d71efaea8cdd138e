internal import Geometry

/// Plans of portrait photographers: which lamps stand where. Angles below are degrees, as in their handbooks.
public enum StudioRig: String, Sendable, Codable, CaseIterable {
  /// Key at the side and above, fill opposite, rim behind.
  case threePoint
  /// Key high at 45°, nearly no fill: a lit triangle on the far cheek.
  case rembrandt
  /// Key above the camera, reflector below the chin.
  case clamshell
  /// Key straight from the side.
  case split
  /// A ring round the lens.
  case ring
  /// One large window at the side, a dim room.
  case window
  /// Two large boxes and a bright white backdrop.
  case highKey
  /// Two strips from behind the shoulders, a weak front light.
  case rims
  /// Two lamps of opposite colors.
  case twoColors
  /// A lit ceiling, as in an office.
  case ceiling

  /// Relative frequency.
  var share: Float {
    switch self {
    case .threePoint: 5
    case .rembrandt, .clamshell, .window, .highKey: 3
    case .split, .ring, .ceiling: 2
    case .rims, .twoColors: 1
    }
  }

  /// Median radiance of the backdrop for total lamp power 1, and deviation of its logarithm.
  var backdropTone: (median: Float, deviation: Float) {
    switch self {
    case .highKey: (0.45, 0.15)
    case .rembrandt, .split, .rims, .twoColors: (0.015, 0.8)
    case .window, .ceiling: (0.12, 0.5)
    default: (0.06, 0.9)
    }
  }

  /// Lamps of this plan, each jittered.
  func lamps(_ stream: CounterRandom) -> [StudioLamp] {
    var random = stream
    var distances = stream.child("distance")
    let side: Float = random.nextBool(0.5) ? 1 : -1
    let white = random.next(in: 3800...6500)
    func lamp(
      _ shape: StudioLamp.Shape, _ azimuth: Float, _ elevation: Float, _ halfWidth: Float,
      _ halfHeight: Float, power: Float, kelvin: Float? = nil
    ) -> StudioLamp {
      let degree = Float.pi / 180
      let size = random.next(in: 0.75...1.3)
      return StudioLamp(
        shape: shape, azimuth: clamp(side * azimuth + 6 * random.nextNormal(), -180, 180) * degree,
        elevation: clamp(elevation + 4 * random.nextNormal(), -85, 85) * degree,
        // As a softbox on its stand, mostly: beauty light close by, large sources farther off.
        distance: 1.4 * exponential(distances.nextNormal(mean: 0, deviation: 0.4, in: -0.7...0.9)),
        halfWidth: clamp(halfWidth * size * degree, 0.02, 1.1),
        halfHeight: clamp(halfHeight * size * degree, 0.02, 1.1),
        power: power * exponential(0.2 * random.nextNormal()),
        temperature: clamp(kelvin ?? white * exponential(0.04 * random.nextNormal()), 2000, 12_000))
    }
    let box: StudioLamp.Shape = random.nextBool(0.5) ? .rectangle : .round
    switch self {
    case .threePoint:
      return [
        lamp(box, 40, 30, 18, 18, power: 1), lamp(box, -45, 10, 25, 25, power: 0.35),
        lamp(.rectangle, -145, 35, 6, 18, power: 0.8),
      ]
    case .rembrandt:
      return [lamp(box, 48, 42, 13, 13, power: 1), lamp(.rectangle, -70, 5, 30, 30, power: 0.12)]
    case .clamshell:
      return [
        lamp(box, 3, 42, 22, 16, power: 1), lamp(.rectangle, 0, -42, 26, 12, power: 0.4),
        lamp(.rectangle, 150, 30, 5, 20, power: 0.3),
      ]
    case .split:
      return [lamp(box, 88, 12, 14, 22, power: 1), lamp(box, -80, 10, 25, 25, power: 0.08)]
    case .ring:
      return [lamp(.ring, 0, 2, 17, 17, power: 1), lamp(box, 60, 50, 20, 20, power: 0.2)]
    case .window:
      return [
        lamp(.window, 68, 14, 24, 32, power: 1, kelvin: random.next(in: 5500...8000)),
        lamp(.round, -60, 60, 12, 12, power: 0.12, kelvin: random.next(in: 2600...3600)),
      ]
    case .highKey:
      return [
        lamp(.rectangle, 45, 20, 24, 34, power: 1), lamp(.rectangle, -45, 20, 24, 34, power: 0.8),
      ]
    case .rims:
      return [
        lamp(.rectangle, 128, 15, 6, 32, power: 1), lamp(.rectangle, -128, 15, 6, 32, power: 1),
        lamp(box, 10, 30, 20, 20, power: 0.35),
      ]
    case .twoColors:
      let warm = random.next(in: 2000...2600)
      return [
        lamp(.rectangle, 55, 15, 10, 28, power: 1, kelvin: warm),
        lamp(.rectangle, -60, 15, 10, 28, power: 0.8, kelvin: 12_000),
        lamp(box, 0, 40, 25, 15, power: 0.2),
      ]
    case .ceiling:
      return [
        lamp(.rectangle, 20, 62, 12, 20, power: 1), lamp(.rectangle, -30, 58, 12, 20, power: 0.8),
        lamp(.rectangle, 160, 60, 14, 20, power: 0.7),
      ]
    }
  }
}
