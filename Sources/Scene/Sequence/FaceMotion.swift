internal import Geometry

/// How the face of one sequence moves: expressions, speech, blinks, the eyes and the head, as functions of time.
struct FaceMotion: Sendable {
  /// Share of people who speak.
  private static let speakingShare: Float = 0.3

  let blinks: BlinkTrack
  let gaze: GazeTrack
  let sway: HeadSway
  let expressions: ExpressionTrack
  private let start: SceneParameters
  private let lids: CounterRandom

  /// - Parameters:
  ///   - start: What the sequence's number draws.
  ///   - duration: Seconds that must be covered.
  ///   - prior: What later expressions are drawn from.
  init(
    _ start: SceneParameters, duration: Float,
    from prior: ExpressionDistribution = Distributions.standard.expressions
  ) {
    let root = CounterRandom(seed: start.seed, index: start.index)
    let random = root.child("motion")
    self.start = start
    blinks = BlinkTrack(random.child("blinks"), end: duration)
    // Eyes stay in their reach also when they start from a turned gaze.
    let (yaw, pitch) = start.pose.looksAtCamera ? (0, 0) : (start.pose.gazeYaw, start.pose.gazePitch)
    gaze = GazeTrack(
      random.child("gaze"), end: duration, yawRange: min(-0.45 - yaw, 0)...max(0.45 - yaw, 0),
      pitchRange: min(-0.3 - pitch, 0)...max(0.25 - pitch, 0))
    sway = HeadSway(random.child("sway"))
    var talk = random.child("speaks")
    expressions = ExpressionTrack(
      random.child("expressions"), first: start.expression, person: start.person,
      speaks: talk.nextBool(Self.speakingShare), end: duration, from: prior)
    lids = root.child("expression")
  }

  /// The picture's parameters.
  func parameters(_ moment: SequenceMoment) -> SceneParameters {
    let time = moment.time
    var result = start
    result.moment = moment
    result.expression = expressions.expression(at: time)
    result.expression.addRestingLids(lids)
    let shut = blinks.weight(at: time)
    for (blink, wide) in [
      (FaceUnit.eyeBlinkRight, FaceUnit.eyeWideRight), (.eyeBlinkLeft, .eyeWideLeft),
    ] {
      result.expression[blink] += (1 - result.expression[blink]) * shut
      result.expression[wide] *= 1 - shut
    }
    let turns = sway.turns(at: time)
    result.pose.headYaw += turns.yaw
    result.pose.headPitch += turns.pitch
    result.pose.headRoll += turns.roll
    // Eyes hold their target while the head sways (the vestibulo-ocular reflex).
    result.pose.gazeYaw -= turns.yaw
    result.pose.gazePitch -= turns.pitch
    // The sensor's noise is another one in each frame.
    var noise = CounterRandom(seed: start.seed, index: start.index).child("frame noise").child(
      Int(moment.frame))
    result.camera.sensor.noiseSeed = noise.nextWord()
    result.pose.glanceYaw = gaze.yaw.value(at: time)
    result.pose.glancePitch = gaze.pitch.value(at: time)
    result.pose.glanceNearness = gaze.nearness.value(at: time)
    return result
  }
}
