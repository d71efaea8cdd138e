import GPU
import GPUTypes
import Geometry
import TestSupport

/// Sums over all directions of what fibres scatter, many fibres in one dispatch; see hairProbe.comp.
enum HairProbe {
  /// A fibre of index 1.55 and a direction of view.
  struct Fibre: CustomStringConvertible {
    /// Along and around the fibre.
    var roughness: Float
    var roughness2: Float
    var h: Float
    /// Of the viewer's angle to the cross-section.
    var sine: Float
    var tilt: Float = 0.035
    /// Per radius.
    var absorption = Vector.zero

    var description: String {
      "roughness \(roughness) and \(roughness2), h \(h), sine \(sine), tilt \(tilt)"
    }
  }

  /// Means over drawn directions, or integrals over the sphere.
  struct Result {
    var value = SIMD3<Double>.zero
    /// Under uneven light; see LIGHT_AXIS.
    var lit = SIMD3<Double>.zero
    /// The integral of the sampler's density; of no meaning for draws.
    var density = 0.0
    /// Mean of the drawn direction, and of its components' squares: as drawn, or by the density.
    var direction = SIMD3<Double>.zero
    var squares = SIMD3<Double>.zero
    /// Least and greatest weight of a draw in any channel.
    var weights: ClosedRange<Float> = 0...0
    /// Values that are negative or not finite, directions that are not of length 1, draws without density.
    var faults = 0
  }

  /// A midpoint rule: rows of equal steps along the fibre, twice as many columns around it.
  static func integrals(_ fibres: [Fibre], rows: Int = 160, on device: Device) throws -> [Result] {
    try run(
      fibres, isGrid: true, parts: rows, length: 2 * rows, scale: 4 * Double.pi / Double(2 * rows * rows),
      on: device)
  }

  /// Means over `draws` directions of the sampler, a multiple of 64, from evenly spread numbers.
  static func means(_ fibres: [Fibre], draws: Int = 1 << 14, on device: Device) throws -> [Result] {
    try run(fibres, isGrid: false, parts: 64, length: draws / 64, scale: 1 / Double(draws), on: device)
  }

  private struct Case: BitwiseCopyable {
    var isGrid: UInt32
    var parts: UInt32
    var length: UInt32
    var roughness: Float
    var roughness2: Float
    var h: Float
    var sine: Float
    var tilt: Float
    var absorption: vec3
  }

  private struct Sums: BitwiseCopyable {
    var value: vec3
    var lit: vec3
    var density: Float
    var direction: vec3
    var squares: vec3
    var least: Float
    var most: Float
    var faults: UInt32
  }

  private static func run(
    _ fibres: [Fibre], isGrid: Bool, parts: Int, length: Int, scale: Double, on device: Device
  ) throws -> [Result] {
    let cases = fibres.map {
      Case(
        isGrid: isGrid ? 1 : 0, parts: UInt32(parts), length: UInt32(length), roughness: $0.roughness,
        roughness2: $0.roughness2, h: $0.h, sine: $0.sine, tilt: $0.tilt, absorption: vec3($0.absorption))
    }
    let sums = try device.run(
      probe: "hairProbe", in: .module, inputs: cases, count: cases.count * parts, of: Sums.self)
    return fibres.indices.map { index in
      var result = Result()
      let own = sums[index * parts..<(index + 1) * parts]
      for part in own {
        result.value += wide(part.value) * scale
        result.lit += wide(part.lit) * scale
        result.density += Double(part.density) * scale
        result.direction += wide(part.direction) * scale
        result.squares += wide(part.squares) * scale
        result.faults += Int(part.faults)
      }
      let (least, most) = (own.map(\.least).min() ?? 0, own.map(\.most).max() ?? 0)
      if least <= most { result.weights = least...most }
      return result
    }
  }

  private static func wide(_ v: vec3) -> SIMD3<Double> { SIMD3(Double(v.x), Double(v.y), Double(v.z)) }
}
