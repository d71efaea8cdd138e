import Foundation
import GPUTypes
import Geometry

/// What a hierarchy is like.
struct HierarchyStatistics: Equatable {
  var nodeCount = 0
  /// Leaves that the root reaches, each of one primitive.
  var leafCount = 0
  /// Levels of nodes; 1 if the root has leaves only.
  var depth = 0
  /// Nodes whose boxes do not lie along the world's axes.
  var turnedCount = 0
  /// Whether triangles have a root of their own, so that probes need not look through hair.
  var partsKinds = false
  /// Expected number of nodes visited and of primitives tested by a ray that meets the root: the surface area heuristic
  /// with cost 1 for each. Source: MacDonald and Booth 1990, "Heuristics for Ray Tracing Using Space Subdivision".
  var cost = 0.0
  /// What is wrong; nil if every primitive is in one leaf, every node has one parent, the boxes of children hold all
  /// primitives below them, and those below the triangles' root are all triangles.
  var fault: String?
}

extension HierarchyStatistics {
  /// - Parameter allNodes: The contents of ``Hierarchy/nodes``, those not in use included.
  init(nodes allNodes: [GPUNode], header: GPUHierarchy, geometry: TestGeometry) {
    self.init()
    let nodes = allNodes.prefix(Int(header.nodeCount))
    var parents = [Int](repeating: 0, count: nodes.count)
    var leaves = [Int](repeating: 0, count: geometry.primitiveCount)
    partsKinds = header.triangleRoot != 0
    let root = Self.halfArea(nodes[0].boxOfAll)
    var open: [(node: Int, level: Int, above: [(node: Int, child: Int)])] = [(0, 1, [])]
    cost = 1
    while let (index, level, above) = open.popLast() {
      guard nodes.indices.contains(index), parents[index] == 0 else {
        fault = "node \(index) has two parents, or is none of \(nodes.count)"
        return
      }
      parents[index] += 1
      nodeCount += 1
      depth = max(depth, level)
      let node = nodes[index]
      if node.axis != 0 { turnedCount += 1 }
      for c in 0..<4 where node.child(c) != NO_CHILD {
        cost += Self.halfArea(node.box(c)) / max(root, 1e-30)
        let path = above + [(index, c)]
        if node.child(c) & LEAF_BIT == 0 {
          open.append((Int(node.child(c)), level + 1, path))
          continue
        }
        let primitive = Int(node.child(c) & ~LEAF_BIT)
        guard leaves.indices.contains(primitive) else {
          fault = "there is no primitive \(primitive)"
          return
        }
        leaves[primitive] += 1
        leafCount += 1
        for (ancestor, child) in path where !nodes[ancestor].holds(geometry, primitive, child) {
          fault = "child \(child) of node \(ancestor) does not hold primitive \(primitive)"
        }
        let isBelow = header.triangleRoot == 0 || path.contains { $0.node == Int(header.triangleRoot) }
        if primitive < geometry.triangles.count && !isBelow { fault = "a triangle is not below its root" }
        if primitive >= geometry.triangles.count && header.triangleRoot != 0 && isBelow {
          fault = "a segment is below the triangles' root"
        }
      }
    }
    if leaves.contains(where: { $0 != 1 }) { fault = "a primitive is in no leaf, or in two" }
    if parents.contains(0) { fault = "a node is not reached" }
  }

  static func halfArea(_ box: (low: Vector, high: Vector)) -> Double {
    let size = SIMD3<Double>(box.high - box.low)
    return size.x * size.y + size.y * size.z + size.z * size.x
  }
}

extension GPUNode {
  func child(_ c: Int) -> UInt32 { [children.x, children.y, children.z, children.w][c] }

  /// The box of a child, in the node's frame.
  func box(_ c: Int) -> (low: Vector, high: Vector) {
    func byte(_ word: UInt32, _ place: Int) -> UInt32 { word >> UInt32(8 * place) & 0xFF }
    let cell = Vector(SIMD3(0, 1, 2).map { Float(bitPattern: byte(exponents, $0) << 23) })
    let origin = Vector(low.x, low.y, low.z)
    return (
      origin + cell * Vector(Float(byte(lowX, c)), Float(byte(lowY, c)), Float(byte(lowZ, c))),
      origin + cell * Vector(Float(byte(highX, c)), Float(byte(highY, c)), Float(byte(highZ, c)))
    )
  }

  var boxOfAll: (low: Vector, high: Vector) {
    let boxes = (0..<4).filter { child($0) != NO_CHILD }.map(box)
    return (
      boxes.map(\.low).reduce(Vector(repeating: .infinity), pointwiseMin),
      boxes.map(\.high).reduce(Vector(repeating: -.infinity), pointwiseMax)
    )
  }

  /// The axes of the node's frame: `frameAround(decodeNormal(axis))` of math/frame.glsl, computed apart from it.
  var frame: [Vector] {
    func signed(_ bits: UInt32) -> Double {
      max(Double(Int16(bitPattern: UInt16(truncatingIfNeeded: bits))) / 32767, -1)
    }
    var n = SIMD3(signed(axis), signed(axis >> 16), 0)
    n.z = 1 - abs(n.x) - abs(n.y)
    let fold = max(-n.z, 0)
    n.x -= n.x >= 0 ? fold : -fold
    n.y -= n.y >= 0 ? fold : -fold
    n /= (n * n).sum().squareRoot()
    let s: Double = n.z >= 0 ? 1 : -1
    let a = -1 / (s + n.z)
    let b = n.x * n.y * a
    return [
      Vector(SIMD3(1 + s * n.x * n.x * a, s * b, -s * n.x)), Vector(SIMD3(b, s + n.y * n.y * a, -n.y)),
      Vector(n),
    ]
  }

  /// Whether a child's box holds a primitive, give or take a quarter of what boxes are padded by.
  func holds(_ geometry: TestGeometry, _ primitive: Int, _ c: Int) -> Bool {
    let (low, high) = box(c)
    return geometry.spheres(primitive).allSatisfy { center, radius in
      let reach = abs(center.x) + abs(center.y) + abs(center.z)
      return (0..<3).allSatisfy { k in
        let place = dot(frame[k], center)
        return place - radius >= low[k] - 1e-6 * reach && place + radius <= high[k] + 1e-6 * reach
      }
    }
  }
}

extension TestGeometry {
  /// A primitive as spheres whose convex hull it is: corners have no radius.
  func spheres(_ primitive: Int) -> [(center: Vector, radius: Float)] {
    if primitive < triangles.count {
      let t = triangles[primitive]
      return [t.a, t.b, t.c].map { (Vector($0.x, $0.y, $0.z), 0) }
    }
    let segment = primitive - triangles.count
    let first = segment + Int(segmentStrands[segment])
    return [points[first], points[first + 1]].map { (Vector($0.x, $0.y, $0.z), $0.w) }
  }
}

extension SIMD3<Int> {
  fileprivate func map(_ body: (Int) -> Float) -> SIMD3<Float> { SIMD3<Float>(body(x), body(y), body(z)) }
}
