internal import GPU
internal import GPUTypes

/// A flattened scene in GPU memory, with its hierarchy.
struct SceneBuffers: ~Copyable {
  let hierarchy: Hierarchy
  let triangles: Buffer<GPUTriangle>
  let points: Buffer<SIMD4<Float>>
  let segments: Buffer<UInt32>
  let triangleMaterials: Buffer<UInt32>
  let corners: Buffer<GPUTriangleCorners>
  let vertices: Buffer<GPUVertex>
  let segmentStrands: Buffer<UInt32>
  let strands: Buffer<GPUStrand>
  let materials: Buffer<GPUMaterial>
  let albedoTables: Buffer<Float>
  let environment: Buffer<vec3>
  let alias: Buffer<GPUAliasCell>

  /// Uploads the scene.
  /// - Throws: ``VulkanError`` when the device has too little memory.
  init(_ scene: FlattenedScene, builder: borrowing HierarchyBuilder, on device: Device) throws(VulkanError) {
    let triangles = try Buffer(scene.triangles, label: "triangles", on: device)
    let points = try Buffer(scene.points, label: "strand points", on: device)
    let segments = try Buffer(scene.segments, label: "segments", on: device)
    let hierarchy = try builder.build(
      HierarchyInput(
        triangles: triangles.reference, triangleCount: scene.triangles.count, points: points.reference,
        segments: segments.reference, segmentCount: scene.segments.count))
    let triangleMaterials = try Buffer(scene.triangleMaterials, label: "triangle materials", on: device)
    let corners = try Buffer(scene.corners, label: "triangle corners", on: device)
    let vertices = try Buffer(scene.vertices, label: "vertices", on: device)
    let segmentStrands = try Buffer(scene.segmentStrands, label: "segment strands", on: device)
    let strands = try Buffer(scene.strands, label: "strands", on: device)
    let materials = try Buffer(scene.materials, label: "materials", on: device)
    let albedoTables = try Buffer(scene.albedoTables, label: "albedo tables", on: device)
    let environment = try Buffer(scene.environment.pixels, label: "environment", on: device)
    let alias = try Buffer(scene.environment.cells, label: "environment alias table", on: device)
    self.hierarchy = hierarchy
    self.triangles = triangles
    self.points = points
    self.segments = segments
    self.triangleMaterials = triangleMaterials
    self.corners = corners
    self.vertices = vertices
    self.segmentStrands = segmentStrands
    self.strands = strands
    self.materials = materials
    self.albedoTables = albedoTables
    self.environment = environment
    self.alias = alias
  }
}
