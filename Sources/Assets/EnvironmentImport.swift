public import Foundation
internal import Imaging
internal import Scene

/// A photograph that cannot become an environment map: which one, what is wrong with it, and what to do.
public struct PhotographError: Error, CustomStringConvertible, Equatable {
  public let path: String
  public let problem: String
  public let cure: String

  public var description: String { "\(path): \(problem). \(cure)" }
}

/// Turns photographs of surroundings (OpenEXR or Radiance, equirectangular) into environment files.
public enum EnvironmentImport {
  /// Imports one photograph as `environments/<name>.safetensors`, replacing an older file of that name.
  ///
  /// The name is the photograph's, without its extension and a resolution such as `_1k`.
  ///
  /// - Parameters:
  ///   - photograph: Row 0 up, columns turning to the right; twice as wide as high. More than 1024 columns are
  ///     averaged down to that.
  ///   - source: Where the photograph comes from, for the record.
  ///   - license: Its licence, as an SPDX identifier if there is one.
  ///   - directory: The asset folder, made if it is not there.
  /// - Returns: The name.
  /// - Throws: ``PhotographError`` when the photograph cannot be used, or an error of the file system.
  public static func run(photograph: URL, source: String, license: String, into directory: URL) throws
    -> String
  {
    let file = try convert(photograph: photograph, source: source, license: license)
    let folder = directory.appending(path: EnvironmentFile.folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try file.encoded().write(
      to: folder.appending(path: file.name + EnvironmentFile.suffix), options: .atomic)
    return file.name
  }

  static func convert(photograph: URL, source: String, license: String) throws -> EnvironmentFile {
    func refuse(_ problem: String) -> PhotographError {
      PhotographError(
        path: photograph.path, problem: problem,
        cure: "Give an equirectangular photograph in OpenEXR (.exr) or Radiance (.hdr) format.")
    }
    let image: Image<Float>
    do {
      image = try RadianceImage.decode([UInt8](Data(contentsOf: photograph)))
    } catch let error as ImageFileError {
      throw refuse(error.description)
    } catch {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: photograph.path, isDirectory: &isFolder)
      let problem = isFolder.boolValue ? "is a folder" : exists ? "cannot be read" : "there is no such file"
      throw PhotographError(
        path: photograph.path, problem: problem, cure: "Check the path and its permissions.")
    }
    guard image.width == 2 * image.height else {
      throw refuse("has \(image.width) × \(image.height) pixels, but should be twice as wide as high")
    }
    let factor = max(1, image.width / EnvironmentFile.greatestWidth)
    guard factor == 1 || image.width == factor * EnvironmentFile.greatestWidth else {
      throw refuse("is \(image.width) pixels wide, more than 1024 and not a multiple of it")
    }
    let name = name(of: photograph)
    guard !name.isEmpty else { throw refuse("has a name without a letter or digit") }
    let radiance = reduce(image, factor: factor)
    guard radiance.meanLuminance > 1e-6 else { throw refuse("is black") }
    return EnvironmentFile(name: name, source: source, license: license, radiance: radiance)
  }

  /// The name that a photograph is recorded by: lower-case letters, digits and `_`.
  static func name(of photograph: URL) -> String {
    let stem = photograph.deletingPathExtension().lastPathComponent.lowercased()
    let words = stem.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.filter { $0.last != "k" || Int($0.dropLast()) == nil }.joined(separator: "_")
  }

  /// Averages squares of `factor` × `factor` pixels.
  static func reduce(_ image: Image<Float>, factor: Int) -> EnvironmentMap {
    let width = image.width / factor
    let height = image.height / factor
    var pixels = [SIMD3<Float>](repeating: .zero, count: width * height)
    for y in 0..<image.height {
      for x in 0..<image.width {
        pixels[(y / factor) * width + x / factor] += SIMD3(image[x, y, 0], image[x, y, 1], image[x, y, 2])
      }
    }
    let count = Float(factor * factor)
    return EnvironmentMap(width: width, height: height, pixels: pixels.map { $0 / count })
  }
}

extension EnvironmentMap {
  /// Mean luminance (Rec. 709) over the sphere of directions.
  var meanLuminance: Float {
    var sum = 0.0
    var weights = 0.0
    for row in 0..<height {
      // The solid angle of a texel is in proportion to the sine of its angle from the pole.
      let weight = sin(Double.pi * (Double(row) + 0.5) / Double(height))
      let rowSum = pixels[row * width..<(row + 1) * width].reduce(into: SIMD3<Double>()) { $0 += SIMD3($1) }
      sum += weight * (rowSum * SIMD3(0.2126, 0.7152, 0.0722)).sum()
      weights += weight * Double(width)
    }
    return Float(sum / weights)
  }
}
