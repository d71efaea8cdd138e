public import Imaging
public import Render
public import Scene

/// Everything known of one picture that is a number and not a plane: `000000.json`.
///
/// Image coordinates are pixels, x right, y down, with pixel centres at +0.5: the picture spans 0…width and
/// 0…height. Camera space follows OpenCV: +x right in the picture, +y down, +z into the scene; metres. World
/// space as in ``SceneDescription``. Matrices are lists of rows and multiply columns from the left. Right and
/// left are the person's.
public struct Annotation: Sendable, Equatable, Codable {
  /// Grows when the meaning of a field changes.
  public static let currentVersion = 1

  public var version: Int
  /// The number of the person: examples of one data set with the same number show the same person.
  public var identity: UInt64
  public var camera: CameraAnnotation
  /// Rotation (3 × 3) from the head's frame (+x the person's left, +y up, +z forward) to camera space, and the
  /// head's origin, the midpoint between the eyes in neutral pose, in camera space.
  public var headPose: [[Float]]
  public var headPosition: [Float]
  /// Rotation from an eye's frame (+z along the optical axis, +y up) to camera space.
  public var rightEyePose: [[Float]]
  public var leftEyePose: [[Float]]
  /// Unit direction in which an eye looks (its optical axis), camera space.
  public var rightGaze: [Float]
  public var leftGaze: [Float]
  /// Centres of the eyeballs, camera space.
  public var rightEyePosition: [Float]
  public var leftEyePosition: [Float]
  public var landmarks: LandmarkAnnotation
  /// [x0, y0, x1, y1], the edges of the smallest box round all visible pixels of brows, eyes, nose, lips and
  /// mouth and all of landmarks 0–67 inside the picture; null if there is neither.
  public var faceBox: [Float]?
  /// The same round the face box and all pixels of the head: also its skin, ears, hair, beard, glasses,
  /// headwear and facewear.
  public var headBox: [Float]?
  /// Which moment of which sequence it shows; absent for a picture of its own.
  public var sequence: SequenceAnnotation?
  /// All choices that made the picture: `facet render --parameters` makes it again.
  public var parameters: SceneParameters
  public var settings: RenderSettings
  /// How radiance became the picture.
  public var view: ViewTransform
  public var origin: OriginAnnotation

  enum CodingKeys: String, CodingKey {
    case version, identity, camera, landmarks, sequence, parameters, settings, view, origin
    case headPose = "head_pose"
    case headPosition = "head_position"
    case rightEyePose = "right_eye_pose"
    case leftEyePose = "left_eye_pose"
    case rightGaze = "right_gaze"
    case leftGaze = "left_gaze"
    case rightEyePosition = "right_eye_position"
    case leftEyePosition = "left_eye_position"
    case faceBox = "face_box"
    case headBox = "head_box"
  }
}

/// The camera as matrices.
public struct CameraAnnotation: Sendable, Equatable, Codable {
  /// 4 × 4, rigid.
  public var worldToCamera: [[Float]]
  /// 3 × 3: camera-space points to homogeneous image coordinates.
  public var cameraToImage: [[Float]]
  /// Width and height, pixels.
  public var resolution: [Int]

  enum CodingKeys: String, CodingKey {
    case worldToCamera = "world_to_camera"
    case cameraToImage = "camera_to_image"
    case resolution
  }
}

/// 70 landmarks: iBUG-68 order, then the pupils of the person's right and left eye.
public struct LandmarkAnnotation: Sendable, Equatable, Codable {
  /// [x, y] in the image; may lie outside it.
  public var image: [[Float]]
  /// [x, y, z] in world space and in camera space.
  public var world: [[Float]]
  public var camera: [[Float]]
  /// Whether the camera sees the point: inside the picture and not covered by anything.
  public var visible: [Bool]
}

/// A frame of a sequence: pictures of one person, one after the other, in which all but the face's movement is fixed.
public struct SequenceAnnotation: Sendable, Equatable, Codable {
  /// Of the sequence in the data set, and of the frame in the sequence; from 0.
  public var number: UInt64
  public var frame: UInt64
  /// Frames of the sequence.
  public var frames: UInt64
  public var framesPerSecond: Float
  /// Seconds since the first frame.
  public var time: Float

  enum CodingKeys: String, CodingKey {
    case number, frame, frames, time
    case framesPerSecond = "frames_per_second"
  }

  /// Nil for a picture of its own.
  init?(_ parameters: SceneParameters) {
    guard let moment = parameters.moment else { return nil }
    number = parameters.index
    frame = moment.frame
    frames = moment.plan.frames
    framesPerSecond = moment.plan.framesPerSecond
    time = moment.time
  }
}

/// What made a picture.
public struct OriginAnnotation: Sendable, Equatable, Codable {
  /// Versions of Facet and of the assets it used.
  public var facet: String
  public var assets: String
  /// The Vulkan device, and its driver with version.
  public var device: String
  public var driver: String
  /// What took the noise out of the picture, with version; absent if nothing did.
  public var denoiser: String?

  public init(facet: String, assets: String, device: String, driver: String, denoiser: String? = nil) {
    self.facet = facet
    self.assets = assets
    self.device = device
    self.driver = driver
    self.denoiser = denoiser
  }
}
