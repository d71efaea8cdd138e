internal import Geometry

/// A strip of cloth with thickness along an edge of a garment: a collar, or a hem. Its cross-section is a closed,
/// rounded outline, so it is a ring without an opening.
struct GarmentBand {
  /// Where the strip lies across the edge: distances from the edge along the cloth (see ``GarmentEdge``, positive on
  /// kept cloth), and heights over the draped cloth, metres.
  struct Profile {
    var distances: ClosedRange<Float>
    var heights: ClosedRange<Float>
    /// How much further it stands off at the lower end of `distances`, metres.
    var flare: Float
  }

  private let columns: Int
  private(set) var positions: [Vector] = []
  private(set) var textureCoordinates: [Vector] = []
  private(set) var triangles: [SIMD3<UInt32>] = []

  /// - Parameters:
  ///   - columns: How many points the ring has.
  ///   - fold: Height of folds over the smooth strip at a distance from the edge and a position along it, metres.
  init(
    along edge: GarmentEdge, _ profile: Profile, suit: SuitTopology, drape: GarmentDrape, columns: Int = 192,
    fold: (_ distance: Float, _ point: Vector) -> Float
  ) {
    self.columns = columns
    let lattice = EdgeLattice(
      edge, suit: suit, drape: drape, distances: profile.distances,
      clearance: GarmentDrape.clearance - min(0, profile.heights.lowerBound), columns: columns)
    let outline = Self.outline(profile)
    for (across, height) in outline {
      let row = lattice.row(at: across)
      let span = profile.distances.upperBound - profile.distances.lowerBound
      let t = (across - profile.distances.lowerBound) / span
      let lift = profile.flare * (1 - t) * (1 - t)
      var along: Float = 0
      for column in 0..<columns {
        let point = row[column]
        let folds = fold(across, lattice.modelDirection(column))
        positions.append(point.position + point.normal * (height + lift + folds))
        textureCoordinates.append(Vector(along, across, 0))
        along += distance(row[column].position, row[(column + 1) % columns].position)
      }
      // The ring closes with a repeated column, where the texture's seam lies.
      positions.append(positions[positions.count - columns])
      textureCoordinates.append(Vector(along, across, 0))
    }
    let (rows, stride) = (outline.count, columns + 1)
    for row in 0..<rows {
      for column in 0..<columns {
        let a = UInt32(row * stride + column)
        let b = UInt32((row + 1) % rows * stride + column)
        triangles.append(SIMD3(a, b + 1, a + 1))
        triangles.append(SIMD3(a, b, b + 1))
      }
    }
  }

  /// Unit normals at ``positions``; both columns of the texture's seam have the same.
  var normals: [Vector] {
    var normals = TriangleMesh(positions: positions, triangles: triangles).vertexNormals()
    for first in stride(from: 0, to: normals.count, by: columns + 1) {
      let sum = normalized(normals[first] + normals[first + columns])
      normals[first] = sum
      normals[first + columns] = sum
    }
    return normals
  }

  /// Points of the cross-section: outer face from low to high distance, round end, inner face back, round end.
  private static func outline(_ p: Profile) -> [(distance: Float, height: Float)] {
    let radius = (p.heights.upperBound - p.heights.lowerBound) / 2
    let middle = p.heights.lowerBound + radius
    let (low, high) = (p.distances.lowerBound + radius, p.distances.upperBound - radius)
    let faceSteps = 8
    let arcSteps = 5
    var points: [(Float, Float)] = []
    for k in 0...faceSteps { points.append((mix(low, high, Float(k) / Float(faceSteps)), middle + radius)) }
    for k in 1..<arcSteps {
      let angle = Float.pi * Float(k) / Float(arcSteps)
      points.append((high + radius * sine(angle), middle + radius * cosine(angle)))
    }
    for k in 0...faceSteps { points.append((mix(high, low, Float(k) / Float(faceSteps)), middle - radius)) }
    for k in 1..<arcSteps {
      let angle = Float.pi * Float(k) / Float(arcSteps)
      points.append((low - radius * sine(angle), middle - radius * cosine(angle)))
    }
    return points
  }
}

/// Rings of points on the draped suit at equal values of an edge's field, the same count on each ring.
struct EdgeLattice {
  private let lowest: Float
  private let step: Float
  private let rings: [[SurfacePoint]]
  private let columns: Int

  init(
    _ edge: GarmentEdge, suit: SuitTopology, drape: GarmentDrape, distances: ClosedRange<Float>,
    clearance: Float, columns: Int
  ) {
    let count = max(3, Int((distances.upperBound - distances.lowerBound) / 0.004) + 2)
    let step = (distances.upperBound - distances.lowerBound) / Float(count - 1)
    let values = suit.modelPositions.map { edge.value($0) }
    let near = suit.edges.filter { ends in
      let (a, b) = (values[Int(ends.x)], values[Int(ends.y)])
      return min(a, b) <= distances.upperBound && max(a, b) >= distances.lowerBound && max(a, b) < 0.5
    }
    rings = (0..<count).map { index in
      let level = distances.lowerBound + step * Float(index)
      var points: [(angle: Float, point: SurfacePoint)] = []
      for ends in near {
        let (i, j) = (Int(ends.x), Int(ends.y))
        guard (values[i] > level) != (values[j] > level) else { continue }
        let t = (level - values[i]) / (values[j] - values[i])
        let model = mix(suit.modelPositions[i], suit.modelPositions[j], t)
        let point = SurfacePoint(
          position: mix(drape.positions[i], drape.positions[j], t),
          normal: mix(drape.normals[i], drape.normals[j], t))
        points.append((edge.angle(model), point))
      }
      // Chords of a hollow edge may cut into the skin.
      return Self.resampled(points.sorted { $0.angle < $1.angle }, columns: columns).map {
        SurfacePoint(
          position: drape.skin.pushedOut($0.position, clearance: clearance), normal: $0.normal)
      }
    }
    lowest = distances.lowerBound
    self.step = step
    self.columns = columns
  }

  /// Direction of a column round the limb, a unit vector in a plane.
  func modelDirection(_ column: Int) -> Vector {
    let angle = 2 * Float.pi * Float(column) / Float(columns)
    return Vector(-sine(angle), 0, -cosine(angle))
  }

  /// The ring at a distance from the edge, between the nearest rings; beyond the last it stays on it.
  func row(at distance: Float) -> [SurfacePoint] {
    let place = clamp((distance - lowest) / step, 0, Float(rings.count - 1))
    let index = min(Int(place), rings.count - 2)
    let t = place - Float(index)
    return zip(rings[index], rings[index + 1]).map { a, b in
      SurfacePoint(
        position: mix(a.position, b.position, t), normal: normalized(mix(a.normal, b.normal, t)))
    }
  }

  /// Points at equal angles from unevenly spaced ones, then smoothed once along the ring: the facets of the mesh do
  /// not show.
  private static func resampled(_ points: [(angle: Float, point: SurfacePoint)], columns: Int)
    -> [SurfacePoint]
  {
    precondition(points.count >= 3, "the edge does not meet the suit")
    var next = 0
    var ring: [SurfacePoint] = []
    for column in 0..<columns {
      let angle = -Float.pi + 2 * Float.pi * Float(column) / Float(columns)
      while next < points.count, points[next].angle < angle { next += 1 }
      var (before, after) = (points[(next + points.count - 1) % points.count], points[next % points.count])
      if next == 0 { before.angle -= 2 * .pi }
      if next == points.count { after.angle += 2 * .pi }
      let gap = after.angle - before.angle
      let t = gap > 1e-9 ? (angle - before.angle) / gap : 0
      ring.append(
        SurfacePoint(
          position: mix(before.point.position, after.point.position, t),
          normal: mix(before.point.normal, after.point.normal, t)))
    }
    for _ in 0..<3 {
      let old = ring
      for column in 0..<columns {
        let (a, b) = (old[(column + columns - 1) % columns], old[(column + 1) % columns])
        ring[column].position = old[column].position / 2 + (a.position + b.position) / 4
        ring[column].normal = normalized(old[column].normal * 2 + a.normal + b.normal)
      }
    }
    return ring
  }
}
