internal import Geometry

/// Checks of recorded parameters, with messages that name the field.
enum Limits {
  /// - Throws: ``SceneError`` when `value` is not finite or lies outside `range`.
  static func check(_ field: String, _ value: Float, in range: ClosedRange<Float>) throws {
    guard value.isFinite, range.contains(value) else {
      throw SceneError(
        "\(field) is \(value), it must be a number from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// The same for each component of a vector.
  static func check(_ field: String, _ value: Vector, in range: ClosedRange<Float>) throws {
    try check(field + ".x", value.x, in: range)
    try check(field + ".y", value.y, in: range)
    try check(field + ".z", value.z, in: range)
  }
}
