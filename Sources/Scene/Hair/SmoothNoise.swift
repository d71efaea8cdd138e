internal import Geometry

/// Smooth random fields: values at the corners of a unit lattice, joined by smooth interpolation.
struct SmoothNoise: Sendable {
  private let key: SIMD3<UInt32>

  init(_ random: CounterRandom) { key = random.key }

  /// Three independent values in −1…1 that vary over distances of about one.
  func vector(_ p: Vector) -> Vector {
    let base = p.rounded(.down)
    let f = p - base
    let w = f * f * (Vector(repeating: 3) - 2 * f)
    let cell = SIMD3<Int32>(Int32(base.x), Int32(base.y), Int32(base.z))
    var sum = Vector.zero
    for corner in 0..<8 {
      let o = SIMD3<Int32>(Int32(corner & 1), Int32(corner >> 1 & 1), Int32(corner >> 2))
      let weight =
        (o.x == 1 ? w.x : 1 - w.x) * (o.y == 1 ? w.y : 1 - w.y) * (o.z == 1 ? w.z : 1 - w.z)
      sum += value(cell &+ o) * weight
    }
    return sum
  }

  /// One value in −1…1.
  func scalar(_ p: Vector) -> Float { vector(p).x }

  private func value(_ cell: SIMD3<Int32>) -> Vector {
    let bits = SIMD3<UInt32>(truncatingIfNeeded: cell)
    let words = CounterRandom.words(
      SIMD4(key.x ^ bits.x, key.y ^ bits.y, key.z ^ bits.z, 0x9E37_79B9))
    return Vector(SIMD3(words.x, words.y, words.z) &>> 8) * (2.0 / 16_777_216) - 1
  }
}
