internal import Geometry

/// An edge of a garment as the zero line of a field in model space (see ``SuitTopology``): positive on cloth that is
/// kept, negative on cloth that is cut away, and about metres along the cloth near the edge.
struct GarmentEdge {
  /// Round what the edge runs.
  enum Limb: Equatable {
    case neck
    case sleeve(Side)
  }
  let limb: Limb
  private let garment: GarmentParameters

  init(_ limb: Limb, of garment: GarmentParameters) {
    self.limb = limb
    self.garment = garment
  }

  /// The edges of a garment that can be seen.
  static func all(of garment: GarmentParameters) -> [GarmentEdge] {
    let limbs: [Limb] =
      switch garment.kind {
      case .tShirt: [.neck, .sleeve(.right), .sleeve(.left)]
      case .turtleneck: [.neck]
      }
    return limbs.map { GarmentEdge($0, of: garment) }
  }

  /// Whether a point of the body, in model space, lies below the cloth of every garment, three centimetres or more from
  /// its edges.
  static func isCovered(_ p: Vector) -> Bool { ofBarest.allSatisfy { $0.value(p) > 0.03 } }

  /// Those of the shirt that leaves most of the body bare.
  private static let ofBarest: [GarmentEdge] = {
    var shirt = GarmentParameters.draw(
      CounterRandom(seed: 0, index: 0),
      person: PersonParameters.draw(CounterRandom(seed: 0, index: 0)))
    (shirt.kind, shirt.neckline) = (.tShirt, .vNeck)
    (shirt.neckWidth, shirt.neckDepth) = (
      GarmentParameters.neckWidths.upperBound, GarmentParameters.neckDepths.upperBound
    )
    shirt.sleeveLength = GarmentParameters.sleeveLengths.lowerBound
    return all(of: shirt)
  }()

  /// The field at a point of model space. Far from the limb it is a large positive number.
  func value(_ p: Vector) -> Float {
    switch limb {
    case .sleeve(let side): return sleeve(Vector(p.x * side.sign, p.y, p.z))
    case .neck:
      guard p.y > 0.36, abs(p.x) < 0.2 else { return 1 }
      switch garment.kind {
      case .tShirt:
        let crew = NeckShape.value(p) - garment.neckWidth
        return garment.neckline == .crew ? crew : smoothMinimum(crew, vCut(p), radius: 0.012)
      case .turtleneck: return NeckShape.value(p) - NeckShape.top(angle: angle(p))
      }
    }
  }

  /// Angle of a point round the limb, radians in -π…π.
  func angle(_ p: Vector) -> Float {
    switch limb {
    case .neck: return NeckShape.angle(p)
    case .sleeve(let side):
      let q = Vector(p.x * side.sign, p.y, p.z) - SleeveShape.shoulder
      // The seam of the angle lies under the arm.
      return side.sign * arcTangent(dot(q, SleeveShape.forward), dot(q, SleeveShape.upward))
    }
  }

  private func sleeve(_ p: Vector) -> Float {
    // Beyond the shoulder only: the axis also runs over the hip.
    guard p.x > 0.19 else { return 1 }
    return garment.sleeveLength - dot(p - SleeveShape.shoulder, SleeveShape.axis)
  }

  /// Distance below the two lines from the sides of the neck to the tip of a V, seen from the front.
  private func vCut(_ p: Vector) -> Float {
    let tip = NeckShape.frontHeight - garment.neckDepth
    let slope = (NeckShape.sideHeight - tip) / NeckShape.sideRadius
    let below = (tip - garment.neckWidth + abs(p.x) * slope - p.y) / (1 + slope * slope).squareRoot()
    // Behind the shoulders' ridge the crew neckline holds.
    return below + 3 * max(0, 0.03 - p.z)
  }
}

/// The lesser of two numbers, rounded off where they are closer than `radius`.
/// Source: Quilez, "Smooth minimum", the quadratic polynomial form.
private func smoothMinimum(_ a: Float, _ b: Float, radius: Float) -> Float {
  let overlap = max(radius - abs(a - b), 0) / radius
  return min(a, b) - overlap * overlap * radius / 4
}

/// The base of the neck in model space: a ring round the vertical through (0, ·, 0.02), high at the sides and low in
/// front, read off the base mesh.
enum NeckShape {
  static let frontHeight: Float = 0.518
  static let sideHeight: Float = 0.575
  static let sideRadius: Float = 0.078
  private static let backHeight: Float = 0.546
  private static let frontRadius: Float = 0.080
  private static let backRadius: Float = 0.071

  /// Angle round the neck: 0 in front, positive to the person's left.
  static func angle(_ p: Vector) -> Float { arcTangent(p.x, p.z - 0.02) }

  /// About the distance along the body from the ring, metres, positive outside of it. On the upright neck the
  /// height counts, on the level shoulders the radius.
  static func value(_ p: Vector) -> Float {
    let (x, z) = (p.x, p.z - 0.02)
    let radius = (x * x + z * z).squareRoot()
    let c = radius > 1e-6 ? z / radius : 1
    let along = c * c
    let ringRadius = mix(sideRadius, c > 0 ? frontRadius : backRadius, along)
    let ringHeight = mix(sideHeight, c > 0 ? frontHeight : backHeight, along)
    return 0.85 * ((ringHeight - p.y) + (radius - ringRadius))
  }

  /// The value at the upper edge of a turtleneck, two thirds up the neck: negative.
  static func top(angle: Float) -> Float {
    let z = 0.053 * cosine(angle)
    return value(Vector(0.053 * sine(angle), 0.586 - 0.05 * z, 0.02 + z))
  }
}

/// The upper arm of the left side in model space, read off the base mesh.
enum SleeveShape {
  static let shoulder = Vector(0.185, 0.5, 0.008)
  static let axis = normalized(Vector(0.7, -0.7, 0.1))
  static let forward = normalized(cross(axis, Vector(0.7, 0.7, 0)))
  static let upward = cross(forward, axis)

  /// Metres down the arm from the shoulder; negative on the torso.
  static func distance(_ p: Vector) -> Float {
    dot(Vector(abs(p.x), p.y, p.z) - shoulder, axis)
  }
}
