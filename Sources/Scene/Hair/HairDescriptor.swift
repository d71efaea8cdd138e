internal import Geometry

/// What scalp hair looks like as a whole, whatever its colour: how opaque each cell of a grid around the head is, and
/// which way the hair in it runs.
///
/// With τ the area of the hairs in a cell (length times thickness) over that of a face of the cell, opacity is
/// o = 1 − exp(−τ). Direction is the second moment Q = Σ w t tᵀ / Σ w over the unit tangents t, weighted by area.
public struct HairDescriptor: Sendable {
  /// Edge of a cell, metres.
  static let cell: Float = 0.03
  private static let low = Vector(-0.24, -0.36, -0.30)
  private static let counts = SIMD3<Int>(16, 20, 16)

  private let opacities: [Float]
  /// xx, yy, zz and xy, yz, zx of Q.
  private let diagonals: [Vector]
  private let mixed: [Vector]

  /// - Parameter weight: how many hairs one strand stands for.
  init(_ strands: Strands, headFromWorld: Affine, weight: Float = 1) {
    let (low, counts, cell) = (Self.low, Self.counts, Self.cell)
    let count = counts.x * counts.y * counts.z
    var areas = [Float](repeating: 0, count: count)
    var diagonals = [Vector](repeating: .zero, count: count)
    var mixed = diagonals
    for s in 0..<strands.count {
      let points = strands[s]
      for (a, b) in zip(points, points.dropFirst()) {
        let step = Vector(b.x - a.x, b.y - a.y, b.z - a.z)
        let size = length(step)
        let middle = (headFromWorld.point(Vector(a.x + b.x, a.y + b.y, a.z + b.z) / 2) - low) / cell
        guard size > 0, middle.min() >= 0, middle.x < Float(counts.x), middle.y < Float(counts.y),
          middle.z < Float(counts.z)
        else { continue }
        let slot = (Int(middle.z) * counts.y + Int(middle.y)) * counts.x + Int(middle.x)
        let area = size * (a.w + b.w) * weight
        let t = headFromWorld.direction(step / size)
        areas[slot] += area
        diagonals[slot] += t * t * area
        mixed[slot] += t * Vector(t.y, t.z, t.x) * area
      }
    }
    for slot in 0..<count where areas[slot] > 0 {
      diagonals[slot] /= areas[slot]
      mixed[slot] /= areas[slot]
    }
    opacities = areas.map { 1 - exponential(-$0 / (cell * cell)) }
    self.diagonals = diagonals
    self.mixed = mixed
  }

  /// 0 the same … 1 nothing in common: √( Σ [(o − o′)² + ½ o o′ |Q − Q′|²] / Σ max(o, o′)² ), where |Q − Q′|² is at
  /// most 2. Symmetric; two bare heads are the same.
  public func distance(to other: HairDescriptor) -> Float {
    var (difference, size): (Float, Float) = (0, 0)
    for slot in opacities.indices {
      let (o, p) = (opacities[slot], other.opacities[slot])
      let most = max(o, p)
      guard most > 0 else { continue }
      size += most * most
      difference += (o - p) * (o - p)
      if o > 0, p > 0 {
        let (d, m) = (diagonals[slot] - other.diagonals[slot], mixed[slot] - other.mixed[slot])
        difference += 0.5 * o * p * (dot(d, d) + 2 * dot(m, m))
      }
    }
    return size > 0 ? (difference / size).squareRoot() : 0
  }
}

/// Grows scalp hair on one relaxed head, so that nothing but hair differs, and describes it.
public struct HairVariety: Sendable {
  private let body: PosedBody
  private let quads: [Int]
  private let collision: DistanceField
  private let person: PersonParameters

  /// Share of the hairs that is grown: enough for cells of 3 cm.
  private static let share: Float = 0.07

  public init(assets: SceneAssets) {
    var parameters = SceneParameters.draw(seed: 1, index: 0, environments: [])
    (parameters.expression, parameters.pose) = (.neutral, .neutral)
    person = parameters.person
    body = FaceBuilder.build(model: assets.faceModel, parameters: parameters).1
    quads = HairRegions(body.skin).scalp
    collision = HairBuilder.collisionField(body)
  }

  /// Hair grown from numbers; `redraw` changes single hairs and locks, but no number.
  public func descriptor(_ scalp: ScalpParameters, redraw: UInt64 = 0) -> HairDescriptor {
    let strands = Scalp.strands(
      scalp, body: body, quads: quads, collision: collision, random: CounterRandom(seed: 77, index: redraw),
      countFactor: Self.share
    ).strands
    return HairDescriptor(strands, headFromWorld: body.worldFromHead.rigidInverse, weight: 1 / Self.share)
  }

  /// A named style, its numbers drawn for sample `sample`.
  public func descriptor(_ style: NamedHairStyle, sample: UInt64 = 0) -> HairDescriptor {
    let random = CounterRandom(seed: 5, index: sample).child(style.name)
    return descriptor(.draw(style, random, person: person), redraw: sample)
  }

  /// The hair that person `index` of the run with `seed` wears; `redraw` as above.
  public func descriptor(seed: UInt64, index: UInt64, redraw: UInt64? = nil) -> HairDescriptor {
    let random = CounterRandom(seed: seed, index: index)
    let someone = PersonParameters.draw(random.child("person"))
    let scalp = random.child("hair").child("scalp")
    return descriptor(.draw(scalp, worn: scalp, person: someone), redraw: redraw ?? index)
  }
}
