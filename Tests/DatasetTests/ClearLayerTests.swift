import Geometry
import Testing

@testable import Dataset

@Suite struct ClearLayerTests {
  private let cornea = ClearLayer(indexOfRefraction: 1.376)

  @Test func whiteStaysWhiteAndBlackBlack() {
    #expect(abs(cornea.bareAlbedo(Vector(1, 1, 1)).x - 1) < 1e-5)
    #expect(cornea.bareAlbedo(.zero) == .zero)
  }

  /// Of dark colors only what gets out at the first try counts: the share that Egan and Hilgeman's fit gives for
  /// diffuse light from inside (as cited by Jensen et al. 2001, "A Practical Model for Subsurface Light Transport").
  @Test func darkColorsAreWhatGetsOut() {
    let n: Float = 1.376
    let thrownBack = -1.4399 / (n * n) + 0.7099 / n + 0.6681 + 0.0636 * n
    let seen: Float = 1e-4
    let bare = cornea.bareAlbedo(Vector(repeating: seen)).y
    #expect(abs(seen / bare - (1 - thrownBack)) < 0.01)
  }
}
