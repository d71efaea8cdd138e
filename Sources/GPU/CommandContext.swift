import CVulkan

/// What one run at a time records into and waits for: a device has as many as runs were under way at the same time.
struct CommandContext: @unchecked Sendable {
  let pool: VkCommandPool
  let commands: VkCommandBuffer
  /// Holds the descriptor sets of the run.
  let descriptors: VkDescriptorPool
  let fence: VkFence
  /// nil where the device has no clock.
  let queries: VkQueryPool?

  init(on device: Device) throws(VulkanError) {
    let (functions, handle) = (device.functions, device.handle)
    var (pool, commands): (VkCommandPool?, VkCommandBuffer?)
    var (descriptors, fence, queries): (VkDescriptorPool?, VkFence?, VkQueryPool?)
    do throws(VulkanError) {
      var poolInfo = VkCommandPoolCreateInfo()
      poolInfo.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO
      poolInfo.flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT.rawValue
      poolInfo.queueFamilyIndex = device.queueFamily
      try check("vkCreateCommandPool") { functions.vkCreateCommandPool(handle, &poolInfo, nil, &pool) }
      var bufferInfo = VkCommandBufferAllocateInfo()
      bufferInfo.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO
      bufferInfo.commandPool = pool
      bufferInfo.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY
      bufferInfo.commandBufferCount = 1
      try check("vkAllocateCommandBuffers") {
        functions.vkAllocateCommandBuffers(handle, &bufferInfo, &commands)
      }
      descriptors = try Self.makeDescriptorPool(on: device)
      var fenceInfo = VkFenceCreateInfo()
      fenceInfo.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO
      try check("vkCreateFence") { functions.vkCreateFence(handle, &fenceInfo, nil, &fence) }
      if device.physical.timestampBits > 0, device.physical.limits.timestampPeriod > 0 {
        var queryInfo = VkQueryPoolCreateInfo()
        queryInfo.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO
        queryInfo.queryType = VK_QUERY_TYPE_TIMESTAMP
        queryInfo.queryCount = UInt32(Device.timestampCount)
        try check("vkCreateQueryPool") { functions.vkCreateQueryPool(handle, &queryInfo, nil, &queries) }
      }
      guard let pool, let commands, let descriptors, let fence else {
        throw VulkanError("vkCreateCommandPool", advice: "update the graphics driver")
      }
      (self.pool, self.commands, self.descriptors) = (pool, commands, descriptors)
      (self.fence, self.queries) = (fence, queries)
    } catch {
      functions.vkDestroyQueryPool(handle, queries, nil)
      functions.vkDestroyFence(handle, fence, nil)
      functions.vkDestroyDescriptorPool(handle, descriptors, nil)
      functions.vkDestroyCommandPool(handle, pool, nil)
      throw error
    }
  }

  func destroy(on device: Device) {
    device.functions.vkDestroyQueryPool(device.handle, queries, nil)
    device.functions.vkDestroyFence(device.handle, fence, nil)
    device.functions.vkDestroyDescriptorPool(device.handle, descriptors, nil)
    device.functions.vkDestroyCommandPool(device.handle, pool, nil)
  }

  /// How often a run may bind buffers: a sort, which binds most, does so for each of its passes.
  static let setLimit = 32
  /// Buffers of each kind that a set may hold.
  static let bindingLimit = 32

  private static func makeDescriptorPool(on device: Device) throws(VulkanError) -> VkDescriptorPool? {
    let sizes = [VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER].map {
      VkDescriptorPoolSize(type: $0, descriptorCount: UInt32(setLimit * bindingLimit))
    }
    var pool: VkDescriptorPool?
    try check("vkCreateDescriptorPool") {
      sizes.withUnsafeBufferPointer { sizes in
        var info = VkDescriptorPoolCreateInfo()
        info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO
        info.maxSets = UInt32(setLimit)
        info.poolSizeCount = UInt32(sizes.count)
        info.pPoolSizes = sizes.baseAddress
        return device.functions.vkCreateDescriptorPool(device.handle, &info, nil, &pool)
      }
    }
    return pool
  }
}
