internal import Geometry
public import Imaging
public import Render
public import Scene

/// A scene without its geometry: what an annotation is made from, besides the film.
public struct ExampleScene: Sendable {
  public var parameters: SceneParameters
  public var camera: Camera
  public var face: FaceAnchors

  public init(parameters: SceneParameters, camera: Camera, face: FaceAnchors) {
    self.parameters = parameters
    self.camera = camera
    self.face = face
  }
}

extension Annotation {
  /// Describes a rendered scene.
  /// - Throws: ``DatasetError`` when a landmark lies behind the camera or anything is not finite.
  public init(
    scene: ExampleScene, film: Film, settings: RenderSettings, view: ViewTransform,
    origin: OriginAnnotation
  ) throws {
    let cameraFromWorld = scene.camera.worldFromCamera.rigidInverse
    let focal = scene.camera.focalLengthPixels(width: film.width, height: film.height)
    let head = cameraFromWorld * scene.face.worldFromHead
    let rightEye = cameraFromWorld * scene.face.rightEye.worldFromEye
    let leftEye = cameraFromWorld * scene.face.leftEye.worldFromEye
    let projected = scene.face.landmarks.map {
      scene.camera.project($0, width: film.width, height: film.height)
    }
    guard projected.allSatisfy({ $0.x.isFinite && $0.y.isFinite && $0.z > 0 }) else {
      throw DatasetError(
        "seed \(scene.parameters.seed), index \(scene.parameters.index): a landmark lies behind the camera")
    }
    version = Self.currentVersion
    identity = scene.parameters.identity
    camera = CameraAnnotation(
      worldToCamera: rows(cameraFromWorld) + [[0, 0, 0, 1]],
      cameraToImage: [
        [focal, 0, Float(film.width) / 2], [0, focal, Float(film.height) / 2], [0, 0, 1],
      ],
      resolution: [film.width, film.height])
    headPose = rotation(head)
    headPosition = list(head.origin)
    rightEyePose = rotation(rightEye)
    leftEyePose = rotation(leftEye)
    rightGaze = list(normalized(rightEye.z))
    leftGaze = list(normalized(leftEye.z))
    rightEyePosition = list(rightEye.origin)
    leftEyePosition = list(leftEye.origin)
    landmarks = LandmarkAnnotation(
      image: projected.map { [$0.x, $0.y] }, world: scene.face.landmarks.map(list),
      camera: scene.face.landmarks.map { list(cameraFromWorld.point($0)) },
      visible: film.landmarkVisible)
    var face = PixelBox()
    for point in landmarks.image.prefix(68)
    where (0...Float(film.width)).contains(point[0]) && (0...Float(film.height)).contains(point[1]) {
      face.include(x0: point[0], y0: point[1], x1: point[0], y1: point[1])
    }
    face.include(film, where: \.isFacePart)
    var wholeHead = face
    wholeHead.include(film, where: \.isHeadPart)
    faceBox = face.edges
    headBox = wholeHead.edges
    sequence = SequenceAnnotation(scene.parameters)
    parameters = scene.parameters
    self.settings = settings
    self.view = view
    self.origin = origin
  }
}

extension SemanticClass {
  /// Brows, eyes, nose, lips and mouth.
  var isFacePart: Bool {
    switch self {
    case .nose, .rightEye, .leftEye, .rightBrow, .leftBrow, .mouthInterior, .topLip, .bottomLip: true
    default: false
    }
  }

  /// Parts of the head that are no parts of the face; bald skin counts as `skin`, the neck as `neck`.
  var isHeadPart: Bool {
    switch self {
    case .skin, .rightEar, .leftEar, .hair, .beard, .glasses, .headwear, .facewear: true
    default: isFacePart
    }
  }
}

/// The smallest box round what it was given, in image coordinates.
private struct PixelBox {
  var edges: [Float]?

  mutating func include(x0: Float, y0: Float, x1: Float, y1: Float) {
    let old = edges ?? [x0, y0, x1, y1]
    edges = [min(old[0], x0), min(old[1], y0), max(old[2], x1), max(old[3], y1)]
  }

  mutating func include(_ film: Film, where isWanted: (SemanticClass) -> Bool) {
    for y in 0..<film.height {
      let row = film.classes[y * film.width..<(y + 1) * film.width]
      guard let first = row.firstIndex(where: isWanted), let last = row.lastIndex(where: isWanted)
      else { continue }
      include(
        x0: Float(first - row.startIndex), y0: Float(y), x1: Float(last - row.startIndex + 1),
        y1: Float(y + 1))
    }
  }
}

private func list(_ v: Vector) -> [Float] { [v.x, v.y, v.z] }

/// Three rows of four: rotation and translation.
private func rows(_ map: Affine) -> [[Float]] {
  (0..<3).map { [map.x[$0], map.y[$0], map.z[$0], map.origin[$0]] }
}

/// Three rows of three.
private func rotation(_ map: Affine) -> [[Float]] {
  (0..<3).map { [map.x[$0], map.y[$0], map.z[$0]] }
}
