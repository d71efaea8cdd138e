import Geometry
import Testing

@Suite struct AffineTests {
  private let turn = Affine.rotation(0.7, about: normalized(Vector(1, 2, -1)), through: Vector(0.1, 0.2, 0.3))

  @Test func rotationKeepsItsAxisAndLengths() {
    let center = Vector(0.1, 0.2, 0.3)
    #expect(distance(turn.point(center), center) < 1e-6)
    let p = Vector(0.5, -0.4, 0.2)
    #expect(abs(distance(turn.point(p), center) - distance(p, center)) < 1e-6)
  }

  /// A quarter turn about +y carries +z to +x: right-handed.
  @Test func rotationIsRightHanded() {
    let quarter = Affine.rotation(.pi / 2, about: Vector(0, 1, 0))
    #expect(distance(quarter.direction(Vector(0, 0, 1)), Vector(1, 0, 0)) < 1e-6)
  }

  @Test func inverseUndoes() {
    let p = Vector(0.5, -0.4, 0.2)
    #expect(distance((turn.rigidInverse * turn).point(p), p) < 1e-6)
    #expect(distance(turn.rigidInverse.point(turn.point(p)), p) < 1e-6)
  }

  @Test func productAppliesTheRightSideFirst() {
    let shift = Affine.translation(Vector(1, 0, 0))
    let p = Vector(0, 1, 0)
    #expect(distance((turn * shift).point(p), turn.point(shift.point(p))) < 1e-6)
  }
}
