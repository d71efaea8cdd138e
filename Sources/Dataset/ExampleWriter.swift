/// Writes the files of examples: each appears under its final name only when it is whole and on disk, and the
/// annotation last.
public struct ExampleWriter: Sendable {
  /// Where files go.
  public let folder: String
  private let shard: Shard
  private let operations: FileOperations

  public init(folder: String, shard: Shard = .whole, operations: FileOperations = .posix) {
    self.folder = folder
    self.shard = shard
    self.operations = operations
  }

  /// Writes one example; all is on disk when this returns.
  /// - Throws: whatever a file operation throws; then nothing of the example is left behind.
  public func write(_ example: EncodedExample) throws -> ManifestEntry {
    var inPlace: [String] = []
    do {
      for file in example.files { try operations.write(file.bytes, temporaryPath(of: file)) }
      for file in example.files {
        try operations.rename(temporaryPath(of: file), path(of: file))
        inPlace.append(path(of: file))
      }
      try operations.syncFolder(folder)
    } catch {
      // In the opposite order, so that at no time an annotation stands alone.
      for path in inPlace.reversed() { operations.remove(path) }
      for file in example.files { operations.remove(temporaryPath(of: file)) }
      throw error
    }
    return ManifestEntry(
      index: example.index,
      files: example.files.map {
        .init(name: $0.name, size: $0.bytes.count, crc32: Checksum.crc32($0.bytes))
      })
  }

  /// Removes what this shard left half-written when it was killed. Call only while no other process works on
  /// the shard.
  func removeTemporaryFiles() throws {
    let ending = Self.temporaryEnding(shard)
    for name in try Files.names(in: folder) where name.hasPrefix(".") && name.hasSuffix(ending) {
      operations.remove("\(folder)/\(name)")
    }
  }

  private func path(of file: EncodedExample.File) -> String { "\(folder)/\(file.name)" }

  private func temporaryPath(of file: EncodedExample.File) -> String {
    "\(folder)/.\(file.name)\(Self.temporaryEnding(shard))"
  }

  private static func temporaryEnding(_ shard: Shard) -> String { ".\(shard.fileName).partial" }
}
