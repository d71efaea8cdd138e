internal import Glibc

/// A folder with a data set, opened for adding examples to it.
public struct DatasetFolder: Sendable {
  public let path: String
  public let settings: DatasetSettings
  public let shard: Shard
  public let manifest: Manifest
  public let writer: ExampleWriter

  /// Creates or continues the data set at `path`.
  /// - Throws: ``DatasetError`` when the folder holds a data set with other settings, or pictures of unknown
  ///   origin; ``FileFailure`` when it cannot be written to.
  public init(
    path: String, settings: DatasetSettings, shard: Shard, operations: FileOperations = .posix
  ) throws {
    try Files.makeFolder(path)
    try Self.begin(path: path, settings: settings, shard: shard, operations: operations)
    manifest = try Manifest(folder: path, shard: shard)
    writer = ExampleWriter(folder: path, shard: shard, operations: operations)
    try writer.removeTemporaryFiles()
    self.path = path
    self.settings = settings
    self.shard = shard
  }

  /// Which of the examples `first ..< first + count` this shard still has to make, in order.
  public func missing(first: UInt64, count: UInt64) -> [UInt64] {
    (first..<first + count).filter { shard.contains($0) && !manifest.finished.contains($0) }
  }

  /// Writes `dataset.json`, or checks the one that is there.
  private static func begin(
    path: String, settings: DatasetSettings, shard: Shard, operations: FileOperations
  ) throws {
    let header = "\(path)/\(DatasetSettings.fileName)"
    if Files.size(of: header) == nil {
      let pictures = try Files.names(in: path).filter { $0.prefix(6).allSatisfy(\.isNumber) && $0.count > 6 }
      guard pictures.isEmpty else {
        throw DatasetError(
          "\(path) holds files such as \(pictures[0]) but no \(DatasetSettings.fileName): choose an empty or "
            + "new folder with --output")
      }
      let temporary = "\(path)/.\(DatasetSettings.fileName).\(shard.fileName).\(getpid()).partial"
      defer { operations.remove(temporary) }
      try operations.write(try ReadableJSON.encode(settings), temporary)
      // A link, unlike a rename, fails if another shard was faster; then its file is checked below.
      if link(temporary, header) != 0 && errno != EEXIST { try operations.rename(temporary, header) }
      try operations.syncFolder(path)
    }
    try settings.check(against: try Files.read(header), path: path)
  }
}
