import Geometry
import Testing

@testable import Dataset

@Suite struct IrisBehindCorneaTests {
  @Test func blackStaysBlackAndNothingIsWhiterThanWhite() {
    #expect(IrisBehindCornea.bareAlbedo(.zero) == .zero)
    #expect(IrisBehindCornea.bareAlbedo(Vector(1, 1, 1)) == Vector(1, 1, 1))
  }

  /// Bare albedos, and what share of them is seen: measured with Mitsuba, see ``IrisBehindCornea``.
  @Test(arguments: [(0.05, 0.688), (0.2, 0.706), (0.5, 0.747), (1, 0.848)] as [(Float, Float)])
  func irisesAreAsMeasured(bare: Float, share: Float) {
    let found = IrisBehindCornea.bareAlbedo(Vector(repeating: bare * share)).y
    #expect(abs(found / bare - 1) < 0.015, "\(found) instead of \(bare)")
  }
}
