internal import GPU
internal import GPUTypes

/// What the paths in flight and the film of one tile need; made once a renderer, used for every image.
struct PathBuffers: ~Copyable {
  /// Paths that one batch may hold.
  let capacity: Int
  /// Pixels of a tile.
  let tilePixels: Int
  let frame: Buffer<GPUFrame>
  // Views are destroyed before their buffers.
  let rayTexels: TexelView
  let rays: Buffer<GPURay>
  let hits: Buffer<GPUHit>
  let paths: Buffer<GPUPath>
  let shadowTexels: TexelView
  let shadows: Buffer<GPUShadow>
  let below: Buffer<GPUBelow>
  let labelSamples: Buffer<GPULabelSample>
  let queueHeads: Buffer<GPUQueueHead>
  let queues: Buffer<UInt32>
  let pixels: Buffer<GPUPixel>
  /// See PIXELS_LISTED.
  let listedPixels: Buffer<UInt32>
  let labelSlots: Buffer<GPULabelSlot>
  let counters: Buffer<GPUCounters>

  /// - Throws: ``VulkanError`` when the device has too little memory.
  init(capacity: Int, tilePixels: Int, on device: Device) throws(VulkanError) {
    let frame = try Buffer<GPUFrame>(count: 1, label: "frame", on: device)
    let rays = try Buffer<GPURay>(count: capacity, label: "rays", on: device)
    let rayTexels = try TexelView(of: rays.reference, label: "rays", on: device)
    let hits = try Buffer<GPUHit>(count: capacity, label: "hits", on: device)
    let paths = try Buffer<GPUPath>(count: capacity, label: "paths", on: device)
    let below = try Buffer<GPUBelow>(count: capacity, label: "walks and probes below the skin", on: device)
    let shadows = try Buffer<GPUShadow>(count: 2 * capacity, label: "shadow rays", on: device)
    let shadowTexels = try TexelView(of: shadows.reference, label: "shadow rays", on: device)
    let labelSamples = try Buffer<GPULabelSample>(count: capacity, label: "label samples", on: device)
    let queueHeads = try Buffer<GPUQueueHead>(count: Int(QUEUE_COUNT), label: "queue heads", on: device)
    let queues = try Buffer<UInt32>(count: Int(QUEUE_COUNT) * capacity, label: "queues", on: device)
    let pixels = try Buffer<GPUPixel>(count: tilePixels, label: "film", on: device)
    let listedPixels = try Buffer<UInt32>(count: tilePixels, label: "listed pixels", on: device)
    let labelSlots = try Buffer<GPULabelSlot>(
      count: tilePixels * Int(LABEL_SLOTS), label: "label slots", on: device)
    let counters = try Buffer<GPUCounters>(count: Int(COUNTER_COUNT), label: "counters", on: device)
    self.capacity = capacity
    self.tilePixels = tilePixels
    self.frame = frame
    self.rays = rays
    self.rayTexels = rayTexels
    self.hits = hits
    self.paths = paths
    self.shadows = shadows
    self.shadowTexels = shadowTexels
    self.below = below
    self.labelSamples = labelSamples
    self.queueHeads = queueHeads
    self.queues = queues
    self.pixels = pixels
    self.listedPixels = listedPixels
    self.labelSlots = labelSlots
    self.counters = counters
  }

  /// Where the dispatch of a queue's paths finds its number of work groups.
  func head(_ queue: Int32) -> BufferReference { queueHeads.reference(Int(queue)..<Int(queue) + 1) }
}
