internal import Foundation
internal import Glibc

/// Reading files and folders, with errors that name them.
public enum Files {
  /// All bytes of a file.
  public static func read(_ path: String) throws -> [UInt8] {
    guard !isFolder(path) else { throw FileFailure(action: "read", path: path, code: EISDIR) }
    guard access(path, R_OK) == 0 else {
      throw FileFailure(action: "read", path: path, code: errno)
    }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw FileFailure(action: "read", path: path, code: EIO)
    }
  }

  /// Size of a regular file in bytes; nil if there is none.
  public static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in a folder, sorted.
  public static func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw FileFailure(action: "read", path: folder, code: isFolder(folder) ? EACCES : ENOENT)
    }
  }

  /// Makes a folder and those above it, unless they exist; then checks that files can be made in it.
  public static func makeFolder(_ path: String) throws {
    var partial = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      partial += (partial.isEmpty || partial == "/" ? "" : "/") + component
      guard mkdir(partial, 0o755) != 0 else { continue }
      let code = errno
      if isFolder(partial) { continue }
      throw FileFailure(
        action: "make the folder", path: partial, code: size(of: partial) == nil ? code : ENOTDIR)
    }
    guard access(path, W_OK | X_OK) == 0 else {
      throw FileFailure(action: "write to", path: path, code: errno)
    }
  }

  /// Makes sure that a file can be written before the work for it begins: its folder is made if needed.
  public static func prepare(toWrite path: String) throws {
    guard !isFolder(path) else { throw FileFailure(action: "write", path: path, code: EISDIR) }
    try makeFolder(parent(of: path))
  }

  /// Writes a file under a temporary name beside it and moves it into place, so that it is whole or not there.
  public static func replace(
    _ path: String, with bytes: [UInt8], operations: FileOperations = .posix
  ) throws {
    let temporary = path + ".partial"
    do {
      try operations.write(bytes, temporary)
      try operations.rename(temporary, path)
    } catch {
      operations.remove(temporary)
      throw error
    }
  }

  /// The folder that holds a path; "." if it names none.
  public static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
