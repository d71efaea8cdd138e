internal import Foundation
internal import Scene

/// JSON as it stands in a file, for comparing what a file holds with what was understood of it.
enum JSONValue: Decodable, Equatable {
  case null
  case bool(Bool)
  /// Printed, so that 64-bit integers stay exact.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(UInt64.self) {
      self = .number("\(value)")
    } else if let value = try? container.decode(Double.self) {
      self = .number("\(value)")
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The member of an object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// As it is shown in messages.
  var summary: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): value
    case .string(let value): "\"\(value)\""
    case .array(let values): "[\(values.map(\.summary).joined(separator: ", "))]"
    case .object: "{…}"
    }
  }

  /// Names (such as `hair.length`) of members that `other` lacks, sorted. Nulls are no members: absent
  /// optional values may be written as null.
  func members(missingFrom other: JSONValue, path: String = "") -> [String] {
    switch (self, other) {
    case (.object(let mine), .object(let theirs)):
      return mine.keys.sorted().flatMap { key -> [String] in
        let name = path.isEmpty ? key : "\(path).\(key)"
        guard let value = mine[key], value != .null else { return [] }
        guard let their = theirs[key] else { return [name] }
        return value.members(missingFrom: their, path: name)
      }
    case (.array(let mine), .array(let theirs)):
      return zip(mine, theirs).enumerated().flatMap { index, pair in
        pair.0.members(missingFrom: pair.1, path: "\(path)[\(index)]")
      }
    default: return []
    }
  }

  /// What differs from `other`, one "name: other there, this now" each, sorted by name.
  func differences(from other: JSONValue, path: String = "") -> [String] {
    if case .object(let mine) = self, case .object(let theirs) = other {
      return Set(mine.keys).union(theirs.keys).sorted().flatMap { key in
        (mine[key] ?? .null).differences(
          from: theirs[key] ?? .null, path: path.isEmpty ? key : "\(path).\(key)")
      }
    }
    return self == other ? [] : ["\(path): \(other.summary) there, \(summary) now"]
  }
}

extension Encodable {
  /// What encoding this as JSON gives.
  ///
  /// - Parameter allNames: Whether numbers that are left out where they are 0 are written all the same.
  func jsonValue(allNames: Bool = false) throws -> JSONValue {
    let encoder = JSONEncoder()
    if let key = NamedValueWriting.key { encoder.userInfo[key] = allNames }
    return try JSONDecoder().decode(JSONValue.self, from: encoder.encode(self))
  }
}
