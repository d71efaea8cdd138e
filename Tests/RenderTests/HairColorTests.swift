import Geometry
import Scene
import Testing

@testable import Render

extension RendererTests {
  /// Hairs whose color changes from root to tip.
  @MainActor @Suite struct HairColor {
    /// A thick hair from top to bottom, clear at its root and dark at its tip, beside one that is the other way round.
    private static func scene(from start: Float, to end: Float) -> SceneDescription {
      var strands = Strands()
      for x in [Float(-0.06), 0.06] {
        strands.append((0...4).map { SIMD4(x, 0.12 - 0.06 * Float($0), 0, 0.03) })
      }
      let (clear, dark) = (Vector.zero, Vector(1, 2, 3))
      var material = HairMaterial(
        longitudinalRoughness: 0.3, azimuthalRoughness: 0.3, scaleTilt: 0.035, indexOfRefraction: 1.55)
      (material.changeStart, material.changeEnd) = (start, end)
      return TestScenes.scene(
        strandGroups: [
          StrandGroup(
            name: "hair", strands: strands, absorptions: [clear, dark], tipAbsorptions: [dark, clear],
            semanticClass: .hair, material: 0)
        ], materials: [.hair(material)])
    }

    /// The debug view of albedo shows exp(−2 σ).
    @Test func rootsGoOverIntoTips() throws {
      let size = 30
      func column(_ x: Int, _ start: Float, _ end: Float) throws -> [Float] {
        let film = try render(Self.scene(from: start, to: end), size: size, samples: 1) { $0.view = .albedo }
          .film
        return (0..<size).map { film.radiance[$0 * size + x].x }
      }
      let dark = exponential(-2)
      // A step in the middle: one pixel spans 10 mm, so the hair covers rows 3 to 26 and changes at row 15.
      for (x, upper, lower) in [(8, Float(1), dark), (21, dark, Float(1))] {
        let values = try column(x, 0.5, 0.5)
        for row in 4...13 { #expect(abs(values[row] - upper) < 1e-3, "row \(row)") }
        for row in 16...25 { #expect(abs(values[row] - lower) < 1e-3, "row \(row)") }
      }
      let soft = try column(8, 0, 1)
      #expect(zip(soft[4...24], soft[5...25]).allSatisfy { $0 > $1 })
      // Halfway absorptions mix evenly.
      let middle = (soft[14] * soft[15]).squareRoot()
      #expect(abs(middle - exponential(-1)) < 0.03, "\(middle)")
    }

    @Test func onlyWholeSetsOfTipsAreTaken() throws {
      var scene = Self.scene(from: 0, to: 1)
      scene.strandGroups[0].tipAbsorptions = [.zero]
      #expect(throws: SceneError.self) { try FlattenedScene(scene) }
    }

    /// Strands of many short segments leave no more pieces than fit, and segments are counted right.
    @Test func piecesStayWithinTheirBudget() throws {
      var strands = Strands()
      for s in 0..<40_000 {
        let x = Float(s) * 1e-5
        strands.append((0..<40).map { SIMD4(x, 0.0004 * Float($0), $0 == 39 ? 0.3 : 0, 3e-5) })
      }
      let group = StrandGroup(
        name: "hair", strands: strands, absorptions: .init(repeating: .zero, count: 40_000),
        semanticClass: .hair,
        material: 0)
      let flat = try FlattenedScene(TestScenes.scene(strandGroups: [group], materials: [TestScenes.hair]))
      #expect(flat.segmentCount <= 3_400_000 && flat.segmentCount >= strands.segmentCount)
      var next: UInt32 = 0
      for strand in flat.strands {
        #expect(strand.firstSegment == next)
        next += strand.segmentCount
      }
      #expect(Int(next) == flat.segmentCount)
    }
  }
}
