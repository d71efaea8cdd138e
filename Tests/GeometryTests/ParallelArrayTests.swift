import Geometry
import Testing

@Suite struct ParallelArrayTests {
  /// Parts of any length, also empty ones, come in their order.
  @Test func partsComeInOrder() {
    let bounds = [0, 0, 7, 7, 4_000, 4_001, 9_000, 9_000]
    for _ in 0..<20 {
      let numbers = [Int](parts: bounds) { part, elements in
        for number in bounds[part]..<bounds[part + 1] { elements.append(number * 3) }
      }
      #expect(numbers == (0..<9_000).map { $0 * 3 })
    }
    #expect([Int](parts: [0]) { _, _ in }.isEmpty)
  }

  @Test(arguments: [0, 1, 4_095, 4_096, 4_097, 20_000]) func everyNumberIsMade(_ count: Int) {
    #expect([Float](count: count) { Float($0) } == (0..<count).map { Float($0) })
    let bounds = Parts.bounds(of: count, size: 4_096)
    #expect(bounds.first == 0 && bounds.last == count)
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 && $1 - $0 <= 4_096 })
  }
}
