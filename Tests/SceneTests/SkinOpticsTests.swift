import Foundation
import Geometry
import Testing

@testable import Scene

/// The color of skin from melanin and blood.
@Suite struct SkinOpticsTests {
  /// Mean L*, a*, b* (D65) of the faces of each group of the International Skin Spectra Archive (Lu et al. 2025).
  private static let archive: [(group: String, lab: SIMD3<Double>)] = [
    ("AB", SIMD3(59.3, 12.5, 18.0)), ("AF", SIMD3(40.6, 10.0, 15.2)), ("CA", SIMD3(61.7, 12.2, 14.4)),
    ("CN", SIMD3(59.8, 11.1, 16.0)), ("IQ", SIMD3(57.3, 11.1, 16.0)), ("JP", SIMD3(63.0, 11.3, 15.9)),
    ("SA", SIMD3(54.7, 9.9, 17.6)), ("TH", SIMD3(56.8, 10.1, 18.4)),
  ]

  /// L*, a*, b* of a linear Rec. 709 color (CIE 15:2004).
  private static func lab(_ c: SIMD3<Double>) -> SIMD3<Double> {
    let xyz = SIMD3(
      0.4124 * c.x + 0.3576 * c.y + 0.1805 * c.z, 0.2126 * c.x + 0.7152 * c.y + 0.0722 * c.z,
      0.0193 * c.x + 0.1192 * c.y + 0.9505 * c.z)
    func f(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116 }
    let (x, y, z) = (f(xyz.x / 0.9505), f(xyz.y), f(xyz.z / 1.089))
    return SIMD3(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// As an instrument measures it: what the surface reflects comes on top.
  private static func measured(_ appearance: SkinAppearance) -> SIMD3<Double> {
    let surface = Double(SkinOptics.surfaceReflectance)
    return lab(SIMD3<Double>(appearance.albedo) * (1 - surface) + surface)
  }

  private static func difference(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
    ((a - b) * (a - b)).sum().squareRoot()
  }

  /// Some melanin, blood and oxygenation that people have give each group's mean color.
  @Test func everyGroupOfTheArchiveIsMet() {
    for (group, lab) in Self.archive {
      var best = (difference: Double.infinity, melanin: Float(0), blood: Float(0), oxygenation: Float(0))
      for m in stride(from: Float(0), through: 1, by: 0.01) {
        for b in stride(from: Float(0.6), through: 1.5, by: 0.05) {
          for o in stride(from: Float(0.55), through: 0.95, by: 0.05) {
            let found = SkinTable.shared.appearance(melanin: m, blood: b, oxygenation: o)
            let difference = Self.difference(Self.measured(found), lab)
            if difference < best.difference { best = (difference, m, b, o) }
          }
        }
      }
      #expect(best.difference < 2, "\(group): \(best)")
    }
  }

  /// With mean blood each group is near the curve of melanin alone: nobody's skin needs a color of its own.
  @Test func melaninAloneComesNear() {
    for (group, lab) in Self.archive {
      let nearest = stride(from: Float(0), through: 1, by: 0.01).map {
        Self.difference(Self.measured(SkinTable.shared.appearance(melanin: $0)), lab)
      }.min()
      #expect((nearest ?? .infinity) < 4, "\(group): \(String(describing: nearest))")
    }
  }

  /// The mean spectrum of Thai and of African faces (ISSA), every 50 nm from 400 to 700.
  @Test(
    arguments: [
      ([0.1055, 0.1492, 0.2011, 0.2188, 0.3247, 0.406, 0.4451], Float(0.0548), Float(0.0073), Float(0.777)),
      ([0.056, 0.0683, 0.0855, 0.1031, 0.1524, 0.211, 0.2701], Float(0.2169), Float(0.009), Float(0.6175)),
    ] as [([Double], Float, Float, Float)])
  func spectraAreMet(measured: [Double], melanosomes: Float, blood: Float, oxygenation: Float) {
    for (i, expected) in measured.enumerated() {
      let band = SkinSpectra.visible[5 * i]
      let layers = SkinOptics.layers(
        band.wavelength, oxyhemoglobin: band.oxyhemoglobin, hemoglobin: band.hemoglobin,
        melanosomes: melanosomes, blood: blood, oxygenation: oxygenation)
      let surface = SkinOptics.surfaceReflectance
      let found = Double(surface + (1 - surface) * SkinOptics.albedo(layers))
      #expect(abs(found / expected - 1) < 0.12, "\(band.wavelength) nm: \(found) for \(expected)")
    }
  }

  @Test func tableIsTheModel() {
    var random = CounterRandom(seed: 5, index: 1)
    for _ in 0..<200 {
      let (m, b, o) = (random.nextUnit(), 0.3 + 3 * random.nextUnit(), 0.3 + 0.7 * random.nextUnit())
      let found = SkinTable.shared.appearance(melanin: m, blood: b, oxygenation: o)
      let model = SkinOptics.appearance(melanin: m, blood: b * SkinOptics.meanBloodShare, oxygenation: o)
      for channel in 0..<3 {
        #expect(abs(found.albedo[channel] - model.albedo[channel]) < 0.004 + 0.01 * model.albedo[channel])
        #expect(abs(found.meanFreePath[channel] / model.meanFreePath[channel] - 1) < 0.04)
      }
      #expect(abs(found.infraredAlbedo / model.infraredAlbedo - 1) < 0.01)
    }
  }

  @Test func colorFollowsItsCauses() {
    let table = SkinTable.shared
    var last = Double.infinity
    for m in stride(from: Float(0), through: 1, by: 0.05) {
      let skin = table.appearance(melanin: m)
      let lab = Self.lab(SIMD3<Double>(skin.albedo))
      #expect(lab.x < last, "melanin darkens: \(m)")
      last = lab.x
      let flushed = Self.lab(SIMD3<Double>(table.appearance(melanin: m, blood: 1.6).albedo))
      #expect(flushed.y > lab.y || m > 0.7, "blood reddens: \(m)")
      let starved = Self.lab(SIMD3<Double>(table.appearance(melanin: m, oxygenation: 0.4).albedo))
      #expect(starved.y < lab.y, "without oxygen skin is less red: \(m)")
      #expect(skin.albedo.x > skin.albedo.y && skin.albedo.y > skin.albedo.z, "\(m)")
      #expect(skin.meanFreePath.x > skin.meanFreePath.y && skin.meanFreePath.y > skin.meanFreePath.z)
      #expect(skin.meanFreePath.x < 0.006 && skin.meanFreePath.z > 0.0003, "\(skin.meanFreePath)")
      // All people are pale in the infrared: their tones differ little there.
      #expect(skin.infraredAlbedo > skin.albedo.x && skin.infraredAlbedo < 0.8)
      #expect(skin.infraredMeanFreePath > skin.meanFreePath.y)
    }
  }

  /// The old curve of lightness over melanin, from which the power of melanosomes was chosen.
  @Test func melaninKeepsItsLightness() {
    for m in stride(from: Float(0.15), through: 0.85, by: 0.05) {
      let lightness = Self.measured(SkinTable.shared.appearance(melanin: m)).x
      #expect(abs(lightness - Double(72.5 - 46.5 * m)) < 3, "\(m): \(lightness)")
    }
  }
}
