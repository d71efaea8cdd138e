/// A picture: rows from the top left, samples of a pixel side by side, no padding.
public struct Image<Sample: BitwiseCopyable & Sendable & Equatable>: Sendable, Equatable {
  /// Pixels.
  public let width: Int
  public let height: Int
  /// Samples a pixel: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.
  public let channels: Int
  /// `width * height * channels` values.
  public var samples: [Sample]

  /// Precondition: sizes are positive and `samples` has as many values as they ask for.
  public init(width: Int, height: Int, channels: Int, samples: [Sample]) {
    precondition(width > 0 && height > 0 && channels > 0, "an image has at least one sample")
    precondition(samples.count == width * height * channels, "size and samples differ")
    self.width = width
    self.height = height
    self.channels = channels
    self.samples = samples
  }

  /// An image of one value.
  public init(width: Int, height: Int, channels: Int, filledWith sample: Sample) {
    self.init(
      width: width, height: height, channels: channels,
      samples: [Sample](repeating: sample, count: width * height * channels))
  }

  /// One sample. Precondition: inside the image.
  public subscript(x: Int, y: Int, channel: Int) -> Sample {
    get { samples[index(x, y, channel)] }
    set { samples[index(x, y, channel)] = newValue }
  }

  private func index(_ x: Int, _ y: Int, _ channel: Int) -> Int {
    precondition(x >= 0 && x < width && y >= 0 && y < height, "outside the image")
    return (y * width + x) * channels + channel
  }
}

/// Bytes that are not the picture they should be, or a picture that cannot be encoded.
public struct ImageFileError: Error, Equatable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}

/// Bounds that keep damaged headers from asking for absurd amounts of memory.
enum ImageLimits {
  /// Longest side, pixels.
  static let side = 32768
  /// Most samples of all channels together: 1 GiB of floats.
  static let sampleCount = 1 << 28
}

/// Text of a C string in a fixed buffer.
func text(of buffer: [CChar]) -> String {
  String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
