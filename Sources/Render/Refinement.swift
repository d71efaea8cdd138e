internal import GPU
internal import GPUTypes
internal import Geometry

/// Light that noisy pixels have got beside that of the samples that all get, row by row.
struct RefinedLight {
  /// Of radiance, over all samples of each pixel.
  var sums: [SIMD3<Float>]
  /// Samples of each pixel.
  var counts: [Int]
}

extension Film {
  /// Puts light with more samples into its place.
  mutating func add(_ light: RefinedLight) {
    for place in light.counts.indices {
      radiance[place] = pointwiseMax(light.sums[place] * (1 / Float(light.counts[place])), .zero)
    }
    sampleCounts = light.counts.map(UInt32.init)
  }
}

extension AdaptiveSampling.Pilot {
  /// What the first samples of all pixels say.
  /// - Parameter exposure: Factor on radiance.
  init(_ pixels: [GPUPixel], width: Int, height: Int, samples: Int, exposure: Float) {
    let (groups, scale) = (Float(AdaptiveSampling.groups), exposure / Float(samples))
    self.init(
      width: width, height: height, samples: samples,
      means: pixels.map { scale * $0.radiance.vector.sum() / 3 },
      variances: pixels.map { pixel in
        let sum = pixel.radiance.vector
        // The variance between groups, times their number for that of the sum.
        let spread = max(pixel.squares - dot(sum, sum) / groups, 0) / (groups - 1)
        return scale * scale * groups * spread / 3
      })
  }
}

extension PathTracer {
  /// Adds light samples of the numbers `samples` to the sums of some pixels, at most as many as a tile has.
  fileprivate func add(
    _ samples: Range<Int>, of pixels: ArraySlice<Int>, to sums: inout [SIMD3<Float>],
    _ bound: BoundScene, settings: RenderSettings, statistics: inout RenderStatistics,
    pause: () throws -> Void
  ) throws {
    try buffers.listedPixels.write(pixels.map(UInt32.init))
    try buffers.pixels.write(.init(repeating: GPUPixel(), count: pixels.count))
    try renderTile(
      bound, firstPixel: Int(PIXELS_LISTED), pixelCount: pixels.count, samples: samples,
      settings: settings, statistics: &statistics, pause: pause)
    for (place, pixel) in zip(pixels, try readBack(buffers.pixels, range: 0..<pixels.count)) {
      sums[place] += pixel.radiance.vector
    }
  }

  /// Goes on with the light of an image where its finished tiles ask for it. The frame's constants are still those of
  /// that light.
  ///
  /// - Parameter exposureStops: How the picture will be exposed.
  func refine(
    _ tiles: [FilmTile], by adaptive: AdaptiveSampling, exposureStops: Float, _ bound: BoundScene,
    settings: RenderSettings, statistics: inout RenderStatistics, pause: () throws -> Void
  ) throws -> RefinedLight {
    let pixels = tiles.flatMap(\.pixels)
    let counts = adaptive.sampleCounts(
      AdaptiveSampling.Pilot(
        pixels, width: settings.width, height: settings.height, samples: settings.samples,
        exposure: power(2, exposureStops)))
    var (sums, done) = (pixels.map(\.radiance.vector), settings.samples)
    while done < adaptive.maximumSamples {
      let noisy = counts.indices.filter { counts[$0] > done }
      for start in stride(from: 0, to: noisy.count, by: buffers.tilePixels) {
        let pixels = noisy[start..<min(start + buffers.tilePixels, noisy.count)]
        try add(
          done..<2 * done, of: pixels, to: &sums, bound, settings: settings, statistics: &statistics,
          pause: pause)
        statistics.cameraPaths += UInt64(pixels.count * done)
      }
      done *= 2
    }
    return RefinedLight(sums: sums, counts: counts)
  }
}
