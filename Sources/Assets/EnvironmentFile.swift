internal import Foundation
internal import Scene

/// An environment map on disk: a safetensors file with one tensor `rgbe`, unsigned bytes, [height, width, 4].
///
/// Radiance is `mantissa · 2^(exponent − 136)` (see ``SharedExponent``), in the layout of ``EnvironmentMap``.
/// The file's metadata: `format` = `facet-environment`, `format_version`, `name`, `source`, `license` and
/// `mean_luminance`, the mean over the sphere of what is stored.
struct EnvironmentFile: Equatable {
  static let formatVersion = 1  // tools/setup reads this line and converts anew when it changes
  static let folder = "environments"
  static let suffix = ".safetensors"
  /// Columns beyond which maps are averaged down; the maps at hand have so many.
  static let greatestWidth = 1024

  var name: String
  var source: String
  var license: String
  var meanLuminance: Float
  var width: Int
  var height: Int
  /// Four bytes a texel.
  var texels: [UInt8]

  /// Packs a map. Precondition: finite, not negative, not black.
  init(name: String, source: String, license: String, radiance: EnvironmentMap) {
    self.name = name
    self.source = source
    self.license = license
    width = radiance.width
    height = radiance.height
    texels = radiance.pixels.flatMap { pixel in
      let bytes = SharedExponent.encode(pixel)
      return [bytes.x, bytes.y, bytes.z, bytes.w]
    }
    // Of what is stored, so that reading gives a mean of exactly 1.
    meanLuminance = 1
    meanLuminance = map().meanLuminance
  }

  /// Reads and checks a file.
  ///
  /// - Throws: ``AssetError`` when it is missing, damaged, or of another version.
  init(contentsOf url: URL) throws {
    let file = try Safetensors(contentsOf: url)
    func fail(_ reason: String) -> AssetError { AssetError(path: url.path, reason: reason) }
    guard file.metadata["format"] == "facet-environment" else {
      throw fail("is not an environment map of Facet")
    }
    guard file.metadata["format_version"] == "\(Self.formatVersion)" else {
      let found = file.metadata["format_version"] ?? "none"
      throw fail("has version \(found) where this Facet reads version \(Self.formatVersion)")
    }
    func text(_ key: String) throws -> String {
      guard let value = file.metadata[key] else { throw fail("lacks the metadata \(key)") }
      return value
    }
    name = try text("name")
    source = try text("source")
    license = try text("license")
    guard let mean = Float(try text("mean_luminance")), mean.isFinite, mean > 0 else {
      throw fail("has a mean luminance that is no positive number")
    }
    meanLuminance = mean
    let shape = try file.shape("rgbe")
    guard shape.count == 3, shape[0] > 0, shape[1] == 2 * shape[0], shape[2] == 4 else {
      throw fail("has a map of shape \(shape), not [n, 2n, 4]")
    }
    height = shape[0]
    width = shape[1]
    texels = try file.uint8s("rgbe", shape: [height, width, 4])
  }

  func encoded() throws -> Data {
    try SafetensorsWriter.encode(
      [.init(name: "rgbe", shape: [height, width, 4], bytes: texels)],
      metadata: [
        "format": "facet-environment", "format_version": "\(Self.formatVersion)", "name": name,
        "source": source, "license": license, "mean_luminance": "\(meanLuminance)",
      ])
  }

  /// The map, scaled to mean luminance 1: photographs come at any exposure, and the scene chooses its own.
  func map() -> EnvironmentMap {
    let steps = SharedExponent.steps.map { $0 / meanLuminance }
    let pixels = [SIMD3<Float>](unsafeUninitializedCapacity: width * height) { pixels, count in
      texels.withUnsafeBufferPointer { texels in
        for index in 0..<width * height {
          let step = steps[Int(texels[4 * index + 3])]
          pixels.initializeElement(
            at: index,
            to: SIMD3(Float(texels[4 * index]), Float(texels[4 * index + 1]), Float(texels[4 * index + 2]))
              * step)
        }
      }
      count = width * height
    }
    return EnvironmentMap(width: width, height: height, pixels: pixels)
  }
}
