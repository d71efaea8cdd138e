internal import Geometry

/// How pictures are numbered and timed when each person is shown in several pictures one after the other.
public struct SequencePlan: Sendable, Equatable, Codable {
  /// Pictures of each sequence.
  public var frames: UInt64
  /// Pictures a second.
  public var framesPerSecond: Float

  public init(frames: UInt64, framesPerSecond: Float) {
    self.frames = frames
    self.framesPerSecond = framesPerSecond
  }

  /// Draws picture `example` of the run with `seed`: frame `example` modulo ``frames`` of sequence `example` over
  /// ``frames``. It depends on these numbers alone, and on nothing that other frames did.
  public func parameters(
    seed: UInt64, example: UInt64, environments: [String], people: PeoplePlan = PeoplePlan()
  ) -> SceneParameters {
    let start = SceneParameters.draw(
      seed: seed, index: example / frames, environments: environments, people: people)
    let expressions = (people.distributions ?? .standard).expressions
    return FaceMotion(start, duration: Float(frames) / framesPerSecond, from: expressions)
      .parameters(SequenceMoment(frame: example % frames, plan: self, start: start))
  }
}

extension SceneParameters {
  /// The scene by which the camera of a sequence is placed: its person held still, the mouth half open so that there is
  /// room for all that it will do. Nil for a picture of its own.
  var held: SceneParameters? {
    guard let moment else { return nil }
    var result = self
    result.moment = nil
    result.pose = moment.pose
    result.expression = .neutral
    result.expression[.jawOpen] = 0.6
    return result
  }
}

/// Which moment of a sequence a picture shows. All but expression and pose is the same in every picture of a sequence.
public struct SequenceMoment: Sendable, Equatable, Codable {
  /// From 0.
  public var frame: UInt64
  public var plan: SequencePlan
  /// The pose round which the sequence moves: the camera is placed, and what the eyes rest on is found, as if the face
  /// were held so and relaxed.
  public var pose: PoseParameters

  init(frame: UInt64, plan: SequencePlan, start: SceneParameters) {
    self.frame = frame
    self.plan = plan
    pose = start.pose
  }

  /// Seconds since the first frame.
  public var time: Float { Float(frame) / plan.framesPerSecond }

  /// - Throws: ``SceneError`` naming the field that is out of range.
  func validate() throws {
    guard plan.frames > 0, plan.frames <= 1_000_000, frame < plan.frames else {
      throw SceneError("moment.frame is \(frame) of \(plan.frames): it must be less, and these 1 to 1000000")
    }
    try Limits.check("moment.plan.framesPerSecond", plan.framesPerSecond, in: 1...1000)
  }
}
