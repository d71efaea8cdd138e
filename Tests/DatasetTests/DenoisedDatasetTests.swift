import Dataset
import Denoising
import Foundation
import Render
import TestSupport
import Testing

/// Needs the denoiser's library: `tools/setup --denoiser`, as `tools/test` calls it.
@Suite struct DenoisedDatasetTests {
  private static let labels = ["_seg.png", "_ldmks.txt", "_hair.png", "_depth.exr", "_normals.exr"]

  private func examples(denoiser: Denoiser?) throws -> [String: [UInt8]] {
    try withFolder { folder in
      var settings = Shards.settings
      settings.denoiser = denoiser?.name
      let source = ExampleSource<FlattenedScene>(
        build: Shards.build,
        makeRenderer: {
          try .pathTracer(device: ProcessInfo.processInfo.environment["FACET_TEST_DEVICE"] ?? "auto")
        }, denoiser: denoiser)
      let dataset = try DatasetFolder(path: folder, settings: settings, shard: .whole)
      _ = try DatasetRun(folder: dataset, source: source)
        .run(first: 0, count: 2, threads: 2, cancellation: Cancellation())
      return try Files.names(in: folder).reduce(into: [:]) { $0[$1] = try Files.read("\(folder)/\($1)") }
    }
  }

  @Test func picturesChangeAndLabelsStay() throws {
    let plain = try examples(denoiser: nil)
    let denoiser = try Denoiser(path: TestDenoiser.path())
    let denoised = try examples(denoiser: denoiser)
    for number in ["000000", "000001"] {
      for label in Self.labels {
        #expect(denoised[number + label] == plain[number + label], "\(number)\(label)")
      }
      #expect(denoised["\(number).png"] != plain["\(number).png"])
      let record = String(decoding: try #require(denoised["\(number).json"]), as: UTF8.self)
      #expect(record.contains(denoiser.name))
    }
    #expect(try examples(denoiser: denoiser) == denoised)
  }

  /// A data set is either denoised or not.
  @Test func aRunDoesNotGoOnWithoutTheDenoiser() throws {
    try withFolder { folder in
      var settings = Shards.settings
      settings.denoiser = "Intel Open Image Denoise 2.0.0"
      try DatasetFolder(path: folder, settings: settings, shard: .whole).manifest.close()
      #expect { try DatasetFolder(path: folder, settings: Shards.settings, shard: .whole) } throws: {
        "\($0)".contains("denoiser")
      }
    }
  }
}
