import Geometry
import Scene

/// What camera rays meet, found by testing every primitive in double precision. Strands must have one radius each.
struct BruteForce {
  struct Hit {
    var semanticClass = SemanticClass.background
    /// Along the view axis.
    var depth = Double.infinity
    /// Camera space.
    var normal = Vector.zero
    /// The ray passes an edge, or two surfaces meet, within what float arithmetic can tell apart.
    var isDoubtful = false
  }

  private typealias Point = SIMD3<Double>

  private struct Triangle {
    var a: Point
    var b: Point
    var c: Point
    var normals: (Vector, Vector, Vector)
    var semanticClass: SemanticClass
  }

  private struct Capsule {
    var a: Point
    var b: Point
    var radius: Double
    var semanticClass: SemanticClass
  }

  private let camera: Camera
  private let size: Int
  private var triangles: [Triangle] = []
  private var capsules: [Capsule] = []

  /// - Parameter size: Pixels of the square image's side.
  init(_ scene: SceneDescription, size: Int) {
    camera = scene.camera
    self.size = size
    for mesh in scene.meshes {
      for (t, semanticClass) in zip(mesh.triangles, mesh.triangleClasses) {
        let corners = [t.x, t.y, t.z].map { Int($0) }
        triangles.append(
          Triangle(
            a: Point(mesh.positions[corners[0]]), b: Point(mesh.positions[corners[1]]),
            c: Point(mesh.positions[corners[2]]),
            normals: (mesh.normals[corners[0]], mesh.normals[corners[1]], mesh.normals[corners[2]]),
            semanticClass: semanticClass))
      }
    }
    for group in scene.strandGroups {
      for s in 0..<group.strands.count {
        for (p, q) in zip(group.strands[s], group.strands[s].dropFirst()) {
          capsules.append(
            Capsule(
              a: Point(Double(p.x), Double(p.y), Double(p.z)),
              b: Point(Double(q.x), Double(q.y), Double(q.z)),
              radius: Double(p.w), semanticClass: group.semanticClass))
        }
      }
    }
  }

  /// What the camera ray of a sample meets. Its place in the pixel is that of generateRays.comp.
  func hit(pixel: Int, sample: Int, seed: UInt32) -> Hit {
    let key = CounterRandom.words(SIMD4(UInt32(pixel), seed, 0x2C1B_3C6D, 0x297A_2D39)).x
    let place = SobolReference.pair(key: key, index: UInt32(sample), pair: 0)
    let focal = Double(camera.focalLengthPixels(width: size, height: size))
    let x = (Double(pixel % size) + Double(place.x) - Double(size) / 2) / focal
    let y = (Double(pixel / size) + Double(place.y) - Double(size) / 2) / focal
    var hit = trace(x, y)
    // A ten-thousandth of a pixel aside something else may be met.
    let nudge = 1e-4 / focal
    for (right, down) in [(nudge, 0), (-nudge, 0), (0, nudge), (0, -nudge)] {
      let other = trace(x + right, y + down)
      if other.semanticClass != hit.semanticClass || abs(other.depth - hit.depth) > 1e-4
        || distance(other.normal, hit.normal) > 1e-3
      {
        hit.isDoubtful = true
      }
    }
    return hit
  }

  /// The hit of the ray through (x, y, 1) in camera space.
  private func trace(_ x: Double, _ y: Double) -> Hit {
    let frame = camera.worldFromCamera
    let direction = Point(frame.z) + Point(frame.x) * x + Point(frame.y) * y
    let origin = Point(frame.origin)
    // Distances are in units of `direction`, which makes them depths.
    var hit = Hit()
    var normal = Vector.zero
    for triangle in triangles {
      guard let (depth, u, v) = meet(triangle, origin, direction), depth < hit.depth else { continue }
      hit.depth = depth
      hit.semanticClass = triangle.semanticClass
      let (a, b, c) = triangle.normals
      normal = normalized(a * Float(1 - u - v) + b * Float(u) + c * Float(v))
      let flat = cross(triangle.b - triangle.a, triangle.c - triangle.a)
      if dot(flat, direction) > 0 { normal = -normal }
    }
    let surface = hit
    for capsule in capsules {
      guard let depth = meet(capsule, origin, direction), depth < hit.depth else { continue }
      hit.depth = depth
      hit.semanticClass = capsule.semanticClass
      // Across the fibre, towards the viewer.
      let along = capsule.b - capsule.a
      let wo = direction * (-1 / dot(direction, direction).squareRoot())
      let across = wo - along * (dot(wo, along) / dot(along, along))
      normal = normalized(Vector(Float(across.x), Float(across.y), Float(across.z)))
    }
    let isBrow = hit.semanticClass == .rightBrow || hit.semanticClass == .leftBrow
    if isBrow && surface.semanticClass == .background { hit.semanticClass = .ignore }
    hit.normal = Vector(
      Geometry.dot(normal, frame.x), Geometry.dot(normal, frame.y), Geometry.dot(normal, frame.z))
    return hit
  }

  /// Source: Möller and Trumbore 1997.
  private func meet(_ t: Triangle, _ origin: Point, _ direction: Point) -> (
    depth: Double, u: Double, v: Double
  )? {
    let (e1, e2) = (t.b - t.a, t.c - t.a)
    let p = cross(direction, e2)
    let determinant = dot(e1, p)
    guard abs(determinant) > 1e-18 else { return nil }
    let s = origin - t.a
    let u = dot(s, p) / determinant
    guard u >= 0, u <= 1 else { return nil }
    let q = cross(s, e1)
    let v = dot(direction, q) / determinant
    let depth = dot(e2, q) / determinant
    return v >= 0 && u + v <= 1 && depth > 0 ? (depth, u, v) : nil
  }

  private func meet(_ c: Capsule, _ origin: Point, _ direction: Point) -> Double? {
    let axis = c.b - c.a
    let s = origin - c.a
    let (aa, ad, as_) = (dot(axis, axis), dot(axis, direction), dot(axis, s))
    // The endless cylinder: |s + t d|² - ((s + t d) · axis)² / |axis|² = r².
    let k2 = dot(direction, direction) - ad * ad / aa
    let k1 = dot(s, direction) - as_ * ad / aa
    let k0 = dot(s, s) - as_ * as_ / aa - c.radius * c.radius
    var nearest: Double?
    let h = k1 * k1 - k2 * k0
    if h >= 0, k2 > 0 {
      let t = (-k1 - h.squareRoot()) / k2
      let place = (as_ + t * ad) / aa
      if place >= 0, place <= 1 { nearest = t }
    }
    for end in [c.a, c.b] {
      let s = origin - end
      let (q2, q1) = (dot(direction, direction), dot(s, direction))
      let h = q1 * q1 - q2 * (dot(s, s) - c.radius * c.radius)
      if h >= 0 {
        let t = (-q1 - h.squareRoot()) / q2
        if t < nearest ?? .infinity { nearest = t }
      }
    }
    return nearest.flatMap { $0 > 0 ? $0 : nil }
  }

  private func dot(_ a: Point, _ b: Point) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }

  private func cross(_ a: Point, _ b: Point) -> Point {
    Point(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }
}

extension SIMD3<Double> {
  fileprivate init(_ v: Vector) { self.init(Double(v.x), Double(v.y), Double(v.z)) }
}
