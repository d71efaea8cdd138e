import GPU
import TestSupport
import Testing

/// Every Vulkan call that can fail does so once, while a device is opened, used and closed.
@Suite(.serialized) struct FaultTests {
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
