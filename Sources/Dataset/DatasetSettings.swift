internal import Foundation
public import Imaging
public import Render
public import Scene

/// What all examples of a data set have in common: `dataset.json`. A run continues a data set only if all of
/// this is the same; how the work is divided, the device and the number of examples may change.
public struct DatasetSettings: Sendable, Equatable, Codable {
  /// Grows when folders change their layout.
  public static let currentVersion = 1

  public var version = Self.currentVersion
  /// Versions of Facet and of the assets.
  public var facet: String
  public var assets: String
  public var format: DatasetFormat
  /// In the order of ``LabelPlane/allCases``.
  public var labels: [LabelPlane]
  public var seed: UInt64
  /// How examples are numbered as frames of sequences; nil when each shows another person.
  public var sequence: SequencePlan?
  /// Pixels.
  public var width: Int
  public var height: Int
  /// Samples a pixel.
  public var samples: Int
  /// Whether noisy pixels get more samples; absent if not.
  public var adaptive: AdaptiveSampling?
  public var skin: SkinTransport
  public var curve: ViewTransform.Curve
  /// What takes the noise out of pictures, with version; absent if nothing does.
  public var denoiser: String?
  /// How pictures are taken, in the order of ``CameraMode/allCases``.
  public var camera: [CameraMode]
  /// Who is in the pictures, and what is set rather than drawn; absent where all is drawn.
  public var people: PeoplePlan?
  public var overrides: [SceneOverride]?

  public init(
    facet: String = FacetVersion.current, assets: String, format: DatasetFormat = .facesynthetics,
    labels: [LabelPlane], seed: UInt64, sequence: SequencePlan? = nil, width: Int, height: Int, samples: Int,
    skin: SkinTransport = .walk, curve: ViewTransform.Curve = .softHighlights, denoiser: String? = nil,
    camera: [CameraMode] = []
  ) {
    self.facet = facet
    self.assets = assets
    self.format = format
    self.labels = LabelPlane.allCases.filter(labels.contains)
    self.seed = seed
    self.sequence = sequence
    self.width = width
    self.height = height
    self.samples = samples
    self.skin = skin
    self.curve = curve
    self.denoiser = denoiser
    self.camera = CameraMode.allCases.filter(camera.contains)
  }

  /// Records how scenes are drawn.
  public mutating func add(_ draw: SceneDraw) {
    people = draw.people == PeoplePlan() ? nil : draw.people
    overrides = draw.overrides.isEmpty ? nil : draw.overrides
  }

  static let fileName = "dataset.json"

  /// Checks that the data set in `folder` was begun with these settings.
  /// - Throws: ``DatasetError`` that names all that differs.
  func check(against bytes: [UInt8], path: String) throws {
    let stored: JSONValue
    do {
      stored = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw DatasetError("\(path) is damaged (it is no JSON): choose another folder with --output")
    }
    let differences = try jsonValue().differences(from: stored)
    guard differences.isEmpty else {
      throw DatasetError(
        "\(path) belongs to a data set made with other settings (\(differences.joined(separator: "; "))): "
          + "choose another folder with --output, or the settings of that data set")
    }
  }
}

/// The version of Facet, as recorded with every picture. Pictures of different versions may differ.
public enum FacetVersion {
  public static let current = "0.1.0"
}
