import Geometry

@testable import Scene

/// Measures on the surface that is rendered how far parts of a face keep clear of each other.
struct FaceClearance {
  let model: FaceModel
  let face: PosedFace
  let skin: SkinSurface
  let mouth: ScenePart
  private let regions: Regions

  /// What is looked at, the same on every face.
  struct Regions: Sendable {
    /// Vertices of the red of the lips, and of lips and skin round the mouth that can be seen.
    let lips: [Int]
    let outside: [Int]
    /// Quads round the mouth, inside and outside.
    let mouth: [SIMD4<UInt32>]

    init(_ skin: SkinTopology) {
      func vertices(_ isWanted: (SemanticClass) -> Bool) -> [Int] {
        var result: Set<Int> = []
        for (quad, shown) in zip(skin.part.quads, skin.quadClasses) where isWanted(shown) {
          for corner in 0..<4 { result.insert(Int(quad[corner])) }
        }
        return result.sorted()
      }
      lips = vertices { $0 == .topLip || $0 == .bottomLip }
      outside = vertices { $0 == .topLip || $0 == .bottomLip || $0 == .skin }.filter {
        let p = skin.templatePositions[$0]
        return abs(p.x) < 0.045 && p.y < -0.035 && p.y > -0.12 && p.z > 0
      }
      mouth = skin.part.quads.filter {
        let p = skin.templatePositions[Int($0.x)]
        return abs(p.x) < 0.06 && p.y < 0 && p.y > -0.15
      }
    }
  }

  /// The face straight and unposed, so that directions are those of the head.
  init(_ model: FaceModel, _ parameters: SceneParameters) {
    self.model = model
    regions = FaceFixture.regions(model)
    face = PosedFace(model, parameters)
    skin = face.skinSurface(model)
    mouth = MouthBuilder.build(
      model, parameters.shape.teeth, rows: face.rows, posed: face.posed, skin: skin,
      expression: parameters.expression)
  }

  // MARK: - Lids

  /// The smallest distance of lids and the skin around them from the eyeball, also between vertices; metres.
  func leastDistanceToEye(_ side: Side) -> Float {
    let near = Set(side == .right ? model.skin.nearRightEye : model.skin.nearLeftEye)
    let eyeFromWorld = face.worldFromEye(side).rigidInverse
    func gap(_ p: Vector) -> Float { -face.eyeShape.depth(eyeFromWorld.point(p)) }
    var least = Float.infinity
    for quad in skin.quads where (0..<4).allSatisfy({ near.contains(Int(quad[$0])) }) {
      let corners = (0..<4).map { skin.positions[Int(quad[$0])] }
      least = corners.reduce(least) { min($0, gap($1)) }
      least = min(least, gap((corners[0] + corners[2]) / 2), gap((corners[0] + corners[1]) / 2))
    }
    return least
  }

  /// How deep skin, such as the lining of the lids, lies between the clear cornea and the iris, where it would be seen;
  /// metres.
  func deepestBehindCornea(_ side: Side) -> Float {
    let (eyeFromWorld, shape) = (face.worldFromEye(side).rigidInverse, face.eyeShape)
    func depth(_ p: Vector) -> Float {
      let fromAxis = (p.x * p.x + p.y * p.y).squareRoot()
      // A ray bent by the cornea hardly gets nearer to the limbus than half a millimetre.
      guard fromAxis < shape.irisRadius - 0.5e-3, p.z > shape.irisHeight(fromAxis) else { return 0 }
      return max(shape.depth(p), 0)
    }
    return skin.quads.reduce(0) { deepest, quad in
      let corners = (0..<4).map { eyeFromWorld.point(skin.positions[Int(quad[$0])]) }
      return (corners + [(corners[0] + corners[2]) / 2]).reduce(deepest) { max($0, depth($1)) }
    }
  }

  /// The opening between the lids' edges along the eyeball at some places from corner to corner, metres; below 0 where
  /// they have passed each other.
  func lidOpenings(_ side: Side) -> [Float] {
    let margin = side == .right ? model.skin.rightLidMargin : model.skin.leftLidMargin
    let eyeFromWorld = face.worldFromEye(side).rigidInverse
    let points = margin.map { vertex -> SIMD2<Float> in
      let p = eyeFromWorld.point(skin.positions[vertex])
      return SIMD2(arcTangent(p.x, p.z), arcSine(p.y / length(p))) * face.eyeShape.eyeballRadius
    }
    let right = points.indices.min { points[$0].x < points[$1].x } ?? 0
    let left = points.indices.max { points[$0].x < points[$1].x } ?? 0
    func chain(_ start: Int, _ end: Int) -> [SIMD2<Float>] {
      let count = points.count
      return (0...(end - start + count) % count).map { points[(start + $0) % count] }
    }
    let (a, b) = (chain(right, left), Array(chain(left, right).reversed()))
    func height(_ chain: [SIMD2<Float>], _ x: Float) -> Float {
      for (p, q) in zip(chain, chain.dropFirst()) where p.x <= x && x <= q.x && q.x > p.x {
        return mix(p.y, q.y, (x - p.x) / (q.x - p.x))
      }
      return chain[0].y
    }
    let places = (1..<16).map { mix(points[right].x, points[left].x, Float($0) / 16) }
    let differences = places.map { height(a, $0) - height(b, $0) }
    // Which chain is the upper lid's is told by the relaxed face.
    let isFirstUpper = (skinHeights(chain: a, margin, right, left))
    return differences.map { isFirstUpper ? $0 : -$0 }
  }

  private func skinHeights(chain: [SIMD2<Float>], _ margin: [Int], _ right: Int, _ left: Int) -> Bool {
    let count = margin.count
    let span = (left - right + count) % count
    let first = margin[(right + span / 2) % count]
    let second = margin[(left + (count - span) / 2) % count]
    return model.skin.templatePositions[first].y > model.skin.templatePositions[second].y
  }

  // MARK: - Lips

  private static let depths: [Float] = [0.15e-3, 0.3e-3, 0.6e-3, 1e-3, 1.5e-3, 2e-3, 3e-3]

  /// How deep the red of the lips lies in other skin, such as of the other lip: the largest of a few depths that is
  /// reached, metres, and where.
  func deepestLipOverlap() -> (depth: Float, place: Vector) {
    let solid = skinAroundMouth
    return deepest(of: regions.lips) {
      solid.windings(around: skin.positions[$0] - skin.normals[$0] * $1) >= 2
    }
  }

  /// How deep lips and the skin round the mouth lie in a part of the mouth: how far a point must go either way across the
  /// skin to be outside of it.
  func deepestSkin(in name: String) -> (depth: Float, place: Vector) {
    guard let mesh = mouth.meshes.first(where: { $0.name == name }) else { return (0, .zero) }
    // Crowns and gums are open at the roots, so they are looked at from the front.
    let solid = SurfaceSides(
      positions: mesh.positions, triangles: mesh.triangles, along: normalized(Vector(0.02, 0.015, 1)))
    return deepest(of: regions.outside) { vertex, depth in
      [depth, -depth].allSatisfy {
        solid.windings(around: skin.positions[vertex] + skin.normals[vertex] * $0) >= 1
      }
    }
  }

  private func deepest(
    of vertices: [Int], isDeeper: (_ vertex: Int, _ depth: Float) -> Bool
  ) -> (depth: Float, place: Vector) {
    var (result, place) = (Float(0), Vector.zero)
    for vertex in vertices {
      for depth in Self.depths where depth > result {
        guard isDeeper(vertex, depth) else { break }
        (result, place) = (depth, skin.positions[vertex])
      }
    }
    return (result, place)
  }

  private var skinAroundMouth: SurfaceSides {
    SurfaceSides(
      positions: skin.positions, triangles: triangles(regions.mouth),
      along: normalized(Vector(0.013, 0.017, 1)))
  }
}
