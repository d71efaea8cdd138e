public import Geometry

/// Every hair of the head. Lengths in metres, shares in 0…1.
public struct HairParameters: Sendable, Equatable, Codable {
  public var color: HairColorParameters
  public var scalp: ScalpParameters
  public var brows: BrowParameters
  public var lashes: LashParameters
  public var beard: BeardParameters
}

/// How the colour of hair is changed from what grows; what each means in numbers stands in ``HairColorParameters``.
public enum HairDyeing: String, Sendable, Codable, CaseIterable {
  /// As it grows, but for the sun.
  case natural
  /// One natural tone all over; the same with the roots grown out.
  case toned, regrown
  /// Lighter strands; lighter towards the tips; bleached all over.
  case highlights, ombre, bleached
  /// Vivid all over; vivid tips; one half of the head in another vivid colour.
  case vivid, dipDyed, twoTone
}

/// Pigments, after d'Eon et al. 2011. Roots and tips have a colour each.
public struct HairColorParameters: Sendable, Equatable, Codable {
  /// What the numbers were drawn for.
  public var dyeing: HairDyeing
  /// Share of hairs without pigment.
  public var greyShare: Float
  /// How much earlier temples and beard turn grey than the crown.
  public var greyContrast: Float
  /// Standard deviation of the logarithm of a hair's pigment.
  public var variation: Float
  /// Factors on the person's eumelanin and pheomelanin at the roots: bleach or dye in natural tones.
  public var eumelanin: Float
  public var pheomelanin: Float
  /// The same at the tips, where sun and washing bleach, too.
  public var tipEumelanin: Float
  public var tipPheomelanin: Float
  /// Whether dye covers grey hairs at the tips.
  public var coversGrey: Bool
  /// Colour of vividly dyed hair at roots and tips as the albedo of many hairs together, linear; nil for none.
  public var dye: Vector?
  public var tipDye: Vector?
  /// The same on the person's left half; nil if it is as on the right.
  public var leftDye: Vector?
  /// Share of the wisps that are lighter, and the factor on their pigment.
  public var highlights: Float
  public var highlightPigment: Float
  /// Where along a hair the root's colour begins to go over into the tip's, and where it has done so; shares.
  public var changeStart: Float
  public var changeEnd: Float
  /// Factor on the pigment of brows, relative to scalp hair before dyeing.
  public var browDarkness: Float
}

/// Lashes of both eyes.
public struct LashParameters: Sendable, Equatable, Codable {
  /// Hairs a lid.
  public var upperCount: Int
  public var lowerCount: Int
  public var upperLength: Float
  public var lowerLength: Float
  /// Angle between root and tip.
  public var curl: Float
  public var diameter: Float
}
