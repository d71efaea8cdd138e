import Foundation
import Geometry
import TestSupport
import Testing

@testable import Scene

/// Faces in motion.
@Suite struct SequenceTests {
  private static let plan = SequencePlan(frames: 90, framesPerSecond: 30)

  private static func motion(_ sequence: UInt64, duration: Float = 60) -> FaceMotion {
    FaceMotion(.draw(seed: 5, index: sequence, environments: []), duration: duration)
  }

  // MARK: - What a frame is

  @Test func aFrameDependsOnItsNumberAlone() {
    for example in [0, 7, 89, 90, 95] as [UInt64] {
      let frame = Self.plan.parameters(seed: 5, example: example, environments: [])
      #expect(frame.index == example / 90 && frame.moment?.frame == example % 90)
      #expect(frame.example == example)
      // A longer sequence of the same person begins with the same pictures.
      let longer = SequencePlan(frames: 900, framesPerSecond: 30)
      let same = longer.parameters(seed: 5, example: example / 90 * 900 + example % 90, environments: [])
      #expect(same.expression == frame.expression && same.pose == frame.pose)
    }
  }

  @Test func onlyTheFaceMoves() {
    let first = Self.plan.parameters(seed: 5, example: 180, environments: [])
    let last = Self.plan.parameters(seed: 5, example: 269, environments: [])
    #expect(first != last)
    var held = last
    (held.expression, held.pose, held.moment) = (first.expression, first.pose, first.moment)
    // But for the sensor's noise.
    #expect(held.camera.sensor.noiseSeed != first.camera.sensor.noiseSeed)
    held.camera.sensor.noiseSeed = first.camera.sensor.noiseSeed
    #expect(held == first)
  }

  @Test func framesAreValidAndRecorded() throws {
    for example in stride(from: UInt64(0), to: 900, by: 37) {
      let frame = Self.plan.parameters(seed: 5, example: example, environments: [])
      try frame.validate()
      let read = try JSONDecoder().decode(SceneParameters.self, from: JSONEncoder().encode(frame))
      #expect(read == frame)
    }
  }

  // MARK: - Blinks

  /// Pauses between blinks are as stated: a dead time, then chance at a constant rate.
  @Test func blinkIntervalsFollowTheirDistribution() throws {
    var intervals: [Float] = []
    for sequence in 0..<60 as Range<UInt64> {
      let starts = Self.motion(sequence).blinks.blinks.map(\.start)
      intervals += zip(starts, starts.dropFirst()).map { $1 - $0 }
    }
    let (binCount, mean) = (20, 1 / BlinkTrack.rate - BlinkTrack.pause)
    var counts = [Int](repeating: 0, count: binCount)
    for interval in intervals {
      let rank = 1 - exponential(-(interval - BlinkTrack.pause) / mean)
      #expect(rank >= 0)
      counts[min(Int(rank * Float(binCount)), binCount - 1)] += 1
    }
    // Sequences end, so the longest pauses are cut: what lies in the last bin is judged as the rest.
    let judged = Array(counts.dropLast())
    let p = ChiSquare.pValue(
      observed: judged, chances: judged.map { _ in 1 / Double(judged.count) }, draws: judged.reduce(0, +))
    #expect(p > 1e-3, "\(counts)")
    #expect(intervals.count > 1000)
  }

  @Test func blinksComeAtTheRateOfPeople() {
    let minutes: Float = 60
    let count = (0..<60 as Range<UInt64>).reduce(0) {
      $0 + Self.motion($1).blinks.blinks.count { (0..<60).contains($0.start) }
    }
    let rate = Float(count) / minutes
    #expect(rate > 15 && rate < 20, "\(rate) a minute")
  }

  @Test func blinksCloseFasterThanTheyOpen() {
    for blink in Self.motion(3, duration: 300).blinks.blinks {
      #expect((0.15...0.4).contains(blink.duration) && blink.closing < blink.opening)
      #expect(blink.weight(at: blink.start) == 0 && blink.weight(at: blink.start + blink.duration) < 1e-5)
      #expect(abs(blink.weight(at: blink.start + blink.closing) - blink.depth) < 1e-5)
    }
    // Some shut the eye fully.
    let motion = Self.motion(3, duration: 300)
    let full = motion.blinks.blinks.first { $0.depth == 1 && $0.start > 0 }
    #expect(full.map { motion.blinks.weight(at: $0.start + $0.closing) > 0.999 } == true)
  }

  // MARK: - Eyes and head

  /// Peak velocity grows with the size of a saccade and levels off: Bahill, Clark and Stark 1975 find about 500° a second
  /// beyond 15°, 300 at 6°; others' fits differ by a third.
  @Test func saccadesKeepToTheMainSequence() {
    for degrees in [1, 2, 5, 10, 15, 20] as [Float] {
      let size = degrees * .pi / 180
      let peak = SmoothSteps.greatestSlope * degrees / GazeTrack.saccadeDuration(size)
      let published = 525 * (1 - exponential(-degrees / 7.5))
      #expect(
        peak / published > 0.65 && peak / published < 1.35,
        "\(degrees)°: \(peak)° against \(published)° a second")
    }
    // The track moves as its formula says: measured from positions a tenth of a millisecond apart.
    let gaze = Self.motion(2, duration: 20).gaze
    let steps = gaze.yaw.steps.filter { $0.start > 0 && abs($0.change) > 0.05 }
    #expect(!steps.isEmpty)
    for step in steps {
      let middle = step.start + step.duration / 2
      let speed = abs(gaze.yaw.value(at: middle + 5e-4) - gaze.yaw.value(at: middle - 5e-4)) / 1e-3
      #expect(abs(speed - SmoothSteps.greatestSlope * abs(step.change) / step.duration) < 0.06 * speed)
    }
  }

  @Test func eyesFixateBetweenSaccades() {
    var fixations: [Float] = []
    for sequence in 0..<20 as Range<UInt64> {
      let steps = Self.motion(sequence, duration: 30).gaze.yaw.steps
      for (a, b) in zip(steps, steps.dropFirst()) { fixations.append(b.start - a.start - a.duration) }
    }
    #expect(fixations.allSatisfy { $0 > 0.199 && $0 < 0.602 })
    let mean = fixations.reduce(0, +) / Float(fixations.count)
    #expect(abs(mean - 0.4) < 0.01)
  }

  @Test func theHeadSwaysALittle() {
    for sequence in 0..<40 as Range<UInt64> {
      let sway = Self.motion(sequence).sway
      let turns = stride(from: Float(0), to: 60, by: 0.05).map { sway.turns(at: $0) }
      let yaw = turns.map { abs($0.yaw) }.max() ?? 0
      // 3° at most, and clearly something.
      #expect(yaw <= HeadSway.amplitude.upperBound && yaw > 0.4 * HeadSway.amplitude.lowerBound)
      #expect(turns.allSatisfy { max(abs($0.pitch), abs($0.roll)) <= HeadSway.amplitude.upperBound })
      // Slow: less than ten degrees a second.
      let speed = zip(turns, turns.dropFirst()).map { abs($1.yaw - $0.yaw) / 0.05 }.max() ?? 0
      #expect(speed < 0.17)
    }
  }

  /// Eyes stay on what they look at while the head sways.
  @Test func theGazeHoldsItsTarget() throws {
    let model = try FaceFixture.model()
    let plan = SequencePlan(frames: 300, framesPerSecond: 10)
    let sequence = try #require(
      (0..<50 as Range<UInt64>).first {
        SceneParameters.draw(seed: 5, index: $0, environments: []).pose.looksAtCamera
      })
    var directions: [Vector] = []
    for frame in stride(from: UInt64(0), to: 300, by: 20) {
      var parameters = plan.parameters(seed: 5, example: sequence * 300 + frame, environments: [])
      (parameters.pose.glanceYaw, parameters.pose.glancePitch, parameters.pose.glanceNearness) = (0, 0, 0)
      directions.append(PosedFace(model, parameters).worldFromEye(.right).z)
    }
    let spread = directions.map { arcCosine(min(dot($0, directions[0]), 1)) }.max() ?? 1
    #expect(spread < 0.012, "\(spread)")
  }

  // MARK: - Continuity

  /// No point of the face jumps: at 240 frames a second none moves faster than a blink's lid.
  @Test func facesMoveSmoothly() throws {
    let model = try FaceFixture.model()
    let plan = SequencePlan(frames: 4800, framesPerSecond: 240)
    for (sequence, first) in [(0, 0), (1, 500), (4, 1200)] as [(UInt64, UInt64)] {
      var previous: [Vector]?
      for frame in first..<first + 150 {
        let parameters = plan.parameters(seed: 11, example: sequence * plan.frames + frame, environments: [])
        let positions = Array(PosedFace(model, parameters).posed[0..<13606])
        if let previous {
          let fastest = zip(previous, positions).map { distance($0, $1) }.max() ?? 0
          #expect(fastest * 240 < 0.5, "sequence \(sequence), frame \(frame): \(fastest * 240) m/s")
        }
        previous = positions
      }
    }
  }

  /// Hair, brows, lashes and clothes keep their number and move along.
  @Test func whatGrowsAndHangsMovesSmoothly() throws {
    let model = try FaceFixture.model()
    let plan = SequencePlan(frames: 2400, framesPerSecond: 240)
    for sequence in [0, 2] as [UInt64] {
      var previous: [[Vector]]?
      for frame in stride(from: UInt64(300), to: 330, by: 3) {
        var parameters = plan.parameters(seed: 11, example: sequence * plan.frames + frame, environments: [])
        parameters.hair.scalp.strandCount = min(parameters.hair.scalp.strandCount, 500)
        parameters.hair.beard.strandCount = min(parameters.hair.beard.strandCount, 200)
        let (_, body, _) = FaceBuilder.build(model: model, parameters: parameters)
        let hair = HairBuilder.build(body: body, parameters: parameters).part.strandGroups
        let cloth = GarmentBuilder.build(body: body, parameters: parameters).meshes
        let parts =
          hair.map { $0.strands.points.map { Vector($0.x, $0.y, $0.z) } } + cloth.map(\.positions)
        if let previous {
          #expect(previous.map(\.count) == parts.map(\.count))
          for (before, after) in zip(previous, parts) {
            let fastest = zip(before, after).map { distance($0, $1) }.max() ?? 0
            #expect(fastest * 80 < 0.8, "sequence \(sequence), frame \(frame): \(fastest * 80) m/s")
          }
        }
        previous = parts
      }
    }
  }

  /// Weights have no jumps at any rate of frames: steps ten times as short are ten times as small.
  @Test func weightsAreContinuous() {
    for sequence in 0..<8 as Range<UInt64> {
      let motion = Self.motion(sequence, duration: 20)
      func weights(_ time: Float) -> [Float] {
        let plan = SequencePlan(frames: 1_000_000, framesPerSecond: 1000)
        let frame = UInt64(time * 1000)
        let start = SceneParameters.draw(seed: 5, index: sequence, environments: [])
        return motion.parameters(SequenceMoment(frame: frame, plan: plan, start: start)).expression.weights
      }
      var previous = weights(0)
      for millisecond in 1..<6000 {
        let current = weights(Float(millisecond) / 1000)
        let jump = zip(previous, current).map { abs($0 - $1) }.max() ?? 0
        #expect(jump < 0.06, "sequence \(sequence) at \(millisecond) ms: \(jump)")
        previous = current
      }
    }
  }

  @Test func onsetsAreQuickerThanOffsets() {
    #expect(ExpressionTrack.onset.upperBound < ExpressionTrack.offset.upperBound)
    // A step's whole way is its change, at its whole duration.
    var steps = SmoothSteps()
    steps.add(start: 1, duration: 0.5, change: 2)
    #expect(
      steps.value(at: 1) == 0 && abs(steps.value(at: 1.5) - 2) < 1e-6 && abs(steps.value(at: 1.25) - 1) < 1e-6
    )
  }
}
