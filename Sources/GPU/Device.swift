import CVulkan
import Synchronization

/// An open device with one compute queue. Several threads may use it at a time, each with buffers of its own; make all
/// pipelines before.
///
/// Buffers and pipelines keep a strong reference to their device, so it is closed last without any rule to remember.
public final class Device: @unchecked Sendable {
  public let summary: DeviceSummary
  /// Why this device was taken, for people.
  public let reason: String
  /// Bytes that one bound buffer may have at most.
  public let maximumBindingBytes: Int
  /// Texels that one ``TexelView`` may have at most.
  public let maximumTexels: Int
  /// Work groups that one dispatch may have at most along each axis (65,535 on Mesa's CPU device).
  public let maximumGroups: SIMD3<Int>
  /// Invocations of a subgroup; shaders must work with any.
  public let subgroupSize: Int
  /// Start of a bound part of a buffer must be a multiple of this many bytes.
  public let bindingAlignment: Int

  let instance: Instance
  let physical: PhysicalDevice
  let handle: VkDevice
  let functions: DeviceFunctions
  let queue: VkQueue
  let queueFamily: UInt32
  /// Taken by whoever hands work to the queue or waits for all of it.
  let queueTurn = Mutex(())
  private(set) var pipelineCache: PipelineCache?
  private let shared = Mutex(Shared())

  /// What threads share.
  private struct Shared {
    /// Bytes of all buffers alive, and the most there were at a time.
    var bufferBytes = 0
    var peakBufferBytes = 0
    var layouts: [BindingPattern: PipelineLayout] = [:]
    /// Those that no run uses.
    var contexts: [CommandContext] = []
  }

  /// Bytes of push constants that every pipeline can have: the least that Vulkan guarantees.
  static let pushConstantBytes = 128
  /// Timestamps that one run can take.
  static let timestampCount = 1024

  /// Opens a device.
  ///
  /// - Parameters:
  ///   - choice: "auto", an index, or part of a name; "auto" prefers discrete to integrated to virtual GPUs to CPUs.
  ///   - validation: Turns the validation layer on; its messages are in ``validationMessages``.
  /// - Throws: ``VulkanError`` when there is no such device or it cannot be used, with the reason.
  public convenience init(_ choice: String = "auto", validation: Bool = false) throws(VulkanError) {
    try self.init(choice, validation: validation, loader: Loader()) { _, _, _ in }
  }

  /// The same through a loader that is open, and with functions that `replace` may put others in the place of, so that
  /// tests can let calls fail.
  init(
    _ choice: String, validation: Bool, loader: Loader,
    replace: (inout DeviceFunctions, VkDevice, Instance) -> Void
  ) throws(VulkanError) {
    let instance = try Instance(validation: validation, loader: loader)
    let offers = try PhysicalDevice.all(of: instance)
    let (index, reason) = try Self.choose(choice, among: offers.map(\.summary))
    let physical = offers[index]
    guard let family = physical.queueFamily else {
      preconditionFailure("a device without a compute queue was chosen")
    }
    let handle = try openDevice(physical, family: family, functions: instance.functions)
    var functions: DeviceFunctions
    do throws(VulkanError) {
      functions = try DeviceFunctions(
        handle, functions: instance.functions, debugNames: instance.hasDebugNames)
    } catch {
      instance.functions.vkDestroyDevice(handle, nil)
      throw error
    }
    replace(&functions, handle, instance)
    var queue: VkQueue?
    functions.vkGetDeviceQueue(handle, family, 0, &queue)
    guard let queue else {
      functions.vkDestroyDevice(handle, nil)
      throw VulkanError("vkGetDeviceQueue", advice: "update the graphics driver")
    }
    self.instance = instance
    self.physical = physical
    self.reason = reason
    self.handle = handle
    self.functions = functions
    self.queue = queue
    queueFamily = family
    summary = physical.summary
    maximumBindingBytes = Int(physical.limits.maxStorageBufferRange)
    maximumTexels = Int(physical.limits.maxTexelBufferElements)
    let groups = physical.limits.maxComputeWorkGroupCount
    maximumGroups = SIMD3(Int(groups.0), Int(groups.1), Int(groups.2))
    subgroupSize = Int(physical.subgroupSize)
    bindingAlignment = max(4, Int(physical.limits.minStorageBufferOffsetAlignment))
    // From here on `deinit` destroys what was made if one of these throws.
    giveBack(try CommandContext(on: self))
    pipelineCache = PipelineCache(on: self)
  }

  /// Messages of the validation layer so far.
  public var validationMessages: [String] { instance.validationMessages }

  /// Forgets the messages of the validation layer so far.
  public func clearValidationMessages() { instance.clearValidationMessages() }

  /// Writes newly compiled pipelines to the disk cache; also done when the device is closed.
  public func savePipelineCache() { pipelineCache?.save(on: self) }

  deinit {
    _ = functions.vkDeviceWaitIdle(handle)
    if let pipelineCache {
      pipelineCache.save(on: self)
      functions.vkDestroyPipelineCache(handle, pipelineCache.handle, nil)
    }
    let (layouts, contexts) = shared.withLock { ($0.layouts, $0.contexts) }
    for layout in layouts.values { layout.destroy(on: self) }
    for context in contexts { context.destroy(on: self) }
    functions.vkDestroyDevice(handle, nil)
  }

  /// The layout of all pipelines with these bindings: they share it, so that buffers stay bound from one pipeline to
  /// the next.
  func layout(_ pattern: BindingPattern) throws(VulkanError) -> PipelineLayout {
    try shared.withLock { shared throws(VulkanError) in
      if let layout = shared.layouts[pattern] { return layout }
      let layout = try PipelineLayout(pattern, on: self)
      shared.layouts[pattern] = layout
      return layout
    }
  }

  /// Something to record into, for one run; see ``giveBack(_:)``.
  func takeContext() throws(VulkanError) -> CommandContext {
    if let idle = shared.withLock({ $0.contexts.popLast() }) { return idle }
    return try CommandContext(on: self)
  }

  /// Ends a run's use of a context.
  func giveBack(_ context: CommandContext) { shared.withLock { $0.contexts.append(context) } }

  /// The most bytes that all buffers had at a time.
  public var peakBufferBytes: Int { shared.withLock { $0.peakBufferBytes } }

  /// Counts memory that a buffer took, or gave back if negative.
  func countMemory(_ bytes: Int) {
    shared.withLock {
      $0.bufferBytes += bytes
      $0.peakBufferBytes = max($0.peakBufferBytes, $0.bufferBytes)
    }
  }

  /// Names an object in captures and validation messages.
  func setLabel(_ label: String, of object: OpaquePointer, type: VkObjectType) {
    guard let setName = functions.vkSetDebugUtilsObjectNameEXT else { return }
    label.withCString { name in
      var info = VkDebugUtilsObjectNameInfoEXT()
      info.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_OBJECT_NAME_INFO_EXT
      info.objectType = type
      info.objectHandle = UInt64(UInt(bitPattern: object))
      info.pObjectName = name
      // A name that could not be set is no reason to stop.
      _ = setName(handle, &info)
    }
  }
}

private func openDevice(_ physical: PhysicalDevice, family: UInt32, functions: InstanceFunctions)
  throws(VulkanError) -> VkDevice
{
  var device: VkDevice?
  var priority: Float = 1
  var scalar = VkPhysicalDeviceScalarBlockLayoutFeatures()
  scalar.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES
  scalar.scalarBlockLayout = VkBool32(VK_TRUE)
  try check("vkCreateDevice for \(physical.summary.name)") {
    withUnsafePointer(to: &priority) { priority in
      withUnsafePointer(to: &scalar) { scalar in
        var queueInfo = VkDeviceQueueCreateInfo()
        queueInfo.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO
        queueInfo.queueFamilyIndex = family
        queueInfo.queueCount = 1
        queueInfo.pQueuePriorities = priority
        return withUnsafePointer(to: &queueInfo) { queueInfo in
          var info = VkDeviceCreateInfo()
          info.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO
          info.pNext = UnsafeRawPointer(scalar)
          info.queueCreateInfoCount = 1
          info.pQueueCreateInfos = queueInfo
          return functions.vkCreateDevice(physical.handle, &info, nil, &device)
        }
      }
    }
  }
  guard let device else { throw VulkanError("vkCreateDevice", advice: "update the graphics driver") }
  return device
}
