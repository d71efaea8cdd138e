import Geometry

/// Lays one set of points onto another by a rotation and a shift, with least squared distances (Horn 1987,
/// "Closed-form solution of absolute orientation using unit quaternions", JOSA A 4).
enum RigidFit {
  static func aligned(_ points: [Vector], to goal: [Vector]) -> [Vector] {
    let (center, aim) = (mean(points), mean(goal))
    // Sums of products of the coordinates, `s[i][j]` of point i and goal j.
    var s = [[Float]](repeating: [0, 0, 0], count: 3)
    for (p, q) in zip(points, goal) {
      for i in 0..<3 { for j in 0..<3 { s[i][j] += (p - center)[i] * (q - aim)[j] } }
    }
    let n: [[Float]] = [
      [s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]],
      [s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]],
      [s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]],
      [s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]],
    ]
    // The quaternion is the eigenvector of the greatest eigenvalue; a shift makes all eigenvalues positive.
    let shift = n.flatMap { $0 }.map(abs).reduce(0, +)
    var q: [Float] = [1, 0, 0, 0]
    for _ in 0..<200 {
      var next = (0..<4).map { i in (0..<4).reduce(shift * q[i]) { $0 + n[i][$1] * q[$1] } }
      let size = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      next = next.map { $0 / size }
      q = next
    }
    let axis = Vector(q[1], q[2], q[3])
    return points.map { point in
      let p = point - center
      return p + 2 * cross(axis, cross(axis, p) + q[0] * p) + aim
    }
  }

  static func mean(_ points: [Vector]) -> Vector { points.reduce(Vector.zero, +) / Float(points.count) }

  /// Root mean square distance between points that belong together.
  static func distance(_ a: [Vector], _ b: [Vector]) -> Float {
    (zip(a, b).reduce(0) { $0 + dot($1.0 - $1.1, $1.0 - $1.1) } / Float(a.count)).squareRoot()
  }
}
