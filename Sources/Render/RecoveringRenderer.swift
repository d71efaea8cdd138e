internal import Foundation
internal import GPU

/// Renders on a device that may be lost on the way: a driver resets it, or someone pulls it out. Images in flight are then
/// begun again on the device opened anew, and come out the same. Several threads may render at a time, as on ``Renderer``.
public final class RecoveringRenderer: @unchecked Sendable {
  public let deviceName: String
  public let driverDescription: String
  private let open: () throws -> Renderer
  private let onLoss: (String) -> Void
  /// Guards all that follows, and is broadcast when a thread is done with a device.
  private let condition = NSCondition()
  /// nil from the loss of its device to the next image or attempt.
  private var renderer: Renderer?
  /// Threads at work on the device, or on one that was lost.
  private var users = 0
  private var latestStatistics = RenderStatistics()

  /// What the image cost that was rendered last, on the device that made it.
  public var statistics: RenderStatistics { locked { latestStatistics } }

  /// Losses during one image after which it is given up: one can be chance, three have a reason.
  static let lossLimit = 3

  /// - Parameters:
  ///   - device: As in ``Renderer/init(device:validation:)``.
  ///   - onLoss: Told in words of every loss after which the image is begun again.
  /// - Throws: as ``Renderer/init(device:validation:)``.
  public convenience init(device: String, onLoss: @escaping (String) -> Void = { _ in }) throws {
    try self.init(onLoss: onLoss) { try Renderer(device: device) }
  }

  /// The same with renderers from `open`.
  init(onLoss: @escaping (String) -> Void = { _ in }, open: @escaping () throws -> Renderer) throws {
    let renderer = try open()
    deviceName = renderer.deviceName
    driverDescription = renderer.driverDescription
    self.open = open
    self.onLoss = onLoss
    self.renderer = renderer
  }

  /// Renders one image, as ``Renderer/render(_:settings:isCancelled:)`` does.
  ///
  /// - Throws: `CancellationError`; ``DeviceLossError`` when the device is lost again and again or does not come back;
  ///   any other error of the device, after which the renderer can be used further.
  public func render(
    _ scene: FlattenedScene, settings: RenderSettings, isCancelled: () -> Bool = { false }
  ) throws -> Film {
    try onUsableDevice { renderer in
      let film = try renderer.render(scene, settings: settings, isCancelled: isCancelled)
      locked { latestStatistics = renderer.statistics }
      return film
    }
  }

  /// Follows one path, as ``Renderer/tracePixel(_:settings:x:y:sample:)`` does.
  ///
  /// - Throws: as ``render(_:settings:isCancelled:)``.
  public func tracePixel(
    _ scene: FlattenedScene, settings: RenderSettings, x: Int, y: Int, sample: Int
  ) throws -> [PathVertex] {
    try onUsableDevice { try $0.tracePixel(scene, settings: settings, x: x, y: y, sample: sample) }
  }

  /// Does `work`, and after a loss of the device begins it again on the device opened anew.
  private func onUsableDevice<Result>(_ work: (Renderer) throws -> Result) throws -> Result {
    var losses = 0
    while true {
      do {
        return try onDevice(work)
      } catch let error as VulkanError where error.isDeviceLost {
        losses += 1
        guard losses < Self.lossLimit else {
          throw DeviceLossError(
            device: deviceName, event: "was lost \(losses) times in a row while making one picture",
            cause: error.description)
        }
        locked { onLoss("\(deviceName) was lost, the picture is begun again: \(error)") }
      }
    }
  }

  /// Does `work` once, and lets go of a device that is lost thereby.
  private func onDevice<Result>(_ work: (Renderer) throws -> Result) throws -> Result {
    var held: Renderer? = try enter()
    defer {
      // Closes a lost device before others may open it anew: two may not fit into its memory.
      held = nil
      locked {
        users -= 1
        condition.broadcast()
      }
    }
    do {
      guard let held else { preconditionFailure("there is no renderer") }
      return try work(held)
    } catch let error as VulkanError where error.isDeviceLost {
      locked { if renderer === held { renderer = nil } }
      throw error
    }
  }

  /// The renderer for one more user, on a device opened anew if the last one was lost.
  private func enter() throws -> Renderer {
    try locked {
      while renderer == nil && users > 0 { condition.wait() }
      let usable = try renderer ?? openAnew()
      renderer = usable
      users += 1
      return usable
    }
  }

  private func openAnew() throws -> Renderer {
    let opened: Renderer
    do {
      opened = try open()
    } catch let error as VulkanError where !error.isDeviceLost {
      throw DeviceLossError(
        device: deviceName, event: "was lost and cannot be opened again", cause: error.description)
    }
    // "auto" takes another device when the first is gone, but pictures of one run come from one device.
    guard opened.deviceName == deviceName, opened.driverDescription == driverDescription else {
      throw DeviceLossError(
        device: deviceName, event: "was lost and is gone",
        cause: "only \(opened.deviceName) (\(opened.driverDescription)) is there now")
    }
    return opened
  }

  private func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    condition.lock()
    defer { condition.unlock() }
    return try body()
  }
}

/// A device that was lost for good.
public struct DeviceLossError: Error, Equatable, CustomStringConvertible {
  public let device: String
  /// What became of it.
  public let event: String
  /// The last thing that failed.
  public let cause: String

  public var description: String {
    "\(device) \(event): look into the system log, update the driver or choose another device with --device, and "
      + "run the same command again. The last failure: \(cause)"
  }
}
