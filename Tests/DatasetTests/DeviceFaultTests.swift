import Synchronization
import TestSupport
import Testing

@testable import Dataset
@testable import Render

/// Data sets made on a device that fails: whole in the end, or to be continued.
@Suite struct DeviceFaultTests {
  private static let count: UInt64 = 4

  /// Makes the examples.
  /// - Parameters:
  ///   - fault: Happens once, in the picture number `picture` of this run.
  ///   - isLasting: Whether it happens on every device that is opened after that too.
  private func generate(
    in folder: String, picture: Int = 1, fault: Fault? = nil, isLasting: Bool = false,
    injector: FaultInjector = FaultInjector()
  ) throws -> PipelineProgress {
    let dataset = try DatasetFolder(path: folder, settings: Shards.settings, shard: .whole)
    var source = ExampleSource<FlattenedScene>(
      build: Shards.build,
      makeRenderer: {
        var opened = 0
        let pictures = Atomic<Int>(0)
        let renderer = try ExampleRenderer.pathTracer(
          RecoveringRenderer {
            opened += 1
            let renderer = try Renderer(on: injector.openDevice())
            injector.arm(isLasting && opened > 1 ? fault : nil)
            return renderer
          })
        return ExampleRenderer(device: renderer.device, driver: renderer.driver) { scene, settings, stop in
          if pictures.add(1, ordering: .relaxed).oldValue == picture { injector.arm(fault) }
          return try renderer.render(scene, settings, stop)
        }
      })
    source.picturesInFlight = 1  // or which calls belong to which picture is chance
    return try DatasetRun(folder: dataset, source: source)
      .run(first: 0, count: Self.count, threads: 2, cancellation: Cancellation())
  }

  private func undisturbed() throws -> [String: String] {
    try withFolder { folder in
      #expect(try generate(in: folder).committed == 4)
      return try contents(of: folder)
    }
  }

  @Test func aLossInTheSecondPictureChangesNothing() throws {
    let whole = try undisturbed()
    try withFolder { folder in
      let injector = FaultInjector()
      let fault = Fault("vkWaitForFences", number: 20, code: Fault.deviceLost)
      let progress = try generate(in: folder, fault: fault, injector: injector)
      #expect(progress.committed == 4)
      #expect(injector.failed == nil, "the new device counts anew")
      #expect(try contents(of: folder) == whole)
      #expect(injector.validationMessages == [])
    }
  }

  @Test func whatStopsTheRunLeavesItToBeContinued() throws {
    let whole = try undisturbed()
    let memory = Fault("vkAllocateMemory", number: 10, code: Fault.outOfDeviceMemory)
    let loss = Fault("vkQueueSubmit", number: 5, code: Fault.deviceLost)
    for (fault, words) in [(memory, "fewer strands"), (loss, "3 times in a row")] {
      try withFolder { folder in
        let error = #expect(throws: (any Error).self) {
          try generate(in: folder, picture: 2, fault: fault, isLasting: true)
        }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains(words) && text.contains(fault.function ?? ""), "\(text)")
        // What was rendered before is finished or dropped, never half there.
        let left = try generate(in: folder)
        #expect((2...4).contains(left.committed))
        #expect(try contents(of: folder) == whole)
      }
    }
  }
}
