internal import Geometry

/// Hair at 850 nm: melanin absorbs a third of what it does in red, so that black hair looks dark brown, and brown hair
/// fair. Dyes that are not melanin do not absorb there.
enum InfraredHair {
  /// Absorption of a fibre, from that in color: as much eumelanin as all three channels allow, and the rest dye. Where
  /// the pigment is partly pheomelanin this says up to a few hundredths too much.
  static func absorption(_ absorption: Vector) -> Float {
    let perEumelanin = HairPigment.absorption(eumelanin: 1, pheomelanin: 0)
    return max((absorption / perEumelanin).min(), 0) * perEumelanin.x * InfraredBand.melaninRatio
  }
}
