public import Scene

/// How the scenes of a run are drawn.
public struct SceneDraw: Sendable, Equatable {
  public var seed: UInt64
  /// See ``SceneParameters/draw(seed:index:environments:people:)``.
  public var environments: [String]
  /// With everything that `overrides` choose of a person.
  public private(set) var people: PeoplePlan
  /// How pictures follow each other in sequences; nil when each is of its own.
  public var sequence: SequencePlan?
  /// How pictures are taken.
  public var camera: [CameraMode]
  /// What is set after drawing.
  public private(set) var overrides: [SceneOverride] = []

  /// - Throws: ``DatasetError`` when an override names no parameter or has no value for it.
  public init(
    seed: UInt64, environments: [String], people: PeoplePlan = PeoplePlan(),
    sequence: SequencePlan? = nil, camera: [CameraMode] = [], overrides: [SceneOverride] = []
  ) throws {
    self.seed = seed
    self.environments = environments
    self.people = people
    self.sequence = sequence
    self.camera = camera
    for override in overrides where try !override.choose(in: &self.people.choice) {
      self.overrides.append(override)
    }
    // Whatever is wrong with an override shows at any image.
    _ = try parameters(example: 0)
  }

  /// The parameters of picture `example`.
  /// - Throws: ``DatasetError`` when an override asks for a value out of range.
  public func parameters(example: UInt64) throws -> SceneParameters {
    let drawn =
      sequence?.parameters(seed: seed, example: example, environments: environments, people: people)
      ?? .draw(seed: seed, index: example, environments: environments, people: people)
    return try overrides.applied(to: drawn.taken(camera))
  }
}

extension [SceneOverride] {
  /// Parameters with all of this set in them; what depends on it stays as it is.
  /// - Throws: ``DatasetError`` when there is no such parameter, or the value does not fit it.
  public func applied(to parameters: SceneParameters) throws -> SceneParameters {
    let changed = try reduce(parameters) { try $1.apply(to: $0) }
    do {
      try changed.validate()
    } catch {
      throw DatasetError("what is set does not fit: \(error)")
    }
    return changed
  }
}
