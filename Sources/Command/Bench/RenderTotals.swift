internal import Render

/// What the pictures of one repeat cost together.
struct RenderTotals {
  private let statistics: [RenderStatistics]
  /// Processor seconds of the host.
  let processorSeconds: Double
  /// Triangles and segments.
  let primitives: Double

  /// - Parameter costs: Of each face; those that were only built do not count.
  init(_ costs: [BenchCost]) {
    let rendered = costs.filter { $0.rendering != nil }
    statistics = rendered.compactMap(\.rendering?.statistics)
    processorSeconds = rendered.reduce(0) { $0 + ($1.rendering?.processorSeconds ?? 0) }
    primitives = Double(rendered.reduce(0) { $0 + $1.segments + $1.triangles })
  }

  var images: Double { Double(statistics.count) }
  var seconds: Double { sum(\.totalSeconds) }
  var uploadSeconds: Double { sum(\.uploadSeconds) }
  var pathRays: Double { sum { Double($0.pathRays) } }
  var shadowRays: Double { sum { Double($0.shadowRays) } }
  var walkSteps: Double { sum { Double($0.walkSteps) } }
  var nodeVisits: Double { sum { Double($0.nodeVisits) } }
  var cameraPaths: Double { sum { Double($0.cameraPaths) } }
  var cutLight: Double { sum(\.cutLight) }

  /// In the order of the work; empty where the device has no clock.
  var passNames: [String] {
    var names: [String] = []
    for pass in statistics.flatMap(\.passes) where !names.contains(pass.name) { names.append(pass.name) }
    return names
  }

  /// Device seconds of a pass; nil where there is none.
  func pass(_ name: String) -> Double? { passes { $0 == name } }

  /// Device seconds of all passes that build the hierarchy.
  var hierarchySeconds: Double? { passes { $0.hasPrefix("build ") } }

  /// Device seconds of all passes that trace or shade.
  var tracingSeconds: Double? {
    passes { ["trace", "subsurface", "subsurface light", "shadow"].contains($0) || $0.hasPrefix("shade ") }
  }

  private func passes(_ isWanted: (String) -> Bool) -> Double? {
    let wanted = statistics.flatMap(\.passes).filter { isWanted($0.name) }
    return wanted.isEmpty ? nil : wanted.reduce(0) { $0 + $1.seconds }
  }

  private func sum(_ value: (RenderStatistics) -> Double) -> Double {
    statistics.reduce(0) { $0 + value($1) }
  }
}
