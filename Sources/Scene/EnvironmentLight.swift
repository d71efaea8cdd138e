public import Geometry

/// Light from infinitely far away: an equirectangular map around +y.
///
/// Row 0 is up (+y); column 0 and the last column meet at -z, the middle column is +z... seen from inside,
/// increasing columns turn from -z over +x to +z over -x. Direction of the centre of texel (column, row):
/// φ = 2π (column + ½) / width, θ = π (row + ½) / height, d = (sin θ sin φ, cos θ, -sin θ cos φ).
public struct EnvironmentMap: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// Linear Rec. 709 radiance, row by row; finite and not negative.
  public var pixels: [Vector]

  /// Precondition: `pixels.count == width * height`, both positive.
  public init(width: Int, height: Int, pixels: [Vector]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height, "size and pixels differ")
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}

/// An environment map, turned and scaled.
public struct EnvironmentLight: Sendable, Equatable {
  public var map: EnvironmentMap
  /// Turn of the map about +y, radians, right-handed.
  public var rotation: Float
  /// Factor on the map's radiance.
  public var scale: Float

  public init(map: EnvironmentMap, rotation: Float, scale: Float) {
    self.map = map
    self.rotation = rotation
    self.scale = scale
  }
}
