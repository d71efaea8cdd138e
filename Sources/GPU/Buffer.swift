import CVulkan

/// What a buffer's memory is for.
public enum MemoryUse: Sendable {
  /// Read and written by shaders only; the fastest.
  case deviceOnly
  /// Written by the host, read by the device.
  case upload
  /// Written by the device, read by the host.
  case readback
}

/// Names a buffer, or a part of one, in recorded commands. Copyable; the ``Buffer`` must live until the commands have
/// run, which it does when it is made outside the closure of ``Device/run(_:_:)``.
public struct BufferReference {
  let handle: VkBuffer
  /// For a buffer that is bound as texels; see ``TexelView``.
  var view: VkBufferView?
  public let byteOffset: Int
  public let byteCount: Int

  /// The part of `byteCount` bytes from `byteOffset` on, counted from the start of this one.
  ///
  /// To be bound to a shader it must start at a multiple of ``Device/bindingAlignment``.
  public func slice(byteOffset: Int, byteCount: Int) -> BufferReference {
    precondition(
      byteOffset >= 0 && byteCount > 0 && byteOffset + byteCount <= self.byteCount,
      "the slice is not inside the buffer")
    return BufferReference(
      handle: handle, view: nil, byteOffset: self.byteOffset + byteOffset, byteCount: byteCount)
  }
}

/// A typed array in GPU memory.
public struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  /// How many elements there are. An empty buffer has room for one, as Vulkan has no empty buffers.
  public let count: Int
  private let handle: BufferHandle  // destroyed first
  private let memory: DeviceMemory  // freed second

  /// Makes a buffer of `count` undefined elements, named `label` in captures and messages.
  ///
  /// - Throws: ``VulkanError`` when the device has no memory left; it names the size asked for.
  public init(count: Int, use: MemoryUse = .deviceOnly, label: String, on device: Device)
    throws(VulkanError)
  {
    precondition(count >= 0, "a buffer cannot have \(count) elements")
    let byteCount = max(count, 1) * MemoryLayout<Element>.stride
    let handle = try BufferHandle(byteCount: byteCount, label: label, on: device)
    let memory = try DeviceMemory(for: handle, use: use, label: label, on: device)
    try handle.bind(to: memory)
    self.handle = handle
    self.memory = memory
    self.count = count
  }

  /// Makes a buffer that holds `elements`, by way of a staging buffer if it is for the device only.
  public init(
    _ elements: [Element], use: MemoryUse = .deviceOnly, label: String, on device: Device
  ) throws(VulkanError) {
    let buffer = try Buffer(count: elements.count, use: use, label: label, on: device)
    try buffer.write(elements)
    self = buffer
  }

  /// The whole buffer in recorded commands.
  public var reference: BufferReference {
    BufferReference(handle: handle.handle, view: nil, byteOffset: 0, byteCount: handle.byteCount)
  }

  /// The elements `range` in recorded commands.
  public func reference(_ range: Range<Int>) -> BufferReference {
    let stride = MemoryLayout<Element>.stride
    return reference.slice(byteOffset: range.lowerBound * stride, byteCount: range.count * stride)
  }

  /// Lends the elements to the host.
  /// - Precondition: The buffer was made for upload or readback.
  public borrowing func withElements<R, E: Error>(_ body: (Span<Element>) throws(E) -> R) throws(E) -> R {
    let elements = UnsafeBufferPointer(start: hostAddress, count: count)
    return try body(elements.span)
  }

  /// Lends the elements to the host to be changed.
  /// - Precondition: The buffer was made for upload or readback.
  public borrowing func withMutableElements<R, E: Error>(
    _ body: (inout MutableSpan<Element>) throws(E) -> R
  ) throws(E) -> R {
    let elements = UnsafeMutableBufferPointer(start: hostAddress, count: count)
    var span = elements.mutableSpan
    return try body(&span)
  }

  /// Copies `elements` to the start of the buffer, and waits for it.
  /// - Precondition: There is room for them.
  public borrowing func write(_ elements: [Element]) throws(VulkanError) {
    precondition(elements.count <= count, "\(elements.count) elements in a buffer of \(count)")
    if elements.isEmpty { return }
    if let address = memory.address {
      elements.withUnsafeBytes { address.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    } else {
      let staging = try Buffer(elements, use: .upload, label: "staging", on: handle.device)
      let (source, destination) = (staging.reference(0..<elements.count), reference)
      try handle.device.run("upload") { $0.copy(from: source, to: destination) }
    }
  }

  /// A copy of all elements on the host, by way of a staging buffer if it is for the device only.
  public borrowing func contents() throws(VulkanError) -> [Element] {
    if count == 0 { return [] }
    if memory.address != nil {
      return Array(UnsafeBufferPointer(start: hostAddress, count: count))
    }
    let staging = try Buffer(count: count, use: .readback, label: "staging", on: handle.device)
    let (source, destination) = (reference, staging.reference)
    try handle.device.run("read back") { $0.copy(from: source, to: destination) }
    return try staging.contents()
  }

  private var hostAddress: UnsafeMutablePointer<Element> {
    guard let address = memory.address else {
      preconditionFailure("the host cannot reach a buffer made for the device only")
    }
    return address.assumingMemoryBound(to: Element.self)
  }
}

/// Owns a `VkBuffer`.
struct BufferHandle: ~Copyable {
  let handle: VkBuffer
  let byteCount: Int
  let device: Device

  init(byteCount: Int, label: String, on device: Device) throws(VulkanError) {
    var info = VkBufferCreateInfo()
    info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO
    info.size = VkDeviceSize(byteCount)
    info.usage =
      VK_BUFFER_USAGE_STORAGE_BUFFER_BIT.rawValue | VK_BUFFER_USAGE_INDIRECT_BUFFER_BIT.rawValue
      | VK_BUFFER_USAGE_UNIFORM_TEXEL_BUFFER_BIT.rawValue
      | VK_BUFFER_USAGE_TRANSFER_SRC_BIT.rawValue | VK_BUFFER_USAGE_TRANSFER_DST_BIT.rawValue
    info.sharingMode = VK_SHARING_MODE_EXCLUSIVE
    var handle: VkBuffer?
    let operation = "vkCreateBuffer of \(readableSize(byteCount)) for \(label)"
    try check(operation) { device.functions.vkCreateBuffer(device.handle, &info, nil, &handle) }
    guard let handle else { throw VulkanError(operation, advice: "update the graphics driver") }
    device.setLabel(label, of: handle, type: VK_OBJECT_TYPE_BUFFER)
    self.handle = handle
    self.byteCount = byteCount
    self.device = device
  }

  func bind(to memory: borrowing DeviceMemory) throws(VulkanError) {
    let memory = memory.handle
    try check("vkBindBufferMemory") {
      device.functions.vkBindBufferMemory(device.handle, handle, memory, 0)
    }
  }

  deinit { device.functions.vkDestroyBuffer(device.handle, handle, nil) }
}

/// Owns the memory of one buffer.
struct DeviceMemory: ~Copyable {
  let handle: VkDeviceMemory
  /// Where the host sees the memory; nil if it is for the device only.
  let address: UnsafeMutableRawPointer?
  private let byteCount: Int
  private let device: Device

  init(for buffer: borrowing BufferHandle, use: MemoryUse, label: String, on device: Device)
    throws(VulkanError)
  {
    var requirements = VkMemoryRequirements()
    device.functions.vkGetBufferMemoryRequirements(device.handle, buffer.handle, &requirements)
    let operation = "vkAllocateMemory of \(readableSize(Int(requirements.size))) for \(label)"
    guard
      let type = memoryType(for: use, allowed: requirements.memoryTypeBits, in: device.physical.memory)
    else { throw VulkanError(operation, advice: "the device has no memory of the kind \(use)") }
    var info = VkMemoryAllocateInfo()
    info.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO
    info.allocationSize = requirements.size
    info.memoryTypeIndex = type
    var handle: VkDeviceMemory?
    try check(operation) { device.functions.vkAllocateMemory(device.handle, &info, nil, &handle) }
    guard let handle else { throw VulkanError(operation, advice: "update the graphics driver") }
    var address: UnsafeMutableRawPointer?
    // Device memory that the host could reach is left alone, so that all devices take the same path.
    if use != .deviceOnly {
      do {
        try check("vkMapMemory of \(readableSize(Int(requirements.size))) for \(label)") {
          device.functions.vkMapMemory(device.handle, handle, 0, VK_WHOLE_SIZE, 0, &address)
        }
      } catch {
        device.functions.vkFreeMemory(device.handle, handle, nil)
        throw error
      }
    }
    self.handle = handle
    self.address = address
    self.byteCount = Int(requirements.size)
    self.device = device
    device.countMemory(byteCount)
  }

  deinit {
    device.functions.vkFreeMemory(device.handle, handle, nil)
    device.countMemory(-byteCount)
  }
}

/// The best memory type for a use among those that `allowed` has a bit for.
///
/// Host memory is always coherent, which Vulkan guarantees to exist, so that nothing must be flushed.
private func memoryType(
  for use: MemoryUse, allowed: UInt32, in memory: VkPhysicalDeviceMemoryProperties
) -> UInt32? {
  let local = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT.rawValue
  let visible = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT.rawValue
  let host = visible | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT.rawValue
  let cached = VK_MEMORY_PROPERTY_HOST_CACHED_BIT.rawValue
  // Sets of flags that will do, best first.
  let wishes =
    switch use {
    case .deviceOnly: [local, 0]
    case .upload: [host]
    case .readback: [host | cached, host]
    }
  let flags = withUnsafeBytes(of: memory.memoryTypes) { bytes in
    bytes.bindMemory(to: VkMemoryType.self).prefix(Int(memory.memoryTypeCount)).map(\.propertyFlags)
  }
  for wish in wishes {
    for (index, flags) in flags.enumerated() where allowed & (1 << index) != 0 && flags & wish == wish {
      return UInt32(index)
    }
  }
  return nil
}
