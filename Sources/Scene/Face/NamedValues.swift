/// Numbers that belong to a fixed list of names, recorded by name.
///
/// Only values other than 0 are written, unless an encoder's ``NamedValueWriting/key`` is true; a name
/// that is missing reads as 0, an unknown name is an error.
struct NamedValues {
  /// A coding key for any name.
  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  static func encode(_ values: [Float], names: [String], to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let all = NamedValueWriting.key.flatMap { encoder.userInfo[$0] as? Bool } ?? false
    for (name, value) in zip(names, values) where value != 0 || all {
      try container.encode(value, forKey: Key(stringValue: name))
    }
  }

  /// - Parameter others: Names in the same place that are read elsewhere.
  static func decode(names: [String], from decoder: any Decoder, besides others: [String] = []) throws
    -> [Float]
  {
    let container = try decoder.container(keyedBy: Key.self)
    let known = Set(names + others)
    if let unknown = container.allKeys.map(\.stringValue).sorted().first(where: { !known.contains($0) }) {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: container.codingPath, debugDescription: "unknown name \(unknown)"))
    }
    return try names.map { try container.decodeIfPresent(Float.self, forKey: Key(stringValue: $0)) ?? 0 }
  }
}

/// How numbers of a fixed list of names, such as `shape.sliders`, are written.
public enum NamedValueWriting {
  /// In an encoder's `userInfo`, true to write those that are 0 too: all names that a reader knows.
  public static let key = CodingUserInfoKey(rawValue: "allNamedValues")
}
