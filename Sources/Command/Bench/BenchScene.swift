internal import Dataset
internal import Scene

/// What `facet bench` renders: always the same faces, so that figures of different days can be compared.
enum BenchScene: String, CaseIterable {
  /// A head of clipped hair under a procedural sky: surfaces, and short strands.
  case head
  /// A head of long straight black hair under a procedural sky.
  case hair
  /// The same hair in blond, where light goes on from strand to strand.
  case blond
  /// The first face of `facet generate --seed 1 --camera pinhole`.
  case portrait
  /// The first faces of `facet generate --seed 2 --camera pinhole`.
  case crowd

  static let names = allCases.map(\.rawValue).joined(separator: ",")

  var seed: UInt64 {
    switch self {
    case .head, .hair, .blond: 0
    case .portrait: 1
    case .crowd: 2
    }
  }

  /// The faces of the scene.
  ///
  /// Those under a sky are the first of their style, so that they stay what they are called when distributions change,
  /// and are drawn without environment maps, so that it does not matter which are installed.
  ///
  /// - Parameters:
  ///   - count: Faces of a crowd.
  ///   - environments: Names of the environment maps at hand.
  func parameters(count: Int, environments: [String]) throws -> [SceneParameters] {
    switch self {
    case .head: [try first("buzz cut")]
    case .hair: [Self.pigmented(try first("long straight"), eumelanin: 7)]
    case .blond: [Self.pigmented(try first("long straight"), eumelanin: 0.3)]
    case .portrait: [drawn(0, environments)]
    case .crowd: (0..<UInt64(count)).map { drawn($0, environments) }
    }
  }

  /// Through a pinhole: whether a lens blurs would change what a picture costs.
  private func drawn(_ index: UInt64, _ environments: [String]) -> SceneParameters {
    .draw(seed: seed, index: index, environments: environments).taken([.pinhole])
  }

  /// The first face drawn with this hair.
  private func first(_ style: String) throws -> SceneParameters {
    for index in UInt64(0)..<10_000 {
      let face = drawn(index, [])
      if face.hair.scalp.style == style { return face }
    }
    throw DatasetError("the scene \(rawValue) cannot be made: no face of seed \(seed) has hair \(style)")
  }

  /// The person with hair of one pigment, neither dyed nor grey.
  private static func pigmented(_ person: SceneParameters, eumelanin: Float) -> SceneParameters {
    var person = person
    (person.person.hairEumelanin, person.person.hairPheomelanin, person.person.greyShare) = (
      eumelanin, 0.1, 0
    )
    var color = person.hair.color
    (color.dyeing, color.eumelanin, color.pheomelanin, color.greyShare) = (.natural, 1, 1, 0)
    (color.tipEumelanin, color.tipPheomelanin, color.highlights) = (1, 1, 0)
    (color.dye, color.tipDye, color.leftDye) = (nil, nil, nil)
    person.hair.color = color
    return person
  }
}
