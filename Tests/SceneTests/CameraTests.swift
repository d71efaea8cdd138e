import Geometry
import Testing

@testable import Scene

/// Statistics of the camera's place, and framing of a synthetic head.
@Suite struct CameraTests {
  /// Landmarks spread over the front of a head of about average size, turned and opened a little.
  private func anchors(_ stream: CounterRandom) -> FaceAnchors {
    var random = stream
    let size = random.next(in: 0.9...1.1)
    let jaw = random.nextUnit() * 0.035
    var local: [Vector] = []
    for index in 0..<17 {  // The jaw line, from ear to ear.
      let angle = Float.pi * Float(index) / 16
      local.append(
        Vector(
          -0.07 * cosine(angle), -0.03 - (0.08 + jaw) * sine(angle), 0.02 + 0.05 * sine(angle) - 0.06))
    }
    for index in 17..<70 {
      let angle = 2.4 * Float(index)
      let radius = 0.05 * (Float(index - 17) / 53).squareRoot()
      local.append(Vector(radius * cosine(angle), radius * sine(angle) - 0.03, 0.02))
    }
    let turn =
      Affine.translation(Vector(random.next(in: -0.03...0.03), random.next(in: -0.03...0.03), 0))
      * Affine.rotation(random.next(in: -0.5...0.5), about: Vector(0, 1, 0))
      * Affine.rotation(random.next(in: -0.3...0.3), about: Vector(1, 0, 0))
    func eye(_ x: Float) -> EyeAnchors {
      EyeAnchors(
        worldFromEye: turn * Affine.translation(Vector(x * size, 0, 0)), eyeballRadius: 0.012,
        irisRadius: 0.006, pupilRadius: 0.002, pupilDistance: 0.01)
    }
    return FaceAnchors(
      landmarks: local.map { turn.point($0 * size) }, worldFromHead: turn, rightEye: eye(-0.0315),
      leftEye: eye(0.0315))
  }

  @Test func faceStaysInsideThePicture() throws {
    for index in 0..<1000 {
      let random = CounterRandom(seed: 4, index: UInt64(index))
      let p = CameraParameters.draw(random)
      try p.validate()
      let face = anchors(random.child("anchors"))
      let camera = CameraBuilder.camera(p, anchors: face)
      let outside = face.landmarks.filter { landmark in
        let q = camera.project(landmark, width: 512, height: 512)
        return !(q.z > 0.2 && min(q.x, q.y) > 2 && max(q.x, q.y) < 510)
      }
      #expect(outside.isEmpty, "seed \(index)")
      let eye = camera.worldFromCamera.origin
      #expect(distance(eye, face.worldFromHead.point(Vector(0, 0, -0.07))) > 0.49, "seed \(index)")
    }
  }

  /// The head's height in the picture is the asked share, for an upright head seen from the front.
  @Test(arguments: [Float(24), 50, 135], [Float(0.45), 0.65, 0.85])
  func headHasItsShare(focalLength: Float, share: Float) {
    var p = CameraParameters.draw(CounterRandom(seed: 1, index: 1))
    (p.yaw, p.pitch, p.roll, p.shiftX, p.shiftY) = (0, 0, 0, 0, 0)
    (p.focalLength, p.headShare) = (focalLength, share)
    let eye = { (x: Float) in
      EyeAnchors(
        worldFromEye: .translation(Vector(x, 0, 0)), eyeballRadius: 0.012, irisRadius: 0.006,
        pupilRadius: 0.002, pupilDistance: 0.01)
    }
    let face = FaceAnchors(
      landmarks: Array(repeating: Vector(0, 0, 0), count: 70), worldFromHead: .identity,
      rightEye: eye(-0.0315), leftEye: eye(0.0315))
    let camera = CameraBuilder.camera(p, anchors: face)
    let top = camera.project(Vector(0, 0.112, -0.07), width: 400, height: 400)
    let bottom = camera.project(Vector(0, -0.112, -0.07), width: 400, height: 400)
    #expect(abs((bottom.y - top.y) / 400 - share) < 0.02 * share)
    // A full-frame lens: half of 24 mm over the focal length, unless the camera came too near.
    let wanted = 2 * arcTangent(12, focalLength)
    let distance = length(camera.worldFromCamera.origin - Vector(0, 0, -0.07))
    if distance > 0.501 { #expect(abs(camera.fieldOfView - wanted) < 1e-4) }
    #expect(camera.fieldOfView <= wanted + 1e-4)
  }

  @Test func shiftsMoveTheFaceTheWayTheySay() {
    var p = CameraParameters.draw(CounterRandom(seed: 1, index: 1))
    (p.yaw, p.pitch, p.roll, p.shiftX, p.shiftY, p.headShare) = (0, 0, 0, 0.9, -0.9, 0.5)
    let face = anchors(CounterRandom(seed: 2, index: 2))
    let q = CameraBuilder.camera(p, anchors: face)
      .project(face.worldFromHead.origin, width: 100, height: 100)
    #expect(q.x > 55 && q.y < 45)
  }

  @Test func positiveYawIsToThePersonsLeft() {
    var p = CameraParameters.draw(CounterRandom(seed: 1, index: 1))
    (p.yaw, p.pitch) = (0.8, 0.3)
    let camera = CameraBuilder.camera(p, anchors: anchors(CounterRandom(seed: 2, index: 2)))
    #expect(camera.worldFromCamera.origin.x > 0.1)
    #expect(camera.worldFromCamera.origin.y > 0.05)
  }

  /// Kolmogorov-Smirnov against the truncated normal distribution; 1.95/√n is passed by chance once in a
  /// thousand runs.
  @Test func yawAndPitchFollowTheirDistribution() {
    let n = 2000
    let draws = (0..<n).map { CameraParameters.draw(CounterRandom(seed: 77, index: UInt64($0))) }
    for (values, deviation, bound) in [
      (draws.map(\.yaw), CameraDistribution().yawDeviation, Float.pi / 2),
      (draws.map(\.pitch), CameraDistribution().pitchDeviation, Float.pi / 6),
    ] {
      #expect(values.allSatisfy { abs($0) <= bound })
      // Density at the bound is a thousandth of that in the middle.
      #expect(abs(exponential(-bound * bound / (2 * deviation * deviation)) - 0.001) < 1e-5)
      let table = cumulativeNormal(deviation: deviation, bound: bound, steps: 4000)
      var worst: Float = 0
      for (rank, value) in values.sorted().enumerated() {
        let step = Int((value + bound) / (2 * bound) * 4000)
        worst = max(worst, abs(table[clamp(step, 0, 4000)] - Float(rank) / Float(n)))
      }
      #expect(worst < 1.95 / Float(n).squareRoot(), "distance \(worst)")
    }
  }

  /// Distribution function of the truncated normal at `steps` + 1 equidistant points, by summing the density.
  private func cumulativeNormal(deviation: Float, bound: Float, steps: Int) -> [Float] {
    var sums: [Double] = [0]
    for step in 0..<steps {
      let x = Double(-bound + 2 * bound * (Float(step) + 0.5) / Float(steps))
      let z = Float(x) / deviation
      sums.append((sums.last ?? 0) + Double(exponential(-0.5 * z * z)))
    }
    let total = sums.last ?? 1
    return sums.map { Float($0 / total) }
  }

  @Test func drawsAreDeterministicAndVaried() {
    let a = CameraParameters.draw(CounterRandom(seed: 1, index: 5))
    #expect(a == CameraParameters.draw(CounterRandom(seed: 1, index: 5)))
    let draws = (0..<300).map { CameraParameters.draw(CounterRandom(seed: 1, index: UInt64($0))) }
    let middle = draws.filter { (50...100).contains($0.focalLength) }.count
    #expect(middle > 180 && middle < 280, "most lenses are portrait lenses: \(middle)")
    #expect(draws.contains { $0.focalLength < 40 } && draws.contains { $0.focalLength > 115 })
  }
}
