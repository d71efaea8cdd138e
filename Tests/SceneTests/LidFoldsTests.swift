import Geometry
import Testing

@testable import Scene

/// The dark lines at the bottom of lid creases.
struct LidFoldsTests {
  private static let lids = LidParameters(
    creaseHeight: 7e-3, creaseDepth: 0.8, hood: 0, epicanthus: 0, bags: 0)

  @Test func creasesRunAlongTheUpperLids() throws {
    let topology = try FaceFixture.renderedModel().skin
    let marks = topology.lidFolds.creases(Self.lids)
    for (margin, isRight) in [(topology.rightLidMargin, true), (topology.leftLidMargin, false)] {
      let upper = EdgeChains(loop: margin, template: topology.templatePositions).upper.map {
        topology.templatePositions[$0]
      }
      let center = upper.reduce(Vector.zero, +) / Float(upper.count)
      let own = marks.filter { ($0.start.x < 0) == isRight }
      for mark in own {
        #expect(mark.start.y > center.y && mark.startHeight < 0 && mark.tint.x < 1)
        if abs(mark.start.x - center.x) < 6e-3 {
          let height = FaceRelief.distance(mark.start, toCurve: upper)
          #expect((6e-3...9e-3).contains(height), "\(height * 1000) mm over the margin")
        }
      }
      // Unbroken from one end to the other: all ends but two meet another piece.
      let ends = own.flatMap { [$0.start, $0.end] }
      let loose = ends.indices.filter { i in
        !ends.indices.contains { $0 != i && distance(ends[$0], ends[i]) < 1e-6 }
      }
      #expect(loose.count == 2 && own.count > 15, "\(own.count) pieces with \(loose.count) loose ends")
      let length = own.reduce(0) { $0 + distance($1.start, $1.end) }
      #expect((20e-3...45e-3).contains(length), "\(length * 1000) mm")
    }
  }

  @Test func singleLidsHaveNone() throws {
    var lids = Self.lids
    lids.creaseDepth = 0
    #expect(try FaceFixture.renderedModel().skin.lidFolds.creases(lids).isEmpty)
  }
}
