import Geometry
import Testing

@Test func linesRunThroughTheirPoints() {
  let points: [SIMD2<Float>] = [SIMD2(0, 1), SIMD2(1, 3), SIMD2(3, -1)]
  for p in points { #expect(piecewiseLinear(points, at: p.x) == p.y) }
  #expect(piecewiseLinear(points, at: 0.5) == 2 && piecewiseLinear(points, at: 2) == 1)
  #expect(piecewiseLinear(points, at: -9) == 1 && piecewiseLinear(points, at: 9) == -1)
}
