import Imaging
import Testing

@Suite struct RadianceTests {
  private func file(header: String = "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n", size: String, _ data: [UInt8])
    -> [UInt8]
  { Array(header.utf8) + Array(size.utf8) + data }

  /// One line of eight pixels in runs: red a run of 128, green plain 0…7, blue a run and the rest plain.
  private let line: [UInt8] =
    [2, 2, 0, 8] + [136, 128] + [8, 0, 1, 2, 3, 4, 5, 6, 7] + [134, 9, 2, 1, 2] + [136, 129]

  @Test func runsAreDecoded() throws {
    let image = try RadianceFile.decode(file(size: "-Y 2 +X 8\n", line + line))
    #expect(image.width == 8 && image.height == 2)
    // 128 · 2^(129 − 136) = 1.
    #expect(image[0, 0, 0] == 1 && image[7, 1, 0] == 1)
    #expect((0..<8).map { image[$0, 1, 1] * 128 } == [0, 1, 2, 3, 4, 5, 6, 7])
    #expect((0..<8).map { image[$0, 0, 2] * 128 } == [9, 9, 9, 9, 9, 9, 1, 2])
  }

  @Test func plainPixelsAreDecodedAndExposureIsDividedOut() throws {
    let image = try RadianceFile.decode(
      file(
        header: "#?RGBE\n# a comment\nEXPOSURE=2\nFORMAT=32-bit_rle_rgbe\nEXPOSURE= 0.25\n\n",
        size: "-Y 1 +X 2\n", [128, 64, 0, 130, 10, 20, 30, 0]))
    #expect(image.samples == [4, 2, 0, 0, 0, 0])
  }

  @Test func everyTruncationIsRefused() {
    let bytes = file(size: "-Y 2 +X 8\n", line + line)
    for count in bytes.indices {
      #expect(throws: ImageFileError.self, "\(count) bytes") {
        try RadianceFile.decode(Array(bytes[..<count]))
      }
    }
  }

  @Test(arguments: [
    "-Y 0 +X 8", "-Y 2 +X 0", "-Y -2 +X 8", "+Y 2 +X 8", "-Y 2 -X 8", "2 8", "-Y a +X b",
    "-Y 100000 +X 100000", "-Y 30000 +X 30000", "-Y 99999999999999999999 +X 1", "-Y 2 +X 9",
  ])
  func badSizesAreRefused(size: String) {
    #expect(throws: ImageFileError.self) { try RadianceFile.decode(file(size: size + "\n", line + line)) }
  }

  @Test(arguments: [
    "", "GIF89a\n\n", "#?RADIANCE\n\n", "#?RADIANCE\nFORMAT=32-bit_rle_xyze\n\n",
    "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\nEXPOSURE=0\n\n",
    "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\nEXPOSURE=x\n\n",
  ])
  func badHeadersAreRefused(header: String) {
    #expect(throws: ImageFileError.self) {
      try RadianceFile.decode(file(header: header, size: "-Y 1 +X 8\n", line))
    }
  }

  @Test func runsThatLeaveTheirLineAreRefused() {
    for broken in [[2, 2, 0, 8, 137, 1], [2, 2, 0, 8, 0], [2, 2, 0, 8, 9], [2, 2, 0, 7]] as [[UInt8]] {
      #expect(throws: ImageFileError.self) {
        try RadianceFile.decode(
          file(size: "-Y 1 +X 8\n", broken + [UInt8](repeating: 5, count: 64)))
      }
    }
  }

  @Test func environmentsAreToldApart() throws {
    let radiance = try RadianceImage.decode(file(size: "-Y 1 +X 8\n", line))
    #expect(radiance.samples.count == 24)
    let planes = FloatPlanes(
      width: 2, height: 1,
      planes: [("B", 3), ("G", 2), ("R", 1)].map {
        .init(name: $0.0, samples: [$0.1, -1], precision: .float)
      })
    #expect(try RadianceImage.decode(EXR.encode(planes)).samples == [1, 2, 3, 0, 0, 0])
    #expect(throws: ImageFileError.self) { try RadianceImage.decode(Array("hello".utf8)) }
  }

  @Test func valuesThatAreNotFiniteAreRefused() throws {
    let planes = FloatPlanes(
      width: 2, height: 2, planes: [.init(name: "Y", samples: [1, 1, 1, .nan], precision: .float)])
    #expect(throws: ImageFileError("has a value that is not finite at pixel 1,1")) {
      try RadianceImage.decode(EXR.encode(planes))
    }
  }
}
