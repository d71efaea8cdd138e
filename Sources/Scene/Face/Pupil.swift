internal import Geometry

/// How wide pupils are: a matter of light and age, and then of the person.
enum Pupil {
  /// Mean radius of the pupils of people who see with both eyes, metres.
  ///
  /// Source: Watson and Yellott 2012, "A unified formula for light-adapted pupil size" (Journal of Vision 12(10):12), eq. 21,
  /// from Stanley and Davies 1995 for light and Winn et al. 1994 for age.
  ///
  /// - Parameters:
  ///   - luminance: Of what they see, cd/m².
  ///   - age: Years; the formula holds from 20 to 83.
  static func meanRadius(luminance: Float, age: Float) -> Float {
    // Times the area that it fills, square degrees: a field 60 degrees wide. More is seen, but counts for less.
    let flux = power(luminance * 2827 / 846, 0.41)
    let young = 7.75 - 5.75 * flux / (flux + 2)
    let diameter = young + (clamp(age, 20, 83) - 28.58) * (0.02132 - 0.009562 * young)
    return diameter / 2 * 1e-3
  }

  /// Deviation between people in the same light, as a share of the mean radius beyond the least one: 0.3 mm of a diameter
  /// of 2.6 in a bright room, 0.8 of 5.5 in the dark. An estimate, about as wide as the data of Winn et al. 1994.
  private static let deviation: Float = 0.2
  private static let least: Float = 0.6e-3

  /// - Parameter score: Of the person, in deviations.
  static func radius(luminance: Float, age: Float, score: Float) -> Float {
    let mean = meanRadius(luminance: luminance, age: age)
    return clamp(mean + deviation * score * (mean - least), 0.7e-3, 4e-3)
  }
}

extension SceneParameters {
  /// Radius of both pupils, metres.
  var pupilRadius: Float {
    Pupil.radius(luminance: light.luminance, age: person.age, score: eyes.pupilScore)
  }
}
