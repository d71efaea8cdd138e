internal import GPU
internal import GPUTypes
internal import Geometry

/// What a hierarchy is like, for `--print-hierarchy` and for tests.
struct HierarchyStatistics: Equatable {
  var nodeCount = 0
  /// Leaves that the root reaches, each of one primitive.
  var leafCount = 0
  /// Levels of nodes; 1 if the root has leaves only.
  var depth = 0
  /// Expected number of nodes visited and of primitives tested by a ray through the root's box: the surface area
  /// heuristic with cost 1 for each. Source: MacDonald and Booth 1990, "Heuristics for Ray Tracing Using Space Subdivision".
  var cost = 0.0
  /// Whether every primitive is in one leaf, every node has one parent, and children are inside their parents.
  var isValid = true
}

extension HierarchyStatistics {
  /// - Parameter words: The contents of ``Hierarchy/nodes``.
  init(nodes: [GPUNode], primitiveCount: Int) {
    self.init()
    var primitiveSeen = [Bool](repeating: false, count: primitiveCount)
    var nodeSeen = [Bool](repeating: false, count: nodes.count)
    let root = nodes[1]  // behind the header
    let whole = root.boxA.union(primitiveCount > 1 ? root.boxB : root.boxA)
    let rootArea = max(whole.halfArea, 1e-30)
    var open: [(node: Int, level: Int, box: GridBox)] = [(0, 1, whole)]
    while let (index, level, box) = open.popLast() {
      guard index + 1 < nodes.count, !nodeSeen[index] else {
        isValid = false
        return
      }
      nodeSeen[index] = true
      nodeCount += 1
      depth = max(depth, level)
      cost += box.halfArea / rootArea
      let node = nodes[index + 1]
      for (child, childBox) in [(node.childA, node.boxA), (node.childB, node.boxB)] where child != NO_CHILD {
        if !box.contains(childBox) { isValid = false }
        if child & LEAF_BIT == 0 {
          open.append((Int(child), level + 1, childBox))
          continue
        }
        let primitive = Int(child & ~LEAF_BIT)
        guard primitive < primitiveCount, !primitiveSeen[primitive] else {
          isValid = false
          return
        }
        primitiveSeen[primitive] = true
        leafCount += 1
        cost += childBox.halfArea / rootArea
      }
    }
    if leafCount != primitiveCount { isValid = false }
  }
}

/// A box on a hierarchy's grid, in cells.
struct GridBox: Equatable {
  var low: SIMD3<UInt32>
  var high: SIMD3<UInt32>

  init(_ x: UInt32, _ y: UInt32, _ z: UInt32) {
    let words = SIMD3(x, y, z)
    low = words & 0xFFFF
    high = words &>> 16
  }

  func contains(_ other: GridBox) -> Bool {
    all(low .<= other.low) && all(high .>= other.high)
  }

  func union(_ other: GridBox) -> GridBox {
    var box = self
    box.low = pointwiseMin(low, other.low)
    box.high = pointwiseMax(high, other.high)
    return box
  }

  /// Half the surface area.
  var halfArea: Double {
    let size = SIMD3<Double>(high) - SIMD3<Double>(low)
    return size.x * size.y + size.y * size.z + size.z * size.x
  }
}

extension GPUNode {
  var boxA: GridBox { GridBox(xA, yA, zA) }
  var boxB: GridBox { GridBox(xB, yB, zB) }
}
