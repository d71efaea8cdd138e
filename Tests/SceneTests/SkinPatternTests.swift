import Foundation
import Geometry
import Testing

@testable import Scene

/// How melanin and blood lie on people's faces.
@Suite struct SkinPatternTests {
  private func luminance(_ c: Vector) -> Float { dot(c, Vector(0.2126, 0.7152, 0.0722)) }

  /// The field has mean 0, deviation 1 and its covariance everywhere, in the middle of the face too.
  @Test(arguments: [0, 0.4, 1] as [Float]) func fieldIsTheGaussianProcessItSaysToBe(asymmetry: Float) {
    let length: Float = 0.016
    let draws = 4000
    let places = [Vector(0, 0.03, 0.02), Vector(0.006, -0.02, 0.01), Vector(0.045, -0.02, -0.01)]
    for place in places {
      let beside = place + Vector(0, length, 0)
      var (sum, square, product): (Float, Float, Float) = (0, 0, 0)
      for draw in 0..<draws {
        let field = SmoothField(
          CounterRandom(seed: 3, index: UInt64(draw)), length: length, waves: 20, asymmetry: asymmetry)
        let (a, b) = (field.value(at: place), field.value(at: beside))
        (sum, square, product) = (sum + a, square + a * a, product + a * b)
      }
      let n = Float(draws)
      #expect(abs(sum / n) < 4 / n.squareRoot())
      #expect(abs(square / n - 1) < 0.1, "variance \(square / n) at \(place)")
      #expect(abs(product / n - exponential(-0.5)) < 0.1, "covariance \(product / n) at \(place)")
    }
  }

  @Test func fieldIsAlikeOnBothSidesUnlessAsked() {
    func difference(_ asymmetry: Float) -> Float {
      (0..<200).reduce(0) { sum, draw in
        let field = SmoothField(
          CounterRandom(seed: 4, index: UInt64(draw)), length: 0.016, waves: 20, asymmetry: asymmetry)
        let p = Vector(0.04, -0.03, 0.01)
        return sum + abs(field.value(at: p) - field.value(at: Vector(-p.x, p.y, p.z))) / 200
      }
    }
    #expect(difference(0) < 1e-5)
    #expect(difference(0.4) > 0.2 && difference(0.4) < difference(1))
  }

  private func tints(_ skin: SkinParameters, _ person: PersonParameters) throws -> [Vector] {
    let topology = try FaceFixture.model().skin
    let paint = SkinPaint(skin, person, topology)
    return topology.templatePositions.indices.map { paint.tint($0) }
  }

  private func bareSkin(_ index: Int) -> SkinParameters {
    var skin = FaceFixture.parameters(index).skin
    (skin.makeup, skin.complexion) = (.none, .even)
    (skin.unevenness, skin.redness, skin.stubbleShadow, skin.veins) = (0, 0, 0, 0)
    return skin
  }

  /// Vertices of the front of the face with nothing but skin.
  private func face() throws -> [Int] {
    let topology = try FaceFixture.model().skin
    let regions = topology.regions
    return topology.templatePositions.indices.filter { v in
      let p = topology.templatePositions[v]
      return p.z > 0 && p.y > -0.1 && p.y < 0.07 && topology.contours.lips[v] < -1e-3
        && regions.mouth[v] + regions.socket[v] + regions.lips[v] < 1e-4
    }
  }

  /// The field changes the luminance of light and of dark skin as much as it says.
  @Test(arguments: [0.08, 0.35, 0.8] as [Float]) func variationIsAShareOfLuminance(melanin: Float) throws {
    let face = try face()
    var squares: Float = 0
    let people = 12
    for index in 0..<people {
      var person = FaceFixture.parameters(index).person
      person.skinMelanin = melanin
      var skin = bareSkin(index)
      let even = try tints(skin, person)
      (skin.complexion.variation, skin.complexion.asymmetry) = (0.06, 0.4)
      let varied = try tints(skin, person)
      let logs = face.map { logarithm(luminance(varied[$0]) / luminance(even[$0])) }
      squares += logs.reduce(0) { $0 + $1 * $1 } / Float(logs.count) / Float(people)
    }
    let deviation = squares.squareRoot()
    // Where melanin or blood hardly darkens, their factors' bounds take some of it away.
    #expect(deviation > 0.03 && deviation < 0.075, "deviation \(deviation) for 0.06 of skin \(melanin)")
  }

  /// Each region darkens and lightens where it lies, the same on both sides, and nowhere else.
  @Test(
    arguments: [
      \.forehead, \.eyes, \.mouth, \.margin, \.neck, \.cheeks, \.nose, \.chin,
    ] as [WritableKeyPath<ComplexionParameters, Float> & Sendable])
  func regionsStayInTheirPlaces(_ region: WritableKeyPath<ComplexionParameters, Float> & Sendable) throws {
    let topology = try FaceFixture.model().skin
    var person = FaceFixture.parameters(2).person
    person.skinMelanin = 0.4
    var skin = bareSkin(2)
    let even = try tints(skin, person)
    skin.complexion[keyPath: region] = -0.15
    let darker = try tints(skin, person)
    skin.complexion[keyPath: region] = 0.15
    let lighter = try tints(skin, person)
    // Beyond rounding, which decides at the edges, and which the steps of the skin's table show there.
    let changed = even.indices.filter { abs(logarithm(luminance(darker[$0]) / luminance(even[$0]))) > 1e-3 }
    #expect(changed.count > 20 && changed.count < even.count * 2 / 3)
    #expect(changed.allSatisfy { luminance(darker[$0]) < luminance(even[$0]) * 1.001 })
    #expect(changed.allSatisfy { luminance(lighter[$0]) > luminance(even[$0]) * 0.999 })
    let strongest = changed.map { logarithm(luminance(darker[$0]) / luminance(even[$0])) }.min() ?? 0
    #expect(strongest < -0.07 && strongest > -0.22, "\(strongest)")
    let sides = changed.reduce(into: SIMD2<Int>.zero) { sum, v in
      let x = topology.templatePositions[v].x
      if x > 1e-5 { sum.x += 1 } else if x < -1e-5 { sum.y += 1 }
    }
    #expect(abs(sides.x - sides.y) < 8 + changed.count / 50)
  }

  /// Regions are drawn from the stated distributions, on light and on dark skin.
  @Test(arguments: [0.1, 0.9] as [Float]) func regionsFollowTheirDistribution(melanin: Float) {
    var person = FaceFixture.parameters(0).person
    person.age = 30
    person.skinMelanin = melanin
    let draws = (0..<3000).map {
      ComplexionParameters.draw(CounterRandom(seed: 12, index: UInt64($0)), person: person)
    }
    let prior = Distributions.standard.skin.complexion
    for (value, site) in [
      (\.forehead, prior.forehead), (\.eyes, prior.eyes), (\.mouth, prior.mouth), (\.margin, prior.margin),
      (\.neck, prior.neck), (\.cheeks, prior.cheeks), (\.nose, prior.nose), (\.chin, prior.chin),
    ] as [(KeyPath<ComplexionParameters, Float>, ComplexionDistribution.Site)] {
      let values = draws.map { $0[keyPath: value] }
      let mean = values.reduce(0, +) / Float(values.count)
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)).squareRoot()
      #expect(abs(mean - (site.light + (site.dark - site.light) * melanin)) < 0.006)
      // A normal distribution cut at 2.3 deviations has 0.96 of the deviation.
      #expect(abs(deviation / site.deviation - 0.96) < 0.06)
    }
    let sorted = draws.map(\.variation).sorted()
    #expect(abs(sorted[1500] / prior.variation.mean - 1) < 0.05)
    #expect(draws.allSatisfy { prior.asymmetry.contains($0.asymmetry) })
  }

  /// On average over people and the face the tone stays what the measured archive says.
  @Test func tonesStay() throws {
    let face = try face()
    var change: Float = 0
    for index in 0..<30 {
      let parameters = FaceFixture.parameters(index)
      var skin = bareSkin(index)
      let even = try tints(skin, parameters.person)
      skin.complexion = parameters.skin.complexion
      let own = try tints(skin, parameters.person)
      change +=
        face.reduce(0) { $0 + logarithm(luminance(own[$1]) / luminance(even[$1])) } / Float(face.count) / 30
    }
    // L* changes by 0.39 for a hundredth of luminance about mid-gray.
    #expect(abs(change) < 0.05, "luminance changes by \(change)")
  }
}
