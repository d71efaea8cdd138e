internal import CVulkan

@testable internal import GPU

extension DeviceFunctions {
  /// Puts in the place of every function that can fail one that asks the ``FaultInjector`` of its device first. They
  /// are C functions and so capture nothing: the handle that they are given leads to the injector.
  mutating func letInjectorsDecide() {
    vkCreateFence = { device, info, allocator, result in
      intercept("vkCreateFence", on: device) { $0.vkCreateFence(device, info, allocator, result) }
    }
    vkResetFences = { device, count, fences in
      intercept("vkResetFences", on: device) { $0.vkResetFences(device, count, fences) }
    }
    vkWaitForFences = { device, count, fences, all, timeout in
      intercept("vkWaitForFences", on: device) { $0.vkWaitForFences(device, count, fences, all, timeout) }
    }
    vkCreateBuffer = { device, info, allocator, result in
      intercept("vkCreateBuffer", on: device) { $0.vkCreateBuffer(device, info, allocator, result) }
    }
    vkCreateBufferView = { device, info, allocator, result in
      intercept("vkCreateBufferView", on: device) { $0.vkCreateBufferView(device, info, allocator, result) }
    }
    vkAllocateMemory = { device, info, allocator, result in
      intercept("vkAllocateMemory", on: device) { $0.vkAllocateMemory(device, info, allocator, result) }
    }
    vkBindBufferMemory = { device, buffer, memory, offset in
      intercept("vkBindBufferMemory", on: device) { $0.vkBindBufferMemory(device, buffer, memory, offset) }
    }
    vkMapMemory = { device, memory, offset, size, flags, result in
      intercept("vkMapMemory", on: device) { $0.vkMapMemory(device, memory, offset, size, flags, result) }
    }
    vkCreateShaderModule = { device, info, allocator, result in
      intercept("vkCreateShaderModule", on: device) {
        $0.vkCreateShaderModule(device, info, allocator, result)
      }
    }
    vkCreateDescriptorSetLayout = { device, info, allocator, result in
      intercept("vkCreateDescriptorSetLayout", on: device) {
        $0.vkCreateDescriptorSetLayout(device, info, allocator, result)
      }
    }
    vkCreatePipelineLayout = { device, info, allocator, result in
      intercept("vkCreatePipelineLayout", on: device) {
        $0.vkCreatePipelineLayout(device, info, allocator, result)
      }
    }
    vkCreateDescriptorPool = { device, info, allocator, result in
      intercept("vkCreateDescriptorPool", on: device) {
        $0.vkCreateDescriptorPool(device, info, allocator, result)
      }
    }
    vkResetDescriptorPool = { device, pool, flags in
      intercept("vkResetDescriptorPool", on: device) { $0.vkResetDescriptorPool(device, pool, flags) }
    }
    vkAllocateDescriptorSets = { device, info, results in
      intercept("vkAllocateDescriptorSets", on: device) { $0.vkAllocateDescriptorSets(device, info, results) }
    }
    vkCreateComputePipelines = { device, cache, count, infos, allocator, results in
      intercept("vkCreateComputePipelines", on: device) {
        $0.vkCreateComputePipelines(device, cache, count, infos, allocator, results)
      }
    }
    vkCreatePipelineCache = { device, info, allocator, result in
      intercept("vkCreatePipelineCache", on: device) {
        $0.vkCreatePipelineCache(device, info, allocator, result)
      }
    }
    vkGetPipelineCacheData = { device, cache, size, data in
      intercept("vkGetPipelineCacheData", on: device) { $0.vkGetPipelineCacheData(device, cache, size, data) }
    }
    vkCreateCommandPool = { device, info, allocator, result in
      intercept("vkCreateCommandPool", on: device) { $0.vkCreateCommandPool(device, info, allocator, result) }
    }
    vkResetCommandPool = { device, pool, flags in
      intercept("vkResetCommandPool", on: device) { $0.vkResetCommandPool(device, pool, flags) }
    }
    vkCreateQueryPool = { device, info, allocator, result in
      intercept("vkCreateQueryPool", on: device) { $0.vkCreateQueryPool(device, info, allocator, result) }
    }
    vkGetQueryPoolResults = { device, pool, first, count, size, data, stride, flags in
      intercept("vkGetQueryPoolResults", on: device) {
        $0.vkGetQueryPoolResults(device, pool, first, count, size, data, stride, flags)
      }
    }
    vkQueueSubmit = { queue, count, infos, fence in
      intercept("vkQueueSubmit", on: queue) { $0.vkQueueSubmit(queue, count, infos, fence) }
    }
    vkBeginCommandBuffer = { commands, info in
      intercept("vkBeginCommandBuffer", on: commands) { $0.vkBeginCommandBuffer(commands, info) }
    }
    vkEndCommandBuffer = { commands in
      intercept("vkEndCommandBuffer", on: commands) { $0.vkEndCommandBuffer(commands) }
    }
    vkDeviceWaitIdle = { device in
      // What is in flight ends also on a lost device, and is destroyed next.
      let result = FaultInjector.of(device).original.vkDeviceWaitIdle(device)
      return intercept("vkDeviceWaitIdle", on: device) { _ in result }
    }
    if vkSetDebugUtilsObjectNameEXT != nil {
      vkSetDebugUtilsObjectNameEXT = { device, info in
        intercept("vkSetDebugUtilsObjectNameEXT", on: device) {
          $0.vkSetDebugUtilsObjectNameEXT?(device, info) ?? VK_SUCCESS
        }
      }
    }
    letHandlesLeadToInjectors()
  }

  /// These cannot fail, or make handles that other functions are given instead of the device.
  private mutating func letHandlesLeadToInjectors() {
    vkGetDeviceQueue = { device, family, number, result in
      let injector = FaultInjector.of(device)
      injector.original.vkGetDeviceQueue(device, family, number, result)
      injector.serve(result?.pointee)
    }
    vkAllocateCommandBuffers = { device, info, result in
      let code = intercept("vkAllocateCommandBuffers", on: device) {
        $0.vkAllocateCommandBuffers(device, info, result)
      }
      if code == VK_SUCCESS { FaultInjector.of(device).serve(result?.pointee) }
      return code
    }
    vkDestroyDevice = { device, allocator in
      let injector = FaultInjector.of(device)
      injector.leave()
      injector.original.vkDestroyDevice(device, allocator)
    }
  }
}

/// Fails if the injector says so, and calls the original function otherwise.
private func intercept(
  _ function: String, on handle: OpaquePointer?, _ call: (DeviceFunctions) -> VkResult
) -> VkResult {
  let injector = FaultInjector.of(handle)
  if let code = injector.decide(function) { return VkResult(code) }
  return call(injector.original)
}
