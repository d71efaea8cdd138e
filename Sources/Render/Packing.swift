internal import GPUTypes

extension vec3 {
  /// The 12-byte form of a vector: the stride of `SIMD3<Float>` is 16.
  init(_ v: SIMD3<Float>) { self.init(x: v.x, y: v.y, z: v.z) }

  /// The form to compute with.
  var vector: SIMD3<Float> { SIMD3(x, y, z) }
}

/// A unit vector in 2 × 16 bits; `decodeNormal` in math/frame.glsl is the reverse.
/// Source: Cigolle et al. 2014, "A Survey of Efficient Representations for Independent Unit Vectors".
func packOctahedral(_ n: SIMD3<Float>) -> UInt32 {
  let scale = 1 / max(abs(n.x) + abs(n.y) + abs(n.z), 1e-20)
  var (x, y) = (n.x * scale, n.y * scale)
  if n.z < 0 { (x, y) = ((1 - abs(y)) * (x < 0 ? -1 : 1), (1 - abs(x)) * (y < 0 ? -1 : 1)) }
  func snorm(_ v: Float) -> UInt32 {
    // To the nearest; rounded() is a call on processors without an instruction for it.
    let scaled = min(max(v, -1), 1) * 32767
    return UInt32(UInt16(bitPattern: Int16(scaled + (scaled < 0 ? -0.5 : 0.5))))
  }
  return snorm(x) | snorm(y) << 16
}

/// Square roots of linear red, green and blue in 8 bits each: finer steps where the eye sees them.
func packTint(_ tint: SIMD3<Float>) -> UInt32 {
  packUnorm(SIMD4(tint.x.squareRoot(), tint.y.squareRoot(), tint.z.squareRoot(), 1))
}

/// Four numbers in 0…1 in 8 bits each; others are limited, what is no number becomes 0.
func packUnorm(_ v: SIMD4<Float>) -> UInt32 {
  func byte(_ x: Float) -> UInt32 { x > 0 ? UInt32(min(x, 1) * 255 + 0.5) : 0 }
  return byte(v.x) | byte(v.y) << 8 | byte(v.z) << 16 | byte(v.w) << 24
}

/// Two numbers as 16-bit floats.
func packHalves(_ low: Float, _ high: Float) -> UInt32 {
  UInt32(Float16(low).bitPattern) | UInt32(Float16(high).bitPattern) << 16
}
