/// One step of Catmull-Clark subdivision of a quad mesh, kept as a linear map: the topology is worked out
/// once, then applied to any number of positions or other values at the vertices.
///
/// Vertices of the control mesh keep their index (as vertex points); edge points follow, then face points.
/// Control quad `q` becomes the quads `4q ..< 4q + 4`, one a corner, in the order of its corners.
/// Open borders follow the cubic B-spline of the border itself.
/// Source: Catmull and Clark 1978, "Recursively generated B-spline surfaces on arbitrary topological meshes";
/// borders as in DeRose, Kass and Truong 1998, "Subdivision surfaces in character animation", section 3.
public struct CatmullClark: Sendable {
  /// How many vertices the control mesh has.
  public let controlVertexCount: Int
  /// The refined quads, oriented like the control quads.
  public let quads: [SIMD4<UInt32>]
  /// Refined vertex `v` is the sum of `weights[k] * value[indices[k]]` over k in `firsts[v] ..< firsts[v + 1]`.
  private let firsts: [UInt32]
  private let indices: [UInt32]
  private let weights: [Float]

  /// How many vertices the refined mesh has.
  public var vertexCount: Int { firsts.count - 1 }

  /// Works out one step for quads over vertices `0 ..< vertexCount`; every vertex must belong to a quad.
  public init(quads control: [SIMD4<UInt32>], vertexCount: Int) {
    let edges = QuadEdges(quads: control)
    var stencils = StencilList()
    let around = VertexNeighbors(quads: control, edges: edges, vertexCount: vertexCount)
    for vertex in 0..<vertexCount {
      Self.appendVertexPoint(vertex, control, edges, around, to: &stencils)
    }
    for edge in 0..<edges.ends.count {
      let (a, b) = (edges.ends[edge].x, edges.ends[edge].y)
      if edges.isBorder(edge) {
        stencils.append([(a, 0.5), (b, 0.5)])
      } else {
        var entries: [(UInt32, Float)] = [(a, 0.25), (b, 0.25)]
        for side in [edges.quads[edge].x, edges.quads[edge].y] {
          let quad = control[Int(side)]
          for corner in 0..<4 { entries.append((quad[corner], 0.0625)) }
        }
        stencils.append(entries)
      }
    }
    for quad in control { stencils.append((0..<4).map { (quad[$0], 0.25) }) }

    let edgeBase = UInt32(vertexCount)
    let faceBase = edgeBase + UInt32(edges.ends.count)
    var refined: [SIMD4<UInt32>] = []
    refined.reserveCapacity(4 * control.count)
    for (q, quad) in control.enumerated() {
      let ofQuad = edges.ofQuad[q]  // edge k joins corners k and k + 1
      for corner in 0..<4 {
        refined.append(
          SIMD4(
            quad[corner], edgeBase + ofQuad[corner], faceBase + UInt32(q),
            edgeBase + ofQuad[(corner + 3) % 4]))
      }
    }
    controlVertexCount = vertexCount
    quads = refined
    firsts = stencils.firsts
    indices = stencils.indices
    weights = stencils.weights
  }

  /// The rule for a control vertex: Catmull and Clark's for inner ones, the border spline's for others.
  private static func appendVertexPoint(
    _ vertex: Int, _ quads: [SIMD4<UInt32>], _ edges: QuadEdges, _ around: VertexNeighbors,
    to stencils: inout StencilList
  ) {
    let own = UInt32(vertex)
    let incidentEdges = around.edges(of: vertex)
    let borders = incidentEdges.filter { edges.isBorder(Int($0)) }
    func otherEnd(_ edge: UInt32) -> UInt32 {
      let ends = edges.ends[Int(edge)]
      return ends.x == own ? ends.y : ends.x
    }
    if borders.count == 2 {
      stencils.append([(own, 0.75), (otherEnd(borders[0]), 0.125), (otherEnd(borders[1]), 0.125)])
      return
    }
    precondition(borders.isEmpty, "a vertex where several borders meet")
    let incidentQuads = around.quads(of: vertex)
    let n = Float(incidentQuads.count)
    // (F + 2 R + (n - 3) P) / n: F the mean of face points, R the mean of edge midpoints.
    var entries: [(UInt32, Float)] = [(own, (n - 3) / n + 1 / n)]
    for edge in incidentEdges { entries.append((otherEnd(edge), 1 / (n * n))) }
    for quad in incidentQuads {
      for corner in 0..<4 { entries.append((quads[Int(quad)][corner], 0.25 / (n * n))) }
    }
    stencils.append(entries)
  }

  /// Whether any of some refined vertices depends on a control vertex.
  ///
  /// - Parameter wanted: Whether a refined vertex is one of them.
  public func sources(of wanted: [Bool]) -> [Bool] {
    precondition(wanted.count == vertexCount, "one value a refined vertex")
    var result = [Bool](repeating: false, count: controlVertexCount)
    for v in 0..<vertexCount where wanted[v] {
      for k in Int(firsts[v])..<Int(firsts[v + 1]) { result[Int(indices[k])] = true }
    }
    return result
  }

  /// Refined values from one value a control vertex.
  public func refine(_ values: [Vector]) -> [Vector] {
    precondition(values.count == controlVertexCount, "one value a control vertex")
    var result = [Vector](repeating: .zero, count: vertexCount)
    for v in 0..<vertexCount {
      var sum = Vector.zero
      for k in Int(firsts[v])..<Int(firsts[v + 1]) { sum += values[Int(indices[k])] * weights[k] }
      result[v] = sum
    }
    return result
  }

  /// Refined values from one value a control vertex.
  public func refine(_ values: [Float]) -> [Float] {
    precondition(values.count == controlVertexCount, "one value a control vertex")
    return (0..<vertexCount).map { v in
      var sum: Float = 0
      for k in Int(firsts[v])..<Int(firsts[v + 1]) { sum += values[Int(indices[k])] * weights[k] }
      return sum
    }
  }
}

/// Rows of a sparse matrix in the making.
private struct StencilList {
  var firsts: [UInt32] = [0]
  var indices: [UInt32] = []
  var weights: [Float] = []

  /// Adds a row; entries with the same index are summed.
  mutating func append(_ entries: [(UInt32, Float)]) {
    let start = indices.count
    for (index, weight) in entries {
      if let k = (start..<indices.count).first(where: { indices[$0] == index }) {
        weights[k] += weight
      } else {
        indices.append(index)
        weights.append(weight)
      }
    }
    firsts.append(UInt32(indices.count))
  }
}

/// The edges of a quad mesh, numbered by their ends in ascending order.
private struct QuadEdges {
  /// Vertices of each edge, the lower first.
  var ends: [SIMD2<UInt32>] = []
  /// The quads on both sides of each edge; on a border both are the same.
  var quads: [SIMD2<UInt32>] = []
  /// The edges of each quad; edge k joins its corners k and k + 1.
  var ofQuad: [SIMD4<UInt32>]

  func isBorder(_ edge: Int) -> Bool { quads[edge].x == quads[edge].y }

  init(quads mesh: [SIMD4<UInt32>]) {
    ofQuad = Array(repeating: SIMD4(), count: mesh.count)
    // Sorting (edge, side) pairs brings the two sides of each edge together without hashing.
    var sides: [(ends: UInt64, quad: UInt32, corner: Int)] = []
    sides.reserveCapacity(4 * mesh.count)
    for (q, quad) in mesh.enumerated() {
      for corner in 0..<4 {
        let (a, b) = (quad[corner], quad[(corner + 1) % 4])
        sides.append((UInt64(min(a, b)) << 32 | UInt64(max(a, b)), UInt32(q), corner))
      }
    }
    sides.sort { ($0.ends, $0.quad) < ($1.ends, $1.quad) }
    var previous: UInt64?
    for side in sides {
      if side.ends == previous {
        precondition(isBorder(ends.count - 1), "an edge with three quads")
        quads[ends.count - 1].y = side.quad
      } else {
        previous = side.ends
        ends.append(SIMD2(UInt32(side.ends >> 32), UInt32(truncatingIfNeeded: side.ends)))
        quads.append(SIMD2(side.quad, side.quad))
      }
      ofQuad[Int(side.quad)][side.corner] = UInt32(ends.count - 1)
    }
  }
}

/// The quads and edges that meet at each vertex.
private struct VertexNeighbors {
  private var quadLists: [[UInt32]]
  private var edgeLists: [[UInt32]]

  init(quads: [SIMD4<UInt32>], edges: QuadEdges, vertexCount: Int) {
    quadLists = Array(repeating: [], count: vertexCount)
    edgeLists = Array(repeating: [], count: vertexCount)
    for (q, quad) in quads.enumerated() {
      for corner in 0..<4 { quadLists[Int(quad[corner])].append(UInt32(q)) }
    }
    for (e, ends) in edges.ends.enumerated() {
      edgeLists[Int(ends.x)].append(UInt32(e))
      edgeLists[Int(ends.y)].append(UInt32(e))
    }
  }

  func quads(of vertex: Int) -> [UInt32] { quadLists[vertex] }
  func edges(of vertex: Int) -> [UInt32] { edgeLists[vertex] }
}
