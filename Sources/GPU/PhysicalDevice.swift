import CVulkan

/// What is asked of a device before it is opened.
struct PhysicalDevice {
  let handle: VkPhysicalDevice
  let summary: DeviceSummary
  let limits: VkPhysicalDeviceLimits
  let memory: VkPhysicalDeviceMemoryProperties
  /// The first queue family that computes; nil if none does.
  let queueFamily: UInt32?
  /// How many bits of a timestamp count on that family; 0 where it has none.
  let timestampBits: UInt32
  /// Names the driver's compiled pipelines: they are of use to the same driver and device only.
  let pipelineCacheKey: [UInt8]
  /// How many invocations a subgroup has.
  let subgroupSize: UInt32

  static func all(of instance: Instance) throws(VulkanError) -> [PhysicalDevice] {
    let handles = try enumerateAll("vkEnumeratePhysicalDevices", of: VkPhysicalDevice?.none) {
      instance.functions.vkEnumeratePhysicalDevices(instance.handle, $0, $1)
    }
    var devices: [PhysicalDevice] = []
    for (index, handle) in handles.enumerated() {
      if let handle { devices.append(PhysicalDevice(handle, index: index, instance: instance)) }
    }
    return devices
  }

  private init(_ handle: VkPhysicalDevice, index: Int, instance: Instance) {
    let functions = instance.functions
    self.handle = handle
    var driver = VkPhysicalDeviceDriverProperties()
    driver.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES
    var identity = VkPhysicalDeviceIDProperties()
    identity.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES
    var subgroup = VkPhysicalDeviceSubgroupProperties()
    subgroup.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES
    var properties = VkPhysicalDeviceProperties2()
    properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2
    functions.vkGetPhysicalDeviceProperties(handle, &properties.properties)
    let version = properties.properties.apiVersion
    if version >= facetMakeVersion(1, 2) {
      withUnsafeMutablePointer(to: &driver) { driver in
        withUnsafeMutablePointer(to: &identity) { identity in
          withUnsafeMutablePointer(to: &subgroup) { subgroup in
            driver.pointee.pNext = UnsafeMutableRawPointer(identity)
            identity.pointee.pNext = UnsafeMutableRawPointer(subgroup)
            properties.pNext = UnsafeMutableRawPointer(driver)
            functions.vkGetPhysicalDeviceProperties2(handle, &properties)
            properties.pNext = nil
          }
        }
      }
    }
    limits = properties.properties.limits
    subgroupSize = subgroup.subgroupSize
    pipelineCacheKey =
      withUnsafeBytes(of: properties.properties.pipelineCacheUUID) { Array($0) }
      + withUnsafeBytes(of: identity.driverUUID) { Array($0) }
      + withUnsafeBytes(of: properties.properties.deviceID) { Array($0) }

    var memory = VkPhysicalDeviceMemoryProperties()
    functions.vkGetPhysicalDeviceMemoryProperties(handle, &memory)
    self.memory = memory

    var familyCount: UInt32 = 0
    functions.vkGetPhysicalDeviceQueueFamilyProperties(handle, &familyCount, nil)
    var families = [VkQueueFamilyProperties](repeating: .init(), count: Int(familyCount))
    functions.vkGetPhysicalDeviceQueueFamilyProperties(handle, &familyCount, &families)
    let family = families.firstIndex { $0.queueFlags & VK_QUEUE_COMPUTE_BIT.rawValue != 0 }
    queueFamily = family.map { UInt32($0) }
    timestampBits = family.map { families[$0].timestampValidBits } ?? 0

    summary = DeviceSummary(
      index: index, name: string(of: properties.properties.deviceName),
      kind: DeviceKind(properties.properties.deviceType),
      driver: "\(string(of: driver.driverName)) \(string(of: driver.driverInfo))",
      obstacle: obstacle(
        handle, functions: functions, version: version, computes: family != nil, subgroups: subgroup),
      memoryBytes: largestLocalHeap(memory))
  }
}

/// Why a device cannot be used; nil if it can. Each requirement has its reason.
private func obstacle(
  _ device: VkPhysicalDevice, functions: InstanceFunctions, version: UInt32, computes: Bool,
  subgroups: VkPhysicalDeviceSubgroupProperties
) -> String? {
  // Shaders are compiled for Vulkan 1.2.
  if version < facetMakeVersion(1, 2) {
    return "it has Vulkan \(version >> 22).\(version >> 12 & 0x3FF), not 1.2"
  }
  if !computes { return "it has no compute queue" }
  // Lanes that trace rays agree on when to begin new ones, and add to queues together. All drivers of today can.
  let operations = VK_SUBGROUP_FEATURE_VOTE_BIT.rawValue | VK_SUBGROUP_FEATURE_BALLOT_BIT.rawValue
  if subgroups.supportedStages & VK_SHADER_STAGE_COMPUTE_BIT.rawValue == 0
    || subgroups.supportedOperations & operations != operations
  {
    return "its subgroups can neither vote nor ballot"
  }
  // Structs shared with Swift have C's layout, in which a vec3 takes 12 bytes.
  var scalar = VkPhysicalDeviceScalarBlockLayoutFeatures()
  scalar.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES
  withUnsafeMutablePointer(to: &scalar) { scalar in
    var features = VkPhysicalDeviceFeatures2()
    features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2
    features.pNext = UnsafeMutableRawPointer(scalar)
    functions.vkGetPhysicalDeviceFeatures2(device, &features)
  }
  if scalar.scalarBlockLayout == VK_FALSE { return "it lacks the feature scalarBlockLayout" }
  return nil
}

private func largestLocalHeap(_ memory: VkPhysicalDeviceMemoryProperties) -> UInt64 {
  withUnsafeBytes(of: memory.memoryHeaps) { bytes in
    bytes.bindMemory(to: VkMemoryHeap.self).prefix(Int(memory.memoryHeapCount))
      .filter { $0.flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT.rawValue != 0 }
      .map(\.size).max() ?? 0
  }
}
