internal import Geometry

/// A smooth change of the skull's shape and of all that lies on it. The face model's targets change features; these
/// change proportions between regions, which its targets cannot do apart from each other.
enum BoneShape: String, CaseIterable, Sendable {
  case craniumWidth = "cranium-width"
  case zygomaWidth = "zygoma-width"
  case jawWidth = "jaw-width"
  case crownHeight = "crown-height"
  case occiputDepth = "occiput-depth"
  case foreheadSlope = "forehead-slope"
  case browRidge = "brow-ridge"
  case orbitDepth = "orbit-depth"
  case midfaceDepth = "midface-depth"
  case midfaceHeight = "midface-height"
  case lowerFaceDepth = "lower-face-depth"
  case lowerFaceHeight = "lower-face-height"
  case jawAngle = "jaw-angle"

  /// The direction in which a point moves, to be scaled to the wanted amplitude.
  ///
  /// - Parameter point: Millimetres from the midpoint of the eyes of the base mesh.
  func displacement(at point: Vector) -> Vector {
    let (x, y, z) = (point.x, point.y, point.z)
    func step(_ low: Float, _ high: Float, _ value: Float) -> Float { smoothstep(low, high, value) }
    func bump(_ center: Float, _ width: Float, _ value: Float) -> Float {
      let t = (value - center) / width
      return exponential(-0.5 * t * t)
    }
    switch self {
    case .craniumWidth: return Vector(x * step(-40, 45, y), 0, 0)
    case .zygomaWidth: return Vector(x * bump(-12, 24, y) * step(-115, -55, z), 0, 0)
    case .jawWidth: return Vector(x * bump(-78, 30, y) * step(-115, -55, z), 0, 0)
    case .crownHeight: return Vector(0, max(y - 25, 0) * step(20, 60, y), 0)
    case .occiputDepth: return Vector(0, 0, min(z + 45, 0) * step(-60, 0, y))
    case .foreheadSlope: return Vector(0, 0, step(15, 85, y) * step(-70, 20, z))
    case .browRidge: return Vector(0, 0, bump(14, 9, y) * bump(0, 30, x) * step(-30, 10, z))
    case .orbitDepth: return Vector(0, 0, bump(-14, 13, y) * bump(35, 22, abs(x)) * step(-40, 0, z))
    case .midfaceDepth: return Vector(0, 0, bump(-45, 22, y) * bump(0, 35, x) * step(-60, 10, z))
    case .midfaceHeight: return Vector(0, -step(-8, -50, y) * step(-170, -110, y) * step(-110, -40, z), 0)
    case .lowerFaceDepth: return Vector(0, 0, step(-45, -85, y) * step(-145, -115, y) * step(-80, 10, z))
    case .lowerFaceHeight: return Vector(0, -step(-48, -110, y) * step(-160, -118, y) * step(-110, -40, z), 0)
    case .jawAngle:
      return Vector(
        0, -bump(-70, 22, y) * bump(45, 25, abs(x)) * step(-110, -60, z) * step(15, -25, z), 0)
    }
  }

  /// The change of a whole mesh.
  func displacements(_ tables: FaceModelTables) -> SparseDisplacement {
    let middle = (EyeHelper.center(.right, tables.vertices) + EyeHelper.center(.left, tables.vertices)) / 2
    var (vertices, deltas): ([Int], [Vector]) = ([], [])
    for (vertex, position) in tables.vertices.enumerated() {
      let moved = displacement(at: (position - middle) * 1000)
      // What moves a thousandth of the most is left alone.
      if length(moved) > 1e-3 {
        vertices.append(vertex)
        deltas.append(moved)
      }
    }
    return SparseDisplacement(vertices: vertices, deltas: deltas)
  }
}

/// A displacement of some vertices of a mesh.
struct SparseDisplacement: Sendable {
  var vertices: [Int]
  var deltas: [Vector]

  func add(weight: Float, to positions: inout [Vector]) {
    for (vertex, delta) in zip(vertices, deltas) { positions[vertex] += delta * weight }
  }

  /// Root mean square over the vertices that `mask` selects.
  func rootMeanSquare(over mask: [Bool]) -> Float {
    let sum = zip(vertices, deltas).reduce(Float(0)) { mask[$1.0] ? $0 + dot($1.1, $1.1) : $0 }
    let count = mask.count { $0 }
    return count == 0 ? 0 : (sum / Float(count)).squareRoot()
  }
}
