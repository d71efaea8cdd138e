internal import Geometry

/// A part of the base mesh with its subdivision.
struct SubdividedPart: Sendable {
  /// The mesh vertex of each control vertex of the part, ascending.
  let controlVertices: [Int]
  /// The control vertex of each mesh vertex; -1 where the part has none.
  let controlIndex: [Int]
  /// The part's quads over control vertices.
  let control: [SIMD4<UInt32>]
  let steps: [CatmullClark]
  /// The quads of the finest level.
  let quads: [SIMD4<UInt32>]

  init(quads mesh: [SIMD4<UInt16>], meshVertexCount: Int, levels: Int) {
    var used = [Bool](repeating: false, count: meshVertexCount)
    for quad in mesh { for corner in 0..<4 { used[Int(quad[corner])] = true } }
    let controlVertices = used.indices.filter { used[$0] }
    var controlIndex = [Int](repeating: -1, count: meshVertexCount)
    for (index, vertex) in controlVertices.enumerated() { controlIndex[vertex] = index }
    let control = mesh.map { quad in
      SIMD4<UInt32>(
        UInt32(controlIndex[Int(quad.x)]), UInt32(controlIndex[Int(quad.y)]),
        UInt32(controlIndex[Int(quad.z)]), UInt32(controlIndex[Int(quad.w)]))
    }
    var steps: [CatmullClark] = []
    for _ in 0..<levels {
      steps.append(
        CatmullClark(
          quads: steps.last?.quads ?? control, vertexCount: steps.last?.vertexCount ?? controlVertices.count))
    }
    self.controlVertices = controlVertices
    self.controlIndex = controlIndex
    self.control = control
    self.steps = steps
    quads = steps.last?.quads ?? control
  }

  /// The subdivided surface of a mesh (all its vertices, any space).
  func surface(_ positions: [Vector]) -> [Vector] {
    steps.reduce(controlVertices.map { positions[$0] }) { $1.refine($0) }
  }

  /// Subdivided values from one value a mesh vertex.
  func refined(_ values: [Float]) -> [Float] {
    steps.reduce(controlVertices.map { values[$0] }) { $1.refine($0) }
  }

  /// The vertices of the finest level along a closed curve of mesh vertices, each joined to the next by an edge:
  /// `2^levels` times as many.
  func refinedLoop(_ loop: [Int]) -> [Int] {
    var current = loop.map { controlIndex[$0] }
    var coarse = control
    for step in steps {
      var midpoints: [SIMD2<Int>: Int] = [:]
      for (q, quad) in coarse.enumerated() {
        for corner in 0..<4 {
          let (a, b) = (Int(quad[corner]), Int(quad[(corner + 1) % 4]))
          midpoints[SIMD2(min(a, b), max(a, b))] = Int(step.quads[4 * q + corner].y)
        }
      }
      current = current.indices.flatMap { i -> [Int] in
        let (a, b) = (current[i], current[(i + 1) % current.count])
        return [a] + (midpoints[SIMD2(min(a, b), max(a, b))].map { [$0] } ?? [])
      }
      coarse = step.quads
    }
    return current
  }
}
