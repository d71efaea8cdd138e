public import Scene

/// A scene as the arrays that the GPU reads: made on any thread, rendered later.
public struct FlattenedScene: Sendable {
  /// - Throws: ``SceneError`` when a mesh or strand is malformed (an index out of range, a value not finite).
  public init(_ scene: SceneDescription) throws { fatalError() }
}

/// Renders scenes on one Vulkan device. Use from one thread at a time.
public final class Renderer {
  /// A device that Vulkan offers.
  public struct DeviceSummary: Sendable, Codable {
    public var index: Int
    public var name: String
    /// "discrete GPU", "integrated GPU", "virtual GPU", "CPU" or "other".
    public var kind: String
    public var driver: String
    /// Why the device cannot be used; nil if it can.
    public var obstacle: String?
    public var memoryBytes: UInt64
  }

  /// All devices here, and which one `auto` takes with the reason.
  /// - Throws: a clear error if there is no Vulkan loader or driver.
  public static func devices() throws -> (all: [DeviceSummary], automatic: Int?, reason: String) {
    fatalError()
  }

  /// - Parameters:
  ///   - device: "auto", an index, or part of a device's name.
  ///   - validation: turns on the Khronos validation layer; messages are in ``validationMessages``.
  public init(device: String = "auto", validation: Bool = false) throws { fatalError() }

  public let deviceName: String = ""
  public let driverDescription: String = ""
  public var validationMessages: [String] { [] }

  /// Renders one image.
  public func render(_ scene: FlattenedScene, settings: RenderSettings) throws -> Film {
    fatalError()
  }
}
