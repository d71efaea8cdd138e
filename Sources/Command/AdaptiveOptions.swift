internal import ArgumentParser
internal import Render

/// Whether noisy pixels get more samples.
struct AdaptiveOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Give pixels more samples until their noise is about this share of white, 0.001 to 0.5; 0.01 is 2.5 of 255 levels. "
        + "Labels stay as they are.", valueName: "error"), transform: OptionValues.adaptiveError)
  var adaptive: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Samples that --adaptive gives a pixel at most, a power of two (default: 16 times --samples).",
      valueName: "n"), transform: OptionValues.samples)
  var adaptiveLimit: Int?

  func validate() throws {
    if adaptiveLimit != nil && adaptive == nil {
      throw ValidationError("--adaptive-limit needs --adaptive, whose samples it limits")
    }
  }

  /// - Parameter samples: Of all pixels.
  /// - Throws: an error that says what to change where they do not fit together.
  func sampling(samples: Int) throws -> AdaptiveSampling? {
    guard let adaptive else { return nil }
    guard samples >= AdaptiveSampling.leastSamples else {
      throw ValidationError(
        "--adaptive tells noise by the samples that all pixels get: raise --samples to \(AdaptiveSampling.leastSamples) "
          + "or more")
    }
    let limit = adaptiveLimit ?? min(samples * AdaptiveSampling.usualFactor, OptionValues.mostSamples)
    guard limit > samples else {
      throw ValidationError(
        "--adaptive gives pixels up to \(limit) samples, and all get \(samples): raise --adaptive-limit, or lower "
          + "--samples")
    }
    return AdaptiveSampling(error: adaptive, maximumSamples: limit)
  }
}
