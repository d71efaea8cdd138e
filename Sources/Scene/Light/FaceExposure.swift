internal import Geometry

/// How brightly an environment and lamps light a face that looks along +z, whatever the camera sees of it.
///
/// The face is taken for a ball. Its irradiance in any direction follows from three moments of the map,
/// because a cosine lobe is nearly a quadratic polynomial (Ramamoorthi and Hanrahan 2001, "An Efficient
/// Representation for Irradiance Environment Maps"): max(0, c) ≈ 1/4 + c/2 + 5/32 (3c² - 1).
struct FaceExposure {
  /// ∫ L dω, ∫ L d dω, and the diagonal and the mixed terms (xy, yz, zx) of ∫ L d dᵀ dω, over the map's own
  /// frame, each for the three channels.
  private var total = Vector.zero
  private var along: (x: Vector, y: Vector, z: Vector) = (.zero, .zero, .zero)
  private var squares: (x: Vector, y: Vector, z: Vector) = (.zero, .zero, .zero)
  private var mixed: (xy: Vector, yz: Vector, zx: Vector) = (.zero, .zero, .zero)
  private let mapFromWorld: Affine

  /// - Parameter lamps: Taken for what they are where the face is, at the origin.
  init(_ light: EnvironmentLight, lamps: [AreaLight] = []) {
    mapFromWorld = light.worldFromMap.rigidInverse
    let map = light.map
    let columns = (0..<map.width).map { column in
      let phi = 2 * Float.pi * (Float(column) + 0.5) / Float(map.width)
      return (x: sine(phi), z: -cosine(phi))
    }
    for row in 0..<map.height {
      var (sum, x, z, xx, zx) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero, Vector.zero)
      for column in 0..<map.width {
        let radiance = map.pixels[row * map.width + column]
        let (px, pz) = columns[column]
        sum += radiance
        x += radiance * px
        z += radiance * pz
        xx += radiance * (px * px)
        zx += radiance * (pz * px)
      }
      let theta = Float.pi * (Float(row) + 0.5) / Float(map.height)
      let (s, c) = (sine(theta), cosine(theta))
      let weight = map.solidAngle(row: row) * light.scale
      total += sum * weight
      along.x += x * (weight * s)
      along.y += sum * (weight * c)
      along.z += z * (weight * s)
      squares.x += xx * (weight * s * s)
      squares.y += sum * (weight * c * c)
      squares.z += (sum - xx) * (weight * s * s)
      mixed.xy += x * (weight * s * c)
      mixed.yz += z * (weight * s * c)
      mixed.zx += zx * (weight * s * s)
    }
    for lamp in lamps {
      for part in lamp.parts(from: .zero) { add(part.light, from: mapFromWorld.direction(part.direction)) }
    }
  }

  /// Adds light from one direction of the map's frame.
  private mutating func add(_ light: Vector, from d: Vector) {
    total += light
    along.x += light * d.x
    along.y += light * d.y
    along.z += light * d.z
    squares.x += light * (d.x * d.x)
    squares.y += light * (d.y * d.y)
    squares.z += light * (d.z * d.z)
    mixed.xy += light * (d.x * d.y)
    mixed.yz += light * (d.y * d.z)
    mixed.zx += light * (d.z * d.x)
  }

  /// Irradiance on a small surface with the given unit normal (world space), linear Rec. 709.
  func irradiance(normal: Vector) -> Vector {
    let n = mapFromWorld.direction(normal)
    // In steps: the type checker gives up on long sums of vectors.
    var linear = along.x * n.x
    linear += along.y * n.y
    linear += along.z * n.z
    var quadratic = squares.x * (n.x * n.x)
    quadratic += squares.y * (n.y * n.y)
    quadratic += squares.z * (n.z * n.z)
    quadratic += mixed.xy * (2 * n.x * n.y)
    quadratic += mixed.yz * (2 * n.y * n.z)
    quadratic += mixed.zx * (2 * n.z * n.x)
    var value = total * (1 / 4 as Float) + linear * (1 / 2 as Float)
    value += (quadratic * 3 - total) * (5 / 32 as Float)
    return value.clamped(lowerBound: Vector.zero, upperBound: Vector(repeating: Float.infinity))
  }

  /// What an exposure meter aimed at the face reads: root mean square of the luminous irradiance over the ball
  /// as seen from the front, with a tenth of weight on the whole ball. The square makes bright parts count more, so
  /// that light from the side does not burn them out; the tenth keeps pictures against the light bounded.
  ///
  /// - Parameter gains: Factors of the camera's white balance on the three channels.
  func level(gains: Vector = Vector(repeating: 1)) -> Float {
    func square(_ normal: Vector) -> Float {
      let luminance = dot(irradiance(normal: normal) * gains, Spectrum.luminanceWeights)
      return luminance * luminance
    }
    let front = Self.frontNormals.reduce(0) { $0 + square($1) } / Float(Self.frontNormals.count)
    let all = Self.allNormals.reduce(0) { $0 + square($1) } / Float(Self.allNormals.count)
    return (0.9 * front + 0.1 * all).squareRoot()
  }

  /// Mean color of the light on the front of the ball, scaled to luminance 1; white if there is none.
  var color: Vector {
    let sum = Self.frontNormals.reduce(Vector.zero) { $0 + irradiance(normal: $1) }
    let luminance = dot(sum, Spectrum.luminanceWeights)
    return luminance > 0 ? sum / luminance : Vector(repeating: 1)
  }

  /// Normals of equally large parts of the ball's picture from the front, and of the whole ball: a golden
  /// spiral.
  private static let frontNormals = spiral(count: 64) { (1 - $0).squareRoot() }
  private static let allNormals = spiral(count: 64) { 1 - 2 * $0 }

  private static func spiral(count: Int, height: (Float) -> Float) -> [Vector] {
    (0..<count).map { index in
      let z = height((Float(index) + 0.5) / Float(count))
      let around = 2.399_963_2 * Float(index)
      let s = max(0, 1 - z * z).squareRoot()
      return Vector(s * cosine(around), s * sine(around), z)
    }
  }
}
