import GPU
import TestSupport
import Testing

/// Silence of the validation layer means something only if it would speak.
@Suite struct ValidationTests {
  @Test func logListens() throws {
    try withGPU { device in
      let buffer = try Buffer<UInt32>(count: 64, label: "words", on: device)
      let all = buffer.reference
      // The mistake: two fills of the same words in undefined order.
      try device.run("missing barrier") { recorder in
        recorder.fill(all, with: 1)
        recorder.fill(all, with: 2)
      }
      #expect(device.validationMessages.contains { $0.contains("SYNC-HAZARD-WRITE-AFTER-WRITE") })
      device.clearValidationMessages()
      #expect(device.validationMessages.isEmpty)
    }
  }

  /// Debian 12's layer (1.3.239) does not see hazards between two shaders, only between a shader and a fill or copy.
  @Test func logHearsAMissingBarrierBeforeAShader() throws {
    try withGPU { device in
      let add = try Pipeline(
        words: probeWords("addProbe", in: .module), label: "add", bufferCount: 2, on: device)
      let input = try Buffer([UInt32](repeating: 3, count: 64), label: "input", on: device)
      let output = try Buffer([UInt32](repeating: 3, count: 64), label: "output", on: device)
      let (buffers, all) = ([input.reference, output.reference], output.reference)
      try device.run("missing barrier") { recorder in
        recorder.bind(buffers)
        recorder.fill(all)
        recorder.dispatch(add, groups: 1)
      }
      #expect(device.validationMessages.contains { $0.contains("SYNC-HAZARD") })
      device.clearValidationMessages()
    }
  }

  @Test func labelsReachTheMessages() throws {
    try withGPU { device in
      let buffer = try Buffer<UInt32>(count: 64, label: "a telling name", on: device)
      let all = buffer.reference
      try device.run("missing barrier") { recorder in
        recorder.fill(all, with: 1)
        recorder.fill(all, with: 2)
      }
      #expect(device.validationMessages.contains { $0.contains("a telling name") })
      device.clearValidationMessages()
    }
  }

  @Test func devicesDoNotMixTheirMessages() throws {
    try withGPU { quiet in
      let noisy = try Device(validation: true)
      let buffer = try Buffer<UInt32>(count: 64, label: "words", on: noisy)
      let all = buffer.reference
      try noisy.run("missing barrier") { recorder in
        recorder.fill(all, with: 1)
        recorder.fill(all, with: 2)
      }
      #expect(!noisy.validationMessages.isEmpty)
      #expect(quiet.validationMessages.isEmpty)
    }
  }
}
