public import Foundation
public import Scene

/// The folder that assets lie in: `face-model.safetensors` and `environments/*.safetensors`, put there by
/// `tools/setup`.
public struct AssetStore: Sendable {
  public let directory: URL

  static let faceModelName = "face-model.safetensors"

  /// Chooses the folder: the one given, else `$FACET_ASSETS`, else `facet` in the user's cache folder.
  ///
  /// - Throws: ``AssetError`` when there is no such folder.
  public init(directory: URL? = nil) throws {
    try self.init(directory: directory, environment: ProcessInfo.processInfo.environment)
  }

  init(directory: URL?, environment: [String: String]) throws {
    self.directory = directory ?? Self.standardDirectory(environment)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: self.directory.path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else {
      throw AssetError(
        path: self.directory.path,
        reason: exists ? "is not a folder of assets" : "there is no such asset folder")
    }
  }

  /// Where assets lie when no folder is given; the same rule as in `tools/setup`. Empty variables count as absent.
  static func standardDirectory(_ environment: [String: String]) -> URL {
    func folder(_ variable: String) -> URL? {
      environment[variable].flatMap { $0.isEmpty ? nil : URL(filePath: $0, directoryHint: .isDirectory) }
    }
    if let named = folder("FACET_ASSETS") { return named }
    let home = folder("HOME") ?? FileManager.default.homeDirectoryForCurrentUser
    return (folder("XDG_CACHE_HOME") ?? home.appending(path: ".cache")).appending(path: "facet")
  }

  var faceModelFile: URL { directory.appending(path: Self.faceModelName) }

  /// The files of all environment maps, by name.
  func environmentFiles() throws -> [URL] {
    let folder = directory.appending(path: EnvironmentFile.folder)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasSuffix(EnvironmentFile.suffix) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// Reads everything. Without environment maps, scenes are lit by the procedural sky.
  ///
  /// - Throws: ``AssetError`` naming the file and the cure when one is missing, truncated, damaged or of another
  ///   version.
  public func load() throws -> SceneAssets {
    SceneAssets(faceModel: try FaceModelFile.load(faceModelFile), environments: try loadEnvironments())
  }

  func loadEnvironments() throws -> [NamedEnvironment] {
    try environmentFiles().map {
      let file = try EnvironmentFile(contentsOf: $0)
      return NamedEnvironment(name: file.name, map: file.map())
    }
  }
}
