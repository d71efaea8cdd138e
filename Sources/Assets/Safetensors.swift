public import Foundation

/// A file of ours that cannot be used: names the file, what is wrong, and what heals it.
public struct AssetError: Error, CustomStringConvertible {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason); \(cure)" }

  /// Set-up makes all that it installed anew, but knows nothing of maps that a user added.
  private var cure: String {
    let setup = "run tools/setup, which makes it anew"
    guard path.split(separator: "/").dropLast().last == EnvironmentFile.folder[...] else { return setup }
    return "\(setup); a map of your own: import it again with `facet assets import`, or remove the file"
  }
}

/// A safetensors file, read strictly: any byte out of place is an error.
///
/// Layout: 8 bytes length of the header, little-endian; the header as JSON, with dtype, shape and byte range of
/// each tensor and a string map "__metadata__"; then the tensors' bytes without gaps.
/// Source: https://github.com/huggingface/safetensors, "Format".
public struct Safetensors: Sendable {
  /// Element types, by their names in the header.
  enum ElementType: String, Decodable, Sendable {
    case float32 = "F32"
    case uint32 = "U32"
    case uint16 = "U16"
    case int16 = "I16"
    case uint8 = "U8"

    var byteCount: Int {
      switch self {
      case .float32, .uint32: 4
      case .uint16, .int16: 2
      case .uint8: 1
      }
    }
  }

  /// One row of the header.
  private struct Entry: Decodable {
    var dtype: String
    var shape: [Int]
    var dataOffsets: [Int]
    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  /// The header's rows and the metadata share one object.
  private struct Header: Decodable {
    var metadata: [String: String] = [:]
    var entries: [(name: String, entry: Entry)] = []

    struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
        if key.stringValue == "__metadata__" {
          metadata = try container.decode([String: String].self, forKey: key)
        } else {
          entries.append((key.stringValue, try container.decode(Entry.self, forKey: key)))
        }
      }
    }
  }

  /// A tensor's type, shape and bytes.
  private struct Tensor {
    var type: ElementType
    var shape: [Int]
    var bytes: Range<Int>
  }

  public let path: String
  public let metadata: [String: String]
  private let data: Data
  private let tensors: [String: Tensor]

  /// Reads the whole file.
  ///
  /// - Throws: ``AssetError`` when it is missing, cut short or malformed.
  public init(contentsOf url: URL) throws {
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      let missing = !FileManager.default.fileExists(atPath: url.path)
      throw AssetError(
        path: url.path,
        reason: missing ? "there is no such file" : "cannot be read (\(error.localizedDescription))")
    }
    try self.init(data: data, path: url.path)
  }

  /// Reads from memory; `path` is for messages.
  public init(data: Data, path: String) throws {
    func fail(_ reason: String) -> AssetError { AssetError(path: path, reason: reason) }
    self.path = path
    self.data = data
    guard data.count >= 8 else { throw fail("is cut short: \(data.count) bytes are no safetensors file") }
    let headerLength = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard headerLength <= UInt64(data.count - 8) else {
      throw fail("is cut short or no safetensors file: the header would take \(headerLength) bytes")
    }
    let start = 8 + Int(headerLength)
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: data.dropFirst(8).prefix(Int(headerLength)))
    } catch {
      throw fail("has a header that is not the JSON of a safetensors file")
    }
    metadata = header.metadata
    var tensors: [String: Tensor] = [:]
    var covered = 0
    for (name, entry) in header.entries {
      guard let type = ElementType(rawValue: entry.dtype) else {
        throw fail("tensor \(name) has the element type \(entry.dtype), which Facet never writes")
      }
      var byteCount = type.byteCount
      for extent in entry.shape {
        let (product, overflow) = byteCount.multipliedReportingOverflow(by: extent)
        guard extent >= 0, !overflow else { throw fail("tensor \(name) has an impossible shape") }
        byteCount = product
      }
      guard entry.dataOffsets.count == 2, entry.dataOffsets[0] >= 0,
        entry.dataOffsets[1] >= entry.dataOffsets[0],
        entry.dataOffsets[1] - entry.dataOffsets[0] == byteCount
      else { throw fail("tensor \(name) has a byte range that does not fit its shape") }
      guard entry.dataOffsets[1] <= data.count - start else {
        throw fail("is cut short: tensor \(name) ends beyond the end of the file")
      }
      covered += byteCount
      tensors[name] = Tensor(
        type: type, shape: entry.shape, bytes: start + entry.dataOffsets[0]..<start + entry.dataOffsets[1])
    }
    guard covered == data.count - start else {
      throw fail("holds \(data.count - start) bytes of tensors where the header lists \(covered)")
    }
    self.tensors = tensors
  }

  /// The shape of a tensor.
  ///
  /// - Throws: ``AssetError`` when there is none of that name.
  public func shape(_ name: String) throws -> [Int] { try tensor(name).shape }

  /// The elements of a tensor of 32-bit floats, all finite, row by row.
  ///
  /// - Parameter shape: What it must have; nil lets an extent be any.
  public func floats(_ name: String, shape: [Int?]) throws -> [Float] {
    let values = try words(name, .float32, shape, as: UInt32.self).map { Float(bitPattern: $0) }
    guard values.allSatisfy(\.isFinite) else {
      throw fail("tensor \(name) holds numbers that are not finite")
    }
    return values
  }

  /// The elements of a tensor of unsigned 32-bit integers.
  public func uint32s(_ name: String, shape: [Int?]) throws -> [UInt32] {
    try words(name, .uint32, shape, as: UInt32.self)
  }

  /// The elements of a tensor of unsigned 16-bit integers.
  public func uint16s(_ name: String, shape: [Int?]) throws -> [UInt16] {
    try words(name, .uint16, shape, as: UInt16.self)
  }

  /// The elements of a tensor of signed 16-bit integers.
  public func int16s(_ name: String, shape: [Int?]) throws -> [Int16] {
    try words(name, .int16, shape, as: UInt16.self).map { Int16(bitPattern: $0) }
  }

  /// The elements of a tensor of bytes.
  public func uint8s(_ name: String, shape: [Int?]) throws -> [UInt8] {
    try words(name, .uint8, shape, as: UInt8.self)
  }

  private func fail(_ reason: String) -> AssetError { AssetError(path: path, reason: reason) }

  private func tensor(_ name: String) throws -> Tensor {
    guard let tensor = tensors[name] else { throw fail("lacks the tensor \(name)") }
    return tensor
  }

  /// The elements of a tensor as unsigned words, after checking its type and shape.
  private func words<Word: FixedWidthInteger>(
    _ name: String, _ type: ElementType, _ shape: [Int?], as: Word.Type
  ) throws -> [Word] {
    let tensor = try tensor(name)
    guard tensor.type == type else {
      throw fail("tensor \(name) has the element type \(tensor.type.rawValue) instead of \(type.rawValue)")
    }
    guard tensor.shape.count == shape.count, zip(tensor.shape, shape).allSatisfy({ $1 == nil || $0 == $1 })
    else {
      let wanted = shape.map { $0.map(String.init) ?? "any" }.joined(separator: " × ")
      let found = tensor.shape.map(String.init).joined(separator: " × ")
      throw fail("tensor \(name) has the shape \(found) instead of \(wanted)")
    }
    let width = MemoryLayout<Word>.size
    return data.withUnsafeBytes { bytes in
      stride(from: tensor.bytes.lowerBound, to: tensor.bytes.upperBound, by: width).map {
        Word(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Word.self))
      }
    }
  }
}
