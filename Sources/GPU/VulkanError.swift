import CVulkan

/// A failure outside the program's control: a Vulkan call that failed, or no Vulkan at all.
public struct VulkanError: Error, Equatable, CustomStringConvertible {
  /// What was tried, such as "vkAllocateMemory of 3.2 GB for strands.nodes".
  public let operation: String
  /// The `VkResult`; nil if no call failed but something is missing.
  public let code: Int32?
  /// What a user can do about it.
  public let advice: String
  /// Where it was noticed.
  public let fileID: String
  public let line: Int

  init(
    _ operation: String, code: VkResult? = nil, advice: String,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.operation = operation
    self.code = code?.rawValue
    self.advice = advice
    self.fileID = fileID
    self.line = line
  }

  public var description: String {
    guard let code else { return "\(operation) failed: \(advice)" }
    // Reports of drivers that fail should tell where.
    return "\(operation) failed (\(Self.names[code] ?? "VkResult \(code)")): \(advice) [\(fileID):\(line)]"
  }

  /// Whether the device is gone for good: everything made on it must be made anew on a new ``Device``.
  public var isDeviceLost: Bool { code == VK_ERROR_DEVICE_LOST.rawValue }

  /// Whether less work at a time may succeed.
  public var isOutOfMemory: Bool {
    code == VK_ERROR_OUT_OF_DEVICE_MEMORY.rawValue || code == VK_ERROR_OUT_OF_HOST_MEMORY.rawValue
  }

  private static let names: [Int32: String] = [
    VK_NOT_READY.rawValue: "VK_NOT_READY",
    VK_TIMEOUT.rawValue: "VK_TIMEOUT",
    VK_INCOMPLETE.rawValue: "VK_INCOMPLETE",
    VK_ERROR_OUT_OF_HOST_MEMORY.rawValue: "VK_ERROR_OUT_OF_HOST_MEMORY",
    VK_ERROR_OUT_OF_DEVICE_MEMORY.rawValue: "VK_ERROR_OUT_OF_DEVICE_MEMORY",
    VK_ERROR_INITIALIZATION_FAILED.rawValue: "VK_ERROR_INITIALIZATION_FAILED",
    VK_ERROR_DEVICE_LOST.rawValue: "VK_ERROR_DEVICE_LOST",
    VK_ERROR_MEMORY_MAP_FAILED.rawValue: "VK_ERROR_MEMORY_MAP_FAILED",
    VK_ERROR_LAYER_NOT_PRESENT.rawValue: "VK_ERROR_LAYER_NOT_PRESENT",
    VK_ERROR_EXTENSION_NOT_PRESENT.rawValue: "VK_ERROR_EXTENSION_NOT_PRESENT",
    VK_ERROR_FEATURE_NOT_PRESENT.rawValue: "VK_ERROR_FEATURE_NOT_PRESENT",
    VK_ERROR_INCOMPATIBLE_DRIVER.rawValue: "VK_ERROR_INCOMPATIBLE_DRIVER",
    VK_ERROR_TOO_MANY_OBJECTS.rawValue: "VK_ERROR_TOO_MANY_OBJECTS",
    VK_ERROR_UNKNOWN.rawValue: "VK_ERROR_UNKNOWN",
    VK_ERROR_INVALID_SHADER_NV.rawValue: "VK_ERROR_INVALID_SHADER_NV",
  ]
}

extension Device {
  /// The error of a scene that needs a larger buffer than the device can bind.
  /// - Parameter limit: Bytes; nil for ``maximumBindingBytes``.
  public func bindingTooLarge(byteCount: Int, limit: Int? = nil) -> VulkanError {
    VulkanError(
      "binding a buffer of \(readableSize(byteCount))", code: VK_ERROR_OUT_OF_DEVICE_MEMORY,
      advice: "\(summary.name) takes \(readableSize(limit ?? maximumBindingBytes)) at most; "
        + "use fewer strands, a smaller picture, or another device with --device")
  }
}

/// Calls one Vulkan function and throws unless it succeeds: every `VkResult` of this module passes here.
///
/// - Parameters:
///   - operation: The function and what it is for; made into text only on failure.
///   - advice: What a user can do; a general word by default.
func check(
  _ operation: @autoclosure () -> String, advice: String? = nil, fileID: String = #fileID,
  line: Int = #line, _ call: () -> VkResult
) throws(VulkanError) {
  let result = call()
  if result != VK_SUCCESS {
    throw VulkanError(
      operation(), code: result, advice: advice ?? generalAdvice(result), fileID: fileID, line: line)
  }
}

private func generalAdvice(_ code: VkResult) -> String {
  switch code {
  case VK_ERROR_OUT_OF_DEVICE_MEMORY, VK_ERROR_OUT_OF_HOST_MEMORY:
    "render a smaller picture or fewer strands, close other programs that use the device, "
      + "or choose another device with --device"
  case VK_ERROR_DEVICE_LOST:
    "the device stopped working; the picture must be started again (the system log may tell why)"
  default: "update the graphics driver, or choose another device with --device"
  }
}

/// A byte count as people write it, such as "3.2 GB".
func readableSize(_ byteCount: Int) -> String {
  var value = Double(byteCount)
  for unit in ["bytes", "kB", "MB", "GB"] {
    if value < 1000 {
      return unit == "bytes" ? "\(byteCount) bytes" : "\((value * 10).rounded() / 10) \(unit)"
    }
    value /= 1000
  }
  return "\((value * 10).rounded() / 10) TB"
}
