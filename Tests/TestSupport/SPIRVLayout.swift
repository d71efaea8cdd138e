/// Byte offsets of the members of the structs in a SPIR-V module, by name.
///
/// The module must have been compiled with `-g`, as names are optional. Source: SPIR-V specification 1.5, sections
/// 2.3 (layout of a module), 3.32.2 (OpName, OpMemberName) and 3.32.3 (OpMemberDecorate).
public struct SPIRVLayout {
  /// Struct name → member name → byte offset. A struct without offsets (never in a buffer) is absent.
  public private(set) var offsets: [String: [String: Int]] = [:]

  public init(words: [UInt32]) {
    var structNames: [UInt32: String] = [:]
    var memberNames: [UInt32: [UInt32: String]] = [:]
    var memberOffsets: [UInt32: [UInt32: Int]] = [:]
    var position = 5  // after the header
    while position < words.count {
      let length = Int(words[position] >> 16)
      guard length > 0, position + length <= words.count else { break }
      let operands = words[(position + 1)..<(position + length)]
      switch words[position] & 0xFFFF {
      case 5 where operands.count >= 2:  // OpName
        structNames[operands[operands.startIndex]] = Self.text(operands.dropFirst())
      case 6 where operands.count >= 3:  // OpMemberName
        let (type, member) = (operands[operands.startIndex], operands[operands.startIndex + 1])
        memberNames[type, default: [:]][member] = Self.text(operands.dropFirst(2))
      // OpMemberDecorate with the decoration Offset
      case 72 where operands.count == 4 && operands[operands.startIndex + 2] == 35:
        let (type, member) = (operands[operands.startIndex], operands[operands.startIndex + 1])
        memberOffsets[type, default: [:]][member] = Int(operands[operands.startIndex + 3])
      default: break
      }
      position += length
    }
    for (type, members) in memberOffsets {
      guard let name = structNames[type], let names = memberNames[type] else { continue }
      for (member, offset) in members {
        offsets[name, default: [:]][names[member] ?? "member \(member)"] = offset
      }
    }
  }

  /// A null-terminated string packed four bytes a word, the first byte lowest.
  private static func text(_ words: ArraySlice<UInt32>) -> String {
    let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
