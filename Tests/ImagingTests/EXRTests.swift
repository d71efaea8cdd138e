import Imaging
import Testing

@Suite struct EXRTests {
  private let planes = FloatPlanes(
    width: 37, height: 21,
    planes: [
      .init(
        name: "B", samples: (0..<37 * 21).map { Float($0) * 0.37 - 50 }, precision: .float),
      .init(
        name: "Z", samples: (0..<37 * 21).map { $0 % 5 == 0 ? .infinity : Float($0) / 3 }, precision: .float),
    ])

  @Test func floatsSurviveExactly() throws {
    let decoded = try EXR.decode(EXR.encode(planes))
    #expect(decoded == planes)
  }

  @Test func halvesAreRoundedToElevenBits() throws {
    let samples: [Float] = [0, 1, -1, 0.1, 65504, .infinity]
    let bytes = try EXR.encode(
      FloatPlanes(width: 3, height: 2, planes: [.init(name: "X", samples: samples, precision: .half)]))
    let decoded = try #require(try EXR.decode(bytes)["X"])
    for (stored, original) in zip(decoded, samples) where original.isFinite {
      #expect(abs(stored - original) <= abs(original) / 2048)
    }
    #expect(decoded[3] != 0.1, "0.1 is no half")
    #expect(decoded[5] == .infinity)
  }

  @Test func bytesAreDeterministic() throws {
    #expect(try EXR.encode(planes) == EXR.encode(planes))
  }

  @Test func rowsAreFromTheTop() throws {
    let image = FloatPlanes(
      width: 2, height: 2, planes: [.init(name: "Y", samples: [1, 2, 3, 4], precision: .float)])
    #expect(try EXR.decode(EXR.encode(image))["Y"] == [1, 2, 3, 4])
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = try EXR.encode(planes)
    for count in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(throws: ImageFileError.self, "\(count) bytes") {
        try EXR.decode(Array(bytes[..<count]))
      }
    }
  }

  @Test func damageNeverCrashes() throws {
    let bytes = try EXR.encode(planes)
    var refused = 0
    for position in bytes.indices {
      for bit in [0x01, 0x80] as [UInt8] {
        var damaged = bytes
        damaged[position] ^= bit
        if (try? EXR.decode(damaged)) == nil { refused += 1 }
      }
    }
    #expect(refused > 200, "the header alone has more bytes that matter")
  }

  @Test func otherFilesAreRefused() {
    for bytes in [[], Array("GIF89a".utf8), [UInt8](repeating: 0, count: 1000)] as [[UInt8]] {
      #expect(throws: ImageFileError.self) { try EXR.decode(bytes) }
    }
  }

  /// The data window lies after the name of its attribute, as four 32-bit numbers.
  @Test(arguments: [0, 31, 100_000, Int32.max / 2, Int32.max, -5] as [Int32])
  func absurdSizesAreRefused(greatest: Int32) throws {
    var bytes = try EXR.encode(planes)
    let name = Array("dataWindow\0box2i\0".utf8)
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: name) })
    for number in [2, 3] {
      for i in 0..<4 {
        bytes[start + name.count + 4 + 4 * number + i] = UInt8(truncatingIfNeeded: greatest >> (8 * i))
      }
    }
    #expect(throws: ImageFileError.self) { try EXR.decode(bytes) }
  }
}
