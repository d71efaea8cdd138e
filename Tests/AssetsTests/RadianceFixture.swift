import Foundation

/// A folder that is removed with its owner.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "facet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// The bytes of a Radiance picture with plain scan lines.
///
/// - Parameter texel: Mantissas and exponent of a column and row.
func radiancePicture(width: Int, height: Int, texel: (_ column: Int, _ row: Int) -> SIMD4<UInt8>) -> Data {
  var file = Data("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y \(height) +X \(width)\n".utf8)
  for row in 0..<height {
    for column in 0..<width {
      let bytes = texel(column, row)
      file.append(contentsOf: [bytes.x, bytes.y, bytes.z, bytes.w])
    }
  }
  return file
}

/// A grey Radiance picture in runs of equal bytes, quick to make at any size.
func uniformPicture(width: Int, height: Int) -> Data {
  var runs: [UInt8] = []
  for start in stride(from: 0, to: width, by: 127) { runs += [UInt8(128 + min(127, width - start)), 128] }
  let line = [2, 2, UInt8(width >> 8), UInt8(width & 255)] + Array(repeatElement(runs, count: 4).joined())
  return Data("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y \(height) +X \(width)\n".utf8)
    + Data(Array(repeatElement(line, count: height).joined()))
}
