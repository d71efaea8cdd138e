internal import GPU
internal import GPUTypes
internal import Shaders

/// The compiled kernels of the path tracer; all share the bindings of `Shaders/bindings.glsl`.
struct PathPrograms: ~Copyable {
  let generateRays: Pipeline
  let resetQueues: Pipeline
  let traceClosest: Pipeline
  let classifyBrow: Pipeline
  let gatherLamps: Pipeline
  let shadeMiss: Pipeline
  let shadePlain: Pipeline
  let shadeSkin: Pipeline
  let shadeEye: Pipeline
  let shadeCloth: Pipeline
  let shadeHair: Pipeline
  let shadeMetal: Pipeline
  let shadeGlass: Pipeline
  let traceProbe: Pipeline
  let walkBelow: Pipeline
  let leaveBelow: Pipeline
  let traceShadow: Pipeline
  let accumulate: Pipeline

  /// - Parameter sharesAtomics: see `Shaders/bindings.glsl`.
  /// - Throws: an error when a shader is missing or the driver cannot compile it.
  init(sharesAtomics: Bool, on device: Device) throws {
    let texelBindings = SceneBuffers.texelBindings.union([
      Int(BINDING_RAY_TEXELS), Int(BINDING_SHADOW_TEXELS),
    ])
    func program(_ name: String) throws -> Pipeline {
      try Pipeline(
        words: try ShaderLibrary.words(of: name), label: name, bufferCount: Int(BINDING_COUNT),
        texelBindings: texelBindings, pushConstantBytes: MemoryLayout<GPUStep>.size,
        specialization: [sharesAtomics ? 1 : 0], on: device)
    }
    let generateRays = try program("generateRays")
    let resetQueues = try program("resetQueues")
    let traceClosest = try program("traceClosest")
    let classifyBrow = try program("classifyBrow")
    let gatherLamps = try program("gatherLamps")
    let shadeMiss = try program("shadeMiss")
    let shadePlain = try program("shadePlain")
    let shadeSkin = try program("shadeSkin")
    let shadeEye = try program("shadeEye")
    let shadeCloth = try program("shadeCloth")
    let shadeHair = try program("shadeHair")
    let shadeMetal = try program("shadeMetal")
    let shadeGlass = try program("shadeGlass")
    let traceProbe = try program("traceProbe")
    let walkBelow = try program("walkBelow")
    let leaveBelow = try program("leaveBelow")
    let traceShadow = try program("traceShadow")
    let accumulate = try program("accumulate")
    self.generateRays = generateRays
    self.resetQueues = resetQueues
    self.traceClosest = traceClosest
    self.classifyBrow = classifyBrow
    self.gatherLamps = gatherLamps
    self.shadeMiss = shadeMiss
    self.shadePlain = shadePlain
    self.shadeSkin = shadeSkin
    self.shadeEye = shadeEye
    self.shadeCloth = shadeCloth
    self.shadeHair = shadeHair
    self.shadeMetal = shadeMetal
    self.shadeGlass = shadeGlass
    self.traceProbe = traceProbe
    self.walkBelow = walkBelow
    self.leaveBelow = leaveBelow
    self.traceShadow = traceShadow
    self.accumulate = accumulate
  }
}
