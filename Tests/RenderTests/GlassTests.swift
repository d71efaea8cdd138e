import Foundation
import Geometry
import Render
import Scene
import Testing

extension RendererTests {
  /// Panes of glass and metal, against their formulas in double precision.
  @MainActor @Suite struct GlassAndMetal {
    /// As 8 bits hold it: squares of 228, 161 and 81 parts in 255.
    private static let tint = Vector(0.79945, 0.39863, 0.1009)

    private func glass(coating: Float = 1, isSeenThrough: Bool = true) -> Material {
      .glass(GlassMaterial(indexOfRefraction: 1.5, coating: coating, isSeenThrough: isSeenThrough))
    }

    private func pane(z: Float, tint: Vector, material: Int) -> SurfaceMesh {
      var mesh = TestScenes.plane(semanticClass: .glasses, z: z, size: 5, material: material)
      mesh.tints = .init(repeating: tint, count: mesh.positions.count)
      return mesh
    }

    /// Shares of light that a pane reflects and lets through, by adding up the ways to and fro one by one.
    private func shares(cosine: Double, tint: Double, coating: Double = 1) -> (
      reflected: Double, transmitted: Double
    ) {
      let sine = (1 - cosine * cosine).squareRoot() / 1.5
      let within = (1 - sine * sine).squareRoot()
      let s = (cosine - 1.5 * within) / (cosine + 1.5 * within)
      let p = (within - 1.5 * cosine) / (within + 1.5 * cosine)
      let r = 0.5 * (s * s + p * p) * coating
      let a = pow(tint, 1 / within)
      var (reflected, transmitted) = (r, 0.0)
      var inside = 1 - r
      for _ in 0..<40 {
        inside *= a
        transmitted += inside * (1 - r)
        inside *= r * a
        reflected += inside * (1 - r)
        inside *= r
      }
      return (reflected, transmitted)
    }

    /// Hemispherical means, weighted with the cosine.
    private func means(tint: Double, coating: Double) -> (reflected: Double, transmitted: Double) {
      let steps = 2000
      return (0..<steps).reduce((0.0, 0.0)) { sum, i in
        let squared = (Double(i) + 0.5) / Double(steps)  // cosine², whose density is even
        let s = shares(cosine: squared.squareRoot(), tint: tint, coating: coating)
        return (sum.0 + s.reflected / Double(steps), sum.1 + s.transmitted / Double(steps))
      }
    }

    @Test(arguments: [1, 0.2] as [Float]) func paneBeforeTheLightIsAsComputed(coating: Float) throws {
      let film = try render(
        TestScenes.scene(
          meshes: [pane(z: 0, tint: Self.tint, material: 0)], materials: [glass(coating: coating)],
          light: TestScenes.uniformLight()), samples: 64
      ).film
      let mean = RendererTests.mean(film) { abs($0 - 16) < 3 && abs($1 - 16) < 3 }
      for c in 0..<3 {
        let s = shares(cosine: 1, tint: Double(Self.tint[c]), coating: Double(coating))
        #expect(abs(mean[c] - s.reflected - s.transmitted) < 0.002, "channel \(c)")
      }
    }

    /// A diffuse floor of albedo ½ below a pane: by light sampling, by followed paths, and by what the pane sends back.
    @Test(arguments: [1, 0.2] as [Float]) func lightBelowAPaneIsAsComputed(coating: Float) throws {
      // So near to one another that little light comes in between them at their edges.
      var floor = TestScenes.plane(z: -0.005, size: 5, material: 0)
      floor.tints = []
      let scene = TestScenes.scene(
        meshes: [floor, pane(z: 0.006, tint: Self.tint, material: 1)],
        materials: [
          .plain(PlainMaterial(albedo: Vector(repeating: 0.5), roughness: 1, indexOfRefraction: 1)),
          glass(coating: coating),
        ], light: TestScenes.uniformLight(), span: 0.003, distance: 0.003)
      let film = try render(scene, samples: 1024) {
        $0.maximumBounces = 32
        $0.indirectClamp = 0
      }.film
      let mean = RendererTests.mean(film)
      for c in 0..<3 {
        let m = means(tint: Double(Self.tint[c]), coating: Double(coating))
        let expected = 0.5 * m.transmitted / (1 - 0.5 * m.reflected)
        #expect(abs(mean[c] / expected - 1) < 0.015, "channel \(c): \(mean[c]), expected \(expected)")
      }
    }

    /// Labels look through clear panes, and end at dark ones; the picture shows both.
    @Test func labelsLookThroughClearPanes() throws {
      let ball = TestScenes.sphere(rings: 24)
      func film(_ panes: [SurfaceMesh], isSeenThrough: Bool = true) throws -> Film {
        try render(
          TestScenes.scene(
            meshes: [ball] + panes, materials: [TestScenes.white, glass(isSeenThrough: isSeenThrough)],
            light: TestScenes.uniformLight()), samples: 16
        ).film
      }
      let bare = try film([])
      let panes = [Float(0.15), 0.17].map { pane(z: $0, tint: Self.tint, material: 1) }
      let seen = try film(panes)
      let (sameClasses, sameDepth) = (
        seen.classes == bare.classes,
        zip(seen.depth, bare.depth).allSatisfy { abs($0 - $1) < 1e-5 || $0 == $1 }
      )
      #expect(sameClasses && sameDepth)
      let sameLight = seen.radiance == bare.radiance
      #expect(!sameLight)
      let hidden = try film(panes, isSeenThrough: false).classes.allSatisfy { $0 == .glasses }
      #expect(hidden)
    }

    /// Landmarks on the ball's front: seen through two clear panes, hidden by a dark one.
    @Test func landmarksAreSeenThroughClearPanes() throws {
      func visible(_ isSeenThrough: Bool) throws -> [Bool] {
        var scene = TestScenes.scene(
          meshes: [TestScenes.sphere(rings: 24)]
            + [Float(0.15), 0.17].map { pane(z: $0, tint: Self.tint, material: 1) },
          materials: [TestScenes.white, glass(isSeenThrough: isSeenThrough)])
        scene.face.landmarks = [Vector(0, 0, 0.1), Vector(0, 0, -0.1)]
        return try render(scene, samples: 1).film.landmarkVisible
      }
      #expect(try visible(true) == [true, false])
      #expect(try visible(false) == [false, false])
    }

    /// Rough metal is as exact as the table by which its energy is compensated.
    @Test func metalReflectsWhatItShould() throws {
      for (reflectance, alpha) in [(Float(1), Float(0.05)), (0.5, 0.05), (1, 0.16), (1, 0.2), (1, 0.4)] {
        let film = try render(
          TestScenes.scene(
            meshes: [TestScenes.sphere(rings: 48)],
            materials: [.metal(MetalMaterial(reflectance: Vector(repeating: reflectance), roughness: alpha))],
            light: TestScenes.uniformLight()), samples: 256
        ) { $0.indirectClamp = 0 }.film
        // At the middle of the sphere, seen at right angles.
        let mean = RendererTests.mean(film) { abs($0 - 16) < 2 && abs($1 - 16) < 2 }
        #expect(
          abs(mean.x - Double(reflectance)) < 0.004,
          "\(reflectance), \(alpha): \(mean.x)")
      }
    }
  }
}
