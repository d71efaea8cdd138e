import Dispatch
import GPU
import Geometry
import Synchronization
import TestSupport
import Testing

@testable import Render

extension RendererTests {
  /// Vulkan calls that fail on purpose: the film is right, or there is none and the error helps.
  @MainActor @Suite struct Faults {
    private let settings: RenderSettings
    /// Skin, hair and landmarks: something for all parts of the renderer, quickly uploaded.
    private let scene: FlattenedScene

    init() throws {
      var description = TestScenes.scene(
        meshes: [TestScenes.sphere(rings: 6)],
        strandGroups: [
          TestScenes.hairPatch(count: 5, radius: 0.004, absorption: Vector(0.2, 0.4, 0.8), material: 1)
        ],
        materials: [TestScenes.skin, TestScenes.hair])
      description.face.landmarks = [Vector(0, 0, 0.1), Vector(0, 0, -0.1)]
      scene = try FlattenedScene(description)
      var settings = RenderSettings(width: 16, height: 16, samples: 2, seed: 1)
      // Two submissions a batch.
      settings.maximumBounces = 4
      settings.maximumHairBounces = 8
      self.settings = settings
    }

    private nonisolated func makeRenderer(_ injector: FaultInjector) throws -> Renderer {
      // One tile and little memory.
      try Renderer(
        on: injector.openDevice(), batch: PathTracer.Batch(capacity: 512, tilePixels: 256, tracingLanes: 64))
    }

    private func undisturbed(_ renderer: Renderer, _ injector: FaultInjector) throws -> Film {
      injector.arm(nil)
      return try renderer.render(scene, settings: settings)
    }

    /// The last call of each function.
    private func lastCalls(_ calls: [String]) -> [Int] {
      Set(calls).compactMap { calls.lastIndex(of: $0) }.sorted()
    }

    /// After a loss all fails, so only a single failure can show an error that is passed over. That nothing is left
    /// behind is looked at after the last call of each function.
    @Test(arguments: [Fault.deviceLost, Fault.outOfDeviceMemory])
    func everyCallOfAnImageMayFail(code: Int32) throws {
      let injector = FaultInjector()
      do {
        let renderer = try makeRenderer(injector)
        let whole = try undisturbed(renderer, injector)
        let calls = injector.calls
        let checked = Set(lastCalls(calls))
        for number in calls.indices {
          injector.arm(Fault(number: number, code: code))
          do {
            let film = try renderer.render(scene, settings: settings)
            #expect(film == whole, "a wrong image after \(calls[number])")
          } catch let error as VulkanError {
            expectHelpful(error, after: injector)
          }
          #expect(injector.failed == calls[number])
          if checked.contains(number) {
            #expect(try undisturbed(renderer, injector) == whole, "a trace of \(calls[number])")
          }
        }
        injector.arm(nil)
      }
      #expect(injector.validationMessages == [])
    }

    /// What a renderer makes of the device when it starts; opening the device has tests of its own.
    @Test func everyPartMayFailAtTheStart() throws {
      let injector = FaultInjector()
      let whole = try undisturbed(makeRenderer(injector), injector)
      injector.arm(nil)
      _ = try makeRenderer(injector)
      let calls = injector.calls
      let parts = ["vkCreateShaderModule", "vkCreateComputePipelines", "vkCreateBuffer", "vkAllocateMemory"]
      for number in lastCalls(calls) where parts.contains(calls[number]) {
        injector.arm(Fault(number: number, code: Fault.outOfDeviceMemory))
        let error = try #require(throws: VulkanError.self) { try makeRenderer(injector) }
        expectHelpful(error, after: injector)
      }
      #expect(try undisturbed(makeRenderer(injector), injector) == whole)
      #expect(injector.validationMessages == [])
    }

    @Test func anImageIsBegunAgainOnANewDevice() throws {
      let injector = FaultInjector()
      var (opened, told) = (0, [String]())
      do {
        let renderer = try RecoveringRenderer(
          onLoss: { told.append($0) },
          open: {
            opened += 1
            return try makeRenderer(injector)
          })
        injector.arm(nil)
        let whole = try renderer.render(scene, settings: settings)
        let calls = injector.calls
        let path = try renderer.tracePixel(scene, settings: settings, x: 8, y: 8, sample: 1)
        injector.arm(Fault("vkQueueSubmit", number: 3, code: Fault.deviceLost))
        #expect(try renderer.tracePixel(scene, settings: settings, x: 8, y: 8, sample: 1) == path)
        for number in [0, calls.count / 2, calls.count - 1] {
          injector.arm(Fault(number: number, code: Fault.deviceLost))
          #expect(try renderer.render(scene, settings: settings) == whole)
          #expect(renderer.statistics.cameraPaths == 512)
          #expect(injector.failed == calls[number])
        }
      }
      #expect(opened == 5)
      #expect(told.count == 4 && told.allSatisfy { $0.contains("VK_ERROR_DEVICE_LOST") })
      #expect(injector.validationMessages == [])
    }

    /// Both images in flight are begun again, on one new device.
    @Test func twoImagesAreBegunAgainOnANewDevice() throws {
      let injector = FaultInjector()
      let opened = Mutex(0)
      do {
        // Called on any thread.
        let open: @Sendable () throws -> Renderer = {
          opened.withLock { $0 += 1 }
          return try makeRenderer(injector)
        }
        let renderer = try RecoveringRenderer(open: open)
        injector.arm(nil)
        let (scene, settings) = (scene, settings)
        let whole = try renderer.render(scene, settings: settings)
        let count = injector.calls.count
        for share in 1..<4 {
          injector.arm(Fault(number: 2 * count * share / 4, code: Fault.deviceLost))
          let films = Mutex<[Film]>([])
          DispatchQueue.concurrentPerform(iterations: 2) { _ in
            guard let film = try? renderer.render(scene, settings: settings) else { return }
            films.withLock { $0.append(film) }
          }
          #expect(films.withLock { $0 } == [whole, whole])
          #expect(injector.failed != nil)
          #expect(opened.withLock { $0 } == 1 + share)
        }
      }
      #expect(injector.validationMessages == [])
    }

    @Test func anImageThatLosesEveryDeviceIsGivenUp() throws {
      let injector = FaultInjector()
      var isBroken = true
      do {
        let renderer = try RecoveringRenderer {
          let renderer = try makeRenderer(injector)
          injector.arm(isBroken ? Fault("vkQueueSubmit", number: 4, code: Fault.deviceLost) : nil)
          return renderer
        }
        let error = #expect(throws: DeviceLossError.self) {
          try renderer.render(scene, settings: settings)
        }
        let text = error?.description ?? ""
        #expect(text.contains("3 times in a row") && text.contains("vkQueueSubmit"), "\(text)")
        #expect(text.contains("run the same command again"), "\(text)")
        // The next image has all its chances again.
        isBroken = false
        _ = try renderer.render(scene, settings: settings)
      }
      #expect(injector.validationMessages == [])
    }

    /// The device that comes back may be another one, or none.
    @Test func noOtherDeviceTakesOver() throws {
      let injector = FaultInjector()
      var opened = 0
      let renderer = try RecoveringRenderer {
        opened += 1
        if opened == 2 { return try Renderer(device: "no such device") }
        return try makeRenderer(injector)
      }
      injector.arm(Fault(number: 30, code: Fault.deviceLost))
      let error = #expect(throws: DeviceLossError.self) {
        try renderer.render(scene, settings: settings)
      }
      #expect(error?.event == "was lost and cannot be opened again")
      #expect(error?.cause.contains("no such device") == true, "\(String(describing: error))")
    }
  }
}
