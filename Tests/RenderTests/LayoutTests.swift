import Foundation
import GPUTypes
import Shaders
import TestSupport
import Testing

@testable import Render

/// Structs that cross between Swift and the shaders lie in memory alike on both sides.
@Suite struct LayoutTests {
  /// Every struct of GPUTypes.h that a program has in a buffer or as push constants.
  private static var shared: [any BitwiseCopyable] {
    [
      GPUHierarchy(), GPUNode(), GPUSceneBox(), GPUBuildStep(),
      GPUBox(), GPUBuildLevel(), GPUSortStep(),
      GPUTriangleCorners(), GPUVertex(), GPUSkinMark(), GPUStrand(), GPUMaterial(), GPUDrawCell(), GPULight(),
      GPUFrame(),
      GPUMotion(),
      GPUStep(),
      GPURay(), GPUHit(), GPUPath(), GPUShadow(), GPUBelow(), GPULabelSample(), GPUQueueHead(),
      GPUCounters(), GPULabelSlot(), GPUPixel(),
    ]
  }

  /// Member offsets in Swift. All members are made of 4-byte words, so that C leaves no gaps; the size proves it.
  private static func offsets<T: BitwiseCopyable>(of value: T) -> [String: Int] {
    func size<M>(_ member: M) -> Int { MemoryLayout<M>.size }
    var offsets: [String: Int] = [:]
    var next = 0
    for member in Mirror(reflecting: value).children {
      offsets[member.label ?? ""] = next
      next += size(member.value)
    }
    #expect(next == MemoryLayout<T>.size, "\(T.self) has gaps")
    #expect(MemoryLayout<T>.alignment == 4, "\(T.self)")
    return offsets
  }

  @Test func programsAgreeWithSwift() throws {
    let programs = try FileManager.default.contentsOfDirectory(
      at: ShaderLibrary.folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "spv" }
    #expect(programs.count > 10)
    var expected: [String: [String: Int]] = [:]
    for value in Self.shared { expected["\(type(of: value))"] = Self.offsets(of: value) }
    var seen: Set<String> = []
    for program in programs {
      let layout = SPIRVLayout(words: try ShaderLibrary.words(at: program))
      for (name, offsets) in layout.offsets where name.hasPrefix("GPU") {
        seen.insert(name)
        #expect(
          offsets == expected[name],
          "\(name) in \(program.lastPathComponent): add it to the list above if new")
      }
    }
    #expect(seen == Set(expected.keys), "structs that no program uses, or missing above")
  }

  /// Vulkan promises 65,536 texels a view; GPUs bind 2^27.
  @Test func batchesFitWhatCanBeBoundAsTexels() {
    let batch = PathTracer.Batch(capacity: 1 << 16, tilePixels: 1 << 16, tracingLanes: 64)
    let same = batch.fitting(texels: 1 << 27)
    #expect((same.capacity, same.tilePixels) == (1 << 16, 1 << 16))
    let small = batch.fitting(texels: 65536)
    #expect(small.capacity * 2 * MemoryLayout<GPUShadow>.stride <= 65536 * 16)
    #expect(small.capacity >= 4096 && small.tilePixels <= small.capacity)
  }

  @Test func missingProgramsAreNamed() {
    let error = #expect(throws: ShaderError.self) { try ShaderLibrary.words(of: "teapot") }
    #expect(error?.description.contains("teapot.spv") == true)
  }

  @Test func damagedProgramsAreRefused() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).spv")
    defer { try? FileManager.default.removeItem(at: file) }
    let words = try ShaderLibrary.words(of: "generateRays")
    let whole = words.withUnsafeBytes { Data($0) }
    for damaged in [Data(), whole.prefix(10), whole.dropLast(1), Data(whole.reversed())] {
      try damaged.write(to: file)
      #expect(throws: ShaderError.self) { try ShaderLibrary.words(at: file) }
    }
    try whole.write(to: file)
    #expect(try ShaderLibrary.words(at: file) == words)
  }
}
