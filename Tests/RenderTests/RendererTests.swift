import Foundation
import GPUTypes
import Geometry
import Scene
import Testing

@testable import Render

/// Tests of the whole renderer. They run one after another and share two renderers, as making one takes long.
@MainActor @Suite(.serialized) enum RendererTests {
  /// A renderer as users have it, and one whose work is cut into tiny tiles and batches of odd sizes.
  enum Kind: CaseIterable { case standard, small }

  static let smallBatch = PathTracer.Batch(
    capacity: 700, tilePixels: 150, walkSteps: 3, tracingLanes: 20, sharesAtomics: true)
  private static var renderers: [Kind: Renderer] = [:]

  static func renderer(_ kind: Kind = .standard) throws -> Renderer {
    if let renderer = renderers[kind] { return renderer }
    let renderer = try Renderer(
      device: ProcessInfo.processInfo.environment["FACET_TEST_DEVICE"] ?? "auto", validation: true,
      batch: kind == .small ? smallBatch : nil)
    renderers[kind] = renderer
    return renderer
  }

  /// Renders a scene, and checks that nothing went wrong on the way.
  static func render(
    _ scene: SceneDescription, size: Int = 32, samples: Int = 16, seed: UInt32 = 1, on kind: Kind = .standard,
    sourceLocation: SourceLocation = #_sourceLocation, adjust: (inout RenderSettings) -> Void = { _ in }
  ) throws -> (film: Film, statistics: RenderStatistics) {
    let renderer = try renderer(kind)
    let before = renderer.validationMessages.count
    var settings = RenderSettings(width: size, height: size, samples: samples, seed: seed)
    adjust(&settings)
    let film = try renderer.render(FlattenedScene(scene), settings: settings)
    let statistics = renderer.statistics
    #expect(renderer.validationMessages.dropFirst(before).joined() == "", sourceLocation: sourceLocation)
    #expect(statistics.nonFinite == 0, sourceLocation: sourceLocation)
    #expect(statistics.truncatedRays == 0, sourceLocation: sourceLocation)
    #expect(
      film.radiance.allSatisfy { $0.min() >= 0 && $0.max() < .infinity }, sourceLocation: sourceLocation)
    return (film, statistics)
  }

  /// Mean radiance of the pixels that `include` chooses by their column and row.
  static func mean(_ film: Film, where include: (Int, Int) -> Bool = { _, _ in true }) -> SIMD3<Double> {
    var (sum, count) = (SIMD3<Double>.zero, 0.0)
    for row in 0..<film.height {
      for column in 0..<film.width where include(column, row) {
        let radiance = film.radiance[row * film.width + column]
        sum += SIMD3(Double(radiance.x), Double(radiance.y), Double(radiance.z))
        count += 1
      }
    }
    return sum / count
  }
}
