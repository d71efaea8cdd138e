import Foundation
import GPU
import GPUTypes
import Geometry
import TestSupport

@testable import Render

/// Geometry as the hierarchy takes it, made by tests.
struct TestGeometry {
  var triangles: [GPUTriangle] = []
  var points: [SIMD4<Float>] = []
  /// The strand of each segment.
  var segmentStrands: [UInt32] = []
  var strandCount: UInt32 = 0

  var primitiveCount: Int { triangles.count + segmentStrands.count }

  mutating func addTriangle(_ a: Vector, _ b: Vector, _ c: Vector, material: UInt32 = 0) {
    triangles.append(
      GPUTriangle(
        a: vec3(a), material: material, b: vec3(b), glassTint: 0, c: vec3(c), glassFace: 0))
  }

  mutating func addStrand(_ strand: [SIMD4<Float>]) {
    segmentStrands += [UInt32](repeating: strandCount, count: strand.count - 1)
    strandCount += 1
    points += strand
  }

  /// Triangles and strands of many sizes in a cube around `center`, among them degenerate ones.
  static func random(
    triangles: Int, strands: Int, size: Float = 1, center: Vector = .zero, seed: UInt64 = 1
  ) -> TestGeometry {
    var random = CounterRandom(seed: seed, index: 0)
    func unit() -> Vector {
      Vector(random.next(in: -1...1), random.next(in: -1...1), random.next(in: -1...1))
    }
    var geometry = TestGeometry()
    for index in 0..<triangles {
      let a = center + unit() * size
      let reach = size * exponential(random.next(in: -6...(-1)))
      var (b, c) = (a + unit() * reach, a + unit() * reach)
      if index % 50 == 7 { c = b }  // a line
      if index % 50 == 8 { (b, c) = (a, a) }  // a point
      if index % 50 == 9 { (b.z, c.z) = (a.z, a.z) }  // in a coordinate plane
      geometry.addTriangle(
        a, b, c, material: UInt32(index % 3) | (index % 7 == 0 ? MATERIAL_PASSES_SHADOWS : 0))
    }
    for index in 0..<strands {
      var position = center + unit() * size
      var step = unit() * size * 0.1
      let radius = size * exponential(random.next(in: -7...(-3)))
      var strand: [SIMD4<Float>] = []
      for place in 0..<6 {
        strand.append(SIMD4(position, radius * (1 - 0.15 * Float(place))))
        if index % 20 == 5 && place == 2 { continue }  // a segment of no length
        position += step
        step += unit() * size * 0.03
      }
      geometry.addStrand(strand)
    }
    return geometry
  }
}

/// e to the power `x`, for sizes that spread over magnitudes.
func exponential(_ x: Float) -> Float { Float(exp(Double(x))) }

extension vec3 {
  init(_ v: Vector) { self.init(x: v.x, y: v.y, z: v.z) }
}

/// Geometry on a device with its hierarchy, and the kernel that traces it.
struct TestScene: ~Copyable {
  let device: Device
  let geometry: TestGeometry
  // Views are destroyed before their buffers.
  let triangleTexels: TexelView
  let triangles: Buffer<GPUTriangle>
  let pointTexels: TexelView
  let points: Buffer<SIMD4<Float>>
  let segmentStrandTexels: TexelView
  let segmentStrands: Buffer<UInt32>
  let hierarchy: Hierarchy

  init(_ geometry: TestGeometry, on device: Device) throws {
    let triangles = try Buffer(geometry.triangles, label: "triangles", on: device)
    let triangleTexels = try TexelView(of: triangles.reference, label: "triangles", on: device)
    let points = try Buffer(geometry.points, label: "points", on: device)
    let pointTexels = try TexelView(of: points.reference, label: "points", on: device)
    let segmentStrands = try Buffer(
      SceneBuffers.wholeTexels(geometry.segmentStrands), label: "strands of segments", on: device)
    let segmentStrandTexels = try TexelView(
      of: segmentStrands.reference, label: "strands of segments", on: device)
    let hierarchy = try HierarchyBuilder(on: device).build(
      HierarchyInput(
        triangles: triangleTexels.reference, triangleCount: geometry.triangles.count,
        points: pointTexels.reference,
        segmentStrands: segmentStrandTexels.reference, segmentCount: geometry.segmentStrands.count))
    self.device = device
    self.geometry = geometry
    self.triangles = triangles
    self.triangleTexels = triangleTexels
    self.points = points
    self.pointTexels = pointTexels
    self.segmentStrands = segmentStrands
    self.segmentStrandTexels = segmentStrandTexels
    self.hierarchy = hierarchy
  }

  func statistics() throws -> HierarchyStatistics {
    try HierarchyStatistics(
      nodes: hierarchy.nodes.contents(), header: hierarchy.header.contents()[0], geometry: geometry)
  }

  /// What to do with the rays; see traceProbeRays.comp.
  enum Mode: UInt32 {
    case closest, occluded, probe, bruteClosest, bruteOccluded, bruteProbe
  }

  /// - Returns: For occlusion `primitive` is 1 or 0; for probes `steps` is the number of hits.
  func trace(_ rays: [GPURay], _ mode: Mode, material: UInt32 = 0, seed: UInt32 = 0) throws -> [GPUHit] {
    let pipeline = try Pipeline(
      words: probeWords("traceProbeRays", in: .module), label: "trace \(mode)", bufferCount: 7,
      texelBindings: SceneBuffers.texelBindings,
      pushConstantBytes: 12, specialization: [mode.rawValue], on: device)
    let rayBuffer = try Buffer(rays, label: "rays", on: device)
    let hits = try Buffer<GPUHit>(count: rays.count, label: "hits", on: device)
    let bindings = [
      hierarchy.texels.reference, triangleTexels.reference, pointTexels.reference,
      segmentStrandTexels.reference, hierarchy.header.reference, rayBuffer.reference, hits.reference,
    ]
    try device.run("trace \(mode)") { recorder in
      recorder.bind(bindings)
      recorder.dispatch(
        pipeline, groups: (rays.count + 63) / 64,
        push: TracePush(count: UInt32(rays.count), material: material, seed: seed))
    }
    return try hits.contents()
  }
}

private struct TracePush: BitwiseCopyable {
  var count: UInt32
  var material: UInt32
  var seed: UInt32
}

/// Rays of all sorts through and around a cube: from outside, from inside, along axes, along coordinate planes.
func randomRays(_ count: Int, size: Float = 1, center: Vector = .zero, seed: UInt64 = 9) -> [GPURay] {
  var random = CounterRandom(seed: seed, index: 1)
  func unit() -> Vector {
    Vector(random.next(in: -1...1), random.next(in: -1...1), random.next(in: -1...1))
  }
  return (0..<count).map { index in
    let origin = center + unit() * size * (index % 3 == 0 ? 4 : 1)
    var direction = normalized(center + unit() * size - origin)
    switch index % 11 {
    case 0: direction = Vector(1, 0, 0)
    case 1: direction = Vector(0, -1, 0)
    case 2: direction = Vector(0, 0, 1)
    case 3: direction = normalized(Vector(direction.x, 0, direction.z))
    default: break
    }
    let tMax: Float = index % 4 == 0 ? size * random.nextUnit() : .greatestFiniteMagnitude
    return GPURay(origin: vec3(origin), tMin: 0, direction: vec3(direction), tMax: tMax)
  }
}
