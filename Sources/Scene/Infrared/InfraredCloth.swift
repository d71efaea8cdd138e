internal import Geometry

/// Cloth at 850 nm. Most textile dyes do not absorb there, so that black cotton is nearly as bright as white
/// (Fredembach and Süsstrunk 2008, "Colouring the Near-Infrared", CIC 16); pigments, soot first, do. As nothing in a
/// color tells which it is, cloth is given the mean of both, with dyes three times as frequent.
enum InfraredCloth {
  /// Of bare fibers: cotton and polyester send back 65 to 75 % at 850 nm.
  static let fibers: Float = 0.7

  /// From the linear albedo in color.
  static func albedo(_ color: Vector) -> Float {
    mix(min(dot(color, Spectrum.luminanceWeights), fibers), fibers, 0.75)
  }
}
