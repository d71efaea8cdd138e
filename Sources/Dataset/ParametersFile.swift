internal import Foundation
public import Render
public import Scene

/// Recorded parameters of a scene, read back strictly: what is not understood is refused, as the picture would
/// silently be another one.
public enum ParametersFile {
  /// Reads the annotation of a picture (`000000.json`), or its `parameters` alone.
  /// - Parameters:
  ///   - bytes: JSON.
  ///   - path: Where they come from, for messages.
  /// - Returns: The parameters, and the settings of the picture if it is an annotation.
  /// - Throws: ``DatasetError`` when they are no JSON, incomplete, out of range, hold unknown fields, or come from a
  ///   newer version.
  public static func decode(_ bytes: [UInt8], path: String) throws -> (
    parameters: SceneParameters, settings: RenderSettings?
  ) {
    let data = Data(bytes)
    let file: JSONValue
    do {
      file = try JSONDecoder().decode(JSONValue.self, from: data)
    } catch {
      throw DatasetError("\(path) is cut short or not JSON (which has no NaN and no infinite numbers)")
    }
    guard case .object = file else { throw DatasetError("\(path) is not a JSON object") }
    let record = file["parameters"] ?? file
    if file["parameters"] != nil {
      try checkVersion(of: file, known: Annotation.currentVersion, what: "annotation", path: path)
    }
    try checkVersion(
      of: record, known: SceneParameters.currentVersion, what: "parameters", path: path)
    let parameters: SceneParameters
    var settings: RenderSettings?
    do {
      if file["parameters"] == nil {
        parameters = try JSONDecoder().decode(SceneParameters.self, from: data)
      } else {
        let annotation = try JSONDecoder().decode(Wrapper.self, from: data)
        (parameters, settings) = (annotation.parameters, annotation.settings)
      }
    } catch {
      throw DatasetError("\(path) does not hold the parameters of a scene: \(reason(error))")
    }
    let unknown = record.members(missingFrom: try parameters.jsonValue(allNames: true))
    guard unknown.isEmpty else {
      throw DatasetError(
        "\(path) has fields that this version of Facet (\(FacetVersion.current)) does not know: "
          + "\(unknown.joined(separator: ", ")); correct or remove them")
    }
    do {
      try parameters.validate()
    } catch {
      throw DatasetError("\(path) holds a value out of range: \(error)")
    }
    return (parameters, settings)
  }

  /// An annotation, of which only this is needed.
  private struct Wrapper: Decodable {
    var parameters: SceneParameters
    var settings: RenderSettings?
  }

  static func checkVersion(of record: JSONValue, known: Int, what: String, path: String) throws {
    guard case .number(let text)? = record["version"], let version = Int(text), version > 0 else {
      throw DatasetError("\(path) does not state the version of its \(what)")
    }
    guard version <= known else {
      throw DatasetError(
        "\(path) was written by a newer Facet: its \(what) have version \(version), this one knows up to "
          + "\(known); update Facet")
    }
  }

  /// What a decoder found in valid JSON, in a sentence's second half.
  static func reason(_ error: any Error) -> String {
    func name(_ context: DecodingError.Context) -> String {
      context.codingPath.reduce("") { path, key in
        if let index = key.intValue { return "\(path)[\(index)]" }
        return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
      }
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      let parent = name(context)
      return "it lacks \(parent.isEmpty ? "" : "\(parent).")\(key.stringValue)"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      return "\(name(context)) is of the wrong kind"
    case DecodingError.dataCorrupted(let context):
      let place = name(context)
      return place.isEmpty
        ? "a number in it is too large" : "\(place) cannot be used (\(context.debugDescription))"
    default: return "\(error)"
    }
  }
}
