internal import Assets
internal import Dataset
internal import Foundation
internal import Scene

/// Assets as the commands use them.
struct AssetAccess {
  let store: AssetStore

  /// - Parameter folder: As given by the user; nil for the usual place.
  init(folder: String?) throws {
    store = try AssetStore(directory: folder.map { URL(fileURLWithPath: $0, isDirectory: true) })
  }

  var folder: String { store.directory.path }

  func load() throws -> SceneAssets { try store.load() }

  /// What tells one set of assets from another, as recorded with every picture: checksums of the head model,
  /// and of the environment maps with their names.
  func fingerprint() throws -> String {
    let root = store.directory.path
    func checksum(_ folder: String) throws -> (count: Int, text: String) {
      let names = try Files.names(in: folder).filter { $0.hasSuffix(".safetensors") }
      let parts = try names.map { "\($0) \(Checksum.crc32(try Files.read("\(folder)/\($0)")))\n" }
      return (names.count, Checksum.crc32(Array(parts.joined().utf8)))
    }
    let model = try checksum(root)
    let environments = "\(root)/environments"
    let lights = Files.isFolder(environments) ? try checksum(environments) : (count: 0, text: "none")
    return "head model \(model.text), \(lights.count) environments \(lights.text)"
  }
}
