import Foundation
import Imaging
import Scene
import Testing

@testable import Assets

@Suite struct EnvironmentImportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes a picture and imports it.
  private func convert(_ picture: Data, name: String = "map.hdr") throws -> EnvironmentFile {
    let url = folder.url.appending(path: name)
    try picture.write(to: url)
    return try EnvironmentImport.convert(photograph: url, source: "test", license: "CC0-1.0")
  }

  @Test func texelsOfRadianceFilesAreKeptToTheBit() throws {
    let texel = { (column: Int, row: Int) in SIMD4<UInt8>(200, UInt8(column), UInt8(row), UInt8(120 + row)) }
    let file = try convert(radiancePicture(width: 64, height: 32, texel: texel))
    #expect(file.width == 64 && file.height == 32)
    let expected = (0..<32).flatMap { row in
      (0..<64).flatMap { column in (0..<4).map { texel(column, row)[$0] } }
    }
    #expect(file.texels == expected)
  }

  @Test func mapsHaveMeanLuminanceOne() throws {
    let file = try convert(
      radiancePicture(width: 64, height: 32) { column, row in
        SIMD4(UInt8(128 + column), 128, UInt8(row), UInt8(column == 7 ? 140 : 120))
      })
    #expect(abs(file.map().meanLuminance - 1) < 1e-5)
    #expect(file.meanLuminance > 0 && file.meanLuminance != 1)
  }

  /// A bright texel must shine from where ``EnvironmentMap`` says: row 0 up, and, seen from inside, columns turning
  /// to the right from -z over +x.
  @Test(arguments: [
    (column: 15, row: 15, direction: SIMD3<Float>(1, 0, 0)),
    (column: 31, row: 15, direction: SIMD3<Float>(0, 0, 1)),
    (column: 47, row: 15, direction: SIMD3<Float>(-1, 0, 0)),
    (column: 63, row: 15, direction: SIMD3<Float>(0, 0, -1)),
    (column: 0, row: 15, direction: SIMD3<Float>(0, 0, -1)),
    (column: 20, row: 0, direction: SIMD3<Float>(0, 1, 0)),
    (column: 20, row: 31, direction: SIMD3<Float>(0, -1, 0)),
  ])
  func brightTexelShinesFromItsDirection(column: Int, row: Int, direction: SIMD3<Float>) throws {
    let map = try convert(
      radiancePicture(width: 64, height: 32) { x, y in
        SIMD4(128, 128, 128, x == column && y == row ? 140 : 100)
      }
    ).map()
    var moment = SIMD3<Double>.zero
    for y in 0..<32 {
      let theta = Double.pi * (Double(y) + 0.5) / 32
      for x in 0..<64 {
        let phi = 2 * Double.pi * (Double(x) + 0.5) / 64
        moment +=
          SIMD3(sin(theta) * sin(phi), cos(theta), -sin(theta) * cos(phi)) * Double(map.pixels[y * 64 + x].x)
      }
    }
    let toward = SIMD3<Float>(moment / (moment * moment).sum().squareRoot())
    #expect((toward * direction).sum() > cos(Float.pi / 32))
  }

  @Test func meanLuminanceWeighsBySolidAngle() {
    // The upper half of the sphere shines green with radiance 2.
    let pixels = (0..<16 * 8).map { $0 < 16 * 4 ? SIMD3<Float>(0, 2, 0) : .zero }
    #expect(abs(EnvironmentMap(width: 16, height: 8, pixels: pixels).meanLuminance - 0.7152) < 1e-6)
    // A cap of 30 degrees around the pole is (1 - cos 30°) / 2 of the sphere.
    let cap = (0..<720 * 360).map { $0 < 720 * 60 ? SIMD3<Float>(repeating: 1) : .zero }
    let share = EnvironmentMap(width: 720, height: 360, pixels: cap).meanLuminance
    #expect(abs(share - 0.066987) < 1e-5)
  }

  @Test func largeMapsAreAveragedDown() throws {
    var image = Image<Float>(width: 8, height: 4, channels: 3, filledWith: 0)
    for y in 0..<4 {
      for x in 0..<8 { image[x, y, 0] = Float(x % 2 + 10 * (y % 2) + 100 * (x / 2) + 1000 * (y / 2)) }
    }
    let map = EnvironmentImport.reduce(image, factor: 2)
    #expect(map.width == 4 && map.height == 2)
    #expect(map.pixels.map(\.x) == [0, 100, 200, 300, 1000, 1100, 1200, 1300].map { $0 + 5.5 })
    let file = try convert(uniformPicture(width: 2048, height: 1024))
    #expect(file.width == 1024 && file.height == 512)
  }

  @Test func namesAreTamed() {
    let names = [
      "Potsdamer Platz_4k.hdr", "city.exr", "studio_small_03_1k.hdr", "a-b.c.hdr", "4k.exr", "book.exr",
    ]
    let expected = ["potsdamer_platz", "city", "studio_small_03", "a_b_c", "", "book"]
    #expect(names.map { EnvironmentImport.name(of: URL(filePath: "/x/\($0)")) } == expected)
  }

  @Test(arguments: [
    ("not a picture", Data("hello".utf8), "neither an EXR"),
    (
      "truncated", Data(radiancePicture(width: 16, height: 8) { _, _ in SIMD4(128, 0, 0, 128) }.dropLast()),
      "ends too early"
    ),
    (
      "wrong shape", radiancePicture(width: 16, height: 16) { _, _ in SIMD4(128, 0, 0, 128) }, "twice as wide"
    ),
    ("odd size", uniformPicture(width: 2050, height: 1025), "multiple"),
    ("black", radiancePicture(width: 16, height: 8) { _, _ in .zero }, "black"),
  ])
  func whatIsNoMapIsRefused(case: String, picture: Data, word: String) throws {
    let error = try #require(throws: PhotographError.self) { try convert(picture) }
    #expect(error.problem.contains(word), "\(error)")
    #expect(error.path.hasSuffix("map.hdr"))
  }

  @Test(arguments: [("none.hdr", "no such file"), (".", "is a folder")])
  func unreadablePhotographIsNamed(name: String, word: String) throws {
    let url = folder.url.appending(path: name)
    let error = try #require(throws: PhotographError.self) {
      try EnvironmentImport.convert(photograph: url, source: "", license: "")
    }
    #expect(error.path == url.path && error.problem.contains(word))
  }
}
