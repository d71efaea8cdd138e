internal import CPNG

/// PNG files through libpng: 8 and 16 bits a sample; grey, grey and alpha, RGB, RGBA.
///
/// Encoding is deterministic: same image, same library, same bytes. 8-bit colour is marked as sRGB; 16-bit
/// samples are stored as they are.
public enum PNG {
  /// Encodes an image of 8 bits a sample. Precondition: 1…4 channels, sides of at most 65536.
  public static func encode(_ image: Image<UInt8>) throws -> [UInt8] {
    try image.samples.withUnsafeBytes { try encode(format(of: image, bits: 8), samples: $0) }
  }

  /// Encodes an image of 16 bits a sample. Precondition: 1…4 channels, sides of at most 65536.
  public static func encode(_ image: Image<UInt16>) throws -> [UInt8] {
    try image.samples.withUnsafeBytes { try encode(format(of: image, bits: 16), samples: $0) }
  }

  /// Decodes a file of up to 8 bits a sample; palettes and fewer bits are expanded.
  /// - Throws: ``ImageFileError`` when the bytes are damaged, no PNG, or have 16 bits a sample.
  public static func decode8(_ bytes: [UInt8]) throws -> Image<UInt8> { try decode(bytes, bits: 8) }

  /// Decodes a file of 16 bits a sample.
  /// - Throws: ``ImageFileError`` when the bytes are damaged, no PNG, or have fewer bits a sample.
  public static func decode16(_ bytes: [UInt8]) throws -> Image<UInt16> { try decode(bytes, bits: 16) }

  private static func format<Sample>(of image: Image<Sample>, bits: UInt8) -> CPNGFormat {
    precondition(image.channels <= 4, "PNG has at most four channels")
    precondition(max(image.width, image.height) <= 65536, "too large for PNG here")
    return CPNGFormat(
      width: UInt32(image.width), height: UInt32(image.height), channels: UInt8(image.channels),
      bitsPerSample: bits)
  }

  private static func encode(_ format: CPNGFormat, samples: UnsafeRawBufferPointer) throws -> [UInt8] {
    var format = format
    var bytes: UnsafeMutablePointer<UInt8>?
    var size = 0
    try callLibrary("cannot be encoded as PNG") { message in
      cpngEncode(
        &format, samples.baseAddress?.assumingMemoryBound(to: UInt8.self), &bytes, &size, message)
    }
    defer { cpngFree(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }

  private static func decode<Sample: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ bytes: [UInt8], bits: UInt8
  ) throws -> Image<Sample> {
    var format = CPNGFormat()
    try callLibrary("is not a readable PNG") { cpngReadFormat(bytes, bytes.count, &format, $0) }
    guard format.bitsPerSample == bits else {
      throw ImageFileError(
        "has \(format.bitsPerSample) bits a sample where \(bits) are expected")
    }
    let (width, height, channels) = (Int(format.width), Int(format.height), Int(format.channels))
    guard width * height * channels <= ImageLimits.sampleCount else {
      throw ImageFileError("claims to be \(width) × \(height), which is too large")
    }
    var image = Image<Sample>(width: width, height: height, channels: channels, filledWith: 0)
    try image.samples.withUnsafeMutableBytes { samples in
      try callLibrary("is not a readable PNG") {
        cpngDecode(
          bytes, bytes.count, samples.baseAddress?.assumingMemoryBound(to: UInt8.self),
          samples.count, $0)
      }
    }
    return image
  }

  /// Turns a false result into an error with the library's message.
  private static func callLibrary(
    _ failure: String, _ body: (UnsafeMutablePointer<CChar>?) -> Bool
  ) throws {
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE_SIZE))
    guard message.withUnsafeMutableBufferPointer({ body($0.baseAddress) }) else {
      throw ImageFileError("\(failure): \(text(of: message))")
    }
  }
}
