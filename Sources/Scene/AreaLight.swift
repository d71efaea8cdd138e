public import Geometry

/// A lamp of the scene, as a flat shape that sends out the same radiance everywhere and in all directions of its front,
/// or as a disc infinitely far away. It is no obstacle: what lies behind it is seen and lit through it, as with the lamps
/// of other renderers, so that a softbox may stand between camera and sitter.
public struct AreaLight: Sendable, Equatable {
  public enum Shape: Sendable, Equatable {
    /// `right` and `up` lead from the center to the middles of two edges.
    case rectangle
    /// `right` and `up` are two radii; `hole`: radius of what is left out in the middle over the radius, 0…1.
    case disc(hole: Float)
    /// A disc at infinity toward `center`, a unit vector; `radius`: half of the angle that it spans, radians.
    case distant(radius: Float)
  }
  public var shape: Shape
  /// World space, metres.
  public var center: Vector
  /// At a right angle to each other; the front faces `right` × `up`. Of no meaning for a distant light.
  public var right: Vector
  public var up: Vector
  /// Linear Rec. 709.
  public var radiance: Vector
  /// Whether the back sends out light too.
  public var isTwoSided: Bool
  /// Whether the camera sees it where it looks; surfaces always do.
  public var isVisibleToCamera: Bool

  public init(
    shape: Shape, center: Vector, right: Vector = Vector(1, 0, 0), up: Vector = Vector(0, 1, 0),
    radiance: Vector,
    isTwoSided: Bool = false, isVisibleToCamera: Bool = true
  ) {
    self.shape = shape
    self.center = center
    self.right = right
    self.up = up
    self.radiance = radiance
    self.isTwoSided = isTwoSided
    self.isVisibleToCamera = isVisibleToCamera
  }

  /// Unit, of the front.
  public var normal: Vector { normalized(cross(right, up), fallback: Vector(0, 0, 1)) }

  /// Square metres; 0 for a distant light.
  public var area: Float {
    switch shape {
    case .rectangle: 4 * length(right) * length(up)
    case .disc(let hole): .pi * length(right) * length(up) * (1 - hole * hole)
    case .distant: 0
    }
  }

  /// The light as seen from a point, in parts: direction and ∫ radiance dω of each. Exact for a distant light, else by the
  /// midpoints of equal areas.
  public func parts(from point: Vector) -> [(direction: Vector, light: Vector)] {
    if case .distant(let radius) = shape {
      let half = sine(radius / 2)
      return [(center, radiance * (4 * .pi * half * half))]
    }
    let places = Self.places(shape)
    return places.compactMap { place in
      let offset = center + right * place.x + up * place.y - point
      let squared = max(dot(offset, offset), 1e-12)
      let direction = offset / squared.squareRoot()
      let cosine = -dot(direction, normal)
      guard cosine > 0 || isTwoSided else { return nil }
      return (direction, radiance * (abs(cosine) * area / Float(places.count) / squared))
    }
  }

  private static func places(_ shape: Shape) -> [SIMD2<Float>] {
    switch shape {
    case .rectangle:
      return (0..<64).map { SIMD2(Float($0 % 8) - 3.5, Float($0 / 8) - 3.5) / 4 }
    case .disc(let hole):
      // A sunflower: equal areas, turned by the golden angle.
      return (0..<64).map {
        let radius = (hole * hole + (1 - hole * hole) * (Float($0) + 0.5) / 64).squareRoot()
        let angle = 2.399_963_2 * Float($0)
        return SIMD2(radius * cosine(angle), radius * sine(angle))
      }
    case .distant: return []
    }
  }
}
