import Geometry
import Testing

@testable import Scene

/// The fine forms of face and neck, and the nostrils.
@Suite struct FaceReliefTests {
  /// How far each vertex of a neutral person's template moves by some strengths' scores.
  private static func moves(_ model: FaceModel, _ person: PersonParameters, _ scores: ReliefScores)
    -> [Vector]
  {
    let surface = model.skin.templatePositions
    var positions = surface
    let normals = model.skin.normals(surface)
    model.skin.relief.bend(
      &positions, normals: normals, person: person, scores, worldFromHead: .identity)
    return zip(positions, surface).map { $0 - $1 }
  }

  /// Normals at some vertices are those of all, bit by bit, and the skin bends only where it has them.
  @Test func normalsAtSomeVerticesAreThoseOfAll() throws {
    let skin = try FaceFixture.renderedModel().skin
    let surface = skin.templatePositions
    let (all, some) = (skin.normals(surface), skin.normals(surface, at: skin.isBent))
    #expect(skin.isBent.contains(true))
    #expect(surface.indices.allSatisfy { !skin.isBent[$0] || some[$0] == all[$0] })
    #expect((skin.lidFolds.vertices + skin.relief.vertices).allSatisfy { skin.isBent[$0] })
  }

  private static func nearest(_ point: Vector, _ surface: [Vector]) -> Int {
    surface.indices.min { distance(surface[$0] * 1000, point) < distance(surface[$1] * 1000, point) } ?? 0
  }

  /// Along its curve a form is as high as its strength says, and far from it there is nothing.
  @Test(arguments: [
    ReliefForm.alarCrease, .noseTip, .supratip, .tipCrease, .noseWing, .columella, .bridge, .bridgeSides,
    .lidSulcus,
    .lipChinGroove, .chinPad, .cheekbones, .browRidge, .temples, .cheeks, .larynx, .neckCords, .nostrilRim,
    .tragus,
  ])
  func formsHaveTheirStrength(_ form: ReliefForm) throws {
    let model = try FaceFixture.renderedModel()
    let person = FaceFixture.parameters(1).person
    let number = try #require(ReliefForm.allCases.firstIndex(of: form))
    func moves(_ score: Float) -> [Vector] {
      var scores = ReliefScores.average
      scores.scores[number] = score
      return Self.moves(model, person, scores)
    }
    let (low, high) = (moves(0), moves(2))
    let wanted = form.strength(person, score: 2) - form.strength(person, score: 0)
    #expect(wanted > 0.4)
    let surface = model.skin.templatePositions
    let normals = model.skin.normals(surface)
    let stroke = try #require(form.strokes.first)
    let middle = stroke.points[stroke.points.count / 2]
    for side: Float in [-1, 1] {
      let vertex = Self.nearest(Vector(side * middle.x, middle.y, middle.z), surface)
      let way = form.direction.map { Vector(side * $0.x, $0.y, $0.z) } ?? normals[vertex]
      let height = dot(high[vertex] - low[vertex], way) * 1000
      #expect(
        abs(height / (wanted * stroke.height) - 1) < 0.3, "\(height) mm instead of \(wanted * stroke.height)")
    }
    let far = form.strokes.flatMap(\.points).reduce(Vector.zero) {
      pointwiseMax($0, pointwiseMax($1, Vector.zero - $1))
    }
    let untouched = surface.indices.filter {
      surface[$0].x * 1000 > far.x + 40 || surface[$0].y * 1000 > far.y + 60
    }
    #expect(!untouched.isEmpty && untouched.allSatisfy { high[$0] == low[$0] })
  }

  /// Lips and lids keep their borders, whatever is drawn.
  @Test func bordersStay() throws {
    let model = try FaceFixture.renderedModel()
    let contours = model.skin.contours
    let border = contours.lips.indices.filter {
      contours.lips[$0] > -0.3e-3 || max(contours.upperLids[$0], contours.lowerLids[$0]) > -1e-3
    }
    #expect(border.count > 1000)
    for index in 0..<8 {
      let parameters = FaceFixture.parameters(index)
      let moves = Self.moves(model, parameters.person, parameters.shape.relief)
      for vertex in border {
        #expect(length(moves[vertex]) < 0.45e-3, "\(model.skin.templatePositions[vertex])")
      }
    }
  }

  /// Nothing is folded over: triangles keep their side, whoever it is.
  @Test func nothingFolds() throws {
    let model = try FaceFixture.renderedModel()
    let surface = model.skin.templatePositions
    func normal(_ p: [Vector], _ t: SIMD3<UInt32>) -> Vector {
      cross(p[Int(t.y)] - p[Int(t.x)], p[Int(t.z)] - p[Int(t.x)])
    }
    for index in 0..<12 {
      var parameters = FaceFixture.parameters(index)
      if index % 3 == 0 { parameters.person.age = 88 }
      parameters.shape.relief.scores = parameters.shape.relief.scores.map { $0 < 0 ? -2.3 : 2.3 }
      let moves = Self.moves(model, parameters.person, parameters.shape.relief)
      let bent = zip(surface, moves).map { $0 + $1 }
      let folded = model.skin.triangles.filter { dot(normal(bent, $0), normal(surface, $0)) < 0 }
      #expect(folded.isEmpty, "\(folded.count) triangles of face \(index)")
    }
  }

  /// Inside of both nostrils there are vertices, dark and deeper than their rim.
  @Test func nostrilsAreDeepAndDark() throws {
    let model = try FaceFixture.renderedModel()
    let (surface, relief) = (model.skin.templatePositions, model.skin.relief)
    let deep = surface.indices.filter { relief.nostril[$0] > 0.8 }
    let (right, left) = (deep.filter { surface[$0].x < 0 }, deep.filter { surface[$0].x > 0 })
    #expect(right.count == left.count && left.count > 60, "\(right.count) and \(left.count)")
    // Only there.
    let nose = Vector(0, -45e-3, 31e-3)
    #expect(deep.allSatisfy { abs(surface[$0].x) < 16e-3 && distance(surface[$0], nose) < 18e-3 })
    let parameters = FaceFixture.neutral(4)
    let moves = Self.moves(model, parameters.person, .average)
    let roof = left.max { surface[$0].y + moves[$0].y < surface[$1].y + moves[$1].y } ?? 0
    #expect(surface[roof].y + moves[roof].y > -47e-3 + 6e-3)
    let paint = SkinPaint(parameters.skin, parameters.person, model.skin)
    for vertex in deep { #expect(paint.tint(vertex).max() < 0.15 && paint.detail(vertex).w < 0.3) }
  }

  /// Who has how much of a form.
  @Test func formsFollowThePerson() {
    var person = FaceFixture.parameters(1).person
    (person.age, person.weight, person.masculinity) = (30, 0.5, 1)
    let man = person
    person.masculinity = 0
    let woman = person
    person.age = 85
    let old = person
    person.age = 7
    let child = person
    #expect(ReliefForm.larynx.strength(man, score: 0) > 3 * ReliefForm.larynx.strength(woman, score: 0) + 1)
    #expect(ReliefForm.larynx.strength(child, score: 2) == 0)
    #expect(ReliefForm.jowls.strength(woman, score: 0) == 0 && ReliefForm.jowls.strength(old, score: 0) > 1.5)
    for form in ReliefForm.allCases where !form.isSigned {
      #expect(form.strength(child, score: -2.3) >= 0 && form.strength(woman, score: -2.3) >= 0)
    }
    #expect(ReliefForm.temples.strength(woman, score: -2) < 0)
  }
}
