import Dataset
import Foundation
import Render
import Testing

private struct Killed: Error {}

@Suite struct DatasetRunTests {
  /// Makes examples in `folder`, as one process would.
  @discardableResult private func generate(
    in folder: String, count: UInt64 = 10, first: UInt64 = 0, shard: Shard = .whole, threads: Int = 2,
    settings: DatasetSettings = FakeFaces.settings(), operations: FileOperations = .posix,
    cancellation: Cancellation = Cancellation(), onRender: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) throws -> PipelineProgress {
    let dataset = try DatasetFolder(path: folder, settings: settings, shard: shard, operations: operations)
    return try DatasetRun(folder: dataset, source: FakeFaces.source(onRender: onRender))
      .run(first: first, count: count, threads: threads, cancellation: cancellation)
  }

  @Test func oneThreadAndFourGiveTheSameBytes() throws {
    let one = try withFolder { folder in
      try generate(in: folder, threads: 1)
      return try contents(of: folder)
    }
    let four = try withFolder { folder in
      try generate(in: folder, threads: 4)
      return try contents(of: folder)
    }
    #expect(one == four)
    #expect(one.count == 10 * 7 + 2)
    #expect(
      one.keys.filter { $0.hasPrefix("000003") }.sorted() == [
        "000003.json", "000003.png", "000003_depth.exr", "000003_hair.png", "000003_ldmks.txt",
        "000003_normals.exr", "000003_seg.png",
      ])
  }

  @Test(arguments: [0, 1, 4, 9]) func stoppedAndContinuedEqualsUninterrupted(stop: Int) throws {
    let whole = try withFolder { folder in
      try generate(in: folder)
      return try contents(of: folder)
    }
    try withFolder { folder in
      #expect(throws: Killed.self) {
        try generate(in: folder, threads: 3) { if $0 == stop { throw Killed() } }
      }
      #expect(try contents(of: folder) != whole)
      try generate(in: folder, threads: 3)
      #expect(try contents(of: folder) == whole)
    }
  }

  @Test func cancelledAndContinuedEqualsUninterrupted() throws {
    let whole = try withFolder { folder in
      try generate(in: folder, count: 20)
      return try contents(of: folder)
    }
    try withFolder { folder in
      let cancellation = Cancellation()
      let first = try generate(in: folder, count: 20, threads: 4, cancellation: cancellation) {
        if $0 == 5 { cancellation.request() }
        Thread.sleep(forTimeInterval: 0.05)
      }
      #expect(first.isCancelled && first.committed >= 5 && first.committed < 20)
      #expect(try generate(in: folder, count: 20).committed == 20 - first.committed)
      #expect(try contents(of: folder) == whole)
    }
  }

  @Test func aFinishedRunMakesNothing() throws {
    try withFolder { folder in
      try generate(in: folder)
      let before = try contents(of: folder)
      #expect(try generate(in: folder).total == 0)
      #expect(try contents(of: folder) == before)
      #expect(try generate(in: folder, count: 12).total == 2)
    }
  }

  @Test func shardsTogetherMakeTheWhole() throws {
    let whole = try withFolder { folder in
      try generate(in: folder, count: 11, first: 3)
      return try contents(of: folder)
    }
    try withFolder { folder in
      for number in [2, 0, 1] as [UInt64] {
        try generate(in: folder, count: 11, first: 3, shard: Shard(number: number, count: 3))
      }
      let shards = try contents(of: folder)
      func examples(_ all: [String: String]) -> [String: String] {
        all.filter { !$0.key.hasPrefix("manifest") }
      }
      #expect(examples(shards) == examples(whole))
      #expect(shards.keys.filter { $0.hasPrefix("manifest") }.count == 3)
      // Another division of the same work finds nothing left to do.
      #expect(try generate(in: folder, count: 11, first: 3).total == 0)
    }
  }

  @Test func namesGrowBeyondSixDigits() throws {
    #expect(EncodedExample.name(of: 0) == "000000")
    #expect(EncodedExample.name(of: 999_999) == "999999")
    #expect(EncodedExample.name(of: 1_000_000) == "1000000")
    try withFolder { folder in
      try generate(in: folder, count: 2, first: 999_999)
      #expect(Files.size(of: "\(folder)/1000000.png") != nil)
      #expect(try generate(in: folder, count: 2, first: 999_999).total == 0)
    }
  }

  @Test func aFullDiskLeavesNothingHalfWrittenAndIsHealed() throws {
    let whole = try withFolder { folder in
      try generate(in: folder)
      return try contents(of: folder)
    }
    try withFolder { folder in
      var full = FileOperations.posix
      full.write = { bytes, path in
        guard !path.contains("000004_depth") else {
          // As a full disk does: the beginning of the file is there.
          try FileOperations.posix.write(Array(bytes.prefix(10)), path)
          throw FileFailure(action: "write", path: path, code: ENOSPC)
        }
        try FileOperations.posix.write(bytes, path)
      }
      let error = #expect(throws: FileFailure.self) {
        try generate(in: folder, threads: 1, operations: full)
      }
      #expect(error?.description.contains("No space left on device; free some space") == true)
      #expect(try contents(of: folder).keys.filter { $0.contains("000004") || $0.contains("partial") } == [])
      try generate(in: folder)
      #expect(try contents(of: folder) == whole)
    }
  }
}
