import Foundation
import GPU
import TestSupport
import Testing

@Suite struct RunTests {
  @Test func probeRunsOnEveryElement() throws {
    try withGPU { device in
      let inputs = (0..<1000).map { UInt32($0 * $0) }
      let outputs = try device.run(
        probe: "scaleProbe", in: .module, inputs: inputs, count: 1000, of: UInt32.self)
      #expect(outputs == inputs.indices.map { inputs[$0] * 2 + UInt32($0) })
    }
  }

  @Test func specializationReplacesTheConstant() throws {
    try withGPU { device in
      let pipeline = try Pipeline(
        words: probeWords("scaleProbe", in: .module), label: "scale", bufferCount: 2, pushConstantBytes: 4,
        specialization: [10], on: device)
      let input = try Buffer([5, 6] as [UInt32], label: "input", on: device)
      let output = try Buffer([0, 0] as [UInt32], label: "output", on: device)
      let buffers = [input.reference, output.reference]
      try device.run("scale") { recorder in
        recorder.bind(buffers)
        recorder.dispatch(pipeline, groups: 1, push: UInt32(2))
      }
      #expect(try output.contents() == [50, 61])
    }
  }

  @Test func boundBuffersStayForPipelinesOfTheSameCount() throws {
    try withGPU { device in
      let scale = try Pipeline(
        words: probeWords("scaleProbe", in: .module), label: "scale", bufferCount: 2, pushConstantBytes: 4,
        on: device)
      let add = try Pipeline(
        words: probeWords("addProbe", in: .module), label: "add", bufferCount: 2, on: device)
      let input = try Buffer([UInt32](repeating: 1, count: 64), label: "input", on: device)
      let output = try Buffer<UInt32>(count: 64, label: "output", on: device)
      let buffers = [input.reference, output.reference]
      try device.run("scale, then add five times") { recorder in
        recorder.bind(buffers)
        recorder.dispatch(scale, groups: 1, push: UInt32(64))
        for _ in 0..<5 {
          recorder.barrier()
          recorder.dispatch(add, groups: 1)
        }
      }
      #expect(try output.contents() == (0..<64).map { 2 + $0 + 5 })
    }
  }

  @Test func indirectDispatchReadsItsGroups() throws {
    try withGPU { device in
      let add = try Pipeline(
        words: probeWords("addProbe", in: .module), label: "add", bufferCount: 2, on: device)
      let input = try Buffer([UInt32](repeating: 3, count: 192), label: "input", on: device)
      let output = try Buffer<UInt32>(count: 192, label: "output", on: device)
      let groups = try Buffer([0, 0, 2, 1, 1] as [UInt32], label: "groups", on: device)
      let buffers = [input.reference, output.reference]
      let (all, arguments) = (output.reference, groups.reference(2..<5))
      try device.run("indirect") { recorder in
        recorder.fill(all, with: 1)
        recorder.barrier()
        recorder.bind(buffers)
        recorder.dispatchIndirect(add, arguments: arguments)
      }
      #expect(try output.contents() == (0..<192).map { $0 < 128 ? 4 : 1 })
    }
  }

  @Test func passesAreTimed() throws {
    try withGPU { device in
      let buffer = try Buffer<UInt32>(count: 1 << 20, label: "words", on: device)
      let all = buffer.reference
      let report = try device.run("timed") { recorder in
        recorder.fill(all)
        recorder.timestamp("first fill")
        recorder.barrier()
        recorder.fill(all, with: 1)
        recorder.timestamp("second fill")
      }
      let passes = try #require(report.passes, "the test devices have a clock")
      #expect(passes.map(\.label) == ["first fill", "second fill"])
      #expect(passes.allSatisfy { (0...10).contains($0.seconds) })
      #expect(passes.map(\.seconds).reduce(0, +) > 0)
    }
  }

  @Test func failureWhileRecordingIsThrownAndTheDeviceGoesOn() throws {
    try withGPU { device in
      let size = device.maximumBindingBytes
      guard size < 1 << 28 else { return }  // only where a buffer beyond the limit is cheap
      let large = try Buffer<UInt8>(count: size + 4, label: "large", on: device)
      let buffers = [large.reference]
      let error = #expect(throws: VulkanError.self) { try device.run("bind") { $0.bind(buffers) } }
      #expect(error?.isOutOfMemory == true)
      let small = try Buffer([1] as [UInt32], label: "small", on: device)
      #expect(try small.contents() == [1])
    }
  }

  @Test func layoutReaderFindsOffsets() throws {
    let layout = try SPIRVLayout(words: probeWords("layoutProbe", in: .module))
    #expect(layout.offsets["Sample"] == ["position": 0, "radius": 12, "index": 16, "normal": 20])
  }
}
