import GPUTypes
import Geometry
import Scene
import Testing

@testable import Render

/// Marks of the skin are found wherever they reach.
@Suite struct SkinMarkTableTests {
  @Test func everyMarkIsFoundOnce() {
    var random = CounterRandom(seed: 17, index: 0)
    func place() -> Vector {
      Vector(random.next(in: -0.1...0.1), random.next(in: -0.1...0.1), random.next(in: -0.1...0.1))
    }
    let marks = (0..<400).map { index -> SkinMark in
      let start = place()
      let end = index % 2 == 0 ? start : start + normalized(place()) * 3e-3
      return SkinMark(
        start: start, end: end, width: 0.3e-3 + 2e-3 * Float(index % 5), startHeight: 0, endHeight: 0,
        tint: Vector(1, 1, 1))
    }
    var table = SkinMarkTable()
    _ = table.append(marks)
    let first = Int(table.append(marks))
    let buckets = Int(SKIN_MARK_BUCKETS)
    for bucket in 0..<buckets {
      let entries = table.table[Int(table.table[first + bucket])..<Int(table.table[first + bucket + 1])]
      #expect(Set(entries).count == entries.count, "a mark would count twice")
    }
    for trial in 0..<4000 {
      let mark = marks[trial % marks.count]
      let t = random.nextUnit()
      let p =
        mark.start + (mark.end - mark.start) * t
        + normalized(place()) * (mark.width * Float(SKIN_MARK_REACH) * random.nextUnit() * 0.999)
      let cell = (p / Float(SKIN_MARK_CELL)).rounded(.down)
      let bucket = SkinMarkTable.bucket(Int32(cell.x), Int32(cell.y), Int32(cell.z))
      let entries = table.table[Int(table.table[first + bucket])..<Int(table.table[first + bucket + 1])]
      #expect(
        entries.contains(UInt32(marks.count + trial % marks.count)), "mark \(trial % marks.count) at \(p)")
    }
  }
}

extension RendererTests {
  @MainActor @Suite struct SkinMarks {
    /// A spot darkens its disc and nothing else, and a line its strip; on all sides of the origin, so device and host must
    /// agree on the grid.
    @Test func marksShowWhereTheyLie() throws {
      var mesh = TestScenes.plane()
      mesh.tints = .init(repeating: Vector(0.6, 0.6, 0.6), count: 4)
      mesh.details = .init(repeating: SIMD4(0.5, 0, 0, 1), count: 4)
      let spots = [Vector(-0.007, 0.005, 0), Vector(0.006, -0.008, 0), Vector(0.009, 0.009, 0)]
      mesh.marks =
        spots.map { SkinMark(center: $0, radius: 2e-3, tint: Vector(0.2, 0.2, 0.2)) }
        + [
          SkinMark(
            start: Vector(-0.012, -0.006, 0), end: Vector(-0.004, -0.006, 0), width: 1e-3, startHeight: -3e-4,
            endHeight: -3e-4, tint: Vector(0.3, 0.3, 0.3))
        ]
      let scene = TestScenes.scene(meshes: [mesh], materials: [TestScenes.skin], span: 0.032)
      let film = try render(scene, samples: 16) { $0.view = .albedo }.film
      for row in 0..<film.height {
        for column in 0..<film.width {
          let p = Vector(Float(column) - 15.5, 15.5 - Float(row), 0) * 1e-3
          let value = film.radiance[row * film.width + column].x
          let nearest = spots.map { distance($0, p) }.min() ?? 1
          let fromLine = distance(p, Vector(clamp(p.x, -0.012, -0.004), -0.006, 0))
          if nearest < 0.75e-3 { #expect(value < 0.3, "spot at \(p)") }
          if fromLine < 0.6e-3 { #expect(value < 0.45, "line at \(p)") }
          if nearest > 4e-3 && fromLine > 3.2e-3 { #expect(value > 0.55, "bare skin at \(p): \(value)") }
        }
      }
    }
  }
}
