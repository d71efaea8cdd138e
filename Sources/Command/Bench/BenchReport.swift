internal import Dataset
internal import Foundation

/// What `facet bench --json` writes. Keys are documented in `docs/benchmarks.md`.
struct BenchReport: Codable, Equatable {
  /// Says what kind of file this is.
  static let format = "facet bench"
  /// Grows when the meaning of a key or of a figure's name changes.
  static let currentVersion = 1

  var format = Self.format
  var version = Self.currentVersion
  /// The version of Facet that was measured.
  var facet = FacetVersion.current
  /// ISO 8601, UTC.
  var date: String
  var command: String
  /// The Vulkan device and its driver; nil if only scenes were built.
  var device: String?
  var driver: String?
  var processor: String
  var cores: Int
  /// Checksums of the assets, as recorded with pictures.
  var assets: String
  var repeats: Int
  var scenes: [BenchSceneReport]
  /// Figures of the whole run: memory.
  var figures: [BenchFigure]
}

/// Figures of one scene, means over its faces.
struct BenchSceneReport: Codable, Equatable {
  var name: String
  /// What the faces are drawn from.
  var seed: UInt64
  var indices: [UInt64]
  /// Pixels, and samples a pixel; nil if nothing was rendered.
  var width: Int?
  var height: Int?
  var samples: Int?
  /// Means of one face.
  var strands: Int
  var segments: Int
  var triangles: Int
  var figures: [BenchFigure]
}
