internal import Geometry

/// Draws a studio as an environment map: backdrop and room, without the lamps.
enum StudioMap {
  static func make(_ p: StudioParameters, width: Int = 512, height: Int = 256) -> EnvironmentMap {
    let glowAxis = Vector(0, 0.05, -1)
    return EnvironmentMap.make(width: width, height: height) { _, direction in
      // The backdrop hangs behind the sitter, the dim room lies in front.
      let behind = smoothstep(0.1, -0.25, direction.z)
      let floor = smoothstep(0.25, -0.6, direction.y)
      let fromAxis = direction - glowAxis
      let spot = 1 + p.glow * exponential(-dot(fromAxis, fromAxis) / 0.18)
      let backdrop = mix(p.backdropTop, p.backdropBottom, floor) * spot
      return mix(Vector(repeating: p.room), backdrop, behind)
    }
  }
}
