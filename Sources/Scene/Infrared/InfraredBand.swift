internal import Geometry

/// What a camera records.
public enum CameraBand: String, Sendable, Codable, CaseIterable {
  /// Red, green and blue.
  case visible
  /// A band of some tens of nanometers about 850 nm, as cameras with infrared lamps and sensors without color filters
  /// see it. The picture is gray: all three channels are alike.
  case infrared
}

/// The near infrared, seen from linear Rec. 709. Scenes are made in color, whatever the camera records; then each
/// substance is given the gray that it has at 850 nm, by a function of its color in a file of its own.
enum InfraredBand {
  /// Middle of the band, nanometers.
  static let wavelength: Float = 850
  /// Wavelengths that stand for the channels where a color must become a spectrum: about the middle of what each sees
  /// of a smooth one.
  static let channels = Vector(610, 545, 465)

  /// Absorption by eumelanin at 850 nm over that in the red channel: 0.33.
  /// Source: Jacques 1998, "Skin Optics" (omlc.org): melanin's absorption goes with the wavelength to the power of -3.33.
  static let melaninRatio = power(wavelength / channels.x, -3.33)

  /// Stops by which less light is taken: skin sends back that much more than in color, at the tone for which pictures in
  /// color are not corrected.
  static let exposureStops: Float = 0.7

  /// The same in all channels.
  static func gray(_ value: Float) -> Vector { Vector(repeating: value) }
}
