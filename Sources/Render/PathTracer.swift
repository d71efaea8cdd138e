internal import Foundation
internal import GPU
internal import GPUTypes

/// The path tracer as a list of passes over queues of paths (wavefront: Laine et al. 2013, "Megakernels Considered
/// Harmful"). Each invocation of a pass does a bounded step for one path, so no dispatch is long.
struct PathTracer: ~Copyable {
  let device: Device
  let programs: PathPrograms
  let buffers: PathBuffers
  private let queueHeadsRead: Buffer<GPUQueueHead>
  private let walkSteps: Int
  private let tracingLanes: UInt32

  /// Bounces recorded in one submission before the host asks whether any path is left: few where they take long, so that
  /// work ends soon when it is given up; many where the host would only be waited for.
  private let bouncesPerSubmission: Int

  /// How much work is in flight at a time.
  struct Batch {
    /// Paths that one batch may hold; not below the pixels of a tile.
    var capacity: Int
    /// Pixels of a tile.
    var tilePixels: Int
    /// Steps of each walk below the skin in one dispatch, at least 1.
    var walkSteps = 16
    /// Lanes that keep the device busy: with more rays than that, each traces several.
    var tracingLanes: Int
    /// Whether the lanes of a subgroup share atomic operations.
    var sharesAtomics = false

    /// The same, or so few paths that their rays can be bound as `texels`: Vulkan promises 65,536.
    func fitting(texels: Int) -> Batch {
      let texelsPerPath =
        max(MemoryLayout<GPURay>.stride, 2 * MemoryLayout<GPUShadow>.stride) / TexelView.stride + 1
      var batch = self
      while batch.capacity * texelsPerPath > texels && batch.capacity > Int(WORKGROUP_SIZE) {
        batch.capacity /= 2
      }
      batch.tilePixels = min(tilePixels, batch.capacity)
      return batch
    }
  }

  /// - Parameter batch: nil for what suits the device.
  /// - Throws: an error when a shader is missing, or the device has too little memory.
  init(on device: Device, batch: Batch? = nil) throws {
    // A CPU device works through its paths at about a million a second: small batches keep dispatches short.
    let isCPU = device.summary.kind == .cpu
    // Lanes: a few work groups for each core, or about what resides on a large GPU at a time.
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let batch =
      batch
      ?? (isCPU
      ? Batch(capacity: 1 << 16, tilePixels: 1 << 16, tracingLanes: cores * 4 * Int(WORKGROUP_SIZE))
      : Batch(capacity: 1 << 21, tilePixels: 1 << 18, tracingLanes: 1 << 17, sharesAtomics: true))
      .fitting(texels: device.maximumTexels)
    let programs = try PathPrograms(sharesAtomics: batch.sharesAtomics, on: device)
    let buffers = try PathBuffers(capacity: batch.capacity, tilePixels: batch.tilePixels, on: device)
    let queueHeadsRead = try Buffer<GPUQueueHead>(
      count: Int(QUEUE_COUNT), use: .readback, label: "queue heads", on: device)
    tracingLanes = UInt32(batch.tracingLanes)
    bouncesPerSubmission = isCPU ? 6 : 16
    self.device = device
    self.programs = programs
    self.buffers = buffers
    self.queueHeadsRead = queueHeadsRead
    walkSteps = batch.walkSteps
  }

  /// Empties queues and counters, of which an image that was given up leaves some.
  func clear() throws(VulkanError) {
    let (heads, counters) = (buffers.queueHeads.reference, buffers.counters.reference)
    try device.run("clear") { recorder in
      recorder.fill(heads)
      recorder.fill(counters)
    }
  }

  /// The constants of one image.
  func frame(_ scene: FlattenedScene, settings: RenderSettings, isBlurred: Bool) -> GPUFrame {
    GPUFrame(scene, settings: settings, isBlurred: isBlurred, walkSteps: walkSteps)
  }

  /// What the passes over one scene need.
  struct BoundScene {
    /// In the order of the binding numbers.
    var buffers: [BufferReference]
    var hasLamps: Bool
  }

  /// The buffers of a scene beside those of the path tracer.
  func bind(_ scene: borrowing SceneBuffers) -> BoundScene {
    let references = [
      scene.hierarchy.texels.reference, scene.triangleTexels.reference, scene.pointTexels.reference,
      scene.segmentStrandTexels.reference, scene.hierarchy.header.reference, scene.corners.reference,
      scene.vertices.reference,
      scene.strands.reference,
      scene.materials.reference, scene.albedoTables.reference, scene.environment.reference,
      scene.drawCells.reference, buffers.frame.reference, buffers.rays.reference, buffers.hits.reference,
      buffers.paths.reference, buffers.shadows.reference, buffers.below.reference,
      buffers.labelSamples.reference, buffers.queueHeads.reference, buffers.queues.reference,
      buffers.pixels.reference, buffers.labelSlots.reference, buffers.counters.reference,
      scene.skinMarks.reference, scene.skinMarkTable.reference,
      scene.lights.reference, buffers.rayTexels.reference, buffers.shadowTexels.reference,
      buffers.listedPixels.reference,
    ]
    return BoundScene(buffers: references, hasLamps: scene.hasLamps)
  }

  /// Renders samples of the tile that starts at `firstPixel` into the film buffers.
  ///
  /// - Parameter firstPixel: PIXELS_LISTED for those of ``PathBuffers/listedPixels``.
  /// - Parameter samples: Their numbers; those from 0 on begin the tile anew.
  /// - Parameter pause: Called before each submission; what it throws ends the work.
  func renderTile(
    _ bound: BoundScene, firstPixel: Int, pixelCount: Int, samples: Range<Int>,
    settings: RenderSettings, statistics: inout RenderStatistics, pause: () throws -> Void
  ) throws {
    let samplesPerBatch = max(buffers.capacity / pixelCount, 1)
    var firstSample = samples.lowerBound
    while firstSample < samples.upperBound {
      let sampleCount = min(samplesPerBatch, samples.upperBound - firstSample)
      var step = GPUStep(
        firstPixel: UInt32(firstPixel), pixelCount: UInt32(pixelCount), firstSample: UInt32(firstSample),
        sampleCount: UInt32(sampleCount), bounce: 0, capacity: UInt32(buffers.capacity),
        tracingLanes: tracingLanes, shadowQueue: UInt32(QUEUE_SHADOW))
      try tracePaths(bound, step: &step, settings: settings, statistics: &statistics, pause: pause)
      firstSample += sampleCount
    }
  }

  /// Rounds after which no path is left: one a bounce, and those in which a walk below the skin holds a path back.
  func rounds(_ settings: RenderSettings) -> UInt32 {
    let walking = Int(WALK_BOUND) / walkSteps + 1
    return UInt32(max(settings.maximumBounces, settings.maximumHairBounces) + walking)
  }

  /// The queues of rays and of walks that wait for a round.
  static func waiting(atRound round: UInt32) -> (rays: Int, walks: Int) {
    round % 2 == 0
      ? (Int(QUEUE_RAYS_EVEN), Int(QUEUE_WALK_EVEN)) : (Int(QUEUE_RAYS_ODD), Int(QUEUE_WALK_ODD))
  }

  /// Starts the paths of one batch, follows them to their ends and adds them to the film.
  private func tracePaths(
    _ bound: BoundScene, step: inout GPUStep, settings: RenderSettings,
    statistics: inout RenderStatistics, pause: () throws -> Void
  ) throws {
    // Debug views show first hits, behind panes of glass.
    let bounceBound = settings.view == .beauty ? rounds(settings) : 1 + UInt32(Self.paneLimit)
    var alive = true
    while alive && step.bounce < bounceBound {
      try pause()
      let start = step
      let end = min(step.bounce + UInt32(bouncesPerSubmission), bounceBound)
      let report = try device.run("bounces \(step.bounce) to \(end)") { recorder throws(VulkanError) in
        recorder.bind(bound.buffers)
        if start.bounce == 0 { recordStart(recorder, step: start) }
        var step = start
        while step.bounce < end {
          recordTrace(recorder, bound, step: step)
          recordScatter(recorder, step: step)
          step.bounce += 1
        }
        recorder.copy(from: buffers.queueHeads.reference, to: queueHeadsRead.reference)
      }
      statistics.add(report)
      step.bounce = end
      let (rays, walks) = Self.waiting(atRound: step.bounce)
      alive = queueHeadsRead.withElements { $0[rays].count > 0 || $0[walks].count > 0 }
    }
    let last = step
    let report = try device.run("accumulate") { recorder throws(VulkanError) in
      recorder.bind(bound.buffers)
      recordEmptyQueues(recorder, step: last)
      recorder.dispatch(programs.accumulate, groups: groups(Int(last.pixelCount)), push: last)
      recorder.timestamp("film")
    }
    statistics.add(report)
  }

  /// Empties all queues and adds their lengths to the totals.
  private func recordEmptyQueues(_ recorder: Recorder, step: GPUStep) {
    for bounce: UInt32 in [1, 0] {  // each call spares one of the two ray queues
      var step = step
      step.bounce = bounce
      recorder.dispatch(programs.resetQueues, groups: 1, push: step)
      recorder.barrier()
    }
  }

  /// Empties all queues and fills that of the rays from the camera.
  func recordStart(_ recorder: Recorder, step: GPUStep) {
    recordEmptyQueues(recorder, step: step)
    recorder.dispatch(
      programs.generateRays, groups: groups(Int(step.pixelCount * step.sampleCount)), push: step)
    recorder.barrier()
    recorder.timestamp("generate")
  }

  /// The first half of a bounce: finds what the rays hit and sorts the paths by material.
  func recordTrace(_ recorder: Recorder, _ bound: BoundScene, step: GPUStep) {
    recorder.dispatch(programs.resetQueues, groups: 1, push: step)
    recorder.barrier()
    let rays = step.bounce % 2 == 0 ? QUEUE_RAYS_EVEN : QUEUE_RAYS_ODD
    recorder.dispatchIndirect(programs.traceClosest, arguments: buffers.head(rays), push: step)
    recorder.barrier()
    recorder.timestamp("trace")
    guard bound.hasLamps else { return }
    recorder.dispatchIndirect(programs.gatherLamps, arguments: buffers.head(rays), push: step)
    recorder.barrier()
    recorder.timestamp("lamps")
  }

  /// The second half: shades, follows light below the skin, and traces the shadow rays that shading asked for.
  func recordScatter(_ recorder: Recorder, step: GPUStep) {
    if step.bounce <= Self.paneLimit {  // first hits, behind panes too
      recorder.dispatchIndirect(programs.classifyBrow, arguments: buffers.head(QUEUE_BROW), push: step)
      recorder.barrier()
    }
    // Each path is in one queue only, so these passes could overlap; but synchronization validation sees whole buffers,
    // and its silence is worth more than the overlap.
    recorder.dispatchIndirect(programs.shadeMiss, arguments: buffers.head(QUEUE_MISS), push: step)
    recorder.barrier()
    recorder.dispatchIndirect(programs.shadePlain, arguments: buffers.head(QUEUE_PLAIN), push: step)
    recorder.barrier()
    recorder.dispatchIndirect(programs.shadeEye, arguments: buffers.head(QUEUE_EYE), push: step)
    recorder.barrier()
    recorder.dispatchIndirect(programs.shadeCloth, arguments: buffers.head(QUEUE_CLOTH), push: step)
    recorder.barrier()
    recorder.dispatchIndirect(programs.shadeMetal, arguments: buffers.head(QUEUE_METAL), push: step)
    recorder.barrier()
    recorder.dispatchIndirect(programs.shadeGlass, arguments: buffers.head(QUEUE_GLASS), push: step)
    recorder.barrier()
    recorder.timestamp("shade surfaces")
    recorder.dispatchIndirect(programs.shadeSkin, arguments: buffers.head(QUEUE_SKIN), push: step)
    recorder.barrier()
    recorder.timestamp("shade skin")
    recorder.dispatchIndirect(programs.shadeHair, arguments: buffers.head(QUEUE_HAIR), push: step)
    recorder.barrier()
    recorder.timestamp("shade hair")
    recorder.dispatchIndirect(programs.traceProbe, arguments: buffers.head(QUEUE_PROBE), push: step)
    recorder.barrier()
    let walks = step.bounce % 2 == 0 ? QUEUE_WALK_EVEN : QUEUE_WALK_ODD
    recorder.dispatchIndirect(programs.walkBelow, arguments: buffers.head(walks), push: step)
    recorder.barrier()
    recorder.timestamp("subsurface")
    recorder.dispatchIndirect(programs.leaveBelow, arguments: buffers.head(QUEUE_EXIT), push: step)
    recorder.barrier()
    recorder.timestamp("subsurface light")
    for queue in [QUEUE_SHADOW, QUEUE_SHADOW_EXIT] {
      var step = step
      step.shadowQueue = UInt32(queue)
      recorder.dispatchIndirect(programs.traceShadow, arguments: buffers.head(queue), push: step)
      recorder.barrier()
    }
    recorder.timestamp("shadow")
  }

  /// Work groups for `count` invocations.
  private func groups(_ count: Int) -> Int { (count + Int(WORKGROUP_SIZE) - 1) / Int(WORKGROUP_SIZE) }
}
