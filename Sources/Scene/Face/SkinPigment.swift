internal import Geometry

/// What is in a person's skin, and the colors that follow from it: ``SkinTable`` about this person.
struct SkinPigment: Sendable {
  let melanin: Float
  let blood: Float
  let oxygenation: Float
  /// Share of melanosomes in the epidermis, and that of the darkest people.
  private let share: Float
  private let greatestShare: Float

  init(_ skin: SkinParameters, _ person: PersonParameters) {
    melanin = person.skinMelanin
    blood = skin.blood
    oxygenation = skin.oxygenation
    share = SkinOptics.melanosomeShare(melanin)
    greatestShare = SkinOptics.melanosomeShare(1)
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
    SkinTable.shared.albedo(
      melanin: melanin(share * factor), blood: blood * bloodFactor, oxygenation: oxygenation + change)
  }

  /// Factor on the albedo of this person's skin where there are more melanosomes (as a share of the epidermis) or `blood`
  /// times as much of it.
  func ratio(moreMelanosomes: Float = 0, blood bloodFactor: Float = 1) -> Vector {
    let changed = SkinTable.shared.albedo(
      melanin: melanin(share + moreMelanosomes), blood: blood * bloodFactor, oxygenation: oxygenation)
    return changed / albedo()
  }

  /// The inverse of ``SkinOptics/melanosomeShare(_:)``.
  private func melanin(_ share: Float) -> Float {
    clamp(power(max(share, 0) / greatestShare, 1 / 2.2), 0, 1)
  }
}
