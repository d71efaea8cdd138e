import CVulkan

/// The connection to the Vulkan loader, with the validation layer and its messages if asked for.
public final class Instance {
  let handle: VkInstance
  let functions: InstanceFunctions
  let log = MessageLog()
  /// Whether VK_EXT_debug_utils is there to name objects.
  let hasDebugNames: Bool
  private var messenger: VkDebugUtilsMessengerEXT?
  private let destroyMessenger: PFN_vkDestroyDebugUtilsMessengerEXT?

  /// Messages of the validation layer so far, oldest first; always empty without validation.
  public var validationMessages: [String] { log.messages }

  /// Forgets the messages so far.
  public func clearValidationMessages() { log.removeAll() }

  /// - Parameter validation: Turns on the Khronos validation layer with its checks of synchronization.
  /// - Throws: ``VulkanError`` when there is no loader, no driver, or no validation layer though asked for.
  public convenience init(validation: Bool = false) throws(VulkanError) {
    try self.init(validation: validation, loader: Loader())
  }

  /// The same through a loader that is open.
  init(validation: Bool, loader: Loader) throws(VulkanError) {
    let layer = "VK_LAYER_KHRONOS_validation"
    if validation, !(try availableLayers(loader).contains(layer)) {
      throw VulkanError(
        "turning on \(layer)", code: VK_ERROR_LAYER_NOT_PRESENT,
        advice: "install the validation layer (Debian: vulkan-validationlayers) or render without validation")
    }
    let hasDebugUtilities = try availableExtensions(loader).contains(VK_EXT_DEBUG_UTILS_EXTENSION_NAME)
    let instance = try createInstance(
      loader, layers: validation ? [layer] : [],
      extensions: hasDebugUtilities ? [VK_EXT_DEBUG_UTILS_EXTENSION_NAME] : [])
    let destroy: PFN_vkDestroyInstance = try loader.function("vkDestroyInstance", of: instance)
    do throws(VulkanError) {
      functions = try InstanceFunctions(instance, loader: loader)
      destroyMessenger =
        validation && hasDebugUtilities
        ? try loader.function("vkDestroyDebugUtilsMessengerEXT", of: instance) : nil
    } catch {
      destroy(instance, nil)
      throw error
    }
    handle = instance
    hasDebugNames = hasDebugUtilities
    guard validation, hasDebugUtilities else { return }
    // From here on `deinit` destroys what was made if one of these throws.
    let create: PFN_vkCreateDebugUtilsMessengerEXT = try loader.function(
      "vkCreateDebugUtilsMessengerEXT", of: instance)
    var info = messengerInfo(for: log)
    try check("vkCreateDebugUtilsMessengerEXT") { create(instance, &info, nil, &messenger) }
  }

  deinit {
    destroyMessenger?(handle, messenger, nil)
    functions.vkDestroyInstance(handle, nil)
  }
}

private func createInstance(_ loader: Loader, layers: [String], extensions: [String])
  throws(VulkanError) -> VkInstance
{
  let create: PFN_vkCreateInstance = try loader.function("vkCreateInstance", of: nil)
  var application = VkApplicationInfo()
  application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO
  application.apiVersion = facetMakeVersion(1, 2)
  // Synchronization validation finds missing barriers; it is off unless asked for.
  var synchronization = VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT
  var instance: VkInstance?
  try check(
    "vkCreateInstance",
    advice: "install a Vulkan driver (Debian: mesa-vulkan-drivers, which has a CPU device too); "
      + "if VK_DRIVER_FILES or VK_ICD_FILENAMES is set, look where it points"
  ) {
    withCStrings(layers) { layerNames in
      withCStrings(extensions) { extensionNames in
        withUnsafePointer(to: &application) { application in
          withUnsafePointer(to: &synchronization) { synchronization in
            var features = VkValidationFeaturesEXT()
            features.sType = VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT
            features.enabledValidationFeatureCount = 1
            features.pEnabledValidationFeatures = synchronization
            return withUnsafePointer(to: &features) { features in
              var info = VkInstanceCreateInfo()
              info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO
              info.pNext = layers.isEmpty ? nil : UnsafeRawPointer(features)
              info.pApplicationInfo = application
              info.enabledLayerCount = UInt32(layers.count)
              info.ppEnabledLayerNames = layerNames
              info.enabledExtensionCount = UInt32(extensions.count)
              info.ppEnabledExtensionNames = extensionNames
              return create(&info, nil, &instance)
            }
          }
        }
      }
    }
  }
  guard let instance else {
    throw VulkanError("vkCreateInstance", advice: "update the Vulkan loader")
  }
  return instance
}

private func availableLayers(_ loader: Loader) throws(VulkanError) -> [String] {
  let enumerate: PFN_vkEnumerateInstanceLayerProperties = try loader.function(
    "vkEnumerateInstanceLayerProperties", of: nil)
  return try enumerateAll("vkEnumerateInstanceLayerProperties", of: VkLayerProperties()) {
    enumerate($0, $1)
  }.map { string(of: $0.layerName) }
}

private func availableExtensions(_ loader: Loader) throws(VulkanError) -> [String] {
  let enumerate: PFN_vkEnumerateInstanceExtensionProperties = try loader.function(
    "vkEnumerateInstanceExtensionProperties", of: nil)
  return try enumerateAll("vkEnumerateInstanceExtensionProperties", of: VkExtensionProperties()) {
    enumerate(nil, $0, $1)
  }.map { string(of: $0.extensionName) }
}
