internal import Geometry

/// One lamp of a studio, which faces the sitter.
public struct StudioLamp: Sendable, Equatable, Codable {
  public enum Shape: String, Sendable, Codable, CaseIterable {
    case rectangle, round, ring, window
  }
  public var shape: Shape
  /// Direction from the face, radians: azimuth from +z toward +x, elevation above the horizon.
  public var azimuth: Float
  public var elevation: Float
  /// From the face, metres, 0.4…100.
  public var distance: Float
  /// Half of the angles it spans, radians, 0.01…1.2.
  public var halfWidth: Float
  public var halfHeight: Float
  /// Illuminance on a surface that faces the lamp, relative to the other lamps.
  public var power: Float
  /// Color temperature, kelvin.
  public var temperature: Float

  func validate(field: String) throws {
    try Limits.check(field + ".azimuth", azimuth, in: -.pi ... .pi)
    try Limits.check(field + ".elevation", elevation, in: -.pi / 2 ... .pi / 2)
    try Limits.check(field + ".distance", distance, in: 0.4...100)
    try Limits.check(field + ".halfWidth", halfWidth, in: 0.01...1.2)
    try Limits.check(field + ".halfHeight", halfHeight, in: 0.01...1.2)
    try Limits.check(field + ".power", power, in: 0...1000)
    try Limits.check(field + ".temperature", temperature, in: 1500...20_000)
  }

  /// Pieces of a lamp's front, where ±1 are its edges: middle and half size of rectangles, and their brightness.
  private static let panes: [(x: Float, y: Float, width: Float, height: Float, brightness: Float)] = [
    // A window with bars between four panes; the sky through the upper ones is brighter than what stands outside.
    (-0.52, 0.64, 0.48, 0.36, 1), (0.52, 0.64, 0.48, 0.36, 1), (-0.52, -0.39, 0.48, 0.61, 0.7),
    (0.52, -0.39, 0.48, 0.61, 0.7),
  ]

  /// The lamp in the scene: near lights that fall off over the face, which the camera does not see. Scaled so that their
  /// illuminance on a surface at the origin that faces the lamp is `power`.
  func areaLights(worldFromMap: Affine) -> [AreaLight] {
    let horizontal = cosine(elevation)
    let axis = worldFromMap.direction(
      Vector(horizontal * sine(azimuth), sine(elevation), horizontal * cosine(azimuth)))
    // Seen from the lamp: its front, right × up, faces the sitter.
    let right = normalized(cross(axis, Vector(0, 1, 0)), fallback: Vector(-1, 0, 0))
    let up = cross(right, axis)
    let size = (x: tangent(halfWidth) * distance, y: tangent(halfHeight) * distance)
    func light(
      _ shape: AreaLight.Shape, x: Float = 0, y: Float = 0, width: Float = 1, height: Float = 1,
      brightness: Float = 1
    )
      -> AreaLight
    {
      AreaLight(
        shape: shape, center: axis * distance + right * (x * size.x) + up * (y * size.y),
        right: right * (width * size.x),
        up: up * (height * size.y), radiance: Spectrum.blackBodyColor(kelvin: temperature) * brightness,
        isVisibleToCamera: false)
    }
    var lights: [AreaLight] =
      switch shape {
      case .rectangle: [light(.rectangle)]
      case .round: [light(.disc(hole: 0))]
      case .ring: [light(.disc(hole: 0.68))]
      case .window:
        Self.panes.map {
          light(.rectangle, x: -$0.x, y: $0.y, width: $0.width, height: $0.height, brightness: $0.brightness)
        }
      }
    let illuminance = lights.flatMap { $0.parts(from: .zero) }.reduce(Float(0)) {
      $0 + max(dot($1.direction, axis), 0) * dot($1.light, Spectrum.luminanceWeights)
    }
    for index in lights.indices { lights[index].radiance *= power / max(illuminance, 1e-20) }
    return lights
  }
}
