internal import Geometry

/// Where on the face melanin and blood differ between people: soft memberships, 0…1, at each vertex of the finest level.
struct ComplexionSites: Sendable {
  private let cheeks: [Float]
  private let nose: [Float]
  private let chin: [Float]
  private let forehead: [Float]
  private let eyes: [Float]
  private let mouth: [Float]
  private let margin: [Float]
  private let neck: [Float]

  init(_ regions: ComplexionRegions, eyes centers: [Vector], mouth center: Vector, surface: [Vector]) {
    (cheeks, nose, chin, neck) = (regions.cheek, regions.noseTip, regions.chin, regions.neck)
    func front(_ p: Vector) -> Float { smoothstep(-0.05, -0.005, p.z) }
    forehead = surface.map { p in smoothstep(0.02, 0.042, p.y) * smoothstep(0.1, 0.06, p.y) * front(p) }
    // Upper and lower lids with what surrounds them, further out and down than up.
    eyes = surface.map { p in
      centers.reduce(Float(0)) { most, eye in
        let (x, y) = (p.x - eye.x, p.y - eye.y + 0.003)
        return max(most, smoothstep(0.026, 0.009, (x * x / 1.5 + y * y).squareRoot()) * front(p))
      }
    }
    mouth = surface.map { p in
      let (x, y) = ((p.x - center.x) / 0.036, (p.y - center.y) / 0.024)
      return smoothstep(1.35, 0.7, (x * x + y * y).squareRoot()) * front(p)
    }
    // Temples, sides of the cheeks and edge of the jaw.
    margin = surface.map { p in
      let (x, y) = (p.x / 0.066, (p.y + 0.02) / 0.098)
      return smoothstep(0.72, 1.02, (x * x + y * y).squareRoot()) * smoothstep(0.06, 0.02, p.y)
        * smoothstep(-0.13, -0.11, p.y) * smoothstep(-0.085, -0.05, p.z)
    }
  }

  /// Change of the logarithm of luminance by melanin.
  func melanin(_ v: Int, _ c: ComplexionParameters) -> Float {
    let strongest = c.forehead * forehead[v] + c.margin * margin[v] + c.neck * neck[v]
    return strongest + c.eyes * eyes[v] + c.mouth * mouth[v]
  }

  /// The same by blood.
  func blood(_ v: Int, _ c: ComplexionParameters) -> Float {
    c.cheeks * cheeks[v] + c.nose * nose[v] + c.chin * chin[v]
  }
}
