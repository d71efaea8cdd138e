internal import Geometry

/// Lays the suit over a body as cloth: loosened, smoothed so that it spans hollows, folded, and nowhere nearer to the
/// skin than a clearance.
struct GarmentDrape {
  /// Least distance of the cloth's middle from the skin, metres.
  static let clearance: Float = 0.002

  /// Vertices of the subdivided suit, world space, with unit normals.
  private(set) var positions: [Vector]
  private(set) var normals: [Vector]
  let skin: SkinProximity
  private let suit: SuitTopology
  /// By vertex, the skin found last.
  private var trails: [SkinProximity.Trail]

  init(_ suit: SuitTopology, on body: PosedBody, _ garment: GarmentParameters) {
    self.suit = suit
    // No cloth comes near what is above the chin.
    skin = SkinProximity(body.skin) { body.skin.restPositions[$0].y < -0.09 }
    positions = suit.surface(body.positions)
    normals = []
    trails = Array(repeating: SkinProximity.Trail(), count: positions.count)
    updateNormals()

    let clearance = Self.clearance + garment.thickness / 2
    let fit = GarmentFit(garment)
    for v in positions.indices {
      let model = suit.modelPositions[v]
      // Cloth hangs: from below an arm or a bust it falls away, on top it lies.
      let hang = 1 - 0.7 * clamp(normals[v].y, -0.6, 1)
      positions[v] += normals[v] * (fit.ease(model) * hang)
    }
    pushOut(clearance: clearance)
    smooth(rounds: 10)
    updateNormals()
    let folds = suit.refined(suit.coarseModelPositions.map { fit.fold($0) })
    for v in positions.indices { positions[v] += normals[v] * folds[v] }
    smooth(rounds: 1)
    pushOut(clearance: clearance)
    liftQuads(clearance: clearance)
    updateNormals()
  }

  private mutating func pushOut(clearance: Float) {
    var last = SkinProximity.Trail()
    for v in positions.indices {
      // Neighbors in number are mostly neighbors on the body.
      if trails[v].vertex == nil { trails[v] = last }
      positions[v] = skin.pushedOut(positions[v], clearance: clearance, from: &trails[v])
      last = trails[v]
    }
  }

  /// Where the body bulges between the corners of a quad, moves all four out by what its middle lacks.
  private mutating func liftQuads(clearance: Float) {
    var lifts = [Vector](repeating: .zero, count: positions.count)
    for quad in suit.quads {
      let corners = SIMD4(Int(quad.x), Int(quad.y), Int(quad.z), Int(quad.w))
      let middle =
        (positions[corners.x] + positions[corners.y] + positions[corners.z] + positions[corners.w]) / 4
      var trail = trails[corners.x]
      guard !trail.isClear(middle, by: clearance), let near = skin.nearest(middle, from: &trail),
        near.distance < clearance
      else { continue }
      let lift = near.normal * (clearance - near.distance)
      for k in 0..<4 where dot(lift, lift) > dot(lifts[corners[k]], lifts[corners[k]]) {
        lifts[corners[k]] = lift
      }
    }
    for v in positions.indices { positions[v] += lifts[v] }
  }

  /// Moves every inner vertex half way to the mean of its neighbors.
  private mutating func smooth(rounds: Int) {
    for _ in 0..<rounds {
      var sums = [Vector](repeating: .zero, count: positions.count)
      for edge in suit.edges {
        let (a, b) = (Int(edge.x), Int(edge.y))
        sums[a] += positions[b]
        sums[b] += positions[a]
      }
      for v in positions.indices where !suit.isBorder[v] {
        positions[v] = (positions[v] + sums[v] / suit.edgeCounts[v]) / 2
      }
    }
  }

  private mutating func updateNormals() {
    var sums = [Vector](repeating: .zero, count: positions.count)
    for quad in suit.quads {
      let (a, b, c, d) = (Int(quad.x), Int(quad.y), Int(quad.z), Int(quad.w))
      let n = cross(positions[c] - positions[a], positions[d] - positions[b])
      sums[a] += n
      sums[b] += n
      sums[c] += n
      sums[d] += n
    }
    normals = sums.map { normalized($0) }
  }
}

/// How far cloth stands off the body and how it folds, in model space.
struct GarmentFit {
  private let garment: GarmentParameters
  private let noise: Noise

  init(_ garment: GarmentParameters) {
    self.garment = garment
    noise = Noise(seed: garment.folds)
  }

  /// Distance that the cut leaves between body and cloth, metres.
  func ease(_ p: Vector) -> Float {
    let isShirt = garment.kind == .tShirt
    let away = smoothstep(0, 0.1, NeckShape.value(p))
    let chest = smoothstep(0.5, 0.34, p.y)
    let sleeve = smoothstep(0.02, 0.12, SleeveShape.distance(p)) * smoothstep(0.17, 0.22, abs(p.x))
    let wide = garment.looseness
    let torso = isShirt ? mix(0.004, 0.022, wide) : mix(0.002, 0.012, wide)
    let arm = isShirt ? mix(0.005, 0.017, wide) : mix(0.003, 0.009, wide)
    let collar = isShirt ? 0.0008 : mix(0.001, 0.005, wide)
    return collar + away * mix(torso * chest, arm, sleeve)
  }

  /// Height of folds over the smooth cloth, metres; negative in valleys.
  func fold(_ p: Vector) -> Float {
    let away = smoothstep(0.01, 0.09, NeckShape.value(p))
    guard away > 0 else { return 0 }
    let down = SleeveShape.distance(p)
    let sleeve = smoothstep(0, 0.08, down) * smoothstep(0.17, 0.22, abs(p.x))
    // Bending the pattern by itself keeps folds from looking like a grid.
    let bend = 0.35 * noise.value(p * 9 + Vector(5, 1, 2))
    var torso: Float = 0
    var arm: Float = 0
    // Hanging from the chest.
    let chest = smoothstep(0.53, 0.4, p.y)
    if sleeve < 1, chest > 0 {
      torso += 0.6 * chest * ridge(Vector(p.x * 17, p.y * 5, p.z * 17) + bend)
    }
    // Pulled from the armpit over the chest.
    let fromArmpit = Vector(abs(p.x) - 0.165, p.y - 0.45, p.z - 0.03)
    let reach = length(fromArmpit)
    let pull = exponential(-reach * reach / 0.018)
    if pull > 0.02 {
      let angle = arcTangent(fromArmpit.x, -fromArmpit.y)
      let pulled = pull * ridge(Vector(angle * 2.2, reach * 6, p.x > 0 ? 11 : 23) + bend)
      torso += 0.9 * pulled
      arm += 0.3 * pulled
    }
    // Across the sleeve, where the arm bends it.
    if sleeve > 0 {
      arm += 0.7 * ridge(Vector(down * 22, p.z * 9, p.x > 0 ? 31 : 47) + bend)
    }
    let depth: Float = garment.kind == .tShirt ? 0.009 : 0.006
    return garment.foldDepth * depth * away * mix(torso, arm, sleeve)
  }

  /// Noise with round ridges and narrow valleys, about -1…1.
  private func ridge(_ p: Vector) -> Float {
    let n = noise.value(p) + 0.4 * noise.value(p * 2.1 + 17)
    return 0.8 - 2.4 * abs(n)
  }
}
