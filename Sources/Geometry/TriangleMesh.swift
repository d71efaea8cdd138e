/// An indexed triangle mesh. Counter-clockwise triangles face outwards.
public struct TriangleMesh: Sendable {
  /// Vertex positions, metres.
  public var positions: [Vector]
  /// Vertex indices, three a triangle.
  public var triangles: [SIMD3<UInt32>]

  public init(positions: [Vector], triangles: [SIMD3<UInt32>]) {
    self.positions = positions
    self.triangles = triangles
  }

  /// Unit vertex normals: triangle normals averaged by area.
  public func vertexNormals() -> [Vector] {
    var normals = [Vector](repeating: .zero, count: positions.count)
    for t in triangles {
      let (i, j, k) = (Int(t.x), Int(t.y), Int(t.z))
      let n = cross(positions[j] - positions[i], positions[k] - positions[i])
      normals[i] += n
      normals[j] += n
      normals[k] += n
    }
    return normals.map { normalized($0) }
  }
}
