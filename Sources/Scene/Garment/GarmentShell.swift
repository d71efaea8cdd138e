internal import Geometry

/// The draped suit with everything beyond the garment's edges cut away, and its lower openings closed.
struct GarmentShell {
  private(set) var positions: [Vector] = []
  private(set) var normals: [Vector] = []
  private(set) var modelPositions: [Vector] = []
  private(set) var triangles: [SIMD3<UInt32>] = []

  /// - Parameter edges: The cloth is kept where all their fields are positive.
  init(_ suit: SuitTopology, _ drape: GarmentDrape, edges: [GarmentEdge]) {
    let kept = suit.modelPositions.map { p in
      edges.reduce(Float.infinity) { min($0, $1.value(p)) }
    }
    var newIndex = [UInt32](repeating: .max, count: kept.count)
    for v in kept.indices where kept[v] > 0 {
      newIndex[v] = UInt32(positions.count)
      positions.append(drape.positions[v])
      normals.append(drape.normals[v])
      modelPositions.append(suit.modelPositions[v])
    }
    // Only looked up, never listed.
    var crossings: [SIMD2<UInt32>: UInt32] = [:]
    func crossing(_ a: UInt32, _ b: UInt32) -> UInt32 {
      let key = SIMD2(min(a, b), max(a, b))
      if let known = crossings[key] { return known }
      let (i, j) = (Int(key.x), Int(key.y))
      let t = kept[i] / (kept[i] - kept[j])
      let index = UInt32(positions.count)
      positions.append(mix(drape.positions[i], drape.positions[j], t))
      normals.append(normalized(mix(drape.normals[i], drape.normals[j], t)))
      modelPositions.append(mix(suit.modelPositions[i], suit.modelPositions[j], t))
      crossings[key] = index
      return index
    }
    for quad in suit.quads {
      let whole = SIMD4(
        newIndex[Int(quad.x)], newIndex[Int(quad.y)], newIndex[Int(quad.z)], newIndex[Int(quad.w)])
      if all(whole .== .max) { continue }
      if all(whole .!= .max) {
        triangles.append(SIMD3(whole.x, whole.y, whole.z))
        triangles.append(SIMD3(whole.x, whole.z, whole.w))
        continue
      }
      // The part of the quad's outline that is kept, in order: three to six points.
      var outline: [UInt32] = []
      for corner in 0..<4 {
        let (a, b) = (quad[corner], quad[(corner + 1) % 4])
        if kept[Int(a)] > 0 { outline.append(newIndex[Int(a)]) }
        if (kept[Int(a)] > 0) != (kept[Int(b)] > 0) { outline.append(crossing(a, b)) }
      }
      guard outline.count >= 3 else { continue }
      for k in 1..<outline.count - 1 {
        triangles.append(SIMD3(outline[0], outline[k], outline[k + 1]))
      }
    }
    // Chest and wrists, which no camera sees, get lids, so that no light comes in from below.
    for border in suit.borders {
      let loop = border.map { newIndex[Int($0)] }
      if loop.allSatisfy({ $0 != .max && modelPositions[Int($0)].y < 0.34 }) { close(loop) }
    }
  }

  /// Fills the inside of a border with a fan of triangles.
  private mutating func close(_ loop: [UInt32]) {
    let count = Float(loop.count)
    let hub = UInt32(positions.count)
    positions.append(loop.reduce(Vector.zero) { $0 + positions[Int($1)] } / count)
    modelPositions.append(loop.reduce(Vector.zero) { $0 + modelPositions[Int($1)] } / count)
    normals.append(Vector(0, -1, 0))
    for k in loop.indices { triangles.append(SIMD3(loop[(k + 1) % loop.count], loop[k], hub)) }
  }
}
