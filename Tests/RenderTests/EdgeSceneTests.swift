import Foundation
import Geometry
import Render
import Scene
import Testing

extension RendererTests {
  /// Scenes with too little of something.
  @MainActor @Suite struct EdgeScenes {
    private static let dark = Vector(0.2, 0.4, 0.8)

    private static func strands(_ strands: [[SIMD4<Float>]]) -> StrandGroup {
      // Not by `append`, which refuses strands of one point.
      let starts = strands.reduce(into: [UInt32(0)]) { $0.append($0[$0.count - 1] + UInt32($1.count)) }
      return StrandGroup(
        name: "hair", strands: Strands(points: strands.flatMap(\.self), firstPoints: starts),
        absorptions: .init(repeating: dark, count: strands.count), semanticClass: .hair, material: 0)
    }

    private static func film(_ strandGroups: [StrandGroup]) throws -> Film {
      try render(TestScenes.scene(strandGroups: strandGroups, materials: [TestScenes.hair])).film
    }

    @Test func noHair() throws {
      let (film, statistics) = try render(
        TestScenes.scene(
          meshes: [TestScenes.sphere(rings: 12, material: 1)], strandGroups: [Self.strands([])],
          materials: [TestScenes.hair, TestScenes.white]))
      #expect(Set(film.classes) == [.skin, .background])
      #expect(film.hairAlpha.allSatisfy { $0 == 0 })
      #expect(statistics.hairVertices == 0)
    }

    /// Hair scatters around an axis, which a triangle has not.
    @Test func hairOnTrianglesIsRefused() {
      let scene = TestScenes.scene(meshes: [TestScenes.plane()], materials: [TestScenes.hair])
      #expect(throws: SceneError.self) { try FlattenedScene(scene) }
    }

    @Test func noTriangles() throws {
      let (film, statistics) = try render(
        TestScenes.scene(
          strandGroups: [TestScenes.hairPatch(count: 40, radius: 0.002, absorption: Self.dark)],
          materials: [TestScenes.hair]))
      #expect(Set(film.classes) == [.hair, .background])
      #expect(statistics.hairVertices > 1000)
    }

    /// A strand of one point has no length to be seen, and does not shift those after it.
    @Test func strandsOfOneAndTwoPoints() throws {
      let long: [SIMD4<Float>] = [SIMD4(-0.1, -0.1, 0, 0.01), SIMD4(0.1, 0.1, 0, 0.004)]
      let other: [SIMD4<Float>] = [SIMD4(0.1, -0.1, 0.02, 0.01), SIMD4(-0.1, 0.1, 0.02, 0.004)]
      let point: [SIMD4<Float>] = [SIMD4(0, 0, 0.1, 0.05)]
      let two = try Self.film([Self.strands([long, other])])
      #expect(two.classes.count { $0 == .hair } > 50)
      #expect(try Self.film([Self.strands([point, long, point, other, point])]) == two)
      #expect(try Self.film([Self.strands([point, point])]) == Self.film([]))
    }

    /// Straight strands look the same whether they are one segment each or cut into 300, a quarter of a million in all:
    /// deep trees, long sorts and many batches of keys. Three million are the scene "hair" of `facet bench`.
    @Test func manySegments() throws {
      func film(pieces: Int) throws -> Film {
        let strands = (0..<800).map { number in
          let (x, y) = (Float(number % 40) * 0.005 - 0.0975, Float(number / 40) * 0.001)
          let (low, high) = (SIMD4<Float>(x, -0.1, y, 0.0008), SIMD4<Float>(x + 0.03, 0.1, y, 0.0004))
          return (0...pieces).map { low + (high - low) * (Float($0) / Float(pieces)) }
        }
        return try Self.film([Self.strands(strands)])
      }
      let (few, many) = (try film(pieces: 1), try film(pieces: 300))
      #expect(few.classes.count { $0 == .hair } > 50)
      let differing = zip(few.classes, many.classes).count { $0 != $1 }
      #expect(differing * 100 < few.classes.count, "\(differing) pixels")
      let ratio = RendererTests.mean(many) / RendererTests.mean(few)
      #expect(ratio.min() > 0.98 && ratio.max() < 1.02, "\(ratio)")
    }

    /// Triangles without area are never seen, and disturb no others.
    @Test func degenerateTriangles() throws {
      let plane = TestScenes.plane(size: 0.1)
      let corners = [Vector(-0.1, 0.02, 0.05), Vector(0, 0.02, 0.05), Vector(0.1, 0.02, 0.05)]
      var splinters = TestScenes.plane()
      splinters.name = "splinters"
      splinters.positions = corners + [corners[0]]
      splinters.triangles = [SIMD3(0, 1, 2), SIMD3(0, 0, 1), SIMD3(1, 1, 1), SIMD3(0, 3, 0)]
      splinters.triangleClasses = .init(repeating: .nose, count: 4)
      func film(_ meshes: [SurfaceMesh]) throws -> Film {
        try render(TestScenes.scene(meshes: meshes, materials: [TestScenes.white])).film
      }
      #expect(try film([plane, splinters]) == film([plane]))
      #expect(try film([splinters]) == film([]))
    }

    /// A white wall under one bright texel is as bright as that texel's light on it, without fireflies.
    @Test func oneBrightTexel() throws {
      let (width, height) = (64, 32)
      var map = EnvironmentMap(
        width: width, height: height, pixels: .init(repeating: .zero, count: width * height))
      map.pixels[12 * width + 30] = Vector(40_000, 20_000, 10_000)
      let fine = 32
      var irradiance = SIMD3<Double>.zero
      for y in 11 * fine..<14 * fine {
        for x in 29 * fine..<32 * fine {
          let (column, row) = ((Double(x) + 0.5) / Double(fine), (Double(y) + 0.5) / Double(fine))
          let (phi, theta) = (2 * Double.pi * column / Double(width), Double.pi * row / Double(height))
          let cosine = -sin(theta) * cos(phi)
          let step = Double.pi / Double(height * fine)
          irradiance += TestScenes.radiance(map, column: column, row: row) * cosine * sin(theta) * step * step
        }
      }
      let film = try render(
        TestScenes.scene(
          meshes: [TestScenes.plane()], materials: [TestScenes.white],
          light: EnvironmentLight(map: map, rotation: 0, scale: 1)), samples: 64
      ).film
      let expected = irradiance / Double.pi
      #expect(expected.x > 10)
      let ratio = RendererTests.mean(film) / expected
      #expect(ratio.min() > 0.99 && ratio.max() < 1.01, "\(ratio)")
      #expect(film.radiance.allSatisfy { Double($0.x) < 3 * expected.x })
    }

    /// A map of a single texel is light from everywhere.
    @Test func aMapOfOneTexel() throws {
      let map = EnvironmentMap(width: 1, height: 1, pixels: [Vector(1, 0.5, 2)])
      let film = try render(
        TestScenes.scene(
          meshes: [TestScenes.sphere(rings: 12)], materials: [TestScenes.white],
          light: EnvironmentLight(map: map, rotation: 1, scale: 1))
      ).film
      let ratio = RendererTests.mean(film) / SIMD3(1, 0.5, 2)
      #expect(ratio.min() > 0.99 && ratio.max() < 1.01, "\(ratio)")
    }

    /// Without light there are still labels.
    @Test func blackEnvironment() throws {
      var scene = TestScenes.portrait
      scene.environment = TestScenes.uniformLight(0)
      let film = try render(scene).film
      #expect(film.radiance.allSatisfy { $0 == .zero })
      let lit = try render(TestScenes.portrait).film
      #expect(film.classes == lit.classes)
      #expect(Set(film.classes).count >= 4)
    }
  }
}
