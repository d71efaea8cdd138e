/// Who is in the pictures of a run.
public struct PeoplePlan: Sendable, Equatable, Codable {
  /// How many people there are, and how many pictures in a row are of the same one; after the last person the first
  /// comes again. nil: every picture shows another person.
  public var identities: UInt64?
  public var perIdentity: UInt64
  /// Whether a person wears the same hair and beard in all pictures; color and natural texture never change.
  public var keepsHair: Bool
  /// What all people have in common.
  public var choice: PersonChoice
  /// What they and their pictures are drawn from; nil: ``Distributions/standard``.
  public var distributions: Distributions?

  public init(
    identities: UInt64? = nil, perIdentity: UInt64 = 1, keepsHair: Bool = false,
    choice: PersonChoice = PersonChoice(), distributions: Distributions? = nil
  ) {
    self.identities = identities
    self.perIdentity = perIdentity
    self.keepsHair = keepsHair
    self.choice = choice
    self.distributions = distributions
  }

  /// The number of the person in picture `index`.
  public func identity(of index: UInt64) -> UInt64 {
    guard let identities, identities > 0 else { return index / max(perIdentity, 1) }
    return index / max(perIdentity, 1) % identities
  }
}
