internal import Geometry

/// A surface of revolution about +z from rings of equal vertex count.
struct RevolutionMesh {
  private(set) var positions: [Vector] = []
  private(set) var triangles: [SIMD3<UInt32>] = []
  /// Unit vectors across the axis towards the vertices of a ring.
  let directions: [SIMD2<Float>]

  /// - Parameters:
  ///   - profile: Distance from the axis and height of each ring, from the front (+z) backwards; a ring at
  ///     distance 0 closes the surface, first or last only.
  ///   - segments: Vertices a ring.
  init(profile: [SIMD2<Float>], segments: Int) {
    var starts: [(first: Int, isPole: Bool)] = []
    directions = (0..<segments).map { segment -> SIMD2<Float> in
      let angle = 2 * .pi * Float(segment) / Float(segments)
      return SIMD2(cosine(angle), sine(angle))
    }
    positions.reserveCapacity(profile.count * segments)
    triangles.reserveCapacity(2 * profile.count * segments)
    for ring in profile {
      let isPole = ring.x == 0
      starts.append((positions.count, isPole))
      for segment in 0..<(isPole ? 1 : segments) {
        positions.append(Vector(ring.x * directions[segment].x, ring.x * directions[segment].y, ring.y))
      }
    }
    for (upper, lower) in zip(starts, starts.dropFirst()) {
      for segment in 0..<segments {
        let next = (segment + 1) % segments
        func index(_ ring: (first: Int, isPole: Bool), _ s: Int) -> UInt32 {
          UInt32(ring.first + (ring.isPole ? 0 : s))
        }
        let (a, b) = (index(upper, segment), index(upper, next))
        let (c, d) = (index(lower, segment), index(lower, next))
        if !upper.isPole { triangles.append(SIMD3(a, c, b)) }
        if !lower.isPole { triangles.append(SIMD3(b, c, d)) }
      }
    }
  }
}
