import GPU
import TestSupport
import Testing

/// Every Vulkan call that can fail does so once, while a device is opened, used and closed.
///
/// On the main actor, as pictures are rendered there: these open and close hundreds of devices, and while they did so beside
/// another thread's rendering the validation layer of Debian 12 was once seen to crash (in vkGetQueryPoolResults).
@MainActor @Suite(.serialized) struct FaultTests {
  /// Something of all that a device can do.
  private func work(on device: Device) throws -> [UInt32] {
    let pipeline = try Pipeline(
      words: probeWords("addProbe", in: .module), label: "add", bufferCount: 2, on: device)
    let input = try Buffer([UInt32](repeating: 3, count: 64), label: "input", on: device)
    let output = try Buffer([UInt32](repeating: 4, count: 64), label: "output", on: device)
    let view = try TexelView(of: input.reference, label: "input", on: device)
    _ = view.reference
    let buffers = [input.reference, output.reference]
    try device.run("add") { recorder in
      recorder.bind(buffers)
      recorder.dispatch(pipeline, groups: 1)
      recorder.timestamp("add")
    }
    return try output.contents()
  }

  private func undisturbed(_ injector: FaultInjector) throws -> [UInt32] {
    injector.arm(nil)
    return try work(on: injector.openDevice())
  }

  @Test(arguments: [Fault.deviceLost, Fault.outOfDeviceMemory, Fault.unknown])
  func everyCallMayFail(code: Int32) throws {
    let injector = FaultInjector()
    let expected = try undisturbed(injector)
    let calls = injector.calls
    #expect(Set(calls).count >= 24, "all functions that can fail are used")
    for number in calls.indices {
      injector.arm(Fault(number: number, code: code))
      do {
        #expect(try work(on: injector.openDevice()) == expected, "wrong after \(calls[number])")
      } catch let error as VulkanError {
        expectHelpful(error, after: injector)
        #expect(error.isDeviceLost == (code == Fault.deviceLost))
      }
      #expect(injector.failed != nil, "call \(number) was not reached")
    }
    #expect(try undisturbed(injector) == expected)
    #expect(injector.validationMessages == [])
  }

  /// The calls before there is a device; and a driver may lack any function.
  @Test func everyCallMayFailBeforeThereIsADevice() throws {
    let injector = FaultInjector()
    func open() throws -> [UInt32] { try work(on: injector.openDevice(throughLoader: true)) }
    injector.arm(nil)
    let expected = try open()
    let calls = injector.calls
    let early = [
      "vkEnumerateInstanceLayerProperties", "vkEnumerateInstanceExtensionProperties", "vkCreateInstance",
      "vkCreateDebugUtilsMessengerEXT", "vkEnumeratePhysicalDevices",
      "vkCreateDevice",
    ]
    for name in early { #expect(calls.contains(name), "\(name) was not called") }
    for number in calls.indices where early.contains(calls[number]) || calls[number].hasPrefix("looking up ")
    {
      injector.arm(Fault(number: number, code: Fault.outOfHostMemory))
      do {
        _ = try open()
        Issue.record("\(calls[number]) failed unseen")
      } catch let error as VulkanError {
        #expect(
          error.description.hasPrefix(calls[number]) && error.description.contains("failed"), "\(error)")
        #expect(error.advice.split(separator: " ").count >= 4, "\(error)")
      }
      #expect(injector.failed == calls[number])
    }
    injector.arm(nil)
    #expect(try open() == expected)
    #expect(injector.validationMessages == [])
  }

  /// What failed leaves nothing behind that the next run on the same device would stumble over.
  @Test func aDeviceGoesOnAfterFailures() throws {
    let injector = FaultInjector()
    let device = try injector.openDevice()
    let expected = try work(on: device)
    // Again, as the first time also makes what the device keeps.
    injector.arm(nil)
    _ = try work(on: device)
    let calls = injector.calls
    for number in calls.indices {
      injector.arm(Fault(number: number, code: Fault.outOfHostMemory))
      _ = try? work(on: device)
      #expect(injector.failed == calls[number])
      injector.arm(nil)
      #expect(try work(on: device) == expected, "wrong after \(calls[number])")
    }
    #expect(injector.validationMessages == [])
  }
}
