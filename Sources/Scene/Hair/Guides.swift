internal import Geometry

/// Locks: a few hundred to a few thousand curves that the hairs follow, all with the same number of points at
/// equal steps along each curve. Head space, metres.
struct Guides: Sendable {
  let roots: [ScalpRoot]
  /// Points of guide `g`: `g * pointCount ..< (g + 1) * pointCount`.
  private(set) var points: [Vector] = []
  /// Unit tangents, and unit normals carried along without twist.
  private(set) var tangents: [Vector] = []
  private(set) var normals: [Vector] = []
  private(set) var lengths: [Float] = []
  /// Where on the guide hair is gathered, as a share of its length; 0 for free hair.
  private(set) var ties: [Float] = []
  /// What decides the curl of a lock, each varying smoothly over the head: see ``Curl``.
  var curls: [Vector] = []
  let pointCount: Int

  init(roots: [ScalpRoot], pointCount: Int) {
    self.roots = roots
    self.pointCount = pointCount
    points.reserveCapacity(roots.count * pointCount)
    tangents.reserveCapacity(roots.count * pointCount)
    normals.reserveCapacity(roots.count * pointCount)
    lengths.reserveCapacity(roots.count)
  }

  /// Adds the next root's guide: puts the path at `pointCount` equal steps and carries a normal along it.
  ///
  /// - Parameter tied: length of the path up to the tie, 0 for none.
  mutating func append(_ path: [Vector], normal: Vector, tied: Float) {
    let first = points.count
    var total: Float = 0
    for i in 1..<path.count { total += distance(path[i], path[i - 1]) }
    lengths.append(total)
    ties.append(tied / max(total, 1e-6))
    let step = total / Float(pointCount - 1)
    points.append(path[0])
    var segment = 1
    var along = distance(path[1], path[0])
    var start: Float = 0
    for i in 1..<pointCount {
      let wanted = step * Float(i)
      while segment < path.count - 1 && start + along < wanted {
        start += along
        segment += 1
        along = distance(path[segment], path[segment - 1])
      }
      let t = along > 0 ? min((wanted - start) / along, 1) : 0
      points.append(mix(path[segment - 1], path[segment], t))
    }
    var carried = normal
    for i in 0..<pointCount {
      let ahead = points[first + min(i + 1, pointCount - 1)]
      let behind = points[first + max(i - 1, 0)]
      let tangent = normalized(ahead - behind, fallback: normal)
      carried = normalized(carried - tangent * dot(carried, tangent), fallback: perpendicular(tangent))
      tangents.append(tangent)
      normals.append(carried)
    }
  }

  /// The place a share `w` of the way from point `k` to the next one of the guide whose points begin at `first`, on a
  /// Catmull-Rom spline: along straight pieces all hairs of a lock would have their corners side by side.
  func point(_ first: Int, _ k: Int, _ w: Float) -> Vector {
    let (start, end) = (points[first + k], points[first + k + 1])
    let before = k > 0 ? points[first + k - 1] : start * 2 - end
    let after = k + 2 < pointCount ? points[first + k + 2] : end * 2 - start
    return catmullRom(before, start, end, after, w)
  }

  /// Gathers guides into large locks: towards their ends they close in on the guide that leads the lock.
  mutating func gather(_ p: ScalpParameters) {
    guard p.locking > 0, p.family != .roped, p.family != .rows else { return }
    let strength = 0.7 * p.locking
    var leaders: [Int] = []
    let size = p.lockSize * p.lockSize
    let before = points
    for g in roots.indices where ties[g] == 0 {
      // The nearest leader of the group that lies within a lock's breadth; else the guide leads itself.
      var best: (square: Float, leader: Int)?
      for leader in leaders where roots[leader].group == roots[g].group {
        let delta = roots[leader].position - roots[g].position
        let square = dot(delta, delta)
        if square < min(best?.square ?? .infinity, size) { best = (square, leader) }
      }
      guard let best else {
        leaders.append(g)
        continue
      }
      let ratio = lengths[g] / max(lengths[best.leader], 1e-4)
      guard ratio > 0.5, ratio < 2 else { continue }
      // Hair that hardly reaches its leader would be drawn out to it, and form stars on a shaven head.
      let reaches = smoothstep(1, 3, lengths[g] / max(best.square.squareRoot(), 1e-5))
      guard reaches > 0 else { continue }
      for i in 1..<pointCount {
        let t = Float(i) / Float(pointCount - 1)
        let k = g * pointCount + i
        points[k] = mix(
          before[k], before[best.leader * pointCount + i], strength * reaches * smoothstep(0.05, 1, t))
      }
    }
  }
}

/// Some unit vector across `v`.
func perpendicular(_ v: Vector) -> Vector {
  normalized(cross(v, abs(v.x) < 0.7 ? Vector(1, 0, 0) : Vector(0, 1, 0)))
}
