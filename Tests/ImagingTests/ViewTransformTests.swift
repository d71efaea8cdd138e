import Testing

@testable import Imaging

@Suite struct ViewTransformTests {
  /// Values of the sRGB standard: mid grey and the ends.
  @Test func standardCurveIsSRGB() {
    let view = ViewTransform(curve: .standard)
    #expect(view.encode(0) == 0)
    #expect(view.encode(1) == 255)
    #expect(view.encode(0.214_041_14) == 128)
    #expect(view.encode(0.002) == 7)
    #expect(view.encode(7) == 255)
  }

  @Test func dataIsNotBent() {
    let view = ViewTransform(curve: .data)
    #expect((0...255).allSatisfy { view.encode(Float($0) / 255) == UInt8($0) })
  }

  @Test func softHighlightsAgreeBelowTheKneeAndKeepGradationsAbove() {
    let (soft, plain) = (ViewTransform(curve: .softHighlights), ViewTransform(curve: .standard))
    for i in 0...50 { #expect(soft.encode(Float(i) / 100) == plain.encode(Float(i) / 100)) }
    #expect(soft.encode(1) < plain.encode(1))
    // Twice and four times as bright as what sRGB clips at is still told apart, clearly.
    #expect(soft.encode(1) + 10 < soft.encode(2) && soft.encode(2) + 5 < soft.encode(4))
    #expect(abs(Int(soft.encode(1)) - Int(plain.encode(0.75))) <= 1)
    #expect(soft.encode(100) == 255)
  }

  @Test func curvesNeverFall() {
    for curve in ViewTransform.Curve.allCases {
      let view = ViewTransform(curve: curve)
      let codes = (0...4000).map { view.encode(Float($0) / 1000) }
      #expect(zip(codes, codes.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func brokenValuesAreHarmless() {
    for curve in ViewTransform.Curve.allCases {
      let view = ViewTransform(curve: curve)
      #expect(view.encode(.nan) == 0)
      #expect(view.encode(-.infinity) == 0)
      #expect(view.encode(.infinity) == 255)
    }
  }

  @Test func exposureIsInStops() {
    let radiance = [SIMD3<Float>(0.1, 0.2, 0.05)]
    let brighter = ViewTransform(curve: .standard, exposureStops: 1).image(of: radiance, width: 1, height: 1)
    let doubled = ViewTransform(curve: .standard).image(of: [radiance[0] * 2], width: 1, height: 1)
    #expect(brighter == doubled)
  }

  @Test func gainsBalanceColors() {
    let orange = [SIMD3<Float>(0.4, 0.2, 0.1)]
    let view = ViewTransform(curve: .standard, gains: SIMD3(0.5, 1, 2))
    #expect(Set(view.image(of: orange, width: 1, height: 1).samples).count == 1)
  }

  /// All of it in the corners' own corners, none in the middle, by the square of the distance.
  @Test func vignettingDarkensTheCorners() {
    let (width, height) = (40, 30)
    let even = [SIMD3<Float>](repeating: SIMD3(repeating: 0.5), count: width * height)
    let picture = ViewTransform(curve: .data, vignetting: 0.4).image(of: even, width: width, height: height)
    func value(_ column: Int, _ row: Int) -> Float {
      Float(picture.samples[3 * (row * width + column)]) / 255
    }
    #expect(abs(value(20, 15) - 0.5) < 0.004)
    #expect(abs(value(0, 0) - 0.3) < 0.02 && abs(value(0, 0) - value(39, 29)) < 0.004)
    // The middle of the right edge: 20² of 25².
    #expect(abs(value(39, 15) - 0.5 * (1 - 0.4 * 19.5 * 19.5 / 625)) < 0.004)
  }
}
