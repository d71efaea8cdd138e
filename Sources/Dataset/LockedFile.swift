internal import Glibc

/// A file that one process at a time appends to. The lock ends with this object, or with the process.
final class LockedFile {
  private let path: String
  private var file: Int32

  /// Opens or creates the file.
  /// - Returns: nil if another process holds the lock.
  /// - Throws: ``FileFailure``.
  init?(path: String) throws {
    self.path = path
    while true {
      file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw FileFailure(action: "write", path: path, code: errno) }
      if flock(file, LOCK_EX | LOCK_NB) != 0 {
        // File systems without locks are used without them.
        guard errno == EWOULDBLOCK else { return }
        close(file)
        return nil
      }
      if Self.isSame(file, path) { return }
      // Another process replaced the file between opening and locking.
      close(file)
    }
  }

  deinit { close(file) }

  /// Adds bytes; they are on disk when this returns. After an error the file is as before, if the system allows.
  func append(_ bytes: [UInt8]) throws {
    let length = lseek(file, 0, SEEK_END)
    do {
      try FileOperations.writeAll(bytes, to: file, path: path)
      guard fsync(file) == 0 else { throw FileFailure(action: "write", path: path, code: errno) }
    } catch {
      if length >= 0 { _ = ftruncate(file, length) }
      throw error
    }
  }

  /// Replaces all content in one step, keeping the lock.
  func replace(with bytes: [UInt8]) throws {
    let temporary = path + ".partial"
    let new = open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    guard new >= 0 else { throw FileFailure(action: "create", path: temporary, code: errno) }
    do {
      // Locked before it takes the name, so that no other process can slip in.
      _ = flock(new, LOCK_EX | LOCK_NB)
      try FileOperations.writeAll(bytes, to: new, path: temporary)
      guard fsync(new) == 0 else {
        throw FileFailure(action: "write", path: temporary, code: errno)
      }
      try FileOperations.posix.rename(temporary, path)
    } catch {
      close(new)
      unlink(temporary)
      throw error
    }
    close(file)
    file = new
  }

  /// Whether an open file is the one that `path` names.
  private static func isSame(_ file: Int32, _ path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(file, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
      && opened.st_dev == named.st_dev
  }
}
