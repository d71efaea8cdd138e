/// Smooth noise in space: random values at the corners of a unit grid, blended by a quintic
/// (the fade curve of Perlin 2002, "Improving Noise"). A pure function of seed and position.
public struct ValueNoise: Sendable, Equatable {
  private let seed: UInt32

  public init(seed: UInt32) { self.seed = seed }

  /// Noise whose pattern belongs to a stream; the stream is not advanced.
  public init(_ random: CounterRandom) {
    self.init(seed: random.key.x ^ random.key.y ^ random.key.z)
  }

  /// Value in -1…1, mean 0, features about one unit across. Coordinates must be finite and below 10⁹.
  public func value(_ p: Vector) -> Float {
    let cell = p.rounded(.down)
    let t = p - cell
    let f = t * t * t * (t * (t * 6 - 15) + 10)
    let (x, y, z) = (Int32(cell.x), Int32(cell.y), Int32(cell.z))
    func corner(_ dx: Int32, _ dy: Int32, _ dz: Int32) -> Float {
      let words = CounterRandom.words(
        SIMD4(
          UInt32(bitPattern: x &+ dx), UInt32(bitPattern: y &+ dy), UInt32(bitPattern: z &+ dz),
          seed))
      return Float(words.x >> 8) * (2 / 16_777_216) - 1
    }
    func edge(_ dy: Int32, _ dz: Int32) -> Float { mix(corner(0, dy, dz), corner(1, dy, dz), f.x) }
    return mix(mix(edge(0, 0), edge(1, 0), f.y), mix(edge(0, 1), edge(1, 1), f.y), f.z)
  }

  /// Sum of `octaves` layers, each twice as fine and half as strong as the one before: within -2…2.
  public func fractal(_ p: Vector, octaves: Int) -> Float {
    var (sum, strength, q) = (Float(0), Float(1), p)
    for _ in 0..<octaves {
      sum += strength * value(q)
      strength *= 0.5
      // The shift keeps grid corners of different layers apart.
      q = q * 2 + Vector(37.3, 11.7, 53.1)
    }
    return sum
  }
}
