internal import Geometry

/// The macro targets of the model and the rule that blends them: a target counts with the product of the
/// piecewise linear weights of the words in its name (MakeHuman's modelling rule).
struct MacroTargets: Sendable {
  private static let ancestries = ["african", "asian", "caucasian"]
  private static let genders = ["female", "male"]
  private static let ages = ["baby", "child", "young", "old"]
  private static let levels = ["min", "average", "max"]

  /// `[ancestry][gender][age]`, flattened.
  private let byAncestry: [Int]
  /// `[gender][age][muscle][weight]`, flattened.
  private let universal: [Int]

  /// What the macro targets depend on.
  struct Person {
    /// Years.
    var age: Float
    var masculinity: Float
    /// Shares of African, Asian and Caucasian shape; sum 1.
    var ancestry: SIMD3<Float>
    /// 0 least, 0.5 average, 1 most.
    var muscle: Float
    var weight: Float

    /// Between all poles, 25 years old.
    static let average = Person(
      age: 25, masculinity: 0.5, ancestry: SIMD3(repeating: 1 / 3), muscle: 0.5, weight: 0.5)
  }

  init(_ targets: ShapeTargets) throws {
    var byAncestry: [Int] = []
    for ancestry in Self.ancestries {
      for gender in Self.genders {
        for age in Self.ages {
          byAncestry.append(try targets.requiredIndex(of: "macro/\(ancestry)-\(gender)-\(age)"))
        }
      }
    }
    var universal: [Int] = []
    for gender in Self.genders {
      for age in Self.ages {
        for muscle in Self.levels {
          for weight in Self.levels {
            universal.append(
              try targets.requiredIndex(
                of: "macro/universal-\(gender)-\(age)-\(muscle)muscle-\(weight)weight"))
          }
        }
      }
    }
    self.byAncestry = byAncestry
    self.universal = universal
  }

  /// The targets that make up `person`, with their weights; zero weights are left out.
  func weights(of person: Person) -> [(target: Int, weight: Float)] {
    let gender = [1 - person.masculinity, person.masculinity]
    let age = Self.ageWeights(person.age)
    let muscle = Self.levelWeights(person.muscle)
    let weight = Self.levelWeights(person.weight)
    var result: [(Int, Float)] = []
    for g in 0..<2 {
      for a in 0..<4 {
        for ancestry in 0..<3 {
          result.append(
            (byAncestry[(ancestry * 2 + g) * 4 + a], person.ancestry[ancestry] * gender[g] * age[a]))
        }
        for m in 0..<3 {
          for w in 0..<3 {
            result.append(
              (universal[((g * 4 + a) * 3 + m) * 3 + w], gender[g] * age[a] * muscle[m] * weight[w]))
          }
        }
      }
    }
    return result.filter { $0.1 != 0 }
  }

  /// Years of the poles: baby, child, young and old.
  private static let poleYears: [Float] = [1, 10, 25, 90]

  /// Shares of the poles of age: linear between the two around `years`.
  private static func ageWeights(_ years: Float) -> [Float] {
    poleYears.indices.map { pole in
      let here = poleYears[pole]
      if years < here {
        return pole == 0 ? 1 : max(0, 1 - (here - years) / (here - poleYears[pole - 1]))
      }
      return pole == poleYears.count - 1 ? 1 : max(0, 1 - (years - here) / (poleYears[pole + 1] - here))
    }
  }

  /// Shares of least, average and most.
  private static func levelWeights(_ x: Float) -> [Float] {
    [max(0, 1 - 2 * x), 1 - abs(2 * x - 1), max(0, 2 * x - 1)]
  }
}
