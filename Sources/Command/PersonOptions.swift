internal import ArgumentParser
internal import Dataset
internal import Scene

/// Who is shown, and what of a scene is set rather than drawn.
struct PersonOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Show people of a kind, several joined by +, such as girl+east-asian: "
        + "\(NamedPerson.all.map(\.name).joined(separator: ", ")).",
      valueName: "name"), transform: OptionValues.person)
  var person: PersonChoice?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Set a parameter by its name in an example's .json file; may be repeated. What depends on a person's age, "
        + "ancestry or weight follows, all else stays as it was drawn: person.age=60 is the same person at 60.",
      valueName: "name=value"), transform: OptionValues.override)
  var set: [SceneOverride] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Draw people and their pictures from other distributions: JSON as `facet distributions` "
        + "prints it, or a part of it.", valueName: "file.json"), transform: OptionValues.name)
  var distributions: String?

  /// How scenes are drawn.
  ///
  /// - Parameters:
  ///   - camera: How pictures are taken.
  ///   - people: Who is shown where no option says so.
  func draw(
    seed: UInt64, assets: SceneAssets, camera: [CameraMode], people: PeoplePlan = PeoplePlan(),
    sequence: SequencePlan? = nil
  ) throws -> SceneDraw {
    var people = people
    if let person { people.choice.add(person) }
    if let distributions {
      let read = try DistributionsFile.decode(Files.read(distributions), path: distributions)
      people.distributions = read == .standard ? nil : read
    }
    return try SceneDraw(
      seed: seed, environments: assets.environmentNames, people: people, sequence: sequence,
      camera: camera, overrides: set)
  }
}
