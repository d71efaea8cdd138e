internal import GPU
internal import GPUTypes
internal import Geometry
internal import Scene

extension Film {
  /// What a pass over the image's samples is for.
  struct Planes: OptionSet {
    let rawValue: Int
    static let light = Planes(rawValue: 1)
    static let labels = Planes(rawValue: 2)
    static let all: Planes = [.light, .labels]
  }

  /// A film without anything on it.
  init(width: Int, height: Int, landmarkVisible: [Bool]) {
    let count = width * height
    self.init(
      width: width, height: height, radiance: .init(repeating: .zero, count: count),
      classes: .init(repeating: .background, count: count), hairAlpha: .init(repeating: 0, count: count),
      depth: .init(repeating: .infinity, count: count), normals: .init(repeating: .zero, count: count),
      landmarkVisible: landmarkVisible)
  }
}

extension PathTracer {
  /// Reads `planes` of a finished tile back.
  func readFilm(_ planes: Film.Planes, into film: inout Film, firstPixel: Int, pixelCount: Int, samples: Int)
    throws(VulkanError)
  {
    let pixels = try readBack(buffers.pixels, range: 0..<pixelCount)
    let scale = 1 / Float(samples)
    if planes.contains(.light) {
      for i in 0..<pixelCount {
        // A pixel of few samples at the edge of a shadow on skin can be negative: see traceProbe.comp.
        film.radiance[firstPixel + i] = pointwiseMax(pixels[i].radiance.vector * scale, .zero)
      }
    }
    guard planes.contains(.labels) else { return }
    for i in 0..<pixelCount { film.hairAlpha[firstPixel + i] = Float(pixels[i].hairCount) * scale }
    try readLabels(into: &film, firstPixel: firstPixel, pixelCount: pixelCount)
  }

  /// The class of largest coverage wins a pixel (of equals, the smaller id) with the depth and normal of its own samples
  /// alone.
  private func readLabels(into film: inout Film, firstPixel: Int, pixelCount: Int) throws(VulkanError) {
    let slots = try readBack(buffers.labelSlots, range: 0..<pixelCount * Int(LABEL_SLOTS))
    for i in 0..<pixelCount {
      var winner = slots[i * Int(LABEL_SLOTS)]
      for slot in slots[i * Int(LABEL_SLOTS)..<(i + 1) * Int(LABEL_SLOTS)] where slot.count > 0 {
        if slot.count > winner.count
          || (slot.count == winner.count && slot.semanticClass < winner.semanticClass)
        {
          winner = slot
        }
      }
      let semanticClass = SemanticClass(rawValue: UInt8(winner.semanticClass)) ?? .ignore
      film.classes[firstPixel + i] = semanticClass
      guard semanticClass != .background, winner.count > 0 else { continue }
      film.depth[firstPixel + i] = winner.depth / Float(winner.count)
      film.normals[firstPixel + i] = normalized(winner.normal.vector, fallback: Vector(0, 0, -1))
    }
  }

  /// Reads the device's counters.
  func readCounters(into statistics: inout RenderStatistics, settings: RenderSettings) throws(VulkanError) {
    let counters = try buffers.counters.contents()
    func total(_ index: Int32) -> UInt64 {
      UInt64(counters[Int(index)].queuedHigh) << 32 | UInt64(counters[Int(index)].queuedLow)
    }
    func place(_ index: Int32) -> RenderStatistics.Place? {
      let (next, sample) = (Int(counters[Int(index)].queuedLow), Int(counters[Int(index)].queuedHigh))
      guard next > 0 else { return nil }
      return .init(x: (next - 1) % settings.width, y: (next - 1) / settings.width, sample: sample)
    }
    statistics.cameraPaths = UInt64(settings.width * settings.height * settings.samples)
    statistics.pathRays = total(QUEUE_RAYS_EVEN) + total(QUEUE_RAYS_ODD)
    statistics.shadowRays = total(QUEUE_SHADOW) + total(QUEUE_SHADOW_EXIT)
    statistics.probeRays = total(QUEUE_PROBE)
    statistics.walks = total(COUNTER_WALKS)
    statistics.walkSteps = total(COUNTER_WALK_STEPS)
    statistics.lostWalks = total(COUNTER_WALKS_LOST)
    statistics.hairVertices = total(QUEUE_HAIR)
    statistics.skinVertices = total(QUEUE_SKIN)
    statistics.nonFinite = total(COUNTER_NONFINITE)
    statistics.nonFinitePlace = place(COUNTER_NONFINITE_AT)
    statistics.truncatedRays = total(COUNTER_TRUNCATED)
    statistics.truncatedPlace = place(COUNTER_TRUNCATED_AT)
    statistics.nodeVisits = total(COUNTER_STEPS)
    statistics.cutPaths = total(COUNTER_CUT)
    statistics.cutLight = Double(total(COUNTER_CUT_LIGHT)) / CUT_LIGHT_UNIT
    statistics.lostLabels = total(COUNTER_LABELS_LOST)
  }

  /// The elements `range` of a device buffer.
  func readBack<Element: BitwiseCopyable>(_ buffer: borrowing Buffer<Element>, range: Range<Int>)
    throws(VulkanError) -> [Element]
  {
    let staging = try Buffer<Element>(count: range.count, use: .readback, label: "staging", on: device)
    let (source, destination) = (buffer.reference(range), staging.reference)
    try device.run("read back") { $0.copy(from: source, to: destination) }
    return try staging.contents()
  }
}
