internal import Geometry

/// Every choice that makes one image. Recorded beside it; an image rendered from the record is the same.
///
/// Each part is drawn from its own named stream, in the order of the properties; later parts may depend on
/// `person` only, so that parts can be exchanged.
public struct SceneParameters: Sendable, Equatable, Codable {
  /// Grows when the meaning of a field changes. A record of a newer version is refused.
  public static let currentVersion = 2

  public var version: Int
  public var seed: UInt64
  public var index: UInt64
  /// Which moment of sequence ``index`` this is; nil for a picture of its own.
  public var moment: SequenceMoment?
  public var person: PersonParameters
  public var shape: ShapeParameters
  public var expression: ExpressionParameters
  public var pose: PoseParameters
  public var skin: SkinParameters
  public var eyes: EyeParameters
  public var hair: HairParameters
  public var garment: GarmentParameters
  /// nil: none are worn.
  public var glasses: GlassesParameters?
  public var light: LightParameters
  public var camera: CameraParameters

  /// The number of the picture in a data set.
  public var example: UInt64 { moment.map { index * $0.plan.frames + $0.frame } ?? index }

  /// Draws image `index` of the run with `seed`.
  ///
  /// - Parameter environments: Names of the environment maps at hand, in an order that never changes;
  ///   may be empty, then light comes from the procedural sky.
  public static func draw(seed: UInt64, index: UInt64, environments: [String]) -> SceneParameters {
    let random = CounterRandom(seed: seed, index: index)
    let person = PersonParameters.draw(random.child("person"))
    return SceneParameters(
      version: currentVersion, seed: seed, index: index, person: person,
      shape: .draw(random.child("shape"), person: person),
      expression: .draw(random.child("expression"), person: person),
      pose: .draw(random.child("pose")),
      skin: .draw(random.child("skin"), person: person),
      eyes: .draw(random.child("eyes"), person: person),
      hair: .draw(random.child("hair"), person: person),
      garment: .draw(random.child("garment"), person: person),
      glasses: .draw(random.child("glasses"), person: person),
      light: .draw(random.child("light"), person: person, environments: environments),
      camera: .draw(random.child("camera")))
  }
}

/// Who the person is, as far as several parts of the picture depend on it.
public struct PersonParameters: Sendable, Equatable, Codable {
  /// Years, 16…85.
  public var age: Float
  /// 0 looks female, 1 looks male; anything between occurs.
  public var masculinity: Float
  /// Shares of the shape model's three ancestry poles; not negative, sum 1.
  public var african: Float
  public var asian: Float
  public var caucasian: Float
  /// 0 thin, 0.5 average, 1 heavy.
  public var weight: Float
  /// 0 slack, 0.5 average, 1 muscular.
  public var muscle: Float
  /// Melanin of skin relative to the span of people, 0 lightest … 1 darkest; correlated with ancestry.
  public var skinMelanin: Float
  /// Eumelanin and pheomelanin concentration of scalp hair before greying (d'Eon et al. 2011 units:
  /// black 8, brown 1.3, blond 0.3).
  public var hairEumelanin: Float
  public var hairPheomelanin: Float
  /// Share of hairs that have lost their pigment, 0…1; grows with age.
  public var greyShare: Float
}
