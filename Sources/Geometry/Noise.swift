/// Smooth random functions of space, the same on every machine.
public struct Noise: Sendable {
  /// Fields with different seeds are independent.
  public let seed: UInt32

  public init(seed: UInt32) { self.seed = seed }

  /// Uniform in [0, 1) for each lattice point, from pcg4d (see ``CounterRandom``).
  @inlinable func lattice(_ x: Int32, _ y: Int32, _ z: Int32) -> SIMD4<Float> {
    let words = CounterRandom.words(
      SIMD4(UInt32(bitPattern: x), UInt32(bitPattern: y), UInt32(bitPattern: z), seed))
    return SIMD4<Float>(words &>> 8) * (1 / 16_777_216)
  }

  /// A uniform whole number below 2^24 for each lattice point, one word only: a quarter of the work of
  /// ``lattice(_:_:_:)``.
  /// Source: the coordinates' products with large primes after Teschner et al. 2003, finished as in PCG's output
  /// permutation (O'Neill 2014, RXS M XS).
  ///
  /// - Parameter products: The exclusive or of the coordinates' products and the seed.
  @inline(__always) private func corner(_ products: UInt32) -> Float {
    var h = products &* 747_796_405 &+ 2_891_336_453
    h = ((h &>> ((h &>> 28) &+ 4)) ^ h) &* 277_803_737
    h = (h &>> 22) ^ h
    return Float(Int32(bitPattern: h &>> 8))
  }

  /// Value noise with quintic interpolation of lattice values, -1…1, features about one unit wide.
  /// Source: Perlin 2002, "Improving Noise" (the interpolant).
  public func value(_ p: Vector) -> Float { interpolated(p) }

  @inline(__always) private func interpolated(_ p: Vector) -> Float {
    let (i, j, k) = (wholeBelow(p.x), wholeBelow(p.y), wholeBelow(p.z))
    let f = p - Vector(Float(i), Float(j), Float(k))
    let t = f * f * f * (f * (f * 6 - 15) + 10)
    // Products of the coordinates; a step along an axis adds its factor.
    let (x, y) = (UInt32(bitPattern: i) &* 73_856_093, UInt32(bitPattern: j) &* 19_349_663)
    let z = UInt32(bitPattern: k) &* 83_492_791
    let (x1, y1) = (x &+ 73_856_093, y &+ 19_349_663)
    let (z0, z1) = (z ^ seed, (z &+ 83_492_791) ^ seed)
    let near = mix(
      mix(corner(x ^ y ^ z0), corner(x1 ^ y ^ z0), t.x),
      mix(corner(x ^ y1 ^ z0), corner(x1 ^ y1 ^ z0), t.x), t.y)
    let far = mix(
      mix(corner(x ^ y ^ z1), corner(x1 ^ y ^ z1), t.x),
      mix(corner(x ^ y1 ^ z1), corner(x1 ^ y1 ^ z1), t.x), t.y)
    return mix(near, far, t.z) * (1 / 8_388_608) - 1
  }

  /// Sum of `octaves` value noises, each twice as fine and half as strong as the one before; about -1…1.
  public func fractal(_ p: Vector, octaves: Int) -> Float {
    var (sum, scale, total): (Float, Float, Float) = (0, 1, 0)
    var frequency: Float = 1
    for octave in 0..<octaves {
      sum += interpolated(p * frequency + Vector(repeating: 17.3 * Float(octave))) * scale
      total += scale
      scale *= 0.5
      frequency *= 2
    }
    return sum / total
  }

  /// The nearest of scattered points, one a unit cell: how far away it is, and three uniform numbers of its
  /// own. Source: Worley 1996, "A Cellular Texture Basis Function".
  public func nearestPoint(_ p: Vector) -> (distance: Float, own: Vector) {
    let (x, y, z) = (wholeBelow(p.x), wholeBelow(p.y), wholeBelow(p.z))
    let floor = Vector(Float(x), Float(y), Float(z))
    var best = Float.greatestFiniteMagnitude
    var cell = SIMD3<Int32>()
    for dz: Int32 in -1...1 {
      for dy: Int32 in -1...1 {
        for dx: Int32 in -1...1 {
          let u = lattice(x &+ dx, y &+ dy, z &+ dz)
          let point = floor + Vector(Float(dx), Float(dy), Float(dz)) + Vector(u.x, u.y, u.z)
          let squared = dot(point - p, point - p)
          if squared < best {
            best = squared
            cell = SIMD3(x &+ dx, y &+ dy, z &+ dz)
          }
        }
      }
    }
    let own = Noise(seed: seed ^ 0x5BD1_E995).lattice(cell.x, cell.y, cell.z)
    return (best.squareRoot(), Vector(own.x, own.y, own.z))
  }
}
