internal import GPU
internal import GPUTypes
internal import Geometry
internal import Scene

/// What a pass over the image's samples is for.
struct FilmPlanes: OptionSet {
  let rawValue: Int
  static let light = FilmPlanes(rawValue: 1)
  static let labels = FilmPlanes(rawValue: 2)
  static let all: FilmPlanes = [.light, .labels]
}

/// What the device has gathered of a tile.
struct FilmTile {
  var planes: FilmPlanes
  var firstPixel: Int
  /// Samples of each pixel.
  var samples: Int
  var pixels: [GPUPixel]
  /// `LABEL_SLOTS` of each pixel; empty if labels are not asked for.
  var slots: [GPULabelSlot]
}

extension Film {
  /// A film without anything on it.
  init(width: Int, height: Int) {
    let count = width * height
    self.init(
      width: width, height: height, radiance: .init(repeating: .zero, count: count),
      classes: .init(repeating: .background, count: count), hairAlpha: .init(repeating: 0, count: count),
      depth: .init(repeating: .infinity, count: count), normals: .init(repeating: .zero, count: count),
      landmarkVisible: [])
  }

  /// Puts a finished tile in its place.
  mutating func add(_ tile: FilmTile) {
    let scale = 1 / Float(tile.samples)
    if tile.planes.contains(.light) {
      for i in tile.pixels.indices {
        // A pixel of few samples at the edge of a shadow on skin can be negative: see traceProbe.comp.
        radiance[tile.firstPixel + i] = pointwiseMax(tile.pixels[i].radiance.vector * scale, .zero)
      }
    }
    guard tile.planes.contains(.labels) else { return }
    for i in tile.pixels.indices {
      hairAlpha[tile.firstPixel + i] = Float(tile.pixels[i].hairCount) * scale
      addLabel(tile.slots[i * Int(LABEL_SLOTS)..<(i + 1) * Int(LABEL_SLOTS)], at: tile.firstPixel + i)
    }
  }

  /// The class of largest coverage wins a pixel (of equals, the smaller id) with the depth and normal of its own samples
  /// alone.
  private mutating func addLabel(_ slots: ArraySlice<GPULabelSlot>, at pixel: Int) {
    var winner = slots[slots.startIndex]
    for slot in slots where slot.count > 0 {
      if slot.count > winner.count
        || (slot.count == winner.count && slot.semanticClass < winner.semanticClass)
      {
        winner = slot
      }
    }
    let semanticClass = SemanticClass(rawValue: UInt8(winner.semanticClass)) ?? .ignore
    classes[pixel] = semanticClass
    guard semanticClass != .background, winner.count > 0 else { return }
    depth[pixel] = winner.depth / Float(winner.count)
    normals[pixel] = normalized(winner.normal.vector, fallback: Vector(0, 0, -1))
  }

  /// What a pass of an image of this size has gathered.
  func radiance(of tiles: [FilmTile]) -> [SIMD3<Float>] {
    var film = Film(width: width, height: height)
    for tile in tiles { film.add(tile) }
    return film.radiance
  }

  /// The normals of the view that shows them: it holds 0.5 (n + 1), and nothing where there is background.
  func normals(ofView tiles: [FilmTile]) -> [SIMD3<Float>] {
    radiance(of: tiles).map { $0 == .zero ? .zero : 2 * $0 - 1 }
  }
}

extension PathTracer {
  /// Reads what belongs to `planes` of a finished tile back.
  func readTile(_ planes: FilmPlanes, firstPixel: Int, pixelCount: Int, samples: Int) throws(VulkanError)
    -> FilmTile
  {
    FilmTile(
      planes: planes, firstPixel: firstPixel, samples: samples,
      pixels: try readBack(buffers.pixels, range: 0..<pixelCount),
      slots: planes.contains(.labels)
        ? try readBack(buffers.labelSlots, range: 0..<pixelCount * Int(LABEL_SLOTS)) : [])
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
