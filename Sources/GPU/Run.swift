import CVulkan
import Synchronization

extension Device {
  /// Records commands in `body`, submits them and waits until they have run.
  ///
  /// The caller, who owns the buffers, is blocked meanwhile, so that nothing is destroyed in flight. Make no buffer
  /// inside the closure. Runs of several threads follow one another on the device in any order.
  ///
  /// - Parameter label: Name in captures and error messages.
  /// - Returns: The times of the passes marked with ``Recorder/timestamp(_:)``.
  /// - Throws: ``VulkanError``; ``VulkanError/isDeviceLost`` tells whether the device can be used further.
  @discardableResult
  public func run(_ label: String, _ body: (Recorder) throws(VulkanError) -> Void) throws(VulkanError)
    -> RunReport
  {
    let context = try takeContext()
    defer { giveBack(context) }
    let commands = context.commands
    try check("vkResetCommandPool for \(label)") {
      functions.vkResetCommandPool(handle, context.pool, 0)
    }
    try check("vkResetDescriptorPool for \(label)") {
      functions.vkResetDescriptorPool(handle, context.descriptors, 0)
    }
    var begin = VkCommandBufferBeginInfo()
    begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO
    begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT.rawValue
    try check("vkBeginCommandBuffer for \(label)") {
      functions.vkBeginCommandBuffer(commands, &begin)
    }
    label.withCString { name in
      var mark = VkDebugUtilsLabelEXT()
      mark.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_LABEL_EXT
      mark.pLabelName = name
      functions.vkCmdBeginDebugUtilsLabelEXT?(commands, &mark)
    }
    let recorder = Recorder(self, context: context)
    try body(recorder)
    recorder.finish()
    functions.vkCmdEndDebugUtilsLabelEXT?(commands)
    if let failure = recorder.failure { throw failure }
    try check("vkEndCommandBuffer for \(label)") { functions.vkEndCommandBuffer(commands) }
    try submitAndWait(context, label: label)
    return try report(queries: context.queries, labels: recorder.timestampLabels)
  }

  private func submitAndWait(_ context: CommandContext, label: String) throws(VulkanError) {
    var (commands, fence): (VkCommandBuffer?, VkFence?) = (context.commands, context.fence)
    // Before and not after, so that a run that failed cannot leave the fence signaled to the next one.
    try check("vkResetFences for \(label)") { functions.vkResetFences(handle, 1, &fence) }
    try check("vkQueueSubmit for \(label)") {
      withUnsafePointer(to: &commands) { commands in
        var info = VkSubmitInfo()
        info.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO
        info.commandBufferCount = 1
        info.pCommandBuffers = commands
        return queueTurn.withLock { _ in functions.vkQueueSubmit(queue, 1, &info, context.fence) }
      }
    }
    do {
      try check("vkWaitForFences for \(label)") {
        functions.vkWaitForFences(handle, 1, &fence, VkBool32(VK_TRUE), UInt64.max)
      }
    } catch {
      // The caller destroys its buffers next: they must not be in flight.
      _ = queueTurn.withLock { _ in functions.vkDeviceWaitIdle(handle) }
      throw error
    }
  }

  private func report(queries: VkQueryPool?, labels: [String]) throws(VulkanError) -> RunReport {
    guard let queries else { return RunReport(passes: nil) }
    if labels.isEmpty { return RunReport(passes: []) }
    var ticks = [UInt64](repeating: 0, count: labels.count + 1)
    try check("vkGetQueryPoolResults") {
      functions.vkGetQueryPoolResults(
        handle, queries, 0, UInt32(ticks.count), ticks.count * 8, &ticks, 8,
        VK_QUERY_RESULT_64_BIT.rawValue | VK_QUERY_RESULT_WAIT_BIT.rawValue)
    }
    // A clock of fewer than 64 bits starts again from zero.
    let mask = physical.timestampBits >= 64 ? UInt64.max : (1 << UInt64(physical.timestampBits)) - 1
    let secondsPerTick = Double(physical.limits.timestampPeriod) * 1e-9
    return RunReport(
      passes: labels.indices.map {
        (labels[$0], Double((ticks[$0 + 1] &- ticks[$0]) & mask) * secondsPerTick)
      })
  }
}
