import Assets
import Foundation
import Geometry

@testable import Scene

/// The face model for tests: loaded once, subdivided once only, which keeps debug builds quick.
enum FaceFixture {
  private static let loaded = Result { try AssetStore().load(subdivisionLevels: 1) }
  private static let rendered = Result { try AssetStore().load(subdivisionLevels: 2) }

  /// - Throws: When the model is not on this machine: `tools/setup` puts it there.
  static func model() throws -> FaceModel { try loaded.get() }

  /// The model as pictures use it, for tests of what can be seen.
  static func renderedModel() throws -> FaceModel { try rendered.get() }

  private static let renderedRegions = rendered.map { FaceClearance.Regions($0.skin) }

  /// Where faces of the model that pictures use are looked at.
  static func regions(_ model: FaceModel) -> FaceClearance.Regions {
    (try? renderedRegions.get()) ?? FaceClearance.Regions(model.skin)
  }

  /// Parameters of one person of the tests' run.
  static func parameters(_ index: Int) -> SceneParameters {
    SceneParameters.draw(seed: 99, index: UInt64(index), environments: [])
  }

  /// A relaxed, straight person.
  static func neutral(_ index: Int) -> SceneParameters {
    var result = parameters(index)
    result.expression = .neutral
    result.pose = .neutral
    return result
  }
}

extension AssetStore {
  fileprivate func load(subdivisionLevels: Int) throws -> FaceModel {
    try FaceModelFile.load(
      directory.appending(path: "face-model.safetensors"), subdivisionLevels: subdivisionLevels)
  }
}
