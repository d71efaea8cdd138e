internal import Glibc

/// What writing a data set needs of a file system. A value of closures, so that tests can let any step fail.
public struct FileOperations: Sendable {
  /// Creates or replaces a file; its bytes are on disk when this returns.
  public var write: @Sendable (_ bytes: [UInt8], _ path: String) throws -> Void
  /// Moves a file over another one, if there is one, in one step.
  public var rename: @Sendable (_ from: String, _ to: String) throws -> Void
  /// Makes the names in a folder permanent.
  public var syncFolder: @Sendable (_ path: String) throws -> Void
  /// Removes a file; silent if there is none.
  public var remove: @Sendable (_ path: String) -> Void

  /// The real file system.
  public static let posix = FileOperations(
    write: writeFile, rename: renameFile, syncFolder: syncFolder, remove: { unlink($0) })

  @Sendable private static func writeFile(_ bytes: [UInt8], _ path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileFailure(action: "create", path: path, code: errno) }
    var isOpen = true
    defer { if isOpen { close(file) } }
    try writeAll(bytes, to: file, path: path)
    guard fsync(file) == 0 else { throw FileFailure(action: "write", path: path, code: errno) }
    isOpen = false
    // Network file systems report a full disk as late as here.
    guard close(file) == 0 else { throw FileFailure(action: "write", path: path, code: errno) }
  }

  @Sendable private static func renameFile(_ from: String, _ to: String) throws {
    guard Glibc.rename(from, to) == 0 else { throw FileFailure(action: "create", path: to, code: errno) }
  }

  @Sendable private static func syncFolder(_ path: String) throws {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw FileFailure(action: "open", path: path, code: errno) }
    defer { close(folder) }
    // Some file systems cannot sync folders, and say so; they keep names safe in other ways or not at all.
    guard fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw FileFailure(action: "write to", path: path, code: errno)
    }
  }

  /// Writes everything, however many calls that takes.
  static func writeAll(_ bytes: [UInt8], to file: Int32, path: String) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileFailure(action: "write", path: path, code: errno) }
      written += count
    }
  }
}

/// A file operation that failed, with the system's reason and what to do about it.
public struct FileFailure: Error, Equatable, CustomStringConvertible {
  /// A verb: "create", "write", "read".
  public let action: String
  public let path: String
  /// The value of `errno`.
  public let code: Int32

  public init(action: String, path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }

  public var description: String {
    let reason = String(cString: strerror(code))
    return "cannot \(action) \(path): \(reason)\(advice.map { "; \($0)" } ?? "")"
  }

  private var advice: String? {
    switch code {
    case ENOSPC, EDQUOT: "free some space, then run the same command again"
    case EFBIG: "raise the limit of file size (ulimit -f), then run the same command again"
    case EACCES, EPERM, EROFS: "choose a folder that you may write to"
    case ENOTDIR, EEXIST: "a file is in the way: choose another folder"
    case EISDIR: "it is a folder: give the name of a file"
    case ENAMETOOLONG: "choose a shorter path"
    case EMFILE, ENFILE: "raise the limit of open files (ulimit -n)"
    default: nil
    }
  }
}
