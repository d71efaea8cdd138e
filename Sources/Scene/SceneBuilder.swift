internal import Geometry

/// What scene building reads from files: loaded once, shared by all images.
public struct SceneAssets: Sendable {
  public var faceModel: FaceModel
  /// Sorted by name, so that drawing from them never depends on file order.
  public var environments: [NamedEnvironment]

  public init(faceModel: FaceModel, environments: [NamedEnvironment]) {
    self.faceModel = faceModel
    self.environments = environments.sorted { $0.name < $1.name }
  }

  /// What ``SceneParameters/draw(seed:index:environments:)`` chooses from.
  public var environmentNames: [String] { environments.map(\.name) }
}

/// An environment map and the name it is recorded by.
public struct NamedEnvironment: Sendable {
  public var name: String
  public var map: EnvironmentMap

  public init(name: String, map: EnvironmentMap) {
    self.name = name
    self.map = map
  }
}

/// Parameters that ask for something that is not there.
public struct SceneError: Error, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}

/// What one generator adds to a scene. Material indices count from the part's own first material.
struct ScenePart: Sendable {
  var meshes: [SurfaceMesh] = []
  var strandGroups: [StrandGroup] = []
  var materials: [Material] = []

  /// Adds another part, renumbering its materials.
  mutating func append(_ part: ScenePart) {
    let offset = materials.count
    materials += part.materials
    for var mesh in part.meshes {
      mesh.material += offset
      meshes.append(mesh)
    }
    for var group in part.strandGroups {
      group.material += offset
      strandGroups.append(group)
    }
  }
}

/// Turns parameters into a scene.
public enum SceneBuilder {
  /// The parts of a scene in the order in which they are made.
  public enum Part: String, Sendable, CaseIterable {
    case face, garment, hair, light
  }

  /// Builds the scene that `parameters` describe. Deterministic; safe to call from several threads at once.
  ///
  /// - Parameter onPart: Called when a part has been made, so that its time can be taken.
  /// - Throws: ``SceneError`` when the parameters name an environment that `assets` lack, or hold values
  ///   that are not finite or out of range.
  public static func build(
    _ parameters: SceneParameters, assets: SceneAssets, onPart: (Part) -> Void = { _ in }
  ) throws -> SceneDescription {
    try parameters.validate()
    var (part, body, anchors) = FaceBuilder.build(model: assets.faceModel, parameters: parameters)
    onPart(.face)
    let garment = GarmentBuilder.build(body: body, parameters: parameters)
    part.append(garment)
    let glasses = GlassesBuilder.build(body: body, parameters: parameters)
    part.append(glasses)
    onPart(.garment)
    let hair = HairBuilder.build(
      body: body, clothes: garment.meshes, glasses: glasses.meshes, parameters: parameters)
    part.append(hair.part)
    if let skin = part.meshes.firstIndex(where: { $0.name == "skin" }) {
      for (vertex, factor) in hair.shade { part.meshes[skin].tints[vertex] *= factor }
    }
    // The landmarks of the brows (iBUG 17…26) lie on the brows that were grown.
    anchors.landmarks.replaceSubrange(17...26, with: hair.browLandmarks)
    onPart(.hair)
    let band = parameters.camera.band
    if band == .infrared { part = part.inInfrared(pupilRadius: anchors.rightEye.pupilRadius) }
    let (environment, lamps) = try LightBuilder.light(
      parameters.light, environments: assets.environments, band: band)
    onPart(.light)
    // In a sequence the face moves and the camera stands still.
    let framed = parameters.held.map { FaceBuilder.anchors(model: assets.faceModel, parameters: $0) }
    return SceneDescription(
      meshes: part.meshes, strandGroups: part.strandGroups, materials: part.materials,
      environment: environment, lamps: lamps,
      camera: CameraBuilder.camera(parameters.camera, anchors: framed ?? anchors),
      face: anchors)
  }
}
