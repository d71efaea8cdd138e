import Geometry
import Testing

@Suite struct CounterRandomTests {
  /// Streams are functions of their names: drawing from one never moves another.
  @Test func childrenAreIndependentOfWhatWasDrawn() {
    let root = CounterRandom(seed: 7, index: 3)
    var brows = root.child("brows")
    let first = (0..<8).map { _ in brows.nextWord() }
    var drained = root
    for _ in 0..<100 { _ = drained.nextWord() }
    var again = drained.child("brows")
    #expect((0..<8).map { _ in again.nextWord() } == first)
    var lashes = root.child("lashes")
    #expect((0..<8).map { _ in lashes.nextWord() } != first)
  }

  /// Neighboring seeds, indices and children share no words.
  @Test func neighborsDiffer() {
    var seen = Set<UInt32>()
    for seed in UInt64(0)..<16 {
      for index in UInt64(0)..<16 {
        var image = CounterRandom(seed: seed, index: index)
        seen.insert(image.nextWord())
        var child = image.child(Int(index))
        seen.insert(child.nextWord())
      }
    }
    // 512 words out of 2^32 meet by chance with probability 3e-5.
    #expect(seen.count == 512)
  }

  @Test func unitsAreUniform() {
    var random = CounterRandom(seed: 1, index: 1)
    let count = 64_000
    var cells = [Int](repeating: 0, count: 64)
    for _ in 0..<count {
      let u = random.nextUnit()
      #expect(u >= 0 && u < 1)
      cells[Int(u * 64)] += 1
    }
    // Chi-square with 63 degrees of freedom: 126 is passed by chance with probability 4e-6.
    let chiSquare = cells.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
    #expect(chiSquare < 126)
  }

  @Test func normalsHaveTheirMoments() {
    var random = CounterRandom(seed: 2, index: 1)
    let values = (0..<40_000).map { _ in Double(random.nextNormal()) }
    let mean = values.reduce(0, +) / 40_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 40_000
    #expect(abs(mean) < 5 / 200.0)
    #expect(abs(variance - 1) < 5 * (2.0 / 40_000).squareRoot())
  }

  /// Choice by weight never takes what has none.
  @Test func weightsOfZeroAreNeverChosen() {
    var random = CounterRandom(seed: 3, index: 1)
    var counts = [0, 0, 0]
    for _ in 0..<4000 { counts[random.nextIndex(weights: [1, 0, 3])] += 1 }
    #expect(counts[1] == 0)
    #expect(abs(counts[0] - 1000) < 150)
  }
}
