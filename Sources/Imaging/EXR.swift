internal import COpenEXR

/// Named planes of float samples: what an OpenEXR file holds.
public struct FloatPlanes: Sendable, Equatable {
  /// How samples are stored in the file.
  public enum Precision: Sendable {
    /// 16 bits: 11 significant bits, up to 65504.
    case half
    /// 32 bits, exact.
    case float
  }

  /// One channel.
  public struct Plane: Sendable, Equatable {
    public var name: String
    /// Rows from the top left.
    public var samples: [Float]
    /// Used on writing; reading says `float`, as all samples are widened.
    public var precision: Precision

    public init(name: String, samples: [Float], precision: Precision) {
      self.name = name
      self.samples = samples
      self.precision = precision
    }
  }

  /// Pixels.
  public let width: Int
  public let height: Int
  public let planes: [Plane]

  /// Precondition: sizes are positive, every plane has `width * height` samples, names differ and are not empty.
  public init(width: Int, height: Int, planes: [Plane]) {
    precondition(width > 0 && height > 0 && !planes.isEmpty, "planes have at least one sample")
    precondition(planes.allSatisfy { $0.samples.count == width * height }, "size and samples differ")
    precondition(Set(planes.map(\.name)).count == planes.count, "two planes have one name")
    precondition(planes.allSatisfy { !$0.name.isEmpty }, "a plane needs a name")
    self.width = width
    self.height = height
    self.planes = planes
  }

  /// Linear red, green and blue of each pixel, in 32 bits.
  public init(width: Int, height: Int, colors: [SIMD3<Float>]) {
    // Files list channels by name.
    let planes = ["B", "G", "R"].enumerated().map { place, name in
      Plane(name: name, samples: colors.map { $0[2 - place] }, precision: .float)
    }
    self.init(width: width, height: height, planes: planes)
  }

  /// The samples of the plane called `name`.
  public subscript(name: String) -> [Float]? { planes.first { $0.name == name }?.samples }
}

/// OpenEXR files: written as scan lines with lossless ZIP compression, read in any compression.
public enum EXR {
  /// Encodes planes. Deterministic: same planes, same library, same bytes.
  public static func encode(_ planes: FloatPlanes) throws -> [UInt8] {
    guard max(planes.width, planes.height) <= ImageLimits.side else {
      throw ImageFileError("cannot be encoded as EXR: a side is longer than \(ImageLimits.side)")
    }
    // All samples in one array, so that one pointer serves every plane; names likewise, closed by zeros.
    let samples = planes.planes.flatMap(\.samples)
    let names = planes.planes.map { Array($0.name.utf8CString) }
    let nameOffsets = names.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return try samples.withUnsafeBufferPointer { samples in
      try names.flatMap { $0 }.withUnsafeBufferPointer { names in
        let described = planes.planes.enumerated().map { index, plane in
          COpenEXRPlane(
            name: names.baseAddress?.advanced(by: nameOffsets[index]),
            samples: samples.baseAddress?.advanced(by: index * planes.width * planes.height),
            isHalf: plane.precision == .half)
        }
        return try encode(described, width: planes.width, height: planes.height)
      }
    }
  }

  private static func encode(_ planes: [COpenEXRPlane], width: Int, height: Int) throws -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var size = 0
    var message = [CChar](repeating: 0, count: Int(COPENEXR_MESSAGE_SIZE))
    guard
      copenexrEncode(
        Int32(width), Int32(height), planes, Int32(planes.count), &bytes, &size, &message)
    else { throw ImageFileError("cannot be encoded as EXR: \(text(of: message))") }
    defer { copenexrFreeBytes(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }

  /// Decodes the first part of a file; planes come in alphabetical order of their names.
  /// - Throws: ``ImageFileError`` when the bytes are damaged, no EXR, deep, subsampled or absurdly large.
  public static func decode(_ bytes: [UInt8]) throws -> FloatPlanes {
    var message = [CChar](repeating: 0, count: Int(COPENEXR_MESSAGE_SIZE))
    guard
      let image = copenexrDecode(
        bytes, bytes.count, UInt64(ImageLimits.sampleCount), &message)
    else { throw ImageFileError("is not a readable EXR: \(text(of: message))") }
    defer { copenexrFreeImage(image) }
    let (width, height) = (Int(copenexrWidth(image)), Int(copenexrHeight(image)))
    let planes = (0..<copenexrChannelCount(image)).map { channel in
      FloatPlanes.Plane(
        name: copenexrChannelName(image, channel).map { String(cString: $0) } ?? "",
        samples: Array(
          UnsafeBufferPointer(start: copenexrChannelSamples(image, channel), count: width * height)),
        precision: .float)
    }
    guard planes.allSatisfy({ !$0.name.isEmpty }) else {
      throw ImageFileError("is not a readable EXR: a channel has no name")
    }
    return FloatPlanes(width: width, height: height, planes: planes)
  }
}
