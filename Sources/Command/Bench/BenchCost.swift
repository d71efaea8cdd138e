internal import Render
internal import Scene

/// What one face cost in one repeat. All times but those in `statistics` are processor seconds of all threads of this
/// process, so that other work on the machine disturbs them little.
struct BenchCost {
  /// The parts of the scene, in the order of the work.
  var parts: [(part: SceneBuilder.Part, seconds: Double)]
  /// From the scene to the arrays of the renderer.
  var flatteningSeconds: Double
  var strands: Int
  var segments: Int
  var triangles: Int
  /// What rendering cost; nil if the face was only built.
  var rendering: (statistics: RenderStatistics, processorSeconds: Double)?

  /// Of the whole scene.
  var buildingSeconds: Double { parts.reduce(0) { $0 + $1.seconds } }

  func seconds(of part: SceneBuilder.Part) -> Double { parts.first { $0.part == part }?.seconds ?? 0 }

  /// Builds a face, renders it, and takes the times.
  ///
  /// - Parameter render: Renders the scene and tells what that cost; nil if it is only to be built.
  static func measure(
    _ parameters: SceneParameters, assets: SceneAssets, render: ((FlattenedScene) throws -> RenderStatistics)?
  ) throws -> BenchCost {
    var last = HostProcessor.seconds
    func lap() -> Double {
      let now = HostProcessor.seconds
      defer { last = now }
      return now - last
    }
    var parts: [(part: SceneBuilder.Part, seconds: Double)] = []
    let scene = try SceneBuilder.build(parameters, assets: assets) { parts.append(($0, lap())) }
    let flattened = try FlattenedScene(scene)
    var cost = BenchCost(
      parts: parts, flatteningSeconds: lap(), strands: flattened.strandCount,
      segments: flattened.segmentCount, triangles: flattened.triangleCount)
    if let render {
      let statistics = try render(flattened)
      cost.rendering = (statistics, lap())
    }
    return cost
  }
}
