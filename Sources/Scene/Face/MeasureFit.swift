internal import Geometry

/// Finds the sliders, and the modes of the field, that give a head its measures.
///
/// What people's sliders and modes are like (independent normal numbers) and what their measures are like (a normal distribution
/// from surveys) are two statements about the same face. The fit joins them: of all faces with these measures it
/// takes the one nearest to the sliders that were drawn, where near means likely. For a linear model that is a draw
/// from the sliders' distribution under the condition of the measures (Matheron's rule; Journel, Huijbregts 1978,
/// "Mining Geostatistics"); lengths and two-sided sliders are not quite linear, so it is repeated as an iterated Kalman
/// update (Bell, Cathey 1993, IEEE Trans. Automatic Control 38).
struct MeasureFit: Sendable {
  /// The error a measure may keep, as a share of its deviation: measures that contradict each other yield.
  private static let tolerance: Float = 0.25
  private static let rounds = 5
  /// Share of each round's step that is taken: a slider whose two sides differ would swing between them.
  private static let stride: Float = 0.75
  /// Step of the numerical derivative, units of a slider.
  private static let step: Float = 0.25

  private let ruler: FaceRuler
  /// Sliders and, after the symmetric ones, modes of the field that may be moved, and their variance in units.
  private let sliders: [Int]
  private let variances: [Float]
  /// How one unit below and above zero of each of them moves the ruler's places, metres of the base mesh.
  private let below: [[Vector]]
  private let above: [[Vector]]

  init(_ tables: FaceModelTables, _ table: SliderTable, _ field: ShapeField, ruler: FaceRuler) {
    self.ruler = ruler
    let still = [Vector](repeating: .zero, count: tables.vertices.count)
    let none = [Float](repeating: 0, count: FieldScores.names.count)
    func places(_ move: (inout [Vector]) -> Void) -> [Vector] {
      var moved = still
      move(&moved)
      return ruler.places(on: moved)
    }
    let modes = none.indices.map { mode in
      places { moved in
        var scores = none
        scores[mode] = 1
        field.add(scores, to: &moved)
      }
    }
    func sides(_ units: Float) -> [[Vector]] {
      (0..<FaceSlider.symmetricCount).map { slider in
        places { table.add(slider, units, tables.targets, to: &$0) }
      } + modes.map { mode in mode.map { $0 * units } }
    }
    below = sides(-1)
    above = sides(1)
    let free =
      FaceSlider.all[..<FaceSlider.symmetricCount].map { ShapeSpread.freedom($0.name) } + none.map { _ in 1 }
    sliders = free.indices.filter { free[$0] > 0 }
    variances = sliders.map { free[$0] }
  }

  /// Units of the symmetric sliders and scores of the field for which the head has its measures.
  ///
  /// - Parameters:
  ///   - positions: The head without them, in the base mesh's space.
  ///   - scale: World metres in a metre of that space.
  ///   - drawn: What the person has of each by themselves.
  ///   - wanted: Length and deviation of each measure, world metres.
  func units(
    on positions: [Vector], scale: Float, drawn: [Float], wanted: [(length: Float, deviation: Float)]
  ) -> [Float] {
    let bare = ruler.places(on: positions)
    var units = drawn
    for _ in 0..<Self.rounds {
      var places = bare
      for (slider, amount) in units.enumerated() where amount != 0 {
        let field = amount < 0 ? below[slider] : above[slider]
        for k in places.indices { places[k] += field[k] * abs(amount) }
      }
      let lengths = ruler.lengths(between: places)
      // Rows: free sliders; columns: measures in deviations.
      let slopes = sliders.map { slider -> [Float] in
        let moved = places.indices.map { places[$0] + derivative(slider, units[slider], $0) * Self.step }
        return zip(zip(ruler.lengths(between: moved), lengths), wanted).map {
          ($0.0 - $0.1) / Self.step * scale / $1.deviation
        }
      }
      let missing = wanted.indices.map { m in
        let held = sliders.indices.reduce(Float(0)) { sum, k in
          sum + slopes[k][m] * (units[sliders[k]] - drawn[sliders[k]])
        }
        return (wanted[m].length - lengths[m] * scale) / wanted[m].deviation + held
      }
      let pulls = SymmetricSystem.solve(covariance(slopes, count: wanted.count), missing)
      for (k, slider) in sliders.enumerated() {
        let best = drawn[slider] + variances[k] * zip(slopes[k], pulls).reduce(0) { $0 + $1.0 * $1.1 }
        units[slider] = mix(units[slider], best, Self.stride)
      }
    }
    return units
  }

  /// How a slider moves a place from where it stands: one-sided away from zero, the mean of both sides near it.
  private func derivative(_ slider: Int, _ units: Float, _ place: Int) -> Vector {
    if units > 0.05 { return above[slider][place] }
    if units < -0.05 { return -below[slider][place] }
    return (above[slider][place] - below[slider][place]) / 2
  }

  /// Covariance of the measures that the sliders give, with the tolerance on its diagonal.
  private func covariance(_ slopes: [[Float]], count: Int) -> [[Float]] {
    (0..<count).map { row in
      (0..<count).map { column in
        let own = row == column ? Self.tolerance * Self.tolerance : 0
        return slopes.indices.reduce(own) { $0 + slopes[$1][row] * variances[$1] * slopes[$1][column] }
      }
    }
  }
}

/// Linear equations with a symmetric positive definite matrix.
enum SymmetricSystem {
  /// Solves `matrix` · x = `right` by Cholesky's decomposition.
  static func solve(_ matrix: [[Float]], _ right: [Float]) -> [Float] {
    let n = right.count
    var lower = matrix
    for i in 0..<n {
      for j in 0...i {
        let sum = (0..<j).reduce(lower[i][j]) { $0 - lower[i][$1] * lower[j][$1] }
        lower[i][j] = i == j ? max(sum, 1e-12).squareRoot() : sum / lower[j][j]
      }
    }
    var x = right
    for i in 0..<n { x[i] = (0..<i).reduce(x[i]) { $0 - lower[i][$1] * x[$1] } / lower[i][i] }
    for i in (0..<n).reversed() {
      x[i] = (i + 1..<n).reduce(x[i]) { $0 - lower[$1][i] * x[$1] } / lower[i][i]
    }
    return x
  }
}
