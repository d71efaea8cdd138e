import Geometry
import Testing

@testable import Scene

/// The heads that are built have the measures of people.
@Suite struct AnthropometryTests {
  /// People of one run, with what a ruler reads on their control mesh, metres.
  private static let measured: [(person: PersonParameters, lengths: [Float])] = {
    guard let model = try? FaceFixture.model() else { return [] }
    return (0..<1000).map { index in
      let parameters = FaceFixture.parameters(index)
      let rest = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
      return (parameters.person, model.ruler.lengths(on: rest))
    }
  }()

  /// Least and greatest length of any adult, millimetres: the extremes of surveys, or their means ± 4 deviations where
  /// extremes are not given. Pupils: Dodgson 2004; the others: Zhuang, Bradtmiller 2005, Farkas 1994.
  private static let adultBounds: [(FaceMeasure, ClosedRange<Float>)] = [
    (.headBreadth, 120...180), (.headLength, 158...232), (.bizygomaticBreadth, 108...172),
    (.bigonialBreadth, 76...160), (.faceHeight, 86...152), (.noseHeight, 33...70), (.noseBreadth, 22...58),
    (.noseProtrusion, 8...32), (.pupilDistance, 45...80), (.intercanthalBreadth, 22...48),
    (.fissureLength, 23...38), (.fissureHeight, 4.5...15), (.mouthBreadth, 35...72),
    (.upperVermilion, 1.5...19), (.lowerVermilion, 2...21), (.upperLipHeight, 12...36), (.earLength, 44...90),
  ]

  @Test func nobodyIsOutOfBounds() throws {
    try #require(Self.measured.count == 1000)
    for (index, (person, lengths)) in Self.measured.enumerated() where person.age >= 18 {
      for (measure, bounds) in Self.adultBounds {
        let length = lengths[place(of: measure)] * 1000
        #expect(bounds.contains(length), "\(measure.rawValue) of \(index) is \(length) mm")
      }
    }
  }

  /// Each measure has, among people of all kinds, the mean and the deviation that its table says of their like.
  @Test(arguments: FaceMeasure.allCases) func measuresFollowTheSurveys(_ measure: FaceMeasure) throws {
    try #require(Self.measured.count == 1000)
    for group in ["women", "men", "children"] {
      let scores = Self.measured.filter { group == Self.group($0.person) }.map { person, lengths in
        let norm = FaceNorms.expected(person)[place(of: measure)]
        return (lengths[place(of: measure)] - norm.mean) / norm.deviation
      }
      let (mean, deviation) = moments(scores)
      // Four standard errors, beside what the fit may leave.
      let error = 4 / Float(scores.count).squareRoot()
      #expect(abs(mean) < 0.35 + error, "mean score of \(group): \(mean)")
      #expect(abs(deviation - 1) < 0.3 + error, "deviation of the scores of \(group): \(deviation)")
    }
  }

  private static func group(_ person: PersonParameters) -> String {
    person.age < 16 ? "children" : person.masculinity < 0.5 ? "women" : "men"
  }

  /// The table itself, against well-known figures for adults (mean of the poles, millimetres).
  @Test func tableHoldsKnownMeans() {
    func mean(_ measure: FaceMeasure, masculinity: Float) -> Float {
      var person = FaceFixture.parameters(0).person
      (person.age, person.masculinity, person.weight) = (25, masculinity, 0.5)
      (person.african, person.asian, person.caucasian) = (1 / 3, 1 / 3, 1 / 3)
      return FaceNorms.expected(person)[place(of: measure)].mean * 1000
    }
    // Dodgson 2004: 64.7 and 62.3 in the ANSUR survey. Zhuang 2005: faces 122.7 and 113.4 high, 143.5 and 135.1 broad.
    #expect(abs(mean(.pupilDistance, masculinity: 1) - 64.7) < 1)
    #expect(abs(mean(.pupilDistance, masculinity: 0) - 62.3) < 1)
    #expect(abs(mean(.faceHeight, masculinity: 1) - 122.7) < 1.5)
    #expect(abs(mean(.faceHeight, masculinity: 0) - 113.4) < 1.5)
    #expect(abs(mean(.bizygomaticBreadth, masculinity: 1) - 143.5) < 2)
    #expect(abs(mean(.bizygomaticBreadth, masculinity: 0) - 135.1) < 2)
    #expect(zip(FaceNorms.table, FaceMeasure.allCases).allSatisfy { $0.measure == $1 })
    #expect(FaceNorms.table.count == FaceMeasure.allCases.count)
  }

  /// One score moves its own measure by what it says and the others hardly.
  @Test func scoresMoveTheirMeasures() throws {
    let model = try FaceFixture.model()
    let person = FaceFixture.parameters(7).person
    func lengths(_ measure: FaceMeasure, _ score: Float) -> [Float] {
      var shape = FaceFixture.parameters(7).shape
      (shape.measures, shape.sliders) = (.average, .average)
      shape.measures.scores[place(of: measure)] = score
      return model.ruler.lengths(on: FaceShape.restPositions(model, person: person, shape: shape))
    }
    let norms = FaceNorms.expected(person)
    for measure in FaceMeasure.allCases {
      let moved = zip(zip(lengths(measure, -1.5), lengths(measure, 1.5)), norms).map {
        ($0.1 - $0.0) / $1.deviation
      }
      for (other, change) in zip(FaceMeasure.allCases, moved) {
        if other == measure {
          // A tip that points down hardly comes nearer to the lip.
          #expect(
            change > (measure == .noseProtrusion ? 0.6 : 1.7) && change < 3.6,
            "\(measure.rawValue) moved by \(change) deviations")
        } else {
          #expect(abs(change) < 0.9, "\(measure.rawValue) moved \(other.rawValue) by \(change) deviations")
        }
      }
    }
  }

  /// What is rendered has the measures of the control mesh: neither subdivision nor eyeballs, lids, lips and relief change
  /// them much.
  @Test func renderedSkinKeepsMeasures() throws {
    let model = try FaceFixture.renderedModel()
    var sums = [Float](repeating: 0, count: FaceMeasure.allCases.count)
    var deviations = sums
    var count: Float = 0
    for index in 0..<40 {
      var parameters = FaceFixture.parameters(index)
      guard parameters.person.age >= 18 else { continue }
      (parameters.expression, parameters.pose) = (.neutral, .neutral)
      let control = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
      let face = PosedFace(model, parameters)
      let skin = face.skinSurface(model)
      let rendered = face.rest.indices.map { vertex in
        let fine = model.skin.part.controlIndex[vertex]
        return fine < 0 ? face.rest[vertex] : skin.positions[fine]
      }
      let errors = zip(model.ruler.lengths(on: rendered), model.ruler.lengths(on: control)).map { $0 - $1 }
      for (place, norm) in FaceNorms.expected(parameters.person).enumerated() {
        sums[place] += errors[place]
        deviations[place] = norm.deviation
      }
      count += 1
    }
    #expect(count > 20)
    for (place, measure) in FaceMeasure.allCases.enumerated() {
      let error = sums[place] / count
      #expect(
        abs(error) < max(1e-3, 0.3 * deviations[place]), "\(measure.rawValue) changes by \(error * 1000) mm")
    }
  }

  /// A person keeps the scores of their measures at another age and weight.
  @Test func peopleStayThemselves() throws {
    let model = try FaceFixture.model()
    for index in 0..<10 {
      let parameters = FaceFixture.parameters(index)
      for (age, weight) in [(6, 0.5), (30, 0.1), (30, 0.9), (85, 0.5)] as [(Float, Float)] {
        var person = parameters.person
        (person.age, person.weight) = (age, weight)
        let lengths = model.ruler.lengths(
          on: FaceShape.restPositions(model, person: person, shape: parameters.shape))
        let errors = zip(zip(lengths, FaceNorms.expected(person)), parameters.shape.measures.scores).map {
          ($0.0 - $0.1.mean) / $0.1.deviation - $1
        }
        let rootMeanSquare = (errors.reduce(0) { $0 + $1 * $1 } / Float(errors.count)).squareRoot()
        #expect(rootMeanSquare < 0.75, "person \(index) at \(age) years, weight \(weight): \(errors)")
      }
    }
  }

  /// At rest the upper lid covers one to two millimetres of the iris, and the lower one touches it: nobody stares.
  @Test func lidsRestOnTheIris() throws {
    let model = try FaceFixture.model()
    var (above, below): ([Float], [Float]) = ([], [])
    for index in 0..<80 {
      let parameters = FaceFixture.neutral(index)
      let face = PosedFace(model, parameters)
      for (side, loop) in [
        (Side.right, model.tables.loops.rightLidMargin), (.left, model.tables.loops.leftLidMargin),
      ] {
        let eyeFromWorld = face.worldFromEye(side).rigidInverse
        let middle = loop.map { eyeFromWorld.point(face.posed[$0]) }.filter { abs($0.x) < 0.003 }.map(\.y)
        let upper = try #require(middle.filter { $0 > 0 }.max())
        let lower = try #require(middle.filter { $0 < 0 }.min())
        above.append((parameters.eyes.irisRadius - upper) * 1000)
        below.append((parameters.eyes.irisRadius + lower) * 1000)
      }
    }
    print("iris covered: above \(moments(above)), below \(moments(below)) mm")
    #expect(moments(above).mean > 0.8 && moments(above).mean < 2.2 && (above.min() ?? 0) > -0.7)
    #expect(moments(below).mean > -0.5 && moments(below).mean < 1.2)
  }

  @Test func scoresCorrelateAsStated() {
    let draws = (0..<4000).map { MeasureScores.draw(CounterRandom(seed: 5, index: UInt64($0))).scores }
    for a in FaceNorms.table.indices {
      for b in 0..<a {
        let stated = (FaceNorms.table[a].loadings * FaceNorms.table[b].loadings).sum()
        let found = draws.reduce(Float(0)) { $0 + $1[a] * $1[b] } / Float(draws.count)
        // Cutting the scores at ±2.6 takes a little off; four standard errors are 0.063.
        #expect(abs(found - stated) < 0.09, "\(FaceMeasure.allCases[a]) and \(FaceMeasure.allCases[b])")
      }
    }
  }

  private func place(of measure: FaceMeasure) -> Int {
    FaceMeasure.allCases.firstIndex(of: measure) ?? 0
  }

  private func moments(_ values: [Float]) -> (mean: Float, deviation: Float) {
    let mean = values.reduce(0, +) / Float(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count - 1)
    return (mean, variance.squareRoot())
  }
}
