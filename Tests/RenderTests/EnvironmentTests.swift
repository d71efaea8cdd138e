import Foundation
import GPU
import GPUTypes
import Geometry
import Scene
import TestSupport
import Testing

@testable import Render

/// Directions towards the light are drawn with the density that is said, and the map is where its definition says.
@Suite struct EnvironmentTests {
  /// A map with a bright spot, dark texels, one row of nothing and colors.
  private static let light: EnvironmentLight = {
    let (width, height) = (16, 8)
    var random = CounterRandom(seed: 4, index: 0)
    var pixels = (0..<width * height).map { _ in
      Vector(random.nextUnit(), random.nextUnit(), random.nextUnit()) * random.nextUnit()
    }
    pixels[3 * width + 5] = Vector(40, 30, 20)
    for column in 0..<width { pixels[6 * width + column] = .zero }
    return EnvironmentLight(
      map: EnvironmentMap(width: width, height: height, pixels: pixels), rotation: 0.8, scale: 2)
  }()

  /// What environmentProbe.comp says of drawn directions, or of a grid over the sphere.
  private struct Sample {
    var direction: SIMD3<Double>
    var radiance: Vector
    var density: Double
    var densityOfDirection: Double
  }

  private func samples(_ light: EnvironmentLight, count: Int, gridRows: Int? = nil, on device: Device) throws
    -> [Sample]
  {
    let environment = try FlattenedEnvironment(light)
    var frame = GPUFrame()
    frame.environmentWidth = UInt32(environment.width)
    frame.environmentHeight = UInt32(environment.height)
    frame.environmentRotation = environment.rotation
    frame.environmentScale = environment.scale
    let pixels = try Buffer(environment.pixels, label: "environment", on: device)
    let cells = try Buffer(environment.cells, label: "alias table", on: device)
    let frames = try Buffer([frame], label: "frame", on: device)
    let rays = try Buffer<GPURay>(count: count, label: "rays", on: device)
    let unused = try Buffer<UInt32>(count: 16, label: "unused", on: device)
    var bindings = [BufferReference](repeating: unused.reference, count: Int(BINDING_COUNT))
    bindings[Int(BINDING_ENVIRONMENT)] = pixels.reference
    bindings[Int(BINDING_ALIAS)] = cells.reference
    bindings[Int(BINDING_FRAME)] = frames.reference
    bindings[Int(BINDING_RAYS)] = rays.reference
    let pipeline = try Pipeline(
      words: probeWords("environmentProbe", in: .module), label: "environmentProbe",
      bufferCount: Int(BINDING_COUNT), pushConstantBytes: MemoryLayout<GPUStep>.size, on: device)
    var step = GPUStep()
    step.capacity = UInt32(count)
    if let gridRows {
      step.bounce = 1
      step.pixelCount = UInt32(gridRows)
      step.sampleCount = UInt32(count / gridRows)
    }
    let (all, constants) = (bindings, step)
    try device.run("environment") { recorder in
      recorder.bind(all)
      recorder.dispatch(pipeline, groups: (count + 63) / 64, push: constants)
    }
    return try rays.contents().map {
      Sample(
        direction: SIMD3(Double($0.direction.x), Double($0.direction.y), Double($0.direction.z)),
        radiance: $0.origin.vector, density: Double($0.tMin), densityOfDirection: Double($0.tMax))
    }
  }

  /// Continuous texel coordinates of a direction by the definition in EnvironmentMap.
  private func texel(_ direction: SIMD3<Double>, of light: EnvironmentLight) -> (column: Double, row: Double)
  {
    // Undo the turn about +y, which is right-handed: it takes +z to +x.
    let (c, s) = (cos(Double(light.rotation)), sin(Double(light.rotation)))
    let d = SIMD3(c * direction.x - s * direction.z, direction.y, s * direction.x + c * direction.z)
    let phi = atan2(d.x, -d.z) / (2 * Double.pi)
    let row = acos(min(max(d.y, -1), 1)) / Double.pi * Double(light.map.height)
    return ((phi < 0 ? phi + 1 : phi) * Double(light.map.width), row)
  }

  @Test func directionsFollowTheirDensity() throws {
    let light = Self.light
    try withGPU { device in
      let draws = try samples(light, count: 60_000, on: device)
      // Two cells a texel in each direction: the place inside a texel counts too.
      let columns = 2 * light.map.width
      func cell(_ direction: SIMD3<Double>) -> Int {
        let place = texel(direction, of: light)
        return min(Int(place.row * 2), 2 * light.map.height - 1) * columns
          + min(Int(place.column * 2), columns - 1)
      }
      var observed = [Int](repeating: 0, count: columns * 2 * light.map.height)
      var strays = 0
      for sample in draws {
        observed[cell(sample.direction)] += 1
        // Rounding may put a direction at a texel's border into the next one.
        if abs(sample.density - sample.densityOfDirection) > 1e-5 * sample.density { strays += 1 }
      }
      #expect(strays < 20)
      var chances = [Double](repeating: 0, count: observed.count)
      let rows = 400
      let grid = try samples(light, count: rows * 2 * rows, gridRows: rows, on: device)
      for sample in grid {
        chances[cell(sample.direction)] += sample.densityOfDirection * 4 * Double.pi / Double(grid.count)
      }
      #expect(abs(chances.reduce(0, +) - 1) < 3e-3)
      // The grid's own error at the borders of cells is far below the noise of the draws.
      #expect(ChiSquare.pValue(observed: observed, chances: chances, draws: draws.count) > 1e-3)
    }
  }

  /// Wherever there is light there is density, so that no light is missed.
  @Test func everyLitDirectionCanBeDrawn() throws {
    try withGPU { device in
      for sample in try samples(Self.light, count: 20_000, gridRows: 100, on: device) {
        #expect(
          max(sample.radiance.x, sample.radiance.y, sample.radiance.z) == 0 || sample.densityOfDirection > 0)
      }
    }
  }

  /// At the center of a texel radiance is the texel's, turned and scaled as the light says.
  @Test func radianceLiesWhereTheMapSays() throws {
    let light = Self.light
    try withGPU { device in
      var tested = 0
      for sample in try samples(light, count: 80_000, gridRows: 200, on: device) {
        let place = texel(sample.direction, of: light)
        let (column, row) = (Int(place.column), min(Int(place.row), light.map.height - 1))
        guard abs(place.column - Double(column) - 0.5) < 0.02, abs(place.row - Double(row) - 0.5) < 0.02
        else {
          continue
        }
        tested += 1
        let expected = light.map.pixels[row * light.map.width + column] * light.scale
        let around = [-1, 0, 1].flatMap { down in [-1, 0, 1].map { (max(row + down, 0), column + $0) } }
        let largest =
          around.map { row, column in
            light.map.pixels[
              min(row, light.map.height - 1) * light.map.width
                + (column + light.map.width) % light.map.width
            ].max() * light.scale
          }.max() ?? 0
        let difference = sample.radiance - expected
        #expect(max(difference.max(), -difference.min()) < 0.05 * largest + 1e-4)
      }
      #expect(tested > 20)
    }
  }

  /// A map without light is never sampled.
  @Test func darknessHasNoDensity() throws {
    var light = TestScenes.uniformLight(0)
    light.rotation = 0.3
    try withGPU { device in
      let samples = try samples(light, count: 500, on: device)
      #expect(samples.allSatisfy { $0.density == 0 && $0.radiance == .zero })
    }
  }

  @Test func unusableMapsAreRefused() {
    for texel in [Vector(-1, 0, 0), Vector(.nan, 0, 0), Vector(0, .infinity, 0)] {
      var light = TestScenes.uniformLight()
      light.map.pixels[3] = texel
      #expect(throws: SceneError.self) { try FlattenedEnvironment(light) }
    }
    var light = TestScenes.uniformLight()
    light.scale = -1
    #expect(throws: SceneError.self) { try FlattenedEnvironment(light) }
  }
}
