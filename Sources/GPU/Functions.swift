import CVulkan
import Foundation

/// The Vulkan loader, opened at run time.
struct Loader {
  let vkGetInstanceProcAddr: PFN_vkGetInstanceProcAddr

  /// A loader whose functions a test has put others in the place of.
  init(_ vkGetInstanceProcAddr: @escaping PFN_vkGetInstanceProcAddr) {
    self.vkGetInstanceProcAddr = vkGetInstanceProcAddr
  }

  /// - Throws: ``VulkanError`` when this machine has no Vulkan loader.
  init() throws(VulkanError) {
    for name in ["libvulkan.so.1", "libvulkan.so"] {
      // Never closed: the loader stays for the life of the process, as its drivers may have running threads.
      if let library = dlopen(name, RTLD_NOW | RTLD_LOCAL),
        let symbol = dlsym(library, "vkGetInstanceProcAddr")
      {
        vkGetInstanceProcAddr = unsafeBitCast(symbol, to: PFN_vkGetInstanceProcAddr.self)
        return
      }
    }
    throw VulkanError(
      "loading libvulkan.so.1",
      advice: "install the Vulkan loader and a driver (Debian: libvulkan1 and mesa-vulkan-drivers)")
  }

  /// A function of `instance`, or one that needs no instance if that is nil.
  func function<F>(_ name: String, of instance: VkInstance?) throws(VulkanError) -> F {
    guard let address = vkGetInstanceProcAddr(instance, name) else {
      throw VulkanError("looking up \(name)", advice: "update the Vulkan loader and driver")
    }
    return unsafeBitCast(address, to: F.self)
  }
}

/// The functions of an instance that this module calls.
struct InstanceFunctions {
  let vkDestroyInstance: PFN_vkDestroyInstance
  let vkEnumeratePhysicalDevices: PFN_vkEnumeratePhysicalDevices
  let vkGetPhysicalDeviceProperties: PFN_vkGetPhysicalDeviceProperties
  let vkGetPhysicalDeviceProperties2: PFN_vkGetPhysicalDeviceProperties2
  let vkGetPhysicalDeviceFeatures2: PFN_vkGetPhysicalDeviceFeatures2
  let vkGetPhysicalDeviceMemoryProperties: PFN_vkGetPhysicalDeviceMemoryProperties
  let vkGetPhysicalDeviceQueueFamilyProperties: PFN_vkGetPhysicalDeviceQueueFamilyProperties
  let vkCreateDevice: PFN_vkCreateDevice
  let vkDestroyDevice: PFN_vkDestroyDevice
  let vkGetDeviceProcAddr: PFN_vkGetDeviceProcAddr

  init(_ instance: VkInstance, loader: Loader) throws(VulkanError) {
    vkDestroyInstance = try loader.function("vkDestroyInstance", of: instance)
    vkEnumeratePhysicalDevices = try loader.function("vkEnumeratePhysicalDevices", of: instance)
    vkGetPhysicalDeviceProperties = try loader.function("vkGetPhysicalDeviceProperties", of: instance)
    vkGetPhysicalDeviceProperties2 = try loader.function("vkGetPhysicalDeviceProperties2", of: instance)
    vkGetPhysicalDeviceFeatures2 = try loader.function("vkGetPhysicalDeviceFeatures2", of: instance)
    vkGetPhysicalDeviceMemoryProperties = try loader.function(
      "vkGetPhysicalDeviceMemoryProperties", of: instance)
    vkGetPhysicalDeviceQueueFamilyProperties = try loader.function(
      "vkGetPhysicalDeviceQueueFamilyProperties", of: instance)
    vkCreateDevice = try loader.function("vkCreateDevice", of: instance)
    vkDestroyDevice = try loader.function("vkDestroyDevice", of: instance)
    vkGetDeviceProcAddr = try loader.function("vkGetDeviceProcAddr", of: instance)
  }
}

/// The functions of a device that this module calls. They are variables so that a test can put a failing one in the
/// place of any of them when the device is opened.
struct DeviceFunctions {
  var vkDestroyDevice: PFN_vkDestroyDevice
  var vkDeviceWaitIdle: PFN_vkDeviceWaitIdle
  var vkGetDeviceQueue: PFN_vkGetDeviceQueue
  var vkQueueSubmit: PFN_vkQueueSubmit
  var vkCreateFence: PFN_vkCreateFence
  var vkDestroyFence: PFN_vkDestroyFence
  var vkResetFences: PFN_vkResetFences
  var vkWaitForFences: PFN_vkWaitForFences

  var vkCreateBuffer: PFN_vkCreateBuffer
  var vkDestroyBuffer: PFN_vkDestroyBuffer
  var vkCreateBufferView: PFN_vkCreateBufferView
  var vkDestroyBufferView: PFN_vkDestroyBufferView
  var vkGetBufferMemoryRequirements: PFN_vkGetBufferMemoryRequirements
  var vkAllocateMemory: PFN_vkAllocateMemory
  var vkFreeMemory: PFN_vkFreeMemory
  var vkBindBufferMemory: PFN_vkBindBufferMemory
  var vkMapMemory: PFN_vkMapMemory

  var vkCreateShaderModule: PFN_vkCreateShaderModule
  var vkDestroyShaderModule: PFN_vkDestroyShaderModule
  var vkCreateDescriptorSetLayout: PFN_vkCreateDescriptorSetLayout
  var vkDestroyDescriptorSetLayout: PFN_vkDestroyDescriptorSetLayout
  var vkCreateDescriptorPool: PFN_vkCreateDescriptorPool
  var vkDestroyDescriptorPool: PFN_vkDestroyDescriptorPool
  var vkResetDescriptorPool: PFN_vkResetDescriptorPool
  var vkAllocateDescriptorSets: PFN_vkAllocateDescriptorSets
  var vkUpdateDescriptorSets: PFN_vkUpdateDescriptorSets
  var vkCreatePipelineLayout: PFN_vkCreatePipelineLayout
  var vkDestroyPipelineLayout: PFN_vkDestroyPipelineLayout
  var vkCreateComputePipelines: PFN_vkCreateComputePipelines
  var vkDestroyPipeline: PFN_vkDestroyPipeline
  var vkCreatePipelineCache: PFN_vkCreatePipelineCache
  var vkDestroyPipelineCache: PFN_vkDestroyPipelineCache
  var vkGetPipelineCacheData: PFN_vkGetPipelineCacheData

  var vkCreateCommandPool: PFN_vkCreateCommandPool
  var vkDestroyCommandPool: PFN_vkDestroyCommandPool
  var vkResetCommandPool: PFN_vkResetCommandPool
  var vkAllocateCommandBuffers: PFN_vkAllocateCommandBuffers
  var vkBeginCommandBuffer: PFN_vkBeginCommandBuffer
  var vkEndCommandBuffer: PFN_vkEndCommandBuffer
  var vkCmdBindPipeline: PFN_vkCmdBindPipeline
  var vkCmdPushConstants: PFN_vkCmdPushConstants
  var vkCmdBindDescriptorSets: PFN_vkCmdBindDescriptorSets
  var vkCmdDispatch: PFN_vkCmdDispatch
  var vkCmdDispatchIndirect: PFN_vkCmdDispatchIndirect
  var vkCmdPipelineBarrier: PFN_vkCmdPipelineBarrier
  var vkCmdFillBuffer: PFN_vkCmdFillBuffer
  var vkCmdCopyBuffer: PFN_vkCmdCopyBuffer
  var vkCreateQueryPool: PFN_vkCreateQueryPool
  var vkDestroyQueryPool: PFN_vkDestroyQueryPool
  var vkCmdResetQueryPool: PFN_vkCmdResetQueryPool
  var vkCmdWriteTimestamp: PFN_vkCmdWriteTimestamp
  var vkGetQueryPoolResults: PFN_vkGetQueryPoolResults

  /// Names for captures and messages; nil where VK_EXT_debug_utils is absent.
  var vkSetDebugUtilsObjectNameEXT: PFN_vkSetDebugUtilsObjectNameEXT?
  var vkCmdBeginDebugUtilsLabelEXT: PFN_vkCmdBeginDebugUtilsLabelEXT?
  var vkCmdEndDebugUtilsLabelEXT: PFN_vkCmdEndDebugUtilsLabelEXT?

  init(_ device: VkDevice, functions: InstanceFunctions, debugNames: Bool) throws(VulkanError) {
    func load<F>(_ name: String) throws(VulkanError) -> F {
      guard let address = functions.vkGetDeviceProcAddr(device, name) else {
        throw VulkanError("looking up \(name)", advice: "update the graphics driver")
      }
      return unsafeBitCast(address, to: F.self)
    }
    vkDestroyDevice = try load("vkDestroyDevice")
    vkDeviceWaitIdle = try load("vkDeviceWaitIdle")
    vkGetDeviceQueue = try load("vkGetDeviceQueue")
    vkQueueSubmit = try load("vkQueueSubmit")
    vkCreateFence = try load("vkCreateFence")
    vkDestroyFence = try load("vkDestroyFence")
    vkResetFences = try load("vkResetFences")
    vkWaitForFences = try load("vkWaitForFences")
    vkCreateBuffer = try load("vkCreateBuffer")
    vkDestroyBuffer = try load("vkDestroyBuffer")
    vkCreateBufferView = try load("vkCreateBufferView")
    vkDestroyBufferView = try load("vkDestroyBufferView")
    vkGetBufferMemoryRequirements = try load("vkGetBufferMemoryRequirements")
    vkAllocateMemory = try load("vkAllocateMemory")
    vkFreeMemory = try load("vkFreeMemory")
    vkBindBufferMemory = try load("vkBindBufferMemory")
    vkMapMemory = try load("vkMapMemory")
    vkCreateShaderModule = try load("vkCreateShaderModule")
    vkDestroyShaderModule = try load("vkDestroyShaderModule")
    vkCreateDescriptorSetLayout = try load("vkCreateDescriptorSetLayout")
    vkDestroyDescriptorSetLayout = try load("vkDestroyDescriptorSetLayout")
    vkCreateDescriptorPool = try load("vkCreateDescriptorPool")
    vkDestroyDescriptorPool = try load("vkDestroyDescriptorPool")
    vkResetDescriptorPool = try load("vkResetDescriptorPool")
    vkAllocateDescriptorSets = try load("vkAllocateDescriptorSets")
    vkUpdateDescriptorSets = try load("vkUpdateDescriptorSets")
    vkCreatePipelineLayout = try load("vkCreatePipelineLayout")
    vkDestroyPipelineLayout = try load("vkDestroyPipelineLayout")
    vkCreateComputePipelines = try load("vkCreateComputePipelines")
    vkDestroyPipeline = try load("vkDestroyPipeline")
    vkCreatePipelineCache = try load("vkCreatePipelineCache")
    vkDestroyPipelineCache = try load("vkDestroyPipelineCache")
    vkGetPipelineCacheData = try load("vkGetPipelineCacheData")
    vkCreateCommandPool = try load("vkCreateCommandPool")
    vkDestroyCommandPool = try load("vkDestroyCommandPool")
    vkResetCommandPool = try load("vkResetCommandPool")
    vkAllocateCommandBuffers = try load("vkAllocateCommandBuffers")
    vkBeginCommandBuffer = try load("vkBeginCommandBuffer")
    vkEndCommandBuffer = try load("vkEndCommandBuffer")
    vkCmdBindPipeline = try load("vkCmdBindPipeline")
    vkCmdPushConstants = try load("vkCmdPushConstants")
    vkCmdBindDescriptorSets = try load("vkCmdBindDescriptorSets")
    vkCmdDispatch = try load("vkCmdDispatch")
    vkCmdDispatchIndirect = try load("vkCmdDispatchIndirect")
    vkCmdPipelineBarrier = try load("vkCmdPipelineBarrier")
    vkCmdFillBuffer = try load("vkCmdFillBuffer")
    vkCmdCopyBuffer = try load("vkCmdCopyBuffer")
    vkCreateQueryPool = try load("vkCreateQueryPool")
    vkDestroyQueryPool = try load("vkDestroyQueryPool")
    vkCmdResetQueryPool = try load("vkCmdResetQueryPool")
    vkCmdWriteTimestamp = try load("vkCmdWriteTimestamp")
    vkGetQueryPoolResults = try load("vkGetQueryPoolResults")
    vkSetDebugUtilsObjectNameEXT = debugNames ? try load("vkSetDebugUtilsObjectNameEXT") : nil
    vkCmdBeginDebugUtilsLabelEXT = debugNames ? try load("vkCmdBeginDebugUtilsLabelEXT") : nil
    vkCmdEndDebugUtilsLabelEXT = debugNames ? try load("vkCmdEndDebugUtilsLabelEXT") : nil
  }
}
