/// A population people are drawn from: where in the face model's space of ancestry it lies, and its pigment.
///
/// The model's three poles are corners of a space, not peoples: most populations lie between them, with pigment of
/// their own.
struct Population: Sendable {
  /// How often people of it are drawn, relative to the others. Chosen for an even coverage of shape and skin, not for
  /// the numbers of people on Earth.
  var share: Float
  /// Mean shares of the African, Asian and Caucasian pole.
  var ancestry: SIMD3<Float>
  /// Mean and deviation of skin melanin (0…1).
  var melanin: (mean: Float, deviation: Float)
  /// How many of the pole's light-haired people it has, 0…1.
  var lightHair: Float
}

enum Populations {
  /// Melanin follows the ordering and spread of lightness in the International Skin Spectra Archive (Lu et al. 2025,
  /// Scientific Data) where it has the population, else Jablonski, Chaplin 2000, "The evolution of human skin
  /// coloration", J. Hum. Evol. 39. Ancestries are placed by eye on faces of the model.
  static let table: [Population] = [
    // West and Central Africa, East Africa, Southern Africa, African diaspora.
    Population(share: 0.12, ancestry: SIMD3(0.97, 0.02, 0.01), melanin: (0.69, 0.12), lightHair: 0),
    Population(share: 0.06, ancestry: SIMD3(0.68, 0.04, 0.28), melanin: (0.63, 0.1), lightHair: 0),
    Population(share: 0.04, ancestry: SIMD3(0.74, 0.22, 0.04), melanin: (0.55, 0.1), lightHair: 0),
    Population(share: 0.08, ancestry: SIMD3(0.78, 0.04, 0.18), melanin: (0.62, 0.13), lightHair: 0.02),
    // North Africa and Middle East, Northern Europe, Southern Europe.
    Population(share: 0.09, ancestry: SIMD3(0.12, 0.06, 0.82), melanin: (0.31, 0.1), lightHair: 0.12),
    Population(share: 0.12, ancestry: SIMD3(0.01, 0.03, 0.96), melanin: (0.22, 0.1), lightHair: 1),
    Population(share: 0.09, ancestry: SIMD3(0.04, 0.04, 0.92), melanin: (0.31, 0.09), lightHair: 0.45),
    // South Asia, Central Asia, East Asia, South-East Asia.
    Population(share: 0.11, ancestry: SIMD3(0.14, 0.26, 0.6), melanin: (0.38, 0.12), lightHair: 0.02),
    Population(share: 0.05, ancestry: SIMD3(0.02, 0.55, 0.43), melanin: (0.32, 0.09), lightHair: 0.15),
    Population(share: 0.14, ancestry: SIMD3(0.01, 0.96, 0.03), melanin: (0.24, 0.09), lightHair: 0),
    Population(share: 0.07, ancestry: SIMD3(0.1, 0.86, 0.04), melanin: (0.34, 0.11), lightHair: 0),
    // Pacific, Native America, Latin America.
    Population(share: 0.03, ancestry: SIMD3(0.4, 0.52, 0.08), melanin: (0.6, 0.12), lightHair: 0.01),
    Population(share: 0.03, ancestry: SIMD3(0.02, 0.72, 0.26), melanin: (0.42, 0.09), lightHair: 0),
    Population(share: 0.06, ancestry: SIMD3(0.14, 0.34, 0.52), melanin: (0.36, 0.12), lightHair: 0.15),
  ]
  /// Chance that the parents come from two populations; then each gives a half.
  static let mixedChance: Float = 0.12
  /// Deviation of each pole's share between people of a population.
  static let ancestryDeviation: Float = 0.05
}
