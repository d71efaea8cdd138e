internal import Geometry

/// Makes a head, and everything of the body that can be seen, from parameters.
enum FaceBuilder {
  /// Builds the person.
  ///
  /// - Returns: Skin, eyes and mouth as meshes; the body as hair and garments need it; points and frames of
  ///   the face, brow landmarks on the bare brow ridge.
  static func build(model: FaceModel, parameters: SceneParameters) -> (ScenePart, PosedBody, FaceAnchors) {
    let rest = FaceShape.restPositions(model, person: parameters.person, shape: parameters.shape)
    let expressed = FaceShape.express(parameters.expression, model, on: rest)
    let maps = model.rig.posedFromRest(rest) { _ in .identity }
    let posed = model.rig.skinned(expressed, by: maps)
    let numbers = model.rig.numbers

    let positions = model.skin.surface(posed)
    let skin = SkinSurface(
      positions: positions, normals: model.skin.normals(positions),
      restPositions: model.skin.surface(rest), templatePositions: model.skin.templatePositions,
      quads: model.skin.quads, quadClasses: model.skin.quadClasses, scalpDensity: model.skin.scalpDensity,
      rightBrowDensity: model.skin.rightBrowDensity, leftBrowDensity: model.skin.leftBrowDensity,
      beardDensity: model.skin.beardDensity, moustacheDensity: model.skin.moustacheDensity)
    func eye(_ side: Side) -> EyeAnchors {
      EyeAnchors(
        worldFromEye: maps[numbers.head] * .translation(EyeHelper.center(side, rest)),
        eyeballRadius: parameters.eyes.eyeballRadius, irisRadius: parameters.eyes.irisRadius,
        pupilRadius: parameters.eyes.pupilRadius, pupilDistance: 0.0097)
    }
    func margin(_ loop: [Int]) -> [SurfacePoint] {
      loop.map { vertex in
        let v = model.skin.controlIndex[vertex]
        return SurfacePoint(position: skin.positions[v], normal: skin.normals[v])
      }
    }
    let body = PosedBody(
      positions: posed, restPositions: rest, worldFromHead: maps[numbers.head],
      worldFromChest: maps[numbers.chest], worldFromJaw: maps[numbers.jaw], skin: skin, suit: model.suit, rightEye: eye(.right),
      leftEye: eye(.left), rightLidMargin: margin(model.tables.loops.rightLidMargin),
      leftLidMargin: margin(model.tables.loops.leftLidMargin))

    let landmarks = model.tables.landmarks.map { landmark in
      (0..<3).reduce(Vector.zero) {
        $0 + skin.positions[model.skin.controlIndex[Int(landmark.vertices[$1])]] * landmark.weights[$1]
      }
    }
    let pupils = [body.rightEye, body.leftEye].map { $0.worldFromEye.point(Vector(0, 0, $0.pupilDistance)) }
    let anchors = FaceAnchors(
      landmarks: landmarks + pupils, worldFromHead: body.worldFromHead, rightEye: body.rightEye,
      leftEye: body.leftEye)
    let mesh = SurfaceMesh(
      name: "skin", positions: skin.positions, normals: skin.normals,
      textureCoordinates: skin.templatePositions,
      tints: Array(repeating: Vector(0.6, 0.4, 0.32), count: skin.positions.count),
      details: Array(repeating: SIMD4(0.5, 0.5, 0.3, 1), count: skin.positions.count),
      triangles: skin.quads.flatMap { [SIMD3($0.x, $0.y, $0.z), SIMD3($0.x, $0.z, $0.w)] },
      triangleClasses: skin.quadClasses.flatMap { [$0, $0] }, material: 0)
    let material = Material.skin(
      SkinMaterial(
        meanFreePath: Vector(0.0036, 0.0014, 0.0008), roughness: 0.45, oilRoughness: 0.25, oilShare: 0.2,
        indexOfRefraction: 1.4, poreDepth: 6e-5))
    return (ScenePart(meshes: [mesh], materials: [material]), body, anchors)
  }
}
