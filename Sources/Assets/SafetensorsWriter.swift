internal import Foundation

/// Writes safetensors files: a header length (8 bytes, little-endian), a JSON header that names type, shape and
/// place of each tensor, then the tensors' bytes.
enum SafetensorsWriter {
  /// A tensor of bytes, row-major.
  struct Tensor {
    var name: String
    var shape: [Int]
    var bytes: [UInt8]
  }

  /// The whole file. The same arguments give the same bytes.
  ///
  /// - Precondition: Every shape's product equals its number of bytes; names are unique.
  static func encode(_ tensors: [Tensor], metadata: [String: String]) throws -> Data {
    var entries: [String: Entry] = ["__metadata__": .metadata(metadata)]
    var offset = 0
    for tensor in tensors {
      precondition(
        tensor.shape.reduce(1, *) == tensor.bytes.count, "shape and bytes of \(tensor.name) differ")
      precondition(entries[tensor.name] == nil, "two tensors are called \(tensor.name)")
      entries[tensor.name] = .tensor(shape: tensor.shape, offsets: [offset, offset + tensor.bytes.count])
      offset += tensor.bytes.count
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var header = try encoder.encode(entries)
    // Spaces after the header let the tensors begin at a multiple of 8.
    header.append(contentsOf: Array(repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8))
    var file = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
    file.append(header)
    for tensor in tensors { file.append(contentsOf: tensor.bytes) }
    return file
  }

  /// A value of the header's JSON object.
  private enum Entry: Encodable {
    case metadata([String: String])
    case tensor(shape: [Int], offsets: [Int])

    enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .metadata(let values): try values.encode(to: encoder)
      case .tensor(let shape, let offsets):
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("U8", forKey: .type)
        try container.encode(shape, forKey: .shape)
        try container.encode(offsets, forKey: .offsets)
      }
    }
  }
}
