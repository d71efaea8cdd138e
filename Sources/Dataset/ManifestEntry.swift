internal import Foundation

/// One finished example: a line of a manifest.
public struct ManifestEntry: Sendable, Equatable, Codable {
  public struct File: Sendable, Equatable, Codable {
    public var name: String
    /// Bytes.
    public var size: Int
    /// Eight hexadecimal digits.
    public var crc32: String
  }

  public var index: UInt64
  /// In the order in which they were written.
  public var files: [File]

  /// A line of JSON, with its end.
  func line() throws -> [UInt8] { try ReadableJSON.compact(self) + [UInt8(ascii: "\n")] }

  /// Reads the text of a manifest.
  /// - Returns: The entries that can be read, and how many lines cannot. The last line of a manifest may be
  ///   torn, when the process was killed as it wrote it.
  static func read(_ bytes: [UInt8]) -> (entries: [ManifestEntry], unreadableLines: Int) {
    let decoder = JSONDecoder()
    var entries: [ManifestEntry] = []
    var unreadable = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let entry = try? decoder.decode(ManifestEntry.self, from: Data(line)) {
        entries.append(entry)
      } else {
        unreadable += 1
      }
    }
    // A line that is whole but lacks its end is as good as torn: what follows must begin on a new line.
    if let last = bytes.last, last != UInt8(ascii: "\n"), unreadable == 0 {
      entries.removeLast()
      unreadable = 1
    }
    return (entries, unreadable)
  }

  /// Whether all files are in `folder` with the sizes they had.
  func isPresent(in folder: String) -> Bool {
    let name = EncodedExample.name(of: index)
    return !files.isEmpty
      && files.allSatisfy { file in
        file.name.hasPrefix(name) && !file.name.contains("/")
          && Files.size(of: "\(folder)/\(file.name)") == file.size
      }
  }
}
