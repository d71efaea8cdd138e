internal import Geometry

/// How the people of the pictures are distributed: everything that is assumed about age, gender and ancestry
/// and their correlation with pigment stands here.
///
/// The poles of the shape model are wide: "asian" spans East, South-East and South Asia, "caucasian" Europe to
/// the Middle East. Pigment is drawn within a pole, not tied to it.
private enum PersonDistribution {
  /// Chance that one pole dominates (share 0.7…1); else shares are uniform on the simplex.
  static let dominantChance: Float = 0.75
  /// Chance of each pole to dominate: African, Asian, Caucasian.
  static let poles: [Float] = [1, 1, 1]
  /// Mean and deviation of skin melanin (0…1) at each pole; fitted to mean and deviation of the lightness of faces in the
  /// International Skin Spectra Archive (Lu et al. 2025, Scientific Data): African; Chinese, Japanese, South Asian and Thai
  /// alike; Caucasian, Iraqi and Arab alike.
  static let skinMelanin: [(mean: Float, deviation: Float)] = [(0.69, 0.125), (0.3, 0.12), (0.28, 0.1)]

  /// A color of hair before greying: eumelanin and pheomelanin in d'Eon et al.'s units, and how many of a
  /// pole's people have it.
  struct HairColor {
    var eumelanin: ClosedRange<Float>
    var pheomelanin: ClosedRange<Float>
    /// At the African, Asian and Caucasian pole.
    var shares: SIMD3<Float>
    /// Light hair is rare on people darker than this.
    var greatestSkinMelanin: Float
  }
  static let hairColors: [HairColor] = [
    HairColor(
      eumelanin: 5.5...9, pheomelanin: 0...0.3, shares: SIMD3(0.85, 0.75, 0.16), greatestSkinMelanin: 1),
    HairColor(
      eumelanin: 2.4...5, pheomelanin: 0.05...0.4, shares: SIMD3(0.14, 0.22, 0.31), greatestSkinMelanin: 1),
    HairColor(
      eumelanin: 1...2.2, pheomelanin: 0.1...0.5, shares: SIMD3(0.01, 0.03, 0.26), greatestSkinMelanin: 0.5),
    HairColor(
      eumelanin: 0.15...0.7, pheomelanin: 0.05...0.3, shares: SIMD3(0, 0, 0.2), greatestSkinMelanin: 0.35),
    HairColor(
      eumelanin: 0.2...0.6, pheomelanin: 0.6...1.5, shares: SIMD3(0, 0, 0.07), greatestSkinMelanin: 0.28),
  ]
  /// Age at which half the hairs are grey, years, at each pole, and its deviation between people. Ordered as
  /// in Panhard et al. 2012, "Greying of the human hair", British Journal of Dermatology 167.
  static let greyAge: [Float] = [65, 62, 57]
  static let greyAgeDeviation: Float = 8
  /// Years from a tenth to a half of the hairs.
  static let greyPace: Float = 12
}

extension PersonParameters {
  /// Draws a person of any kind.
  static func draw(_ random: CounterRandom) -> PersonParameters {
    typealias Prior = PersonDistribution
    var stream = random.child("age")
    let age = 16 + 69 * power(stream.nextUnit(), 1.35)

    stream = random.child("masculinity")
    let mode: Float = stream.nextBool(0.5) ? 0.1 : 0.9
    let masculinity = reflected(mode + 0.14 * stream.nextNormal())

    let ancestry = drawAncestry(random.child("ancestry"))
    func blended(_ values: [Float]) -> Float { (0..<3).reduce(0) { $0 + ancestry[$1] * values[$1] } }

    stream = random.child("body")
    let build = stream.nextNormal()
    let weight = clamp(0.48 + 0.06 * min(1, (age - 16) / 40) + 0.19 * build, 0.05, 0.98)
    let muscle = clamp(
      0.45 + 0.12 * masculinity - 0.1 * max(0, (age - 50) / 35) + 0.15 * stream.nextNormal(), 0.08, 0.95)

    stream = random.child("skin")
    let skinMelanin = reflected(
      blended(Prior.skinMelanin.map(\.mean)) + blended(Prior.skinMelanin.map(\.deviation))
        * stream.nextNormal())

    stream = random.child("hair")
    let shares = Prior.hairColors.map { color in
      let likely: Float = skinMelanin > color.greatestSkinMelanin ? 0 : 1
      return (0..<3).reduce(Float(0)) { $0 + ancestry[$1] * color.shares[$1] } * likely
    }
    let color = Prior.hairColors[stream.nextIndex(weights: shares)]
    let eumelanin = stream.next(in: color.eumelanin)
    let pheomelanin = stream.next(in: color.pheomelanin)
    let halfGrey = blended(Prior.greyAge) + Prior.greyAgeDeviation * stream.nextNormal()
    // Logistic in age; a tenth at one pace before the half means a slope of ln 9 per pace.
    let greyShare = 1 / (1 + exponential(-2.197 * (age - halfGrey) / Prior.greyPace))

    return PersonParameters(
      age: age, masculinity: masculinity, african: ancestry.x, asian: ancestry.y, caucasian: ancestry.z,
      weight: weight, muscle: muscle, skinMelanin: skinMelanin, hairEumelanin: eumelanin,
      hairPheomelanin: pheomelanin, greyShare: greyShare < 0.02 ? 0 : greyShare)
  }

  /// Shares of the three poles; sum 1.
  private static func drawAncestry(_ random: CounterRandom) -> SIMD3<Float> {
    var stream = random
    let pole = stream.nextIndex(weights: PersonDistribution.poles)
    // Uniform on the simplex: spacings of two sorted uniform numbers.
    let (u, v) = (stream.nextUnit(), stream.nextUnit())
    let mixed = SIMD3<Float>(min(u, v), abs(u - v), 1 - max(u, v))
    guard stream.nextBool(PersonDistribution.dominantChance) else { return mixed }
    let share = stream.next(in: 0.7...1)
    var result = mixed * (1 - share)
    result[pole] += share
    return result
  }

  /// `x` folded back at 0 and 1, so that no heap of people sits exactly on a bound.
  private static func reflected(_ x: Float) -> Float {
    clamp(x < 0 ? -x : x > 1 ? 2 - x : x, 0, 1)
  }
}
