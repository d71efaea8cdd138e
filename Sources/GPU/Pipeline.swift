import CVulkan

/// A compute shader ready to run.
///
/// Its buffers are in descriptor set 0, bindings 0 ..< `bufferCount`; it need not use all of them. They are storage
/// buffers, or texel buffers if `texelBindings` names them.
public struct Pipeline: ~Copyable {
  let handle: VkPipeline
  let label: String
  let pattern: BindingPattern
  let pushConstantBytes: Int
  let layout: PipelineLayout
  private let device: Device

  /// - Parameters:
  ///   - words: SPIR-V with the entry point `main`.
  ///   - label: Name in captures and messages.
  ///   - bufferCount: How many buffers are bound. Pipelines with the same bindings share what is bound.
  ///   - texelBindings: Which of them the shader reads as texels; see ``TexelView``.
  ///   - pushConstantBytes: Size of the push constants, a multiple of 4, at most 128.
  ///   - specialization: Values of the specialization constants 0, 1, ….
  /// - Throws: ``VulkanError`` when the driver cannot compile the shader.
  public init(
    words: [UInt32], label: String, bufferCount: Int, texelBindings: Set<Int> = [],
    pushConstantBytes: Int = 0, specialization: [UInt32] = [], on device: Device
  ) throws(VulkanError) {
    precondition(
      pushConstantBytes % 4 == 0 && (0...Device.pushConstantBytes).contains(pushConstantBytes),
      "\(label) cannot have \(pushConstantBytes) bytes of push constants")
    precondition(words.first == 0x0723_0203, "\(label) is not SPIR-V")
    let pattern = BindingPattern(count: bufferCount, texels: texelBindings)
    let layout = try device.layout(pattern)
    let module = try ShaderModule(words: words, label: label, on: device)
    let handle = try createPipeline(
      module: module.handle, layout: layout.handle, specialization: specialization, label: label,
      on: device)
    device.setLabel(label, of: handle, type: VK_OBJECT_TYPE_PIPELINE)
    self.handle = handle
    self.label = label
    self.pattern = pattern
    self.pushConstantBytes = pushConstantBytes
    self.layout = layout
    self.device = device
  }

  deinit { device.functions.vkDestroyPipeline(device.handle, handle, nil) }
}

private func createPipeline(
  module: VkShaderModule, layout: VkPipelineLayout, specialization: [UInt32], label: String,
  on device: Device
) throws(VulkanError) -> VkPipeline {
  let entries = specialization.indices.map {
    VkSpecializationMapEntry(constantID: UInt32($0), offset: UInt32($0 * 4), size: 4)
  }
  var pipeline: VkPipeline?
  let operation = "vkCreateComputePipelines for \(label)"
  try check(operation) {
    "main".withCString { main in
      entries.withUnsafeBufferPointer { entries in
        specialization.withUnsafeBytes { values in
          var constants = VkSpecializationInfo()
          constants.mapEntryCount = UInt32(entries.count)
          constants.pMapEntries = entries.baseAddress
          constants.dataSize = values.count
          constants.pData = values.baseAddress
          return withUnsafePointer(to: &constants) { constants in
            var info = VkComputePipelineCreateInfo()
            info.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO
            info.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO
            info.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT
            info.stage.module = module
            info.stage.pName = main
            info.stage.pSpecializationInfo = entries.isEmpty ? nil : constants
            info.layout = layout
            return device.functions.vkCreateComputePipelines(
              device.handle, device.pipelineCache?.handle, 1, &info, nil, &pipeline)
          }
        }
      }
    }
  }
  guard let pipeline else { throw VulkanError(operation, advice: "update the graphics driver") }
  device.pipelineCache?.isChanged = true
  return pipeline
}

/// Owns a shader module, needed only while its pipeline is made.
private struct ShaderModule: ~Copyable {
  let handle: VkShaderModule
  private let device: Device

  init(words: [UInt32], label: String, on device: Device) throws(VulkanError) {
    var handle: VkShaderModule?
    let operation = "vkCreateShaderModule for \(label)"
    try check(operation) {
      words.withUnsafeBufferPointer { words in
        var info = VkShaderModuleCreateInfo()
        info.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO
        info.codeSize = words.count * 4
        info.pCode = words.baseAddress
        return device.functions.vkCreateShaderModule(device.handle, &info, nil, &handle)
      }
    }
    guard let handle else { throw VulkanError(operation, advice: "update the graphics driver") }
    device.setLabel(label, of: handle, type: VK_OBJECT_TYPE_SHADER_MODULE)
    self.handle = handle
    self.device = device
  }

  deinit { device.functions.vkDestroyShaderModule(device.handle, handle, nil) }
}

/// How many buffers a pipeline has, and which of them it reads as texels.
struct BindingPattern: Hashable {
  var count: Int
  var texels: Set<Int>
}

/// The layout of one descriptor set of buffers, written while recording, and 128 bytes of push constants.
/// Owned by the device, which keeps one for each pattern.
struct PipelineLayout: @unchecked Sendable {
  let set: VkDescriptorSetLayout
  let handle: VkPipelineLayout

  init(_ pattern: BindingPattern, on device: Device) throws(VulkanError) {
    let bindings = (0..<pattern.count).map { index in
      var binding = VkDescriptorSetLayoutBinding()
      binding.binding = UInt32(index)
      binding.descriptorType =
        pattern.texels.contains(index)
        ? VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER : VK_DESCRIPTOR_TYPE_STORAGE_BUFFER
      binding.descriptorCount = 1
      binding.stageFlags = VK_SHADER_STAGE_COMPUTE_BIT.rawValue
      return binding
    }
    let (texels, limits) = (pattern.texels.count, device.physical.limits)
    guard pattern.count - texels <= limits.maxPerStageDescriptorStorageBuffers,
      texels <= limits.maxPerStageDescriptorSampledImages
    else {
      throw VulkanError(
        "binding \(pattern.count - texels) buffers and \(texels) buffers of texels to a shader",
        advice: "the device takes \(limits.maxPerStageDescriptorStorageBuffers) and "
          + "\(limits.maxPerStageDescriptorSampledImages): choose another with --device")
    }
    var set: VkDescriptorSetLayout?
    try check("vkCreateDescriptorSetLayout of \(pattern.count) buffers") {
      bindings.withUnsafeBufferPointer { bindings in
        var info = VkDescriptorSetLayoutCreateInfo()
        info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO
        info.bindingCount = UInt32(bindings.count)
        info.pBindings = bindings.baseAddress
        return device.functions.vkCreateDescriptorSetLayout(device.handle, &info, nil, &set)
      }
    }
    var layout: VkPipelineLayout?
    do {
      // The same push constant range for all, or Vulkan would not call the layouts compatible.
      var range = VkPushConstantRange()
      range.stageFlags = VK_SHADER_STAGE_COMPUTE_BIT.rawValue
      range.size = UInt32(Device.pushConstantBytes)
      try check("vkCreatePipelineLayout of \(pattern.count) buffers") {
        withUnsafePointer(to: &range) { range in
          withUnsafePointer(to: &set) { set in
            var info = VkPipelineLayoutCreateInfo()
            info.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO
            info.setLayoutCount = 1
            info.pSetLayouts = set
            info.pushConstantRangeCount = 1
            info.pPushConstantRanges = range
            return device.functions.vkCreatePipelineLayout(device.handle, &info, nil, &layout)
          }
        }
      }
    } catch {
      device.functions.vkDestroyDescriptorSetLayout(device.handle, set, nil)
      throw error
    }
    guard let set, let layout else {
      throw VulkanError("vkCreatePipelineLayout", advice: "update the graphics driver")
    }
    self.set = set
    self.handle = layout
  }

  func destroy(on device: Device) {
    device.functions.vkDestroyPipelineLayout(device.handle, handle, nil)
    device.functions.vkDestroyDescriptorSetLayout(device.handle, set, nil)
  }
}
