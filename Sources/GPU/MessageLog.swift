import CVulkan
import Synchronization

/// What the validation layer said about one instance. Messages may come from any thread.
final class MessageLog: Sendable {
  private let lines = Mutex<[String]>([])

  var messages: [String] { lines.withLock { $0 } }

  func append(_ message: String) { lines.withLock { $0.append(message) } }

  func removeAll() { lines.withLock { $0.removeAll() } }
}

/// Asks for warnings and errors of the validation layer to be written to `log`, which must outlive the messenger.
func messengerInfo(for log: MessageLog) -> VkDebugUtilsMessengerCreateInfoEXT {
  var info = VkDebugUtilsMessengerCreateInfoEXT()
  info.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT
  info.messageSeverity =
    VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT.rawValue
    | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT.rawValue
  // General messages are the loader's, about drivers that it could not open: no concern of ours.
  info.messageType =
    VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT.rawValue
    | VK_DEBUG_UTILS_MESSAGE_TYPE_PERFORMANCE_BIT_EXT.rawValue
  info.pUserData = Unmanaged.passUnretained(log).toOpaque()
  info.pfnUserCallback = { _, _, data, user in
    if let user, let text = data?.pointee.pMessage {
      Unmanaged<MessageLog>.fromOpaque(user).takeUnretainedValue().append(String(cString: text))
    }
    return VkBool32(VK_FALSE)
  }
  return info
}
