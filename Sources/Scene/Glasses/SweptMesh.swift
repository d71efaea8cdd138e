internal import Geometry

/// A bar or ring: a rounded rectangle carried along a curve.
struct SweptMesh {
  private(set) var positions: [Vector] = []
  private(set) var triangles: [SIMD3<UInt32>] = []

  /// Points of the cross-section: a superellipse of exponent 4.
  private static let section: [SIMD2<Float>] = (0..<12).map { i in
    let angle = 2 * .pi * (Float(i) + 0.5) / 12
    let (c, s) = (cosine(angle), sine(angle))
    let radius = 1 / (c * c * c * c + s * s * s * s).squareRoot().squareRoot()
    return SIMD2(c, s) * radius
  }

  /// - Parameters:
  ///   - path: At least two points; a closed curve does not repeat its first.
  ///   - normals: Which way the cross-section's second axis points at each point of the path, roughly; unit.
  ///   - halfWidths: Half of its extent along the first axis (path direction × normal) at each point.
  ///   - halfDepths: The same along the normal.
  init(path: [Vector], normals: [Vector], halfWidths: [Float], halfDepths: [Float], isClosed: Bool) {
    let count = path.count
    let ring = Self.section.count
    for i in 0..<count {
      let before = path[isClosed ? (i + count - 1) % count : max(i - 1, 0)]
      let after = path[isClosed ? (i + 1) % count : min(i + 1, count - 1)]
      let along = normalized(after - before)
      let across = normalized(cross(along, normals[i]), fallback: Vector(1, 0, 0))
      let up = cross(across, along)
      for q in Self.section {
        positions.append(path[i] + across * (q.x * halfWidths[i]) + up * (q.y * halfDepths[i]))
      }
    }
    for i in 0..<(isClosed ? count : count - 1) {
      let next = (i + 1) % count
      for j in 0..<ring {
        let k = (j + 1) % ring
        let (a, b) = (UInt32(i * ring + j), UInt32(i * ring + k))
        let (c, d) = (UInt32(next * ring + j), UInt32(next * ring + k))
        triangles += [SIMD3(a, d, b), SIMD3(a, c, d)]
      }
    }
    guard !isClosed else { return }
    for (first, center, isStart) in [(0, path[0], true), ((count - 1) * ring, path[count - 1], false)] {
      let middle = UInt32(positions.count)
      positions.append(center)
      for j in 0..<ring {
        let (a, b) = (UInt32(first + j), UInt32(first + (j + 1) % ring))
        triangles.append(isStart ? SIMD3(middle, a, b) : SIMD3(middle, b, a))
      }
    }
  }
}
