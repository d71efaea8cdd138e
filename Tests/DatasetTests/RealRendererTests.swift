import Dataset
import Foundation
import Geometry
import Render
import Scene
import Testing

/// The whole way from scenes to files with the real renderer, stopped in the middle of a picture.
@Suite struct RealRendererTests {
  private static let count: UInt64 = 5

  /// A few triangles and hairs before the camera of ``FakeFaces``, other ones for each index.
  private static func scene(_ index: UInt64) -> SceneDescription {
    let face = FakeFaces.scene(index: index)
    var random = CounterRandom(seed: 3, index: index)
    func point(_ depth: Float) -> Vector {
      Vector(random.next(in: -0.15...0.15), random.next(in: -0.15...0.15), depth)
    }
    let corners = (0..<60).map { _ in point(random.next(in: -0.1...0.05)) }
    let mesh = SurfaceMesh(
      name: "shards", positions: corners, normals: .init(repeating: Vector(0, 0, 1), count: corners.count),
      textureCoordinates: corners,
      triangles: (0..<UInt32(corners.count / 3)).map { SIMD3(3 * $0, 3 * $0 + 1, 3 * $0 + 2) },
      triangleClasses: .init(repeating: .skin, count: corners.count / 3), material: 0)
    var strands = Strands()
    for _ in 0..<40 { strands.append([SIMD4(point(0.06), 0.002), SIMD4(point(0.07), 0.002)]) }
    let hair = StrandGroup(
      name: "hair", strands: strands,
      absorptions: .init(repeating: Vector(0.1, 0.2, 0.4), count: strands.count), semanticClass: .hair,
      material: 1)
    return SceneDescription(
      meshes: [mesh], strandGroups: [hair],
      materials: [
        .plain(PlainMaterial(albedo: Vector(0.7, 0.5, 0.4), roughness: 0.4, indexOfRefraction: 1.4)),
        .hair(
          HairMaterial(
            longitudinalRoughness: 0.3, azimuthalRoughness: 0.3, scaleTilt: 0.035, indexOfRefraction: 1.55)),
      ],
      environment: EnvironmentLight(
        map: EnvironmentMap(width: 2, height: 1, pixels: [Vector(1, 1, 1), Vector(2, 1, 0.5)]), rotation: 0,
        scale: 1),
      camera: face.camera, face: face.face)
  }

  /// - Parameter isCancelled: Asked before each submission, with the numbers of the picture in this run and of the
  ///   submission in the picture.
  private static func source(
    isCancelled: @escaping @Sendable (_ picture: Int, _ submission: Int) -> Bool
  ) -> ExampleSource<FlattenedScene> {
    ExampleSource(
      build: { (FakeFaces.scene(index: $0), try FlattenedScene(scene($0))) },
      makeRenderer: {
        let device = ProcessInfo.processInfo.environment["FACET_TEST_DEVICE"] ?? "auto"
        let renderer = try ExampleRenderer.pathTracer(device: device)
        var picture = -1
        return ExampleRenderer(device: renderer.device, driver: renderer.driver) { scene, settings, stop in
          picture += 1
          var submission = -1
          return try renderer.render(scene, settings) {
            submission += 1
            return isCancelled(picture, submission) || stop()
          }
        }
      })
  }

  private func generate(
    in folder: String, threads: Int, cancellation: Cancellation = Cancellation(),
    isCancelled: @escaping @Sendable (_ picture: Int, _ submission: Int) -> Bool = { _, _ in false }
  ) throws -> PipelineProgress {
    let settings = DatasetSettings(
      facet: "1.2.3", assets: "shards", labels: LabelPlane.allCases, seed: 7, width: 16, height: 16,
      samples: 2)
    let dataset = try DatasetFolder(path: folder, settings: settings, shard: .whole)
    return try DatasetRun(folder: dataset, source: Self.source(isCancelled: isCancelled))
      .run(first: 0, count: Self.count, threads: threads, cancellation: cancellation)
  }

  /// Given up after the scene was uploaded, in its first bounces, and again in another picture with other threads.
  @Test func stoppedWithinAPictureAndContinuedEqualsUninterrupted() throws {
    let whole = try withFolder { folder in
      #expect(try generate(in: folder, threads: 1).committed == 5)
      return try contents(of: folder)
    }
    #expect(whole.count == 5 * 7 + 2)
    try withFolder { folder in
      let first = try generate(in: folder, threads: 3) { $0 == 1 && $1 == 1 }
      #expect(first.isCancelled && first.committed == 1)
      let names = try contents(of: folder).keys
      #expect(names.count { $0.hasPrefix("0") } == 7 && !names.contains { $0.contains("partial") })

      // As Ctrl-C does: the wish is made elsewhere while a picture is in flight.
      let cancellation = Cancellation()
      let second = try generate(in: folder, threads: 1, cancellation: cancellation) { picture, submission in
        if picture == 2 && submission == 2 { cancellation.request() }
        return false
      }
      #expect(second.isCancelled && second.committed == 2)

      #expect(try generate(in: folder, threads: 2).committed == 2)
      #expect(try contents(of: folder) == whole)
    }
  }
}
