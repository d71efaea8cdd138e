internal import Geometry

/// What bends the finest mesh of face and neck: forms by person (``ReliefForm``), and nostrils, which the face model has as
/// shallow dents only.
struct FaceRelief: Sendable {
  private struct Place: Sendable {
    var vertex: Int
    /// Metres along the normal, or in the form's direction, at a strength of 1 mm.
    var height: Float
    var isLeft: Bool
  }
  /// By ``ReliefForm/allCases``.
  private let forms: [[Place]]
  /// How far inside a nostril each vertex lies, 0…1.
  let nostril: [Float]
  private let nostrilVertices: [Int]
  /// Where the skin moves.
  var vertices: [Int] { forms.flatMap { $0.map(\.vertex) } }
  /// How much deeper the roofs of the nostrils become: in the head's frame, metres.
  private static let deepening = Vector(0, 2.8e-3, -1.4e-3)

  /// - Parameters:
  ///   - surface, normals: Of the template on the finest level.
  init(surface: [Vector], normals: [Vector], contours: SkinContours) {
    forms = ReliefForm.allCases.map { form in
      Self.places(form.strokes, surface: surface, contours: contours)
    }
    let inside = surface.indices.map { Self.nostril(surface[$0] * 1000, normals[$0]) }
    nostril = inside
    nostrilVertices = inside.indices.filter { inside[$0] > 0 }
  }

  /// Moves vertices of the skin of a person.
  func bend(
    _ positions: inout [Vector], normals: [Vector], person: PersonParameters, _ relief: ReliefScores,
    worldFromHead: Affine
  ) {
    for (number, form) in ReliefForm.allCases.enumerated() {
      let strength = form.strength(person, score: relief.scores[number])
      if strength == 0 { continue }
      let ways = form.direction.map { way in
        (left: worldFromHead.direction(way), right: worldFromHead.direction(Vector(-way.x, way.y, way.z)))
      }
      for place in forms[number] {
        let way = ways.map { place.isLeft ? $0.left : $0.right } ?? normals[place.vertex]
        positions[place.vertex] += way * (place.height * strength)
      }
    }
    let deepening = worldFromHead.direction(Self.deepening)
    for vertex in nostrilVertices { positions[vertex] += deepening * nostril[vertex] }
  }

  private static func places(_ strokes: [ReliefForm.Stroke], surface: [Vector], contours: SkinContours)
    -> [Place]
  {
    var places: [Place] = []
    // A bell is nothing beyond this many radii.
    let reach: Float = 2.6
    let boxes = strokes.map { stroke in
      (
        low: stroke.points.reduce(stroke.points[0], pointwiseMin) - reach * stroke.radius,
        high: stroke.points.reduce(stroke.points[0], pointwiseMax) + reach * stroke.radius
      )
    }
    for (vertex, position) in surface.enumerated() {
      let p = Vector(abs(position.x), position.y, position.z) * 1000
      var height: Float = 0
      for (stroke, box) in zip(strokes, boxes)
      where p.x > box.low.x && p.y > box.low.y && p.z > box.low.z && p.x < box.high.x && p.y < box.high.y
        && p.z < box.high.z
      {
        let x = distance(p, toCurve: stroke.points) / stroke.radius
        height += stroke.height * exponential(-x * x) * smoothstep(reach, 0.8 * reach, x)
      }
      if height == 0 { continue }
      // Lips and lids keep their borders.
      let free =
        smoothstep(0.5e-3, -1.5e-3, contours.lips[vertex])
        * smoothstep(-1e-3, -3e-3, max(contours.upperLids[vertex], contours.lowerLids[vertex]))
      if abs(height * free) > 1e-3 {
        places.append(Place(vertex: vertex, height: height * free * 1e-3, isLeft: position.x > 0))
      }
    }
    return places
  }

  /// From a point to the straight pieces between `points`, in their unit.
  static func distance(_ p: Vector, toCurve points: [Vector]) -> Float {
    zip(points, points.dropFirst()).reduce(.infinity) { nearest, piece in
      let along = piece.1 - piece.0
      let t = clamp(dot(p - piece.0, along) / max(dot(along, along), 1e-12), 0, 1)
      return min(nearest, length(p - piece.0 - along * t))
    }
  }

  /// - Parameters:
  ///   - point: Millimetres from the midpoint of the eyes.
  private static func nostril(_ point: Vector, _ normal: Vector) -> Float {
    let p = Vector(abs(point.x), point.y, point.z)
    let n = Vector(point.x < 0 ? -normal.x : normal.x, normal.y, normal.z)
    // Down the middle of the left dent, and the height of its rim.
    let axis = (Vector(13.4, -45.4, 28.4), Vector(7.8, -45, 32.9))
    let along = axis.1 - axis.0
    let t = clamp(dot(p - axis.0, along) / dot(along, along), 0, 1)
    let offset = axis.0 + along * t - p
    let rim = mix(Float(-46.6), -47.6, t)
    // Walls and roof look at the axis, the outside of the nose away from it.
    let facing = smoothstep(0, 0.6, dot(n, normalized(offset)))
    return facing * smoothstep(5.2, 4, length(offset)) * smoothstep(rim + 0.8, rim + 3.2, p.y)
  }
}
