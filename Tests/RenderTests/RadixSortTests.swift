import GPU
import Geometry
import TestSupport
import Testing

@testable import Render

@Suite struct RadixSortTests {
  private func sorted(_ pairs: [SIMD2<UInt32>], on device: Device) throws -> [SIMD2<UInt32>] {
    let sort = try RadixSort(on: device)
    let buffer = try Buffer(pairs, label: "pairs", on: device)
    let spare = try Buffer<SIMD2<UInt32>>(count: pairs.count, label: "spare", on: device)
    let counts = try Buffer<UInt32>(
      count: RadixSort.countsNeeded(pairs.count), label: "counts", on: device)
    try device.run("sort") { recorder in
      sort.record(
        recorder, pairs: buffer.reference, spare: spare.reference, counts: counts.reference,
        count: pairs.count)
    }
    return try buffer.contents()
  }

  /// `keyMask` makes keys repeat: with 0 all are equal, and only stability decides.
  @Test(
    arguments: [0, 1, 2, 33, 1000, 4096, 4097, 100_000],
    [UInt32.max, 0x3FFF_FFFF, 0xFF00_00FF, 0x7, 0])
  func equalsTheHostsStableSort(count: Int, keyMask: UInt32) throws {
    var random = CounterRandom(seed: UInt64(count), index: UInt64(keyMask))
    let pairs = (0..<count).map { SIMD2(random.nextWord() & keyMask, UInt32($0)) }
    let expected = pairs.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let result = try withGPU { device in try sorted(pairs, on: device) }
    #expect(result == expected)
  }
}
