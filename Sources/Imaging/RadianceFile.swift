/// Radiance pictures (`.hdr`, RGBE): read only.
///
/// Source: Ward 1991, "Real Pixels" (Graphics Gems II), and the file format notes of the Radiance system: a text
/// header, an empty line, a line with the size, then scan lines, each either in runs (adaptive run-length
/// encoding, each of the four components on its own) or plain.
public enum RadianceFile {
  /// Decodes to linear RGB.
  /// - Throws: ``ImageFileError`` when the bytes are damaged, turned, not RGB, or absurdly large.
  public static func decode(_ bytes: [UInt8]) throws -> Image<Float> {
    var reader = Reader(bytes: bytes)
    let exposure = try reader.readHeader()
    let (width, height) = try reader.readSize()
    // The shortest line in runs: its head, then two bytes for each 127 pixels of each component.
    let shortestLine = min(4 * width, 4 + 8 * ((width + 126) / 127))
    guard bytes.count >= height * shortestLine else {
      throw failure("it claims \(width) × \(height) pixels, which \(bytes.count) bytes cannot hold")
    }
    var image = Image<Float>(width: width, height: height, channels: 3, filledWith: 0)
    var line = [UInt8](repeating: 0, count: width * 4)
    for y in 0..<height {
      try reader.readLine(into: &line, width: width)
      for x in 0..<width {
        let scale = Self.scale(exponent: line[3 * width + x]) / exposure
        for c in 0..<3 { image[x, y, c] = Float(line[c * width + x]) * scale }
      }
    }
    return image
  }

  /// What a mantissa of 1 stands for: 2^(exponent − 136), and nothing at all for exponent 0.
  private static func scale(exponent: UInt8) -> Float {
    exponent == 0 ? 0 : Float(sign: .plus, exponent: Int(exponent) - 136, significand: 1)
  }

  fileprivate static func failure(_ reason: String) -> ImageFileError {
    ImageFileError("is not a readable Radiance picture: \(reason)")
  }
}

/// Steps through the bytes of a Radiance picture.
private struct Reader {
  let bytes: [UInt8]
  var position = 0

  /// Reads up to and with the empty line. Returns the product of all exposures, by which radiance is divided.
  mutating func readHeader() throws -> Float {
    let magic = try readTextLine()
    guard magic == "#?RADIANCE" || magic == "#?RGBE" else {
      throw RadianceFile.failure("it does not begin with #?RADIANCE")
    }
    var exposure: Float = 1
    var hasFormat = false
    while true {
      let line = try readTextLine()
      if line.isEmpty { break }
      if line.hasPrefix("FORMAT=") {
        guard line.dropFirst(7) == "32-bit_rle_rgbe" else {
          throw RadianceFile.failure("its \(line) is not supported, only 32-bit_rle_rgbe is")
        }
        hasFormat = true
      } else if line.hasPrefix("EXPOSURE=") {
        let number = line.dropFirst(9).drop { $0 == " " }
        guard let factor = Float(number), factor.isFinite, factor > 0 else {
          throw RadianceFile.failure("its \(line) is not a positive number")
        }
        exposure *= factor
      }
    }
    guard hasFormat else { throw RadianceFile.failure("it does not state its FORMAT") }
    guard exposure.isFinite, exposure > 0 else { throw RadianceFile.failure("its exposures overflow") }
    return exposure
  }

  /// Reads the line `-Y height +X width`: rows from the top left, the only orientation in use.
  mutating func readSize() throws -> (width: Int, height: Int) {
    let line = try readTextLine()
    let words = line.split(separator: " ")
    guard words.count == 4, words[0] == "-Y", words[2] == "+X", let height = Int(words[1]),
      let width = Int(words[3])
    else { throw RadianceFile.failure("its size \"\(line)\" is not of the form -Y height +X width") }
    guard width > 0, height > 0, width <= ImageLimits.side, height <= ImageLimits.side,
      width * height * 3 <= ImageLimits.sampleCount
    else { throw RadianceFile.failure("its size \(width) × \(height) is out of range") }
    return (width, height)
  }

  /// Reads one scan line as four components, each of `width` bytes.
  mutating func readLine(into line: inout [UInt8], width: Int) throws {
    let start = try readPixel()
    let isInRuns = start[0] == 2 && start[1] == 2 && start[2] < 128 && (8..<32768).contains(width)
    if !isInRuns {
      try store(start, at: 0, in: &line, width: width)
      for x in 1..<max(width, 1) { try store(readPixel(), at: x, in: &line, width: width) }
      return
    }
    guard Int(start[2]) << 8 | Int(start[3]) == width else {
      throw RadianceFile.failure("a line has another width than the picture")
    }
    for component in 0..<4 {
      var x = 0
      while x < width {
        let code = Int(try readByte())
        // Above 128: a run of equal bytes; else: so many bytes as they are.
        let count = code > 128 ? code - 128 : code
        guard count > 0, count <= width - x else { throw RadianceFile.failure("a run leaves its line") }
        if code > 128 {
          let value = try readByte()
          for i in 0..<count { line[component * width + x + i] = value }
        } else {
          for i in 0..<count { line[component * width + x + i] = try readByte() }
        }
        x += count
      }
    }
  }

  private func store(_ pixel: SIMD4<UInt8>, at x: Int, in line: inout [UInt8], width: Int) throws {
    guard pixel[0] != 1 || pixel[1] != 1 || pixel[2] != 1 else {
      throw RadianceFile.failure("it uses the run-length encoding of before 1991")
    }
    for c in 0..<4 { line[c * width + x] = pixel[c] }
  }

  private mutating func readPixel() throws -> SIMD4<UInt8> {
    SIMD4(try readByte(), try readByte(), try readByte(), try readByte())
  }

  private mutating func readByte() throws -> UInt8 {
    guard position < bytes.count else { throw RadianceFile.failure("the file ends too early") }
    defer { position += 1 }
    return bytes[position]
  }

  /// A line of the header without its end; at most 1,000 characters.
  private mutating func readTextLine() throws -> String {
    var characters: [UInt8] = []
    while true {
      let byte = try readByte()
      if byte == UInt8(ascii: "\n") { break }
      guard characters.count < 1000 else { throw RadianceFile.failure("its header has no line ends") }
      characters.append(byte)
    }
    if characters.last == UInt8(ascii: "\r") { characters.removeLast() }
    return String(decoding: characters, as: UTF8.self)
  }
}
