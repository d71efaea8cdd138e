/// A random stream as a pure function of a key and a counter: the same on every machine, in any order.
///
/// Streams form a tree: `random.child("brows")` is independent of `random.child("lashes")`, so a new part
/// of a face never shifts what another part draws. A stream is a value; `next` methods advance it.
/// Source: Jarzynski and Olano 2020, "Hash Functions for GPU Rendering", pcg4d.
public struct CounterRandom: Sendable, Equatable {
  /// Names the stream.
  public let key: SIMD3<UInt32>
  /// How many blocks of four words have been drawn.
  private var counter: UInt32 = 0
  private var block = SIMD4<UInt32>()
  private var used = 4

  /// A stream named by three words.
  public init(key: SIMD3<UInt32>) { self.key = key }

  /// The root stream of image `index` of the run with `seed`.
  public init(seed: UInt64, index: UInt64) {
    let a = Self.words(
      SIMD4(
        UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32),
        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32)))
    self.init(key: SIMD3(a.x, a.y, a.z))
  }

  /// An independent stream for the part called `name`.
  public func child(_ name: String) -> CounterRandom {
    // FNV-1a over the name's bytes, then mixed with this stream's key.
    var hash: UInt32 = 2_166_136_261
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return child(tag: 0x8000_0000 ^ hash, salt: 0x9E37_79B9)
  }

  /// An independent stream for element `index` of this stream's part.
  public func child(_ index: Int) -> CounterRandom {
    child(tag: UInt32(truncatingIfNeeded: index), salt: 0x85EB_CA6B)
  }

  private func child(tag: UInt32, salt: UInt32) -> CounterRandom {
    let a = Self.words(SIMD4(key.x, key.y, key.z, tag))
    let b = Self.words(SIMD4(a.x ^ salt, a.y, a.z, a.w))
    return CounterRandom(key: SIMD3(b.x, b.y, b.z))
  }

  /// Four independent words for each counter (pcg4d). The GPU twin is `randomWords` in `sampling/random.glsl`.
  @inlinable public static func words(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var v = counter &* 1_664_525 &+ 1_013_904_223
    v.x = v.x &+ v.y &* v.w
    v.y = v.y &+ v.z &* v.x
    v.z = v.z &+ v.x &* v.y
    v.w = v.w &+ v.y &* v.z
    v = v ^ (v &>> 16)
    v.x = v.x &+ v.y &* v.w
    v.y = v.y &+ v.z &* v.x
    v.z = v.z &+ v.x &* v.y
    v.w = v.w &+ v.y &* v.z
    return v
  }

  /// The next 32 random bits.
  public mutating func nextWord() -> UInt32 {
    if used == 4 {
      block = Self.words(SIMD4(key.x, key.y, key.z, counter))
      counter &+= 1
      used = 0
    }
    defer { used += 1 }
    return block[used]
  }

  /// Uniform in [0, 1): 24 bits, so 1 never occurs.
  public mutating func nextUnit() -> Float { Float(nextWord() >> 8) * (1 / 16_777_216) }

  /// Uniform in `range`.
  public mutating func next(in range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * nextUnit()
  }

  /// Uniform among 0 ..< `count`. Precondition: `count` > 0.
  public mutating func nextIndex(_ count: Int) -> Int {
    precondition(count > 0, "nothing to choose from")
    return Int((UInt64(nextWord()) * UInt64(count)) >> 32)
  }

  /// True with the given probability.
  public mutating func nextBool(_ probability: Float) -> Bool { nextUnit() < probability }

  /// Standard normal deviate. Source: Box and Muller 1958.
  public mutating func nextNormal() -> Float {
    let u = 1 - nextUnit()
    let v = nextUnit()
    return (-2 * logarithm(u)).squareRoot() * cosine(2 * .pi * v)
  }

  /// Normal deviate with `mean` and `deviation`, drawn anew until it lies in `range`
  /// (at most 64 times, then limited to it).
  public mutating func nextNormal(mean: Float, deviation: Float, in range: ClosedRange<Float>)
    -> Float
  {
    for _ in 0..<64 {
      let x = mean + deviation * nextNormal()
      if range.contains(x) { return x }
    }
    return clamp(mean, range.lowerBound, range.upperBound)
  }

  /// Index drawn in proportion to `weights`, none of them negative, at least one positive.
  public mutating func nextIndex(weights: [Float]) -> Int {
    var remaining = nextUnit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() where weight > 0 {
      if remaining < weight { return index }
      remaining -= weight
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}
