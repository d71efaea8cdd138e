internal import Geometry

/// A smooth clear layer over a diffuse surface, such as the cornea over the iris.
struct ClearLayer {
  /// Relative to the air outside.
  var indexOfRefraction: Float

  /// The albedo of the bare surface that looks through the layer as one of albedo `seen` would without it.
  ///
  /// Of diffuse light that leaves the surface the share k gets out, (1 - mean Fresnel reflectance from outside) / n²; the
  /// rest comes back to the surface. So the bare albedo b is seen as k b / (1 - b (1 - k)), solved here for b.
  func bareAlbedo(_ seen: Vector) -> Vector {
    let out = transmittance / (indexOfRefraction * indexOfRefraction)
    return seen / (Vector(repeating: out) + seen * (1 - out))
  }

  /// Share of diffuse light from outside that enters: 1 minus the Fresnel reflectance (Born and Wolf, "Principles of
  /// Optics", §1.5.2) averaged over the hemisphere by projected solid angle.
  private var transmittance: Float {
    let (n, count) = (indexOfRefraction, 256)
    let sum = (0..<count).reduce(Float(0)) { sum, k in
      let square = (Float(k) + 0.5) / Float(count)  // of the cosine: uniform in projected solid angle
      let (outside, inside) = (square.squareRoot(), (1 - (1 - square) / (n * n)).squareRoot())
      let across = (outside - n * inside) / (outside + n * inside)
      let along = (n * outside - inside) / (n * outside + inside)
      return sum + (across * across + along * along) / 2
    }
    return 1 - sum / Float(count)
  }
}
