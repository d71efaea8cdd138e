internal import Foundation

/// What is known of one asset file without loading what it holds.
public struct AssetSummary: Sendable, Codable, Equatable {
  public var name: String
  public var path: String
  /// Where it comes from, and its licence; empty when the file cannot be read.
  public var source: String
  public var license: String
  public var byteCount: Int
  /// Why the file cannot be used; nil if it can.
  public var problem: String?
}

extension AssetStore {
  /// The face model, then the environment maps by name. Every file is read and checked.
  public func summaries() throws -> [AssetSummary] {
    let model = summary(of: faceModelFile) {
      _ = try FaceModelFile.load(faceModelFile)
      let file = try Safetensors(contentsOf: faceModelFile)
      return (file.metadata["source"] ?? "", file.metadata["license"] ?? "")
    }
    return [model]
      + (try environmentFiles().map { url in
        summary(of: url) {
          let file = try EnvironmentFile(contentsOf: url)
          return (file.source, file.license)
        }
      })
  }

  private func summary(of url: URL, check: () throws -> (source: String, license: String)) -> AssetSummary {
    var summary = AssetSummary(
      name: url.deletingPathExtension().lastPathComponent, path: url.path, source: "", license: "",
      byteCount: 0)
    do {
      (summary.source, summary.license) = try check()
      summary.byteCount = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    } catch {
      summary.problem = "\(error)"
    }
    return summary
  }
}
