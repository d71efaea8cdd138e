import Foundation
import Imaging
import Render
import Testing

@testable import Dataset

private struct Fault: Error {}

@Suite struct ExampleWriterTests {
  private func example(index: UInt64 = 12) throws -> EncodedExample {
    let settings = RenderSettings(width: 24, height: 16, samples: 1, runSeed: 7, index: index)
    let (scene, film) = (FakeFaces.scene(index: index), FakeFaces.film(index, settings: settings))
    let shot = ExampleShot(
      scene: scene, film: film, settings: settings, curve: .softHighlights,
      origin: OriginAnnotation(facet: "1", assets: "a", device: "d", driver: "r"))
    return try EncodedExample(shot, labels: LabelPlane.allCases)
  }

  @Test func theAnnotationComesLast() throws {
    #expect(
      try example().files.map(\.name) == [
        "000012.png", "000012_seg.png", "000012_ldmks.txt", "000012_hair.png", "000012_depth.exr",
        "000012_normals.exr", "000012.json",
      ])
  }

  @Test func theManifestEntryTellsTheTruth() throws {
    try withFolder { folder in
      let example = try example()
      let entry = try ExampleWriter(folder: folder).write(example)
      #expect(entry.isPresent(in: folder))
      #expect(entry.files.map(\.size) == example.files.map(\.bytes.count))
      #expect(try contents(of: folder).count == 7)
    }
  }

  /// Every write and every rename fails once; nothing may be left under a final or a temporary name.
  @Test(arguments: 0..<7, ["write", "rename"]) func anInterruptedWriteLeavesNothing(step: Int, kind: String)
    throws
  {
    let name = try example().files[step].name
    try withFolder { folder in
      var faulty = FileOperations.posix
      faulty.write = { bytes, path in
        try FileOperations.posix.write(Array(bytes.prefix(5)), path)
        if kind == "write" && path.contains(name) { throw Fault() }
      }
      faulty.rename = { from, to in
        if kind == "rename" && to.hasSuffix(name) { throw Fault() }
        try FileOperations.posix.rename(from, to)
      }
      #expect(throws: Fault.self) {
        try ExampleWriter(folder: folder, operations: faulty).write(try example())
      }
      let left = try contents(of: folder)
      #expect(left.isEmpty)
    }
  }

  /// At no time is there a file under a final name that is not whole, or an annotation without the rest.
  @Test func finalNamesAreWholeAtEveryStep() throws {
    try withFolder { folder in
      let example = try example()
      let whole = Dictionary(uniqueKeysWithValues: example.files.map { ($0.name, digest($0.bytes)) })
      @Sendable func check() throws {
        for (name, bytes) in try contents(of: folder) where !name.hasSuffix(".partial") {
          #expect(whole[name] == bytes)
          if name.hasSuffix(".json") {
            #expect(try contents(of: folder).keys.filter { !$0.hasSuffix(".partial") }.count == 7)
          }
        }
      }
      var watched = FileOperations.posix
      watched.write = { bytes, path in
        try FileOperations.posix.write(bytes, path)
        try check()
      }
      watched.rename = { from, to in
        try FileOperations.posix.rename(from, to)
        try check()
      }
      _ = try ExampleWriter(folder: folder, operations: watched).write(example)
    }
  }

  /// The system's reason for a folder that cannot be made, not that of a look at it afterwards.
  @Test func foldersThatCannotBeMadeAreNamed() throws {
    try withFolder { folder in
      try FileOperations.posix.write([1], "\(folder)/file")
      func failure(_ path: String) -> FileFailure? {
        #expect(throws: FileFailure.self) { try Files.makeFolder(path) }
      }
      #expect(failure("\(folder)/file/sub")?.code == ENOTDIR)
      #expect(failure("\(folder)/file")?.description.contains("a file is in the way") == true)
      let long = String(repeating: "n", count: 300)
      #expect(failure("\(folder)/\(long)")?.description.contains("choose a shorter path") == true)
      // Nobody may make folders there, for one reason or another; that there is none yet is not the reason.
      let reason = try #require(failure("/sys/facet")?.code)
      #expect([EACCES, EPERM, EROFS].contains(reason))
      try Files.makeFolder("\(folder)/a/b")
      try Files.makeFolder("\(folder)/a/b")
      #expect(Files.isFolder("\(folder)/a/b"))
    }
  }

  @Test func planesAreReadBack() throws {
    let settings = RenderSettings(width: 24, height: 16, samples: 1, runSeed: 7, index: 12)
    let film = FakeFaces.film(12, settings: settings)
    let files = try example().files
    func bytes(_ ending: String) throws -> [UInt8] {
      try #require(files.first { $0.name.hasSuffix(ending) }).bytes
    }
    #expect(try PNG.decode8(bytes("_seg.png")).samples == film.classes.map(\.rawValue))
    #expect(try EXR.decode(bytes("_depth.exr"))["Z"] == film.depth)
    let normals = try EXR.decode(bytes("_normals.exr"))
    #expect(normals["R"]?[0] == 0 && normals["B"]?[0] == -1)
    let hair = try PNG.decode16(bytes("_hair.png"))
    for (stored, alpha) in zip(hair.samples, film.hairAlpha) {
      #expect(abs(Float(stored) / 65535 - alpha) < 1e-5)
    }
    let lines = String(decoding: try bytes("_ldmks.txt"), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 70)
    let first = try #require(lines.first).split(separator: " ").compactMap { Float($0) }
    let projected = FakeFaces.scene(index: 12).camera.project(
      FakeFaces.scene(index: 12).face.landmarks[0], width: 24, height: 16)
    #expect(first.count == 2 && abs(first[0] - projected.x) < 1e-4 && abs(first[1] - projected.y) < 1e-4)
  }

  @Test func numbersAreWrittenWithFourDigits() {
    #expect(EncodedExample.fixed(0) == "0.0000")
    #expect(EncodedExample.fixed(-0.25) == "-0.2500")
    #expect(EncodedExample.fixed(123.00004) == "123.0000")
    #expect(EncodedExample.fixed(7.99996) == "8.0000")
  }

  @Test func checksumIsCRC32() {
    #expect(Checksum.crc32(Array("123456789".utf8)) == "cbf43926")
    #expect(Checksum.crc32([]) == "00000000")
  }
}
