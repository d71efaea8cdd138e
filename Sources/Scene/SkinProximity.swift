internal import Geometry

/// Finds the nearest point of the skin, to keep cloth and lashes outside of it.
///
/// The rendered skin is fine beside its curvature, so the plane through the nearest vertex stands for the
/// surface: over quads of 5 mm on a neck of 60 mm radius the error is below 0.1 mm.
struct SkinProximity {
  private let grid: PointGrid
  private let positions: [Vector]
  private let normals: [Vector]
  private let reach: Float

  /// - Parameters:
  ///   - reach: How far away the skin is found, metres.
  ///   - isKept: Whether a vertex of the skin takes part: pockets in which nothing ends up would only confuse.
  init(_ skin: SkinSurface, reach: Float = 0.024, where isKept: (Int) -> Bool) {
    let kept = skin.positions.indices.filter(isKept)
    positions = kept.map { skin.positions[$0] }
    normals = kept.map { skin.normals[$0] }
    grid = PointGrid(positions, cellSize: 0.7 * reach)
    self.reach = reach
  }

  /// A vertex of the skin that was found, from which the next search starts: what is near what was asked for last is found
  /// soonest.
  struct Trail {
    fileprivate(set) var vertex: Int?
    /// What was asked for last, if it lay outside, and how far all of the skin was from it at least.
    fileprivate var place = Vector.zero
    fileprivate var room: Float = 0

    /// Whether a point lies outside of the skin by `clearance` for sure, as what was asked for last was further away than
    /// the point from it.
    func isClear(_ p: Vector, by clearance: Float) -> Bool {
      // A vertex is further away than the surface, by less than this over quads of 5 mm.
      let slack: Float = 0.004
      return room > clearance + slack && distance(p, place) < room - clearance - slack
    }
  }

  /// Signed distance to the skin and its outward normal there; nil when it is further away than the reach.
  func nearest(_ p: Vector, from trail: inout Trail) -> (distance: Float, normal: Vector)? {
    // No further than the last one found.
    let known = trail.vertex.map { distance(p, positions[$0]) * 1.0001 + 1e-7 } ?? reach
    guard let (vertex, square) = grid.nearest(to: p, within: min(known, reach)) else {
      (trail.place, trail.room) = (p, reach)
      return nil
    }
    trail.vertex = vertex
    let height = dot(p - positions[vertex], normals[vertex])
    (trail.place, trail.room) = (p, height > 0 ? square.squareRoot() : 0)
    return (height, normals[vertex])
  }

  func nearest(_ p: Vector) -> (distance: Float, normal: Vector)? {
    var trail = Trail()
    return nearest(p, from: &trail)
  }

  /// `p`, moved out of the skin so far that it is at least `clearance` away.
  func pushedOut(_ p: Vector, clearance: Float, from trail: inout Trail) -> Vector {
    if trail.isClear(p, by: clearance) { return p }
    var q = p
    // The nearest point changes while moving along a curved surface.
    for _ in 0..<3 {
      guard let skin = nearest(q, from: &trail), skin.distance < clearance else { return q }
      q += skin.normal * (clearance - skin.distance)
    }
    return q
  }

  func pushedOut(_ p: Vector, clearance: Float) -> Vector {
    var trail = Trail()
    return pushedOut(p, clearance: clearance, from: &trail)
  }
}
