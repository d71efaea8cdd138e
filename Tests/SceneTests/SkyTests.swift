import Geometry
import Testing

@testable import Scene

/// Procedural daylight and studios.
@Suite struct SkyTests {
  /// Irradiance on a surface facing `direction`, by summing over all texels.
  private func irradiance(_ map: EnvironmentMap, facing direction: Vector) -> Vector {
    let directions = TexelDirections(width: map.width, height: map.height)
    var sum = Vector.zero
    for row in 0..<map.height {
      for column in 0..<map.width {
        let c = max(0, dot(directions[column, row], direction))
        sum += map.pixels[row * map.width + column] * (c * map.solidAngle(row: row))
      }
    }
    return sum
  }

  /// The zenith of Preetham's model, computed here in Double from the formulas of the paper for turbidity 3 and a
  /// sun at 45°: Y = (4.0453 T - 4.9710) tan χ - 0.2155 T + 2.4192, χ = (4/9 - T/120)(π - 2θ).
  @Test func zenithLuminanceIsPreethams() {
    let model = SkyModel(turbidity: 3, sunZenithAngle: .pi / 4)
    let radiance = model.radiance(
      gradation: model.gradation(zenithCosine: 1), sunCosine: cosine(.pi / 4))
    let luminance = dot(radiance, Spectrum.luminanceWeights)
    // χ = 0.41944 · π/2 = 0.658861; tan χ = 0.775133; Y = 7.1649 · 0.775133 + 1.7727 = 7.32645.
    #expect(abs(luminance - 7.32645) < 0.01)
    #expect(radiance.z > radiance.x, "a clear zenith is blue")
  }

  @Test func skyIsFiniteAndNotNegative() {
    for index in 0..<40 {
      let p = SkyParameters.draw(CounterRandom(seed: 21, index: UInt64(index)))
      let map = SkyMap.make(p, width: 48, height: 24)
      let isGood = map.pixels.allSatisfy { pixel in
        pixel.min() >= 0 && pixel.max() < 1e6 && pixel.x.isFinite && pixel.y.isFinite
          && pixel.z.isFinite
      }
      #expect(isGood, "seed \(index): \(p)")
      #expect(map.pixels.prefix(48 * 8).allSatisfy { $0.y > 0.05 }, "seed \(index)")
    }
  }

  @Test(arguments: [Float(0.00465), 0.002, 0.03, 0.1])
  func sunKeepsItsEnergy(radius: Float) throws {
    for elevation in [Float(0.04), 0.5, 1.2] {
      let p = SkyParameters(
        turbidity: 3, sunElevation: elevation, sunRadius: radius, cloudCover: 0.5, groundAlbedo: .zero,
        skylineHeight: 0, landscape: 1)
      let turn = Affine.rotation(2, about: Vector(0, 1, 0))
      let sun = try #require(SkyMap.sun(p, worldFromMap: turn))
      #expect(dot(sun.center, turn.direction(Vector(0, sine(elevation), cosine(elevation)))) > 0.99999)
      let irradiance = sun.parts(from: .zero).reduce(Vector.zero) { $0 + $1.light }
      let wanted = Sunlight.irradiance(turbidity: 3, zenithAngle: .pi / 2 - elevation) * 0.25
      // Over all of the disc the cosine is 1 to radius² / 4.
      #expect(length(irradiance - wanted) < 0.005 * length(wanted))
    }
  }

  /// Full daylight: the order of magnitude of what a light meter shows outdoors.
  @Test func sunlightIsPlausible() {
    let noon = Sunlight.irradiance(turbidity: 2.5, zenithAngle: 0.35)
    let illuminance = dot(noon, Spectrum.luminanceWeights)
    #expect((70...110).contains(illuminance), "\(illuminance) klx")
    let low = Sunlight.irradiance(turbidity: 2.5, zenithAngle: 1.5)
    #expect(low.x / low.z > 2 * noon.x / noon.z, "a low sun is red")
    #expect(dot(low, Spectrum.luminanceWeights) < 0.4 * illuminance)
  }

  /// The sky is brightest around the sun, and clouds hide it.
  @Test func sunStandsOverPlusZ() {
    var p = SkyParameters(
      turbidity: 3, sunElevation: 0.6, sunRadius: 0.00465, cloudCover: 0,
      groundAlbedo: Vector(0.2, 0.2, 0.2), skylineHeight: 0, landscape: 1)
    let map = SkyMap.make(p, width: 64, height: 32)
    let brightest = map.pixels.indices.max { map.pixels[$0].y < map.pixels[$1].y } ?? 0
    let direction = TexelDirections(width: 64, height: 32)[brightest % 64, brightest / 64]
    #expect(dot(direction, Vector(0, sine(0.6), cosine(0.6))) > 0.99)
    p.cloudCover = 1
    #expect(SkyMap.sun(p, worldFromMap: .identity) == nil)
    let overcast = SkyMap.make(p, width: 64, height: 32)
    let contrast =
      irradiance(overcast, facing: Vector(0, 0, 1)).y / irradiance(overcast, facing: Vector(0, 0, -1)).y
    #expect(abs(contrast - 1) < 0.1)
  }

  @Test func mapsAreDeterministic() {
    let sky = SkyParameters.draw(CounterRandom(seed: 5, index: 1))
    #expect(SkyMap.make(sky, width: 32, height: 16) == SkyMap.make(sky, width: 32, height: 16))
    let studio = StudioParameters.draw(CounterRandom(seed: 5, index: 1))
    #expect(
      StudioMap.make(studio, width: 32, height: 16) == StudioMap.make(studio, width: 32, height: 16))
  }

  @Test func lampsGiveTheirPowerFromTheirSide() {
    for shape in StudioLamp.Shape.allCases {
      for distance in [Float(0.7), 3] {
        let lamp = StudioLamp(
          shape: shape, azimuth: 0.8, elevation: 0.4, distance: distance, halfWidth: 0.3, halfHeight: 0.2,
          power: 3,
          temperature: 5000)
        let turn = Affine.rotation(0.5, about: Vector(0, 1, 0))
        let axis = turn.direction(Vector(cosine(0.4) * sine(0.8), sine(0.4), cosine(0.4) * cosine(0.8)))
        let lights = lamp.areaLights(worldFromMap: turn)
        func illuminance(_ normal: Vector) -> Float {
          lights.flatMap { $0.parts(from: .zero) }.reduce(0) {
            $0 + max(dot($1.direction, normal), 0) * dot($1.light, Spectrum.luminanceWeights)
          }
        }
        #expect(abs(illuminance(axis) - 3) < 0.01, "\(shape)")
        #expect(illuminance(-axis) == 0)
        #expect(
          lights.allSatisfy { dot($0.normal, axis) < -0.999 && abs(dot($0.center, axis) - distance) < 1e-3 })
        // Nearer to the lamp there is more light.
        let (near, far) = (-0.1 as Float, 0.1 as Float)
        let sums = [near, far].map { step in
          lights.flatMap { $0.parts(from: axis * -step) }.reduce(Float(0)) { $0 + $1.light.y }
        }
        #expect(sums[0] > sums[1])
      }
    }
  }

  @Test func studiosAreFiniteAndValid() throws {
    for index in 0..<40 {
      let p = StudioParameters.draw(CounterRandom(seed: 8, index: UInt64(index)))
      try p.validate()
      let map = StudioMap.make(p, width: 32, height: 16)
      #expect(
        map.pixels.allSatisfy { $0.min() >= 0 && $0.max() < 1e4 && $0.y.isFinite }, "seed \(index)")
      let lights = p.lamps.flatMap { $0.areaLights(worldFromMap: .identity) }
      #expect(
        !lights.isEmpty && lights.count <= 64 && lights.allSatisfy { $0.area > 0 && $0.radiance.max() > 0 })
    }
  }

  @Test func blackBodiesHaveTheirColor() {
    let candle = Spectrum.blackBodyColor(kelvin: 1900)
    let daylight = Spectrum.blackBodyColor(kelvin: 6500)
    #expect(abs(dot(daylight, Spectrum.luminanceWeights) - 1) < 0.01)
    #expect(candle.x > 1.8 && candle.z < 0.1)
    // The white of Rec. 709 has 6504 K of correlated color temperature but is a little greener than a black body.
    #expect(length(daylight - Vector(1, 1, 1)) < 0.12)
  }
}
