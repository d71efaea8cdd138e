import Foundation
import Geometry
import Render
import Scene
import Testing

extension RendererTests {
  /// Scenes whose picture is known without rendering.
  @MainActor @Suite struct AnalyticScenes {
    /// White objects lose light to nothing but the bound of bounces, so let that be far.
    private func renderFurnace(
      _ scene: SceneDescription, samples: Int = 64, skin: SkinTransport = .walk
    ) throws -> Film {
      try render(scene, samples: samples) {
        $0.skin = skin
        $0.maximumBounces = 64
        $0.maximumHairBounces = 250
        $0.indirectClamp = 0
      }.film
    }

    private func plain(_ albedo: Float, alpha: Float = 0.3, eta: Float = 1) -> Material {
      .plain(
        PlainMaterial(albedo: Vector(repeating: albedo), roughness: alpha, indexOfRefraction: eta))
    }

    @Test func emptySceneShowsTheLight() throws {
      let film = try render(TestScenes.scene(materials: [], light: TestScenes.uniformLight(0.7)), samples: 1)
        .film
      #expect(film.radiance.allSatisfy { abs($0.x - 0.7) < 1e-5 && abs($0.z - 0.7) < 1e-5 })
      #expect(film.classes.allSatisfy { $0 == .background })
      #expect(film.depth.allSatisfy { $0 == .infinity })
      #expect(film.normals.allSatisfy { $0 == .zero })
      #expect(film.hairAlpha.allSatisfy { $0 == 0 })
    }

    /// A white sphere under uniform light is as bright as the light: nothing is lost or made.
    @Test func whiteSphereVanishesInUniformLight() throws {
      let film = try renderFurnace(
        TestScenes.scene(meshes: [TestScenes.sphere(rings: 24)], materials: [plain(1)]), samples: 16)
      #expect(abs(RendererTests.mean(film).x - 1) < 0.001)
    }

    /// Under a coat as well, from the middle of the sphere to grazing angles at its edge.
    @Test(arguments: [0.1, 0.4, 0.8] as [Float])
    func coatTakesWhatTheBaseLacks(alpha: Float) throws {
      let film = try renderFurnace(
        TestScenes.scene(
          meshes: [TestScenes.sphere(rings: 24)], materials: [plain(1, alpha: alpha, eta: 1.5)]), samples: 256
      )
      #expect(abs(RendererTests.mean(film).x - 1) < 0.002)
      for ring in 0..<4 {
        // The sphere's radius is 10.6 pixels.
        let mean = RendererTests.mean(film) { column, row in
          let radius = hypot(Double(column) - 15.5, Double(row) - 15.5)
          return Int(radius / 2.65) == ring
        }
        #expect(mean.x < 1.003 && mean.x > 0.98, "ring \(ring): \(mean)")
      }
    }

    /// Skin of white albedo returns the light that enters it, in all channels and on curved surfaces too.
    @Test(arguments: SkinTransport.allCases) func whiteSkinReturnsItsLight(by skin: SkinTransport) throws {
      let film = try renderFurnace(
        TestScenes.scene(
          meshes: [TestScenes.sphere(rings: 24, tint: Vector(1, 1, 0.8))],
          materials: [
            .skin(
              SkinMaterial(
                meanFreePath: Vector(0.0036, 0.0014, 0.0008), roughness: 0.35, oilRoughness: 0.2,
                oilShare: 0.3,
                indexOfRefraction: 1.4, poreDepth: 0))
          ]), skin: skin)
      let mean = RendererTests.mean(film)
      #expect(mean.x >= 0.997 && mean.x <= 1.003, "\(mean)")
      #expect(mean.y >= 0.997 && mean.y <= 1.003, "\(mean)")
      #expect(mean.z < 0.97, "\(mean)")  // albedo 0.8 takes some
    }

    /// Across the edge of a sharp shadow the light under flat skin falls as the profile's integral over the lit half
    /// plane does, in each channel by its own length. Of walks the profile is a fit, good to a few percent.
    @Test(arguments: [(.fast, 0.02), (.walk, 0.035)] as [(SkinTransport, Double)])
    func lightBleedsIntoShadow(by skinTransport: SkinTransport, tolerance: Double) throws {
      let meanFreePath: [Double] = [0.12, 0.06, 0.03]
      let albedo = 0.6
      var lamp = EnvironmentMap(width: 256, height: 128, pixels: .init(repeating: .zero, count: 256 * 128))
      lamp.pixels[64 * 256 + 160] = Vector(repeating: 1000)
      let angle = 2 * Float.pi * 160.5 / 256
      let toLamp = Vector(sine(angle), 0, -cosine(angle))  // from -x and +z
      let skin = Material.skin(
        SkinMaterial(
          meanFreePath: Vector(Float(meanFreePath[0]), Float(meanFreePath[1]), Float(meanFreePath[2])),
          roughness: 0.4, oilRoughness: 0.4, oilShare: 0, indexOfRefraction: 1, poreDepth: 0))
      var ground = TestScenes.plane()
      ground.tints = .init(repeating: Vector(repeating: Float(albedo)), count: 4)
      ground.details = .init(repeating: SIMD4(0.5, 0, 0, 1), count: 4)
      // Tints are kept in 8 bits of the square root.
      let kept = pow((albedo.squareRoot() * 255).rounded() / 255, 2)
      // A black screen above x < 0 whose edge throws its shadow on x = 0.
      let height: Float = 0.05
      var screen = TestScenes.plane(z: height, material: 1)
      screen.positions = screen.positions.map {
        Vector(min($0.x, toLamp.x / toLamp.z * height), $0.y, $0.z)
      }
      func film(_ meshes: [SurfaceMesh]) throws -> Film {
        try render(
          TestScenes.scene(
            meshes: meshes, materials: [skin, plain(0)],
            light: EnvironmentLight(map: lamp, rotation: 0, scale: 1)), samples: 1024
        ) {
          $0.indirectClamp = 0
          $0.skin = skinTransport
        }.film
      }
      let (lit, shadowed) = (try film([ground]), try film([ground, screen]))
      for column in 12..<32 {
        let all = RendererTests.mean(lit) { c, _ in c == column }
        let left = RendererTests.mean(shadowed) { c, _ in c == column }
        for channel in 0..<3 {
          let length = meanFreePath[channel] / (3.5 + 100 * pow(kept - 0.33, 4))
          let expected = (0..<8).reduce(0.0) { sum, part in
            let x = (Double(column) + (Double(part) + 0.5) / 8 - 16) / 32 * 0.3
            return sum + Self.litShare(x, length) / 8
          }
          let measured = left[channel] / all[channel]
          #expect(
            abs(measured - expected) < tolerance, "\(column), channel \(channel): \(measured) for \(expected)"
          )
        }
      }
    }

    /// Share of a diffusion profile of length d that lies on the half plane beyond a line at distance x (negative
    /// outside it), by the midpoint rule over rings.
    private static func litShare(_ x: Double, _ d: Double) -> Double {
      let (count, end) = (4000, 40 * d)
      let beyond = (0..<count).reduce(0.0) { sum, k in
        let r = abs(x) + (end - abs(x)) * (Double(k) + 0.5) / Double(count)
        let profile = (exp(-r / d) + exp(-r / (3 * d))) / (8 * Double.pi * d * r)
        return sum + profile * 2 * r * acos(abs(x) / r) * (end - abs(x)) / Double(count)
      }
      return x > 0 ? 1 - beyond : beyond
    }

    /// A tangle of clear fibres scatters all light on: R, TT, TRT and later lobes are complete.
    @Test func clearHairVanishesInUniformLight() throws {
      let film = try renderFurnace(
        TestScenes.scene(
          strandGroups: [TestScenes.hairPatch(count: 400, radius: 0.001, absorption: Vector(0, 0, 0.5))],
          materials: [TestScenes.hair]), samples: 32)
      let mean = RendererTests.mean(film)
      #expect(abs(mean.x - 1) < 0.005 && abs(mean.y - 1) < 0.005, "\(mean)")
      #expect(mean.z < 0.8, "\(mean)")
    }

    /// White cloth with white sheen: what the sheen sends back the base lacks, seen at any angle.
    @Test(arguments: [0.2, 0.35, 0.6, 1] as [Float])
    func sheenTakesWhatTheBaseLacks(roughness: Float) throws {
      var sphere = TestScenes.sphere(rings: 24)
      // All of it on top of a yarn, where relief does not darken the base.
      sphere.textureCoordinates = .init(repeating: Vector(0.5, 0.5 / 1.3, 0), count: sphere.positions.count)
      let film = try renderFurnace(
        TestScenes.scene(
          meshes: [sphere],
          materials: [
            .cloth(
              ClothMaterial(
                albedo: Vector(1, 1, 1), sheen: Vector(1, 1, 1), sheenRoughness: roughness, pattern: .rib,
                yarnSpacing: 1, relief: 0))
          ]))
      for ring in 0..<4 {
        let mean = RendererTests.mean(film) { column, row in
          Int(hypot(Double(column) - 15.5, Double(row) - 15.5) / 2.65) == ring
        }
        #expect(mean.x < 1.015 && mean.x > 0.95, "ring \(ring): \(mean)")
      }
    }

    /// A plane of albedo 0.6 under an uneven, turned map: the integral of the map over the plane's hemisphere.
    @Test(arguments: [0, 2.1] as [Float]) func planeGathersItsHemisphere(rotation: Float) throws {
      let light = TestScenes.unevenLight(rotation: rotation)
      let (film, _) = try render(
        TestScenes.scene(meshes: [TestScenes.plane()], materials: [plain(0.6)], light: light), samples: 64)
      // On a fine grid in double precision, radiance bilinear between the centers of texels.
      var expected = SIMD3<Double>.zero
      let (rows, columns) = (128, 256)
      for row in 0..<rows {
        for column in 0..<columns {
          let theta = Double.pi * (Double(row) + 0.5) / Double(rows)
          let phi = 2 * Double.pi * (Double(column) + 0.5) / Double(columns)
          let local = SIMD3(sin(theta) * sin(phi), cos(theta), -sin(theta) * cos(phi))
          let (c, s) = (cos(Double(rotation)), sin(Double(rotation)))
          let towardViewer = -s * local.x + c * local.z  // the plane's normal is +z
          guard towardViewer > 0 else { continue }
          let radiance = TestScenes.radiance(
            light.map, column: (Double(column) + 0.5) * 16 / Double(columns),
            row: (Double(row) + 0.5) * 8 / Double(rows))
          expected +=
            radiance
            * (towardViewer * sin(theta) * (Double.pi / Double(rows)) * (2 * Double.pi / Double(columns)))
        }
      }
      expected *= 0.6 / Double.pi * Double(light.scale)
      let mean = RendererTests.mean(film)
      for channel in 0..<3 {
        #expect(abs(mean[channel] / expected[channel] - 1) < 0.005, "\(mean) for \(expected)")
      }
    }

    /// A pixel whose samples together take far more steps than 65,535, after which Mesa 22.3 breaks a loop off:
    /// no loop of a shader goes over samples and steps together, so all of them count.
    @Test func longPixelsAreComplete() throws {
      let scene = TestScenes.scene(
        meshes: [TestScenes.sphere(radius: 1, rings: 140)], materials: [plain(0.5)], span: 0.3, distance: 1.2)
      let few = try render(scene, size: 16, samples: 16) { $0.view = .steps }
      let samples = 4096
      let steps = few.film.radiance.map { Double($0.x) * 256 * Double(samples) }
      #expect(
        (steps.max() ?? 0) > 80_000, "the scene takes too few steps to prove anything: \(steps.max() ?? 0)")
      let (film, statistics) = try render(scene, size: 16, samples: samples) {
        $0.maximumBounces = 2  // the sphere does not see itself
        $0.indirectClamp = 0
      }
      #expect(statistics.pathRays >= 16 * 16 * UInt64(samples))
      #expect(film.depth.allSatisfy { abs($0 - 0.2) < 0.02 })
      #expect(film.radiance.allSatisfy { abs($0.x - 0.5) < 0.005 })
    }
  }
}
