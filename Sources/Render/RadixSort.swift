internal import GPU
internal import GPUTypes
internal import Shaders

/// Sorts pairs of a 32-bit key and a value by key on the device; equal keys keep their order.
///
/// Four passes over 8-bit digits, each a reduce-then-scan in three kernels (`Shaders/hierarchy/sort*.comp`).
struct RadixSort: ~Copyable {
  private let count: Pipeline
  private let scan: Pipeline
  private let scatter: Pipeline

  /// - Throws: an error when a shader is missing or the driver cannot compile it.
  init(on device: Device) throws {
    func program(_ name: String) throws -> Pipeline {
      try Pipeline(
        words: ShaderLibrary.words(of: name), label: name, bufferCount: Int(SORT_BINDING_COUNT),
        pushConstantBytes: MemoryLayout<GPUSortStep>.size, on: device)
    }
    let count = try program("sortCount")
    let scan = try program("sortScan")
    let scatter = try program("sortScatter")
    self.count = count
    self.scan = scan
    self.scatter = scatter
  }

  /// Words that the buffer of counts needs for `count` pairs.
  static func countsNeeded(_ count: Int) -> Int { Int(SORT_DIGITS) * (tileCount(count) + 1) }

  private static func tileCount(_ count: Int) -> Int { (count + Int(SORT_TILE) - 1) / Int(SORT_TILE) }

  /// Records the sort. What is bound is lost; a barrier is at the end.
  ///
  /// - Parameters:
  ///   - pairs: `count` pairs, sorted in place.
  ///   - spare: Room for as many.
  ///   - counts: ``countsNeeded(_:)`` words.
  func record(
    _ recorder: Recorder, pairs: BufferReference, spare: BufferReference, counts: BufferReference,
    count pairCount: Int
  ) {
    let tileCount = Self.tileCount(pairCount)
    // An even number of passes leaves the pairs where they were.
    for pass in 0..<4 {
      let step = GPUSortStep(
        count: UInt32(pairCount), tileCount: UInt32(tileCount), shift: UInt32(pass * 8))
      recorder.bind(pass % 2 == 0 ? [pairs, spare, counts] : [spare, pairs, counts])
      recorder.dispatch(count, groups: tileCount, push: step)
      recorder.barrier()
      recorder.dispatch(scan, groups: Int(SORT_DIGITS), push: step)
      recorder.barrier()
      recorder.dispatch(scatter, groups: tileCount, push: step)
      recorder.barrier()
    }
  }
}
