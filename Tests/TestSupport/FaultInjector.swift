internal import CVulkan
internal import Synchronization

@testable public import GPU

/// Lets one Vulkan call of a device fail.
public struct Fault: Sendable, Equatable {
  /// The function whose calls are counted; nil for all that can fail.
  public var function: String?
  /// Which call, from 0, since ``FaultInjector/arm(_:)``.
  public var number: Int
  /// The `VkResult` that it gives instead of being made.
  public var code: Int32

  public init(_ function: String? = nil, number: Int, code: Int32) {
    self.function = function
    self.number = number
    self.code = code
  }

  public static let deviceLost = VK_ERROR_DEVICE_LOST.rawValue
  public static let outOfDeviceMemory = VK_ERROR_OUT_OF_DEVICE_MEMORY.rawValue
  public static let outOfHostMemory = VK_ERROR_OUT_OF_HOST_MEMORY.rawValue
  public static let unknown = VK_ERROR_UNKNOWN.rawValue
}

/// Counts the Vulkan calls that can fail, and lets one of them fail. After a loss of the device all calls
/// fail, until ``arm(_:)`` is called or another device is opened.
public final class FaultInjector: Sendable {
  private struct State {
    var fault: Fault?
    var calls: [String] = []
    var isLost = false
    var failed: String?
    var handles: [UInt] = []
    var original: DeviceFunctions?
    var logs: [MessageLog] = []
  }

  private let state = Mutex(State())
  /// Which injector serves a device, queue or command buffer.
  private static let injectors = Mutex<[UInt: FaultInjector]>([:])

  public init() {}

  /// Opens a device that asks this injector before each call; one at a time. What was counted stays counted.
  /// - Parameter throughLoader: also before each call that is made until there is a device, and for each function that is
  ///   looked up; by one injector of the process at a time.
  public func openDevice(_ choice: String = testDevice, throughLoader: Bool = false) throws -> Device {
    state.withLock { $0.isLost = false }
    let loader = throughLoader ? try FaultyLoader.make(for: self) : try Loader()
    return try Device(choice, validation: true, loader: loader) { functions, handle, instance in
      state.withLock {
        $0.original = functions
        $0.logs.append(instance.log)
      }
      serve(handle)
      functions.letInjectorsDecide()
    }
  }

  /// Counts from zero again and lets the call that `fault` says fail.
  public func arm(_ fault: Fault?) {
    state.withLock {
      ($0.fault, $0.calls, $0.isLost, $0.failed) = (fault, [], false, nil)
    }
  }

  /// The calls that can fail, by name, since they were last counted from zero.
  public var calls: [String] { state.withLock { $0.calls } }

  /// The call that was made to fail.
  public var failed: String? { state.withLock { $0.failed } }

  /// What the validation layer said about all devices so far, also when they were closed: then it names what leaked.
  public var validationMessages: [String] { state.withLock { $0.logs.flatMap(\.messages) } }
}

extension FaultInjector {
  static func of(_ handle: OpaquePointer?) -> FaultInjector {
    let injector = injectors.withLock { $0[UInt(bitPattern: handle)] }
    guard let injector else { preconditionFailure("a handle of a device that was opened elsewhere") }
    return injector
  }

  /// The functions that were replaced.
  var original: DeviceFunctions {
    guard let original = state.withLock({ $0.original }) else { preconditionFailure("no device is open") }
    return original
  }

  /// Answers for `handle` until the device is closed.
  func serve(_ handle: OpaquePointer?) {
    let key = UInt(bitPattern: handle)
    state.withLock { $0.handles.append(key) }
    Self.injectors.withLock { $0[key] = self }
  }

  /// The device is closed.
  func leave() {
    let handles = state.withLock { state in
      defer { state.handles = [] }
      return state.handles
    }
    Self.injectors.withLock { injectors in
      for handle in handles { injectors[handle] = nil }
    }
  }

  /// The code with which a call fails; nil if it is to be made.
  func decide(_ function: String) -> Int32? {
    state.withLock { state in
      defer { state.calls.append(function) }
      if state.isLost { return Fault.deviceLost }
      guard let fault = state.fault, fault.function == nil || fault.function == function,
        fault.number == state.calls.count(where: { fault.function == nil || $0 == fault.function })
      else { return nil }
      state.failed = function
      state.isLost = fault.code == Fault.deviceLost
      return fault.code
    }
  }
}
