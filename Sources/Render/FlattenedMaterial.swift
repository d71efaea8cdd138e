internal import GPUTypes
internal import Geometry
internal import Scene

extension Material {
  /// The form in which the GPU reads a material; `tables` gains a table of specular albedo where one is needed.
  func flattened(tables: inout SpecularAlbedoTables) -> GPUMaterial {
    var gpu = GPUMaterial()
    gpu.eta = 1
    gpu.skinMarks = UInt32(NO_SKIN_MARKS)
    switch self {
    case .plain(let m):
      gpu.family = UInt32(MATERIAL_PLAIN)
      gpu.color = vec3(m.albedo)
      gpu.color2 = vec3(m.meanFreePath)
      gpu.roughness = m.roughness
      gpu.eta = m.indexOfRefraction
      gpu.albedoTable = tables.offset(indexOfRefraction: m.indexOfRefraction)
    case .skin(let m):
      gpu.family = UInt32(MATERIAL_SKIN)
      gpu.color = vec3(m.meanFreePath)
      gpu.roughness = m.roughness
      gpu.roughness2 = m.oilRoughness
      gpu.amount = m.oilShare
      gpu.scale = m.poreDepth
      gpu.color2 = vec3(m.lipTint)
      gpu.color3 = vec3(m.lashLineAlbedo)
      gpu.tissueAlbedo = vec3(m.tissueAlbedo)
      gpu.lipRoughness = m.lipRoughness
      gpu.lashLine = m.lashLine
      gpu.lashLineWidth = m.lashLineWidth
      gpu.eta = m.indexOfRefraction
      gpu.albedoTable = tables.offset(indexOfRefraction: m.indexOfRefraction)
    case .eye(let m):
      gpu.family = UInt32(MATERIAL_EYE)
      gpu.color2 = vec3(m.meanFreePath)
      gpu.roughness = m.roughness
      gpu.amount = m.limbusRadius
      gpu.scale = m.limbusWidth
      gpu.eta = m.indexOfRefraction
      gpu.albedoTable = tables.offset(indexOfRefraction: m.indexOfRefraction)
    case .cloth(let m):
      gpu.family = UInt32(MATERIAL_CLOTH)
      gpu.color = vec3(m.albedo)
      gpu.color2 = vec3(m.sheen)
      gpu.roughness = m.sheenRoughness
      gpu.amount = m.yarnSpacing
      gpu.scale = m.relief
      gpu.pattern = m.pattern.rawValue
    case .hair(let m):
      gpu.family = UInt32(MATERIAL_HAIR)
      gpu.roughness = m.longitudinalRoughness
      gpu.roughness2 = m.azimuthalRoughness
      gpu.amount = m.scaleTilt
      gpu.color = vec3(Vector(m.changeStart, max(m.changeEnd, m.changeStart + 1e-3), 0))
      gpu.eta = m.indexOfRefraction
    case .metal(let m):
      gpu.family = UInt32(MATERIAL_METAL)
      gpu.color = vec3(m.reflectance)
      gpu.roughness = m.roughness
      // Of facets that reflect everything.
      gpu.albedoTable = tables.offset(indexOfRefraction: 1e4)
    case .glass(let m):
      gpu.family = UInt32(MATERIAL_GLASS)
      gpu.pattern = m.isSeenThrough ? 1 : 0
    }
    return gpu
  }
}
