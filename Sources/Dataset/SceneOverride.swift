internal import Foundation
public import Scene

/// A parameter that is set rather than drawn: "person.age=60", "expression.jawOpen=0.4", "eyes.irisMelanin=0.1".
///
/// Whatever ``PersonChoice`` knows is chosen before anything is drawn that depends on it; the rest is put in the place
/// of what was drawn.
public struct SceneOverride: Sendable, Equatable, Codable {
  /// Names from the top, such as `person.age`, as they stand in an example's file under `parameters`.
  public var name: String
  /// As written in JSON; a word that is no JSON is a string.
  public var value: String

  /// Reads NAME=VALUE.
  /// - Throws: ``DatasetError`` when it is nothing of the kind.
  public init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw DatasetError("give NAME=VALUE, such as person.age=60")
    }
    self.init(name: String(parts[0]), value: String(parts[1]))
  }

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Adds this to what is chosen of the person, if it is about that.
  /// - Returns: Whether it is.
  /// - Throws: ``DatasetError`` when the value is no number.
  func choose(in choice: inout PersonChoice) throws -> Bool {
    let path = name.split(separator: ".")
    guard path.count == 2, path[0] == "person" else { return false }
    var tried = choice
    guard tried.choose(String(path[1]), 0) else { return false }
    guard let number = Float(value), number.isFinite else {
      throw DatasetError("\(name) is a number, not \(value)")
    }
    _ = choice.choose(String(path[1]), number)
    return true
  }

  /// Puts the value in its place.
  /// - Throws: ``DatasetError`` when there is no such place, or the value does not fit it.
  func apply(to parameters: SceneParameters) throws -> SceneParameters {
    let path = name.split(separator: ".").map(String.init)
    let parsed = try? JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
    let changed = try replacing(path, by: parsed ?? value, in: parameters)
    // A list of named numbers omits zeros: whether it knows the name shows with another number.
    let shown = Float(value) == 0 ? try replacing(path, by: 0.001, in: parameters) : changed
    let record = try JSONSerialization.jsonObject(with: JSONEncoder().encode(shown))
    guard path.reduce(record as Any?, { ($0 as? [String: Any])?[$1] }) != nil else { throw unknown }
    return changed
  }

  /// The number called `name` in `parameters`; nil where there is none, as for units of an expression that are 0.
  public static func value(of name: String, in parameters: SceneParameters) -> Double? {
    guard let bytes = try? JSONEncoder().encode(parameters),
      let record = try? JSONSerialization.jsonObject(with: bytes)
    else { return nil }
    return name.split(separator: ".").reduce(record as Any?) { ($0 as? [String: Any])?[String($1)] }
      as? Double
  }

  private var unknown: DatasetError {
    DatasetError("there is no parameter \(name): facet render --print-parameters shows all")
  }

  private func replacing(
    _ path: [String], by value: Any, in parameters: SceneParameters
  ) throws -> SceneParameters {
    var root = try JSONSerialization.jsonObject(with: JSONEncoder().encode(parameters))
    guard Self.set(&root, path[...], to: value) else { throw unknown }
    do {
      return try JSONDecoder().decode(
        SceneParameters.self, from: JSONSerialization.data(withJSONObject: root))
    } catch let error as DecodingError {
      if case .dataCorrupted(let context) = error, context.debugDescription.hasPrefix("unknown name") {
        throw unknown
      }
      throw DatasetError("\(name) cannot be \(self.value)")
    }
  }

  /// Sets the member at the end of `path`, whose parents must be there.
  private static func set(_ node: inout Any, _ path: ArraySlice<String>, to value: Any) -> Bool {
    guard let name = path.first, var members = node as? [String: Any] else { return false }
    if path.count == 1 {
      members[name] = value
    } else {
      guard var child = members[name], set(&child, path.dropFirst(), to: value) else { return false }
      members[name] = child
    }
    node = members
    return true
  }
}
