internal import Geometry

/// The color and reach of skin over melanin, blood and oxygenation: a grid of ``SkinOptics``, quick enough to be read at
/// every vertex.
public struct SkinTable: Sendable {
  /// Made at its first use, in a few milliseconds.
  public static let shared = SkinTable()

  /// Bounds of what the table holds; beyond them it is read at its edge.
  public static let bloodRange: ClosedRange<Float> = 0...8
  public static let oxygenationRange: ClosedRange<Float> = 0.3...1

  private static let melaninCount = 33
  private static let bloodCount = 24
  private static let oxygenationCount = 4
  private let values: [SkinAppearance]

  private init() {
    var values: [SkinAppearance] = []
    values.reserveCapacity(Self.melaninCount * Self.bloodCount * Self.oxygenationCount)
    for o in 0..<Self.oxygenationCount {
      let oxygenation = mix(
        Self.oxygenationRange.lowerBound, Self.oxygenationRange.upperBound,
        Float(o) / Float(Self.oxygenationCount - 1))
      for b in 0..<Self.bloodCount {
        // Closer where there is little blood: there color changes fastest.
        let root = Float(b) / Float(Self.bloodCount - 1)
        let blood = Self.bloodRange.upperBound * root * root * SkinOptics.meanBloodShare
        for m in 0..<Self.melaninCount {
          values.append(
            SkinOptics.appearance(
              melanin: Float(m) / Float(Self.melaninCount - 1), blood: blood, oxygenation: oxygenation))
        }
      }
    }
    self.values = values
  }

  /// What skin looks like.
  ///
  /// - Parameters:
  ///   - melanin: 0 none … 1 the darkest people; see ``PersonParameters/skinMelanin``.
  ///   - blood: Relative to the mean of people, 0…8; see ``SkinParameters/blood``.
  ///   - oxygenation: Share of hemoglobin that carries oxygen, 0.3…1.
  public func appearance(
    melanin: Float, blood: Float = 1, oxygenation: Float = SkinTable.meanOxygenation
  ) -> SkinAppearance {
    var result = SkinAppearance(
      albedo: .zero, meanFreePath: .zero, infraredAlbedo: 0, infraredMeanFreePath: 0)
    visit(melanin, blood, oxygenation) { value, weight in
      result.albedo += value.albedo * weight
      result.meanFreePath += value.meanFreePath * weight
      result.infraredAlbedo += value.infraredAlbedo * weight
      result.infraredMeanFreePath += value.infraredMeanFreePath * weight
    }
    return result
  }

  /// The first of ``appearance(melanin:blood:oxygenation:)`` without the rest, for every vertex.
  func albedo(melanin: Float, blood: Float, oxygenation: Float) -> Vector {
    var result = Vector.zero
    visit(melanin, blood, oxygenation) { value, weight in result += value.albedo * weight }
    return result
  }

  /// Calls `body` with the nodes around a place and their weights.
  @inline(__always) private func visit(
    _ melanin: Float, _ blood: Float, _ oxygenation: Float, _ body: (SkinAppearance, _ weight: Float) -> Void
  ) {
    let m = Self.place(melanin, Self.melaninCount)
    let b = Self.place((max(blood, 0) / Self.bloodRange.upperBound).squareRoot(), Self.bloodCount)
    let range = Self.oxygenationRange
    let o = Self.place(
      (oxygenation - range.lowerBound) / (range.upperBound - range.lowerBound), Self.oxygenationCount)
    for corner in 0..<8 {
      let (dm, db, dout) = (corner & 1, corner >> 1 & 1, corner >> 2)
      let weight =
        (dm == 0 ? 1 - m.rest : m.rest) * (db == 0 ? 1 - b.rest : b.rest)
        * (dout == 0 ? 1 - o.rest : o.rest)
      body(
        values[((o.cell + dout) * Self.bloodCount + b.cell + db) * Self.melaninCount + m.cell + dm], weight)
    }
  }

  /// ``SkinOptics/meanOxygenation``.
  public static let meanOxygenation: Float = SkinOptics.meanOxygenation

  /// The cell of a grid of `count` nodes over 0…1 in which `x` lies, and where in it.
  @inline(__always) private static func place(_ x: Float, _ count: Int) -> (cell: Int, rest: Float) {
    let scaled = clamp(x, 0, 1) * Float(count - 1)
    let cell = min(Int(scaled), count - 2)
    return (cell, scaled - Float(cell))
  }
}
