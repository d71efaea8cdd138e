internal import Foundation
public import Render
public import Scene

/// Programs that a scene can be written for.
public enum ExportFormat: String, Sendable, CaseIterable {
  case mitsuba
}

/// Writes scenes for other renderers.
public enum SceneExport {
  /// Checks before long work that ``write(_:to:format:settings:)`` may make `folder`.
  /// - Throws: ``DatasetError`` when something with content is there already, ``FileFailure`` when it cannot be made.
  public static func prepare(_ folder: String) throws {
    if Files.isFolder(folder) {
      guard try Files.names(in: folder).isEmpty else {
        throw DatasetError("the folder \(folder) is not empty: choose a new one, or remove it first")
      }
    } else if Files.size(of: folder) != nil {
      throw DatasetError("\(folder) is a file: choose a new folder")
    }
    try Files.makeFolder(Files.parent(of: trimmed(folder)))
  }

  /// Writes `scene` into the new folder `folder`, which appears whole or not at all.
  ///
  /// - Parameter settings: Size, samples and bounds of bounces that the other program shall use.
  /// - Throws: ``DatasetError``, ``FileFailure`` or an error of encoding; nothing is left behind then.
  public static func write(
    _ scene: SceneDescription, to folder: String, format: ExportFormat, settings: RenderSettings,
    operations: FileOperations = .posix
  ) throws {
    try prepare(folder)
    let files: [ExportedFile]
    switch format {
    case .mitsuba: files = try MitsubaScene.files(scene, settings: settings)
    }
    let folder = trimmed(folder)
    let partial = folder + ".partial"
    do {
      // What a run that was cut off has left.
      if Files.isFolder(partial) { try FileManager.default.removeItem(atPath: partial) }
      try Files.makeFolder(partial)
      for file in files { try operations.write(file.bytes, "\(partial)/\(file.name)") }
      try operations.syncFolder(partial)
      try operations.rename(partial, folder)
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw error
    }
  }

  /// The path without slashes at its end, so that a suffix can be added.
  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
