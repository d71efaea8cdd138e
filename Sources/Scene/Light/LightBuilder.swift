internal import Geometry

/// Turns light parameters into an environment and lamps that expose a face well.
enum LightBuilder {
  /// The meter reading of a good exposure: ``FaceExposure/level(gains:)`` over π, so that under even light a white card
  /// has this radiance. A face reflects a quarter to a half of it; highlights on light skin just reach 1.
  static let goodLevel: Float = 1.2

  /// - Throws: ``SceneError`` if the named environment is not among `environments`, or all is black.
  static func light(
    _ p: LightParameters, environments: [NamedEnvironment], band: CameraBand = .visible
  ) throws -> (environment: EnvironmentLight, lamps: [AreaLight]) {
    var light = EnvironmentLight(
      map: try map(p.source, environments: environments), rotation: p.rotation, scale: 1)
    var lamps = Self.lamps(p.source, worldFromMap: light.worldFromMap)
    if band == .infrared {
      light.map = InfraredLight.map(light.map)
      for index in lamps.indices {
        lamps[index].radiance = InfraredBand.gray(InfraredLight.radiance(lamps[index].radiance))
      }
    }
    return try exposed(light, lamps: lamps, stops: p.exposureStops, whiteBalance: p.whiteBalance)
  }

  private static func lamps(_ source: LightParameters.Source, worldFromMap: Affine) -> [AreaLight] {
    switch source {
    case .sky(let parameters): SkyMap.sun(parameters, worldFromMap: worldFromMap).map { [$0] } ?? []
    case .studio(let parameters): parameters.lamps.flatMap { $0.areaLights(worldFromMap: worldFromMap) }
    case .environment: []
    }
  }

  private static func map(_ source: LightParameters.Source, environments: [NamedEnvironment]) throws
    -> EnvironmentMap
  {
    switch source {
    case .sky(let parameters): return SkyMap.make(parameters)
    case .studio(let parameters): return StudioMap.make(parameters)
    case .environment(let name):
      if let found = environments.first(where: { $0.name == name }) { return found.map }
      let known = environments.map(\.name).joined(separator: ", ")
      throw SceneError(
        "there is no environment map \"\(name)\"; "
          + (known.isEmpty ? "none are installed" : "there are \(known)"))
    }
  }

  /// Scales a light so that it exposes a face by `stops` more than well, and moves its color toward white.
  static func exposed(
    _ light: EnvironmentLight, lamps: [AreaLight] = [], stops: Float, whiteBalance: Float
  ) throws -> (environment: EnvironmentLight, lamps: [AreaLight]) {
    let exposure = FaceExposure(light, lamps: lamps)
    // Von Kries gains, bounded as a camera's are: fire light stays orange.
    let color = exposure.color.clamped(
      lowerBound: Vector(repeating: 0.3), upperBound: Vector(repeating: 3))
    let gains = Vector(
      power(color.x, -whiteBalance), power(color.y, -whiteBalance), power(color.z, -whiteBalance))
    let level = exposure.level(gains: gains)
    guard level.isFinite, level > 0 else {
      throw SceneError("the light is none, or infinitely much")
    }
    var result = light
    for index in result.map.pixels.indices { result.map.pixels[index] *= gains }
    let scale = goodLevel * Float.pi * power(2, stops) / level
    result.scale = light.scale * scale
    var lamps = lamps
    for index in lamps.indices { lamps[index].radiance *= gains * scale }
    return (result, lamps)
  }
}
