import Foundation
import Geometry
import TestSupport
import Testing

/// The random words and the low-discrepancy sequence of the device, against the host's.
@Suite struct SequenceTests {
  /// What sequenceProbe.comp writes for a counter.
  private struct Result: BitwiseCopyable {
    var random: SIMD4<UInt32>
    var sobol: SIMD2<UInt32>
    var pair: SIMD2<Float>
  }

  private func results(_ counters: [SIMD4<UInt32>]) throws -> [Result] {
    try withGPU {
      try $0.run(
        probe: "sequenceProbe", in: .module, inputs: counters, count: counters.count, of: Result.self)
    }
  }

  @Test func devicesDrawTheSameWordsAsTheHost() throws {
    var counters = (0..<UInt32(2048)).map { SIMD4($0, $0 / 7, 3, 0) }
    var random = CounterRandom(seed: 1, index: 1)
    counters += (0..<2048).map { _ in
      SIMD4(random.nextWord(), random.nextWord(), random.nextWord(), random.nextWord())
    }
    let results = try results(counters)
    #expect(results.map(\.random) == counters.map(CounterRandom.words))
  }

  @Test func sobolWordsFollowTheDirectionNumbers() throws {
    var random = CounterRandom(seed: 2, index: 1)
    let counters = (0..<UInt32(4096)).map {
      SIMD4(random.nextWord(), $0 < 2048 ? $0 : random.nextWord(), UInt32(random.nextIndex(600)), 0)
    }
    for (counter, result) in zip(counters, try results(counters)) {
      let words = SobolReference.words(key: counter.x, index: counter.y, pair: counter.z)
      #expect(result.sobol == words)
      #expect(result.pair == SIMD2(Float(words.x >> 8), Float(words.y >> 8)) / 16_777_216)
    }
  }

  /// A (0,2)-net in base 2: 2^k points lie one in each of the 2^k boxes of every shape 2^-a by 2^-(k - a).
  @Test func firstPointsFormANet() throws {
    let counters = (0..<UInt32(3 * 1024)).map { SIMD4(77, $0 % 1024, $0 / 1024, 0) }
    let words = try results(counters).map(\.sobol)
    for pair in 0..<3 {
      for k in 1...10 {
        let points = words[pair * 1024..<pair * 1024 + 1 << k]
        for a in 0...k {
          let boxes = Set(points.map { top($0.x, bits: a) << (k - a) | top($0.y, bits: k - a) })
          #expect(boxes.count == 1 << k, "pair \(pair), \(1 << k) points, 2^-\(a) wide")
        }
      }
    }
  }

  /// The first points of different pairs, or pixels, have nothing to do with one another.
  @Test func dimensionsAndPixelsDiffer() throws {
    let counters = (0..<UInt32(256)).map { SIMD4($0 / 128, $0 % 2, $0 / 2 % 64, 0) }
    #expect(Set(try results(counters).map(\.sobol)).count == 256)
  }

  private func top(_ word: UInt32, bits: Int) -> UInt32 { bits == 0 ? 0 : word >> UInt32(32 - bits) }
}

/// The sequence of sampling/sobol.glsl written down anew for the host, from direction numbers.
enum SobolReference {
  /// Direction numbers of Sobol's second dimension: its primitive polynomial is x + 1.
  /// Source: Joe and Kuo 2008, "Constructing Sobol Sequences with Better Two-Dimensional Projections".
  private static let directions = (0..<31).reduce(into: [UInt32(1) << 31]) { numbers, _ in
    let last = numbers[numbers.count - 1]
    numbers.append(last ^ last >> 1)
  }

  static func words(key: UInt32, index: UInt32, pair: UInt32) -> SIMD2<UInt32> {
    let seeds = CounterRandom.words(SIMD4(key, pair, 0x5163_3E2D, 0x68BC_21EB))
    let shuffled = scrambled(index, seed: seeds.x)
    var (first, second) = (UInt32(0), UInt32(0))
    for bit in 0..<32 where shuffled >> UInt32(bit) & 1 == 1 {
      first ^= 1 << UInt32(31 - bit)
      second ^= directions[bit]
    }
    return SIMD2(scrambled(first, seed: seeds.y), scrambled(second, seed: seeds.z))
  }

  static func pair(key: UInt32, index: UInt32, pair: UInt32) -> SIMD2<Float> {
    let words = words(key: key, index: index, pair: pair)
    return SIMD2(Float(words.x >> 8), Float(words.y >> 8)) / 16_777_216
  }

  /// Owen scrambling by hash; constants of Vegdahl 2021.
  private static func scrambled(_ word: UInt32, seed: UInt32) -> UInt32 {
    var x = reversed(word)
    x ^= x &* 0x3D20_ADEA
    x = x &+ seed
    x = x &* (seed >> 16 | 1)
    x ^= x &* 0x0552_6C56
    x ^= x &* 0x53A2_2864
    return reversed(x)
  }

  private static func reversed(_ word: UInt32) -> UInt32 {
    (0..<32).reduce(0) { $0 | (word >> UInt32($1) & 1) << UInt32(31 - $1) }
  }
}
