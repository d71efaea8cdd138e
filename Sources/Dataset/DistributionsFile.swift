internal import Foundation
public import Scene

/// A file of distributions: JSON as `facet distributions` prints it. What the file leaves out stays as it is; lists
/// are replaced as a whole. Read strictly, as a misspelt name would silently leave things as they were.
public enum DistributionsFile {
  /// - Parameters:
  ///   - bytes: JSON.
  ///   - path: Where they come from, for messages.
  /// - Throws: ``DatasetError`` when they are no JSON, hold unknown names or values that cannot be drawn from, or come
  ///   from a newer version.
  public static func decode(_ bytes: [UInt8], path: String) throws -> Distributions {
    let file = try? JSONSerialization.jsonObject(with: Data(bytes))
    guard let members = file as? [String: Any] else { throw DatasetError("\(path) is not a JSON object") }
    try ParametersFile.checkVersion(
      of: JSONDecoder().decode(JSONValue.self, from: Data(bytes)), known: Distributions.currentVersion,
      what: "distributions", path: path)
    let standard = try JSONSerialization.jsonObject(with: JSONEncoder().encode(Distributions.standard))
    let merged = try JSONSerialization.data(
      withJSONObject: try merge(members, into: standard as? [String: Any] ?? [:], at: "", path: path))
    let distributions: Distributions
    do {
      distributions = try JSONDecoder().decode(Distributions.self, from: merged)
    } catch {
      throw DatasetError("\(path) does not hold distributions: \(ParametersFile.reason(error))")
    }
    // Names within lists.
    let unknown = try JSONDecoder().decode(JSONValue.self, from: merged)
      .members(missingFrom: distributions.jsonValue())
    guard unknown.isEmpty else { throw Self.unknown(unknown, path: path) }
    do {
      try distributions.validate()
    } catch {
      throw DatasetError("\(path): \(error)")
    }
    return distributions
  }

  /// `standard` with the members of `members` in place of its own, down to values and lists.
  private static func merge(
    _ members: [String: Any], into standard: [String: Any], at place: String, path: String
  ) throws -> [String: Any] {
    try members.keys.sorted().reduce(into: standard) { result, key in
      guard let old = standard[key], let new = members[key] else {
        throw unknown([place + key], path: path)
      }
      guard let old = old as? [String: Any], let new = new as? [String: Any] else {
        result[key] = new
        return
      }
      result[key] = try merge(new, into: old, at: place + key + ".", path: path)
    }
  }

  private static func unknown(_ names: [String], path: String) -> DatasetError {
    DatasetError(
      "\(path): there is no \(names.joined(separator: ", ")); `facet distributions` prints all that there is")
  }
}
