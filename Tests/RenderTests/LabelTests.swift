import Geometry
import Render
import Scene
import Testing

extension RendererTests {
  /// Labels against rays that the host traces by brute force in double precision.
  @MainActor @Suite struct Labels {
    static let size = 24

    /// Two balls of different classes, one before the other, before a wall of cloth that covers the lower half; thick
    /// hairs across all of it, and brows partly before the skin and partly beyond it.
    static let scene: SceneDescription = {
      var skin = TestScenes.sphere(radius: 0.08, rings: 7, semanticClass: .skin)
      skin.material = 0
      var nose = TestScenes.sphere(radius: 0.03, rings: 5, semanticClass: .nose)
      nose.positions = nose.positions.map { $0 + Vector(0.03, -0.02, 0.09) }
      var wall = TestScenes.plane(semanticClass: .clothing, z: -0.2, material: 1)
      wall.positions = wall.positions.map { Vector($0.x, min($0.y, -0.04), $0.z) }
      func group(_ semanticClass: SemanticClass, _ strands: [[SIMD4<Float>]]) -> StrandGroup {
        var all = Strands()
        for strand in strands { all.append(strand) }
        return StrandGroup(
          name: "hair", strands: all, absorptions: .init(repeating: Vector(repeating: 0.3), count: all.count),
          semanticClass: semanticClass, material: 2)
      }
      return TestScenes.scene(
        meshes: [skin, nose, wall],
        strandGroups: [
          group(
            .hair,
            (0..<9).map { index in
              let x = -0.12 + 0.02 * Float(index)
              return [
                SIMD4(x, -0.13, 0.1, 0.003), SIMD4(x + 0.02, 0, 0.13, 0.003), SIMD4(x, 0.13, 0.1, 0.003),
              ]
            }),
          group(.rightBrow, [[SIMD4(-0.14, 0.05, 0.12, 0.008), SIMD4(0.03, 0.05, 0.12, 0.008)]]),
          group(.leftBrow, [[SIMD4(0.04, 0.03, 0.12, 0.006), SIMD4(0.14, 0.06, 0.12, 0.006)]]),
        ],
        materials: [
          .plain(PlainMaterial(albedo: Vector(0.5, 0.5, 0.5), roughness: 0.5, indexOfRefraction: 1.4)),
          .cloth(
            ClothMaterial(
              albedo: Vector(0.2, 0.3, 0.4), sheen: Vector(0.1, 0.1, 0.1), sheenRoughness: 0.5,
              pattern: .weave,
              yarnSpacing: 0.01, relief: 0.001)),
          TestScenes.hair,
        ])
    }()

    /// With one sample a pixel every plane shows exactly what its ray meets.
    @Test func oneSampleShowsWhatItsRayMeets() throws {
      try compare(samples: 1, seed: 5)
    }

    /// With more, the class of the most samples wins, and depth and normal are those of its samples alone.
    @Test func mostSamplesWin() throws {
      try compare(samples: 8, seed: 6)
    }

    private func compare(samples: Int, seed: UInt32) throws {
      let film = try render(Self.scene, size: Self.size, samples: samples, seed: seed).film
      let host = BruteForce(Self.scene, size: Self.size)
      var found: Set<SemanticClass> = []
      var (pixels, skipped) = (0, 0)
      for pixel in 0..<Self.size * Self.size {
        let hits = (0..<samples).map { host.hit(pixel: pixel, sample: $0, seed: seed) }
        // Where a ray passes an edge more closely than float can tell, either answer is right.
        if hits.contains(where: \.isDoubtful) {
          skipped += 1
          continue
        }
        pixels += 1
        var counts = [Int](repeating: 0, count: 256)
        for hit in hits { counts[Int(hit.semanticClass.rawValue)] += 1 }
        let most = counts.max() ?? 0
        let winner = SemanticClass(rawValue: UInt8(counts.firstIndex(of: most) ?? 0)) ?? .ignore
        found.insert(winner)
        let place = "column \(pixel % Self.size), row \(pixel / Self.size)"
        #expect(film.classes[pixel] == winner, "\(place)")
        let hairShare = Float(counts[Int(SemanticClass.hair.rawValue)]) / Float(samples)
        #expect(film.hairAlpha[pixel] == hairShare, "\(place)")
        guard winner != .background, film.classes[pixel] == winner else {
          #expect(film.depth[pixel] == .infinity && film.normals[pixel] == .zero, "\(place)")
          continue
        }
        let own = hits.filter { $0.semanticClass == winner }
        let depth = own.map(\.depth).reduce(0, +) / Double(own.count)
        #expect(abs(Double(film.depth[pixel]) - depth) < 2e-5, "\(place)")
        let normal = normalized(own.map(\.normal).reduce(.zero, +))
        #expect(distance(film.normals[pixel], normal) < 2e-3, "\(place)")
      }
      #expect(skipped < pixels / 20)
      #expect(
        found.isSuperset(of: [.background, .skin, .nose, .clothing, .hair, .rightBrow, .leftBrow, .ignore]),
        "\(found)")
    }

    @Test func landmarksAreSeenOrHidden() throws {
      var scene = Self.scene
      scene.meshes = [TestScenes.sphere(radius: 0.08, rings: 24)]
      scene.strandGroups = [scene.strandGroups[0]]
      scene.strandGroups[0].strands = Strands()
      scene.strandGroups[0].strands.append([SIMD4(-0.05, 0.05, 0.1, 0.004), SIMD4(0.05, 0.05, 0.1, 0.004)])
      scene.strandGroups[0].absorptions = [.zero]
      let edge = Float(0.15)  // half of what the camera sees, at the origin's depth
      let expected: [(Vector, Bool)] = [
        (Vector(0, 0, 0.08), true),  // on the front
        (Vector(0.03, 0.02, 0.0715), true),
        (Vector(0, 0, 0.0785), true),  // just below the skin, as lips and lids may lie
        (Vector(0, 0, 0.07), false),  // too deep
        (Vector(0, 0, -0.08), false),  // on the back
        (Vector(0.079, 0, -0.02), false),  // beyond the outline
        (Vector(0.1, 0.02, 0), true),  // in the air beside
        (Vector(0, 0.05, 0.0625), false),  // behind the hair
        (Vector(0, 0.05, 0.11), true),  // before it
        (Vector(edge * 0.99, 0, 0), true), (Vector(edge * 1.01, 0, 0), false),
        (Vector(0, -edge * 0.99, 0), true), (Vector(0, -edge * 1.01, 0), false),
        (Vector(0, 0, 1.2), false),  // behind the camera
      ]
      scene.face.landmarks = expected.map(\.0)
      let film = try render(scene, samples: 1).film
      for (index, landmark) in expected.enumerated() {
        #expect(film.landmarkVisible[index] == landmark.1, "\(landmark.0)")
      }
      #expect(film.landmarkVisible.count == expected.count)
    }
  }
}
