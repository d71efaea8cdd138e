/// An expression with a name: face units with their weights at full intensity.
public struct NamedExpression: Sendable, Equatable {
  /// What the expression is about; how often it is drawn is stated by group.
  public enum Group: String, Sendable, CaseIterable, Codable {
    /// Relaxed or nearly so.
    case rest
    case joy, surprise, fear, anger, sadness, disgust
    /// Closed, narrowed and winking eyes.
    case lids
    /// What lips, cheeks, jaw and tongue do without a feeling.
    case mouth
    /// Bodily and mental states: pain, yawning, thinking.
    case states
    case speech
  }

  /// A unit and its weight.
  struct Movement: Sendable, Equatable {
    var unit: FaceUnit
    var weight: Float
  }

  /// Lower-case letters and hyphens.
  public let name: String
  public let group: Group
  /// Share within its group.
  let share: Float
  /// The smallest intensity drawn, 0…1.
  let least: Float
  /// The publication, or the action units and what they mean.
  public let source: String
  let movements: [Movement]

  /// - Parameter movements: Names of units, each followed by a weight of 0…1; a name without its side stands for both.
  ///   It is part of the program: anything else in it stops the program.
  init(
    _ name: String, _ group: Group, _ share: Float, from least: Float, _ source: String, _ movements: String
  ) {
    let words = movements.split(separator: " ").map(String.init)
    precondition(words.count.isMultiple(of: 2), "expression \(name) has a unit without weight")
    self.name = name
    self.group = group
    self.share = share
    self.least = least
    self.source = source
    self.movements = stride(from: 0, to: words.count, by: 2).flatMap { place -> [Movement] in
      let units = FaceUnit.named(words[place])
      guard !units.isEmpty, let weight = Float(words[place + 1]), (0...1).contains(weight) else {
        preconditionFailure("expression \(name) has \(words[place]) \(words[place + 1])")
      }
      return units.map { Movement(unit: $0, weight: weight) }
    }
  }

  /// The expression called `name`.
  public static func named(_ name: String) -> NamedExpression? { all.first { $0.name == name } }

  /// Its face, each unit's weight times `intensity`.
  public func parameters(intensity: Float = 1) -> ExpressionParameters {
    var result = ExpressionParameters.neutral
    for movement in movements { result[movement.unit] += movement.weight * intensity }
    return result
  }
}

/// One or more named expressions with intensities, as users write them: `smile`, `smile:0.5`, `smile:0.7+wink-left`.
public struct ExpressionChoice: Sendable, Equatable, CustomStringConvertible {
  public var parts: [(expression: NamedExpression, intensity: Float)]

  /// Reads the written form.
  /// - Throws: ``SceneError`` that says what is wrong.
  public init(_ text: String) throws {
    parts = try text.split(separator: "+", omittingEmptySubsequences: false).map { part in
      let words = part.split(separator: ":", omittingEmptySubsequences: false)
      guard words.count <= 2, let expression = NamedExpression.named(String(words[0])) else {
        throw SceneError("there is no expression \(words.count > 2 ? part : words[0])")
      }
      guard words.count == 2 else { return (expression, 1) }
      guard let intensity = Float(words[1]), (0...1).contains(intensity) else {
        throw SceneError("the intensity of \(words[0]) must be a number from 0 to 1")
      }
      return (expression, intensity)
    }
  }

  /// One expression at full intensity.
  public init(_ expression: NamedExpression) { parts = [(expression, 1)] }

  /// The face that results; where the parts move the same unit, the stronger one counts.
  public var parameters: ExpressionParameters {
    var result = ExpressionParameters.neutral
    for part in parts {
      let own = part.expression.parameters(intensity: part.intensity)
      result.weights = zip(result.weights, own.weights).map(max)
    }
    result = result.limited()
    result.madeOf = description
    return result
  }

  public var description: String {
    parts.map { ExpressionParameters.label($0.expression.name, $0.intensity) }.joined(separator: "+")
  }

  public static func == (a: ExpressionChoice, b: ExpressionChoice) -> Bool { a.description == b.description }
}
