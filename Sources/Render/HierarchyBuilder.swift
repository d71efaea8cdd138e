internal import GPU
internal import GPUTypes
internal import Shaders

/// What a hierarchy is built over: buffers in the layout of `HierarchyTypes.h`.
struct HierarchyInput {
  /// `GPUTriangle` each.
  var triangles: BufferReference
  var triangleCount: Int
  /// Position and radius, four floats each.
  var points: BufferReference
  /// Number of each segment's first point.
  var segments: BufferReference
  var segmentCount: Int

  var primitiveCount: Int { triangleCount + segmentCount }
}

/// A bounding volume hierarchy in GPU memory.
struct Hierarchy: ~Copyable {
  /// One `GPUHierarchy`, then the nodes, all of 32 bytes: bind it as BINDING_NODES.
  let nodes: Buffer<GPUNode>
  let primitiveCount: Int
  /// How long each pass of the build took on the device.
  let report: RunReport
}

/// Builds hierarchies on the device as a list of passes; see each kernel in `Shaders/hierarchy`.
struct HierarchyBuilder: ~Copyable {
  private let device: Device
  private let sceneBox: Pipeline
  private let keys: Pipeline
  private let links: Pipeline
  private let tree: Pipeline
  private let sort: RadixSort

  /// - Throws: an error when a shader is missing or the driver cannot compile it.
  init(on device: Device) throws {
    func program(_ name: String) throws -> Pipeline {
      try Pipeline(
        words: ShaderLibrary.words(of: name), label: name, bufferCount: Int(BUILD_BINDING_COUNT),
        pushConstantBytes: MemoryLayout<GPUBuildStep>.size, on: device)
    }
    let sceneBox = try program("buildSceneBox")
    let keys = try program("buildKeys")
    let links = try program("buildLinks")
    let tree = try program("buildTree")
    let sort = try RadixSort(on: device)
    self.device = device
    self.sceneBox = sceneBox
    self.keys = keys
    self.links = links
    self.tree = tree
    self.sort = sort
  }

  /// Builds the hierarchy over all primitives of `input`, also over one or none, and waits for it.
  ///
  /// - Throws: ``VulkanError`` when the device has too little memory: 60 bytes a primitive are needed, of which 32 stay.
  func build(_ input: HierarchyInput) throws(VulkanError) -> Hierarchy {
    precondition(input.primitiveCount < Int(LEAF_BIT) - 1, "too many primitives to number")
    let nodes = try Buffer<GPUNode>(
      count: max(input.primitiveCount, 2), label: "hierarchy nodes", on: device)
    let scratch = try HierarchyScratch(primitiveCount: input.primitiveCount, on: device)
    let result = nodes.reference
    let report = try device.run("build hierarchy") { recorder throws(VulkanError) in
      record(recorder, input: input, nodes: result, scratch: scratch)
    }
    return Hierarchy(nodes: nodes, primitiveCount: input.primitiveCount, report: report)
  }

  private func record(
    _ recorder: Recorder, input: HierarchyInput, nodes: BufferReference,
    scratch: borrowing HierarchyScratch
  ) {
    let count = input.primitiveCount
    let groupSize = Int(BUILD_GROUP_SIZE)
    let groups = (count + groupSize - 1) / groupSize
    let step = GPUBuildStep(
      triangleCount: UInt32(input.triangleCount), primitiveCount: UInt32(count))
    let bindings = scratch.bindings(input, nodes: nodes)
    let (boxLow, boxHigh) = (scratch.sceneBox.reference(0..<3), scratch.sceneBox.reference(3..<6))
    recorder.fill(boxLow, with: 0xFFFF_FFFF)
    recorder.fill(boxHigh, with: 0)
    recorder.barrier()
    recorder.bind(bindings)
    recorder.dispatch(sceneBox, groups: groups, push: step)
    recorder.barrier()
    recorder.timestamp("build scene box")
    recorder.dispatch(keys, groups: max(groups, 1), push: step)
    recorder.barrier()
    recorder.timestamp("build keys")
    if count < 2 { return }

    sort.record(
      recorder, pairs: scratch.pairs.reference, spare: scratch.links.reference,
      counts: scratch.counts.reference, count: count)
    recorder.timestamp("build sort")
    recorder.bind(bindings)
    recorder.dispatch(links, groups: groups, push: step)
    recorder.barrier()
    let windows = (count + Int(BUILD_WINDOW) - 1) / Int(BUILD_WINDOW)
    let row = min(windows, 1 << 15)
    recorder.dispatch(tree, groups: (row, (windows + row - 1) / row, 1), push: step)
    recorder.timestamp("build tree")
  }
}

/// What a build needs until it is done.
private struct HierarchyScratch: ~Copyable {
  let sceneBox: Buffer<UInt32>
  let boxes: Buffer<GPUGridBox>
  let pairs: Buffer<SIMD2<UInt32>>
  /// Of the tree, and before that the sort's spare room.
  let links: Buffer<SIMD2<UInt32>>
  let counts: Buffer<UInt32>

  init(primitiveCount: Int, on device: Device) throws(VulkanError) {
    let sceneBox = try Buffer<UInt32>(count: 6, label: "scene box", on: device)
    let boxes = try Buffer<GPUGridBox>(count: primitiveCount, label: "primitive boxes", on: device)
    let pairs = try Buffer<SIMD2<UInt32>>(count: primitiveCount, label: "sort pairs", on: device)
    let links = try Buffer<SIMD2<UInt32>>(count: primitiveCount, label: "tree links", on: device)
    let counts = try Buffer<UInt32>(
      count: RadixSort.countsNeeded(primitiveCount), label: "sort counts", on: device)
    self.sceneBox = sceneBox
    self.boxes = boxes
    self.pairs = pairs
    self.links = links
    self.counts = counts
  }

  /// All buffers in the order of their binding numbers.
  func bindings(_ input: HierarchyInput, nodes: BufferReference) -> [BufferReference] {
    [
      nodes, input.triangles, input.points, input.segments, sceneBox.reference, boxes.reference,
      pairs.reference, links.reference,
    ]
  }
}
