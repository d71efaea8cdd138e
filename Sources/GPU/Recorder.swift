import CVulkan

/// When the passes of a run ended.
public struct RunReport {
  /// Seconds that each labelled pass took on the device, in order; nil where the device has no clock.
  public let passes: [(label: String, seconds: Double)]?
}

/// Records commands for the device; lent by ``Device/run(_:_:)``.
///
/// Commands run in order only across ``barrier()``. The first failure while recording is thrown by `run`.
public final class Recorder {
  let device: Device
  private let commands: VkCommandBuffer
  private let descriptors: VkDescriptorPool
  private let queries: VkQueryPool?
  private(set) var failure: VulkanError?
  private(set) var timestampLabels: [String] = []
  private var bound: BindingPattern?

  init(_ device: Device, context: CommandContext) {
    self.device = device
    commands = context.commands
    descriptors = context.descriptors
    queries = context.queries
    if let pool = queries {
      device.functions.vkCmdResetQueryPool(commands, pool, 0, UInt32(Device.timestampCount))
      device.functions.vkCmdWriteTimestamp(commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, pool, 0)
    }
  }

  /// Binds `buffers` as 0, 1, … for the dispatches that follow, until the next call.
  public func bind(_ buffers: [BufferReference]) {
    guard failure == nil else { return }
    do throws(VulkanError) {
      let pattern = BindingPattern(
        count: buffers.count, texels: Set(buffers.indices.filter { buffers[$0].view != nil }))
      let layout = try device.layout(pattern)
      for buffer in buffers {
        precondition(
          buffer.byteOffset % device.bindingAlignment == 0,
          "a bound part of a buffer starts at byte \(buffer.byteOffset), no multiple of \(device.bindingAlignment)"
        )
        if buffer.view == nil && buffer.byteCount > device.maximumBindingBytes {
          throw device.bindingTooLarge(byteCount: buffer.byteCount)
        }
      }
      var set = try makeSet(layout)
      write(buffers, into: set)
      device.functions.vkCmdBindDescriptorSets(
        commands, VK_PIPELINE_BIND_POINT_COMPUTE, layout.handle, 0, 1, &set, 0, nil)
      bound = pattern
    } catch {
      failure = error
    }
  }

  /// A descriptor set that lasts as long as the run.
  private func makeSet(_ layout: PipelineLayout) throws(VulkanError) -> VkDescriptorSet? {
    var (set, setLayout): (VkDescriptorSet?, VkDescriptorSetLayout?) = (nil, layout.set)
    try check("vkAllocateDescriptorSets") {
      withUnsafePointer(to: &setLayout) { setLayout in
        var info = VkDescriptorSetAllocateInfo()
        info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO
        info.descriptorPool = descriptors
        info.descriptorSetCount = 1
        info.pSetLayouts = setLayout
        return device.functions.vkAllocateDescriptorSets(device.handle, &info, &set)
      }
    }
    return set
  }

  private func write(_ buffers: [BufferReference], into set: VkDescriptorSet?) {
    let ranges = buffers.map {
      VkDescriptorBufferInfo(
        buffer: $0.handle, offset: VkDeviceSize($0.byteOffset), range: VkDeviceSize($0.byteCount))
    }
    let views = buffers.map { $0.view }
    ranges.withUnsafeBufferPointer { ranges in
      views.withUnsafeBufferPointer { views in
        let writes = ranges.indices.map { index in
          var write = VkWriteDescriptorSet()
          write.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET
          write.dstSet = set
          write.dstBinding = UInt32(index)
          write.descriptorCount = 1
          if views[index] == nil {
            write.descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER
            write.pBufferInfo = ranges.baseAddress.map { $0 + index }
          } else {
            write.descriptorType = VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER
            write.pTexelBufferView = views.baseAddress.map { $0 + index }
          }
          return write
        }
        device.functions.vkUpdateDescriptorSets(device.handle, UInt32(writes.count), writes, 0, nil)
      }
    }
  }

  /// Runs `groups` work groups of `pipeline` along each axis. None at all is no work.
  public func dispatch(
    _ pipeline: borrowing Pipeline, groups: (x: Int, y: Int, z: Int), push: some BitwiseCopyable
  ) {
    precondition(groups.x >= 0 && groups.y >= 0 && groups.z >= 0, "a negative number of work groups")
    guard failure == nil, groups.x > 0, groups.y > 0, groups.z > 0 else { return }
    let limit = device.maximumGroups
    precondition(
      groups.x <= limit.x && groups.y <= limit.y && groups.z <= limit.z,
      "\(pipeline.label): \(groups) work groups, the device takes \(limit)")
    prepare(pipeline, push: push)
    device.functions.vkCmdDispatch(commands, UInt32(groups.x), UInt32(groups.y), UInt32(groups.z))
  }

  /// Runs `groups` work groups of `pipeline` along the x axis.
  public func dispatch(_ pipeline: borrowing Pipeline, groups: Int, push: some BitwiseCopyable) {
    dispatch(pipeline, groups: (groups, 1, 1), push: push)
  }

  /// The same without push constants.
  public func dispatch(_ pipeline: borrowing Pipeline, groups: Int) {
    dispatch(pipeline, groups: (groups, 1, 1), push: NoConstants())
  }

  /// Runs as many work groups as the three words at the start of `arguments` say.
  public func dispatchIndirect(
    _ pipeline: borrowing Pipeline, arguments: BufferReference, push: some BitwiseCopyable
  ) {
    precondition(arguments.byteOffset % 4 == 0 && arguments.byteCount >= 12, "no room for three words")
    guard failure == nil else { return }
    prepare(pipeline, push: push)
    device.functions.vkCmdDispatchIndirect(
      commands, arguments.handle, VkDeviceSize(arguments.byteOffset))
  }

  /// The same without push constants.
  public func dispatchIndirect(_ pipeline: borrowing Pipeline, arguments: BufferReference) {
    dispatchIndirect(pipeline, arguments: arguments, push: NoConstants())
  }

  /// Makes what was written so far visible to what follows: shaders, indirect arguments, fills and copies.
  public func barrier() {
    let shader = VK_ACCESS_SHADER_READ_BIT.rawValue | VK_ACCESS_SHADER_WRITE_BIT.rawValue
    let transfer = VK_ACCESS_TRANSFER_READ_BIT.rawValue | VK_ACCESS_TRANSFER_WRITE_BIT.rawValue
    let stages =
      VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT.rawValue | VK_PIPELINE_STAGE_TRANSFER_BIT.rawValue
    memoryBarrier(
      from: stages, access: shader | transfer,
      to: stages | VK_PIPELINE_STAGE_DRAW_INDIRECT_BIT.rawValue,
      access: shader | transfer | VK_ACCESS_INDIRECT_COMMAND_READ_BIT.rawValue)
  }

  /// Sets every word of `buffer` to `word`.
  public func fill(_ buffer: BufferReference, with word: UInt32 = 0) {
    precondition(buffer.byteOffset % 4 == 0 && buffer.byteCount % 4 == 0, "only whole words can be filled")
    device.functions.vkCmdFillBuffer(
      commands, buffer.handle, VkDeviceSize(buffer.byteOffset), VkDeviceSize(buffer.byteCount), word)
  }

  /// Copies `source` to the start of `destination`, which must not be smaller.
  public func copy(from source: BufferReference, to destination: BufferReference) {
    precondition(source.byteCount <= destination.byteCount, "the destination is too small")
    var region = VkBufferCopy(
      srcOffset: VkDeviceSize(source.byteOffset), dstOffset: VkDeviceSize(destination.byteOffset),
      size: VkDeviceSize(source.byteCount))
    device.functions.vkCmdCopyBuffer(commands, source.handle, destination.handle, 1, &region)
  }

  /// Marks the end of the pass called `label`, to be timed from the mark before. Marks beyond the 1,023rd are ignored.
  public func timestamp(_ label: String) {
    guard let pool = queries, timestampLabels.count + 1 < Device.timestampCount else { return }
    timestampLabels.append(label)
    device.functions.vkCmdWriteTimestamp(
      commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, pool, UInt32(timestampLabels.count))
  }

  /// Makes everything written visible to the host.
  func finish() {
    memoryBarrier(
      from: VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT.rawValue | VK_PIPELINE_STAGE_TRANSFER_BIT.rawValue,
      access: VK_ACCESS_SHADER_WRITE_BIT.rawValue | VK_ACCESS_TRANSFER_WRITE_BIT.rawValue,
      to: VK_PIPELINE_STAGE_HOST_BIT.rawValue, access: VK_ACCESS_HOST_READ_BIT.rawValue)
  }

  /// Stands for no push constants: a type without bytes.
  private struct NoConstants: BitwiseCopyable {}

  private func prepare<Constants: BitwiseCopyable>(
    _ pipeline: borrowing Pipeline, push constants: Constants
  ) {
    precondition(
      bound == pipeline.pattern,
      "\(pipeline.label) has the bindings \(pipeline.pattern), bound are \(bound, default: "none")")
    precondition(
      MemoryLayout<Constants>.size == pipeline.pushConstantBytes,
      "\(pipeline.label) has \(pipeline.pushConstantBytes) bytes of push constants, given are "
        + "\(MemoryLayout<Constants>.size)")
    device.functions.vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, pipeline.handle)
    withUnsafeBytes(of: constants) { bytes in
      guard let address = bytes.baseAddress, !bytes.isEmpty else { return }
      device.functions.vkCmdPushConstants(
        commands, pipeline.layout.handle, VK_SHADER_STAGE_COMPUTE_BIT.rawValue, 0, UInt32(bytes.count),
        address)
    }
  }

  private func memoryBarrier(
    from sourceStages: UInt32, access source: UInt32, to destinationStages: UInt32,
    access destination: UInt32
  ) {
    var barrier = VkMemoryBarrier()
    barrier.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER
    barrier.srcAccessMask = source
    barrier.dstAccessMask = destination
    device.functions.vkCmdPipelineBarrier(
      commands, sourceStages, destinationStages, 0, 1, &barrier, 0, nil, 0, nil)
  }
}
