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
  /// Whether a vertex lies on an open border: round the jaw, at wrists and chest.
  let isBorder: [Bool]

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
    modelPositions = steps.reduce(controlVertices.map { tables.vertices[$0] }) { $1.refine($0) }

    var sides: [UInt64] = []
    sides.reserveCapacity(quads.count * 4)
    for quad in quads {
      for corner in 0..<4 {
        let (a, b) = (quad[corner], quad[(corner + 1) % 4])
        sides.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b)))
      }
    }
    sides.sort()
    var edges: [SIMD2<UInt32>] = []
    edges.reserveCapacity(sides.count / 2 + 100)
    var isBorder = [Bool](repeating: false, count: modelPositions.count)
    for (index, side) in sides.enumerated() where index == 0 || sides[index - 1] != side {
      let ends = SIMD2(UInt32(side >> 32), UInt32(truncatingIfNeeded: side))
      edges.append(ends)
      if index + 1 == sides.count || sides[index + 1] != side {
        isBorder[Int(ends.x)] = true
        isBorder[Int(ends.y)] = true
      }
    }
    self.isBorder = isBorder
    self.edges = edges
  }

  /// The subdivided suit of a person.
  ///
  /// - Parameter positions: All vertices of the base mesh, shaped and posed.
  func surface(_ positions: [Vector]) -> [Vector] {
    steps.reduce(controlVertices.map { positions[$0] }) { $1.refine($0) }
  }
}
