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
