import Geometry
import Scene
import Testing

@testable import Render

/// How samples are shared out, without a device.
@Suite struct AdaptiveSamplingTests {
  private let adaptive = AdaptiveSampling(error: 0.01, maximumSamples: 1024)

  private func pilot(width: Int = 24, height: Int = 20, seed: UInt64 = 1) -> AdaptiveSampling.Pilot {
    var random = CounterRandom(seed: seed, index: 0)
    let count = width * height
    return AdaptiveSampling.Pilot(
      width: width, height: height, samples: 16, means: (0..<count).map { _ in random.next(in: 0...1.5) },
      variances: (0..<count).map { $0 % 24 < 12 ? 0 : random.next(in: 0...0.02) })
  }

  /// Else pixels would stop by their own light, and pictures become darker.
  @Test func noPixelIsJudgedByItself() {
    let base = pilot()
    let counts = adaptive.sampleCounts(base)
    #expect(Set(counts).count > 3)
    for (place, count) in counts.enumerated() {
      var changed = base
      changed.means[place] = 100
      changed.variances[place] = 50
      #expect(adaptive.sampleCounts(changed)[place] == count, "pixel \(place)")
    }
  }

  @Test func countsArePowersOfTwoWithinBounds() {
    for seed in 0..<20 as Range<UInt64> {
      for count in adaptive.sampleCounts(pilot(width: 7, height: 3, seed: seed)) {
        #expect((16...1024).contains(count) && count & (count - 1) == 0)
      }
    }
    let quiet = AdaptiveSampling.Pilot(
      width: 1, height: 1, samples: 16, means: [1], variances: [9])
    #expect(adaptive.sampleCounts(quiet) == [16])  // nothing around it speaks
  }

  /// Even noise of standard error s and mean x has the encoded error s / 2√x, and falls with the root of the samples.
  @Test(arguments: [(0.02, 1.0, 16), (0.0201, 1.0, 32), (0.04, 1.0, 64), (0.04, 0.25, 256), (0.5, 0.1, 1024)])
  func errorsAreThoseOfTheEncodedPicture(deviation: Double, mean: Double, count: Int) {
    // Rounded down a little, as squares of such numbers are not exact.
    let variance = Float(deviation * deviation * 0.9999)
    let pilot = AdaptiveSampling.Pilot(
      width: 9, height: 9, samples: 16, means: .init(repeating: Float(mean), count: 81),
      variances: .init(repeating: variance, count: 81))
    #expect(adaptive.sampleCounts(pilot).allSatisfy { $0 == count })
  }
}

extension RendererTests {
  /// More samples for noisy pixels.
  @MainActor @Suite struct Adaptive {
    private static let size = 24
    private static let scene = Determinism.scene

    /// The same with a lens, so that labels have a pass of their own.
    private static let blurredScene: SceneDescription = {
      var scene = Determinism.scene
      scene.camera.lens = Lens(
        apertureRadius: 0.01, focusDistance: 0.9, blades: 6, rotation: 0.1, catsEye: 0.2)
      return scene
    }()

    private func adaptive(
      _ scene: SceneDescription, error: Float = 0.02, limit: Int = 128, seed: UInt32 = 1,
      on kind: Kind = .standard
    ) throws -> Film {
      try render(scene, size: Self.size, samples: 16, seed: seed, on: kind) {
        $0.adaptive = AdaptiveSampling(error: error, maximumSamples: limit)
      }.film
    }

    @Test(arguments: [false, true]) func labelsStayAsTheyAre(isBlurred: Bool) throws {
      let scene = isBlurred ? Self.blurredScene : Self.scene
      let plain = try render(scene, size: Self.size, samples: 16).film
      let film = try adaptive(scene)
      #expect(film.classes == plain.classes && film.hairAlpha == plain.hairAlpha)
      #expect(film.depth == plain.depth && film.normals == plain.normals)
      #expect(film.landmarkVisible == plain.landmarkVisible)
      let counts = try #require(film.sampleCounts)
      #expect(Set(counts).isSuperset(of: [16, 64, 128]))
      for place in counts.indices where counts[place] == 16 {
        #expect(film.radiance[place] == plain.radiance[place])
      }
      #expect(zip(film.radiance, plain.radiance).count { $0 != $1 } > 100)
    }

    /// The further samples are those that the pixel would have got with all others: its sequence goes on.
    @Test func pixelsGoOnWithTheirSequence() throws {
      let film = try adaptive(Self.blurredScene)
      let counts = try #require(film.sampleCounts)
      for samples in [32, 64, 128] {
        let whole = try render(Self.blurredScene, size: Self.size, samples: samples).film
        for place in counts.indices where counts[place] == samples {
          let difference = film.radiance[place] - whole.radiance[place]
          #expect(length(difference) <= 1e-5 * (length(whole.radiance[place]) + 0.01), "pixel \(place)")
        }
      }
    }

    @Test func tilesAndBatchesLeaveNoTrace() throws {
      let whole = try adaptive(Self.scene)
      #expect(whole == (try adaptive(Self.scene, on: .small)))
      #expect(whole == (try adaptive(Self.scene)))
      #expect(whole != (try adaptive(Self.scene, seed: 2)))
    }

    @Test func pathsAreCounted() throws {
      let (film, statistics) = try render(Self.scene, size: Self.size, samples: 16) {
        $0.adaptive = AdaptiveSampling(error: 0.02, maximumSamples: 128)
      }
      let counts = try #require(film.sampleCounts)
      #expect(statistics.cameraPaths == counts.reduce(0) { $0 + UInt64($1) })
      #expect(statistics.lostLabels == 0)
      #expect(statistics.pathRays >= statistics.cameraPaths)
    }

    /// Hair is noisy; the background, seen directly, is not. At a number of samples that is not above that of a picture
    /// with as many everywhere, the error is smaller; and the mean of pictures is the same.
    @Test func samplesGoWhereNoiseIsAndErrorsFall() throws {
      let scene = TestScenes.scene(
        strandGroups: [
          TestScenes.hairPatch(count: 60, radius: 0.0008, absorption: Vector(repeating: 0.05), material: 0)
        ], materials: [TestScenes.hair], light: TestScenes.unevenLight(), span: 0.36)
      let reference = try render(scene, size: Self.size, samples: 2048, seed: 99).film
      let seeds: Range<UInt32> = 1..<9
      var errors: (plain: Double, adaptive: Double) = (0, 0)
      var (used, means): (Double, [Double]) = (0, [])
      for seed in seeds {
        let film = try adaptive(scene, error: 0.03, limit: 256, seed: seed)
        let plain = try render(scene, size: Self.size, samples: 64, seed: seed).film
        let counts = try #require(film.sampleCounts)
        func meanCount(_ semanticClass: SemanticClass) -> Double {
          let chosen = counts.indices.filter { film.classes[$0] == semanticClass }
          return chosen.reduce(0) { $0 + Double(counts[$1]) } / Double(chosen.count)
        }
        #expect(meanCount(.hair) > 2 * meanCount(.background))
        used += counts.reduce(0) { $0 + Double($1) } / Double(counts.count * seeds.count)
        errors.plain += Self.squaredError(plain, reference)
        errors.adaptive += Self.squaredError(film, reference)
        means.append(RendererTests.mean(film).sum())
      }
      #expect(used <= 56)
      #expect(errors.adaptive < 0.85 * errors.plain, "\(errors)")
      let mean = means.reduce(0, +) / Double(means.count)
      let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(means.count - 1)
      let deviation = (variance / Double(means.count)).squareRoot()
      #expect(abs(mean - RendererTests.mean(reference).sum()) < 4 * deviation + 1e-3)
    }

    /// Of pictures encoded by a square root, summed.
    private static func squaredError(_ film: Film, _ reference: Film) -> Double {
      zip(film.radiance, reference.radiance).reduce(0) { sum, pair in
        let difference = squareRoots(pair.0) - squareRoots(pair.1)
        return sum + Double(dot(difference, difference))
      }
    }

    private static func squareRoots(_ v: SIMD3<Float>) -> SIMD3<Float> {
      SIMD3(v.x.squareRoot(), v.y.squareRoot(), v.z.squareRoot())
    }
  }
}
