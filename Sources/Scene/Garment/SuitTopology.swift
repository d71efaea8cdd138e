internal import Geometry

/// The base mesh's snug suit, from the wrists and the lower chest up to the jaw, subdivided: what garments are
/// cut from. Everything here is the same for all people.
///
/// "Model space" is the base mesh before any shape: the same place of the body has the same coordinates there for
/// everyone, so necklines and hems are defined in it. Metres, +x the person's left, +y up, +z forward.
struct SuitTopology: Sendable {
  /// The suit below this height of the base mesh is left out: well below what a camera can see, metres.
  static let lowestY: Float = 0.21

  /// The mesh vertex of each control vertex.
  private let controlVertices: [Int]
  private let steps: [CatmullClark]
  /// Counter-clockwise seen from outside.
  let quads: [SIMD4<UInt32>]
  /// Vertices of the subdivided suit in model space.
  let modelPositions: [Vector]
  /// Both ends of every edge, each edge once.
  let edges: [SIMD2<UInt32>]
  /// How many edges meet at each vertex.
  let edgeCounts: [Float]
  /// The vertices of each open border, round the jaw, at wrists and chest, in the order in which its quads run
  /// along it.
  let borders: [[UInt32]]
  /// Whether a vertex lies on an open border.
  let isBorder: [Bool]
  /// Vertices of the suit subdivided one step less, in model space: enough for smooth fields.
  let coarseModelPositions: [Vector]

  /// - Parameter levels: Steps of Catmull-Clark; two give quads of about 5 mm.
  /// - Throws: ``SceneError`` when the model has no suit.
  init(_ tables: FaceModelTables, levels: Int) throws {
    let all = tables.quads(of: "helper-tights")
    guard !all.isEmpty else {
      throw SceneError("the face model has no suit: import it again with `facet assets import`")
    }
    let kept = all.filter { quad in
      (0..<4).allSatisfy { tables.vertices[Int(quad[$0])].y > Self.lowestY }
    }
    var index = [UInt32](repeating: .max, count: tables.vertices.count)
    var controlVertices: [Int] = []
    for quad in kept {
      for corner in 0..<4 where index[Int(quad[corner])] == .max {
        index[Int(quad[corner])] = UInt32(controlVertices.count)
        controlVertices.append(Int(quad[corner]))
      }
    }
    let control = kept.map { quad in
      SIMD4(index[Int(quad.x)], index[Int(quad.y)], index[Int(quad.z)], index[Int(quad.w)])
    }
    var steps: [CatmullClark] = []
    for _ in 0..<levels {
      steps.append(
        CatmullClark(
          quads: steps.last?.quads ?? control,
          vertexCount: steps.last?.vertexCount ?? controlVertices.count))
    }
    self.controlVertices = controlVertices
    self.steps = steps
    quads = steps.last?.quads ?? control
    coarseModelPositions = steps.dropLast().reduce(controlVertices.map { tables.vertices[$0] }) {
      $1.refine($0)
    }
    modelPositions = steps.last?.refine(coarseModelPositions) ?? coarseModelPositions

    edges = Self.edges(quads)
    var edgeCounts = [Float](repeating: 0, count: modelPositions.count)
    for edge in edges {
      edgeCounts[Int(edge.x)] += 1
      edgeCounts[Int(edge.y)] += 1
    }
    self.edgeCounts = edgeCounts
    borders = Self.borders(quads, vertexCount: modelPositions.count)
    var isBorder = [Bool](repeating: false, count: modelPositions.count)
    for border in borders { for vertex in border { isBorder[Int(vertex)] = true } }
    self.isBorder = isBorder
  }

  private static func edges(_ quads: [SIMD4<UInt32>]) -> [SIMD2<UInt32>] {
    var sides: [UInt64] = []
    sides.reserveCapacity(quads.count * 4)
    for quad in quads {
      for corner in 0..<4 {
        let (a, b) = (quad[corner], quad[(corner + 1) % 4])
        sides.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b)))
      }
    }
    sides.sort()
    return sides.indices.filter { $0 == 0 || sides[$0 - 1] != sides[$0] }
      .map { SIMD2(UInt32(sides[$0] >> 32), UInt32(truncatingIfNeeded: sides[$0])) }
  }

  private static func borders(_ quads: [SIMD4<UInt32>], vertexCount: Int) -> [[UInt32]] {
    // Only looked up, never listed.
    var sides = Set<SIMD2<UInt32>>()
    for quad in quads {
      for corner in 0..<4 { sides.insert(SIMD2(quad[corner], quad[(corner + 1) % 4])) }
    }
    var next = [UInt32](repeating: .max, count: vertexCount)
    for quad in quads {
      for corner in 0..<4 {
        let (a, b) = (quad[corner], quad[(corner + 1) % 4])
        if !sides.contains(SIMD2(b, a)) { next[Int(a)] = b }
      }
    }
    var loops: [[UInt32]] = []
    for start in next.indices where next[start] != .max {
      var loop: [UInt32] = []
      var vertex = start
      while next[vertex] != .max {
        loop.append(UInt32(vertex))
        let following = Int(next[vertex])
        next[vertex] = .max
        vertex = following
      }
      loops.append(loop)
    }
    return loops
  }

  /// The subdivided suit of a person.
  ///
  /// - Parameter positions: All vertices of the base mesh, shaped and posed.
  func surface(_ positions: [Vector]) -> [Vector] {
    steps.reduce(controlVertices.map { positions[$0] }) { $1.refine($0) }
  }

  /// Values at the vertices from values at ``coarseModelPositions``.
  func refined(_ coarse: [Float]) -> [Float] { steps.last?.refine(coarse) ?? coarse }
}
