/// Many thin curves, packed: strand `s` has the control points `firstPoints[s] ..< firstPoints[s + 1]`.
/// Consecutive points are joined by tapered round cones.
public struct Strands: Sendable {
  /// x, y, z in metres, and the radius in metres.
  public var points: [SIMD4<Float>]
  /// Start of each strand in `points`, and `points.count` last: strand count + 1 entries.
  public var firstPoints: [UInt32]

  /// No strands.
  public init() {
    points = []
    firstPoints = [0]
  }

  public init(points: [SIMD4<Float>], firstPoints: [UInt32]) {
    self.points = points
    self.firstPoints = firstPoints
  }

  /// How many strands there are.
  public var count: Int { firstPoints.count - 1 }

  /// How many cone segments there are.
  public var segmentCount: Int { points.count - count }

  /// The points of one strand.
  public subscript(strand: Int) -> ArraySlice<SIMD4<Float>> {
    points[Int(firstPoints[strand])..<Int(firstPoints[strand + 1])]
  }

  /// Adds a strand of at least two points.
  public mutating func append(_ strand: some Collection<SIMD4<Float>>) {
    precondition(strand.count >= 2, "a strand needs two points")
    points.append(contentsOf: strand)
    firstPoints.append(UInt32(points.count))
  }
}
