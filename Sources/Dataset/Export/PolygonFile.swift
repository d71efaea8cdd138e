internal import Geometry

/// Triangle meshes as binary PLY files (Turk 1994, "The PLY Polygon File Format"), all numbers little-endian floats
/// but the indices.
struct PolygonFile {
  var positions: [Vector]
  /// Unit; one a vertex.
  var normals: [Vector]
  /// Linear red, green, blue, one a vertex.
  var colors: [Vector]
  /// Counter-clockwise seen from outside.
  var triangles: [SIMD3<UInt32>]

  func encoded() -> [UInt8] {
    let properties = ["x", "y", "z", "nx", "ny", "nz", "r", "g", "b"]
    let header =
      ["ply", "format binary_little_endian 1.0", "element vertex \(positions.count)"]
      + properties.map { "property float \($0)" }
      + ["element face \(triangles.count)", "property list uchar uint vertex_indices", "end_header", ""]
    var bytes = Array(header.joined(separator: "\n").utf8)
    bytes.reserveCapacity(bytes.count + 4 * properties.count * positions.count + 13 * triangles.count)
    func append(_ word: UInt32) {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    func append(_ v: Vector) { for i in 0..<3 { append(v[i].bitPattern) } }
    for i in positions.indices {
      append(positions[i])
      append(normals[i])
      append(colors[i])
    }
    for t in triangles {
      bytes.append(3)
      for i in 0..<3 { append(t[i]) }
    }
    return bytes
  }
}
