internal import Geometry

/// Where on the skin its regions lie: soft memberships, 0…1, at each vertex of the finest level, from the template.
struct ComplexionRegions: Sendable {
  let cheek: [Float]
  let noseTip: [Float]
  let chin: [Float]
  let ear: [Float]
  let neck: [Float]
  let lid: [Float]
  /// From the upper lid's margin to the brow's foot: where shadow is painted.
  let upperLid: [Float]
  /// Below the lower lid, towards the nose.
  let underEye: [Float]
  let lips: [Float]
  /// Inside of the mouth; inside of the lids with their wet edge.
  let mouth: [Float]
  let socket: [Float]
  /// Forehead, nose and chin, where skin is oily and porous.
  let tZone: [Float]
  /// Beard and moustache.
  let beard: [Float]

  init(
    _ tables: FaceModelTables, _ part: SubdividedPart, classes: [SemanticClass], template: [Vector],
    surface: [Vector]
  ) {
    /// Share of quads of some classes around each vertex, smoothed by subdivision.
    func membership(_ wanted: Set<SemanticClass>) -> [Float] {
      var sums = [SIMD2<Float>](repeating: .zero, count: part.controlVertices.count)
      for (quad, found) in zip(part.control, classes) {
        for corner in 0..<4 { sums[Int(quad[corner])] += SIMD2(wanted.contains(found) ? 1 : 0, 1) }
      }
      return part.steps.reduce(sums.map { $0.x / max($0.y, 1) }) { $1.refine($0) }
    }
    func landmark(_ id: Int) -> Vector {
      let l = tables.landmarks[id]
      return (0..<3).reduce(Vector.zero) { $0 + template[Int(l.vertices[$1])] * l.weights[$1] }
    }
    /// 1 within `radius` of any of `centers`, fading to 0 at twice that.
    func around(_ centers: [Vector], _ radius: Float) -> [Float] {
      surface.map { p in
        centers.reduce(Float(0)) { max($0, smoothstep(2 * radius, 0.4 * radius, distance(p, $1))) }
      }
    }
    cheek = around(
      [(2, 31, 41), (14, 35, 46)].map { (landmark($0.0) + landmark($0.1) * 2 + landmark($0.2)) / 4 }, 0.02)
    noseTip = around([landmark(30), landmark(31), landmark(35)], 0.0085)
    chin = around([landmark(8) * 0.7 + landmark(57) * 0.3], 0.014)
    ear = membership([.rightEar, .leftEar])
    let throat = membership([.neck])
    neck = zip(throat, surface).map { $0 * smoothstep(-0.07, -0.11, $1.y) }
    let eyes = Side.allCases.map { EyeHelper.center($0, template) + Vector(0, 0, 0.008) }
    lid = around(eyes, 0.0105)
    let margins = Side.allCases.map { EyeHelper.center($0, template) }
    upperLid = surface.map { p in
      margins.reduce(Float(0)) { best, eye in
        let (x, y) = ((p.x - eye.x) / 0.019, p.y - eye.y)
        let above = smoothstep(0.0005, 0.004, y) * smoothstep(0.016, 0.007, y + 0.004 * x * x)
        return max(best, above * smoothstep(1.05, 0.7, abs(x)) * smoothstep(-0.02, -0.005, p.z - eye.z))
      }
    }
    underEye = around(
      [41, 46].map { landmark($0) + Vector(0, -0.006, 0) }
        + [40, 47].map { landmark($0) + Vector(0, -0.005, 0) }, 0.006)
    lips = membership([.topLip, .bottomLip])
    mouth = membership([.mouthInterior])
    socket = membership([.rightEye, .leftEye])
    let forehead = (landmark(21) + landmark(22)) / 2 + Vector(0, 0.035, 0)
    let oily = around([forehead, forehead + Vector(0.02, 0, 0), forehead - Vector(0.02, 0, 0)], 0.02)
    tZone = zip(oily, zip(noseTip, around([landmark(27), landmark(29), landmark(8)], 0.012))).map {
      max($0, $1.0, $1.1)
    }
    beard = zip(part.refined(tables.follicles.beard), part.refined(tables.follicles.moustache)).map {
      clamp(max($0, $1), 0, 1)
    }
  }
}
