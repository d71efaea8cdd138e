import Foundation
import GPU
import GPUTypes
import Geometry
import Scene
import TestSupport
import Testing

@testable import Render

/// Directions towards lamps are drawn with the density that is said.
@Suite struct LampSamplingTests {
  private static let lamps: [AreaLight] = [
    AreaLight(
      shape: .rectangle, center: Vector(0.3, 0.8, 0.5), right: Vector(0.5, 0, 0), up: Vector(0, 0, 0.4),
      radiance: Vector(1, 1, 1)),
    AreaLight(
      shape: .disc(hole: 0.4), center: Vector(-0.2, 0.1, 1), right: Vector(0, 0.6, 0), up: Vector(0.6, 0, 0),
      radiance: Vector(1, 1, 1)),
    AreaLight(
      shape: .disc(hole: 0), center: Vector(0, 0, -1), right: Vector(0.8, 0, 0), up: Vector(0, 0.3, 0.3),
      radiance: Vector(1, 1, 1), isTwoSided: true),
    AreaLight(shape: .distant(radius: 0.4), center: normalized(Vector(1, 2, -1)), radiance: Vector(1, 1, 1)),
  ]

  /// What lampProbe.comp says.
  private func samples(_ lamp: AreaLight, count: Int, gridRows: Int? = nil, on device: Device) throws
    -> [GPURay]
  {
    let lights = try FlattenedLights([lamp], environment: 0)
    let buffer = try Buffer(lights.lights, label: "lamps", on: device)
    let rays = try Buffer<GPURay>(count: count, label: "rays", on: device)
    let unused = try Buffer<UInt32>(count: 64, label: "unused", on: device)
    var bindings = [BufferReference](repeating: unused.reference, count: Int(BINDING_COUNT))
    bindings[Int(BINDING_LIGHTS)] = buffer.reference
    bindings[Int(BINDING_RAYS)] = rays.reference
    let pipeline = try Pipeline(
      words: probeWords("lampProbe", in: .module), label: "lampProbe", bufferCount: Int(BINDING_COUNT),
      pushConstantBytes: MemoryLayout<GPUStep>.size, on: device)
    var step = GPUStep()
    step.capacity = UInt32(count)
    if let gridRows {
      (step.bounce, step.pixelCount, step.sampleCount) = (1, UInt32(gridRows), UInt32(count / gridRows))
    }
    let (all, constants) = (bindings, step)
    try device.run("lamps") { recorder in
      recorder.bind(all)
      recorder.dispatch(pipeline, groups: (count + 63) / 64, push: constants)
    }
    return try rays.contents()
  }

  @Test(arguments: 0..<4) func directionsFollowTheirDensity(lamp: Int) throws {
    let lamp = Self.lamps[lamp]
    let (rows, columns, rough) = (1000, 2000, 25)
    func cell(_ d: vec3) -> Int {
      let phi = atan2(Double(d.z), Double(d.x)) / (2 * Double.pi)
      let column = Int((phi < 0 ? phi + 1 : phi) * Double(2 * rough))
      return min(Int((1 - Double(d.y)) / 2 * Double(rough)), rough - 1) * 2 * rough
        + min(column, 2 * rough - 1)
    }
    try withGPU { device in
      let draws = try samples(lamp, count: 4000, on: device)
      var observed = [Int](repeating: 0, count: 2 * rough * rough)
      var agreeing = 0
      for draw in draws {
        observed[cell(draw.direction)] += 1
        if draw.origin.x == 1, abs(draw.origin.y - 1) < 1e-4, abs(draw.tMax / draw.tMin - 1) < 1e-3 {
          agreeing += 1
        }
      }
      // Rounding may put a draw beyond the rim.
      #expect(agreeing > draws.count - 5)
      var chances = [Double](repeating: 0, count: observed.count)
      for ray in try samples(lamp, count: rows * columns, gridRows: rows, on: device) where ray.origin.x == 1
      {
        chances[cell(ray.direction)] += Double(ray.tMax) * 4 * Double.pi / Double(rows * columns)
      }
      #expect(abs(chances.reduce(0, +) - 1) < 3e-3)
      #expect(ChiSquare.pValue(observed: observed, chances: chances, draws: draws.count) > 1e-3)
    }
  }

  /// From behind a lamp with one side nothing is drawn and nothing met.
  @Test func theBackIsDark() throws {
    var lamp = Self.lamps[0]
    lamp.up = -lamp.up
    try withGPU { device in
      let behind = try samples(lamp, count: 500, on: device)
      #expect(behind.allSatisfy { $0.tMin == 0 && $0.origin.x == 0 })
    }
  }

  @Test func unusableLampsAreRefused() {
    let good = Self.lamps[0]
    for change in [
      { $0.radiance.x = -1 }, { $0.radiance.y = .nan }, { $0.right = .zero }, { $0.shape = .disc(hole: 1) },
      { $0.shape = .distant(radius: 0) }, { $0.center.z = .infinity },
    ] as [(inout AreaLight) -> Void] {
      var lamp = good
      change(&lamp)
      #expect(throws: SceneError.self) { try FlattenedLights([good, lamp], environment: 1) }
    }
    #expect(throws: SceneError.self) {
      try FlattenedLights(.init(repeating: good, count: 65), environment: 1)
    }
  }

  @Test func chancesMakeOne() throws {
    let lights = try FlattenedLights(Self.lamps, environment: 0.3)
    #expect(abs(lights.lights.reduce(lights.environmentChance) { $0 + $1.chance } - 1) < 1e-5)
    #expect(lights.lights.allSatisfy { $0.chance > 0.001 })
    #expect(try FlattenedLights([], environment: 0).environmentChance == 1)
  }
}

extension RendererTests {
  /// Lamps over a plane, whose light is known in closed form.
  @MainActor @Suite struct Lamps {
    private static let albedo: Float = 0.6

    /// Mean radiance of a small part of a diffuse plane about the origin that faces +z.
    private func radiance(
      _ lamps: [AreaLight], light: Float = 0, meshes: [SurfaceMesh] = [], samples: Int = 64
    ) throws
      -> SIMD3<Double>
    {
      var scene = TestScenes.scene(
        meshes: [TestScenes.plane()] + meshes,
        materials: [
          .plain(PlainMaterial(albedo: Vector(repeating: Self.albedo), roughness: 1, indexOfRefraction: 1))
        ], light: TestScenes.uniformLight(light), span: 0.02)
      scene.lamps = lamps
      return RendererTests.mean(try render(scene, samples: samples) { $0.indirectClamp = 0 }.film)
    }

    private func lamp(_ shape: AreaLight.Shape, z: Float, width: Float = 0.5, height: Float = 0.5)
      -> AreaLight
    {
      // right × up faces -z.
      AreaLight(
        shape: shape, center: Vector(0, 0, z), right: Vector(-width, 0, 0), up: Vector(0, height, 0),
        radiance: Vector(4, 2, 1), isVisibleToCamera: false)
    }

    private func expect(
      _ measured: SIMD3<Double>, share: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let expected = SIMD3<Double>(4, 2, 1) * Double(Self.albedo) * share
      for channel in 0..<3 {
        #expect(
          abs(measured[channel] / expected[channel] - 1) < 0.005, "\(measured) for \(expected)",
          sourceLocation: sourceLocation)
      }
    }

    /// A pane that reflects and absorbs nothing changes nothing, wherever it crosses the way to the lamp. The plane's
    /// coat makes half of the light be found by following paths.
    @Test(arguments: [0.05, 0.2, 0.39] as [Float]) func lampsBehindAPaneAreWeighedFromTheVertex(z: Float)
      throws
    {
      func radiance(_ panes: [SurfaceMesh]) throws -> SIMD3<Double> {
        var scene = TestScenes.scene(
          meshes: [TestScenes.plane()] + panes,
          materials: [
            .plain(PlainMaterial(albedo: Vector(repeating: 0.3), roughness: 0.3, indexOfRefraction: 1.5)),
            .glass(GlassMaterial(indexOfRefraction: 1, coating: 1, isSeenThrough: true)),
          ], light: TestScenes.uniformLight(0), span: 0.02, distance: 0.01)
        scene.lamps = [lamp(.rectangle, z: 0.4)]
        return RendererTests.mean(
          try render(scene, samples: 1024) {
            $0.indirectClamp = 0
            $0.maximumBounces = 32
          }.film)
      }
      var pane = TestScenes.plane(semanticClass: .glasses, z: z, size: 5, material: 1)
      pane.tints = .init(repeating: Vector(1, 1, 1), count: 4)
      let (bare, seen) = (try radiance([]), try radiance([pane]))
      for channel in 0..<3 { #expect(abs(seen[channel] / bare[channel] - 1) < 0.004, "\(seen) for \(bare)") }
    }

    /// A parallel disc of radius R at distance d: R² / (R² + d²) of π L. A ring: the difference of two discs.
    @Test func discOverPlane() throws {
      func share(_ radius: Double, _ distance: Double) -> Double {
        radius * radius / (radius * radius + distance * distance)
      }
      expect(try radiance([lamp(.disc(hole: 0), z: 0.4)]), share: share(0.5, 0.4))
      expect(try radiance([lamp(.disc(hole: 0.6), z: 0.7)]), share: share(0.5, 0.7) - share(0.3, 0.7))
    }

    /// A parallel rectangle: four times the form factor of its quarter to a point under its corner.
    @Test func rectangleOverPlane() throws {
      func quarter(_ a: Double, _ b: Double) -> Double {
        let (p, q) = ((1 + a * a).squareRoot(), (1 + b * b).squareRoot())
        return (a / p * atan(b / p) + b / q * atan(a / q)) / (2 * .pi)
      }
      expect(
        try radiance([lamp(.rectangle, z: 0.4, width: 0.5, height: 0.3)]),
        share: 4 * quarter(0.5 / 0.4, 0.3 / 0.4))
    }

    /// The sun: sin² of its radius times the cosine of its height. At the horizon and below it gives nothing.
    @Test func distantDisc() throws {
      func sun(_ angle: Float) -> AreaLight {
        AreaLight(
          shape: .distant(radius: 0.00465), center: Vector(sine(angle), 0, cosine(angle)),
          radiance: Vector(4, 2, 1) * 1e4)
      }
      let share = 1e4 * pow(sin(0.00465), 2)
      expect(try radiance([sun(0.9)]), share: share * cos(0.9))
      #expect(try radiance([sun(1.6)]).x < 1e-6)
      #expect(try radiance([sun(.pi)]).x == 0)
    }

    /// Several lamps and the environment add up; what faces away gives nothing unless it has two sides.
    @Test func lightsAddUp() throws {
      let (near, far) = (lamp(.disc(hole: 0), z: 0.4), lamp(.rectangle, z: 0.8))
      var turned = near
      turned.right = -turned.right
      let one = try radiance([near])
      let other = try radiance([far])
      let all = try radiance([near, turned, far], light: 0.5, samples: 256)
      let expected = one + other + SIMD3(repeating: 0.5 * Double(Self.albedo))
      for channel in 0..<3 {
        #expect(abs(all[channel] / expected[channel] - 1) < 0.01, "\(all) for \(expected)")
      }
      #expect(try radiance([turned]) == .zero)
      turned.isTwoSided = true
      #expect(abs(try radiance([turned]).x / one.x - 1) < 0.005)
    }

    /// What stands between is in the way of a lamp, and what stands behind the lamp is not.
    @Test func shadowsEndAtTheLamp() throws {
      let one = lamp(.disc(hole: 0), z: 0.4)
      var screen = TestScenes.plane(z: 0.6)
      screen.positions = screen.positions.map { Vector($0.x + 2.1, $0.y, $0.z) }  // beside the camera's view
      var roof = TestScenes.plane(z: 0.2)
      roof.positions = roof.positions.map { Vector($0.x + 2.02, $0.y, $0.z) }  // over the half of +x
      let free = try radiance([one])
      var black = screen
      black.tints = .init(repeating: .zero, count: 4)
      #expect(abs(try radiance([one], meshes: [black]).x / free.x - 1) < 0.005)
      roof.tints = .init(repeating: .zero, count: 4)
      let half = try radiance([one], meshes: [roof])
      #expect(half.x < 0.6 * free.x && half.x > 0.4 * free.x)
    }

    /// Where the camera looks at a lamp it sees it, if it may; labels do not change.
    @Test func theCameraSeesVisibleLamps() throws {
      var scene = TestScenes.scene(materials: [], light: TestScenes.uniformLight(0.25))
      var lamp = self.lamp(.rectangle, z: 0)
      lamp.right = Vector(0.5, 0, 0)
      lamp.isVisibleToCamera = true
      scene.lamps = [lamp]
      let shown = try render(scene, samples: 1).film
      #expect(shown.radiance.allSatisfy { abs($0.x - 4.25) < 1e-4 })
      #expect(shown.classes.allSatisfy { $0 == .background })
      lamp.isVisibleToCamera = false
      scene.lamps = [lamp]
      #expect(try render(scene, samples: 1).film.radiance.allSatisfy { abs($0.x - 0.25) < 1e-5 })
    }
  }
}
