import Foundation
import GPU
import GPUTypes
import Geometry
import Render
import Scene
import TestSupport
import Testing

/// Random walks below the skin, on their own: in a medium that fills half of space; see walkProbe.comp.
@Suite struct WalkTests {
  private struct Setting: BitwiseCopyable {
    var albedo: vec3
    var length: vec3
    var bound: UInt32
    var guided: Float
  }

  private struct Step: BitwiseCopyable {
    var direction: vec3
    var distance: Float
    var collision: vec3
    var exit: vec3
  }

  private struct StepSetting: BitwiseCopyable {
    var scattered: vec3
    var extinction: vec3
    var chances: vec3
    var guided: Float
  }

  private struct Walk: BitwiseCopyable {
    var weight: vec3
    /// Between entry and exit.
    var radius: Float
    var steps: UInt32

    var channels: SIMD3<Double> { SIMD3(Double(weight.x), Double(weight.y), Double(weight.z)) }
  }

  private static let count = 100_000

  /// WALK_GUIDED_SHARE of scattering/walk.glsl.
  private static let guided: Float = 0.5

  private func walks(albedo: Vector, length: Vector, bound: UInt32 = 256, guided: Float = Self.guided) throws
    -> [Walk]
  {
    try withGPU {
      try $0.run(
        probe: "walkProbe", in: .module,
        inputs: [Setting(albedo: vec3(albedo), length: vec3(length), bound: bound, guided: guided)],
        count: Self.count,
        of: Walk.self)
    }
  }

  /// What comes out is the albedo that was asked for, in each channel, whatever the others are.
  @Test(
    arguments: [
      Vector(0.5, 0.25, 0.15), Vector(0.2, 0.09, 0.04), Vector(0.8, 0.8, 0.8), Vector(0.05, 0.5, 0.75),
    ])
  func albedoIsMet(albedo: Vector) throws {
    let walks = try walks(albedo: albedo, length: Vector(1e-3, 4e-4, 2.5e-4))
    for channel in 0..<3 {
      let weights = walks.map { $0.channels[channel] }
      let mean = weights.reduce(0, +) / Double(weights.count)
      let variance = weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(weights.count)
      let deviation = (variance / Double(weights.count)).squareRoot()
      #expect(
        abs(mean / Double(albedo[channel]) - 1) < 0.005 + 3 * deviation / mean,
        "\(channel): \(mean) ± \(deviation) for \(albedo)")
      #expect(weights.allSatisfy { $0 >= 0 && $0 < 100 })
    }
    // In the albedos of skin a walk is short, and next to none is ended by its bound.
    let steps = walks.reduce(0.0) { $0 + Double($1.steps) } / Double(walks.count)
    let isSkin = albedo.max() < 0.6
    #expect(steps < (isSkin ? 12 : 40), "\(steps)")
    #expect(walks.count { $0.steps == 256 } < walks.count / (isSkin ? 500 : 25))
  }

  /// Guiding changes noise, not light: less than half of the variance for the same steps, in the colors of skin.
  @Test func guidingTakesNoiseOut() throws {
    func noise(_ walks: [Walk]) -> (mean: Double, variance: Double, steps: Double) {
      let values = walks.map { ($0.channels * SIMD3(0.2126, 0.7152, 0.0722)).sum() }
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return (mean, variance / (mean * mean), walks.reduce(0.0) { $0 + Double($1.steps) } / count)
    }
    let (albedo, length) = (Vector(0.5, 0.25, 0.15), Vector(1e-3, 4e-4, 2.5e-4))
    let plain = noise(try walks(albedo: albedo, length: length, guided: 1e-6))
    let guided = noise(try walks(albedo: albedo, length: length))
    #expect(abs(guided.mean / plain.mean - 1) < 0.012, "\(guided) for \(plain)")
    #expect(guided.variance < 0.6 * plain.variance, "\(guided) for \(plain)")
    #expect(guided.steps < plain.steps)
  }

  /// Directions and distances of steps follow the density that the weights divide by, and the weights are what is wanted
  /// over it.
  @Test(arguments: [0, 0.5, 0.9] as [Float]) func stepsFollowTheirDensity(guided: Float) throws {
    let (scattered, extinction) = (SIMD3(0.97, 0.8, 0.3), SIMD3(1000.0, 2500.0, 6000.0))
    let chances = SIMD3(0.5, 0.3, 0.2)
    let count = 200_000
    let steps: [Step] = try withGPU {
      try $0.run(
        probe: "walkStepProbe", in: .module,
        inputs: [
          StepSetting(
            scattered: vec3(Vector(scattered)), extinction: vec3(Vector(extinction)),
            chances: vec3(Vector(chances)),
            guided: guided)
        ], count: count, of: Step.self)
    }
    // The asymptotic length by bisection, where the shader has a fit.
    let reach = (0..<3).map { channel in
      var (low, high) = (1 + 1e-12, 1e6)
      for _ in 0..<200 {
        let middle = (low * high).squareRoot()
        if scattered[channel] * middle * atanh(1 / middle) > 1 { low = middle } else { high = middle }
      }
      return low
    }
    /// Chance of a cosine in a bin and a collision beyond a distance: the integral over the bin.
    func share(_ cosines: ClosedRange<Double>, beyond t: Double) -> Double {
      let parts = 4096  // it peaks where the cosine is 1
      return (0..<parts).reduce(0.0) { sum, part in
        let width = (cosines.upperBound - cosines.lowerBound) / Double(parts)
        let cosine = cosines.lowerBound + (Double(part) + 0.5) * width
        let density = (0..<3).reduce(0.0) { sum, c in
          let toward = 1 / (reach[c] - cosine) / log((reach[c] + 1) / (reach[c] - 1))
          let plain = (1 - Double(guided)) * 0.5 * exp(-extinction[c] * t)
          let turned = Double(guided) * toward * exp(-extinction[c] * (1 - cosine / reach[c]) * t)
          return sum + chances[c] * (plain + turned)
        }
        return sum + density * width
      }
    }
    let (columns, rows) = (10, 8)
    let edges = (0..<rows).map { 2.5e-4 * (exp(0.45 * Double($0)) - 1) } + [Double.infinity]
    var (observed, chance) = (
      [Int](repeating: 0, count: columns * rows), [Double](repeating: 0, count: columns * rows)
    )
    for column in 0..<columns {
      // Without guiding the first step keeps its direction: there is one column.
      if guided == 0 && column > 0 { break }
      let cosines =
        guided == 0 ? -1.0...1.0 : (-1 + 0.2 * Double(column))...(-0.8 + 0.2 * Double(column))
      for row in 0..<rows {
        chance[column * rows + row] =
          share(cosines, beyond: edges[row]) - (row + 1 < rows ? share(cosines, beyond: edges[row + 1]) : 0)
      }
    }
    for step in steps {
      let column = guided == 0 ? 0 : min(Int((Double(step.direction.z) + 1) / 0.2), columns - 1)
      let row = (edges.lastIndex { $0 <= Double(step.distance) } ?? 0)
      observed[column * rows + min(row, rows - 1)] += 1
    }
    let p = ChiSquare.pValue(observed: observed, chances: chance, draws: count)
    #expect(p > 1e-4, "\(p): \(observed) for \(chance.map { Int($0 * Double(count)) })")
    // A collision somewhere is certain, so weights to collisions have the mean of what is scattered.
    for channel in 0..<3 {
      let weights = steps.map { step in
        let w = [step.collision.x, step.collision.y, step.collision.z][channel]
        return Double(w)
      }
      let mean = weights.reduce(0, +) / Double(count)
      let deviation =
        (weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
        / Double(count).squareRoot()
      #expect(abs(mean - scattered[channel]) < 4 * deviation + 1e-3, "\(channel): \(mean) ± \(deviation)")
    }
    #expect(steps.allSatisfy { $0.distance >= 0 && $0.exit.x.isFinite && $0.exit.x >= 0 })
  }

  /// Light spreads as the profile that the lengths were fitted to, to what the fit leaves.
  @Test(arguments: [0.2, 0.5, 0.8] as [Float]) func lightSpreadsAsTheProfile(albedo: Float) throws {
    let length = 5e-4
    let walks = try walks(albedo: Vector(repeating: albedo), length: Vector(repeating: Float(length)))
    let total = walks.reduce(0.0) { $0 + Double($1.weight.x) }
    for extent in [0.5, 1, 2, 4, 8, 12] {
      let inside = walks.reduce(0.0) { $0 + (Double($1.radius) < extent * length ? Double($1.weight.x) : 0) }
      // The profile's integral over a disc.
      let expected = 1 - 0.25 * exp(-extent) - 0.75 * exp(-extent / 3)
      #expect(abs(inside / total - expected) < 0.06, "\(inside / total) for \(expected) within \(extent)")
    }
  }
}

extension RendererTests {
  /// Walks through the whole renderer.
  @MainActor @Suite struct Walks {
    /// Light that shines on the back of a thin slab of skin comes through it, by a plain Monte Carlo simulation as much.
    @Test func lightComesThroughThinSkin() throws {
      let thickness = 0.002
      let (albedo, meanFreePath) = (0.5, 0.006)
      var slab = TestScenes.box(halfSize: Vector(0.2, 0.2, Float(thickness / 2)))
      slab.tints = .init(repeating: Vector(repeating: Float(albedo)), count: slab.positions.count)
      slab.details = .init(repeating: SIMD4(0.5, 0, 0, 1), count: slab.positions.count)
      let skin = Material.skin(
        SkinMaterial(
          meanFreePath: Vector(repeating: Float(meanFreePath)), roughness: 0.4, oilRoughness: 0.4,
          oilShare: 0,
          indexOfRefraction: 1, poreDepth: 0))
      let (film, statistics) = try render(
        TestScenes.scene(
          meshes: [slab], materials: [skin], light: EnvironmentLight(map: Self.behind, rotation: 0, scale: 1),
          span: 0.1
        ), size: 16, samples: 256
      ) { $0.indirectClamp = 0 }
      let kept = pow((albedo.squareRoot() * 255).rounded() / 255, 2)
      let length = meanFreePath / (3.5 + 100 * pow(kept - 0.33, 4))
      let extinction = 1 / (length * (1.9 - kept + 3.5 * (kept - 0.8) * (kept - 0.8)))
      let expected = Self.transmittance(thickness: thickness * extinction, albedo: kept)
      let mean = RendererTests.mean(film)
      #expect(abs(mean.x / expected - 1) < 0.04, "\(mean) for \(expected)")
      #expect(statistics.walks == 16 * 16 * 256 && statistics.lostWalks == 0)
      #expect(statistics.walkSteps > 2 * statistics.walks)
    }

    /// Melanin lies above the tissue that light goes through, and takes the same share of all of it: of light that comes
    /// through a slab as of light that comes back.
    @Test func darkSkinLetsAsSmallAShareThrough() throws {
      let tissue: Float = 0.6
      func mean(tint: Float, tissueAlbedo: Float, lit map: EnvironmentMap = Self.behind) throws -> Double {
        var slab = TestScenes.box(halfSize: Vector(0.2, 0.2, 0.001))
        slab.tints = .init(repeating: Vector(repeating: tint), count: slab.positions.count)
        slab.details = .init(repeating: SIMD4(0.5, 0, 0, 1), count: slab.positions.count)
        var skin = SkinMaterial(
          meanFreePath: Vector(repeating: 0.006), roughness: 0.4, oilRoughness: 0.4, oilShare: 0,
          indexOfRefraction: 1, poreDepth: 0)
        skin.tissueAlbedo = Vector(repeating: tissueAlbedo)
        let (film, _) = try render(
          TestScenes.scene(
            meshes: [slab], materials: [.skin(skin)],
            light: EnvironmentLight(map: map, rotation: 0, scale: 1), span: 0.1
          ), size: 16, samples: 64
        ) { $0.indirectClamp = 0 }
        return Double(RendererTests.mean(film).x)
      }
      let pale = try mean(tint: tissue, tissueAlbedo: 0)
      #expect(abs(try mean(tint: 0.06, tissueAlbedo: tissue) / pale - 0.1) < 0.003)
      let even = EnvironmentMap(width: 4, height: 2, pixels: .init(repeating: Vector(1, 1, 1), count: 8))
      let reflected = try mean(tint: tissue, tissueAlbedo: 0, lit: even)
      #expect(abs(try mean(tint: 0.06, tissueAlbedo: tissue, lit: even) / reflected - 0.1) < 0.003)
      #expect(abs(try mean(tint: tissue, tissueAlbedo: tissue) / pale - 1) < 1e-4)
      // As it was with the dark tint for the albedo of the tissue: more came through than comes back.
      #expect(try mean(tint: 0.06, tissueAlbedo: 0) / pale > 0.2)
    }

    /// Even light from the half of space behind a slab: columns count from -z.
    private static var behind: EnvironmentMap {
      var map = EnvironmentMap(width: 64, height: 32, pixels: .init(repeating: .zero, count: 64 * 32))
      for row in 0..<32 {
        for column in 0..<64 where column < 16 || column >= 48 {
          map.pixels[row * 64 + column] = Vector(1, 1, 1)
        }
      }
      return map
    }

    /// Share of diffuse light that passes a slab, by walks that are absorbed where they are: no weights, no channels.
    private static func transmittance(thickness: Double, albedo: Double) -> Double {
      // The same inversion in double precision.
      let b = 1.0813 + 1.247 * albedo
      let s = (b - (b * b - 4 * 0.0813 * (1 - albedo)).squareRoot()) / (2 * 0.0813)
      let scattered = 1 - s * s
      var random = CounterRandom(seed: 9, index: 9)
      let count = 40_000
      var passed = 0
      for _ in 0..<count {
        var (depth, cosine) = (0.0, Double(random.nextUnit()).squareRoot())
        while true {
          depth -= log(1 - Double(random.nextUnit())) * cosine
          if depth >= thickness { passed += 1 }
          if depth < 0 || depth >= thickness || Double(random.nextUnit()) >= scattered { break }
          cosine = 1 - 2 * Double(random.nextUnit())
        }
      }
      return Double(passed) / Double(count)
    }
  }
}
