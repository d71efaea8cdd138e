internal import GPU
internal import GPUTypes

/// A flattened scene in GPU memory, with its hierarchy.
struct SceneBuffers: ~Copyable {
  let hierarchy: Hierarchy
  // Views are destroyed before their buffers.
  let triangleTexels: TexelView
  let triangles: Buffer<GPUTriangle>
  let pointTexels: TexelView
  let points: Buffer<SIMD4<Float>>
  let corners: Buffer<GPUTriangleCorners>
  let vertices: Buffer<GPUVertex>
  let segmentStrandTexels: TexelView
  let segmentStrands: Buffer<UInt32>
  let strands: Buffer<GPUStrand>
  let materials: Buffer<GPUMaterial>
  let albedoTables: Buffer<Float>
  let environment: Buffer<vec3>
  let drawCells: Buffer<GPUDrawCell>
  let skinMarks: Buffer<GPUSkinMark>
  let skinMarkTable: Buffer<UInt32>
  let lights: Buffer<GPULight>
  let hasLamps: Bool

  /// What kernels that trace rays read as texels.
  static let texelBindings: Set = [
    Int(BINDING_NODES), Int(BINDING_TRIANGLES), Int(BINDING_POINTS), Int(BINDING_SEGMENT_STRANDS),
  ]

  /// `words` with zeros behind, so that all are in whole texels, of which there is one at least.
  static func wholeTexels(_ words: [UInt32]) -> [UInt32] {
    words + [UInt32](repeating: 0, count: words.isEmpty ? 4 : -words.count & 3)
  }

  /// Uploads the scene.
  /// - Throws: ``VulkanError`` when the device has too little memory.
  init(_ scene: FlattenedScene, builder: borrowing HierarchyBuilder, on device: Device) throws(VulkanError) {
    let triangles = try Buffer(scene.triangles, label: "triangles", on: device)
    let triangleTexels = try TexelView(of: triangles.reference, label: "triangles", on: device)
    let points = try Buffer(scene.points, label: "strand points", on: device)
    let pointTexels = try TexelView(of: points.reference, label: "strand points", on: device)
    let segmentStrands = try Buffer(
      Self.wholeTexels(scene.segmentStrands), label: "strands of segments", on: device)
    let segmentStrandTexels = try TexelView(
      of: segmentStrands.reference, label: "strands of segments", on: device)
    let hierarchy = try builder.build(
      HierarchyInput(
        triangles: triangleTexels.reference, triangleCount: scene.triangles.count,
        points: pointTexels.reference,
        segmentStrands: segmentStrandTexels.reference, segmentCount: scene.segmentCount))
    let corners = try Buffer(scene.corners, label: "triangle corners", on: device)
    let vertices = try Buffer(scene.vertices, label: "vertices", on: device)
    let strands = try Buffer(scene.strands, label: "strands", on: device)
    let materials = try Buffer(scene.materials, label: "materials", on: device)
    let albedoTables = try Buffer(scene.albedoTables, label: "albedo tables", on: device)
    let environment = try Buffer(scene.environment.pixels, label: "environment", on: device)
    let drawCells = try Buffer(scene.environment.cells, label: "environment draw cells", on: device)
    let skinMarks = try Buffer(scene.skinMarks.marks, label: "skin marks", on: device)
    let skinMarkTable = try Buffer(scene.skinMarks.table, label: "skin mark table", on: device)
    let lights = try Buffer(scene.lights.lights, label: "lamps", on: device)
    self.hierarchy = hierarchy
    self.triangles = triangles
    self.triangleTexels = triangleTexels
    self.points = points
    self.pointTexels = pointTexels
    self.corners = corners
    self.vertices = vertices
    self.segmentStrands = segmentStrands
    self.segmentStrandTexels = segmentStrandTexels
    self.strands = strands
    self.materials = materials
    self.albedoTables = albedoTables
    self.environment = environment
    self.drawCells = drawCells
    self.skinMarks = skinMarks
    self.skinMarkTable = skinMarkTable
    self.lights = lights
    hasLamps = scene.lights.count > 0
  }
}
