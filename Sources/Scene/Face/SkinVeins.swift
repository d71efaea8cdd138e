internal import Geometry

/// Veins that shine through the skin of temples, forehead and neck.
struct SkinVeins: Sendable {
  /// How clearly they show on this person, 0…1.
  private let strength: Float
  private let noise: Noise

  /// What a vein 1 to 2 mm deep leaves of the skin's albedo: it takes red light, which reaches it, and blue next to none.
  /// Kienle et al. 1996, "Why do veins appear blue? A new look at an old question" (Applied Optics 35): 0.8 to 0.9 of the
  /// skin around it at 633 nm and nearly all at 450 nm.
  private static let tint = Vector(0.83, 0.93, 0.98)

  init(_ skin: SkinParameters, _ person: PersonParameters) {
    // Melanin takes what would tell a vein from the skin around it, and fat lies over it.
    strength =
      skin.veins * smoothstep(0.6, 0.1, person.skinMelanin) * mix(1, 0.4, smoothstep(0.5, 0.9, person.weight))
    noise = Noise(seed: skin.pattern ^ 0x4F1B_BCDC)
  }

  /// Factor on the albedo at a point of the template.
  ///
  /// - Parameter neck: Membership of the neck, 0…1.
  func tint(_ p: Vector, neck: Float) -> Vector {
    guard strength > 0 else { return Vector(1, 1, 1) }
    let temple =
      smoothstep(0.04, 0.052, abs(p.x)) * smoothstep(-0.02, 0.005, p.y) * smoothstep(-0.08, -0.04, p.z)
    let forehead = 0.6 * smoothstep(0.03, 0.045, p.y) * smoothstep(0, 0.03, p.z)
    let here = max(temple, forehead, 0.7 * neck * smoothstep(-0.1, -0.04, p.z))
    guard here > 0.01 else { return Vector(1, 1, 1) }
    let shown = smoothstep(0, 0.35, noise.value(p * 24 + 77))
    guard shown > 0 else { return Vector(1, 1, 1) }
    // Ridges where warped noise crosses zero, drawn out upwards; a second set, of branches, where the first lets it.
    let warp = Vector(noise.value(p * 40), noise.value(p * 40 + 9), noise.value(p * 40 + 21))
    let q = p * Vector(1, 0.4, 0.7)
    let trunk = smoothstep(0.055, 0.01, abs(noise.value(q * 42 + warp * 0.7)))
    let branch = 0.6 * smoothstep(0.08, 0.02, abs(noise.value(q * 75 + warp * 0.9 + 40)))
    return mix(Vector(1, 1, 1), Self.tint, clamp(strength * here * shown * max(trunk, branch), 0, 1))
  }
}
