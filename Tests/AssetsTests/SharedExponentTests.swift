import Geometry
import Testing

@testable import Assets

@Suite struct SharedExponentTests {
  /// What a Radiance file can hold, with the mantissa of the largest channel using all eight bits.
  @Test func radianceNumbersPassUnchanged() {
    for exponent in UInt8(40)...UInt8(255) {
      for largest in UInt8(128)...UInt8(255) {
        let bytes = SIMD4<UInt8>(largest, largest / 3, 0, exponent)
        #expect(SharedExponent.encode(SharedExponent.decode(bytes)) == bytes)
      }
    }
  }

  @Test func errorIsBelowOneIn256OfTheLargest() {
    for step in 0..<20_000 {
      // Numbers from 10^-6 to 10^6, two of them unrelated to the largest.
      let largest = Float(1e-6) * exponential(Float(step) / 19_999 * 27.6)
      let value = SIMD3<Float>(largest, largest * Float(step % 97) / 96, largest * Float(step % 31) / 31)
      let error = SharedExponent.decode(SharedExponent.encode(value)) - value
      #expect(max(error.max(), -error.min()) <= largest / 256)
    }
  }

  @Test func roundingUpMovesToTheNextExponent() {
    let value = SIMD3<Float>(255.9, 0, 0)
    #expect(SharedExponent.decode(SharedExponent.encode(value)) == SIMD3(256, 0, 0))
  }

  @Test func whatCannotBeStoredIsLimited() {
    #expect(SharedExponent.decode(SharedExponent.encode(SIMD3(-1, 0.5, 1e-30))) == SIMD3(0, 0.5, 0))
    #expect(SharedExponent.decode(SharedExponent.encode(.zero)) == .zero)
    let huge = SharedExponent.decode(SharedExponent.encode(SIMD3(repeating: .greatestFiniteMagnitude)))
    #expect(huge == SIMD3(repeating: SharedExponent.greatest))
    #expect(SharedExponent.decode(SharedExponent.encode(SIMD3(repeating: 1e-35))) == .zero)
  }
}
