internal import Dataset
internal import Foundation

/// A report of an earlier run, read to be compared with.
enum BenchBaseline {
  private struct Kind: Decodable {
    var format: String
    var version: Int
  }

  /// - Throws: ``DatasetError`` when the file is no such report, or of another version.
  static func read(_ path: String) throws -> BenchReport {
    let data = Data(try Files.read(path))
    let advice = "make one with facet bench --json FILE"
    guard let kind = try? JSONDecoder().decode(Kind.self, from: data), kind.format == BenchReport.format
    else {
      throw DatasetError("--compare \(path): this is no report of facet bench; \(advice)")
    }
    guard kind.version == BenchReport.currentVersion else {
      throw DatasetError(
        "--compare \(path): its layout has version \(kind.version), this Facet reads "
          + "\(BenchReport.currentVersion); \(advice)")
    }
    do {
      return try JSONDecoder().decode(BenchReport.self, from: data)
    } catch {
      throw DatasetError("--compare \(path): the report is damaged or incomplete; \(advice)")
    }
  }

  /// Checks, before anything is measured, that the baseline holds the scenes at the same size.
  ///
  /// - Throws: ``DatasetError`` that says which options would make the runs alike.
  static func check(_ baseline: BenchReport, path: String, against plan: [BenchPlan]) throws {
    for wanted in plan {
      guard let scene = baseline.scenes.first(where: { $0.name == wanted.name }) else {
        let names = baseline.scenes.map(\.name).joined(separator: ",")
        throw DatasetError(
          "--compare \(path): it has no scene \(wanted.name), only \(names.isEmpty ? "none" : names); "
            + "choose among these with --scenes, or take another baseline")
      }
      let recorded = BenchPlan(scene)
      guard recorded == wanted else {
        throw DatasetError(
          "--compare \(path): its scene \(wanted.name) has \(recorded.text), this run \(wanted.text); "
            + "give the options it was made with: \(baseline.command)")
      }
    }
  }
}

/// How much work a scene is.
struct BenchPlan: Equatable {
  var name: String
  var faces: Int
  /// Nil if the faces are only built.
  var resolution: Resolution?
  var samples: Int?

  var text: String {
    let count = faces == 1 ? "1 face" : "\(faces) faces"
    guard let resolution, let samples else { return count }
    return "\(count) of \(resolution.width) × \(resolution.height) pixels with \(samples) samples"
  }
}

extension BenchPlan {
  init(_ scene: BenchSceneReport) {
    var resolution: Resolution?
    if let width = scene.width, let height = scene.height {
      resolution = Resolution(width: width, height: height)
    }
    self.init(name: scene.name, faces: scene.indices.count, resolution: resolution, samples: scene.samples)
  }
}
