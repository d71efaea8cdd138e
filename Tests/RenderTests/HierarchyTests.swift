import GPU
import GPUTypes
import Geometry
import TestSupport
import Testing

@testable import Render

@Suite struct HierarchyTests {
  @Test(arguments: [
    (0, 0), (1, 0), (0, 1), (2, 0), (3, 0), (17, 0), (32, 1), (33, 0), (0, 7), (1000, 200), (0, 4000),
  ])
  func everyPrimitiveIsInOneLeafAndChildrenAreInTheirParents(triangles: Int, strands: Int) throws {
    try withGPU { device in
      let scene = try TestScene(.random(triangles: triangles, strands: strands), on: device)
      let statistics = try scene.statistics()
      #expect(statistics.isValid)
      #expect(statistics.leafCount == scene.geometry.primitiveCount)
      #expect(statistics.nodeCount == max(1, scene.geometry.primitiveCount - 1))
      #expect(statistics.depth <= 48)
    }
  }

  /// Boxes of leaves hold their primitives: else the other invariants could hold for a tree of points.
  @Test func leavesHoldTheirPrimitives() throws {
    try withGPU { device in
      let scene = try TestScene(.random(triangles: 300, strands: 100), on: device)
      let nodes = try scene.hierarchy.nodes.contents()
      let (origin, cell) = (
        SIMD3(Float(bitPattern: nodes[0].xA), Float(bitPattern: nodes[0].yA), Float(bitPattern: nodes[0].zA)),
        Float(bitPattern: nodes[0].xB)
      )
      for node in nodes.dropFirst().prefix(scene.geometry.primitiveCount - 1) {
        for (child, box) in [(node.childA, node.boxA), (node.childB, node.boxB)] where child & LEAF_BIT != 0 {
          let (low, high) = scene.geometry.box(Int(child & ~LEAF_BIT))
          #expect(all(origin + SIMD3<Float>(box.low) * cell .<= low))
          #expect(all(origin + SIMD3<Float>(box.high) * cell .>= high))
        }
      }
    }
  }

  /// Coincident primitives have equal keys and equal areas: the worst case for balance.
  @Test func coincidentPrimitivesMakeAShallowTree() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      for _ in 0..<5000 { geometry.addTriangle([0, 0, 0], [1, 0, 0], [0, 1, 0]) }
      let statistics = try TestScene(geometry, on: device).statistics()
      #expect(statistics.isValid)
      #expect(statistics.depth <= 20)
    }
  }

  /// Sizes in geometric progression defeat a grid: the tree must stay within the traversal's stack.
  @Test func primitivesOfAllScalesFitTheStack() throws {
    try withGPU { device in
      var geometry = TestGeometry()
      for index in 0..<3000 {
        let scale = exponential(-Float(index) * 0.005)
        geometry.addTriangle([scale, 0, 0], [scale, scale * 0.1, 0], [scale, 0, scale * 0.1])
      }
      let statistics = try TestScene(geometry, on: device).statistics()
      #expect(statistics.isValid)
      #expect(statistics.depth < Int(TRAVERSAL_STACK))
    }
  }

  @Test func sameInputGivesTheSameCost() throws {
    try withGPU { device in
      let geometry = TestGeometry.random(triangles: 2000, strands: 500)
      let first = try TestScene(geometry, on: device).statistics()
      for _ in 0..<3 { #expect(try TestScene(geometry, on: device).statistics() == first) }
    }
  }

  /// The clustering is worth its work: its cost, even of primitives scattered evenly, is below that of halving at the median.
  @Test func costIsThatOfAGoodTree() throws {
    try withGPU { device in
      let scene = try TestScene(.random(triangles: 2000, strands: 400), on: device)
      let cost = try scene.statistics().cost
      let medianCost = scene.geometry.costOfMedianSplits()
      #expect(cost < 0.95 * medianCost, "cost \(cost), by median splits \(medianCost)")
    }
  }
}

extension TestGeometry {
  /// The box of a primitive, computed apart from the shaders.
  func box(_ primitive: Int) -> (low: Vector, high: Vector) {
    if primitive < triangles.count {
      let t = triangles[primitive]
      let corners = [t.a, t.b, t.c].map { Vector($0.x, $0.y, $0.z) }
      return (
        pointwiseMin(pointwiseMin(corners[0], corners[1]), corners[2]),
        pointwiseMax(pointwiseMax(corners[0], corners[1]), corners[2])
      )
    }
    let first = Int(segments[primitive - triangles.count])
    let (a, b) = (points[first], points[first + 1])
    let (p, q) = (Vector(a.x, a.y, a.z), Vector(b.x, b.y, b.z))
    return (pointwiseMin(p - a.w, q - b.w), pointwiseMax(p + a.w, q + b.w))
  }

  /// Cost as in ``HierarchyStatistics`` of a tree that halves at the median along the longest axis of the centers.
  func costOfMedianSplits() -> Double {
    let boxes = (0..<primitiveCount).map { box($0) }
    func halfArea(_ range: ArraySlice<Int>) -> Double {
      let size =
        range.reduce(boxes[range.first!].high) { pointwiseMax($0, boxes[$1].high) }
        - range.reduce(boxes[range.first!].low) { pointwiseMin($0, boxes[$1].low) }
      return Double(size.x * size.y + size.y * size.z + size.z * size.x)
    }
    func sum(_ range: ArraySlice<Int>) -> Double {
      if range.count == 1 { return halfArea(range) }
      let centers = range.map { boxes[$0].low + boxes[$0].high }
      let spread = centers.reduce(centers[0], pointwiseMax) - centers.reduce(centers[0], pointwiseMin)
      let axis = spread.x >= max(spread.y, spread.z) ? 0 : spread.y >= spread.z ? 1 : 2
      let sorted = range.sorted {
        boxes[$0].low[axis] + boxes[$0].high[axis] < boxes[$1].low[axis] + boxes[$1].high[axis]
      }
      let half = sorted.count / 2
      return halfArea(range) + sum(sorted[..<half]) + sum(ArraySlice(sorted[half...]))
    }
    let all = ArraySlice(0..<primitiveCount)
    return sum(all) / halfArea(all)
  }
}
