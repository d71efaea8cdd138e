internal import Dispatch
internal import GPU
internal import GPUTypes
internal import Geometry
internal import Scene

/// Renders scenes on one Vulkan device. Use from one thread at a time.
public final class Renderer {
  let device: Device
  let tracer: PathTracer
  let hierarchyBuilder: HierarchyBuilder
  /// What the last image cost.
  public private(set) var statistics = RenderStatistics()

  /// - Parameters:
  ///   - choice: "auto", an index, or part of a device's name.
  ///   - validation: turns on the Khronos validation layer; its messages are in ``validationMessages``.
  /// - Throws: an error that says what is missing: loader, driver, device, feature, shader, memory.
  public convenience init(device choice: String = "auto", validation: Bool = false) throws {
    try self.init(device: choice, validation: validation, batch: nil)
  }

  /// The same with batches of another size than the device asks for: the image must not depend on it.
  convenience init(device choice: String, validation: Bool, batch: PathTracer.Batch?) throws {
    try self.init(on: Device(choice, validation: validation), batch: batch)
  }

  /// A renderer on a device that was opened elsewhere.
  init(on device: Device, batch: PathTracer.Batch? = nil) throws {
    self.device = device
    tracer = try PathTracer(on: device, batch: batch)
    hierarchyBuilder = try HierarchyBuilder(on: device)
    device.savePipelineCache()
  }

  public var deviceName: String { device.summary.name }
  public var driverDescription: String { device.summary.driver }
  /// Why this device was taken.
  public var deviceReason: String { device.reason }
  public var validationMessages: [String] { device.validationMessages }

  /// Renders one image.
  ///
  /// - Parameter isCancelled: Asked several times a second on most devices, so it should be quick; once it says
  ///   true the image is given up. The renderer can be used further.
  /// - Throws: `CancellationError` when the image was given up; an error of the device, whose message says what to do.
  public func render(
    _ scene: FlattenedScene, settings: RenderSettings, isCancelled: () -> Bool = { false }
  ) throws -> Film {
    func pause() throws { if isCancelled() { throw CancellationError() } }
    statistics = RenderStatistics()
    let start = DispatchTime.now()
    try pause()
    let buffers = try SceneBuffers(scene, builder: hierarchyBuilder, on: device)
    statistics.add(buffers.hierarchy.report)
    try tracer.clear()
    let bindings = tracer.bindings(buffers)
    statistics.uploadSeconds = seconds(since: start)
    let visible = try tracer.visibility(landmarksOf: scene, bindings, settings: settings)
    var film = Film(width: settings.width, height: settings.height, landmarkVisible: visible)
    if settings.view == .beauty && (scene.camera.isBlurred || scene.hasSeenThroughGlass) {
      // Labels from the first hits of a pass of their own, through a pinhole and clear glass.
      var sharp = settings
      sharp.view = .classes
      try render(scene, bindings, settings: sharp, planes: .labels, into: &film, pause: pause)
      try render(
        scene, bindings, settings: settings, isBlurred: true, planes: .light, into: &film, pause: pause)
    } else {
      try render(scene, bindings, settings: settings, planes: .all, into: &film, pause: pause)
    }
    try tracer.readCounters(into: &statistics, settings: settings)
    if let samples = settings.featureSamples {
      func mean(_ view: DebugView) throws -> [SIMD3<Float>] {
        var settings = settings
        (settings.view, settings.samples) = (view, samples)
        var feature = Film(width: settings.width, height: settings.height, landmarkVisible: [])
        // As blurred as the picture that they guide.
        try render(
          scene, bindings, settings: settings, isBlurred: true, planes: .light, into: &feature, pause: pause)
        return feature.radiance
      }
      // The view of normals shows 0.5 (n + 1), and nothing where there is background.
      let normals = try mean(.normals).map { $0 == .zero ? .zero : 2 * $0 - 1 }
      film.features = Film.Features(albedo: try mean(.albedo), normals: normals)
    }
    statistics.totalSeconds = seconds(since: start)
    statistics.peakDeviceBytes = device.peakBufferBytes
    return film
  }

  /// Renders all samples of the image, tile by tile, and keeps `planes` of what they give.
  /// - Parameter isBlurred: By the camera's lens and by motion; else as a pinhole sees it in the middle of the exposure.
  private func render(
    _ scene: FlattenedScene, _ bindings: [BufferReference], settings: RenderSettings, isBlurred: Bool = false,
    planes: Film.Planes, into film: inout Film, pause: () throws -> Void
  ) throws {
    try tracer.buffers.frame.write([tracer.frame(scene, settings: settings, isBlurred: isBlurred)])
    var firstPixel = 0
    while firstPixel < settings.width * settings.height {
      let pixelCount = min(tracer.buffers.tilePixels, settings.width * settings.height - firstPixel)
      try tracer.renderTile(
        bindings, firstPixel: firstPixel, pixelCount: pixelCount, settings: settings,
        statistics: &statistics, pause: pause)
      try tracer.readFilm(
        planes, into: &film, firstPixel: firstPixel, pixelCount: pixelCount, samples: settings.samples)
      firstPixel += pixelCount
    }
  }

  private func seconds(since start: DispatchTime) -> Double {
    Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) * 1e-9
  }
}

extension Renderer {
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

  /// Makes sure, before any work, that there is a device that ``init(device:validation:)`` would take.
  /// - Throws: a clear error if there is no Vulkan loader or driver, or no such device.
  public static func checkDevice(_ choice: String) throws { _ = try Device.find(choice) }

  /// All devices here, and which one `auto` takes with the reason.
  /// - Throws: a clear error if there is no Vulkan loader or driver.
  public static func devices() throws -> (all: [DeviceSummary], automatic: Int?, reason: String) {
    let (all, automatic, reason) = try Device.list()
    return (
      all.map {
        DeviceSummary(
          index: $0.index, name: $0.name, kind: $0.kind.rawValue, driver: $0.driver,
          obstacle: $0.obstacle, memoryBytes: $0.memoryBytes)
      }, automatic, reason
    )
  }
}
