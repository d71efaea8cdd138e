import Geometry
import Testing

@testable import Scene

/// How brows and mouths of people lie when nothing moves them.
@Suite struct RestingFaceTests {
  /// A person at rest, millimetres: how much higher the middle line of the grown brows lies at two thirds and at the outer end
  /// than at the inner end, its height over the pupils, and how much higher the corners of the mouth are than its middle.
  private struct Rest {
    var person: PersonParameters
    var slant: Float
    var tail: Float
    var height: Float
    var corners: Float
  }

  private static let adults: [Rest] = {
    guard let model = try? FaceFixture.model() else { return [] }
    let front = TemplateQuads(model)
    return (0..<500).map { FaceFixture.parameters($0) }.filter { $0.person.age >= 18 }.map { parameters in
      let rest = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
      let shapes = [-1, 1].map { BrowShape(parameters.hair.brows, side: $0) }
      func height(_ along: Float) -> Float {
        shapes.reduce(0) { sum, shape in
          let (x, y) = shape.point(along: along, across: 0)
          return sum + (front.point(x, y, on: rest)?.y ?? .nan) * 500
        }
      }
      let lengths = model.ruler.lengths(on: rest)
      let corner = FaceMeasure.allCases.firstIndex(of: .cornerHeight) ?? 0
      return Rest(
        person: parameters.person, slant: height(0.74) - height(0.03), tail: height(0.97) - height(0.03),
        height: height(0.5), corners: lengths[corner] * 1000)
    }
  }()

  /// Brows rise outwards and come down again to about the height where they begin: on a sheet of neutral faces few look
  /// sad (no rise) or angry (a steep one).
  @Test func browsNeitherGrieveNorGlare() throws {
    let adults = Self.adults
    try #require(adults.count > 350)
    let (slant, tail) = (Self.moments(adults.map(\.slant)), Self.moments(adults.map(\.tail)))
    print("rise to two thirds \(slant), to the end \(tail) mm")
    #expect(abs(slant.mean - 4.6) < 0.7 && slant.deviation > 1.2 && slant.deviation < 2.6)
    #expect(abs(tail.mean + 0.6) < 1 && tail.deviation > 1.4 && tail.deviation < 3.4)
    let count = Float(adults.count)
    #expect(Float(adults.count { $0.slant < 0 }) / count < 0.02)
    #expect(Float(adults.count { $0.slant > 9.5 }) / count < 0.03)
    #expect(Float(adults.count { $0.tail < -7 }) / count < 0.03)
  }

  @Test func womensBrowsAreHigher() throws {
    let women = Self.moments(Self.adults.filter { $0.person.masculinity < 0.3 }.map(\.height))
    let men = Self.moments(Self.adults.filter { $0.person.masculinity > 0.7 }.map(\.height))
    print("height of women's brows \(women), of men's \(men) mm")
    #expect(women.mean - men.mean > 1 && women.mean - men.mean < 4.5)
    #expect(abs(women.mean - 18.5) < 1.2 && women.deviation > 1.8 && women.deviation < 3.6)
  }

  /// The corners of the mouth are level in the young and sink with age.
  @Test func cornersAreLevel() throws {
    func corners(_ ages: Range<Float>) -> (mean: Float, deviation: Float) {
      Self.moments(Self.adults.filter { ages.contains($0.person.age) }.map(\.corners))
    }
    let (young, old) = (corners(18..<35), corners(55..<91))
    print("height of the corners: young \(young), old \(old) mm")
    #expect(abs(young.mean - 0.2) < 0.4 && young.deviation < 1.4)
    #expect(old.mean < young.mean - 0.4 && old.mean > -1.8)
    #expect(Float(Self.adults.count { $0.corners < -2.8 }) / Float(Self.adults.count) < 0.03)
  }

  /// A brow that ends early is the inner part of a whole one: squeezed together, its end would point down.
  @Test func shortBrowsKeepTheCourse() {
    var brows = FaceFixture.parameters(0).hair.brows
    for number in BrowNumber.allCases where number != .length && number != .diameter {
      brows[keyPath: number.place.path] = 0
    }
    (brows.thickness, brows.peak, brows.taper, brows.density) = (1, 0.62, 0.5, 1)
    let whole = BrowShape(brows, side: 1)
    brows.tail = -0.014
    let short = BrowShape(brows, side: 1)
    for t in stride(from: Float(0), through: 1, by: 0.1) {
      let (x, y) = short.point(along: t, across: 0)
      let along = whole.place(Vector(x, y, 0)).along
      #expect(abs(whole.point(along: along, across: 0).y - y) < 1e-5)
    }
    #expect(short.point(along: 1, across: 0).y > whole.point(along: 1, across: 0).y + 0.004)
  }

  private static func moments(_ values: [Float]) -> (mean: Float, deviation: Float) {
    let mean = values.reduce(0, +) / Float(values.count)
    return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)).squareRoot())
  }
}

/// The control mesh around the brows, seen from the front of the template.
private struct TemplateQuads {
  private let template: [Vector]
  private let quads: [SIMD4<UInt16>]

  init(_ model: FaceModel) {
    let template = model.templatePositions
    self.template = template
    quads = model.tables.quads(of: "body").filter { quad in
      let p = template[Int(quad.x)]
      return p.z > -0.02 && p.y > -0.01 && p.y < 0.05 && abs(p.x) < 0.08
    }
  }

  /// The point of `positions` at a frontal position of the template.
  func point(_ x: Float, _ y: Float, on positions: [Vector]) -> Vector? {
    var best: (depth: Float, position: Vector)?
    for quad in quads {
      for (j, k) in [(quad.y, quad.z), (quad.z, quad.w)] {
        let (a, b, c) = (template[Int(quad.x)], template[Int(j)], template[Int(k)])
        let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        guard abs(area) > 1e-12 else { continue }
        let v = ((x - a.x) * (c.y - a.y) - (y - a.y) * (c.x - a.x)) / area
        let w = ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / area
        guard v >= -1e-4, w >= -1e-4, v + w <= 1.0002 else { continue }
        let depth = a.z + (b.z - a.z) * v + (c.z - a.z) * w
        guard depth > best?.depth ?? -.infinity else { continue }
        let (p, pj, pk) = (positions[Int(quad.x)], positions[Int(j)], positions[Int(k)])
        best = (depth, p + (pj - p) * v + (pk - p) * w)
      }
    }
    return best?.position
  }
}
