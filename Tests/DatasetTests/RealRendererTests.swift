import Dataset
import Foundation
import Render
import Synchronization
import Testing

/// The whole way from scenes to files with the real renderer, stopped in the middle of a picture.
@Suite struct RealRendererTests {
  private static let count: UInt64 = 5

  /// - Parameter isCancelled: Asked before each submission, with the numbers of the picture in this run and of the
  ///   submission in the picture.
  private static func source(
    picturesInFlight: Int,
    isCancelled: @escaping @Sendable (_ picture: Int, _ submission: Int) -> Bool
  ) -> ExampleSource<FlattenedScene> {
    var source = ExampleSource(
      build: Shards.build,
      makeRenderer: {
        let device = ProcessInfo.processInfo.environment["FACET_TEST_DEVICE"] ?? "auto"
        let renderer = try ExampleRenderer.pathTracer(device: device)
        let pictures = Atomic<Int>(0)
        return ExampleRenderer(device: renderer.device, driver: renderer.driver) { scene, settings, stop in
          let picture = pictures.add(1, ordering: .relaxed).oldValue
          var submission = -1
          return try renderer.render(scene, settings) {
            submission += 1
            return isCancelled(picture, submission) || stop()
          }
        }
      })
    source.picturesInFlight = picturesInFlight
    return source
  }

  private func generate(
    in folder: String, threads: Int, picturesInFlight: Int = 1, cancellation: Cancellation = Cancellation(),
    isCancelled: @escaping @Sendable (_ picture: Int, _ submission: Int) -> Bool = { _, _ in false }
  ) throws -> PipelineProgress {
    let dataset = try DatasetFolder(path: folder, settings: Shards.settings, shard: .whole)
    let source = Self.source(picturesInFlight: picturesInFlight, isCancelled: isCancelled)
    return try DatasetRun(folder: dataset, source: source).run(
      first: 0, count: Self.count, threads: threads, cancellation: cancellation)
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

  /// Pictures share the device's queue and the tracer's buffers, and yet nothing of one is seen in another.
  @Test func picturesInFlightDoNotDisturbEachOther() throws {
    func files(picturesInFlight: Int) throws -> [String: String] {
      try withFolder { folder in
        let result = try generate(in: folder, threads: 2, picturesInFlight: picturesInFlight)
        #expect(result.committed == 5)
        return try contents(of: folder)
      }
    }
    let alone = try files(picturesInFlight: 1)
    #expect(try files(picturesInFlight: 3) == alone)
    #expect(try files(picturesInFlight: 5) == alone)
  }
}
