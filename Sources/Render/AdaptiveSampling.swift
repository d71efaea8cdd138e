/// Where noise is left, pixels get more samples than the others.
///
/// The samples that all pixels get say how noisy they are, and labels come from those alone. How many more a pixel gets is
/// decided once, from the pixels around it and not from its own light: a pixel that stopped as soon as its own samples
/// looked quiet would stop at those that missed the light, and be too dark on average (Kirk and Arvo 1991, "Unbiased
/// Sampling Techniques for Image Synthesis"). So the mean of pictures is that of pictures without this.
public struct AdaptiveSampling: Sendable, Equatable, Codable {
  /// Standard error of a pixel up to which it gets no more samples, 0.001…0.5: of a channel in the picture encoded by a
  /// square root, which is about how it is seen, white being 1. 0.01 is 2.5 of 255 levels.
  public var error: Float
  /// Samples a pixel at most: a power of two, not below ``RenderSettings/samples``, up to 65536.
  public var maximumSamples: Int

  public static let errorRange: ClosedRange<Float> = 0.001...0.5
  /// Samples that all pixels need so that their noise can be told.
  public static let leastSamples = 16
  /// Most samples a pixel, over those that all get, where nothing else is asked for.
  public static let usualFactor = 16

  public init(error: Float, maximumSamples: Int) {
    self.error = error
    self.maximumSamples = maximumSamples
  }

  /// Whether all is in range beside this number of samples of all pixels.
  public func fits(samples: Int) -> Bool {
    Self.errorRange.contains(error) && samples >= Self.leastSamples
      && (samples + 1...65536).contains(maximumSamples) && maximumSamples & (maximumSamples - 1) == 0
  }

  /// Groups of samples of equal number, each stratified in itself, whose sums tell the noise of a pixel.
  static let groups = 8
  /// Pixels to each side by which a pixel is judged.
  private static let reach = 2
  /// Exposed radiance below which errors count as they do there: what is nearly black hides them.
  private static let darkest: Float = 0.01

  /// What the first samples of all pixels say, row by row.
  struct Pilot {
    var width: Int
    var height: Int
    /// Samples of each pixel.
    var samples: Int
    /// Mean over channels of exposed radiance, and the variance of this estimate of it, averaged over channels.
    var means: [Float]
    var variances: [Float]
  }

  /// Samples of each pixel, those of the pilot included: powers of two.
  func sampleCounts(_ pilot: Pilot) -> [Int] {
    var counts: [Int] = []
    counts.reserveCapacity(pilot.width * pilot.height)
    for row in 0..<pilot.height {
      for column in 0..<pilot.width {
        var (mean, variance, neighbors): (Float, Float, Float) = (0, 0, 0)
        for y in max(row - Self.reach, 0)...min(row + Self.reach, pilot.height - 1) {
          for x in max(column - Self.reach, 0)...min(column + Self.reach, pilot.width - 1)
          where x != column || y != row {
            mean += pilot.means[y * pilot.width + x]
            variance += pilot.variances[y * pilot.width + x]
            neighbors += 1
          }
        }
        // d√x = dx / 2√x; variance falls with the number of samples.
        let encoded = variance / (4 * max(mean, Self.darkest * neighbors))
        let wanted = Float(pilot.samples) * encoded / (error * error)
        var count = pilot.samples
        while count < maximumSamples && Float(count) < wanted { count *= 2 }
        counts.append(count)
      }
    }
    return counts
  }
}
