import Geometry
import Testing

@testable import Scene

/// The field that makes faces differ between the sliders is the Gaussian process that it says it is.
@Suite struct ShapeFieldTests {
  private static func points(_ model: FaceModel) -> [Vector] {
    model.field.vertices.map { model.templatePositions[$0] * 1000 }
  }

  /// Every few vertices against every few others.
  @Test(arguments: [-1, 1] as [Float]) func modesHaveTheKernelsCovariance(_ sign: Float) throws {
    let model = try FaceFixture.model()
    let points = Self.points(model)
    let modes = (sign < 0 ? model.field.odd : model.field.even).columns
    #expect(modes.count == ShapeField.modes)
    let full = ShapeField.scales.reduce(0) { $0 + $1.deviation * $1.deviation }
    var (kept, total): (Float, Float) = (0, 0)
    var squares: [Float] = []
    for i in stride(from: 0, to: points.count, by: 7) {
      for j in stride(from: 0, through: i, by: 11) {
        let made = modes.reduce(Float(0)) { $0 + $1[i] * $1[j] }
        let error = made - ShapeField.covariance(points[i], points[j], sign: sign)
        squares.append(error * error)
        #expect(abs(error) < 0.3 * full, "at \(points[i]) and \(points[j])")
      }
      kept += modes.reduce(0) { $0 + $1[i] * $1[i] }
      total += ShapeField.covariance(points[i], points[i], sign: sign)
    }
    #expect(kept > 0.92 * total && kept < 1.0001 * total, "\(kept / total) of the variance is kept")
    #expect((squares.reduce(0, +) / Float(squares.count)).squareRoot() < 0.03 * full)
  }

  /// Modes are orthogonal over the face, the greatest first.
  @Test func modesAreOrthogonal() throws {
    let model = try FaceFixture.model()
    for modes in [model.field.odd.columns, model.field.even.columns] {
      let sizes = modes.map { $0.reduce(0) { $0 + $1 * $1 } }
      #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 >= 0.999 * $1 })
      for a in modes.indices {
        for b in 0..<a {
          let product = zip(modes[a], modes[b]).reduce(0) { $0 + $1.0 * $1.1 }
          #expect(abs(product) < 2e-3 * (sizes[a] * sizes[b]).squareRoot(), "modes \(a) and \(b)")
        }
      }
    }
  }

  /// Fields of people who are drawn vary as their modes do, which together have nearly all of the kernel's variance.
  @Test func drawnFieldsVaryAsStated() throws {
    let model = try FaceFixture.model()
    let points = Self.points(model)
    // Tip of the nose, ala, cheek, chin, forehead: all outside the lids, which keep their depth against the eyeball.
    let places = [
      Vector(0, -37, 46), Vector(15, -40, 25), Vector(45, -45, 5), Vector(0, -100, 24), Vector(10, 35, 20),
    ].map { wanted in
      points.indices.min { distance(points[$0], wanted) < distance(points[$1], wanted) } ?? 0
    }
    let count = 1500
    let still = [Vector](repeating: .zero, count: model.tables.vertices.count)
    var sums = [Vector](repeating: .zero, count: places.count)
    for index in 0..<count {
      let scores = FieldScores.draw(CounterRandom(seed: 3, index: UInt64(index)))
      #expect(scores.scores.allSatisfy { abs($0) <= 2.3 })
      var moved = still
      model.field.add(scores.scores, to: &moved)
      for (k, place) in places.enumerated() {
        let d = moved[model.field.vertices[place]] * 1000 * WorldScale.factor
        sums[k] += d * d
      }
    }
    for (k, place) in places.enumerated() {
      let variance = sums[k] / Float(count)
      for (axis, sign) in zip(0..<3, [-1, 1, 1] as [Float]) {
        let modes = (sign < 0 ? model.field.odd : model.field.even).columns
        let stated = modes.reduce(0) { $0 + $1[place] * $1[place] }
        // The cut at 2.3 deviations takes 8 % off; four standard errors are 15 %.
        #expect(
          variance[axis] < 1.1 * stated + 0.01 && variance[axis] > 0.77 * stated - 0.01,
          "axis \(axis) at \(points[place]): \(variance[axis]), stated \(stated)")
      }
    }
  }

  /// Both halves move alike; neck, ears and the back of the head stay; eyeballs, teeth and tongue keep their shape and go
  /// with the lids and lips.
  @Test func fieldMovesTheFaceAlone() throws {
    let model = try FaceFixture.model()
    let rest = model.tables.vertices
    var moved = rest
    model.field.add(FieldScores.draw(CounterRandom(seed: 4, index: 1)).scores, to: &moved)
    let shift = zip(moved, rest).map { ($0 - $1) * 1000 }
    for v in 0..<13380 {
      let opposite = shift[Int(model.tables.mirror[v])]
      #expect(distance(shift[v], Vector(-opposite.x, opposite.y, opposite.z)) < 1e-3)
      if ShapeField.strength(at: model.templatePositions[v] * 1000) == 0 { #expect(shift[v] == .zero) }
    }
    #expect(shift.contains { length($0) > 1 })
    let parts = [
      (Array(EyeHelper.vertices(.right)), model.tables.loops.rightLidMargin),
      (Array(EyeHelper.vertices(.left)), model.tables.loops.leftLidMargin),
      (Array(13380..<13606) + Array(14992..<15128), model.tables.loops.lipInner),
    ]
    for (vertices, loop) in parts {
      let mean = loop.reduce(Vector.zero) { $0 + shift[$1] } / Float(loop.count)
      #expect(vertices.allSatisfy { distance(shift[$0], mean) < 1e-3 })
    }
  }

  /// A child's face has less of it.
  @Test func childrenDifferLess() throws {
    let model = try FaceFixture.model()
    func moved(age: Float) -> Float {
      var parameters = FaceFixture.parameters(2)
      parameters.person.age = age
      let with = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
      parameters.shape.field = .average
      let without = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
      let squares = model.field.vertices.map { dot(with[$0] - without[$0], with[$0] - without[$0]) }
      return (squares.reduce(0, +) / Float(squares.count)).squareRoot() * 1000
    }
    let (child, adult) = (moved(age: 5), moved(age: 30))
    #expect(adult > 0.5 && child < 0.75 * adult, "\(child) and \(adult) mm")
  }

  /// The field belongs to the person, whatever age they are shown at, and differs between people.
  @Test func scoresBelongToThePerson() throws {
    let parameters = FaceFixture.parameters(2)
    #expect(parameters.shape.field != FaceFixture.parameters(3).shape.field)
    var older = parameters.person
    older.age = 70
    let random = CounterRandom(seed: 1, index: 1)
    #expect(
      ShapeParameters.draw(random, person: older).field
        == ShapeParameters.draw(random, person: parameters.person).field)
  }
}
