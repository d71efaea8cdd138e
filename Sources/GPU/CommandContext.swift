import CVulkan

/// What one run at a time records into and waits for: a device has as many as runs were under way at the same time.
struct CommandContext: @unchecked Sendable {
  let pool: VkCommandPool
  let commands: VkCommandBuffer
  let fence: VkFence
  /// nil where the device has no clock.
  let queries: VkQueryPool?

  init(on device: Device) throws(VulkanError) {
    let (functions, handle) = (device.functions, device.handle)
    var (pool, commands, fence, queries): (VkCommandPool?, VkCommandBuffer?, VkFence?, VkQueryPool?)
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
      guard let pool, let commands, let fence else {
        throw VulkanError("vkCreateCommandPool", advice: "update the graphics driver")
      }
      (self.pool, self.commands, self.fence, self.queries) = (pool, commands, fence, queries)
    } catch {
      functions.vkDestroyQueryPool(handle, queries, nil)
      functions.vkDestroyFence(handle, fence, nil)
      functions.vkDestroyCommandPool(handle, pool, nil)
      throw error
    }
  }

  func destroy(on device: Device) {
    device.functions.vkDestroyQueryPool(device.handle, queries, nil)
    device.functions.vkDestroyFence(device.handle, fence, nil)
    device.functions.vkDestroyCommandPool(device.handle, pool, nil)
  }
}
