internal import GPU
internal import GPUTypes
internal import Geometry
internal import Scene

extension PathTracer {
  /// How near to a landmark its own surface, or hair that grows on it, may be met; metres.
  private static let tolerance: Float = 0.002
  /// The same through the cornea: what lies between it and the pupil.
  private static let corneaTolerance: Float = 0.006

  /// Panes of glass that may stand before what labels show.
  static let paneLimit = 4

  /// Whether the camera sees each landmark: it projects into the image, and a ray towards it meets nothing before its
  /// own surface. A landmark behind the cornea (a pupil) or a clear pane of glass is seen through it.
  func visibility(
    landmarksOf scene: FlattenedScene, _ bound: BoundScene, settings: RenderSettings
  ) throws(VulkanError) -> [Bool] {
    if scene.landmarks.isEmpty { return [] }
    let (camera, landmarks) = (scene.camera, scene.landmarks)
    let origin = camera.worldFromCamera.origin
    var rays = landmarks.map { landmark in
      GPURay(origin: vec3(origin), tMin: 0, direction: vec3(normalized(landmark - origin)), tMax: 1e30)
    }
    var hits = try firstHits(of: rays, bound)
    for _ in 0..<Self.paneLimit {
      let stopped = hits.indices.filter { scene.isSeenThrough(hits[$0].primitive) }
      if stopped.isEmpty { break }
      for i in stopped { rays[i].tMin = hits[i].t }  // hits at tMin itself do not count
      hits = try firstHits(of: rays, bound)
    }
    return zip(landmarks, hits).map { landmark, hit in
      let p = camera.project(landmark, width: settings.width, height: settings.height)
      guard p.z > 0, p.x >= 0, p.y >= 0, p.x < Float(settings.width), p.y < Float(settings.height) else {
        return false
      }
      if hit.primitive == NO_PRIMITIVE { return true }
      let isCornea =
        hit.primitive < scene.triangles.count
        && scene.triangles[Int(hit.primitive)].material & UInt32(MATERIAL_PASSES_SHADOWS) != 0
      return hit.t >= distance(landmark, origin) - (isCornea ? Self.corneaTolerance : Self.tolerance)
    }
  }

  /// What each ray meets first, outside of any image.
  private func firstHits(of rays: [GPURay], _ bound: BoundScene) throws(VulkanError) -> [GPUHit] {
    try buffers.rays.write(rays)
    try buffers.queues.write((0..<UInt32(rays.count)).map { $0 })  // QUEUE_RAYS_EVEN comes first
    let groups = UInt32((rays.count + Int(WORKGROUP_SIZE) - 1) / Int(WORKGROUP_SIZE))
    var heads = [GPUQueueHead](
      repeating: GPUQueueHead(groupsX: 0, groupsY: 1, groupsZ: 1, count: 0, claimed: 0),
      count: Int(QUEUE_COUNT))
    heads[Int(QUEUE_RAYS_EVEN)] = GPUQueueHead(
      groupsX: groups, groupsY: 1, groupsZ: 1, count: UInt32(rays.count), claimed: 0)
    try buffers.queueHeads.write(heads)
    var step = GPUStep()
    step.capacity = UInt32(buffers.capacity)
    step.pixelCount = 1
    let constants = step
    try device.run("landmark visibility") { recorder throws(VulkanError) in
      recorder.bind(bound.buffers)
      recorder.dispatchIndirect(
        programs.traceClosest, arguments: buffers.head(QUEUE_RAYS_EVEN), push: constants)
    }
    let hits = try readBack(buffers.hits, range: 0..<rays.count)
    heads[Int(QUEUE_RAYS_EVEN)] = GPUQueueHead(groupsX: 0, groupsY: 1, groupsZ: 1, count: 0, claimed: 0)
    try buffers.queueHeads.write(heads)  // these rays are no part of the image's statistics
    return hits
  }
}

extension FlattenedScene {
  /// Whether a primitive is a pane of glass that labels look through.
  func isSeenThrough(_ primitive: UInt32) -> Bool {
    guard primitive < triangles.count else { return false }
    let material = materials[Int(triangles[Int(primitive)].material & UInt32(MATERIAL_INDEX_MASK))]
    return material.family == UInt32(MATERIAL_GLASS) && material.pattern != 0
  }
}
