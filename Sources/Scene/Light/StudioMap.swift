internal import Geometry

/// Draws a studio as an environment map.
enum StudioMap {
  static func make(_ p: StudioParameters, width: Int = 512, height: Int = 256) -> EnvironmentMap {
    let glowAxis = Vector(0, 0.05, -1)
    var map = EnvironmentMap.make(width: width, height: height) { _, direction in
      // The backdrop hangs behind the sitter, the dim room lies in front.
      let behind = smoothstep(0.1, -0.25, direction.z)
      let floor = smoothstep(0.25, -0.6, direction.y)
      let fromAxis = direction - glowAxis
      let spot = 1 + p.glow * exponential(-dot(fromAxis, fromAxis) / 0.18)
      let backdrop = mix(p.backdropTop, p.backdropBottom, floor) * spot
      return mix(Vector(repeating: p.room), backdrop, behind)
    }
    for lamp in p.lamps { add(lamp, to: &map) }
    return map
  }

  /// Adds a lamp, scaled so that its illuminance on a surface facing it is exactly `power`.
  static func add(_ lamp: StudioLamp, to map: inout EnvironmentMap) {
    let horizontal = cosine(lamp.elevation)
    let axis = Vector(
      horizontal * sine(lamp.azimuth), sine(lamp.elevation), horizontal * cosine(lamp.azimuth))
    let right = normalized(cross(Vector(0, 1, 0), axis), fallback: Vector(1, 0, 0))
    let up = cross(axis, right)
    let size = (x: tangent(lamp.halfWidth), y: tangent(lamp.halfHeight))
    // Borders are soft over a texel, so that lamps of any size and turn keep their form.
    let blur = 2 * Float.pi / Float(map.width)
    let reach = cosine(min(1.5, (size.x * size.x + size.y * size.y).squareRoot() + 2 * blur))

    let directions = TexelDirections(width: map.width, height: map.height)
    var lit: [(index: Int, amount: Float)] = []
    var illuminance: Float = 0
    for row in 0..<map.height {
      let solidAngle = map.solidAngle(row: row)
      for column in 0..<map.width {
        let direction = directions[column, row]
        let along = dot(direction, axis)
        guard along > max(reach, 0.02) else { continue }
        let x = dot(direction, right) / along
        let y = dot(direction, up) / along
        let amount = brightness(
          lamp.shape, x: x / size.x, y: y / size.y, blurX: blur / size.x, blurY: blur / size.y)
        guard amount > 0 else { continue }
        lit.append((row * map.width + column, amount))
        illuminance += amount * along * solidAngle
      }
    }
    guard illuminance > 0 else { return }
    let radiance =
      Spectrum.blackBodyColor(kelvin: lamp.temperature) * (lamp.power / illuminance)
    for (index, amount) in lit { map.pixels[index] += radiance * amount }
  }

  /// Radiance of a lamp over its face, where ±1 are its edges; the blurs are the widths of the borders.
  private static func brightness(
    _ shape: StudioLamp.Shape, x: Float, y: Float, blurX: Float, blurY: Float
  ) -> Float {
    func within(_ value: Float, _ edge: Float, _ blur: Float) -> Float {
      smoothstep(edge + blur, edge - blur, abs(value))
    }
    let radius = (x * x + y * y).squareRoot()
    // Diffusers are brighter over the bulb.
    let hotSpot = 0.6 + 0.4 * exponential(-radius * radius)
    switch shape {
    case .rectangle: return within(x, 1, blurX) * within(y, 1, blurY) * hotSpot
    case .round: return within(radius, 1, max(blurX, blurY)) * hotSpot
    case .ring:
      return within(radius, 1, max(blurX, blurY)) * (1 - within(radius, 0.68, max(blurX, blurY)))
    case .window:
      let bars = within(x, 0.04, blurX) + within(y - 0.25, 0.03, blurY)
      // The sky through the upper panes is brighter than what stands outside.
      let view = 0.6 + 0.4 * smoothstep(-0.6, 0.5, y)
      return within(x, 1, blurX) * within(y, 1, blurY) * max(0, 1 - bars) * view
    }
  }
}
