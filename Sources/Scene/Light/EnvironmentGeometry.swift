internal import Geometry

// Where the texels of an equirectangular map lie; the convention is stated at ``EnvironmentMap``.

extension EnvironmentMap {
  /// The texel that a unit vector of the map's own frame falls in.
  func texel(toward direction: Vector) -> (column: Int, row: Int) {
    var phi = arcTangent(direction.x, -direction.z)
    if phi < 0 { phi += 2 * .pi }
    let column = Int(phi / (2 * .pi) * Float(width))
    let row = Int(arcCosine(direction.y) / .pi * Float(height))
    return (clamp(column, 0, width - 1), clamp(row, 0, height - 1))
  }

  /// Solid angle of one texel of a row, steradians; all rows together make 4π.
  func solidAngle(row: Int) -> Float {
    let top = cosine(.pi * Float(row) / Float(height))
    let bottom = cosine(.pi * Float(row + 1) / Float(height))
    return 2 * .pi / Float(width) * (top - bottom)
  }

  /// A map whose texels are given by `radiance`, called once a texel with its row and its direction.
  static func make(width: Int, height: Int, radiance: (_ row: Int, _ direction: Vector) -> Vector)
    -> EnvironmentMap
  {
    let directions = TexelDirections(width: width, height: height)
    var pixels: [Vector] = []
    pixels.reserveCapacity(width * height)
    for row in 0..<height {
      for column in 0..<width { pixels.append(radiance(row, directions[column, row])) }
    }
    return EnvironmentMap(width: width, height: height, pixels: pixels)
  }
}

/// The directions of all texels of a map, from tables: for loops over whole maps.
struct TexelDirections {
  private let columns: [(sine: Float, cosine: Float)]
  private let rows: [(sine: Float, cosine: Float)]

  init(width: Int, height: Int) {
    columns = (0..<width).map { column in
      let phi = 2 * Float.pi * (Float(column) + 0.5) / Float(width)
      return (sine(phi), cosine(phi))
    }
    rows = (0..<height).map { row in
      let theta = Float.pi * (Float(row) + 0.5) / Float(height)
      return (sine(theta), cosine(theta))
    }
  }

  /// Unit vector toward the centre of a texel, in the map's own frame.
  subscript(column: Int, row: Int) -> Vector {
    let (phi, theta) = (columns[column], rows[row])
    return Vector(theta.sine * phi.sine, theta.cosine, -theta.sine * phi.cosine)
  }
}

extension EnvironmentLight {
  /// Carries the map's own frame into world space.
  var worldFromMap: Affine { .rotation(rotation, about: Vector(0, 1, 0)) }
}
