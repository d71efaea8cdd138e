public import Foundation
public import GPU
import Testing

/// The device that tests run on: "auto", or what the environment variable FACET_TEST_DEVICE names.
public let testDevice = ProcessInfo.processInfo.environment["FACET_TEST_DEVICE"] ?? "auto"

/// Runs `body` with a device that has the validation layer on, and fails the test if the layer said anything.
///
/// The device is ``testDevice``.
public func withGPU<R>(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: (Device) throws -> R
) throws -> R {
  let device = try Device(testDevice, validation: true)
  let result = try body(device)
  for message in device.validationMessages {
    Issue.record("validation: \(message)", sourceLocation: sourceLocation)
  }
  return result
}

extension Device {
  /// Runs a probe shader of a test target and returns what it wrote.
  ///
  /// The shader has `inputs` as storage buffer 0 and `count` outputs as storage buffer 1, work groups of 64
  /// invocations along x, and must itself stop at `count`, which is its only push constant (a `uint`).
  ///
  /// - Parameters:
  ///   - probe: Name of the `.comp` file without its extension.
  ///   - bundle: Pass `Bundle.module` of the test target.
  public func run<Input: BitwiseCopyable, Output: BitwiseCopyable>(
    probe: String, in bundle: Bundle, inputs: [Input], count: Int, of output: Output.Type
  ) throws -> [Output] {
    let pipeline = try Pipeline(
      words: probeWords(probe, in: bundle), label: probe, bufferCount: 2, pushConstantBytes: 4, on: self)
    let inputBuffer = try Buffer(inputs, label: "\(probe) inputs", on: self)
    let outputBuffer = try Buffer<Output>(count: count, label: "\(probe) outputs", on: self)
    let references = [inputBuffer.reference, outputBuffer.reference]
    try run(probe) { recorder in
      recorder.bind(references)
      recorder.dispatch(pipeline, groups: (count + 63) / 64, push: UInt32(count))
    }
    return try outputBuffer.contents()
  }
}

/// The SPIR-V of a probe shader of a test target.
public func probeWords(_ probe: String, in bundle: Bundle) throws -> [UInt32] {
  let file = try #require(bundle.url(forResource: probe, withExtension: "spv"), "no shader \(probe)")
  let data = try Data(contentsOf: file)
  return data.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
}
