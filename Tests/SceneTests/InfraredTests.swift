import Geometry
import Testing

@testable import Scene

/// How things look at 850 nm, from how they look in color.
@Suite struct InfraredTests {
  /// Skins of all tones have albedos in 0…0.9, never brighter with more melanin, and are far more alike than in color.
  @Test func skinIsBrightAndAlike() {
    func color(_ melanin: Float, blood: Float = 1) -> Vector {
      SkinTable.shared.appearance(melanin: melanin, blood: blood).albedo
    }
    func infrared(_ melanin: Float, blood: Float = 1) -> Float {
      InfraredSkin.shared.albedo(color(melanin, blood: blood))
    }
    let tones = (0...50).map { Float($0) / 50 }
    for (a, b) in zip(tones, tones.dropFirst()) { #expect(infrared(b) < infrared(a) + 1e-4, "melanin \(b)") }
    for melanin in tones {
      for blood in [0.5, 1, 2, 3] as [Float] {
        let found = infrared(melanin, blood: blood)
        let exact = SkinTable.shared.appearance(melanin: melanin, blood: blood).infraredAlbedo
        #expect(abs(found - exact) < 0.035, "melanin \(melanin), blood \(blood): \(found) for \(exact)")
        #expect(found > color(melanin, blood: blood).x, "red is darker")
      }
    }
    let visible = dot(color(0.05), Spectrum.luminanceWeights) / dot(color(0.9), Spectrum.luminanceWeights)
    #expect(visible > 6 && infrared(0.05) / infrared(0.9) < 2.6)
    // Lips, as skin with thrice the blood, are half as far from it as in green.
    let (lip, skin) = (color(0.3, blood: 3), color(0.3))
    #expect(1 - infrared(0.3, blood: 3) / infrared(0.3) < 0.5 * (1 - lip.y / skin.y))
    #expect((0.002...0.006).contains(InfraredSkin.shared.meanFreePath))
  }

  /// Hair absorbs less than in red; melanin of both kinds monotonously, dye not at all.
  @Test func hairIsLighterAndDyeIsGone() {
    var last: Float = -1
    for eumelanin in stride(from: Float(0), through: 10, by: 0.25) {
      let color = HairPigment.absorption(eumelanin: eumelanin, pheomelanin: 0.3)
      let infrared = InfraredHair.absorption(color)
      #expect(infrared > last && infrared < 0.5 * color.x)
      last = infrared
    }
    // Jacques' exponent of melanin: (850 / 610)^-3.33.
    let black = HairPigment.absorption(eumelanin: 8, pheomelanin: 0)
    #expect(abs(InfraredHair.absorption(black) / black.x - 0.331) < 0.002)
    let bleached = HairPigment.absorption(eumelanin: 0.2, pheomelanin: 0)
    let dyed = bleached + Vector(3, 1.5, 0)
    #expect(abs(InfraredHair.absorption(dyed) / InfraredHair.absorption(bleached) - 1) < 1e-5)
    #expect(InfraredHair.absorption(.zero) == 0)
  }

  @Test func irisesComeNearToEachOther() {
    let (blue, brown) = (Vector(0.085, 0.115, 0.15), Vector(0.045, 0.02, 0.009))
    let (a, b) = (InfraredEye.iris(blue), InfraredEye.iris(brown))
    #expect(b < a && a / b < 1.5 && b > 2 * brown.x && a < 0.3)
    var last: Float = -1
    for red in stride(from: Float(0), through: 1, by: 0.02) {
      let found = InfraredEye.iris(Vector(red, 0.1, 0.1))
      #expect(found > last && found < 0.5)
      last = found
    }
    #expect((0.4...0.6).contains(InfraredEye.sclera(Vector(0.58, 0.52, 0.48))))
  }

  @Test func clothIsBrightWhateverItsDye() {
    let (black, navy) = (Vector(0.02, 0.02, 0.022), Vector(0.015, 0.022, 0.055))
    let white = Vector(0.76, 0.75, 0.72)
    #expect(InfraredCloth.albedo(black) > 0.45)
    #expect(abs(InfraredCloth.albedo(navy) - InfraredCloth.albedo(black)) < 0.01)
    #expect(InfraredCloth.albedo(white) >= InfraredCloth.albedo(black) && InfraredCloth.albedo(white) <= 0.7)
  }

  /// The blue sky is dark, a lamp brighter than in red as a black body of 2850 K is, leaves shine, gray stays.
  @Test func lightGoesOnAsItsColorSays() {
    #expect(abs(InfraredLight.radiance(Vector(0.5, 0.5, 0.5)) - 0.5) < 1e-4)
    let sky = Vector(0.2, 0.35, 0.6)
    #expect(InfraredLight.radiance(sky) < 0.4 * sky.x)
    let lamp = Vector(1, 0.5, 0.15)
    func planck(_ wavelength: Float) -> Float { Spectrum.blackBody(kelvin: 2850, wavelength: wavelength) }
    #expect(abs(InfraredLight.radiance(lamp) / (planck(850) / planck(610)) - 1) < 0.05)
    let leaf = Vector(0.05, 0.12, 0.04)
    #expect(InfraredLight.radiance(leaf) > 5 * leaf.x)
    var random = CounterRandom(seed: 8, index: 0)
    for _ in 0..<2000 {
      let color = Vector(random.nextUnit(), random.nextUnit(), random.nextUnit())
      let found = InfraredLight.radiance(color)
      #expect(found.isFinite && found >= 0 && found < 5 * (color.x + color.y))
      #expect(abs(InfraredLight.radiance(color * 3) - 3 * found) < 1e-4 * (1 + found), "not linear")
    }
    #expect(InfraredLight.radiance(.zero) == 0 && InfraredLight.radiance(Vector(1, 0, 0)) < 2)
  }

  /// A whole face: all that renders is gray, and of the geometry nothing changes.
  @Test func aFaceIsGrayAndTheSameShape() throws {
    let assets = SceneAssets(faceModel: try FaceFixture.model(), environments: [])
    for index in 0..<3 as Range<UInt64> {
      var parameters = SceneParameters.draw(seed: 3, index: index, environments: [])
      parameters.hair.scalp.strandCount = 500
      let color = try SceneBuilder.build(parameters, assets: assets)
      let gray = try SceneBuilder.build(parameters.taken([.infrared]), assets: assets)
      func isGray(_ v: Vector) -> Bool { v.x == v.y && v.y == v.z && v.x >= 0 && v.x.isFinite }
      #expect(gray.environment.map.pixels.allSatisfy(isGray))
      #expect(gray.camera.sensor.isMonochrome && gray.camera.sensor.gains == Vector(repeating: 1))
      #expect(gray.meshes.count == color.meshes.count && gray.strandGroups.count == color.strandGroups.count)
      for (a, b) in zip(gray.meshes, color.meshes) {
        #expect(a.positions == b.positions && a.normals == b.normals && a.triangles == b.triangles)
        #expect(a.triangleClasses == b.triangleClasses && a.details == b.details && a.material == b.material)
        #expect(a.tints.allSatisfy { isGray($0) && $0.x <= 1 }, "\(a.name)")
        let pupil = color.face.rightEye.pupilRadius
        for (tint, place) in zip(a.tints, a.textureCoordinates) where a.name.contains("iris") {
          let distance = (place.x * place.x + place.y * place.y).squareRoot() / pupil
          if distance < 0.999 { #expect(tint.x < 0.02, "\(a.name): \(tint.x)") }
          if distance > 1.01 { #expect(tint.x > 0.04, "\(a.name): \(tint.x)") }
        }
        #expect(a.marks.allSatisfy { isGray($0.tint) })
      }
      for (a, b) in zip(gray.strandGroups, color.strandGroups) {
        #expect(a.strands.points == b.strands.points && a.absorptions.allSatisfy(isGray))
      }
      for material in gray.materials {
        switch material {
        case .plain(let m): #expect(isGray(m.albedo))
        case .skin(let m): #expect(isGray(m.meanFreePath) && isGray(m.lipTint) && isGray(m.lashLineAlbedo))
        case .cloth(let m): #expect(isGray(m.albedo) && isGray(m.sheen))
        case .metal(let m): #expect(isGray(m.reflectance))
        case .eye, .hair, .glass: break
        }
      }
      // In color nothing has changed, and asking twice is asking once.
      #expect(parameters.taken([.infrared, .infrared]) == parameters.taken([.infrared]))
      #expect(parameters.camera.band == .visible)
    }
  }
}
