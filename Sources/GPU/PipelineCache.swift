import CVulkan
import Foundation

/// Compiled pipelines, kept on disk from one process to the next. Losing them costs time only, so that every failure
/// here is passed over in silence.
final class PipelineCache {
  let handle: VkPipelineCache
  /// Whether pipelines were made since the last time it was saved.
  var isChanged = false
  private let file: URL

  /// The cache of `device`'s driver; nil if it cannot be made.
  init?(on device: Device) {
    file = Self.folder.appending(path: "pipelines-" + hexadecimal(checksum(device.physical.pipelineCacheKey)))
    let stored = (try? Data(contentsOf: file)).flatMap(verified) ?? []
    var cache: VkPipelineCache?
    let result = stored.withUnsafeBytes { stored in
      var info = VkPipelineCacheCreateInfo()
      info.sType = VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO
      info.initialDataSize = stored.count
      info.pInitialData = stored.baseAddress
      return device.functions.vkCreatePipelineCache(device.handle, &info, nil, &cache)
    }
    guard result == VK_SUCCESS, let cache else { return nil }
    handle = cache
  }

  /// Writes the cache to disk, whole or not at all.
  func save(on device: Device) {
    guard isChanged else { return }
    isChanged = false
    var size = 0
    guard device.functions.vkGetPipelineCacheData(device.handle, handle, &size, nil) == VK_SUCCESS
    else { return }
    var content = [UInt8](repeating: 0, count: size)
    guard device.functions.vkGetPipelineCacheData(device.handle, handle, &size, &content) == VK_SUCCESS
    else { return }
    content.removeSubrange(size...)
    try? FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    let sum = withUnsafeBytes(of: checksum(content)) { Array($0) }
    try? Data(sum + content).write(to: file, options: .atomic)
  }

  private static var folder: URL {
    let environment = ProcessInfo.processInfo.environment
    let caches =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache")
    return caches.appending(path: "facet")
  }
}

/// What follows the checksum in a stored file, if it is whole: drivers need not survive damaged data.
private func verified(_ data: Data) -> [UInt8]? {
  guard data.count >= 8 else { return nil }
  let content = Array(data.dropFirst(8))
  return withUnsafeBytes(of: checksum(content)) { $0.elementsEqual(data.prefix(8)) } ? content : nil
}

/// FNV-1a, 64 bits.
private func checksum(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

private func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
