import Foundation
import Testing

@testable import Dataset

@Suite struct ManifestTests {
  /// An example that is on disk in `folder`.
  private func entry(_ index: UInt64, in folder: String) throws -> ManifestEntry {
    let name = EncodedExample.name(of: index)
    try FileOperations.posix.write([1, 2, 3], "\(folder)/\(name).png")
    return ManifestEntry(index: index, files: [.init(name: "\(name).png", size: 3, crc32: "55bc801d")])
  }

  private func path(_ folder: String) -> String { "\(folder)/manifest-0-of-1.jsonl" }

  @Test func finishedExamplesAreRemembered() throws {
    try withFolder { folder in
      do {
        let manifest = try Manifest(folder: folder, shard: .whole)
        for index in [0, 1, 5] as [UInt64] { try manifest.append(entry(index, in: folder)) }
      }
      #expect(try Manifest(folder: folder, shard: .whole).finished == [0, 1, 5])
    }
  }

  /// However much of the last line is lost, the lines before it stand and the file is whole again.
  @Test func aTornLastLineIsHealed() throws {
    try withFolder { folder in
      do {
        let manifest = try Manifest(folder: folder, shard: .whole)
        for index in 0..<3 as Range<UInt64> { try manifest.append(entry(index, in: folder)) }
      }
      let whole = try Files.read(path(folder))
      let lines = whole.split(separator: UInt8(ascii: "\n"))
      let intact = lines[0].count + lines[1].count + 2
      for length in intact + 1..<whole.count {
        try FileOperations.posix.write(Array(whole[..<length]), path(folder))
        let manifest = try Manifest(folder: folder, shard: .whole)
        #expect(manifest.finished == [0, 1])
        #expect(manifest.notes.count == 1)
        try manifest.append(entry(2, in: folder))
        #expect(try Files.read(path(folder)) == whole)
      }
    }
  }

  @Test func nothingIsClaimedThatIsNotOnDisk() throws {
    try withFolder { folder in
      do {
        let manifest = try Manifest(folder: folder, shard: .whole)
        for index in 0..<4 as Range<UInt64> { try manifest.append(entry(index, in: folder)) }
      }
      let whole = try Files.read(path(folder))
      FileOperations.posix.remove("\(folder)/000001.png")
      try FileOperations.posix.write([1, 2], "\(folder)/000002.png")
      let manifest = try Manifest(folder: folder, shard: .whole)
      #expect(manifest.finished == [0, 3])
      try manifest.append(entry(2, in: folder))
      try manifest.append(entry(1, in: folder))
      try manifest.finish()
      #expect(try Files.read(path(folder)) == whole)
    }
  }

  @Test func namesOutsideTheFolderAreNotBelieved() throws {
    try withFolder { folder in
      let entry = ManifestEntry(index: 0, files: [.init(name: "000000/../../etc/passwd", size: 3, crc32: "")])
      #expect(!entry.isPresent(in: folder))
      #expect(!ManifestEntry(index: 0, files: []).isPresent(in: folder))
    }
  }

  @Test func aShardHasOneWriter() throws {
    try withFolder { folder in
      let first = try Manifest(folder: folder, shard: .whole)
      let error = #expect(throws: DatasetError.self) { try Manifest(folder: folder, shard: .whole) }
      #expect(error?.description.contains("another process is writing shard 0/1") == true)
      _ = try Manifest(folder: folder, shard: Shard(number: 0, count: 2))
      // Replacing the file must not let go of the lock.
      try first.append(entry(3, in: folder))
      try first.append(entry(1, in: folder))
      try first.finish()
      #expect(throws: DatasetError.self) { try Manifest(folder: folder, shard: .whole) }
    }
  }

  @Test func otherSettingsAreRefusedByName() throws {
    try withFolder { folder in
      func open(_ settings: DatasetSettings) throws {
        _ = try DatasetFolder(path: folder, settings: settings, shard: .whole)
      }
      try open(FakeFaces.settings())
      try open(FakeFaces.settings())
      let error = #expect(throws: DatasetError.self) {
        try open(FakeFaces.settings(samples: 8, labels: [.depth]))
      }
      let message = error?.description ?? ""
      #expect(message.contains("samples: 4 there, 8 now"))
      #expect(message.contains("labels: [\"hair\", \"depth\", \"normals\"] there, [\"depth\"] now"))
      #expect(!message.contains("width") && message.contains("--output"))
      var other = FakeFaces.settings()
      other.seed = 1 << 63 + 1
      #expect(throws: DatasetError.self) { try open(other) }
    }
  }

  @Test func aDamagedHeaderIsNamed() throws {
    try withFolder { folder in
      try FileOperations.posix.write(Array("{\"version\": ".utf8), "\(folder)/dataset.json")
      let error = #expect(throws: DatasetError.self) {
        try DatasetFolder(path: folder, settings: FakeFaces.settings(), shard: .whole)
      }
      #expect(error?.description.contains("is damaged") == true)
    }
  }

  @Test func foreignPicturesAreNotOverwritten() throws {
    try withFolder { folder in
      try FileOperations.posix.write([1], "\(folder)/000000.png")
      #expect(throws: DatasetError.self) {
        try DatasetFolder(path: folder, settings: FakeFaces.settings(), shard: .whole)
      }
      #expect(try contents(of: folder) == ["000000.png": digest([1])])
    }
  }

  @Test func temporaryFilesOfAKilledProcessAreRemoved() throws {
    try withFolder { folder in
      try FileOperations.posix.write([1], "\(folder)/.000003.png.0-of-1.partial")
      try FileOperations.posix.write([1], "\(folder)/.000004.png.1-of-2.partial")
      _ = try DatasetFolder(path: folder, settings: FakeFaces.settings(), shard: .whole)
      #expect(
        try Files.names(in: folder) == [
          ".000004.png.1-of-2.partial", "dataset.json", "manifest-0-of-1.jsonl",
        ])
    }
  }

  @Test func pathsThatCannotBeFolders() throws {
    try withFolder { folder in
      try FileOperations.posix.write([1], "\(folder)/file")
      for path in ["\(folder)/file", "\(folder)/file/below"] {
        let error = #expect(throws: FileFailure.self) { try Files.makeFolder(path) }
        #expect(error?.description.contains("a file is in the way") == true)
      }
      try Files.makeFolder("\(folder)/a/b/c")
      #expect(Files.isFolder("\(folder)/a/b/c"))
    }
  }
}
