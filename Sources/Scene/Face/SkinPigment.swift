internal import Geometry

/// What is in a person's skin, and the colors that follow from it: ``SkinTable`` about this person.
struct SkinPigment: Sendable {
  let melanin: Float
  let blood: Float
  let oxygenation: Float

  init(_ skin: SkinParameters, _ person: PersonParameters) {
    melanin = person.skinMelanin
    blood = skin.blood
    oxygenation = skin.oxygenation
  }

  /// Diffuse mean free path in this person's skin, metres.
  var meanFreePath: Vector {
    SkinTable.shared.appearance(melanin: melanin, blood: blood, oxygenation: oxygenation).meanFreePath
  }

  /// Linear albedo of skin with shares that differ from this person's.
  ///
  /// - Parameters:
  ///   - melanin, blood: Factors on the shares of melanosomes and of blood.
  ///   - oxygenation: Added to the person's.
  func albedo(melanin factor: Float = 1, blood bloodFactor: Float = 1, oxygenation change: Float = 0)
    -> Vector
  {
    SkinTable.shared.appearance(
      melanin: Self.melanin(SkinOptics.melanosomeShare(melanin) * factor), blood: blood * bloodFactor,
      oxygenation: oxygenation + change
    ).albedo
  }

  /// Factor on the albedo of this person's skin where there are more melanosomes (as a share of the epidermis) or `blood`
  /// times as much of it.
  func ratio(moreMelanosomes: Float = 0, blood bloodFactor: Float = 1) -> Vector {
    let share = SkinOptics.melanosomeShare(melanin) + moreMelanosomes
    let changed = SkinTable.shared.appearance(
      melanin: Self.melanin(share), blood: blood * bloodFactor, oxygenation: oxygenation)
    return changed.albedo / albedo()
  }

  /// The inverse of ``SkinOptics/melanosomeShare(_:)``.
  private static func melanin(_ share: Float) -> Float {
    clamp(power(max(share, 0) / SkinOptics.melanosomeShare(1), 1 / 2.2), 0, 1)
  }
}
