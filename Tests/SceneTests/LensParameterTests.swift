import Geometry
import Testing

@testable import Scene

/// What is drawn for lens, motion and sensor, and what becomes of it.
@Suite struct LensParameterTests {
  private static let draws = (0..<4000).map { CameraParameters.draw(CounterRandom(seed: 9, index: $0)) }

  private func anchors() -> FaceAnchors {
    func eye(_ x: Float, _ z: Float) -> EyeAnchors {
      EyeAnchors(
        worldFromEye: .translation(Vector(x, 0, z)), eyeballRadius: 0.012, irisRadius: 0.006,
        pupilRadius: 0.002, pupilDistance: 0.01)
    }
    return FaceAnchors(
      landmarks: Array(repeating: .zero, count: 70), worldFromHead: .identity, rightEye: eye(-0.03, 0),
      leftEye: eye(0.03, 0.005))
  }

  /// A share within four standard errors of what is stated.
  private func expectShare(
    _ share: Float, _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    where isCounted: (CameraParameters) -> Bool
  ) {
    let n = Float(Self.draws.count)
    let found = Float(Self.draws.count(where: isCounted)) / n
    #expect(
      abs(found - share) < 4 * (share * (1 - share) / n).squareRoot(), "\(what): \(found) for \(share)",
      sourceLocation: sourceLocation)
  }

  @Test func drawsAreValidAndOfTheStatedShares() throws {
    for draw in Self.draws { try draw.validate() }
    expectShare(CameraDistribution().lensShare, "lenses") { $0.lens != nil }
    expectShare(CameraDistribution().motionShare, "motion") { $0.motion != nil }
    expectShare(CameraDistribution().lensShare * 0.4, "round openings") { $0.lens?.blades == 0 }
    expectShare(0.4, "no vignetting") { $0.sensor.vignetting == 0 }
    // Log-uniform from 1.4 to 8: half lie below their geometric mean.
    expectShare(CameraDistribution().lensShare / 2, "wide open") {
      ($0.lens?.fNumber ?? 99) < (1.4 * 8 as Float).squareRoot()
    }
    #expect(Set(Self.draws.compactMap { $0.lens?.blades }) == [0, 5, 6, 7, 8, 9])
  }

  /// White is never noisier than one part in nineteen: 375 electrons.
  @Test func sensorsHoldEnoughLight() {
    let electrons = Self.draws.map { $0.sensor.sensor(isMonochrome: false).whiteElectrons }
    #expect((electrons.min() ?? 0) >= 374 && (electrons.max() ?? 0) <= 60_001)
  }

  /// An 85 mm lens at f/2 on full frame is 42.5 mm wide; its crop on a smaller sensor is shorter and thus narrower.
  @Test(arguments: [24, 12] as [Float]) func openingsFollowFromFocalLengthAndFNumber(sensorSize: Float) throws
  {
    var p = CameraParameters.draw(CounterRandom(seed: 1, index: 1))
    (p.yaw, p.pitch, p.roll, p.shiftX, p.shiftY, p.headShare, p.focalLength) = (0, 0, 0, 0, 0, 0.6, 85)
    p.lens = LensParameters(
      sensorSize: sensorSize, fNumber: 2, focusOffset: 0.02, blades: 6, rotation: 1, catsEye: 0.3)
    let camera = CameraBuilder.camera(p, anchors: anchors())
    let lens = try #require(camera.lens)
    #expect(abs(lens.apertureRadius - 0.02125 * sensorSize / 24) < 2e-5)
    // The left eye's pupil is the nearer one, 15 mm before the origin.
    let depth = camera.project(Vector(0.03, 0, 0.015), width: 10, height: 10).z
    #expect(abs(lens.focusDistance - depth - 0.02) < 1e-5)
    #expect(lens.blades == 6 && lens.rotation == 1 && lens.catsEye == 0.3)
  }

  @Test func motionIsSpeedTimesTime() {
    var p = CameraParameters.draw(CounterRandom(seed: 1, index: 1))
    p.motion = MotionParameters(
      exposureTime: 0.1, velocity: Vector(1, 2, 3), turnRate: Vector(0, 1, 0), cameraTurnRate: Vector(0, 0, 1)
    )
    let camera = CameraBuilder.camera(p, anchors: anchors())
    #expect(distance(camera.personMotion.shift, Vector(0.1, 0.2, 0.3)) < 1e-6)
    #expect(distance(camera.personMotion.turn, Vector(0, 0.1, 0)) < 1e-6)
    // About the view axis, through the camera.
    #expect(distance(camera.shake.turn, camera.worldFromCamera.z * 0.1) < 1e-6)
    #expect(camera.shake.pivot == camera.worldFromCamera.origin && camera.shake.shift == .zero)
  }

  @Test func whiteBalanceIsNeutralAtD65AndKeepsWhiteAsBright() {
    func gains(_ temperature: Float, tint: Float = 0) -> Vector {
      var p = SensorParameters.ideal
      (p.temperature, p.tint) = (temperature, tint)
      return p.sensor(isMonochrome: false).gains
    }
    #expect(distance(gains(6504), Vector(repeating: 1)) < 1e-4)
    let (cold, warm) = (gains(4000), gains(10_000))
    #expect(cold.z > 1.3 && cold.x < 0.9 && warm.x > 1.05 && warm.z < 0.9)
    for kelvin in stride(from: Float(2500), through: 20_000, by: 500) {
      #expect(abs(dot(gains(kelvin), Spectrum.luminanceWeights) - 1) < 1e-4, "\(kelvin) K")
      // Lower is bluer.
      let (a, b) = (gains(kelvin), gains(kelvin + 400))
      #expect(a.z / a.x > b.z / b.x, "\(kelvin) K")
    }
    let magenta = gains(6504, tint: 0.2)
    #expect(magenta.y < 1 && magenta.x > 1 && abs(magenta.x / magenta.z - 1) < 1e-3)
  }

  @Test func aPinholeKeepsPlaceAndFramingAlone() {
    for draw in Self.draws.prefix(50) {
      let (camera, pinhole) = (
        CameraBuilder.camera(draw, anchors: anchors()), CameraBuilder.camera(draw.pinhole, anchors: anchors())
      )
      #expect(pinhole.worldFromCamera == camera.worldFromCamera)
      #expect(pinhole.fieldOfView == camera.fieldOfView && pinhole.exposureStops == camera.exposureStops)
      #expect(!pinhole.isBlurred)
      #expect(distance(pinhole.sensor.gains, Vector(repeating: 1)) < 1e-4)
      #expect(pinhole.sensor.whiteElectrons == .infinity && pinhole.sensor.vignetting == 0)
    }
  }

  @Test func valuesOutOfRangeAreNamed() {
    var p = CameraParameters.draw(CounterRandom(seed: 1, index: 1)).pinhole
    p.sensor.iso = 10
    var error = #expect(throws: SceneError.self) { try p.validate() }
    #expect(error?.description.contains("camera.sensor.iso") == true)
    p = p.pinhole
    p.lens = LensParameters(sensorSize: 24, fNumber: 2, focusOffset: 0, blades: 2, rotation: 0, catsEye: 0)
    error = #expect(throws: SceneError.self) { try p.validate() }
    #expect(error?.description.contains("camera.lens.blades") == true)
  }
}
