internal import Geometry

/// The eye at 850 nm.
enum InfraredEye {
  /// The iris, from its color. Its stroma scatters and its melanin absorbs on the same way, so that the logarithm of the
  /// albedo falls as the absorption does: brown irises come near to blue ones, and their fibers show.
  ///
  /// The bright end is set so that a light iris has a mid gray between sclera and pupil, as in the pictures by which
  /// irises are recognized (ISO/IEC 19794-6 asks for 700 to 900 nm for that reason).
  static func iris(_ color: Vector) -> Float {
    let withoutMelanin: Float = 0.125
    let bright: Float = 0.25
    return bright * power(max(color.x, 0) / withoutMelanin, InfraredBand.melaninRatio)
  }

  /// The sclera, from its color. Its blood vessels show as faintly as in red; the tissue itself scatters less than there
  /// (Vogel, Dlugos, Nuffer, Birngruber 1991, "Optical Properties of Human Sclera", Lasers Surg Med 11), so that more
  /// light is lost to the inside.
  static func sclera(_ color: Vector) -> Float { 0.88 * color.x }
}
