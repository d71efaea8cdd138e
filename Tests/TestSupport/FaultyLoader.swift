internal import CVulkan
internal import Synchronization

@testable internal import GPU

/// A Vulkan loader whose functions ask a ``FaultInjector`` first: those that are called before there is a device. A lookup
/// that is to fail finds nothing, as with a driver that lacks the function.
///
/// Functions of the loader are not given a handle that leads to their injector, so only one can be served at a time.
enum FaultyLoader {
  /// Functions as words, since threads may share those.
  private struct State {
    var injector: FaultInjector
    /// vkGetInstanceProcAddr of the machine's loader.
    var lookUp: UInt
    /// The functions that were looked up, by name.
    var originals: [String: UInt] = [:]
  }

  private static let state = Mutex<State?>(nil)

  /// The machine's loader, with `injector` before it.
  static func make(for injector: FaultInjector) throws(VulkanError) -> Loader {
    let original = word(try Loader().vkGetInstanceProcAddr)
    state.withLock { $0 = State(injector: injector, lookUp: original) }
    return Loader { instance, name in
      FaultyLoader.lookUp(name, by: FaultyLoader.state.withLock { $0?.lookUp }) {
        (original: PFN_vkGetInstanceProcAddr) in original(instance, name)
      }
    }
  }

  /// The function of a name, or what stands in for it; nil if there is none or the lookup is to fail.
  private static func lookUp<Function>(
    _ name: UnsafePointer<CChar>?, by original: UInt?, _ find: (Function) -> PFN_vkVoidFunction?
  ) -> PFN_vkVoidFunction? {
    guard let name, let original: Function = function(original) else { return nil }
    let text = String(cString: name)
    if state.withLock({ $0?.injector })?.decide("looking up \(text)") != nil { return nil }
    guard let found = find(original) else { return nil }
    let word = word(found)
    state.withLock { $0?.originals[text] = word }
    return replacement(of: text) ?? found
  }

  /// Fails if the injector says so, and calls the original function otherwise.
  private static func intercept<Function>(_ name: String, _ call: (Function) -> VkResult) -> VkResult {
    let (injector, address) = state.withLock { ($0?.injector, $0?.originals[name]) }
    if let code = injector?.decide(name) { return VkResult(code) }
    guard let original: Function = function(address) else { return VK_ERROR_UNKNOWN }
    return call(original)
  }

  private static func word<Function>(_ function: Function) -> UInt {
    UInt(bitPattern: unsafeBitCast(function, to: OpaquePointer.self))
  }

  private static func function<Function>(_ word: UInt?) -> Function? {
    word.flatMap(OpaquePointer.init(bitPattern:)).map { unsafeBitCast($0, to: Function.self) }
  }

  /// What stands in for a function that can fail.
  private static func replacement(of name: String) -> PFN_vkVoidFunction? {
    switch name {
    case "vkCreateInstance":
      let function: PFN_vkCreateInstance = { info, allocator, result in
        FaultyLoader.intercept("vkCreateInstance") { (original: PFN_vkCreateInstance) in
          original(info, allocator, result)
        }
      }
      return unsafeBitCast(function, to: PFN_vkVoidFunction.self)
    case "vkEnumerateInstanceLayerProperties":
      let function: PFN_vkEnumerateInstanceLayerProperties = { count, properties in
        FaultyLoader.intercept("vkEnumerateInstanceLayerProperties") {
          (original: PFN_vkEnumerateInstanceLayerProperties) in original(count, properties)
        }
      }
      return unsafeBitCast(function, to: PFN_vkVoidFunction.self)
    case "vkEnumerateInstanceExtensionProperties":
      let function: PFN_vkEnumerateInstanceExtensionProperties = { layer, count, properties in
        FaultyLoader.intercept("vkEnumerateInstanceExtensionProperties") {
          (original: PFN_vkEnumerateInstanceExtensionProperties) in original(layer, count, properties)
        }
      }
      return unsafeBitCast(function, to: PFN_vkVoidFunction.self)
    case "vkCreateDebugUtilsMessengerEXT":
      let function: PFN_vkCreateDebugUtilsMessengerEXT = { instance, info, allocator, result in
        FaultyLoader.intercept("vkCreateDebugUtilsMessengerEXT") {
          (original: PFN_vkCreateDebugUtilsMessengerEXT) in original(instance, info, allocator, result)
        }
      }
      return unsafeBitCast(function, to: PFN_vkVoidFunction.self)
    case "vkEnumeratePhysicalDevices":
      let function: PFN_vkEnumeratePhysicalDevices = { instance, count, devices in
        FaultyLoader.intercept("vkEnumeratePhysicalDevices") { (original: PFN_vkEnumeratePhysicalDevices) in
          original(instance, count, devices)
        }
      }
      return unsafeBitCast(function, to: PFN_vkVoidFunction.self)
    case "vkCreateDevice":
      let function: PFN_vkCreateDevice = { physical, info, allocator, result in
        FaultyLoader.intercept("vkCreateDevice") { (original: PFN_vkCreateDevice) in
          original(physical, info, allocator, result)
        }
      }
      return unsafeBitCast(function, to: PFN_vkVoidFunction.self)
    case "vkGetDeviceProcAddr":
      let function: PFN_vkGetDeviceProcAddr = { device, name in
        let original = FaultyLoader.state.withLock { $0?.originals["vkGetDeviceProcAddr"] }
        return FaultyLoader.lookUp(name, by: original) { (original: PFN_vkGetDeviceProcAddr) in
          original(device, name)
        }
      }
      return unsafeBitCast(function, to: PFN_vkVoidFunction.self)
    default: return nil
    }
  }
}
