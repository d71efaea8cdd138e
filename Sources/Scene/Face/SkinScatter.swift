internal import Geometry

/// Draws places on the template's skin, evenly by area.
struct SkinScatter: Sendable {
  private let quads: [SIMD4<UInt32>]
  /// Areas of the quads up to and with each, square metres.
  private let areas: [Float]

  /// - Parameter lowest: No place lies below this, metres.
  init(positions: [Vector], quads: [SIMD4<UInt32>], lowest: Float) {
    self.quads = quads.filter { positions[Int($0.x)].y > lowest }
    var sum: Double = 0
    areas = self.quads.map { q in
      let n = cross(
        positions[Int(q.z)] - positions[Int(q.x)], positions[Int(q.w)] - positions[Int(q.y)])
      sum += Double(length(n) / 2)
      return Float(sum)
    }
  }

  /// A place: its position, and a vertex beside it.
  func place(_ stream: inout CounterRandom, _ positions: [Vector]) -> (point: Vector, vertex: Int) {
    let wanted = stream.nextUnit() * (areas.last ?? 0)
    var (low, high) = (0, max(areas.count - 1, 0))
    while low < high {
      let middle = (low + high) / 2
      if areas[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    let q = quads[low]
    let (u, v) = (stream.nextUnit(), stream.nextUnit())
    let corners = (positions[Int(q.x)], positions[Int(q.y)], positions[Int(q.z)], positions[Int(q.w)])
    return (mix(mix(corners.0, corners.1, u), mix(corners.3, corners.2, u), v), Int(q.x))
  }
}
