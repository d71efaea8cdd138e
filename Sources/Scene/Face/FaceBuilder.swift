internal import Geometry

/// Makes a head, and everything of the body that can be seen, from parameters.
enum FaceBuilder {
  /// Builds the person.
  ///
  /// - Returns: Skin, eyes and mouth as meshes; the body as hair and garments need it; points and frames of
  ///   the face, brow landmarks on the bare brow ridge.
  static func build(model: FaceModel, parameters: SceneParameters) -> (ScenePart, PosedBody, FaceAnchors) {
    let face = PosedFace(model, parameters)
    let skin = face.skinSurface(model)
    let mouth = MouthBuilder.build(
      model, parameters.shape.teeth, rows: face.rows, posed: face.posed, skin: skin,
      expression: parameters.expression)
    var part = SkinBuilder.build(skin, model, parameters)
    part.append(eyes(face, model, skin, parameters))
    part.append(mouth)

    func margin(_ loop: [Int]) -> [SurfacePoint] {
      loop.map { SurfacePoint(position: skin.positions[$0], normal: skin.normals[$0]) }
    }
    let body = PosedBody(
      positions: face.posed, restPositions: face.rest, worldFromHead: face.worldFromHead,
      worldFromChest: face.worldFromChest, worldFromJaw: face.rows.worldFromJaw, skin: skin, suit: model.suit,
      rightEye: face.eyeAnchors(.right), leftEye: face.eyeAnchors(.left),
      rightLidMargin: margin(model.skin.rightLidMargin), leftLidMargin: margin(model.skin.leftLidMargin))
    return (part, body, anchors(face, skin, model))
  }

  /// Points and frames of the face that `parameters` make, without the face.
  static func anchors(model: FaceModel, parameters: SceneParameters) -> FaceAnchors {
    let face = PosedFace(model, parameters)
    return anchors(face, face.skinSurface(model), model)
  }

  private static func anchors(_ face: PosedFace, _ skin: SkinSurface, _ model: FaceModel) -> FaceAnchors {
    let eyes = [face.eyeAnchors(.right), face.eyeAnchors(.left)]
    let pupils = eyes.map { $0.worldFromEye.point(Vector(0, 0, $0.pupilDistance)) }
    return FaceAnchors(
      landmarks: landmarks(model, skin) + pupils, worldFromHead: face.worldFromHead, rightEye: eyes[0],
      leftEye: eyes[1])
  }

  /// The iBUG-68 points on the subdivided skin, whose control vertices keep their place in the list.
  private static func landmarks(_ model: FaceModel, _ skin: SkinSurface) -> [Vector] {
    model.tables.landmarks.map { landmark in
      (0..<3).reduce(Vector.zero) { sum, k in
        sum + skin.positions[model.skin.part.controlIndex[Int(landmark.vertices[k])]] * landmark.weights[k]
      }
    }
  }

  /// Index of refraction of the cornea.
  private static let corneaIndex: Float = 1.376
  /// Diffuse mean free path in the white, metres: at its albedos about 0.2 mm between even collisions. Human sclera scatters
  /// evenly 4 to 6 times a millimetre (Vogel et al. 1991, "Optical properties of human sclera, and their consequences for
  /// transscleral laser applications", Lasers Surg. Med. 11; Hammer et al. 1995, Phys. Med. Biol. 40), blue light more often.
  private static let scleraMeanFreePath = Vector(0.00046, 0.0004, 0.00034)

  private static func eyes(
    _ face: PosedFace, _ model: FaceModel, _ skin: SkinSurface, _ parameters: SceneParameters
  ) -> ScenePart {
    var part = ScenePart()
    part.materials = [
      .eye(
        EyeMaterial(
          limbusRadius: parameters.eyes.irisRadius, limbusWidth: 0.7e-3, indexOfRefraction: Self.corneaIndex,
          roughness: 0.03, meanFreePath: scleraMeanFreePath)),
      .plain(
        PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.6, indexOfRefraction: 1, substance: .iris)),
      .plain(
        PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.12, indexOfRefraction: 1.34, substance: .mucosa)),
    ]
    for side in Side.allCases {
      let colors = EyeColors(parameters, side: side)
      let worldFromEye = face.worldFromEye(side)
      let margin = (side == .right ? model.skin.rightLidMargin : model.skin.leftLidMargin)
        .map { skin.positions[$0] }
      part.meshes += [
        EyeMeshes.outside(
          side, shape: face.eyeShape, margin: margin, colors: colors, worldFromEye: worldFromEye, material: 0),
        EyeMeshes.iris(side, shape: face.eyeShape, colors: colors, worldFromEye: worldFromEye, material: 1),
        EyeMeshes.tearStrip(
          side, shape: face.eyeShape, margin: margin, worldFromEye: worldFromEye,
          worldFromHead: face.worldFromHead, melanin: parameters.person.skinMelanin, material: 2),
      ]
      let pigment = SkinPigment(parameters.skin, parameters.person)
      let caruncle = Caruncle.mesh(
        side, shape: face.eyeShape, margin: margin, worldFromEye: worldFromEye,
        color: pigment.albedo(melanin: 0.35, blood: 4), pattern: parameters.eyes.pattern, material: 2)
      if let caruncle { part.meshes.append(caruncle) }
    }
    return part
  }
}

/// The control mesh of a person through its stages: at rest, with expression and gaze, posed.
struct PosedFace {
  /// Unposed, neutral.
  let rest: [Vector]
  /// Unposed, with expression; lids on the eyes, lips apart or together but never through each other.
  let expressed: [Vector]
  /// In world space.
  let posed: [Vector]
  let eyeShape: EyeShape
  let worldFromHead: Affine
  let worldFromChest: Affine
  let rows: DentalRows
  /// How far each eye is shut for good, beyond what half-closed lids are; 0…1.
  private let shutLids: (right: Float, left: Float)
  private let skinParameters: SkinParameters
  private let lidParameters: LidParameters
  private let person: PersonParameters
  private let relief: ReliefScores
  private let restFromRightEye: Affine
  private let restFromLeftEye: Affine

  init(_ model: FaceModel, _ parameters: SceneParameters) {
    var rest = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
    let shape = EyeShape(parameters)
    let loops = model.tables.loops
    let right = EyeFit.center(
      .right, shape: shape, margin: loops.rightLidMargin.map { rest[$0] }, rest: rest)
    let left = EyeFit.center(.left, shape: shape, margin: loops.leftLidMargin.map { rest[$0] }, rest: rest)
    // World space is defined by the eyeballs' centers, which the fit has moved.
    let shift = -(right + left) / 2
    rest = rest.map { $0 + shift }
    let blinks = (
      right: model.rightAperture.apply(center: right + shift, to: &rest),
      left: model.leftAperture.apply(center: left + shift, to: &rest)
    )
    let maps = model.rig.posedFromRest(rest) { HeadPose.turn(ofBone: $0, model.rig.numbers, parameters.pose) }
    worldFromHead = maps[model.rig.numbers.head]
    worldFromChest = maps[model.rig.numbers.chest]

    let held = parameters.moment.map { moment in
      model.rig.posedFromRest(rest) { HeadPose.turn(ofBone: $0, model.rig.numbers, moment.pose) }[
        model.rig.numbers.head]
    }
    let gaze = Gaze(
      parameters.pose, camera: parameters.camera, worldFromHead: worldFromHead,
      worldFromHeldHead: held ?? worldFromHead)
    var expression = gaze.lidUnits.reduce(into: parameters.expression) { $0[$1.unit] += $1.weight }
    // The blink is sculpted for the mean face: on others a full one must still shut the eye, and half a one half of it.
    func shut(_ blink: FaceUnit) -> Float { smoothstep(0.8, 1, parameters.expression[blink]) }
    shutLids = (shut(.eyeBlinkRight), shut(.eyeBlinkLeft))
    // Units grow with the face, but the way that lids have to go does not.
    let size = model.relativeSize(rest)
    expression[.eyeBlinkRight] *= blinks.right / size
    expression[.eyeBlinkLeft] *= blinks.left / size
    var expressed = ExpressedShape.positions(expression, model, on: rest)
    model.lips.separate(&expressed)
    model.rightLidLine.close(&expressed, share: shutLids.right)
    model.leftLidLine.close(&expressed, share: shutLids.left)
    restFromRightEye = EyeFit.restFromEye(center: right + shift, gaze: gaze)
    restFromLeftEye = EyeFit.restFromEye(center: left + shift, gaze: gaze)
    model.rightLids.apply(shape, restFromEye: restFromRightEye, to: &expressed)
    model.leftLids.apply(shape, restFromEye: restFromLeftEye, to: &expressed)
    model.rightLids.apply(
      shape, restFromEye: EyeFit.restFromEye(center: right + shift, gaze: .neutral), to: &rest)
    model.leftLids.apply(
      shape, restFromEye: EyeFit.restFromEye(center: left + shift, gaze: .neutral), to: &rest)

    posed = model.rig.skinned(expressed, by: maps)
    rows = DentalRows(
      model, parameters.person, rest: rest, expressed: expressed, worldFromHead: worldFromHead)
    self.rest = rest
    skinParameters = parameters.skin
    lidParameters = parameters.eyes.lids
    person = parameters.person
    relief = parameters.shape.relief
    self.expressed = expressed
    eyeShape = shape
  }

  /// The frame of an eyeball, turned by gaze and head.
  func worldFromEye(_ side: Side) -> Affine {
    worldFromHead * (side == .right ? restFromRightEye : restFromLeftEye)
  }

  func eyeAnchors(_ side: Side) -> EyeAnchors {
    EyeAnchors(
      worldFromEye: worldFromEye(side), eyeballRadius: eyeShape.eyeballRadius,
      irisRadius: eyeShape.irisRadius,
      pupilRadius: eyeShape.pupilRadius, pupilDistance: eyeShape.irisHeight(eyeShape.pupilRadius))
  }

  /// The subdivided skin, clear of the eyeballs.
  func skinSurface(_ model: FaceModel) -> SkinSurface {
    let topology = model.skin
    var positions = topology.part.surface(posed)
    // First, so that what keeps lids and lips apart has the last word.
    let rest = topology.part.surface(rest)
    let wrinkles = Wrinkles(skinParameters, topology, rest: rest, posed: positions)
    let normals = topology.normals(positions, at: topology.isBent)
    topology.lidFolds.bend(
      &positions, normals: normals, lidParameters, worldFromHead: worldFromHead)
    topology.relief.bend(
      &positions, normals: normals, person: person, relief, worldFromHead: worldFromHead)
    wrinkles.bend(&positions, topology: topology)
    topology.lipSeam.bend(&positions, worldFromHead: worldFromHead)
    rows.pushOut(
      upperLip: topology.lipContact.upperLip, lowerLip: topology.lipContact.lowerLip, of: &positions)
    topology.lipContact.apply(worldFromHead: worldFromHead, to: &positions)
    topology.rightLidSeal.apply(
      share: shutLids.right, eyeShape, worldFromEye: worldFromEye(.right), to: &positions)
    topology.leftLidSeal.apply(
      share: shutLids.left, eyeShape, worldFromEye: worldFromEye(.left), to: &positions)
    LidContact.clear(&positions, of: topology.nearRightEye, eyeShape, worldFromEye: worldFromEye(.right))
    LidContact.clear(&positions, of: topology.nearLeftEye, eyeShape, worldFromEye: worldFromEye(.left))
    topology.rightLidThickness.apply(
      eyeShape, worldFromEye: worldFromEye(.right), worldFromHead: worldFromHead, to: &positions)
    topology.leftLidThickness.apply(
      eyeShape, worldFromEye: worldFromEye(.left), worldFromHead: worldFromHead, to: &positions)
    LidContact.tuck(
      &positions, lining: topology.rightSocket, margin: topology.rightLidMargin, eyeShape,
      worldFromEye: worldFromEye(.right), worldFromHead: worldFromHead)
    LidContact.tuck(
      &positions, lining: topology.leftSocket, margin: topology.leftLidMargin, eyeShape,
      worldFromEye: worldFromEye(.left), worldFromHead: worldFromHead)
    return SkinSurface(
      positions: positions, normals: topology.normals(positions), restPositions: rest,
      templatePositions: topology.templatePositions, quads: topology.part.quads,
      quadClasses: topology.quadClasses, scalpDensity: topology.scalpDensity,
      rightBrowDensity: topology.rightBrowDensity, leftBrowDensity: topology.leftBrowDensity,
      beardDensity: topology.beardDensity, moustacheDensity: topology.moustacheDensity,
      wrinkles: wrinkles.marks + topology.lidFolds.creases(lidParameters))
  }
}
