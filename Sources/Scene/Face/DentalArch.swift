internal import Geometry

/// One row of teeth as curves through the model's smooth tooth band, from the person's right to the left.
struct DentalArch {
  /// Vertices of the band's biting edge and of the line about 10 mm further towards the gum, on the side of the
  /// lips, from the middle to the person's left; the mirror table gives the right.
  private static let upperEdge = [15069, 15086, 15071, 15070, 15085, 15078, 15077, 15076, 15080]
  private static let upperNeck = [15079, 15075, 15074, 15073, 15072, 15084, 15083, 15082, 15081]
  private static let lowerEdge = [15010, 15001, 15002, 15003, 15004, 15005, 15006, 15007, 15008]
  private static let lowerNeck = [15012, 15013, 15014, 15015, 15011, 15016, 15017, 15018, 15009]

  /// A place on the arch.
  struct Frame {
    /// On the biting edge, on the side of the lips.
    var edge: Vector
    /// Along the arch to the person's left, from edge to gum, and outwards to the lips; orthonormal.
    var along: Vector
    var rootwards: Vector
    var outwards: Vector
    /// From edge to gum line as the band has it, metres.
    var length: Float
  }

  let isUpper: Bool
  /// Move of the whole row along y, metres.
  let rise: Float
  private let edge: [Vector]
  private let neck: [Vector]
  /// Arc length along the edge up to each point, zero in the middle, metres.
  private let arc: [Float]

  init(isUpper: Bool, rise: Float = 0, mirror: [UInt16], positions: [Vector]) {
    func row(_ half: [Int]) -> [Vector] {
      half.dropFirst().reversed().map { positions[Int(mirror[$0])] } + half.map { positions[$0] }
    }
    self.isUpper = isUpper
    self.rise = rise
    edge = row(isUpper ? Self.upperEdge : Self.lowerEdge)
    neck = row(isUpper ? Self.upperNeck : Self.lowerNeck)
    var arc: [Float] = [0]
    for (a, b) in zip(edge, edge.dropFirst()) { arc.append(arc[arc.count - 1] + distance(a, b)) }
    let middle = arc[edge.count / 2]
    self.arc = arc.map { $0 - middle }
  }

  /// Arc length from the middle to the end of the arch on the shorter side, metres.
  var halfLength: Float { min(-(arc.first ?? 0), arc.last ?? 0) }

  /// The frame at arc length `s` from the middle, positive to the person's left.
  func frame(at s: Float) -> Frame {
    let step: Float = 1.5e-3
    let (edge, neck) = (point(edge, s), point(neck, s))
    let along = normalized(point(self.edge, s + step) - point(self.edge, s - step), fallback: Vector(1, 0, 0))
    let raw = neck - edge
    let rootwards = normalized(raw - along * dot(raw, along), fallback: Vector(0, isUpper ? 1 : -1, 0))
    let normal = cross(along, rootwards)
    let lift = rise + (isUpper ? 0 : Occlusion.overbite(at: s))
    return Frame(
      edge: edge + Vector(0, lift, 0), along: along, rootwards: rootwards,
      outwards: isUpper ? normal : -normal,
      length: length(raw))
  }

  /// Lips keep so far from the arch, metres: teeth are flat and stand askew, so their corners lie half a millimetre
  /// before it.
  private static let gap: Float = 0.7e-3

  /// How a point of the lips must move, in the row's space, to lie before the teeth that it is in; zero elsewhere.
  ///
  /// - Parameters:
  ///   - deepest: What lies deeper behind the faces of the front teeth is left alone, metres.
  ///   - deepestAtSides: The same behind the teeth beside them, where only cheeks and the corners of the mouth are.
  func push(_ p: Vector, deepest front: Float, deepestAtSides: Float) -> Vector {
    // The nearest place along the arch, seen from above.
    var (best, place) = (Float.infinity, Float(0))
    for i in 0..<edge.count - 1 {
      let (a, b) = (SIMD2(edge[i].x, edge[i].z), SIMD2(edge[i + 1].x, edge[i + 1].z))
      let (span, way) = (b - a, SIMD2(p.x, p.z) - a)
      let t = clamp((way * span).sum() / max((span * span).sum(), 1e-12), 0, 1)
      let off = way - span * t
      if (off * off).sum() < best { (best, place) = ((off * off).sum(), mix(arc[i], arc[i + 1], t)) }
    }
    let frame = frame(at: place)
    let way = p - frame.edge
    let height = dot(way, frame.rootwards)
    let depth = Self.gap - (isUpper ? Occlusion.upperInset : Occlusion.lowerInset) - dot(way, frame.outwards)
    let deepest = mix(front, deepestAtSides, smoothstep(9e-3, 15e-3, abs(place)))
    // At the biting edge and beyond the gum the push fades out, and so for what lies deep behind the faces.
    let share =
      smoothstep(-0.3e-3, 0.7e-3, height) * smoothstep(14e-3, 11e-3, height)
      * smoothstep(deepest, 0.6 * deepest, depth)
    return depth > 0 && share > 0 ? frame.outwards * (depth * share) : .zero
  }

  /// A Catmull-Rom curve through `row` at arc length `s`, extended straight beyond its ends.
  private func point(_ row: [Vector], _ s: Float) -> Vector {
    let last = arc.count - 1
    let i = clamp((arc.firstIndex { $0 > s } ?? last) - 1, 0, last - 1)
    let t = (s - arc[i]) / (arc[i + 1] - arc[i])
    guard t >= 0, t <= 1 else { return row[i] + (row[i + 1] - row[i]) * t }
    let (p1, p2) = (row[i], row[i + 1])
    let p0 = i > 0 ? row[i - 1] : p1 * 2 - p2
    let p3 = i + 2 <= last ? row[i + 2] : p2 * 2 - p1
    return catmullRom(p0, p1, p2, p3, t)
  }
}
