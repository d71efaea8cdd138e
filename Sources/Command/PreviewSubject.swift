internal import ArgumentParser
internal import Scene

/// What a sheet shows one of each of, instead of people.
enum PreviewSubject: EnumerableFlag {
  case expressions, hairStyles, beards, moustaches, brows

  static let names = "--expressions, --hair-styles, --beards, --moustaches, --brows"

  static func help(for subject: PreviewSubject) -> ArgumentHelp? {
    switch subject {
    case .expressions:
      "Show the face of number --first from the front with every named expression; without it --count says how many."
    case .hairStyles:
      "Show every named hairstyle, each on someone who might wear it; without it --count says how many."
    case .beards: "The same for beards; --close-up shows them from near."
    case .moustaches: "The same for moustaches."
    case .brows: "The same for brows."
    }
  }

  var count: Int {
    switch self {
    case .expressions: NamedExpression.all.count
    case .hairStyles: NamedHairStyle.all.count
    case .beards: NamedBeard.beards.count
    case .moustaches: NamedBeard.moustaches.count
    case .brows: NamedBrow.all.count
    }
  }

  /// What is written below a picture.
  func caption(_ parameters: SceneParameters) -> String {
    switch self {
    case .expressions: parameters.expression.madeOf
    case .hairStyles: parameters.hair.scalp.style
    case .beards: parameters.hair.beard.style
    case .moustaches: parameters.hair.beard.moustacheStyle
    case .brows: parameters.hair.brows.style
    }
  }

  /// Someone with number `number` of the subject, which must be hair.
  func wearing(_ number: Int, seed: UInt64, index: UInt64, environments: [String]) -> SceneParameters {
    switch self {
    case .expressions, .hairStyles:
      .wearing(NamedHairStyle.all[number], seed: seed, index: index, environments: environments)
    case .beards:
      .wearing(beard: NamedBeard.beards[number], seed: seed, index: index, environments: environments)
    case .moustaches:
      .wearing(beard: NamedBeard.moustaches[number], seed: seed, index: index, environments: environments)
    case .brows: .wearing(NamedBrow.all[number], seed: seed, index: index, environments: environments)
    }
  }
}
