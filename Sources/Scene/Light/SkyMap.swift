internal import Geometry

/// Draws daylight: sky, ground and a skyline between them as an environment map, the sun as a lamp.
enum SkyMap {
  static func make(_ p: SkyParameters, width: Int = 512, height: Int = 256) -> EnvironmentMap {
    let zenithAngle = Float.pi / 2 - p.sunElevation
    let sun = Vector(0, sine(p.sunElevation), cosine(p.sunElevation))
    let model = SkyModel(turbidity: p.turbidity, sunZenithAngle: zenithAngle)
    let clear = 1 - p.cloudCover
    let sunIrradiance = sunIrradiance(p)
    let overcastZenith = overcastZenithLuminance(sunElevation: p.sunElevation)

    var row = -1
    var gradation = Vector.zero
    var horizontalIrradiance = Vector.zero
    // The sky alone: rows above the horizon, black below.
    var map = EnvironmentMap.make(width: width, height: height) { nextRow, direction in
      guard direction.y > 0 else { return .zero }
      if nextRow != row {
        row = nextRow
        gradation = model.gradation(zenithCosine: direction.y)
      }
      let cloudless = model.radiance(gradation: gradation, sunCosine: dot(direction, sun))
      let cloudy = overcastColor * (overcastZenith * (1 + 2 * direction.y) / 3)
      return cloudless * clear + cloudy * p.cloudCover
    }
    for row in 0..<height / 2 {
      let weight =
        map.solidAngle(row: row) * cosine(.pi * (Float(row) + 0.5) / Float(height))
      for column in 0..<width {
        horizontalIrradiance += map.pixels[row * width + column] * weight
      }
    }
    let groundRadiance =
      p.groundAlbedo * (horizontalIrradiance + sunIrradiance * sun.y) / Float.pi
    addLand(to: &map, p, groundRadiance: groundRadiance)
    return map
  }

  /// Slightly bluer than white, luminance 1.
  private static let overcastColor = Vector(0.97, 1.0, 1.07)

  /// Luminance at the zenith of an overcast sky whose horizontal illuminance is a third of a clear day's,
  /// kcd/m². An overcast sky is three times as bright at the zenith as at the horizon
  /// (Moon and Spencer 1942), so its illuminance is 7π/9 times that luminance.
  private static func overcastZenithLuminance(sunElevation: Float) -> Float {
    let illuminance = 0.33 * (10 + 100 * sine(sunElevation))
    return illuminance * 9 / (7 * .pi)
  }

  /// Fills everything below the skyline: lit ground with patches, darker and hazier shapes along the horizon.
  private static func addLand(
    to map: inout EnvironmentMap, _ p: SkyParameters, groundRadiance: Vector
  ) {
    let noise = Noise(seed: p.landscape)
    let (width, height) = (map.width, map.height)
    let skyline = (0..<width).map { column in
      // Noise on a circle, so that the first and the last column meet.
      let phi = 2 * Float.pi * (Float(column) + 0.5) / Float(width)
      let around = Vector(cosine(phi), 0, sine(phi))
      let broad = noise.value(around * 1.7)
      let fine = noise.fractal(around * 9 + Vector(0, 7, 0), octaves: 4)
      return p.skylineHeight * max(0, 0.55 + 0.6 * broad + 0.55 * fine)
    }
    let directions = TexelDirections(width: width, height: height)
    let horizonRow = max(height / 2 - 1, 0)
    for column in 0..<width {
      let haze = map.pixels[horizonRow * width + column]
      for row in 0..<height {
        let direction = directions[column, row]
        let elevation = arcSine(direction.y)
        guard elevation < skyline[column] else { continue }
        let index = row * width + column
        if elevation > 0 {
          // Upright things face the sky by half; a tenth of haze lies before them.
          let texture = 1 + 0.9 * noise.fractal(direction * 24, octaves: 3)
          map.pixels[index] = mix(groundRadiance * (0.4 * texture), haze, 0.1)
        } else {
          // Patches of constant size on the ground shrink, and fade, toward the horizon.
          let distance = 1 / max(-direction.y, 0.05)
          let contrast = 0.8 * min(1, 3 / distance)
          let texture = 1 + contrast * noise.fractal(direction * (1.5 * distance), octaves: 3)
          map.pixels[index] = groundRadiance * max(texture, 0.2)
        }
      }
    }
  }

  /// The sun over +z of the map, without the sky around it; nil if clouds hide it or it would not be seen.
  static func sun(_ p: SkyParameters, worldFromMap: Affine) -> AreaLight? {
    let irradiance = sunIrradiance(p)
    guard irradiance.max() > 0 else { return nil }
    // A disc of radius r gives a surface that faces it π sin² r times its radiance.
    let radiance = irradiance / (Float.pi * sine(p.sunRadius) * sine(p.sunRadius))
    return AreaLight(
      shape: .distant(radius: p.sunRadius),
      center: worldFromMap.direction(Vector(0, sine(p.sunElevation), cosine(p.sunElevation))),
      radiance: radiance)
  }

  private static func sunIrradiance(_ p: SkyParameters) -> Vector {
    let clear = 1 - p.cloudCover
    return Sunlight.irradiance(turbidity: p.turbidity, zenithAngle: .pi / 2 - p.sunElevation)
      * (clear * clear)
  }
}
