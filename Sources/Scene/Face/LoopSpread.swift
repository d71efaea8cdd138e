internal import Geometry

/// Carries displacements of a few handle vertices smoothly to the skin around them.
///
/// Distances are measured along mesh edges of the template, so that one lip never drags the other across the
/// gap between them.
struct LoopSpread: Sendable {
  /// Mesh vertices that are moved; the handles among them move exactly as told.
  let vertices: [Int]
  /// Row `i` of ``vertices`` has the entries `firsts[i] ..< firsts[i + 1]`.
  private let firsts: [Int]
  private let handles: [Int]
  private let weights: [Float]

  /// - Parameters:
  ///   - reach: Distance at which nothing moves any more, metres.
  ///   - blur: Deviation of the Gaussian that mixes neighboring handles, metres.
  ///   - plateau: Share of `reach` within which vertices follow fully.
  init(
    handles loop: [Int], graph: EdgeGraph, positions: [Vector], reach: Float, blur: Float,
    plateau: Float = 0.1
  ) {
    var rows: [Int: [(handle: Int, distance: Float)]] = [:]
    for (handle, vertex) in loop.enumerated() {
      for (reached, distance) in graph.distances(from: vertex, positions: positions, within: reach) {
        rows[reached, default: []].append((handle, distance))
      }
    }
    let own = Dictionary(loop.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var (firsts, handles, weights): ([Int], [Int], [Float]) = ([0], [], [])
    vertices = rows.keys.sorted()
    for vertex in vertices {
      if let handle = own[vertex] {
        handles.append(handle)
        weights.append(1)
      } else {
        let row = rows[vertex] ?? []
        let nearest = row.map(\.distance).min() ?? reach
        let strengths = row.map { entry in
          let d = (entry.distance - nearest) / blur
          return exponential(-0.5 * d * d)
        }
        let follow = smoothstep(reach, plateau * reach, nearest) / strengths.reduce(0, +)
        for (entry, strength) in zip(row, strengths) {
          handles.append(entry.handle)
          weights.append(strength * follow)
        }
      }
      firsts.append(handles.count)
    }
    self.firsts = firsts
    self.handles = handles
    self.weights = weights
  }

  /// Adds the spread of `displacements`, one a handle, to `positions`.
  func apply(_ displacements: [Vector], to positions: inout [Vector]) {
    for (row, vertex) in vertices.enumerated() {
      for k in firsts[row]..<firsts[row + 1] { positions[vertex] += displacements[handles[k]] * weights[k] }
    }
  }
}

/// The edges of a quad mesh as neighbor lists.
struct EdgeGraph: Sendable {
  private let neighbors: [[Int]]

  init<Index: FixedWidthInteger & SIMDScalar>(quads: some Sequence<SIMD4<Index>>, vertexCount: Int) {
    var neighbors = [[Int]](repeating: [], count: vertexCount)
    for quad in quads {
      for corner in 0..<4 {
        let (a, b) = (Int(quad[corner]), Int(quad[(corner + 1) % 4]))
        // Each inner edge occurs once in either direction; a border edge is added both ways by the other.
        if !neighbors[a].contains(b) { neighbors[a].append(b) }
        if !neighbors[b].contains(a) { neighbors[b].append(a) }
      }
    }
    self.neighbors = neighbors
  }

  /// Vertices that share an edge with `vertex`.
  func neighbors(of vertex: Int) -> [Int] { neighbors[vertex] }

  /// Vertices reachable along edges in less than `limit` metres, with their distances (Dijkstra 1959), in
  /// order of distance.
  func distances(from start: Int, positions: [Vector], within limit: Float) -> [(
    vertex: Int, distance: Float
  )] {
    distances(from: [start], positions: positions, within: limit)
  }

  /// The same from the nearest of several vertices.
  func distances(from starts: [Int], positions: [Vector], within limit: Float) -> [(
    vertex: Int, distance: Float
  )] {
    var settled: [(vertex: Int, distance: Float)] = []
    var done: Set<Int> = []
    var open = Frontier()
    for start in starts { open.insert(start, 0) }
    while let current = open.removeNearest() {
      if !done.insert(current.vertex).inserted { continue }
      settled.append(current)
      for neighbor in neighbors[current.vertex] where !done.contains(neighbor) {
        let d = current.distance + distance(positions[current.vertex], positions[neighbor])
        if d < limit { open.insert(neighbor, d) }
      }
    }
    return settled
  }
}

/// Vertices to be visited, nearest first and lower ids first among equals: a binary heap.
private struct Frontier {
  private var heap: [(vertex: Int, distance: Float)] = []

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    (heap[a].distance, heap[a].vertex) < (heap[b].distance, heap[b].vertex)
  }

  mutating func insert(_ vertex: Int, _ distance: Float) {
    heap.append((vertex, distance))
    var child = heap.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeNearest() -> (vertex: Int, distance: Float)? {
    guard let first = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(child, least) {
        least = child
      }
      if least == parent { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
