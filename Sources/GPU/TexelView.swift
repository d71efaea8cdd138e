import CVulkan

/// A buffer as shaders read it through a `usamplerBuffer`: 16 bytes at a time, as four words.
///
/// On Mesa 22.3's CPU device such a read costs a fraction of reading four words of a storage buffer, each of which loops
/// over the lanes; and it can reach 2 GiB where a storage buffer ends at 128 MiB.
public struct TexelView: ~Copyable {
  private let handle: VkBufferView
  private let buffer: BufferReference
  private let device: Device

  /// Bytes of a texel.
  public static let stride = 16

  /// - Parameters:
  ///   - buffer: A whole buffer, which must live as long as the view. Bytes behind its last whole texel are left out.
  ///   - label: Its name in captures and messages.
  /// - Throws: ``VulkanError`` when the buffer is larger than the device can read so.
  public init(of buffer: BufferReference, label: String, on device: Device) throws(VulkanError) {
    precondition(buffer.byteOffset == 0 && buffer.byteCount >= Self.stride, "no texel in \(label)")
    let texels = buffer.byteCount / Self.stride
    guard texels <= device.maximumTexels else {
      throw device.bindingTooLarge(
        byteCount: buffer.byteCount, limit: device.maximumTexels * Self.stride)
    }
    var info = VkBufferViewCreateInfo()
    info.sType = VK_STRUCTURE_TYPE_BUFFER_VIEW_CREATE_INFO
    info.buffer = buffer.handle
    info.format = VK_FORMAT_R32G32B32A32_UINT
    info.range = VkDeviceSize(texels * Self.stride)
    var handle: VkBufferView?
    let operation = "vkCreateBufferView of \(readableSize(buffer.byteCount)) for \(label)"
    try check(operation) { device.functions.vkCreateBufferView(device.handle, &info, nil, &handle) }
    guard let handle else { throw VulkanError(operation, advice: "update the graphics driver") }
    device.setLabel(label, of: handle, type: VK_OBJECT_TYPE_BUFFER_VIEW)
    self.handle = handle
    self.buffer = buffer
    self.device = device
  }

  /// The buffer in recorded commands, bound as texels.
  public var reference: BufferReference {
    var reference = buffer
    reference.view = handle
    return reference
  }

  deinit { device.functions.vkDestroyBufferView(device.handle, handle, nil) }
}
