import Dataset
import Foundation
import Geometry
import Render
import Scene
import Synchronization
import Testing

/// A source of examples that needs neither assets nor a device: what it gives depends on the index alone.
enum FakeFaces {
  /// A head half a metre in front of the camera, looking at it, its landmarks on a 7 × 10 grid of 14 cm.
  static func scene(seed: UInt64 = 7, index: UInt64) -> ExampleScene {
    let shift = Float(index % 5) * 0.002
    let landmarks = (0..<70).map { number in
      Vector(Float(number % 10) * 0.014 - 0.063 + shift, 0.05 - Float(number / 10) * 0.014, 0.08)
    }
    func eye(_ x: Float) -> EyeAnchors {
      EyeAnchors(
        worldFromEye: .translation(Vector(x, 0, 0.05)) * .rotation(0.25, about: Vector(0, 1, 0)),
        eyeballRadius: 0.012, irisRadius: 0.006, pupilRadius: 0.002, pupilDistance: 0.0105)
    }
    return ExampleScene(
      parameters: .draw(seed: seed, index: index, environments: []),
      camera: .looking(
        from: Vector(0, 0, 0.58), at: .zero, fieldOfView: 0.5, exposureStops: Float(index % 3)),
      face: FaceAnchors(
        landmarks: landmarks, worldFromHead: .identity, rightEye: eye(-0.032), leftEye: eye(0.032)))
  }

  /// A film of stripes that differ from index to index.
  static func film(_ index: UInt64, settings: RenderSettings) -> Film {
    let (width, height) = (settings.width, settings.height)
    let count = width * height
    let classes = SemanticClass.allCases
    func value(_ i: Int) -> Float {
      Float((UInt64(i) &* 2_654_435_761 &+ index &* 97 &+ UInt64(settings.seed)) % 1000) / 1000
    }
    return Film(
      width: width, height: height, radiance: (0..<count).map { SIMD3(value($0), value($0 + 1), 0.25) },
      classes: (0..<count).map { classes[($0 / 7 + Int(index)) % classes.count] },
      hairAlpha: (0..<count).map(value), depth: (0..<count).map { $0 % 9 == 0 ? .infinity : value($0) },
      normals: (0..<count).map { _ in SIMD3(0, 0, -1) },
      landmarkVisible: (0..<70).map { ($0 + Int(index)) % 3 != 0 })
  }

  /// - Parameter onRender: Called before each picture with the number of pictures before it.
  static func source(
    onRender: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) -> ExampleSource<UInt64> {
    ExampleSource(
      build: { index in
        // Later scenes are often ready earlier.
        Thread.sleep(forTimeInterval: index % 4 == 0 ? 0.01 : 0.001)
        return (scene(index: index), index)
      },
      makeRenderer: {
        let count = Atomic<Int>(0)
        return ExampleRenderer(device: "fake", driver: "fake 1.0") { index, settings, _ in
          try onRender(count.add(1, ordering: .relaxed).oldValue)
          return film(index, settings: settings)
        }
      })
  }

  static func settings(samples: Int = 4, labels: [LabelPlane] = LabelPlane.allCases) -> DatasetSettings {
    DatasetSettings(
      facet: "1.2.3", assets: "fake", labels: labels, seed: 7, width: 24, height: 16, samples: samples)
  }
}

/// An empty folder that is removed at the end.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "facet-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// Size and checksum, short enough for messages.
func digest(_ bytes: [UInt8]) -> String { "\(bytes.count) bytes \(Checksum.crc32(bytes))" }

/// All files of a folder with their digests, as one value that can be compared.
func contents(of folder: String) throws -> [String: String] {
  try Files.names(in: folder).reduce(into: [:]) { $0[$1] = digest(try Files.read("\(folder)/\($1)")) }
}
