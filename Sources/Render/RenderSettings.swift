/// How an image is rendered, as opposed to what it shows.
public struct RenderSettings: Sendable, Equatable, Codable {
  /// Pixels, 16…8192 each.
  public var width: Int
  public var height: Int
  /// Samples a pixel: a power of two, 1…65536.
  public var samples: Int
  /// Whether noisy pixels get more samples, of light alone; nil for none.
  public var adaptive: AdaptiveSampling?
  /// Key of the random sequence: same key, same noise.
  public var seed: UInt32
  /// Path segments after which a path ends, and the same for paths in hair.
  public var maximumBounces: Int = 12
  public var maximumHairBounces: Int = 64
  /// Largest contribution that a path may add after its first bounce, against fireflies; 0 for none. Biased: it
  /// takes energy from rare bright paths.
  public var indirectClamp: Float = 10
  /// How light that enters the skin is followed.
  public var skin: SkinTransport = .walk
  /// What the radiance plane shows instead of light, for finding faults.
  public var view: DebugView = .beauty
  /// Samples a pixel of the film's features, a power of two; nil for none.
  public var featureSamples: Int?

  public init(width: Int, height: Int, samples: Int, seed: UInt32) {
    self.width = width
    self.height = height
    self.samples = samples
    self.seed = seed
  }

  /// Samples of the pixels that get most.
  public var mostSamples: Int { adaptive?.maximumSamples ?? samples }
}

/// How light that enters the skin is followed, as far as the camera sees that skin directly or by mirrors.
public enum SkinTransport: String, Sendable, Codable, CaseIterable {
  /// Random walks below the skin: light bleeds through ears and nostrils.
  case walk
  /// Normalized diffusion (Christensen and Burley 2015) on the surface: quicker, right where skin is flat and thick.
  case fast
}

/// Pictures of intermediate quantities of the first hit.
public enum DebugView: UInt32, Sendable, Codable, CaseIterable {
  case beauty, normals, albedo, depth, classes, strands, steps
}
