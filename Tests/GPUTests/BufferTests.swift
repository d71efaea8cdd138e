import GPU
import TestSupport
import Testing

@Suite struct BufferTests {
  @Test(arguments: [MemoryUse.deviceOnly, .upload, .readback]) func holdsWhatWasWritten(use: MemoryUse) throws
  {
    try withGPU { device in
      let buffer = try Buffer([3, 1, 4, 1, 5] as [UInt32], use: use, label: "digits", on: device)
      #expect(try buffer.contents() == [3, 1, 4, 1, 5])
      try buffer.write([9, 2])
      #expect(try buffer.contents() == [9, 2, 4, 1, 5])
    }
  }

  @Test func lendsItsElements() throws {
    try withGPU { device in
      let buffer = try Buffer<Float>(count: 3, use: .upload, label: "floats", on: device)
      buffer.withMutableElements { elements in
        for index in elements.indices { elements[index] = Float(index) / 2 }
      }
      let sum = buffer.withElements { elements in elements.indices.reduce(0) { $0 + elements[$1] } }
      #expect(sum == 1.5)
    }
  }

  @Test func emptyBufferCanBeBound() throws {
    try withGPU { device in
      let buffer = try Buffer([UInt32](), label: "nothing", on: device)
      #expect(buffer.count == 0)
      #expect(buffer.reference.byteCount == 4)
      #expect(try buffer.contents() == [])
    }
  }

  @Test func fillAndCopyTakeParts() throws {
    try withGPU { device in
      let source = try Buffer([UInt32](0..<8), label: "source", on: device)
      let target = try Buffer([UInt32](repeating: 0, count: 8), label: "target", on: device)
      let (from, middle) = (source.reference(2..<4), target.reference(3..<8))
      let end = target.reference(7..<8)
      try device.run("parts") { recorder in
        recorder.copy(from: from, to: middle)
        recorder.fill(end, with: 77)
      }
      #expect(try target.contents() == [0, 0, 0, 2, 3, 0, 0, 77])
    }
  }

  @Test func tooMuchMemoryIsAnErrorThatNamesTheSize() throws {
    try withGPU { device in
      // Beyond any heap, yet small enough that Vulkan lets the buffer itself be made.
      let error = #expect(throws: VulkanError.self) {
        let buffer = try Buffer<UInt8>(count: 1 << 45, label: "everything", on: device)
        _ = buffer.count
      }
      #expect(error?.description.contains("for everything") == true)
      #expect(error?.description.contains("TB") == true)
      // What the layer says about such a size is not of interest here.
      device.clearValidationMessages()
    }
  }
}
