import Geometry
import Testing

@testable import Scene

/// People differ from each other as much as people do, and no more.
@Suite struct ShapeSpreadTests {
  /// Vertices of the face: between forehead and chin, before the ears.
  private static func face(_ model: FaceModel) -> [Int] {
    let quads = zip(model.tables.quads(of: "body"), model.tables.bodyClasses)
    var chosen: Set<Int> = []
    for (quad, shown) in quads where [.skin, .nose, .topLip, .bottomLip].contains(shown) {
      for corner in 0..<4 {
        let p = model.templatePositions[Int(quad[corner])]
        if p.y > -0.12 && p.y < 0.06 && p.z > -0.05 { chosen.insert(Int(quad[corner])) }
      }
    }
    return chosen.sorted()
  }

  private static func faces(_ count: Int, _ model: FaceModel, change: (inout PersonParameters) -> Void)
    -> [[Vector]]
  {
    let vertices = face(model)
    return (0..<count).map { index in
      var parameters = FaceFixture.parameters(index)
      change(&parameters.person)
      let rest = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
      return vertices.map { rest[$0] }
    }
  }

  /// Mean root mean square distance of pairs, and deviation of a vertex from the mean face, both after rigid
  /// alignment to the mean; millimetres.
  private static func spread(_ faces: [[Vector]]) -> (pairs: Float, vertex: Float) {
    var mean = faces[0]
    var aligned = faces
    for _ in 0..<3 {
      aligned = faces.map { RigidFit.aligned($0, to: mean) }
      mean = mean.indices.map { v in RigidFit.mean(aligned.map { $0[v] }) }
    }
    var (sum, count): (Float, Float) = (0, 0)
    for i in aligned.indices {
      for j in 0..<i {
        sum += RigidFit.distance(aligned[i], aligned[j])
        count += 1
      }
    }
    let vertex = mean.indices.reduce(Float(0)) { total, v in
      let squares = aligned.reduce(Float(0)) { $0 + dot($1[v] - mean[v], $1[v] - mean[v]) }
      return total + (squares / Float(aligned.count - 1)).squareRoot()
    }
    return (sum / count * 1000, vertex / Float(mean.count) * 1000)
  }

  @Test func adultsDifferAsPeopleDo() throws {
    let model = try FaceFixture.model()
    let all = Self.spread(Self.faces(80, model) { $0.age = max($0.age, 18) })
    let alike = Self.spread(
      Self.faces(80, model) {
        ($0.age, $0.masculinity, $0.weight, $0.muscle) = (30, 0.1, 0.5, 0.5)
        ($0.african, $0.asian, $0.caucasian) = (0, 0, 1)
      })
    print(
      "adults: pairs \(all.pairs) mm, vertex \(all.vertex) mm; like people: \(alike.pairs), \(alike.vertex)")
    #expect(all.pairs > 4 && all.pairs < 7 && all.vertex > 3 && all.vertex < 5)
    #expect(alike.pairs > 2.8 && alike.pairs < 4.7 && alike.vertex > 2 && alike.vertex < 3.3)
  }

  /// Halves of a face differ by about a millimetre (Taylor et al. 2014, "Reliability of a facial asymmetry assessment",
  /// Int. J. Oral Maxillofac. Surg. 43: 0.5–1.4 mm in healthy people).
  @Test func facesAreAsymmetricAsPeopleAre() throws {
    let model = try FaceFixture.model()
    let vertices = Self.face(model)
    let place = Dictionary(
      vertices.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
    let opposite = vertices.map { place[Int(model.tables.mirror[$0])] ?? 0 }
    let distances = Self.faces(60, model) { _ in }.map { face in
      let mirrored = opposite.map { Vector(-face[$0].x, face[$0].y, face[$0].z) }
      return RigidFit.distance(RigidFit.aligned(mirrored, to: face), face) * 1000
    }
    let mean = distances.reduce(0, +) / Float(distances.count)
    print("asymmetry: mean \(mean) mm, greatest \(distances.max() ?? 0) mm")
    #expect(mean > 0.5 && mean < 1.6 && (distances.max() ?? 9) < 3)
  }

  /// Heavy people have fuller cheeks, jaws and necks.
  @Test func weightShows() throws {
    let model = try FaceFixture.model()
    func breadths(_ weight: Float) -> (jaw: Float, neck: Float) {
      var parameters = FaceFixture.parameters(3)
      (parameters.person.weight, parameters.person.age) = (weight, 35)
      let rest = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
      let neck = rest.indices.filter { $0 < 13380 && abs(rest[$0].y + 0.14) < 0.008 && rest[$0].z > -0.14 }
      return (
        model.ruler.lengths(on: rest)[FaceMeasure.allCases.firstIndex(of: .bigonialBreadth) ?? 0],
        2 * (neck.map { abs(rest[$0].x) }.max() ?? 0)
      )
    }
    let (thin, heavy) = (breadths(0.1), breadths(0.9))
    #expect(heavy.jaw > thin.jaw + 0.01 && heavy.neck > thin.neck + 0.01, "\(thin) \(heavy)")
  }
}
