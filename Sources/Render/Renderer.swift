internal import Dispatch
internal import GPU
internal import GPUTypes
internal import Geometry
internal import Scene
internal import Synchronization

/// Renders scenes on one Vulkan device.
///
/// Several threads may render at a time, best three: while the device traces the paths of one image, the next one's scene is
/// copied to the device and the last one's film is made on the host. Paths of one image are traced at a time, as they share
/// their buffers. On a device of little memory let one thread render.
public final class Renderer: @unchecked Sendable {
  let device: Device
  let tracer: PathTracer
  let hierarchyBuilder: HierarchyBuilder
  /// Taken by whoever uses the tracer's buffers.
  let tracerTurn = Mutex(())
  private let latestStatistics = Mutex(RenderStatistics())
  /// What the image cost that was rendered last.
  public var statistics: RenderStatistics { latestStatistics.withLock { $0 } }

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
    var statistics = RenderStatistics()
    statistics.cameraPaths = UInt64(settings.width * settings.height * settings.samples)
    defer { latestStatistics.withLock { $0 = statistics } }
    let start = DispatchTime.now()
    try pause()
    let buffers = try SceneBuffers(scene, builder: hierarchyBuilder, on: device)
    statistics.add(buffers.hierarchy.report)
    let bound = tracer.bind(buffers)
    statistics.uploadSeconds = seconds(since: start)
    var film = Film(width: settings.width, height: settings.height)
    var features: (albedo: [FilmTile], normals: [FilmTile])?
    var refined: RefinedLight?
    // Films are made of the tiles behind it, when the device may go on with another image.
    let tiles = try tracerTurn.withLock { _ in
      try tracer.clear()
      film.landmarkVisible = try tracer.visibility(landmarksOf: scene, bound, settings: settings)
      func tiles(_ planes: FilmPlanes, settings: RenderSettings, isBlurred: Bool = false) throws -> [FilmTile]
      {
        try self.tiles(
          planes, of: scene, bound, settings: settings, isBlurred: isBlurred, statistics: &statistics,
          pause: pause)
      }
      var result: [FilmTile] = []
      if settings.view == .beauty && (scene.camera.isBlurred || scene.hasSeenThroughGlass) {
        // Labels from the first hits of a pass of their own, through a pinhole and clear glass.
        var sharp = settings
        sharp.view = .classes
        result += try tiles(.labels, settings: sharp)
        result += try tiles(.light, settings: settings, isBlurred: true)
      } else {
        result += try tiles(.all, settings: settings)
      }
      if settings.view == .beauty, let adaptive = settings.adaptive {
        refined = try tracer.refine(
          result.filter { $0.planes.contains(.light) }, by: adaptive,
          exposureStops: scene.camera.exposureStops, bound, settings: settings, statistics: &statistics,
          pause: pause)
      }
      try tracer.readCounters(into: &statistics, settings: settings)
      if let samples = settings.featureSamples {
        // As blurred as the picture that they guide.
        var settings = settings
        (settings.view, settings.samples) = (.albedo, samples)
        let albedo = try tiles(.light, settings: settings, isBlurred: true)
        settings.view = .normals
        features = (albedo, try tiles(.light, settings: settings, isBlurred: true))
      }
      return result
    }
    for tile in tiles { film.add(tile) }
    if let refined { film.add(refined) }
    film.features = features.map {
      Film.Features(albedo: film.radiance(of: $0.albedo), normals: film.normals(ofView: $0.normals))
    }
    statistics.totalSeconds = seconds(since: start)
    statistics.peakDeviceBytes = device.peakBufferBytes
    return film
  }

  /// Renders all samples of the image, tile by tile, and gives back what belongs to `planes`.
  /// - Parameter isBlurred: By the camera's lens and by motion; else as a pinhole sees it in the middle of the exposure.
  private func tiles(
    _ planes: FilmPlanes, of scene: FlattenedScene, _ bound: PathTracer.BoundScene, settings: RenderSettings,
    isBlurred: Bool, statistics: inout RenderStatistics, pause: () throws -> Void
  ) throws -> [FilmTile] {
    try tracer.buffers.frame.write([tracer.frame(scene, settings: settings, isBlurred: isBlurred)])
    var tiles: [FilmTile] = []
    var firstPixel = 0
    while firstPixel < settings.width * settings.height {
      let pixelCount = min(tracer.buffers.tilePixels, settings.width * settings.height - firstPixel)
      try tracer.renderTile(
        bound, firstPixel: firstPixel, pixelCount: pixelCount, samples: 0..<settings.samples,
        settings: settings, statistics: &statistics, pause: pause)
      tiles.append(
        try tracer.readTile(
          planes, firstPixel: firstPixel, pixelCount: pixelCount, samples: settings.samples))
      firstPixel += pixelCount
    }
    return tiles
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
