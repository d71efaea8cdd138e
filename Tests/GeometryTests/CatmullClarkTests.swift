import Testing

@testable import Geometry

@Suite struct CatmullClarkTests {
  /// A cube of side 2 round the origin, quads facing outwards.
  private static let cubePositions = (0..<8).map {
    Vector($0 & 1 == 0 ? -1 : 1, $0 & 2 == 0 ? -1 : 1, $0 & 4 == 0 ? -1 : 1)
  }
  private static let cubeQuads: [SIMD4<UInt32>] = [
    SIMD4(0, 2, 3, 1), SIMD4(4, 5, 7, 6), SIMD4(0, 1, 5, 4), SIMD4(2, 6, 7, 3), SIMD4(0, 4, 6, 2),
    SIMD4(1, 3, 7, 5),
  ]

  @Test func cubeRoundsToKnownPoints() {
    let step = CatmullClark(quads: Self.cubeQuads, vertexCount: 8)
    #expect(step.vertexCount == 8 + 12 + 6 && step.quads.count == 24)
    let refined = step.refine(Self.cubePositions)
    // By hand: vertex points at 5/9, edge points at 3/4 of the edge's middle, face points at the face's middle.
    for v in 0..<8 { #expect(distance(refined[v], Self.cubePositions[v] * (5 / 9)) < 1e-6) }
    for v in 8..<20 { #expect(abs(length(refined[v]) - 0.75 * Float(2).squareRoot()) < 1e-6) }
    for v in 20..<26 { #expect(abs(length(refined[v]) - 1) < 1e-6) }
  }

  @Test func affineMapsPassThrough() {
    let step = CatmullClark(quads: Self.cubeQuads, vertexCount: 8)
    let map = Affine(x: Vector(2, 1, 0), y: Vector(0, 3, 1), z: Vector(1, 0, 1), origin: Vector(5, 6, 7))
    let (a, b) = (
      step.refine(Self.cubePositions.map(map.point)), step.refine(Self.cubePositions).map(map.point)
    )
    for (p, q) in zip(a, b) { #expect(distance(p, q) < 1e-5) }
  }

  /// What refined vertices depend on is what moves them.
  @Test func sourcesAreWhatMoves() {
    let step = CatmullClark(quads: Self.cubeQuads, vertexCount: 8)
    for wanted in 0..<step.vertexCount {
      let sources = step.sources(of: (0..<step.vertexCount).map { $0 == wanted })
      for control in 0..<8 {
        let weight = step.refine((0..<8).map { $0 == control ? Float(1) : 0 })[wanted]
        #expect(sources[control] == (weight != 0), "vertex \(wanted), control vertex \(control)")
      }
    }
  }

  @Test func bordersFollowTheirOwnSpline() {
    // Two quads side by side; the upper border runs 3, 4, 5.
    let positions = [
      Vector(0, 0, 0), Vector(1, 0, 0), Vector(2, 0, 0), Vector(0, 1, 0), Vector(1, 2, 0), Vector(2, 1, 0),
    ]
    let step = CatmullClark(quads: [SIMD4(0, 1, 4, 3), SIMD4(1, 2, 5, 4)], vertexCount: 6)
    let refined = step.refine(positions)
    #expect(distance(refined[4], Vector(1, 0.75 * 2 + 0.25 * 1, 0)) < 1e-6)
    // Orientation is kept.
    let area = step.quads.reduce(Float(0)) { sum, q in
      sum + cross(refined[Int(q.z)] - refined[Int(q.x)], refined[Int(q.w)] - refined[Int(q.y)]).z / 2
    }
    #expect(area > 1)
  }

  @Test func scalarsRefineLikeCoordinates() {
    let step = CatmullClark(quads: Self.cubeQuads, vertexCount: 8)
    #expect(step.refine(Self.cubePositions.map(\.y)) == step.refine(Self.cubePositions).map(\.y))
  }
}
