import Geometry
import Testing

@testable import Scene

/// Light that is drawn from parameters: exposure, choice of environment, directions.
@Suite struct LightTests {
  private let front = Vector(0, 0, 1)

  @Test func texelsAndDirectionsAgree() {
    let map = EnvironmentMap(
      width: 16, height: 8, pixels: Array(repeating: Vector.zero, count: 128))
    let directions = TexelDirections(width: 16, height: 8)
    var total: Float = 0
    for row in 0..<8 {
      for column in 0..<16 {
        let back = map.texel(toward: directions[column, row])
        #expect(back.column == column && back.row == row)
        total += map.solidAngle(row: row)
      }
    }
    #expect(abs(total - 4 * .pi) < 1e-4)
    // The convention of EnvironmentMap: left to right from -z over +x and +z to -x, top row up.
    #expect(map.texel(toward: Vector(1, 0, 0)).column == 4)
    #expect(map.texel(toward: Vector(0.01, 0, 1)).column == 7)
    #expect(map.texel(toward: Vector(-1, 0, -0.01)).column == 12)
    #expect(map.texel(toward: Vector(0, 1, 0)).row == 0)
  }

  /// One bright texel lights the normal that faces it most, wherever the map is turned.
  @Test(arguments: [Float(0), 0.7, 3.3, 5.9])
  func brightTexelLightsTheSideItIsOn(rotation: Float) {
    var map = EnvironmentMap(
      width: 32, height: 16, pixels: Array(repeating: Vector.zero, count: 512))
    let toward = normalized(Vector(0.6, 0.3, -0.5))
    let (column, row) = map.texel(toward: toward)
    map.pixels[row * 32 + column] = Vector(1, 1, 1)
    let power = map.solidAngle(row: row)
    let exposure = FaceExposure(EnvironmentLight(map: map, rotation: rotation, scale: 2))
    // A right-handed turn about +y carries +z toward +x.
    let texel = TexelDirections(width: 32, height: 16)[column, row]
    let (s, c) = (sine(rotation), cosine(rotation))
    let world = Vector(c * texel.x + s * texel.z, texel.y, -s * texel.x + c * texel.z)
    let facing = exposure.irradiance(normal: world).x
    // The quadratic approximation exceeds the cosine by a sixteenth at its peak.
    #expect(abs(facing / (2 * power) - 1.0625) < 1e-3)
    #expect(exposure.irradiance(normal: -world).x < 0.07 * facing)
    #expect(exposure.irradiance(normal: normalized(world + Vector(0.3, 0, 0))).x < facing)
  }

  @Test func evenLightHasTheIrradiancePi() {
    let map = EnvironmentMap(
      width: 32, height: 16, pixels: Array(repeating: Vector(0.5, 1, 2), count: 512))
    let exposure = FaceExposure(EnvironmentLight(map: map, rotation: 1, scale: 1))
    let e = exposure.irradiance(normal: normalized(Vector(1, 2, -1)))
    #expect(length(e - Vector(0.5, 1, 2) * .pi) < 0.03)
    let luminance = dot(Vector(0.5, 1, 2), Spectrum.luminanceWeights)
    #expect(abs(exposure.level() / (.pi * luminance) - 1) < 0.01)
  }

  /// Whatever the map, the meter reads the target times the asked number of stops, and full white balance
  /// makes the light on the face white.
  @Test func exposureIsNormalized() throws {
    for index in 0..<24 {
      let random = CounterRandom(seed: 11, index: UInt64(index))
      var stream = random.child("pixels")
      let tint = Vector(stream.nextUnit() + 0.6, stream.nextUnit() + 0.6, stream.nextUnit() + 0.6)
      let pixels = (0..<512).map { _ in tint * exponential(2 * stream.nextNormal()) }
      let map = EnvironmentMap(width: 32, height: 16, pixels: pixels)
      let stops = Float(index % 5) - 2
      let light = try LightBuilder.exposed(
        EnvironmentLight(map: map, rotation: Float(index), scale: 1), stops: stops, whiteBalance: 1
      ).environment
      let exposure = FaceExposure(light)
      let wanted = LightBuilder.goodLevel * Float.pi * power(2, stops)
      #expect(abs(exposure.level() / wanted - 1) < 0.02, "seed \(index)")
      #expect(length(exposure.color - Vector(1, 1, 1)) < 0.02, "seed \(index)")
    }
  }

  @Test func whiteBalanceLeavesBrightnessAlone() throws {
    let map = EnvironmentMap(
      width: 8, height: 4, pixels: Array(repeating: Vector(2, 1, 0.5), count: 32))
    for balance in [Float(0), 0.5, 1] {
      let light = try LightBuilder.exposed(
        EnvironmentLight(map: map, rotation: 0, scale: 1), stops: 0, whiteBalance: balance
      ).environment
      let color = FaceExposure(light).color
      #expect(abs(FaceExposure(light).level() / (LightBuilder.goodLevel * .pi) - 1) < 0.01)
      if balance == 0 { #expect(color.x / color.z > 3.9) }
      if balance == 1 { #expect(abs(color.x / color.z - 1) < 0.01) }
    }
  }

  @Test func unknownEnvironmentIsNamed() throws {
    let map = EnvironmentMap(width: 2, height: 1, pixels: [Vector(1, 1, 1), Vector(1, 1, 1)])
    let known = [
      NamedEnvironment(name: "city", map: map), NamedEnvironment(name: "forest", map: map),
    ]
    let p = LightParameters(
      source: .environment(name: "moon"), rotation: 0, exposureStops: 0, whiteBalance: 1)
    let error = #expect(throws: SceneError.self) {
      try LightBuilder.light(p, environments: known)
    }
    #expect(
      error?.description == "there is no environment map \"moon\"; there are city, forest")
    let bare = #expect(throws: SceneError.self) {
      try LightBuilder.light(p, environments: [])
    }
    #expect(bare?.description == "there is no environment map \"moon\"; none are installed")
    var named = p
    named.source = .environment(name: "forest")
    #expect(try LightBuilder.light(named, environments: known).environment.map.width == 2)
  }

  @Test func blackEnvironmentIsRefused() {
    let map = EnvironmentMap(width: 2, height: 1, pixels: [.zero, .zero])
    let p = LightParameters(
      source: .environment(name: "a"), rotation: 0, exposureStops: 0, whiteBalance: 1)
    #expect(throws: SceneError.self) {
      try LightBuilder.light(p, environments: [NamedEnvironment(name: "a", map: map)])
    }
  }

  @Test func drawnParametersAreValidAndUseEverySource() throws {
    var counts = [0, 0, 0]
    var dark = 0
    var person = PersonParameters.draw(CounterRandom(seed: 3, index: 0))
    person.skinMelanin = 0.35
    for index in 0..<1000 {
      let p = LightParameters.draw(
        CounterRandom(seed: 3, index: UInt64(index)), person: person, environments: ["a", "b"])
      try p.validate()
      if p.exposureStops < -0.8 { dark += 1 }
      switch p.source {
      case .environment: counts[0] += 1
      case .sky: counts[1] += 1
      case .studio: counts[2] += 1
      }
      let procedural = LightParameters.draw(
        CounterRandom(seed: 3, index: UInt64(index)), person: person, environments: [])
      if case .environment = procedural.source { Issue.record("a map was chosen from none") }
    }
    // Five standard deviations of a binomial count.
    #expect(abs(counts[0] - 640) < 76 && abs(counts[1] - 180) < 61 && abs(counts[2] - 180) < 61)
    #expect((30...140).contains(dark))
  }

  @Test func darkSkinIsExposedMore() {
    var person = PersonParameters.draw(CounterRandom(seed: 3, index: 0))
    let random = CounterRandom(seed: 3, index: 1)
    person.skinMelanin = 0.1
    let light = LightParameters.draw(random, person: person, environments: ["a"])
    person.skinMelanin = 0.9
    let dark = LightParameters.draw(random, person: person, environments: ["a"])
    #expect(dark.exposureStops > light.exposureStops + 0.5)
    #expect(dark.source == light.source && dark.rotation == light.rotation)
  }

  @Test func outOfRangeIsRefused() {
    var p = LightParameters(
      source: .environment(name: "a"), rotation: 0, exposureStops: 0, whiteBalance: 1)
    p.exposureStops = .nan
    let error = #expect(throws: SceneError.self) { try p.validate() }
    #expect(error?.description.contains("light.exposureStops") == true)
  }
}
