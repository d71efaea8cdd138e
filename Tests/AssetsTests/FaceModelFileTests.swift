import Foundation
import Testing

@testable import Assets

@Suite struct FaceModelFileTests {
  /// A file in the safetensors layout.
  private static func file(_ header: String, _ bytes: [UInt8] = []) -> Data {
    var data = Data()
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
    return data + Data(header.utf8) + Data(bytes)
  }

  private static func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch { return String(describing: error) }
  }

  @Test func goodTensorsRead() throws {
    let file = try Safetensors(
      data: Self.file(
        #"{"__metadata__":{"a":"b"},"x":{"dtype":"U16","shape":[2],"data_offsets":[0,4]},"y":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
        [1, 0, 2, 1, 0, 0, 0x80, 0x3F]), path: "f")
    #expect(file.metadata == ["a": "b"])
    #expect(try file.uint16s("x", shape: [2]) == [1, 258])
    #expect(try file.floats("y", shape: [nil]) == [1])
  }

  @Test(arguments: [
    (Data([1, 2, 3]), "cut short"),
    (Data(repeating: 0xFF, count: 64), "cut short"),
    (file("not json"), "header"),
    (file(#"{"x":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#, Array(repeating: 0, count: 8)), "F64"),
    (file(#"{"x":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#, [0, 0]), "cut short"),
    (file(#"{"x":{"dtype":"U8","shape":[2],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]), "byte range"),
    (file(#"{"x":{"dtype":"U8","shape":[-2],"data_offsets":[0,2]}}"#, [0, 0]), "shape"),
    (file(#"{"x":{"dtype":"U8","shape":[9223372036854775807,4],"data_offsets":[0,2]}}"#, [0, 0]), "shape"),
    (file(#"{"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#, [0, 0, 0]), "lists 2"),
  ]) func damageIsReported(data: Data, expected: String) {
    let message = Self.message { _ = try Safetensors(data: data, path: "model.file") }
    #expect(message.contains(expected), "\(message)")
    #expect(message.contains("model.file") && message.contains("run tools/setup"))
  }

  @Test func wrongTensorsAreReported() throws {
    let file = try Safetensors(
      data: Self.file(
        #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, [0, 0, 0xC0, 0x7F]), path: "f")
    #expect(Self.message { _ = try file.uint16s("x", shape: [1]) }.contains("U16"))
    #expect(Self.message { _ = try file.floats("x", shape: [2]) }.contains("shape"))
    #expect(Self.message { _ = try file.floats("z", shape: [2]) }.contains("lacks the tensor z"))
    #expect(Self.message { _ = try file.floats("x", shape: [1]) }.contains("not finite"))
  }

  @Test func missingFileAndOtherVersionsAreReported() throws {
    let url = URL(filePath: "/nowhere/face-model.safetensors")
    #expect(Self.message { _ = try FaceModelFile.load(url) }.contains("no such file"))
    let foreign = try Safetensors(data: Self.file(#"{"__metadata__":{"format":"x"}}"#), path: "f")
    #expect(Self.message { _ = try FaceModelFile.tables(foreign) }.contains("not a face model"))
    let newer = try Safetensors(
      data: Self.file(#"{"__metadata__":{"format":"facet-face-model","version":"2"}}"#), path: "f")
    #expect(Self.message { _ = try FaceModelFile.tables(newer) }.contains("version 2"))
  }

  @Test func installedModelIsWhole() throws {
    let store = try AssetStore()
    let whole = try Data(contentsOf: store.faceModelFile)
    let tables = try FaceModelFile.tables(Safetensors(data: whole, path: "whole"))
    #expect(tables.vertices.count == 19158 && tables.targets.names.count > 350 && tables.bones.count == 12)
    #expect(tables.quads(of: "body").count == 13378 && tables.quads(of: "helper-tights").count == 2650)
    // A file that lost its end is refused, never half read.
    let cut = Self.message { _ = try Safetensors(data: whole.dropLast(100_000), path: "cut") }
    #expect(cut.contains("cut short"), "\(cut)")
  }
}
