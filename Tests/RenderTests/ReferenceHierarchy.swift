import Geometry

/// A hierarchy as it would be built on the host with all time in the world: split by binned surface area, then collapsed
/// to four children. It measures what the device's quick build gives away.
///
/// Source: Wald 2007, "On fast Construction of SAH-based Bounding Volume Hierarchies".
enum ReferenceHierarchy {
  typealias Box = (low: Vector, high: Vector)

  private static let binCount = 16

  /// Cost as in ``HierarchyStatistics/cost``, of boxes along the world's axes: triangles and segments part at the root.
  static func cost(of geometry: TestGeometry) -> Double {
    let boxes = (0..<geometry.primitiveCount).map { primitive in
      geometry.spheres(primitive).reduce(nothing) { box, sphere in
        union(box, (sphere.center - sphere.radius, sphere.center + sphere.radius))
      }
    }
    let whole = HierarchyStatistics.halfArea(boxes.reduce(nothing, union))
    let kinds = [0..<geometry.triangles.count, geometry.triangles.count..<boxes.count].filter { !$0.isEmpty }
    let area = kinds.reduce(0) { $0 + areaBelow(Part(Array($1), boxes), boxes) }
    let ofKinds = kinds.reduce(0) { $0 + HierarchyStatistics.halfArea(Part(Array($1), boxes).box) }
    return 1 + (area + (kinds.count > 1 ? ofKinds : 0)) / whole
  }

  private struct Part {
    var primitives: [Int]
    var box: Box

    init(_ primitives: [Int], _ boxes: [Box]) {
      self.primitives = primitives
      box = primitives.reduce(nothing) { union($0, boxes[$1]) }
    }
  }

  /// The areas of all boxes below a node, its own left out.
  private static func areaBelow(_ part: Part, _ boxes: [Box]) -> Double {
    if part.primitives.count == 1 { return 0 }
    var parts = [part]
    while parts.count < 4,
      let largest = parts.indices.max(by: { parts[$0].primitives.count < parts[$1].primitives.count }),
      parts[largest].primitives.count > 1
    {
      parts += split(parts.remove(at: largest), boxes)
    }
    return parts.reduce(0) { $0 + HierarchyStatistics.halfArea($1.box) + areaBelow($1, boxes) }
  }

  /// The two halves of least cost over all axes and bins.
  private static func split(_ part: Part, _ boxes: [Box]) -> [Part] {
    func center(_ primitive: Int) -> Vector { 0.5 * (boxes[primitive].low + boxes[primitive].high) }
    let centers = part.primitives.reduce(nothing) { union($0, (center($1), center($1))) }
    var best: (cost: Double, parts: [Part])?
    for axis in 0..<3 where centers.high[axis] > centers.low[axis] {
      let scale = Float(binCount) * 0.9999 / (centers.high[axis] - centers.low[axis])
      for bin in 1..<binCount {
        let isLeft = { (primitive: Int) in Int((center(primitive)[axis] - centers.low[axis]) * scale) < bin }
        let halves = [
          Part(part.primitives.filter(isLeft), boxes), Part(part.primitives.filter { !isLeft($0) }, boxes),
        ]
        if halves.contains(where: \.primitives.isEmpty) { continue }
        let cost = halves.reduce(0) {
          $0 + HierarchyStatistics.halfArea($1.box) * Double($1.primitives.count)
        }
        if cost < best?.cost ?? .infinity { best = (cost, halves) }
      }
    }
    if let best { return best.parts }
    let middle = part.primitives.count / 2
    return [Part(Array(part.primitives[..<middle]), boxes), Part(Array(part.primitives[middle...]), boxes)]
  }

  private static let nothing: Box = (Vector(repeating: .infinity), Vector(repeating: -.infinity))

  private static func union(_ a: Box, _ b: Box) -> Box {
    (pointwiseMin(a.low, b.low), pointwiseMax(a.high, b.high))
  }
}
