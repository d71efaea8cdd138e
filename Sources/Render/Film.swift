public import Scene

/// What rendering one image gives: radiance and label planes, all taken from the same subpixel samples. Where lens or
/// motion blur the light, labels are those of the same samples through a pinhole in the middle of the exposure.
/// Planes are row by row from the top left.
public struct Film: Sendable, Equatable {
  public var width: Int
  public var height: Int
  /// Linear Rec. 709 radiance, exposure not applied.
  public var radiance: [SIMD3<Float>]
  /// The class of largest coverage in each pixel.
  public var classes: [SemanticClass]
  /// Share of each pixel covered by scalp hair, 0…1.
  public var hairAlpha: [Float]
  /// Mean distance along the view axis of the samples that hit the winning class, metres; +∞ for background.
  public var depth: [Float]
  /// Unit normal in camera space (+x right, +y down, +z into the scene) of the winning class; 0 for background.
  public var normals: [SIMD3<Float>]
  /// Whether each of the face's landmarks is seen by the camera: inside the image and not covered by anything.
  public var landmarkVisible: [Bool]
  /// Light samples of each pixel; nil unless they were chosen by ``RenderSettings/adaptive``.
  public var sampleCounts: [UInt32]?
  /// What a denoiser goes by; nil unless asked for by ``RenderSettings/featureSamples``.
  public var features: Features?

  /// Means over each pixel of what its camera rays hit first.
  public struct Features: Sendable, Equatable {
    /// Linear albedo; 0 for background.
    public var albedo: [SIMD3<Float>]
    /// World-space normals from −1…1, not unit where they differ within the pixel; 0 for background.
    public var normals: [SIMD3<Float>]

    public init(albedo: [SIMD3<Float>], normals: [SIMD3<Float>]) {
      self.albedo = albedo
      self.normals = normals
    }
  }

  public init(
    width: Int, height: Int, radiance: [SIMD3<Float>], classes: [SemanticClass],
    hairAlpha: [Float], depth: [Float], normals: [SIMD3<Float>], landmarkVisible: [Bool]
  ) {
    self.width = width
    self.height = height
    self.radiance = radiance
    self.classes = classes
    self.hairAlpha = hairAlpha
    self.depth = depth
    self.normals = normals
    self.landmarkVisible = landmarkVisible
  }
}
