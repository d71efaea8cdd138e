import Geometry
import Testing

@Suite struct SymmetricEigenTests {
  /// Eigenvectors are orthonormal, and put together with their values they give the matrix back.
  @Test(arguments: [1, 2, 7, 30]) func vectorsRebuildTheMatrix(_ n: Int) {
    var random = CounterRandom(seed: 8, index: UInt64(n))
    var matrix = (0..<n).map { _ in (0..<n).map { _ in random.nextNormal() } }
    for i in 0..<n { for j in 0..<i { matrix[i][j] = matrix[j][i] } }
    let (values, vectors) = SymmetricEigen.decompose(matrix)
    for i in 0..<n {
      for j in 0..<n {
        let rebuilt = (0..<n).reduce(Float(0)) { $0 + vectors[i][$1] * values[$1] * vectors[j][$1] }
        let product = (0..<n).reduce(Float(0)) { $0 + vectors[$1][i] * vectors[$1][j] }
        #expect(abs(rebuilt - matrix[i][j]) < 2e-5)
        #expect(abs(product - (i == j ? 1 : 0)) < 2e-6)
      }
    }
  }

  @Test func knownValues() {
    let (values, _) = SymmetricEigen.decompose([[2, 1], [1, 2]])
    #expect(values.sorted() == [1, 3])
  }
}
