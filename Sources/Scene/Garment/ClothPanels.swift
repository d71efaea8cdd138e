internal import Geometry

/// The pieces that a garment is sewn from, as far as weave and color follow them.
enum ClothPanel: Int, CaseIterable {
  case front, back, rightSleeve, leftSleeve

  /// The piece that a point of model space belongs to; seams run over shoulders and sides.
  init(at p: Vector) {
    if abs(p.x) > 0.17, SleeveShape.distance(p) > 0 {
      self = p.x < 0 ? .rightSleeve : .leftSleeve
    } else {
      self = p.z > Self.seamDepth(p) ? .front : .back
    }
  }

  /// Where the side and shoulder seams run: in the middle of the chest, on the ridge of the shoulders.
  private static func seamDepth(_ p: Vector) -> Float { mix(0.06, 0.008, aboveArms(p)) }

  private static func aboveArms(_ p: Vector) -> Float { smoothstep(0.44, 0.53, p.y) }

  /// Metres along weft and warp of a point of model space, if this piece reached there. Within a third of the true
  /// lengths everywhere: the body is flattened by a formula, not unrolled.
  func coordinates(_ p: Vector) -> SIMD2<Float> {
    switch self {
    case .rightSleeve, .leftSleeve:
      let q = Vector(abs(p.x), p.y, p.z) - SleeveShape.shoulder
      let angle = arcTangent(dot(q, SleeveShape.forward), dot(q, SleeveShape.upward))
      return SIMD2(0.055 * angle, 0.55 - SleeveShape.distance(p))
    case .front, .back:
      let outward: Float = self == .front ? 1 : -1
      // A tube round the chest, a flat sheet above the arms that folds over the shoulders.
      let depth = outward * (p.z - Self.seamDepth(p))
      let around = 0.125 * arcTangent(p.x, max(depth, 0) + 0.005)
      let fold = 0.7 * (0.06 - depth) * smoothstep(0.47, 0.55, p.y)
      return SIMD2(mix(around, p.x, Self.aboveArms(p)), p.y + fold)
    }
  }
}

/// The garment's shell taken apart into panels, each with its own weave, and into stripes of one color each.
struct ClothPanels {
  private var positions: [Vector] = []
  private var normals: [Vector] = []
  private var coordinates: [Vector] = []
  private var tints: [Vector] = []
  private var triangles: [SIMD3<UInt32>] = []

  /// A corner of a piece of cloth.
  private struct Corner {
    var position: Vector
    var normal: Vector
    var coordinates: SIMD2<Float>
  }

  init(_ shell: GarmentShell, _ dye: ClothDye) {
    let count = shell.positions.count
    // The new number of each vertex in each panel, panel by panel; seams get one for both sides.
    var numbers = [UInt32](repeating: .max, count: count * ClothPanel.allCases.count)
    reserve(count + count / 8, triangles: shell.triangles.count)
    for t in shell.triangles {
      var middle = Vector.zero
      for k in 0..<3 { middle += shell.modelPositions[Int(t[k])] }
      let panel = ClothPanel(at: middle / 3)
      func corner(_ id: Int) -> Corner {
        Corner(
          position: shell.positions[id], normal: shell.normals[id],
          coordinates: panel.coordinates(shell.modelPositions[id]))
      }
      if dye.hasStripes {
        appendStripes([corner(Int(t.x)), corner(Int(t.y)), corner(Int(t.z))], dye)
        continue
      }
      var triangle = t
      for k in 0..<3 {
        let (id, slot) = (Int(t[k]), panel.rawValue * count + Int(t[k]))
        if numbers[slot] == .max {
          numbers[slot] = UInt32(positions.count)
          append(corner(id), tint: dye.tint(shell.modelPositions[id]))
        }
        triangle[k] = numbers[slot]
      }
      triangles.append(triangle)
    }
  }

  private mutating func reserve(_ vertices: Int, triangles count: Int) {
    positions.reserveCapacity(vertices)
    normals.reserveCapacity(vertices)
    coordinates.reserveCapacity(vertices)
    tints.reserveCapacity(vertices)
    triangles.reserveCapacity(count)
  }

  /// Cuts a triangle along the borders of stripes, so that they are sharp at any distance.
  private mutating func appendStripes(_ triangle: [Corner], _ dye: ClothDye) {
    var rest = triangle
    let top = triangle.reduce(-Float.infinity) { max($0, $1.coordinates.y) }
    while rest.count >= 3 {
      let low = rest.reduce(Float.infinity) { min($0, $1.coordinates.y) }
      // The next border above the lowest corner; the shift steps over a border that was just cut along.
      let border = dye.stripeBorder(above: low + 1e-6)
      let (below, above) = border < top ? Self.split(rest, at: border) : (rest, [])
      let middle = (low + min(border, top)) / 2
      append(below, tint: dye.stripeColor(at: middle))
      rest = above
    }
  }

  /// The parts of a convex piece below and above a line of equal second coordinate.
  private static func split(_ piece: [Corner], at level: Float) -> (below: [Corner], above: [Corner]) {
    var below: [Corner] = []
    var above: [Corner] = []
    for (index, a) in piece.enumerated() {
      let b = piece[(index + 1) % piece.count]
      let (ya, yb) = (a.coordinates.y, b.coordinates.y)
      if ya <= level { below.append(a) } else { above.append(a) }
      if (ya <= level) != (yb <= level) {
        let t = (level - ya) / (yb - ya)
        let cut = Corner(
          position: mix(a.position, b.position, t), normal: normalized(mix(a.normal, b.normal, t)),
          coordinates: SIMD2(mix(a.coordinates.x, b.coordinates.x, t), level))
        below.append(cut)
        above.append(cut)
      }
    }
    return (below, above)
  }

  private mutating func append(_ piece: [Corner], tint: Vector) {
    guard piece.count >= 3 else { return }
    let first = UInt32(positions.count)
    for corner in piece { append(corner, tint: tint) }
    for k in 1..<UInt32(piece.count) - 1 {
      triangles.append(SIMD3(first, first + k, first + k + 1))
    }
  }

  private mutating func append(_ corner: Corner, tint: Vector) {
    positions.append(corner.position)
    normals.append(corner.normal)
    coordinates.append(Vector(corner.coordinates.x, corner.coordinates.y, 0))
    tints.append(tint)
  }

  func mesh(name: String, material: Int) -> SurfaceMesh {
    SurfaceMesh(
      name: name, positions: positions, normals: normals, textureCoordinates: coordinates, tints: tints,
      triangles: triangles, triangleClasses: Array(repeating: .clothing, count: triangles.count),
      material: material)
  }
}
