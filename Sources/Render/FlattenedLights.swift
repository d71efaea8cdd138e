internal import GPUTypes
internal import Geometry
internal import Scene

/// The lamps of a scene as the GPU reads them, and how often light is sought at each and at the environment.
struct FlattenedLights: Sendable {
  /// At least one: a buffer cannot be empty.
  var lights: [GPULight]
  /// How many of them there are.
  var count: Int
  /// Chance of a light sample to go to the environment; those of the lamps are in `lights`, and all make 1.
  var environmentChance: Float

  /// Chances follow the light that arrives about the origin, which lies in the head.
  ///
  /// - Parameter environment: ∫ of the luminance that the environment's tables draw, over all directions.
  /// - Throws: ``SceneError`` when a lamp has no area, or values that are negative or not finite.
  init(_ lamps: [AreaLight], environment: Float) throws {
    guard lamps.count <= 64 else {
      throw SceneError("there are \(lamps.count) area lights, at most 64 are possible")
    }
    for (index, lamp) in lamps.enumerated() where !lamp.isUsable {
      throw SceneError("area light \(index): its shape has no area, or a value is negative or not finite")
    }
    let arriving = lamps.map { lamp in
      lamp.parts(from: .zero).reduce(Float(0)) { $0 + dot($1.light, Spectrum.luminanceWeights) }
    }
    let total = environment + arriving.reduce(0, +)
    // A lamp that faces away from the head may light what stands beside it.
    let floor = max(0.02 * total / Float(max(lamps.count, 1)), 1e-20)
    let weights = arriving.map { max($0, floor) }
    let sum = environment + weights.reduce(0, +)
    environmentChance = lamps.isEmpty ? 1 : environment / sum
    lights = zip(lamps, weights).map { $0.flattened(chance: $1 / sum) }
    count = lamps.count
    if lights.isEmpty { lights = [GPULight()] }
  }
}

extension AreaLight {
  fileprivate var isUsable: Bool {
    let values = [center, right, up, radiance]
    guard values.allSatisfy({ ($0.x + $0.y + $0.z).isFinite }), radiance.min() >= 0 else { return false }
    switch shape {
    case .rectangle: return area > 0
    case .disc(let hole): return hole >= 0 && area > 0
    case .distant(let radius): return radius > 0 && radius < .pi / 2
    }
  }

  fileprivate func flattened(chance: Float) -> GPULight {
    var light = GPULight()
    light.chance = chance
    light.radiance = vec3(radiance)
    light.flags =
      (isTwoSided ? UInt32(LIGHT_TWO_SIDED) : 0) | (isVisibleToCamera ? UInt32(LIGHT_SEEN_BY_CAMERA) : 0)
    switch shape {
    case .rectangle: light.kind = UInt32(LIGHT_RECTANGLE)
    case .disc(let hole):
      light.kind = UInt32(LIGHT_DISC)
      light.hole = hole
    case .distant(let radius):
      // Its size is 1 - cos of the radius, exact for small ones.
      light.kind = UInt32(LIGHT_DISTANT)
      light.center = vec3(normalized(center, fallback: Vector(0, 1, 0)))
      light.size = 2 * sine(radius / 2) * sine(radius / 2)
      return light
    }
    (light.center, light.right, light.up, light.normal) = (vec3(center), vec3(right), vec3(up), vec3(normal))
    light.size = area
    return light
  }
}
