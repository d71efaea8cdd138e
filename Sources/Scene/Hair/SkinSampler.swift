internal import Geometry

/// A spot on the rendered skin from which a hair grows.
struct HairRoot: Sendable {
  /// Posed world position and unit normal.
  var position: Vector
  var normal: Vector
  /// The same spot on the template head, metres.
  var template: Vector
  /// Four random words that belong to this hair.
  var words: SIMD4<UInt32>
}

/// Places hairs on the skin in proportion to area and density, evenly spread.
enum SkinSampler {
  /// About `count` roots where `density` (0…1 of a vertex index) is positive.
  ///
  /// Systematic sampling along the quads' cumulated weight, so that no patch is over- or underfilled by more
  /// than one hair; inside a quad the plastic-number sequence. Source: Roberts 2018, "The Unreasonable
  /// Effectiveness of Quasirandom Sequences".
  ///
  /// - Parameter quads: indices of the quads to sow on.
  static func roots(
    on skin: SkinSurface, quads: [Int], density: [Float], count: Int, random: CounterRandom
  ) -> [HairRoot] {
    let weights = weights(of: density, on: skin, quads: quads)
    let total = weights.reduce(0.0) { $0 + Double($1) }
    guard total > 0, count > 0 else { return [] }

    var roots: [HairRoot] = []
    roots.reserveCapacity(count + 1)
    var stream = random
    var next = Double(stream.nextUnit())
    var reached: Double = 0
    let scale = Double(count) / total
    for (slot, quad) in quads.enumerated() where weights[slot] > 0 {
      reached += Double(weights[slot]) * scale
      let q = skin.quads[quad]
      while next < reached {
        next += 1
        let key = random.key
        let n = UInt32(truncatingIfNeeded: roots.count)
        let words = CounterRandom.words(SIMD4(key.x, key.y, key.z, n))
        let jitter = CounterRandom.words(SIMD4(key.y, key.z, key.x, n ^ 0x5bd1_e995))
        // Fractions of 2^32 that step by the inverse powers of the plastic number, slightly shaken.
        let u = fraction(n &* 3_242_174_889 &+ jitter.x >> 3)
        let v = fraction(n &* 2_447_445_414 &+ jitter.y >> 3)
        roots.append(root(on: skin, q, u, v, words))
      }
    }
    return roots
  }

  /// Area times density over `quads`, square metres.
  static func mass(of density: [Float], on skin: SkinSurface, quads: [Int]) -> Float {
    Float(weights(of: density, on: skin, quads: quads).reduce(0.0) { $0 + Double($1) })
  }

  private static func weights(of density: [Float], on skin: SkinSurface, quads: [Int]) -> [Float] {
    quads.map { quad in
      let q = skin.quads[quad]
      let mean =
        (density[Int(q.x)] + density[Int(q.y)] + density[Int(q.z)] + density[Int(q.w)]) / 4
      guard mean > 0 else { return 0 }
      // Rest positions: an expression that stretches the skin must not change the number of hairs on it.
      let diagonals = cross(
        skin.restPositions[Int(q.z)] - skin.restPositions[Int(q.x)],
        skin.restPositions[Int(q.w)] - skin.restPositions[Int(q.y)])
      return length(diagonals) / 2 * mean
    }
  }

  private static func fraction(_ word: UInt32) -> Float { Float(word >> 8) * (1 / 16_777_216) }

  /// The point of a quad, as the renderer's two triangles have it: x, y, z and x, z, w.
  private static func root(
    on skin: SkinSurface, _ q: SIMD4<UInt32>, _ u: Float, _ v: Float, _ words: SIMD4<UInt32>
  ) -> HairRoot {
    let other = Int(u > v ? q.y : q.w)
    let (a, b, c) = (1 - max(u, v), abs(u - v), min(u, v))
    func blend(_ values: [Vector]) -> Vector {
      values[Int(q.x)] * a + values[other] * b + values[Int(q.z)] * c
    }
    return HairRoot(
      position: blend(skin.positions), normal: normalized(blend(skin.normals)),
      template: blend(skin.templatePositions), words: words)
  }
}

extension SIMD4<UInt32> {
  /// The words as numbers in [0, 1).
  var units: SIMD4<Float> { SIMD4<Float>(self &>> 8) * (1 / 16_777_216) }
}
