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
      // The part of the quad's outline that is kept, in order: three to eight points.
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
    closeLowerOpenings()
  }

  /// Puts lids on chest and wrists, which no camera sees, so that no light comes in from below.
  private mutating func closeLowerOpenings() {
    for loop in openLoops() where loop.allSatisfy({ modelPositions[Int($0)].y < 0.34 }) {
      let count = Float(loop.count)
      let center = loop.reduce(Vector.zero) { $0 + positions[Int($1)] } / count
      let model = loop.reduce(Vector.zero) { $0 + modelPositions[Int($1)] } / count
      let hub = UInt32(positions.count)
      positions.append(center)
      normals.append(Vector(0, -1, 0))
      modelPositions.append(model)
      for k in loop.indices { triangles.append(SIMD3(loop[(k + 1) % loop.count], loop[k], hub)) }
    }
  }

  /// The open borders, each in the direction in which its triangles run along it.
  func openLoops() -> [[UInt32]] {
    var sides: [(from: UInt32, to: UInt32)] = []
    sides.reserveCapacity(triangles.count * 3)
    for t in triangles {
      for (a, b) in [(t.x, t.y), (t.y, t.z), (t.z, t.x)] { sides.append((a, b)) }
    }
    let keys = sides.map { UInt64($0.from) << 32 | UInt64($0.to) }.sorted()
    func has(_ from: UInt32, _ to: UInt32) -> Bool {
      let key = UInt64(from) << 32 | UInt64(to)
      var (low, high) = (0, keys.count)
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low < keys.count && keys[low] == key
    }
    var next = [UInt32](repeating: .max, count: positions.count)
    var starts: [UInt32] = []
    for side in sides where !has(side.to, side.from) {
      next[Int(side.from)] = side.to
      starts.append(side.from)
    }
    var loops: [[UInt32]] = []
    for start in starts where next[Int(start)] != .max {
      var loop: [UInt32] = []
      var vertex = start
      while next[Int(vertex)] != .max {
        loop.append(vertex)
        let following = next[Int(vertex)]
        next[Int(vertex)] = .max
        vertex = following
      }
      loops.append(loop)
    }
    return loops
  }
}
