internal import Geometry

/// Turns the free end of the tongue up, down and to the sides, as an arc whose curvature is constant.
struct TongueBend: Sendable {
  /// The tongue's vertices of the base mesh.
  static let vertices = 13380..<13606
  /// From here on, as a share of the length from the root, the tongue is free of the floor of the mouth.
  private static let root: Float = 0.6
  /// Turns of the tip at weight 1, radians.
  private static let greatestUp: Float = 1.15
  private static let greatestDown: Float = 1
  private static let greatestSide: Float = 0.75

  private let rootVertices: [Int]
  private let tipVertices: [Int]

  /// - Parameter template: Positions of all vertices, the tongue relaxed.
  init(template: [Vector]) {
    let depths = Self.vertices.map { template[$0].z }
    let (back, front) = (depths.min() ?? 0, depths.max() ?? 0)
    rootVertices = Self.vertices.filter { template[$0].z < mix(back, front, 0.12) }
    tipVertices = Self.vertices.filter { template[$0].z > mix(back, front, 0.97) }
  }

  /// Rounds the tip, which the model has cut off straight: `positions` of all vertices at rest.
  func round(_ positions: inout [Vector]) {
    let depths = Self.vertices.map { positions[$0].z }
    let (back, front) = (depths.min() ?? 0, depths.max() ?? 0)
    for vertex in Self.vertices {
      let p = positions[vertex]
      let end = smoothstep(0.6, 1, (p.z - back) / max(front - back, 1e-6))
      positions[vertex] = Vector(p.x * (1 - 0.18 * end), p.y, p.z - 30 * p.x * p.x * end)
    }
  }

  /// Bends the tongue of `positions` (rest space, expressed).
  func apply(_ expression: ExpressionParameters, to positions: inout [Vector]) {
    let pitch = Self.greatestUp * expression[.tongueUp] - Self.greatestDown * expression[.tongueDown]
    let yaw = Self.greatestSide * (expression[.tongueLeft] - expression[.tongueRight])
    guard pitch != 0 || yaw != 0 else { return }
    func mean(_ vertices: [Int]) -> Vector {
      vertices.reduce(Vector.zero) { $0 + positions[$1] } / Float(max(vertices.count, 1))
    }
    let origin = mean(rootVertices)
    let span = mean(tipVertices) - origin
    let frame = Frame(origin: origin, forward: normalized(span), length: length(span))
    for vertex in Self.vertices {
      positions[vertex] = frame.bent(
        frame.bent(positions[vertex], towards: frame.up, by: pitch), towards: frame.left, by: yaw)
    }
  }

  /// The tongue's axis from root to tip, unbent.
  private struct Frame {
    let origin: Vector
    let forward: Vector
    let length: Float
    let left: Vector
    let up: Vector

    init(origin: Vector, forward: Vector, length: Float) {
      self.origin = origin
      self.forward = forward
      self.length = length
      left = normalized(cross(Vector(0, 1, 0), forward), fallback: Vector(1, 0, 0))
      up = cross(forward, left)
    }

    /// A point carried along when the axis bends towards a direction across it, by an angle at the tip.
    func bent(_ point: Vector, towards side: Vector, by angle: Float) -> Vector {
      guard abs(angle) > 1e-4 else { return point }
      let free = length * (1 - TongueBend.root)
      let along = dot(point - origin, forward) - length * TongueBend.root
      guard along > 0 else { return point }
      let turn = angle * along / free
      let radius = free / angle
      let across = point - origin - forward * (along + length * TongueBend.root)
      let height = dot(across, side)
      let axis =
        origin + forward * (length * TongueBend.root + radius * sine(turn)) + side
        * (radius * (1 - cosine(turn)))
      return axis + (across - side * height) + (side * cosine(turn) - forward * sine(turn)) * height
    }
  }
}
