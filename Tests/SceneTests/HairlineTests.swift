import Geometry
import Testing

@testable import Scene

@Suite struct HairlineTests {
  /// Foreheads of adults whose temples have not receded are as high as people's, from the root of the nose to where half of
  /// the hair grows: 67 mm in men and 63 in women (tr-n, Farkas 1994, from memory, white Americans), 72 and 67.5 in table 9
  /// of Maxillofac. Plast. Reconstr. Surg. 2019, article 191.
  @Test(arguments: [(false, Float(65)), (true, Float(69))])
  func foreheadsAreAsHighAsPeoples(_ isMale: Bool, _ wanted: Float) throws {
    let model = try FaceFixture.model()
    let forehead = midline(model.templatePositions)
    var heights: [Float] = []
    for index in 0..<1000 {
      let p = FaceFixture.parameters(index)
      guard p.person.age >= 18, (p.person.masculinity > 0.5) == isMale, p.hair.scalp.templeRecession < 0.1
      else { continue }
      let hairline = Hairline(p.hair.scalp, random: CounterRandom(seed: 1, index: UInt64(index)))
      let rest = FaceShape.restPositions(model, person: p.person, shape: p.shape)
      let height = try #require(trichionHeight(hairline, forehead, model.templatePositions, rest))
      #expect((45...92).contains(height), "the forehead of \(index) is \(height) mm high")
      heights.append(height)
    }
    let mean = heights.reduce(0, +) / Float(heights.count)
    #expect(heights.count > 40 && abs(mean - wanted) < 2, "\(mean) mm of \(heights.count)")
  }

  /// Where hair goes two ways, roots of both stand among each other in a band some millimetres wide, or a bare stripe
  /// would lie between them.
  @Test(arguments: ["pony tail with fringe", "half up", "half up knot"])
  func hairMixesWhereItParts(_ style: String) throws {
    let fixture = try HairFixture(0, neutral: true)
    var p = try HairFixture.drawn(style)
    p.fringeDensity = 1
    let roots = fixture.scalpRoots(p, count: 8000, seed: 2).filter { $0.depth > 0 && $0.position.z > -0.06 }
    // Of the roots within four millimetres of another group, the share whose own group is not that of most around them.
    var (near, odd) = (0, 0)
    for root in roots {
      let around = roots.filter { distance($0.position, root.position) < 4e-3 }
      let same = around.count { $0.group == root.group }
      guard same < around.count else { continue }
      near += 1
      if 2 * same < around.count { odd += 1 }
    }
    #expect(near > 120 && Float(odd) / Float(near) > 0.15, "\(odd) of \(near)")
  }

  /// Vertices of the middle of the control mesh from the crown down to the root of the nose.
  private func midline(_ template: [Vector]) -> [Int] {
    template.indices.filter { vertex in
      let offset = template[vertex] - Hairline.center
      return abs(template[vertex].x) < 3e-4 && template[vertex].y > 0 && offset.z > 0
        && (0.08..<0.13).contains(length(offset))
    }.sorted { Hairline.angles(template[$0]).polar < Hairline.angles(template[$1]).polar }
  }

  /// Distance of the place where half of the hair grows from the root of the nose, millimetres.
  private func trichionHeight(
    _ hairline: Hairline, _ forehead: [Int], _ template: [Vector], _ rest: [Vector]
  ) -> Float? {
    // The ruler's sellion.
    let sellion = rest[132]
    for (above, below) in zip(forehead, forehead.dropFirst()) {
      for step in 0..<20 {
        let t = Float(step) / 20
        if hairline.density(template[above] * (1 - t) + template[below] * t) < 0.5 {
          return distance(rest[above] * (1 - t) + rest[below] * t, sellion) * 1000
        }
      }
    }
    return nil
  }
}
