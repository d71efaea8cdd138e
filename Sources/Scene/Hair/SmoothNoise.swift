internal import Geometry

/// Smooth random fields: values at the corners of a unit lattice, joined by smooth interpolation.
struct SmoothNoise: Sendable {
  private let key: UInt32

  init(_ random: CounterRandom) { key = random.key.x ^ random.key.y &* 0x9E37_79B9 ^ random.key.z }

  /// Three independent values in −1…1 that vary over distances of about one.
  func vector(_ p: Vector) -> Vector {
    let (i, j, k) = (wholeBelow(p.x), wholeBelow(p.y), wholeBelow(p.z))
    let f = p - Vector(Float(i), Float(j), Float(k))
    let w = f * f * (Vector(repeating: 3) - 2 * f)
    // Each axis adds a multiple of an odd constant, so that steps along it are additions.
    let x = UInt32(bitPattern: i) &* Self.steps.x
    let y = UInt32(bitPattern: j) &* Self.steps.y
    let z = UInt32(bitPattern: k) &* Self.steps.z
    let (x1, y1, z1) = (x &+ Self.steps.x, y &+ Self.steps.y, z &+ Self.steps.z)
    let near = mix(
      mix(value(x, y, z), value(x1, y, z), w.x), mix(value(x, y1, z), value(x1, y1, z), w.x), w.y)
    let far = mix(
      mix(value(x, y, z1), value(x1, y, z1), w.x), mix(value(x, y1, z1), value(x1, y1, z1), w.x), w.y)
    return mix(near, far, w.z)
  }

  /// One value in −1…1.
  func scalar(_ p: Vector) -> Float { vector(p).x }

  private static let steps: SIMD3<UInt32> = SIMD3(0x8DA6_B343, 0xD816_3841, 0xCB1A_B31F)

  /// Ten random bits for each component. The mixing is Wellons' hash of low bias
  /// (https://github.com/skeeto/hash-prospector).
  @inline(__always) private func value(_ x: UInt32, _ y: UInt32, _ z: UInt32) -> Vector {
    var h = x ^ y ^ z ^ key
    h = (h ^ h >> 16) &* 0x7FEB_352D
    h = (h ^ h >> 15) &* 0x846C_A68B
    h ^= h >> 16
    let words = SIMD3<Int32>(Int32(h & 1023), Int32(h >> 10 & 1023), Int32(h >> 20 & 1023))
    return Vector(words) * (2.0 / 1023) - 1
  }
}
