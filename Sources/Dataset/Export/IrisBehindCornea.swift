internal import Geometry

/// What the cornea makes of the color of an iris, for programs that follow light through it by refraction both ways.
enum IrisBehindCornea {
  /// The albedo of the bare iris that looks through the cornea as one of albedo `seen` would without it.
  ///
  /// Measured with Mitsuba on an eyeball alone in even light, as means over the iris: bare albedos b of 0.05, 0.2, 0.5 and 1
  /// look like 0.69, 0.71, 0.75 and 0.85 of b, which 0.68 b / (1 - 0.2 b) meets within 1 %; solved here for b. (A flat
  /// layer of water would throw back half of the light; from below the dome most of it gets out.)
  static func bareAlbedo(_ seen: Vector) -> Vector {
    pointwiseMin(seen / (Vector(repeating: 0.68) + 0.2 * seen), Vector(1, 1, 1))
  }
}
