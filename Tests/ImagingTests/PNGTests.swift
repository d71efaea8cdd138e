import Foundation
import Imaging
import Testing

/// A picture in which every sample differs from its neighbours.
private func pattern<T: FixedWidthInteger & BitwiseCopyable & Sendable>(
  _ width: Int, _ height: Int, _ channels: Int, of type: T.Type
) -> Image<T> {
  Image(
    width: width, height: height, channels: channels,
    samples: (0..<width * height * channels).map { T(truncatingIfNeeded: $0 &* 40_503 &+ $0 / 7) })
}

@Suite struct PNGTests {
  @Test(arguments: 1...4) func eightBitsSurvive(channels: Int) throws {
    let image = pattern(13, 7, channels, of: UInt8.self)
    #expect(try PNG.decode8(PNG.encode(image)) == image)
  }

  @Test(arguments: 1...4) func sixteenBitsSurvive(channels: Int) throws {
    let image = pattern(9, 11, channels, of: UInt16.self)
    #expect(try PNG.decode16(PNG.encode(image)) == image)
  }

  @Test func bytesAreDeterministic() throws {
    let image = pattern(64, 64, 3, of: UInt8.self)
    #expect(try PNG.encode(image) == PNG.encode(image))
  }

  /// Written by hand: signature, header of 1 × 1 in 16-bit grey, no more.
  @Test func sixteenBitSamplesAreBigEndianInTheFile() throws {
    let high = try PNG.encode(Image<UInt16>(width: 1, height: 1, channels: 1, samples: [0xFF00]))
    let low = try PNG.encode(Image<UInt16>(width: 1, height: 1, channels: 1, samples: [0x00FF]))
    #expect(high[24] == 16 && high[25] == 0)
    #expect(high != low)
    #expect(try PNG.decode16(high).samples == [0xFF00])
  }

  @Test func colorIsMarkedAsSRGB() throws {
    let color = try PNG.encode(pattern(2, 2, 3, of: UInt8.self))
    let labels = try PNG.encode(pattern(2, 2, 1, of: UInt8.self))
    #expect(color.indices.contains { color[$0...].starts(with: "sRGB".utf8) })
    #expect(!labels.indices.contains { labels[$0...].starts(with: "sRGB".utf8) })
  }

  /// 5 × 5 grey with the value 10 y + x, in the seven passes of Adam7; made by a script of a few lines that
  /// follows the specification.
  @Test func interlacedFilesAreRead() throws {
    let image = try decode(
      "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAAAAAHfA0mvAAAALElEQVR42mNgYGBh0NBhYGLQYhARk2BgZGYQFWfQ1Gbg4ubh5WOQk1dQVAI"
        + "AIIUCJ8SHsQcAAAAASUVORK5CYII=")
    let expected = (0..<5).flatMap { y in (0..<5).map { x in UInt8(10 * y + x) } }
    #expect(image.samples == expected)
  }

  /// Three pixels of two bits with the entries 0, 2, 1 of a palette (1 2 3, 4 5 6, 7 8 9).
  @Test func palettesAreExpanded() throws {
    let image = try decode(
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABAgMAAABmjvwnAAAACVBMVEUBAgMEBQYHCAklhVbwAAAACklEQVR42mNQAQAAJgAlhV+i5gAAAABJR"
        + "U5ErkJggg==")
    #expect(image.channels == 3 && image.samples == [1, 2, 3, 7, 8, 9, 4, 5, 6])
  }

  private func decode(_ base64: String) throws -> Image<UInt8> {
    try PNG.decode8([UInt8](#require(Data(base64Encoded: base64))))
  }

  @Test func wrongDepthIsRefused() throws {
    let bytes = try PNG.encode(pattern(4, 4, 1, of: UInt16.self))
    #expect(throws: ImageFileError("has 16 bits a sample where 8 are expected")) {
      try PNG.decode8(bytes)
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = try PNG.encode(pattern(16, 16, 3, of: UInt8.self))
    for count in 0..<bytes.count - 1 {
      #expect(throws: ImageFileError.self, "\(count) bytes") {
        try PNG.decode8(Array(bytes[..<count]))
      }
    }
  }

  /// Each chunk has a checksum, so that no flipped bit in what matters can pass as another picture.
  @Test func noFlippedBitGivesAnotherPicture() throws {
    let image = pattern(8, 8, 3, of: UInt8.self)
    let bytes = try PNG.encode(image)
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= 0x10
      if let decoded = try? PNG.decode8(damaged) { #expect(decoded == image, "byte \(position)") }
    }
  }

  @Test func otherFilesAreRefused() {
    for bytes in [[], Array("GIF89a".utf8), [UInt8](repeating: 0, count: 100)] as [[UInt8]] {
      #expect(throws: ImageFileError("is not a readable PNG: it is not a PNG file")) {
        try PNG.decode8(bytes)
      }
    }
  }

  /// The header is a chunk with a right checksum; only its sizes are absurd.
  @Test(arguments: [(0, 4), (4, 0), (65536, 65536), (60000, 60000), (1 << 30, 1)])
  func absurdSizesAreRefused(width: Int, height: Int) throws {
    var bytes = try PNG.encode(pattern(4, 4, 3, of: UInt8.self))
    for i in 0..<4 {
      bytes[16 + i] = UInt8(truncatingIfNeeded: width >> (24 - 8 * i))
      bytes[20 + i] = UInt8(truncatingIfNeeded: height >> (24 - 8 * i))
    }
    let checksum = crc32(bytes[12..<29])
    for i in 0..<4 { bytes[29 + i] = UInt8(truncatingIfNeeded: checksum >> (24 - 8 * UInt32(i))) }
    #expect(throws: ImageFileError.self) { try PNG.decode8(bytes) }
  }

  /// CRC-32 as in the PNG specification, appendix D, one bit at a time.
  private func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    return ~remainder
  }
}
