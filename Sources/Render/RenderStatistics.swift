internal import GPU

/// What rendering cost: counters of the device, and times of its passes.
public struct RenderStatistics: Sendable, Equatable, Codable {
  /// A pass and the seconds it took on the device in total.
  public struct Pass: Sendable, Equatable, Codable {
    public var name: String
    public var seconds: Double

    public init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  /// A sample of a pixel, as ``Renderer/tracePixel(_:settings:x:y:sample:)`` takes it.
  public struct Place: Sendable, Equatable, Codable {
    public var x: Int
    public var y: Int
    public var sample: Int

    public init(x: Int, y: Int, sample: Int) {
      self.x = x
      self.y = y
      self.sample = sample
    }
  }

  /// Paths that began at the camera for light: pixels times samples, and those that noisy pixels got.
  public var cameraPaths: UInt64 = 0
  /// Rays by purpose; probes look below the skin where it is fast.
  public var pathRays: UInt64 = 0
  public var shadowRays: UInt64 = 0
  public var probeRays: UInt64 = 0
  /// Random walks below the skin, the steps of all, each a ray, and the walks that their bound ended, whose light then
  /// leaves where it entered.
  public var walks: UInt64 = 0
  public var walkSteps: UInt64 = 0
  public var lostWalks: UInt64 = 0
  /// Shaded vertices by family.
  public var hairVertices: UInt64 = 0
  public var skinVertices: UInt64 = 0
  /// Contributions dropped because they were not finite: a fault if not 0.
  public var nonFinite: UInt64 = 0
  /// Where one of them was met; nil if there was none.
  public var nonFinitePlace: Place?
  /// Rays of all kinds cut short by the bound of the traversal: a fault if not 0.
  public var truncatedRays: UInt64 = 0
  public var truncatedPlace: Place?
  /// Nodes of the hierarchy that path rays visited.
  public var nodeVisits: UInt64 = 0
  /// Paths ended by the bound of bounces.
  public var cutPaths: UInt64 = 0
  /// Sum over the cut paths of the luminance of their throughput.
  public var cutLight: Double = 0
  /// Label samples that found no slot in their pixel.
  public var lostLabels: UInt64 = 0
  /// Passes in the order of their first appearance; empty where the device has no clock.
  public var passes: [Pass] = []
  /// Seconds on the host for building and uploading the scene's buffers, and for the whole image.
  public var uploadSeconds: Double = 0
  public var totalSeconds: Double = 0
  /// Bytes of device memory in use at most, since the renderer was made.
  public var peakDeviceBytes: Int = 0

  public init() {}

  /// Light lost to the bound of bounces under even light of radiance 1, as a share of what all camera paths could have
  /// brought. An upper bound: it takes what the cut paths had yet to meet as white.
  public var cutShare: Double { cutLight / Double(max(cameraPaths, 1)) }

  mutating func add(_ report: RunReport) {
    for (label, seconds) in report.passes ?? [] {
      if let index = passes.firstIndex(where: { $0.name == label }) {
        passes[index].seconds += seconds
      } else {
        passes.append(Pass(name: label, seconds: seconds))
      }
    }
  }
}
