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

  /// Rays by purpose.
  public var pathRays: UInt64 = 0
  public var shadowRays: UInt64 = 0
  public var probeRays: UInt64 = 0
  /// Shaded vertices by family.
  public var hairVertices: UInt64 = 0
  public var skinVertices: UInt64 = 0
  /// Contributions dropped because they were not finite: a fault if not 0.
  public var nonFinite: UInt64 = 0
  /// Rays cut short by the bound of the traversal: a fault if not 0.
  public var truncatedRays: UInt64 = 0
  /// Nodes of the hierarchy that path rays visited.
  public var nodeVisits: UInt64 = 0
  /// Paths ended by the bound of bounces.
  public var cutPaths: UInt64 = 0
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
