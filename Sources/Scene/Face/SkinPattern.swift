internal import Geometry

/// How a person's melanin and blood lie on the face: regions that differ from person to person, and a smooth random field
/// that belongs to this one.
///
/// The field is a stationary Gaussian process with a squared exponential covariance, drawn as a sum of random waves (Rahimi,
/// Recht 2007, "Random Features for Large-Scale Kernel Machines"). Of each wave the part that is alike on both halves of
/// the face counts fully and the other by ``ComplexionParameters/asymmetry``. It is computed at the vertices of the control
/// mesh and subdivided with them, so it is smooth wherever the skin is and knows nothing of texture coordinates.
struct SkinPattern: Sendable {
  /// Over what distance the fields of melanin and of blood change, metres on the template. Ours: an identity network answers
  /// to the scale of a nose or an eye (docs/people.md).
  private static let lengths = SIMD2<Float>(16e-3, 12e-3)
  private static let waves = 20
  /// Factors beyond these bounds would be spots, not complexion.
  private static let greatest: Float = 0.65

  /// Factors on melanin and blood at each vertex of the finest level; 1 where it is covered.
  let factors: [SIMD2<Float>]

  init(_ skin: SkinParameters, _ pigment: SkinPigment, _ topology: SkinTopology) {
    let complexion = skin.complexion
    let slopes = pigment.luminanceSlopes
    let random = CounterRandom(key: SIMD3(skin.pattern, 0xC0A1, 0x7))
    // Both fields together have the wanted deviation of luminance.
    let deviation = complexion.variation / Float(2).squareRoot()
    func field(_ name: String, _ length: Float) -> SmoothField {
      SmoothField(random.child(name), length: length, waves: Self.waves, asymmetry: complexion.asymmetry)
    }
    let (brown, red) = (field("melanin", Self.lengths.x), field("blood", Self.lengths.y))
    let places = topology.controlPositions
    let drawn = [SIMD2<Float>](
      count: places.count,
      parallel: { v in
        topology.isControlSeen[v]
          ? SIMD2(brown.value(at: places[v]), red.value(at: places[v])) * deviation : .zero
      })
    let melanin = topology.part.steps.reduce(drawn.map(\.x)) { $1.refine($0) }
    let blood = topology.part.steps.reduce(drawn.map(\.y)) { $1.refine($0) }
    let sites = topology.sites
    factors = [SIMD2<Float>](
      count: melanin.count,
      parallel: { v in
        if topology.isCovered[v] { return SIMD2(1, 1) }
        let tone = sites.melanin(v, complexion) + melanin[v]
        let flush = sites.blood(v, complexion) + blood[v]
        return SIMD2(Self.factor(tone, slopes.x), Self.factor(flush, slopes.y))
      })
  }

  /// The factor on a pigment that changes the logarithm of luminance by `change`, where a factor of e changes it by `slope`;
  /// bounded smoothly.
  private static func factor(_ change: Float, _ slope: Float) -> Float {
    let wanted = change / min(slope, -0.05)
    return exponential(greatest * wanted / (greatest * greatest + wanted * wanted).squareRoot())
  }
}

/// A smooth random function of the template's space with mean 0 and deviation 1.
struct SmoothField: Sendable {
  private struct Wave: Sendable {
    var frequency: Vector
    var phase: Float
  }
  private let waves: [Wave]
  private let length: Float
  private let asymmetry: Float

  /// - Parameters:
  ///   - length: Of the covariance exp(−d² / 2 length²), metres.
  ///   - asymmetry: Weight of what differs between the halves of the face, 0…1; 1 knows nothing of them.
  init(_ random: CounterRandom, length: Float, waves count: Int, asymmetry: Float) {
    var stream = random
    waves = (0..<count).map { _ in
      let frequency = Vector(stream.nextNormal(), stream.nextNormal(), stream.nextNormal()) / length
      return Wave(frequency: frequency, phase: 2 * .pi * stream.nextUnit())
    }
    self.length = length
    self.asymmetry = asymmetry
  }

  func value(at p: Vector) -> Float {
    var (even, odd): (Float, Float) = (0, 0)
    for wave in waves {
      let across = wave.frequency.x * p.x
      let along = wave.frequency.y * p.y + wave.frequency.z * p.z + wave.phase
      even += cosine(across) * cosine(along)
      odd += sine(across) * sine(along)
    }
    // Variances of the two sums over all waves and phases, of which there are `count`: those of their mean squares.
    let across = 2 * p.x / length
    let near = exponential(-0.5 * across * across)
    let weight = asymmetry
    let variance = 0.25 * Float(waves.count) * ((1 + near) + weight * weight * (1 - near))
    return (even - weight * odd) / variance.squareRoot()
  }
}

extension SkinPigment {
  /// How the logarithm of luminance changes with those of melanin (x) and of blood (y).
  fileprivate var luminanceSlopes: SIMD2<Float> {
    func luminance(_ color: Vector) -> Float { dot(color, Spectrum.luminanceWeights) }
    let step: Float = 1.25
    let here = luminance(albedo())
    return SIMD2(
      logarithm(luminance(albedo(melanin: step)) / here), logarithm(luminance(albedo(blood: step)) / here))
      / logarithm(step)
  }
}
