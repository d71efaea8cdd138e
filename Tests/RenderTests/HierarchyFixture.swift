import Foundation
import GPU
import GPUTypes
import Geometry
import TestSupport

@testable import Render

/// Geometry as the hierarchy takes it, made by tests.
struct TestGeometry {
  var triangles: [GPUTriangle] = []
  var materials: [UInt32] = []
  var points: [SIMD4<Float>] = []
  var segments: [UInt32] = []

  var primitiveCount: Int { triangles.count + segments.count }

  mutating func addTriangle(_ a: Vector, _ b: Vector, _ c: Vector, material: UInt32 = 0) {
    triangles.append(GPUTriangle(a: vec3(a), b: vec3(b), c: vec3(c)))
    materials.append(material)
  }

  mutating func addStrand(_ strand: [SIMD4<Float>]) {
    segments += (0..<strand.count - 1).map { UInt32(points.count + $0) }
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
  let triangles: Buffer<GPUTriangle>
  let materials: Buffer<UInt32>
  let points: Buffer<SIMD4<Float>>
  let segments: Buffer<UInt32>
  let hierarchy: Hierarchy

  init(_ geometry: TestGeometry, on device: Device) throws {
    let triangles = try Buffer(geometry.triangles, label: "triangles", on: device)
    let materials = try Buffer(geometry.materials, label: "materials", on: device)
    let points = try Buffer(geometry.points, label: "points", on: device)
    let segments = try Buffer(geometry.segments, label: "segments", on: device)
    let hierarchy = try HierarchyBuilder(on: device).build(
      HierarchyInput(
        triangles: triangles.reference, triangleCount: geometry.triangles.count, points: points.reference,
        segments: segments.reference, segmentCount: geometry.segments.count))
    self.device = device
    self.geometry = geometry
    self.triangles = triangles
    self.materials = materials
    self.points = points
    self.segments = segments
    self.hierarchy = hierarchy
  }

  func statistics() throws -> HierarchyStatistics {
    try HierarchyStatistics(nodes: hierarchy.nodes.contents(), geometry: geometry)
  }

  /// What to do with the rays; see traceProbeRays.comp.
  enum Mode: UInt32 {
    case closest, occluded, probe, bruteClosest, bruteOccluded, bruteProbe
  }

  /// - Returns: For occlusion `primitive` is 1 or 0; for probes `steps` is the number of hits.
  func trace(_ rays: [GPURay], _ mode: Mode, material: UInt32 = 0, seed: UInt32 = 0) throws -> [GPUHit] {
    let pipeline = try Pipeline(
      words: probeWords("traceProbeRays", in: .module), label: "trace \(mode)", bufferCount: 7,
      pushConstantBytes: 12, specialization: [mode.rawValue], on: device)
    let rayBuffer = try Buffer(rays, label: "rays", on: device)
    let hits = try Buffer<GPUHit>(count: rays.count, label: "hits", on: device)
    let bindings = [
      hierarchy.nodes.reference, triangles.reference, points.reference, segments.reference,
      materials.reference, rayBuffer.reference, hits.reference,
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
