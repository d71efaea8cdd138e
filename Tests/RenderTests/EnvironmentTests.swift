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

  private func samples(
    _ light: EnvironmentLight, count: Int, gridRows: Int? = nil, sequences: Bool = false, on device: Device
  )
    throws
    -> [Sample]
  {
    let environment = try FlattenedEnvironment(light)
    var frame = GPUFrame()
    frame.environmentWidth = UInt32(environment.width)
    frame.environmentHeight = UInt32(environment.height)
    frame.environmentRotation = environment.rotation
    frame.environmentScale = environment.scale
    let pixels = try Buffer(environment.pixels, label: "environment", on: device)
    let cells = try Buffer(environment.cells, label: "draw cells", on: device)
    let frames = try Buffer([frame], label: "frame", on: device)
    let rays = try Buffer<GPURay>(count: count, label: "rays", on: device)
    let unused = try Buffer<UInt32>(count: 16, label: "unused", on: device)
    var bindings = [BufferReference](repeating: unused.reference, count: Int(BINDING_COUNT))
    bindings[Int(BINDING_ENVIRONMENT)] = pixels.reference
    bindings[Int(BINDING_DRAW_CELLS)] = cells.reference
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
    if sequences { step.bounce = 2 }
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
        // Rounding may put a direction at a texel's border into the next one.
        if abs(sample.density - sample.densityOfDirection) > 1e-5 * sample.density {
          strays += 1
        } else {
          observed[cell(sample.direction)] += 1
        }
      }
      #expect(strays < 50)
      // Density is the same all over a texel, so one direction of each cell tells it.
      var chances = [Double](repeating: 0, count: observed.count)
      for sample in try samples(light, count: 80_000, gridRows: 200, on: device) {
        let cell = cell(sample.direction)
        let ends = [cell / columns, cell / columns + 1].map {
          cos(Double.pi * Double($0) / Double(2 * light.map.height))
        }
        chances[cell] = sample.densityOfDirection * (ends[0] - ends[1]) * 2 * Double.pi / Double(columns)
      }
      #expect(abs(chances.reduce(0, +) - 1) < 1e-3)
      #expect(ChiSquare.pValue(observed: observed, chances: chances, draws: draws.count - strays) > 1e-3)
    }
  }

  /// Density is in proportion to what the light around a texel exceeds the mean of the map by.
  @Test func onlyWhatExceedsTheMeanIsDrawn() throws {
    let map = Self.light.map
    let cells = try FlattenedEnvironment(Self.light).cells
    let angles = (0..<map.height).map { row in
      2 * Double.pi / Double(map.width)
        * (cos(Double.pi * Double(row) / Double(map.height))
          - cos(Double.pi * Double(row + 1) / Double(map.height)))
    }
    func luminance(_ column: Int, _ row: Int) -> Double {
      let pixel = map.pixels[min(max(row, 0), map.height - 1) * map.width + (column + map.width) % map.width]
      return 0.2126 * Double(pixel.x) + 0.7152 * Double(pixel.y) + 0.0722 * Double(pixel.z)
    }
    let texels = (0..<map.height).flatMap { row in (0..<map.width).map { (column: $0, row: row) } }
    let around = texels.map { texel in
      (-1...1).reduce(0.0) { sum, down in
        (-1...1).reduce(sum) { sum, right in
          let weight = Double((2 - abs(down)) * (2 - abs(right))) / 16
          return sum + weight * luminance(texel.column + right, texel.row + down)
        }
      }
    }
    let mean = zip(texels, around).reduce(0.0) { $0 + $1.1 * angles[$1.0.row] } / (4 * Double.pi)
    let excess = around.map { max($0 - mean, 0) }
    let total = zip(texels, excess).reduce(0.0) { $0 + $1.1 * angles[$1.0.row] }
    #expect(excess.contains(0) && total > 0)
    for (index, value) in excess.enumerated() {
      let density = Double(cells[map.height + index].density)
      #expect(abs(density - value / total) <= 1e-4 * value / total + 1e-6, "texel \(index)")
    }
  }

  /// Points of a net fall into each row as often as its chance says, but for the two at its ends: directions are as
  /// even as the points that they are drawn by.
  @Test func stratifiedPointsGiveStratifiedDirections() throws {
    let light = Self.light
    let cells = try FlattenedEnvironment(light).cells
    let (width, height) = (light.map.width, light.map.height)
    let ends = (0...height).map { $0 < height ? Double(cells[$0].start) : 1 }
    try withGPU { device in
      let draws = try samples(light, count: 64 * 256, sequences: true, on: device)
      for pixel in 0..<64 {
        var counts = [Int](repeating: 0, count: height)
        for sample in draws[pixel * 256..<(pixel + 1) * 256] {
          counts[min(Int(texel(sample.direction, of: light).row), height - 1)] += 1
        }
        for row in 0..<height {
          #expect(
            abs(Double(counts[row]) - 256 * (ends[row + 1] - ends[row])) < 2.01, "pixel \(pixel), row \(row)")
        }
      }
    }
    #expect(cells.count == height * (width + 1))
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
