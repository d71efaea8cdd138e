/// A population people are drawn from: where in the face model's space of ancestry it lies, and its pigment.
///
/// The model's three poles are corners of a space, not peoples: most populations lie between them, with pigment of
/// their own.
public struct Population: Sendable, Equatable, Codable {
  public var name: String
  /// How often people of it are drawn, relative to the others. Chosen for an even coverage of shape and skin, not for
  /// the numbers of people on Earth.
  public var share: Float
  /// Mean shares of the African, Asian and Caucasian pole.
  public var ancestry: PoleValues
  /// Mean and deviation of skin melanin (0…1).
  public var melanin: Spread
  /// How many of the pole's light-haired people it has, 0…1.
  public var lightHair: Float
}

enum Populations {
  /// Melanin follows the ordering and spread of lightness in the International Skin Spectra Archive (Lu et al. 2025,
  /// Scientific Data) where it has the population, else Jablonski, Chaplin 2000, "The evolution of human skin
  /// coloration", J. Hum. Evol. 39. Ancestries are placed by eye on faces of the model.
  static let table: [Population] = [
    Population(
      name: "West and Central Africa", share: 0.12, ancestry: PoleValues(0.97, 0.02, 0.01),
      melanin: Spread(0.69, 0.12),
      lightHair: 0),
    Population(
      name: "East Africa", share: 0.06, ancestry: PoleValues(0.68, 0.04, 0.28), melanin: Spread(0.63, 0.1),
      lightHair: 0),
    Population(
      name: "Southern Africa", share: 0.04, ancestry: PoleValues(0.74, 0.22, 0.04),
      melanin: Spread(0.55, 0.1),
      lightHair: 0),
    Population(
      name: "African diaspora", share: 0.08, ancestry: PoleValues(0.78, 0.04, 0.18),
      melanin: Spread(0.62, 0.13),
      lightHair: 0.02),
    Population(
      name: "North Africa and Middle East", share: 0.09, ancestry: PoleValues(0.12, 0.06, 0.82),
      melanin: Spread(0.31, 0.1),
      lightHair: 0.12),
    Population(
      name: "Northern Europe", share: 0.12, ancestry: PoleValues(0.01, 0.03, 0.96),
      melanin: Spread(0.22, 0.1),
      lightHair: 1),
    Population(
      name: "Southern Europe", share: 0.09, ancestry: PoleValues(0.04, 0.04, 0.92),
      melanin: Spread(0.31, 0.09),
      lightHair: 0.45),
    Population(
      name: "South Asia", share: 0.11, ancestry: PoleValues(0.14, 0.26, 0.6), melanin: Spread(0.38, 0.12),
      lightHair: 0.02),
    Population(
      name: "Central Asia", share: 0.05, ancestry: PoleValues(0.02, 0.55, 0.43), melanin: Spread(0.32, 0.09),
      lightHair: 0.15),
    Population(
      name: "East Asia", share: 0.14, ancestry: PoleValues(0.01, 0.96, 0.03), melanin: Spread(0.24, 0.09),
      lightHair: 0),
    Population(
      name: "South-East Asia", share: 0.07, ancestry: PoleValues(0.1, 0.86, 0.04),
      melanin: Spread(0.34, 0.11),
      lightHair: 0),
    Population(
      name: "Pacific", share: 0.03, ancestry: PoleValues(0.4, 0.52, 0.08), melanin: Spread(0.6, 0.12),
      lightHair: 0.01),
    Population(
      name: "Native America", share: 0.03, ancestry: PoleValues(0.02, 0.72, 0.26),
      melanin: Spread(0.42, 0.09),
      lightHair: 0),
    Population(
      name: "Latin America", share: 0.06, ancestry: PoleValues(0.14, 0.34, 0.52), melanin: Spread(0.36, 0.12),
      lightHair: 0.15),
  ]
}
