internal import GPU
internal import GPUTypes
internal import Geometry
internal import Scene
internal import Synchronization

/// One vertex of a path, as it was found and as it was left.
public struct PathVertex: Sendable, Equatable, Codable {
  /// The ray that found the vertex, world space.
  public var origin: SIMD3<Float>
  public var direction: SIMD3<Float>
  /// Metres along the ray; nil where it left the scene.
  public var distance: Float?
  /// What it met: "triangle 12 (skin)" or "segment 7 of strand 3 (hair)"; "environment" where it left the scene.
  public var object: String
  /// Steps of the traversal.
  public var steps: Int
  /// Throughput before the vertex.
  public var throughput: SIMD3<Float>
  /// Light gathered by the path up to and including this vertex.
  public var radiance: SIMD3<Float>
  /// Whether the path went on through a perfect mirror or lens, and the density of the scattered direction per solid
  /// angle otherwise; meaningless at the last vertex.
  public var isSpecular: Bool
  public var density: Float
}

extension Renderer {
  /// Follows the path of one sample of one pixel, vertex by vertex: the same path that ``render(_:settings:)`` takes.
  ///
  /// - Precondition: The pixel lies in the image, and `sample` below `settings.mostSamples`.
  /// - Throws: an error of the device.
  public func tracePixel(
    _ scene: FlattenedScene, settings: RenderSettings, x: Int, y: Int, sample: Int
  ) throws -> [PathVertex] {
    precondition(
      (0..<settings.width).contains(x) && (0..<settings.height).contains(y), "pixel outside the image")
    precondition((0..<settings.mostSamples).contains(sample), "no such sample")
    let buffers = try SceneBuffers(scene, builder: hierarchyBuilder, on: device)
    let bound = tracer.bind(buffers)
    return try tracerTurn.withLock { _ in
      try tracer.clear()
      try tracer.buffers.frame.write([
        tracer.frame(scene, settings: settings, isBlurred: settings.view == .beauty)
      ])
      return try tracer.vertices(
        bound, scene: scene, settings: settings, pixel: y * settings.width + x, sample: sample)
    }
  }
}

extension PathTracer {
  /// Traces a single path and reads its state back after each half of a bounce.
  fileprivate func vertices(
    _ bound: BoundScene, scene: FlattenedScene, settings: RenderSettings, pixel: Int, sample: Int
  ) throws(VulkanError) -> [PathVertex] {
    var step = GPUStep(
      firstPixel: UInt32(pixel), pixelCount: 1, firstSample: UInt32(sample), sampleCount: 1, bounce: 0,
      capacity: UInt32(buffers.capacity), tracingLanes: 1, shadowQueue: UInt32(QUEUE_SHADOW))
    var vertices: [PathVertex] = []
    var isBelowSkin = false  // so that this round goes on with the vertex of the last
    for bounce in 0..<rounds(settings) {
      step.bounce = bounce
      let now = step
      try device.run("trace pixel") { recorder throws(VulkanError) in
        recorder.bind(bound.buffers)
        if bounce == 0 { recordStart(recorder, step: now) }
        recordTrace(recorder, bound, step: now)
      }
      let ray = try readBack(buffers.rays, range: 0..<1)[0]
      let hit = try readBack(buffers.hits, range: 0..<1)[0]
      let before = try readBack(buffers.paths, range: 0..<1)[0]
      try device.run("scatter pixel") { recorder throws(VulkanError) in
        recorder.bind(bound.buffers)
        recordScatter(recorder, step: now)
      }
      let after = try readBack(buffers.paths, range: 0..<1)[0]
      if isBelowSkin { vertices.removeLast() }
      vertices.append(
        PathVertex(
          origin: ray.origin.vector, direction: ray.direction.vector,
          distance: hit.primitive == NO_PRIMITIVE ? nil : hit.t, object: scene.name(of: hit),
          steps: Int(hit.steps), throughput: before.throughput.vector, radiance: after.radiance.vector,
          isSpecular: after.flags & UInt32(PATH_SPECULAR) != 0, density: after.density))
      let heads = try readBack(buffers.queueHeads, range: 0..<Int(QUEUE_COUNT))
      let (rays, walks) = Self.waiting(atRound: bounce + 1)
      isBelowSkin = heads[walks].count > 0
      if heads[rays].count == 0 && !isBelowSkin { break }
    }
    return vertices
  }
}

extension FlattenedScene {
  /// What a hit met, in words.
  fileprivate func name(of hit: GPUHit) -> String {
    if hit.primitive == NO_PRIMITIVE { return "environment" }
    let primitive = Int(hit.primitive)
    func name(_ raw: UInt32) -> String {
      SemanticClass(rawValue: UInt8(raw & 0xFF)).map { "\($0)" } ?? "unknown"
    }
    if primitive < triangles.count {
      return "triangle \(primitive) (\(name(corners[primitive].semanticClass)))"
    }
    let segment = primitive - triangles.count
    let strand = Int(segmentStrands[segment])
    return "segment \(segment) of strand \(strand) (\(name(strands[strand].material >> 16)))"
  }
}
