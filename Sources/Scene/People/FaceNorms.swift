internal import Geometry

/// What is known of one measure of the head among people: its mean by ancestry, gender, age and weight, and how much
/// people differ.
struct FaceNorm: Sendable {
  var measure: FaceMeasure
  /// Means of 25-year-olds at the African, Asian and Caucasian pole, millimetres.
  var male: SIMD3<Float>
  var female: SIMD3<Float>
  /// Deviation between adults of one gender and ancestry, millimetres.
  var deviation: Float
  /// Share of the adult length that children of 5, 10 and 15 years have.
  var growth: SIMD3<Float>
  /// Change a year after the age of 30, millimetres.
  var aging: Float = 0
  /// Change from average to greatest weight, millimetres.
  var weight: Float = 0
  /// Correlation with each of ``FaceFactor``: measures correlate by the sum of products of theirs.
  var loadings: SIMD4<Float>
}

/// What measures of a head have in common, each a standard normal number of a person.
enum FaceFactor: Int, CaseIterable, Sendable { case size, breadth, height, lips }

/// The table of measures: means, deviations and correlations. Figures are rounded from, and between, the named
/// sources; where a pole has no survey of its own the differences of Farkas 2005 were added to the nearest.
///
/// Read again at the source in November 2026, and corrected by it:
/// - Chen 2006: "Measurement and analysis of human head-face dimensions" (abstract; the survey of 3,000 Chinese workers
///   that is also Du et al. 2008, Ann. Occup. Hyg. 52): face length 117.0 and 109.7 mm (men, women), face width 147.6 and
///   140.1, jaw breadth 118.5 and 114.5, lip length 51.7 and 49.3, nose protrusion 18.7 and 17.7.
/// - Zhuang 2005 abstract: Zhuang et al., "Facial anthropometric differences among race/age groups", AIHce 2005: faces of
///   African Americans are 4.5 (men) and 5.7 mm (women) longer than those of others, mainly Asian Americans.
/// - Pooled 2022: inner corners of the eyes in 67 studies (PMC9029890, abstract): African 38.5 ± 3.2, Asian 36.4 ± 1.6,
///   white 31.4 ± 2.5 mm.
/// - Bosch 1999: van den Bosch et al., "Topographic anatomy of the eyelids", Br. J. Ophthalmol. 83 (abstract): fissures
///   grow by 3 mm from 12 to 25 years and shorten by 2.5 mm from 35 to 85; men's are 0.7 mm longer; with age the lower
///   lid sinks by 0.5 to 1 mm. Seo, Ahn 2009 (J. Korean Ophthalmol. Soc. 50) found the opening to narrow slightly, without
///   significance: no change is assumed.
/// - Read et al. 2006, Optom. Vis. Sci. 83 (abstract): young white people's fissures are 9.7 ± 1.2 mm high.
/// - Niemitz 2007: "Human ears grow throughout the entire lifetime", Anthropol. Anz. 65, as retold: women's ears 61 mm
///   long at 20 years and 72 at 70, men's 65 and 78; Heathcote 1995, BMJ 311: 0.22 mm a year.
/// - Dodgson 2004: "Variation and extrema of human interpupillary distance", Proc. SPIE 5291 (abstract): mean about 63 mm,
///   nearly all adults in 45 to 80.
///
/// From memory, not found again in full: everything that is attributed to
/// - Zhuang 2005: Zhuang, Bradtmiller, "Head-and-face anthropometric survey of U.S. respirator users", J. Occup.
///   Environ. Hyg. 2 (3,997 people; the basis of ISO/TS 16976-2).
/// - Zhuang 2010: Zhuang et al., "Facial anthropometric differences among gender, ethnicity, and age groups", Ann.
///   Occup. Hyg. 54.
/// - Farkas 1994: "Anthropometry of the Head and Face", 2nd ed.: adults, and children by year of age.
/// - Farkas 2005: Farkas et al., "International anthropometric study of facial morphology in various ethnic
///   groups/races", J. Craniofac. Surg. 16.
/// - Gordon 1989: "Anthropometric survey of U.S. Army personnel" (ANSUR), also where Dodgson 2004 quotes it.
/// - MacLachlan, Howland 2002, "Normal values and standard deviations for pupil diameter and interpupillary distance",
///   for children.
///
/// Deviations, loadings and effects of weight are estimates between these.
enum FaceNorms {
  static let table: [FaceNorm] = [
    // Zhuang 2005, 2010; growth Farkas 1994 (eu-eu, g-op).
    FaceNorm(
      measure: .headBreadth, male: SIMD3(150, 155, 153), female: SIMD3(144, 149, 146.5), deviation: 5.8,
      growth: SIMD3(0.935, 0.96, 0.985), weight: 2, loadings: SIMD4(0.5, 0.5, 0, 0)),
    FaceNorm(
      measure: .headLength, male: SIMD3(198, 192, 198), female: SIMD3(189, 183, 188), deviation: 7.2,
      growth: SIMD3(0.925, 0.955, 0.985), weight: 1, loadings: SIMD4(0.6, -0.1, 0.1, 0)),
    // Stature less eye height: Gordon 1989.
    FaceNorm(
      measure: .crownHeight, male: SIMD3(120, 121, 122), female: SIMD3(112, 113, 114), deviation: 6,
      growth: SIMD3(0.94, 0.965, 0.985), loadings: SIMD4(0.4, 0, 0.3, 0)),
    // Zhuang 2005, 2010; Farkas 2005 (zy-zy); bigonial (go-go); Asian pole Chen 2006; growth Farkas 1994.
    FaceNorm(
      measure: .bizygomaticBreadth, male: SIMD3(140, 147.5, 141), female: SIMD3(132, 140, 133),
      deviation: 6.2,
      growth: SIMD3(0.86, 0.92, 0.97), weight: 6, loadings: SIMD4(0.5, 0.6, 0, 0)),
    FaceNorm(
      measure: .bigonialBreadth, male: SIMD3(118, 118.5, 117), female: SIMD3(109, 114, 107), deviation: 8,
      growth: SIMD3(0.85, 0.91, 0.965), aging: 0.03, weight: 12, loadings: SIMD4(0.35, 0.5, 0.1, 0)),
    // Menton–sellion and subnasale–sellion lengths: Zhuang 2005, 2010, its abstract, Chen 2006; growth Farkas 1994
    // (n-gn, n-sn).
    FaceNorm(
      measure: .faceHeight, male: SIMD3(124, 118, 122), female: SIMD3(115.5, 110, 113), deviation: 6.6,
      growth: SIMD3(0.815, 0.9, 0.965), aging: 0.02, weight: 1, loadings: SIMD4(0.5, -0.1, 0.7, 0)),
    FaceNorm(
      measure: .noseHeight, male: SIMD3(51.5, 52.5, 52.5), female: SIMD3(47.8, 48.5, 48.5), deviation: 3.6,
      growth: SIMD3(0.78, 0.885, 0.965), aging: 0.05, loadings: SIMD4(0.35, 0, 0.65, 0)),
    // al-al: Farkas 2005, Zhuang 2010; sn-prn and nasal root breadth: Zhuang 2005, 2010, Chen 2006.
    FaceNorm(
      measure: .noseBreadth, male: SIMD3(44, 39, 35), female: SIMD3(40, 36.5, 31.8), deviation: 2.9,
      growth: SIMD3(0.83, 0.9, 0.97), aging: 0.05, weight: 1, loadings: SIMD4(0.25, 0.35, 0, 0.2)),
    FaceNorm(
      measure: .noseProtrusion, male: SIMD3(17.5, 18.7, 20.5), female: SIMD3(16.5, 17.7, 19.3),
      deviation: 2.2,
      growth: SIMD3(0.76, 0.86, 0.965), aging: 0.02, loadings: SIMD4(0.3, -0.2, 0.2, 0)),
    FaceNorm(
      measure: .nasalRootBreadth, male: SIMD3(19, 19, 16), female: SIMD3(18.5, 18.3, 15.5), deviation: 2,
      growth: SIMD3(0.9, 0.95, 0.99), loadings: SIMD4(0.2, 0.4, 0, 0)),
    // Dodgson 2004, Zhuang 2010, MacLachlan 2002.
    FaceNorm(
      measure: .pupilDistance, male: SIMD3(66.5, 64, 63), female: SIMD3(64, 61.5, 60.5), deviation: 3.3,
      growth: SIMD3(0.82, 0.9, 0.965), loadings: SIMD4(0.4, 0.55, 0, 0)),
    // en-en: between Farkas 2005 and Pooled 2022; en-ex, ps-pi: Farkas 1994, 2005, Read 2006; growth of en-ex and aging
    // Bosch 1999.
    FaceNorm(
      measure: .intercanthalBreadth, male: SIMD3(37, 36.9, 32.4), female: SIMD3(35.8, 35.7, 31.2),
      deviation: 2.4, growth: SIMD3(0.9, 0.95, 0.985), loadings: SIMD4(0.25, 0.5, 0, 0)),
    FaceNorm(
      measure: .fissureLength, male: SIMD3(32.5, 29.8, 31.2), female: SIMD3(31.8, 29.1, 30.5), deviation: 1.3,
      growth: SIMD3(0.84, 0.885, 0.95), aging: -0.045, loadings: SIMD4(0.35, 0.2, 0, 0)),
    FaceNorm(
      measure: .fissureHeight, male: SIMD3(10.5, 9.6, 10.3), female: SIMD3(10.8, 9.9, 10.6), deviation: 1,
      growth: SIMD3(0.93, 0.97, 1), weight: -0.3, loadings: SIMD4(0.1, 0, 0.1, 0)),
    // Inclination of the fissure, 3 to 8° ± 2° (Farkas 1994, from memory) times its length; aging an estimate.
    FaceNorm(
      measure: .fissureSlant, male: SIMD3(2.6, 3.4, 1.9), female: SIMD3(2.8, 3.7, 2.2), deviation: 1.15,
      growth: SIMD3(1, 1, 1), aging: -0.012, loadings: SIMD4(0, 0, 0.1, 0)),
    // In the mean of some thousand photographed faces (the shape that landmarkers for the 300-W set start from, from memory;
    // outer corners of the eyes 90 mm apart) the middle of the brow lies 20 mm over the pupil, the next point outwards 4 mm
    // higher and the outer end 3 mm lower than the inner end. Higher in women and in the Chinese (Kunjur et al. 2006,
    // "Anthropometric analysis of eyebrow position in Caucasian, Indian and Chinese", Orbit 25, from memory); it does not sink
    // with age (Matros et al. 2009, Plast. Reconstr. Surg. 124, abstract). Deviations are estimates, and what
    // ``NamedBrow`` grows there differs in addition.
    FaceNorm(
      measure: .browHeight, male: SIMD3(21, 21.5, 20.2), female: SIMD3(22.8, 23.3, 22), deviation: 2.2,
      growth: SIMD3(0.85, 0.92, 0.97), loadings: SIMD4(0.2, 0, 0.3, 0)),
    FaceNorm(
      measure: .browSlant, male: SIMD3(5.2, 5.4, 5), female: SIMD3(5.8, 5.9, 5.7), deviation: 1.3,
      growth: SIMD3(0.8, 0.9, 1), loadings: .zero),
    FaceNorm(
      measure: .browTail, male: SIMD3(-1, -1, -1.2), female: SIMD3(-0.5, -0.5, -0.6), deviation: 1.5,
      growth: SIMD3(0.8, 0.9, 1), loadings: .zero),
    // ch-ch: Farkas 1994, 2005, Zhuang 2005 and Chen 2006 (lip length).
    FaceNorm(
      measure: .mouthBreadth, male: SIMD3(54, 51.7, 53), female: SIMD3(51, 49.3, 49.5), deviation: 3.4,
      growth: SIMD3(0.78, 0.88, 0.965), aging: 0.04, loadings: SIMD4(0.35, 0.4, 0, 0.1)),
    // An estimate: level at rest in the young, sinking by a millimetre in forty years.
    FaceNorm(
      measure: .cornerHeight, male: SIMD3(0.2, 0.2, 0.1), female: SIMD3(0.3, 0.3, 0.3), deviation: 1,
      growth: SIMD3(1, 1, 1), aging: -0.025, loadings: .zero),
    // ls-sto, sto-li, sn-sto: Farkas 1994 (white and African American adults; Chinese in its chapter on ethnic groups).
    FaceNorm(
      measure: .upperVermilion, male: SIMD3(12.5, 10, 8.2), female: SIMD3(12.3, 10, 8.7), deviation: 1.4,
      growth: SIMD3(0.9, 0.95, 1), aging: -0.05, loadings: SIMD4(0.1, 0, 0, 0.7)),
    FaceNorm(
      measure: .lowerVermilion, male: SIMD3(13.5, 11, 9.5), female: SIMD3(13.2, 10.8, 9.6), deviation: 1.5,
      growth: SIMD3(0.9, 0.95, 1), aging: -0.045, loadings: SIMD4(0.1, 0, 0, 0.7)),
    FaceNorm(
      measure: .upperLipHeight, male: SIMD3(24, 23, 22.3), female: SIMD3(22, 21, 20.2), deviation: 2.2,
      growth: SIMD3(0.88, 0.93, 0.98), aging: 0.05, loadings: SIMD4(0.2, 0, 0.4, 0.2)),
    // ls and li to sn-pg: Legan, Burstone 1980, "Soft tissue cephalometric analysis for orthognathic surgery", J. Oral Surg. 38,
    // for white adults (3 ± 1 and 2 ± 1 mm, from memory); the other poles, the deviation among all and aging are estimates.
    FaceNorm(
      measure: .upperLipProtrusion, male: SIMD3(6.3, 5, 3.3), female: SIMD3(6.3, 5, 3.5), deviation: 1.5,
      growth: SIMD3(1, 1, 1), aging: -0.02, loadings: SIMD4(0, 0, -0.1, 0.5)),
    FaceNorm(
      measure: .lowerLipProtrusion, male: SIMD3(5.5, 4, 2.5), female: SIMD3(5.5, 4, 2.5), deviation: 1.6,
      growth: SIMD3(1, 1, 1), aging: -0.015, loadings: SIMD4(0, 0, -0.1, 0.5)),
    // sa-sba: Farkas 1994, Niemitz 2007; aging Heathcote 1995, Niemitz 2007.
    FaceNorm(
      measure: .earLength, male: SIMD3(60.5, 64, 64.5), female: SIMD3(57, 60, 60.5), deviation: 3.7,
      growth: SIMD3(0.89, 0.95, 0.985), aging: 0.22, loadings: SIMD4(0.3, 0, 0.2, 0)),
  ]

  /// The mean of each measure among people like `person`, and the deviation of their like, metres.
  static func expected(_ person: PersonParameters) -> [(mean: Float, deviation: Float)] {
    let ancestry = SIMD3(person.african, person.asian, person.caucasian)
    return table.map { norm in
      let adult =
        (ancestry * mix(norm.female, norm.male, person.masculinity)).sum()
      let grown = norm.grown(person.age)
      let mean =
        adult * grown + norm.aging * max(person.age - 30, 0) + norm.weight * (2 * person.weight - 1) * grown
      return (mean * 1e-3, norm.deviation * grown * 1e-3)
    }
  }
}

extension FaceNorm {
  /// Share of the adult length at an age: linear between the years of ``growth`` and 20, and below 5.
  func grown(_ years: Float) -> Float {
    let (at5, at10, at15) = (growth.x, growth.y, growth.z)
    if years < 10 { return at5 + (at10 - at5) * (years - 5) / 5 }
    if years < 15 { return mix(at10, at15, (years - 10) / 5) }
    return mix(at15, 1, clamp((years - 15) / 5, 0, 1))
  }
}

private func mix(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ t: Float) -> SIMD3<Float> { a + (b - a) * t }
