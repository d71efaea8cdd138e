internal import Geometry

/// Smooth random changes of the face between the sliders: a Gaussian process over the template's surface (Lüthi, Gerig, Jud,
/// Vetter 2018, "Gaussian Process Morphable Models", IEEE Trans. Pattern Anal. Mach. Intell. 40), after the kernels that
/// Gerig et al. 2018 build faces from ("Morphable Face Models – An Open Framework").
///
/// Every component of the displacement is an independent process with the kernel a(p) a(q) Σ s² exp(−|p − q|² / 2l²), made
/// symmetric to the middle of the face and brought back to its variance there. It is written in the leading terms of
/// its Karhunen–Loève expansion, whose coefficients are independent standard normal numbers.
struct ShapeField: Sendable {
  /// One term of the kernel, millimetres at life size: how far a change reaches, and its deviation along one axis.
  struct Scale: Sendable {
    var length: Float
    var deviation: Float
  }
  /// Ours: the middle scale, of a nose, an eye or a mouth, is what an identity network takes for another person; broader
  /// changes, which the sliders of bones make too, it hardly sees, and finer ones look like faults (docs/people.md).
  static let scales = [
    Scale(length: 40, deviation: 0.5), Scale(length: 20, deviation: 1.45), Scale(length: 12, deviation: 0.7),
  ]
  static let modes = ShapeFieldModes.count

  /// Vertices of the left half and the middle that the field moves, the opposite of each, and how strongly, 0…1.
  let vertices: [Int]
  private let opposite: [Int]
  /// Expansions of sideways displacements, which change sign across the middle, and of the others, millimetres.
  let odd: ShapeFieldModes
  let even: ShapeFieldModes
  /// What hangs on parts of the face without touching the skin moves as a whole with a loop on it.
  private let riders: [(vertices: [Int], loop: [Int])]
  /// How firmly each of ``vertices`` keeps its depth against the left eyeball, on which the lids have to lie, 0…1; and the
  /// places in ``vertices`` of the margin of its lids.
  private let lids: [Float]
  private let margin: [Int]

  init(_ tables: FaceModelTables, template: [Vector]) {
    let chosen = (0..<13380).filter {
      template[$0].x > -1e-5 && Self.strength(at: template[$0] * 1000) > 0.02
    }
    vertices = chosen
    opposite = chosen.map { Int(tables.mirror[$0]) }
    let points = chosen.map { template[$0] * 1000 }
    odd = ShapeFieldModes(points, sign: -1)
    even = ShapeFieldModes(points, sign: 1)
    let eye = EyeHelper.center(.left, template) * 1000
    lids = points.map { point in
      let (x, y) = (point.x - eye.x, point.y - eye.y)
      return point.z > eye.z - 15 ? smoothstep(24, 15, (x * x + y * y).squareRoot()) : 0
    }
    margin = tables.loops.leftLidMargin.compactMap { chosen.firstIndex(of: $0) }
    riders = [
      (Array(EyeHelper.vertices(.right)), tables.loops.rightLidMargin),
      (Array(EyeHelper.vertices(.left)), tables.loops.leftLidMargin),
      // Tongue and teeth.
      (Array(13380..<13606) + Array(14992..<15128), tables.loops.lipInner),
    ]
  }

  /// How strongly a point of the template moves: fully on the face, not at all at neck, ears and back of the head.
  ///
  /// - Parameter point: Millimetres from the midpoint of the eyes.
  static func strength(at point: Vector) -> Float {
    smoothstep(-75, -35, point.z) * smoothstep(-150, -118, point.y) * smoothstep(85, 45, point.y)
  }

  /// How much of a person's field there is at an age in years. Ours: what makes two grown faces differ folds the small and
  /// round face of a child.
  static func share(age: Float) -> Float { mix(0.35, 1, smoothstep(4, 18, age)) }

  /// The kernel between two points of the template, square millimetres.
  static func covariance(_ p: Vector, _ q: Vector, sign: Float) -> Float {
    func plain(_ p: Vector, _ q: Vector) -> Float {
      let square = dot(p - q, p - q)
      return scales.reduce(0) {
        $0 + $1.deviation * $1.deviation * exponential(-0.5 * square / ($1.length * $1.length))
      }
    }
    func mirrored(_ p: Vector) -> Vector { Vector(-p.x, p.y, p.z) }
    let variance = plain(.zero, .zero)
    // Unit variance in the middle too, but where a sideways displacement has to vanish there.
    func norm(_ p: Vector) -> Float {
      (variance / max(variance + sign * plain(p, mirrored(p)), variance)).squareRoot()
    }
    return (plain(p, q) + sign * plain(p, mirrored(q))) * norm(p) * norm(q) * strength(at: p)
      * strength(at: q)
  }

  /// Adds the field with `scores`, in the order of ``FieldScores/names``, to `positions` of the base mesh.
  func add(_ scores: [Float], to positions: inout [Vector]) {
    guard scores.contains(where: { $0 != 0 }) else { return }
    let count = Self.modes
    let (x, y) = (odd.sum(scores[..<count]), even.sum(scores[count..<2 * count]))
    var z = even.sum(scores[(2 * count)...])
    let depth = margin.reduce(Float(0)) { $0 + z[$1] } / Float(max(margin.count, 1))
    for k in z.indices where lids[k] > 0 { z[k] += lids[k] * (depth - z[k]) }
    let before = positions
    for (k, vertex) in vertices.enumerated() {
      let moved = Vector(x[k], y[k], z[k]) * (1e-3 / WorldScale.factor)
      positions[vertex] += moved
      if opposite[k] != vertex { positions[opposite[k]] += Vector(-moved.x, moved.y, moved.z) }
    }
    for rider in riders {
      let moved =
        rider.loop.reduce(Vector.zero) { $0 + positions[$1] - before[$1] } / Float(rider.loop.count)
      for vertex in rider.vertices { positions[vertex] += moved }
    }
  }
}

/// The leading terms of the Karhunen–Loève expansion of one component of ``ShapeField``.
struct ShapeFieldModes: Sendable {
  /// Terms kept, and terms of the pivoted Cholesky decomposition that they are computed from.
  static let count = 40
  private static let rank = 110

  /// Displacement of every point by each mode at one deviation, millimetres, the greatest mode first.
  let columns: [[Float]]

  init(_ points: [Vector], sign: Float) {
    let factor = Self.cholesky(points, sign: sign)
    // K ≈ L Lᵀ; with the eigenvectors V of Lᵀ L the columns of L V are those of K, as long as they shall be.
    let products = factor.map { a in factor.map { b in Self.dot(a, b) } }
    let (values, vectors) = SymmetricEigen.decompose(products)
    let order = values.indices.sorted { values[$0] > values[$1] }.prefix(Self.count)
    columns = order.map { mode in
      var column = [Float](repeating: 0, count: points.count)
      for (k, part) in factor.enumerated() {
        let weight = vectors[k][mode]
        for i in column.indices { column[i] += weight * part[i] }
      }
      // Eigenvectors have no sign of their own.
      let greatest = column.max { abs($0) < abs($1) } ?? 0
      return greatest < 0 ? column.map { -$0 } : column
    }
  }

  /// The displacement of every point, millimetres.
  func sum(_ scores: ArraySlice<Float>) -> [Float] {
    var sum = [Float](repeating: 0, count: columns[0].count)
    for (column, score) in zip(columns, scores) where score != 0 {
      for i in sum.indices { sum[i] += score * column[i] }
    }
    return sum
  }

  /// Columns of L in K ≈ L Lᵀ: each takes out the point of which least is known yet (Harbrecht, Peters, Schneider 2012, "On
  /// the low-rank approximation by the pivoted Cholesky decomposition", Appl. Numer. Math. 62).
  private static func cholesky(_ points: [Vector], sign: Float) -> [[Float]] {
    var left = points.map { ShapeField.covariance($0, $0, sign: sign) }
    var columns: [[Float]] = []
    while columns.count < rank, let pivot = left.indices.max(by: { left[$0] < left[$1] }), left[pivot] > 1e-6
    {
      var column = points.map { ShapeField.covariance($0, points[pivot], sign: sign) }
      for other in columns {
        let weight = other[pivot]
        for i in column.indices { column[i] -= weight * other[i] }
      }
      let root = left[pivot].squareRoot()
      for i in column.indices {
        column[i] /= root
        left[i] = max(left[i] - column[i] * column[i], 0)
      }
      columns.append(column)
    }
    return columns
  }

  private static func dot(_ a: [Float], _ b: [Float]) -> Float {
    var sum: Float = 0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }
}
