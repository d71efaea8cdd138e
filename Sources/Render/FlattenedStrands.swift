internal import GPUTypes
internal import Geometry
internal import Scene

/// The strands of a scene as the GPU reads them, cut into short pieces: a box around a long slanted segment is nearly all
/// air, and rays pay for the air.
struct FlattenedStrands {
  /// As in ``FlattenedScene``.
  private(set) var points: [SIMD4<Float>] = []
  private(set) var segmentStrands: [UInt32] = []
  private(set) var strands: [GPUStrand] = []

  /// Pieces that all strands together may be cut into: with the triangles of a head they stay below the 3.8 million
  /// primitives whose sorted geometry fits into a binding of Mesa's CPU device; see HierarchyBuilder.
  private static let pieceBudget = 3_400_000
  /// How short a piece is worth while, metres.
  private static let shortest: Float = 0.001

  /// - Throws: ``SceneError`` when a group's arrays do not fit each other, its material is no hair, or a point is not
  ///   finite.
  init(_ groups: [StrandGroup], materials: [Material]) throws {
    for group in groups { try Self.check(group, materials: materials) }
    let lengths = Self.segmentLengths(groups)
    let cut = Self.cut(lengths)
    let strandCount = groups.reduce(0) { $0 + $1.strands.count }
    var made: [GPUStrand] = []
    made.reserveCapacity(strandCount)
    // Written in place: appending two million points one by one takes far longer.
    var owners: [UInt32] = []
    points = Array(unsafeUninitializedCapacity: cut.count + strandCount) { points, pointCount in
      owners = Array(unsafeUninitializedCapacity: cut.count) { owners, segmentCount in
        var source = 0
        for group in groups {
          let word = UInt32(group.material) | UInt32(group.semanticClass.rawValue) << 16
          for s in 0..<group.strands.count {
            let (start, end) = (Int(group.strands.firstPoints[s]), Int(group.strands.firstPoints[s + 1]))
            let (first, number) = (segmentCount, UInt32(made.count))
            var a = group.strands.points[start]
            points[pointCount] = a
            pointCount += 1
            for k in (start + 1)..<max(end, start + 1) {
              let b = group.strands.points[k]
              let pieces = Self.pieces(lengths[source], cut.inverseLength)
              source += 1
              for i in 1..<max(pieces, 1) {
                points[pointCount] = a + (b - a) * (Float(i) / Float(pieces))
                owners[segmentCount] = number
                pointCount += 1
                segmentCount += 1
              }
              points[pointCount] = b
              owners[segmentCount] = number
              pointCount += 1
              segmentCount += 1
              a = b
            }
            let tip = group.tipAbsorptions.isEmpty ? group.absorptions[s] : group.tipAbsorptions[s]
            made.append(
              GPUStrand(
                absorption: vec3(group.absorptions[s]), material: word, tipAbsorption: vec3(tip),
                firstSegment: UInt32(first), segmentCount: UInt32(segmentCount - first)))
          }
        }
      }
    }
    (strands, segmentStrands) = (made, owners)
  }

  private static func check(_ group: StrandGroup, materials: [Material]) throws {
    guard materials.indices.contains(group.material), case .hair = materials[group.material] else {
      throw SceneError("strands \(group.name): material \(group.material) is no hair")
    }
    guard group.absorptions.count == group.strands.count,
      group.tipAbsorptions.isEmpty || group.tipAbsorptions.count == group.strands.count
    else { throw SceneError("strands \(group.name): one absorption a strand is needed") }
    // What is infinite or no number differs from itself by no number.
    guard group.strands.points.allSatisfy({ all($0 - $0 .== .zero) && $0.w >= 0 }) else {
      throw SceneError("strands \(group.name): a point is not finite or its radius is negative")
    }
    for s in 0..<group.strands.count {
      let (start, end) = (group.strands.firstPoints[s], group.strands.firstPoints[s + 1])
      guard start < end, end <= group.strands.points.count else {
        throw SceneError("strands \(group.name): strand \(s) has no points")
      }
    }
  }

  /// Of all groups and their strands in order.
  private static func segmentLengths(_ groups: [StrandGroup]) -> [Float] {
    Array(unsafeUninitializedCapacity: groups.reduce(0) { $0 + $1.strands.segmentCount }) { lengths, count in
      for group in groups {
        for s in 0..<group.strands.count {
          let (start, end) = (Int(group.strands.firstPoints[s]), Int(group.strands.firstPoints[s + 1]))
          for k in start + 1..<max(end, start + 1) {
            let d = group.strands.points[k] - group.strands.points[k - 1]
            lengths[count] = (d.x * d.x + d.y * d.y + d.z * d.z).squareRoot()
            count += 1
          }
        }
      }
    }
  }

  /// How many pieces a segment is cut into, to the nearest.
  @inline(__always) private static func pieces(_ length: Float, _ inverseLength: Float) -> Int {
    max(1, Int(length * inverseLength + 0.5))
  }

  /// How long a piece should be, metres: short, but no shorter than the budget of pieces allows; and how many pieces that
  /// makes.
  private static func cut(_ lengths: [Float]) -> (inverseLength: Float, count: Int) {
    // No segment is less than one piece, so many short ones take from the budget of the others.
    var piece = max(shortest, lengths.reduce(0, +) / Float(pieceBudget))
    for _ in 0..<40 {
      let count = lengths.reduce(0) { $0 + pieces($1, 1 / piece) }
      if count <= pieceBudget { return (1 / piece, count) }
      piece *= 1.15
    }
    return (1 / piece, lengths.reduce(0) { $0 + pieces($1, 1 / piece) })
  }
}
