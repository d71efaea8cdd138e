/// Eigenvalues and eigenvectors of symmetric matrices.
public enum SymmetricEigen {
  /// Jacobi's method, cyclic (Golub, Van Loan 2013, "Matrix Computations", 8.5): slow on large matrices, exact on small ones.
  ///
  /// - Parameter matrix: Its rows.
  /// - Returns: Eigenvalues in no order; column `k` of `vectors` is the unit eigenvector of value `k`.
  public static func decompose(_ matrix: [[Float]]) -> (values: [Float], vectors: [[Float]]) {
    let n = matrix.count
    var a = matrix.map { $0.map(Double.init) }
    // Rows are eigenvectors until the end, so that a rotation touches two arrays only.
    var vectors = (0..<n).map { row in (0..<n).map { $0 == row ? 1.0 : 0 } }
    let size = a.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    for _ in 0..<30 {
      var rest = 0.0
      for p in 0..<n { for q in 0..<p { rest += a[p][q] * a[p][q] } }
      if rest <= 1e-18 * size { break }
      for p in 0..<n {
        for q in p + 1..<max(n, p + 1) where a[p][q] != 0 {
          let ratio = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let tangent = (ratio < 0 ? -1 : 1) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
          let cosine = 1 / (1 + tangent * tangent).squareRoot()
          let sine = tangent * cosine
          for k in 0..<n {
            let (x, y) = (a[p][k], a[q][k])
            a[p][k] = cosine * x - sine * y
            a[q][k] = sine * x + cosine * y
          }
          for k in 0..<n {
            let (x, y) = (a[k][p], a[k][q])
            a[k][p] = cosine * x - sine * y
            a[k][q] = sine * x + cosine * y
            let (u, v) = (vectors[p][k], vectors[q][k])
            vectors[p][k] = cosine * u - sine * v
            vectors[q][k] = sine * u + cosine * v
          }
        }
      }
    }
    return (
      (0..<n).map { Float(a[$0][$0]) }, (0..<n).map { row in (0..<n).map { Float(vectors[$0][row]) } }
    )
  }
}
