/// What of a person is chosen; the rest is drawn as if nothing were, so that one choice changes one thing: what
/// depends on it (grey hair on age) follows, everything else stays.
public struct PersonChoice: Sendable, Equatable, Codable {
  /// As in ``PersonParameters``; nil is drawn.
  public var age: Float?
  public var masculinity: Float?
  /// Shares of ancestry; those that are not chosen share the rest as they were drawn.
  public var african: Float?
  public var asian: Float?
  public var caucasian: Float?
  public var weight: Float?
  public var muscle: Float?
  public var skinMelanin: Float?

  public init(
    age: Float? = nil, masculinity: Float? = nil, african: Float? = nil, asian: Float? = nil,
    caucasian: Float? = nil, weight: Float? = nil, muscle: Float? = nil, skinMelanin: Float? = nil
  ) {
    self.age = age
    self.masculinity = masculinity
    self.african = african
    self.asian = asian
    self.caucasian = caucasian
    self.weight = weight
    self.muscle = muscle
    self.skinMelanin = skinMelanin
  }

  /// The field of that name, such as "age"; nil when there is none.
  static func field(_ name: String) -> WritableKeyPath<PersonChoice, Float?>? {
    switch name {
    case "age": \.age
    case "masculinity": \.masculinity
    case "african": \.african
    case "asian": \.asian
    case "caucasian": \.caucasian
    case "weight": \.weight
    case "muscle": \.muscle
    case "skinMelanin": \.skinMelanin
    default: nil
    }
  }

  /// Chooses the field called `name`, whatever was chosen before.
  ///
  /// - Returns: Whether there is such a field.
  public mutating func choose(_ name: String, _ value: Float) -> Bool {
    guard let field = Self.field(name) else { return false }
    self[keyPath: field] = value
    return true
  }

  /// Takes over what `other` chooses.
  public mutating func add(_ other: PersonChoice) {
    let fields: [WritableKeyPath<PersonChoice, Float?>] = [
      \.age, \.masculinity, \.african, \.asian, \.caucasian, \.weight, \.muscle, \.skinMelanin,
    ]
    for field in fields { self[keyPath: field] = other[keyPath: field] ?? self[keyPath: field] }
  }

  /// Drawn shares of ancestry with the chosen ones in their place; sum 1.
  func ancestry(_ drawn: SIMD3<Float>) -> SIMD3<Float> {
    let chosen = [african, asian, caucasian]
    let rest = max(1 - chosen.reduce(0) { $0 + ($1 ?? 0) }, 0)
    let free = (0..<3).reduce(Float(0)) { $0 + (chosen[$1] == nil ? drawn[$1] : 0) }
    var shares = SIMD3<Float>(0, 0, 0)
    for pole in 0..<3 { shares[pole] = chosen[pole] ?? (free > 0 ? drawn[pole] / free * rest : 0) }
    let sum = shares.sum()
    return sum > 0 ? shares / sum : drawn
  }
}

/// People that are asked for by name.
public enum NamedPerson {
  /// Name and what it fixes; all else of them is drawn. In the order in which they are listed.
  public static let all: [(name: String, choice: PersonChoice)] = [
    ("girl", PersonChoice(age: 8, masculinity: 0.05)),
    ("boy", PersonChoice(age: 8, masculinity: 0.95)),
    ("teenage-girl", PersonChoice(age: 15, masculinity: 0.05)),
    ("teenage-boy", PersonChoice(age: 15, masculinity: 0.95)),
    ("young-woman", PersonChoice(age: 24, masculinity: 0.05)),
    ("young-man", PersonChoice(age: 24, masculinity: 0.95)),
    ("woman", PersonChoice(age: 42, masculinity: 0.08)),
    ("man", PersonChoice(age: 42, masculinity: 0.92)),
    ("old-woman", PersonChoice(age: 78, masculinity: 0.1)),
    ("old-man", PersonChoice(age: 78, masculinity: 0.9)),
    ("androgynous", PersonChoice(age: 27, masculinity: 0.5)),
    ("heavy", PersonChoice(weight: 0.95, muscle: 0.4)),
    ("thin", PersonChoice(weight: 0.08, muscle: 0.35)),
    ("athletic", PersonChoice(age: 28, weight: 0.45, muscle: 0.9)),
    ("african", PersonChoice(african: 0.96, asian: 0.02, caucasian: 0.02, skinMelanin: 0.75)),
    ("horn-of-africa", PersonChoice(african: 0.66, asian: 0.04, caucasian: 0.3, skinMelanin: 0.64)),
    ("east-asian", PersonChoice(african: 0.02, asian: 0.96, caucasian: 0.02, skinMelanin: 0.3)),
    ("south-asian", PersonChoice(african: 0.14, asian: 0.26, caucasian: 0.6, skinMelanin: 0.5)),
    ("middle-eastern", PersonChoice(african: 0.12, asian: 0.06, caucasian: 0.82, skinMelanin: 0.38)),
    ("northern-european", PersonChoice(african: 0.01, asian: 0.03, caucasian: 0.96, skinMelanin: 0.13)),
    ("native-american", PersonChoice(african: 0.02, asian: 0.72, caucasian: 0.26, skinMelanin: 0.42)),
  ]

  /// The choice of several names joined by +, such as "girl+east-asian"; later ones win.
  ///
  /// - Throws: ``SceneError`` with the names that there are.
  public static func choice(_ names: String) throws -> PersonChoice {
    var choice = PersonChoice()
    for name in names.split(separator: "+", omittingEmptySubsequences: false) {
      guard let named = all.first(where: { $0.name == name }) else {
        throw SceneError(
          "no person is called \"\(name)\": there are \(all.map(\.name).joined(separator: ", "))")
      }
      choice.add(named.choice)
    }
    return choice
  }
}
