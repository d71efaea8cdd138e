/// Three non-negative numbers in four bytes: an 8-bit mantissa each and one exponent
/// (Ward 1991, "Real Pixels", Graphics Gems II). A number is `mantissa · 2^(exponent − 136)`, so what was read
/// from a Radiance file passes through unchanged, and anything else is off by at most 1/256 of the largest of
/// the three.
enum SharedExponent {
  /// Largest number that can be stored, 255 · 2^119.
  static let greatest: Float = 0xFFp119

  /// Packs numbers; those below zero become 0 and those above ``greatest`` become it. Black is all below 2^-100.
  static func encode(_ value: SIMD3<Float>) -> SIMD4<UInt8> {
    let limited = value.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: greatest))
    let largest = limited.max()
    guard largest >= 0x1p-100 else { return .zero }
    var exponent = Int(largest.exponent) + 129
    // A mantissa that would round up to 256 takes the next exponent.
    if largest * powerOfTwo(136 - exponent) >= 255.5 { exponent += 1 }
    let mantissas = (limited * powerOfTwo(136 - exponent)).rounded(.toNearestOrAwayFromZero)
    return SIMD4(SIMD3<UInt8>(mantissas), UInt8(exponent))
  }

  /// The value of one mantissa step for each exponent byte.
  static let steps: [Float] = [0] + (1...255).map { powerOfTwo($0 - 136) }

  /// Unpacks numbers.
  static func decode(_ bytes: SIMD4<UInt8>) -> SIMD3<Float> {
    SIMD3(Float(bytes.x), Float(bytes.y), Float(bytes.z)) * steps[Int(bytes.w)]
  }

  private static func powerOfTwo(_ exponent: Int) -> Float {
    Float(sign: .plus, exponent: exponent, significand: 1)
  }
}
