internal import Foundation

/// JSON for people and programs: keys sorted, members one a line, but lists of plain values (a point, a row of
/// a matrix) on one line.
public enum ReadableJSON {
  /// Deterministic: same value, same bytes. Ends with a line break.
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    var layout = Layout(bytes: try compact(value))
    layout.copyValue(indentation: 0)
    return layout.result + [UInt8(ascii: "\n")]
  }

  /// Everything on one line, keys sorted, without a line break.
  static func compact(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value))
  }
}

/// Copies compact JSON, adding space. Trusts its input: it comes from the encoder.
private struct Layout {
  let bytes: [UInt8]
  var position = 0
  var result: [UInt8] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func copyValue(indentation: Int) {
    switch bytes[position] {
    case UInt8(ascii: "{"):
      copyList(end: UInt8(ascii: "}"), indentation: indentation) { layout in
        layout.copyScalar()  // the key
        layout.position += 1
        layout.result += Array(": ".utf8)
        layout.copyValue(indentation: indentation + 1)
      }
    case UInt8(ascii: "[") where isFlat:
      copyFlatList()
    case UInt8(ascii: "["):
      copyList(end: UInt8(ascii: "]"), indentation: indentation) { layout in
        layout.copyValue(indentation: indentation + 1)
      }
    default: copyScalar()
    }
  }

  /// Whether the list that begins here has neither lists nor objects in it.
  private var isFlat: Bool {
    var (i, inString) = (position + 1, false)
    while true {
      switch bytes[i] {
      case UInt8(ascii: "\\") where inString: i += 1
      case UInt8(ascii: "\""): inString.toggle()
      case UInt8(ascii: "]") where !inString: return true
      case UInt8(ascii: "[") where !inString, UInt8(ascii: "{") where !inString: return false
      default: break
      }
      i += 1
    }
  }

  private mutating func copyFlatList() {
    copyByte()
    while bytes[position] != UInt8(ascii: "]") {
      if bytes[position] == UInt8(ascii: ",") {
        copyByte()
        result.append(UInt8(ascii: " "))
      }
      copyScalar()
    }
    copyByte()
  }

  private mutating func copyList(
    end: UInt8, indentation: Int, copyElement: (inout Layout) -> Void
  ) {
    copyByte()
    let isEmpty = bytes[position] == end
    while bytes[position] != end {
      if bytes[position] == UInt8(ascii: ",") { copyByte() }
      startLine(indentation + 1)
      copyElement(&self)
    }
    if !isEmpty { startLine(indentation) }
    copyByte()
  }

  /// A string, number or word.
  private mutating func copyScalar() {
    guard bytes[position] == UInt8(ascii: "\"") else {
      while position < bytes.count, !",]}:".utf8.contains(bytes[position]) { copyByte() }
      return
    }
    copyByte()
    while bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") { copyByte() }
      copyByte()
    }
    copyByte()
  }

  private mutating func copyByte() {
    result.append(bytes[position])
    position += 1
  }

  private mutating func startLine(_ indentation: Int) {
    result.append(UInt8(ascii: "\n"))
    result += [UInt8](repeating: UInt8(ascii: " "), count: 2 * indentation)
  }
}
