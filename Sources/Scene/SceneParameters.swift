internal import Geometry

/// Every choice that makes one image. Recorded beside it; an image rendered from the record is the same.
///
/// Each part is drawn from its own named stream, in the order of the properties; later parts may depend on
/// `person` only, so that parts can be exchanged.
public struct SceneParameters: Sendable, Equatable, Codable {
  /// Grows when the meaning of a field changes. A record of a newer version is refused.
  public static let currentVersion = 5

  public var version: Int
  public var seed: UInt64
  public var index: UInt64
  /// Which moment of sequence ``index`` this is; nil for a picture of its own.
  public var moment: SequenceMoment?
  /// The number of the person: pictures of one seed with the same number show the same one.
  public var identity: UInt64
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
  /// What belongs to the person comes from streams of the person's number, all else from those of the image.
  ///
  /// - Parameters:
  ///   - environments: Names of the environment maps at hand, in an order that never changes; may be empty, then
  ///     light comes from the procedural sky.
  ///   - people: Who is in the pictures; by default another person in each.
  public static func draw(
    seed: UInt64, index: UInt64, environments: [String], people: PeoplePlan = PeoplePlan()
  ) -> SceneParameters {
    let random = CounterRandom(seed: seed, index: index)
    let identity = people.identity(of: index)
    let own = CounterRandom(seed: seed, index: identity)
    let prior = people.distributions ?? .standard
    let person = PersonParameters.draw(own.child("person"), choice: people.choice, from: prior.people)
    return SceneParameters(
      version: currentVersion, seed: seed, index: index, identity: identity, person: person,
      shape: .draw(own.child("shape"), person: person),
      expression: .draw(random.child("expression"), person: person, from: prior.expressions),
      pose: .draw(random.child("pose")),
      skin: .draw(own.child("skin"), person: person, from: prior.skin),
      eyes: .draw(own.child("eyes"), person: person, from: prior.eyes),
      hair: .draw(
        own.child("hair"), worn: (people.keepsHair ? own : random).child("hair"), person: person,
        from: prior.hair),
      garment: .draw(random.child("garment"), person: person, from: prior.clothes),
      glasses: .draw(random.child("glasses"), person: person, from: prior.clothes),
      light: .draw(
        random.child("light"), person: person, environments: environments, from: prior.light),
      camera: .draw(random.child("camera"), from: prior.camera))
  }
}

/// Who the person is, as far as several parts of the picture depend on it.
public struct PersonParameters: Sendable, Equatable, Codable {
  /// Years, 4…90.
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

  /// How far an adult has aged: 0 until 16 years, 1 from 85.
  var aging: Float { clamp((age - 16) / 69, 0, 1) }
  /// ``masculinity`` as far as it shows in beard, stubble and receding hair: none before puberty.
  var virility: Float { masculinity * smoothstep(13, 19, age) }
}
