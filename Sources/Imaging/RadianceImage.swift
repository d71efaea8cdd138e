/// Pictures of light itself: environment maps from `.exr` and `.hdr` files.
public enum RadianceImage {
  /// Decodes an OpenEXR file with channels R, G, B (or Y alone) or a Radiance picture, told apart by their first
  /// bytes, to linear RGB.
  /// - Throws: ``ImageFileError`` when the bytes are damaged or of another kind, or a sample is not finite.
  ///   Negative samples, which filters leave behind, are raised to 0.
  public static func decode(_ bytes: [UInt8]) throws -> Image<Float> {
    var image: Image<Float>
    if bytes.starts(with: [0x76, 0x2F, 0x31, 0x01]) {
      image = try color(of: EXR.decode(bytes))
    } else if bytes.starts(with: "#?".utf8) {
      image = try RadianceFile.decode(bytes)
    } else {
      throw ImageFileError("is neither an EXR file nor a Radiance picture")
    }
    for i in image.samples.indices {
      guard image.samples[i].isFinite else {
        let pixel = i / 3
        throw ImageFileError(
          "has a value that is not finite at pixel \(pixel % image.width),\(pixel / image.width)")
      }
      image.samples[i] = max(image.samples[i], 0)
    }
    return image
  }

  /// Interleaves the colour channels of `planes`.
  private static func color(of planes: FloatPlanes) throws -> Image<Float> {
    let grey = planes["Y"]
    guard let red = planes["R"] ?? grey, let green = planes["G"] ?? grey, let blue = planes["B"] ?? grey
    else {
      let names = planes.planes.map(\.name).joined(separator: ", ")
      throw ImageFileError("lacks the channels R, G, B: it has \(names)")
    }
    guard planes.width * planes.height * 3 <= ImageLimits.sampleCount else {
      throw ImageFileError("is too large: \(planes.width) × \(planes.height)")
    }
    var image = Image<Float>(width: planes.width, height: planes.height, channels: 3, filledWith: 0)
    for i in 0..<planes.width * planes.height {
      image.samples[3 * i] = red[i]
      image.samples[3 * i + 1] = green[i]
      image.samples[3 * i + 2] = blue[i]
    }
    return image
  }
}
