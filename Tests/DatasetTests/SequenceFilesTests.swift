import Dataset
import Foundation
import Render
import Scene
import Testing

/// Sequences as files.
@Suite struct SequenceFilesTests {
  private static let plan = SequencePlan(frames: 3, framesPerSecond: 25)

  private static func settings(_ plan: SequencePlan?) -> DatasetSettings {
    DatasetSettings(
      facet: "1.2.3", assets: "fake", labels: [], seed: 7, sequence: plan, width: 24, height: 16, samples: 4)
  }

  private static func source() -> ExampleSource<UInt64> {
    ExampleSource(
      build: { example in
        var scene = FakeFaces.scene(index: 0)
        scene.parameters = plan.parameters(seed: 7, example: example, environments: [])
        return (scene, example)
      },
      makeRenderer: {
        ExampleRenderer(device: "fake", driver: "fake 1.0") { example, settings, _ in
          FakeFaces.film(example, settings: settings)
        }
      })
  }

  private func generate(_ folder: String, first: UInt64, count: UInt64, shard: Shard = .whole) throws {
    let dataset = try DatasetFolder(path: folder, settings: Self.settings(Self.plan), shard: shard)
    _ = try DatasetRun(folder: dataset, source: Self.source())
      .run(first: first, count: count, threads: 2, cancellation: Cancellation())
  }

  @Test func framesAreNumberedThrough() throws {
    try withFolder { folder in
      try generate(folder, first: 0, count: 6)
      for example in 0..<6 as Range<UInt64> {
        let path = "\(folder)/\(EncodedExample.name(of: example)).json"
        let bytes = try Files.read(path)
        let annotation = try JSONDecoder().decode(Annotation.self, from: Data(bytes))
        let sequence = try #require(annotation.sequence)
        #expect(sequence.number == example / 3 && sequence.frame == example % 3 && sequence.frames == 3)
        #expect(sequence.framesPerSecond == 25 && abs(sequence.time - Float(example % 3) / 25) < 1e-6)
        #expect(annotation.parameters.example == example)
        // The record makes the same picture again.
        let (read, recorded) = try ParametersFile.decode(bytes, path: path)
        #expect(read == Self.plan.parameters(seed: 7, example: example, environments: []))
        #expect(recorded == annotation.settings)
      }
    }
  }

  @Test func shardsAndContinuedRunsMakeTheSameFrames() throws {
    func examples(_ folder: String) throws -> [String: String] {
      try contents(of: folder).filter { !$0.key.hasPrefix("manifest") }
    }
    let whole = try withFolder { folder in
      try generate(folder, first: 0, count: 6)
      return try examples(folder)
    }
    try withFolder { folder in
      try generate(folder, first: 3, count: 3, shard: Shard(number: 1, count: 2))
      try generate(folder, first: 0, count: 6, shard: Shard(number: 1, count: 2))
      try generate(folder, first: 0, count: 6, shard: Shard(number: 0, count: 2))
      #expect(try examples(folder) == whole)
    }
  }

  /// The numbers of pictures mean something else with other sequences.
  @Test func anotherPlanIsRefused() throws {
    try withFolder { folder in
      try generate(folder, first: 0, count: 3)
      for other in [
        nil, SequencePlan(frames: 4, framesPerSecond: 25), SequencePlan(frames: 3, framesPerSecond: 30),
      ] {
        let error = #expect(throws: DatasetError.self) {
          try DatasetFolder(path: folder, settings: Self.settings(other), shard: .whole)
        }
        #expect(error?.description.contains("sequence") == true)
      }
    }
  }
}
