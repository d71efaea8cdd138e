internal import Synchronization

/// The record of what is finished: one file of JSON lines a shard, `manifest-K-of-N.jsonl`, in the data set's
/// folder. A line is added when all files of its example are on disk, so the record survives a crash at any
/// instant and never claims what is not there.
public final class Manifest: Sendable {
  private struct State: ~Copyable {
    /// nil once closed.
    var file: LockedFile?
    var entries: [ManifestEntry]
  }

  /// Indices of all examples that are finished, by any shard.
  public let finished: Set<UInt64>
  /// What was found broken and will be made again, for people; empty if nothing.
  public let notes: [String]
  private let folder: String
  private let state: Mutex<State>

  /// Opens the manifest of `shard` in `folder` and reads those of all others. Heals what a crash left: a torn
  /// line, and claims of files that are no longer there.
  /// - Throws: ``DatasetError`` when another process works on the same shard.
  public init(folder: String, shard: Shard) throws {
    let name = "manifest-\(shard.fileName).jsonl"
    let path = "\(folder)/\(name)"
    guard let file = try LockedFile(path: path) else {
      throw DatasetError(
        "another process is writing shard \(shard) of \(folder): wait until it ends, or give each process its "
          + "own --shard")
    }
    let (claimed, unreadableLines) = ManifestEntry.read(try Files.read(path))
    var seen: Set<UInt64> = []
    let own = claimed.filter { $0.isPresent(in: folder) && seen.insert($0.index).inserted }
    if own.count != claimed.count || unreadableLines > 0 {
      try file.replace(with: own.flatMap { try $0.line() })
    }
    var notes: [String] = []
    if unreadableLines > 0 { notes.append("\(path): \(unreadableLines) broken line(s) dropped") }
    if own.count < claimed.count {
      notes.append(
        "\(path): \(claimed.count - own.count) example(s) were recorded but their files are missing or changed"
      )
    }
    for other in try Files.names(in: folder)
    where other.hasPrefix("manifest-") && other.hasSuffix(".jsonl") && other != name {
      // Another process may be writing its last line at this moment; that is no fault.
      for entry in ManifestEntry.read(try Files.read("\(folder)/\(other)")).entries
      where entry.isPresent(in: folder) { seen.insert(entry.index) }
    }
    finished = seen
    self.notes = notes
    self.folder = folder
    state = Mutex(State(file: file, entries: own))
  }

  /// Records an example whose files are on disk.
  public func append(_ entry: ManifestEntry) throws {
    let line = try entry.line()
    try state.withLock { state in
      guard let file = state.file else { preconditionFailure("the manifest is closed") }
      try file.append(line)
      state.entries.append(entry)
    }
  }

  /// Puts the lines in the order of the examples, if healing left them otherwise: then a run that was stopped
  /// and continued ends with the same bytes as one that was not.
  public func finish() throws {
    try state.withLock { state in
      let isOrdered = zip(state.entries, state.entries.dropFirst()).allSatisfy { $0.index < $1.index }
      guard !isOrdered, let file = state.file else { return }
      state.entries.sort { $0.index < $1.index }
      try file.replace(with: state.entries.flatMap { try $0.line() })
    }
    try FileOperations.posix.syncFolder(folder)
  }

  /// Lets another process work on the shard. Nothing can be added from then on.
  public func close() { state.withLock { $0.file = nil } }
}
