internal import Render
internal import Scene

extension BenchFigure {
  /// Turns costs into the figures of a scene: means over its faces.
  ///
  /// - Parameters:
  ///   - costs: Of each repeat, of each face; at least one of each.
  ///   - flights: Wall seconds of each repeat of all faces in the pipeline that makes data sets; none if not measured.
  ///   - samples: Of one picture, all pixels together.
  static func figures(of costs: [[BenchCost]], flights: [Double?] = [], samples: Int) -> [BenchFigure] {
    rendering(costs, samples: samples) + inFlight(costs, flights) + building(costs)
  }

  /// What is left of the time outside tracing and shading when several pictures are in flight.
  private static func inFlight(_ costs: [[BenchCost]], _ flights: [Double?]) -> [BenchFigure] {
    guard !flights.isEmpty else { return [] }
    let repeats = Array(zip(costs.map(RenderTotals.init), flights))
    return [
      BenchFigure("images, in flight", unit: "1/h", .more, of: repeats) { totals, seconds in
        rate(3600 * totals.images, seconds)
      },
      BenchFigure("outside, in flight", unit: "%", .neither, of: repeats) { totals, seconds in
        guard let tracing = totals.tracingSeconds, let seconds else { return nil }
        return 100 * (1 - tracing / seconds)
      },
    ].compactMap { $0 }
  }

  /// None if the faces were only built.
  private static func rendering(_ costs: [[BenchCost]], samples: Int) -> [BenchFigure] {
    let repeats = costs.map(RenderTotals.init)
    guard repeats.allSatisfy({ $0.images > 0 }) else { return [] }
    let whole = [
      BenchFigure("image", unit: "s", .less, of: repeats) { $0.seconds / $0.images },
      BenchFigure("image, processor time", unit: "s", .less, of: repeats) { $0.processorSeconds / $0.images },
      BenchFigure("images", unit: "1/h", .more, of: repeats) { rate(3600 * $0.images, $0.seconds) },
      BenchFigure("samples", unit: "1/s", .more, of: repeats) {
        rate(Double(samples) * $0.images, $0.seconds)
      },
      BenchFigure("path rays", unit: "1/s", .more, of: repeats) { rate($0.pathRays, $0.pass("trace")) },
      BenchFigure("shadow rays", unit: "1/s", .more, of: repeats) { rate($0.shadowRays, $0.pass("shadow")) },
      BenchFigure("walk steps", unit: "1/s", .more, of: repeats) {
        $0.walkSteps > 0 ? rate($0.walkSteps, $0.pass("subsurface")) : nil
      },
      BenchFigure("nodes a path ray", unit: "", .less, of: repeats) { rate($0.nodeVisits, $0.pathRays) },
      BenchFigure("cut light", unit: "%", .neither, of: repeats) { rate(100 * $0.cutLight, $0.cameraPaths) },
      BenchFigure("hierarchy build", unit: "primitives/s", .more, of: repeats) {
        rate($0.primitives, $0.hierarchySeconds)
      },
      BenchFigure("outside tracing and shading", unit: "%", .neither, of: repeats) { totals in
        totals.tracingSeconds.map { 100 * (1 - $0 / totals.seconds) }
      },
      BenchFigure("upload and hierarchy", unit: "ms", .less, of: repeats) {
        1000 * $0.uploadSeconds / $0.images
      },
    ]
    let passes = repeats[0].passNames.map { name in
      BenchFigure("pass \(name)", unit: "ms", .less, of: repeats) { totals in
        totals.pass(name).map { 1000 * $0 / totals.images }
      }
    }
    return (whole + passes).compactMap { $0 }
  }

  private static func building(_ costs: [[BenchCost]]) -> [BenchFigure] {
    func mean(_ faces: [BenchCost], _ value: (BenchCost) -> Double) -> Double {
      faces.reduce(0) { $0 + value($1) } / Double(faces.count)
    }
    let whole = [
      BenchFigure("building", unit: "ms", .less, of: costs) { mean($0) { 1000 * $0.buildingSeconds } },
      BenchFigure("building, slowest face", unit: "ms", .less, of: costs) { faces in
        faces.map { 1000 * $0.buildingSeconds }.max()
      },
      BenchFigure("strands grown", unit: "1/s", .more, of: costs) { faces in
        rate(mean(faces) { Double($0.strands) }, mean(faces) { $0.seconds(of: .hair) })
      },
      BenchFigure("flattening", unit: "ms", .less, of: costs) { mean($0) { 1000 * $0.flatteningSeconds } },
    ]
    let parts = (costs.first?.first?.parts ?? []).map { part, _ in
      BenchFigure("building \(part.rawValue)", unit: "ms", .less, of: costs) {
        mean($0) { 1000 * $0.seconds(of: part) }
      }
    }
    return (whole.prefix(3) + parts + whole.suffix(1)).compactMap { $0 }
  }

  /// Nil where the time is not known, as on devices without a clock.
  private static func rate(_ count: Double, _ seconds: Double?) -> Double? {
    guard let seconds, seconds > 0 else { return nil }
    return count / seconds
  }
}
