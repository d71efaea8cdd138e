internal import GPU
internal import GPUTypes
internal import Shaders

/// What a hierarchy is built over: buffers in the layout of `HierarchyTypes.h`, bound as texels.
struct HierarchyInput {
  /// `GPUTriangle` each.
  var triangles: BufferReference
  var triangleCount: Int
  /// Position and radius, four floats each.
  var points: BufferReference
  /// Number of each segment's strand.
  var segmentStrands: BufferReference
  var segmentCount: Int

  var primitiveCount: Int { triangleCount + segmentCount }
}

/// A bounding volume hierarchy in GPU memory.
struct Hierarchy: ~Copyable {
  // The view is destroyed before the buffer.
  /// The nodes as kernels read them that trace rays: bind it as BINDING_NODES.
  let texels: TexelView
  let nodes: Buffer<GPUNode>
  /// Bind it as BINDING_HIERARCHY.
  let header: Buffer<GPUHierarchy>
  let primitiveCount: Int
  /// How long each pass of the build took on the device.
  let report: RunReport
}

/// Builds hierarchies on the device as a list of passes; see each kernel in `Shaders/hierarchy`. No kernel waits for
/// another's work, or depends on the size of a subgroup.
struct HierarchyBuilder: ~Copyable {
  private let device: Device
  private let sceneBox: Pipeline
  private let keys: Pipeline
  private let sorted: Pipeline
  private let pyramid: Pipeline
  private let radix: Pipeline
  private let level: Pipeline
  private let nodes: Pipeline
  private let sort: RadixSort

  /// - Throws: an error when a shader is missing or the driver cannot compile it.
  init(on device: Device) throws {
    func program(_ name: String) throws -> Pipeline {
      try Pipeline(
        words: ShaderLibrary.words(of: name), label: name, bufferCount: Int(BUILD_BINDING_COUNT),
        texelBindings: [
          Int(BINDING_TRIANGLES), Int(BINDING_POINTS), Int(BINDING_SEGMENT_STRANDS),
          Int(BUILD_BINDING_SORTED_TEXELS),
        ],
        pushConstantBytes: MemoryLayout<GPUBuildStep>.size, on: device)
    }
    let sceneBox = try program("buildSceneBox")
    let keys = try program("buildKeys")
    let sorted = try program("buildSorted")
    let pyramid = try program("buildPyramid")
    let radix = try program("buildRadix")
    let level = try program("buildLevel")
    let nodes = try program("buildNodes")
    let sort = try RadixSort(on: device)
    self.device = device
    self.sceneBox = sceneBox
    self.keys = keys
    self.sorted = sorted
    self.pyramid = pyramid
    self.radix = radix
    self.level = level
    self.nodes = nodes
    self.sort = sort
  }

  /// Nodes at most over so many primitives: a node of four or more primitives has four children, so at worst, when all
  /// nodes hold a power of two, two in three.
  static func nodesNeeded(_ primitiveCount: Int) -> Int { primitiveCount * 2 / 3 + 2 }

  /// Builds the hierarchy over all primitives of `input`, also over one or none, and waits for it.
  ///
  /// - Throws: ``VulkanError`` when the device has too little memory: 100 bytes a primitive are needed, of which 43 stay.
  func build(_ input: HierarchyInput) throws(VulkanError) -> Hierarchy {
    precondition(input.primitiveCount < Int(LEAF_BIT) - 1, "too many primitives to number")
    // Real scenes need two thirds of the worst case, so what can be bound is tried before it is called too little.
    let bindable = device.maximumBindingBytes / MemoryLayout<GPUNode>.size
    let capacity = min(Self.nodesNeeded(input.primitiveCount), bindable)
    let nodes = try Buffer<GPUNode>(count: capacity, label: "hierarchy nodes", on: device)
    let texels = try TexelView(of: nodes.reference, label: "hierarchy nodes", on: device)
    let header = try Buffer<GPUHierarchy>(count: 1, label: "hierarchy", on: device)
    let scratch = try HierarchyScratch(input, on: device)
    let result = nodes.reference
    let headerReference = header.reference
    let report = try device.run("build hierarchy") { recorder throws(VulkanError) in
      recorder.fill(headerReference)
      record(
        recorder, input: input, nodes: result, header: headerReference, capacity: capacity, scratch: scratch)
    }
    let made = Int(try header.contents()[0].nodeCount)
    guard made <= capacity else {
      throw device.bindingTooLarge(byteCount: made * MemoryLayout<GPUNode>.size)
    }
    return Hierarchy(
      texels: texels, nodes: nodes, header: header, primitiveCount: input.primitiveCount, report: report)
  }

  private func record(
    _ recorder: Recorder, input: HierarchyInput, nodes nodeBuffer: BufferReference, header: BufferReference,
    capacity: Int,
    scratch: borrowing HierarchyScratch
  ) {
    let count = input.primitiveCount
    var step = GPUBuildStep(
      triangleCount: UInt32(input.triangleCount), primitiveCount: UInt32(count),
      nodeCapacity: UInt32(capacity),
      pyramidLevel: 0)
    let bindings = scratch.bindings(input, nodes: nodeBuffer, header: header)
    let (boxLow, boxHigh) = (scratch.sceneBox.reference(0..<3), scratch.sceneBox.reference(3..<6))
    recorder.fill(boxLow, with: 0xFFFF_FFFF)
    recorder.fill(boxHigh, with: 0)
    recorder.fill(scratch.level.reference)
    recorder.barrier()
    recorder.bind(bindings)
    recorder.dispatch(sceneBox, groups: groups(count), push: step)
    recorder.barrier()
    recorder.timestamp("build scene box")
    recorder.dispatch(keys, groups: groups(count), push: step)
    recorder.barrier()
    recorder.timestamp("build keys")
    sort.record(
      recorder, pairs: scratch.pairs.reference, spare: scratch.links.reference,
      counts: scratch.counts.reference, count: count)
    recorder.timestamp("build sort")
    recorder.bind(bindings)
    recorder.dispatch(sorted, groups: groups(count), push: step)
    recorder.dispatch(radix, groups: groups(count), push: step)
    recorder.barrier()
    recorder.timestamp("build radix tree")
    for (level, boxes) in Self.pyramidLevels(count).enumerated() {
      step.pyramidLevel = UInt32(level + 1)
      recorder.dispatch(pyramid, groups: groups(boxes), push: step)
      recorder.barrier()
    }
    recorder.timestamp("build pyramid")
    // Most of these are empty: how deep the tree is only the device knows.
    let keyBits = 31
    let placeBits = Int.bitWidth - count.leadingZeroBitCount
    for _ in 0..<(keyBits + placeBits) {
      recorder.dispatch(level, groups: 1, push: step)
      recorder.barrier()
      recorder.dispatchIndirect(nodes, arguments: scratch.level.reference, push: step)
      recorder.barrier()
    }
    recorder.timestamp("build nodes")
  }

  /// Boxes in each level of the pyramid; see `Shaders/hierarchy/pyramid.glsl`.
  fileprivate static func pyramidLevels(_ primitiveCount: Int) -> [Int] {
    var levels: [Int] = []
    var count = primitiveCount
    repeat {
      count = (count + Int(BUILD_PYRAMID_FAN) - 1) / Int(BUILD_PYRAMID_FAN)
      levels.append(count)
    } while count > 1
    return levels
  }

  private func groups(_ count: Int) -> (Int, Int, Int) {
    let groups = (count + Int(BUILD_GROUP_SIZE) - 1) / Int(BUILD_GROUP_SIZE)
    return (groups, 1, 1)
  }
}

/// What a build needs until it is done.
private struct HierarchyScratch: ~Copyable {
  let sceneBox: Buffer<UInt32>
  let pairs: Buffer<SIMD2<UInt32>>
  /// Of the radix tree, and before that the sort's spare room.
  let links: Buffer<SIMD2<UInt32>>
  // The view is destroyed before the buffer.
  let sortedTexels: TexelView
  let sorted: Buffer<SIMD4<Float>>
  let pyramid: Buffer<GPUBox>
  let level: Buffer<GPUBuildLevel>
  let counts: Buffer<UInt32>

  init(_ input: HierarchyInput, on device: Device) throws(VulkanError) {
    let primitiveCount = input.primitiveCount
    let sceneBox = try Buffer<UInt32>(count: 6, label: "scene box", on: device)
    let pairs = try Buffer<SIMD2<UInt32>>(count: primitiveCount, label: "sort pairs", on: device)
    let links = try Buffer<SIMD2<UInt32>>(count: primitiveCount, label: "tree links", on: device)
    let sorted = try Buffer<SIMD4<Float>>(
      count: input.triangleCount * Int(BUILD_TRIANGLE_TEXELS) + input.segmentCount
        * Int(BUILD_SEGMENT_TEXELS),
      label: "sorted geometry", on: device)
    let sortedTexels = try TexelView(of: sorted.reference, label: "sorted geometry", on: device)
    let pyramid = try Buffer<GPUBox>(
      count: HierarchyBuilder.pyramidLevels(primitiveCount).reduce(0, +), label: "pyramid of boxes",
      on: device)
    let level = try Buffer<GPUBuildLevel>(count: 1, label: "tree level", on: device)
    let counts = try Buffer<UInt32>(
      count: RadixSort.countsNeeded(primitiveCount), label: "sort counts", on: device)
    self.sceneBox = sceneBox
    self.pairs = pairs
    self.links = links
    self.sorted = sorted
    self.sortedTexels = sortedTexels
    self.pyramid = pyramid
    self.level = level
    self.counts = counts
  }

  /// All buffers in the order of their binding numbers.
  func bindings(_ input: HierarchyInput, nodes: BufferReference, header: BufferReference) -> [BufferReference]
  {
    [
      nodes, input.triangles, input.points, input.segmentStrands, header, sceneBox.reference,
      pairs.reference,
      links.reference, sorted.reference, pyramid.reference, level.reference,
      sortedTexels.reference,
    ]
  }
}
