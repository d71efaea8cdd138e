import Foundation
import Geometry
import Render
import Scene
import TestSupport
import Testing

/// Points of the opening itself, before any picture.
@Suite struct ApertureTests {
  private struct Opening: BitwiseCopyable {
    var blades: UInt32
    var rotation: Float
    var shift: SIMD2<Float>
  }

  /// Whether a point lies in the opening, by its definition: inside all edges and both rims.
  private func isInside(_ p: SIMD2<Double>, _ o: Opening) -> Bool {
    let n = Double(o.blades)
    let reach = o.blades == 0 ? 1 : (2 * Double.pi / (n * sin(2 * Double.pi / n))).squareRoot()
    let half = SIMD2(Double(o.shift.x), Double(o.shift.y)) / 2
    func isWithin(_ q: SIMD2<Double>) -> Bool { (q * q).sum() <= reach * reach }
    guard isWithin(p + half), isWithin(p - half) else { return false }
    let q = p + half
    return (0..<Int(o.blades)).allSatisfy { k in
      let middle = Double(o.rotation) + 2 * Double.pi * (Double(k) + 0.5) / n
      return q.x * cos(middle) + q.y * sin(middle) <= reach * cos(Double.pi / n)
    }
  }

  @Test(
    arguments: [
      (0, 0, 0, 0), (0, 0, 0.5, -0.3), (0, 1, 0, 0.8), (3, 0.4, 0, 0), (5, 0.2, 0, 0), (6, 2, 0, 0),
      (7, 1, -0.4, 0.3), (9, 6, 0.1, 0.7),
    ] as [(UInt32, Float, Float, Float)])
  func pointsAreUniformInTheOpening(blades: UInt32, rotation: Float, x: Float, y: Float) throws {
    let opening = Opening(blades: blades, rotation: rotation, shift: SIMD2(x, y))
    let draws = 20_000
    let points = try withGPU {
      try $0.run(probe: "lensProbe", in: .module, inputs: [opening], count: draws, of: SIMD2<Float>.self)
    }
    // Cells of 1/8; the part of a cell that the opening fills by 32 × 32 points.
    let (cells, edge, fine) = (28, 0.125, 32)
    let low = -Double(cells) * edge / 2
    var areas = [Double](repeating: 0, count: cells * cells)
    for cell in areas.indices {
      for i in 0..<fine * fine {
        let p = SIMD2(
          low + (Double(cell % cells) + (Double(i % fine) + 0.5) / Double(fine)) * edge,
          low + (Double(cell / cells) + (Double(i / fine) + 0.5) / Double(fine)) * edge)
        if isInside(p, opening) { areas[cell] += edge * edge / Double(fine * fine) }
      }
    }
    let area = areas.reduce(0, +)
    if x == 0 && y == 0 { #expect(abs(area / Double.pi - 1) < 0.003, "f-numbers would mean another light") }
    var observed = [Int](repeating: 0, count: areas.count)
    for p in points {
      let place = (SIMD2(Double(p.x), Double(p.y)) - low) / edge
      guard place.min() >= 0, place.max() < Double(cells) else { continue }
      observed[Int(place.y) * cells + Int(place.x)] += 1
    }
    let p = ChiSquare.pValue(observed: observed, chances: areas.map { $0 / area }, draws: draws)
    #expect(p > 1e-4, "p = \(p)")
  }
}

extension RendererTests {
  /// What a lens makes of points, edges and light with known answers.
  @MainActor @Suite struct Lenses {
    /// Pixels for a unit of tangent: the image is 1.2 wide at distance 1.
    private let pixelsPerTangent = 40.0

    private func scene(_ meshes: [SurfaceMesh], light: EnvironmentLight, lens: Lens?) -> SceneDescription {
      var scene = TestScenes.scene(
        meshes: meshes,
        materials: [
          .plain(PlainMaterial(albedo: .zero, roughness: 1, indexOfRefraction: 1))
        ], light: light, span: 1.2)
      scene.camera.lens = lens
      return scene
    }

    /// Darkness with four bright texels about the point straight ahead, or aside from it by a tangent.
    static func starlight(aside: Float = 0) -> EnvironmentLight {
      var map = EnvironmentMap(width: 256, height: 128, pixels: .init(repeating: .zero, count: 256 * 128))
      for row in [63, 64] {
        for column in [255, 0] { map.pixels[row * 256 + column] = Vector(repeating: 100) }
      }
      // The camera looks along -z; the map turns from +z to +x, so that what is ahead goes to the left.
      return EnvironmentLight(map: map, rotation: -arcTangent(aside, 1), scale: 1)
    }

    static func moments(_ film: Film) -> (light: Double, middle: SIMD2<Double>, spread: SIMD2<Double>) {
      var light = 0.0
      var sum = SIMD2<Double>.zero
      var squares = SIMD2<Double>.zero
      for row in 0..<film.height {
        for column in 0..<film.width {
          let x = Double(film.radiance[row * film.width + column].x)
          let p = SIMD2<Double>(Double(column) + 0.5, Double(row) + 0.5) - Double(film.width) / 2
          light += x
          sum += p * x
          squares += p * p * x
        }
      }
      let middle = sum / light
      return (light, middle, squares / light - middle * middle)
    }

    /// A point at infinity becomes a picture of the opening: as bright, where the point was, as wide as the opening over
    /// the distance in focus, whose second moment is known.
    @Test(arguments: [0, 5, 6] as [Int]) func farPointsShowTheOpening(blades: Int) throws {
      let (radius, focus) = (0.3, 1.25)
      let lens = Lens(
        apertureRadius: Float(radius), focusDistance: Float(focus), blades: blades, rotation: 0.3)
      let sharp = try render(scene([], light: Self.starlight(), lens: nil), size: 48, samples: 16).film
      let soft = try render(scene([], light: Self.starlight(), lens: lens), size: 48, samples: 256).film
      let (a, b) = (Self.moments(sharp), Self.moments(soft))
      #expect(abs(b.light / a.light - 1) < 0.02)
      #expect(abs(b.middle.x) < 0.15 && abs(b.middle.y) < 0.15)
      let reach = radius / focus * pixelsPerTangent
      // Of a regular polygon about its middle: R² (2 + cos 2π/n) / 6, with R that of its corners.
      var polar = reach * reach / 2
      if blades > 0 {
        let angle = 2 * Double.pi / Double(blades)
        polar = reach * reach * angle / sin(angle) * (2 + cos(angle)) / 6
      }
      let (dx, dy) = (b.spread.x - a.spread.x, b.spread.y - a.spread.y)
      #expect(abs(2 * dx / polar - 1) < 0.03 && abs(2 * dy / polar - 1) < 0.03)
      // Even inside; dark outside.
      func mean(from low: Double, to high: Double) -> Double {
        RendererTests.mean(soft) { (low..<high).contains(hypot(Double($0) - 23.5, Double($1) - 23.5)) }.x
      }
      #expect(abs(mean(from: 0, to: reach * 0.4) / mean(from: reach * 0.4, to: reach * 0.65) - 1) < 0.12)
      #expect(mean(from: reach * 1.15 + 4, to: 99) == 0)
    }

    /// Aside, the rims cut the disc along the way to the middle.
    @Test(arguments: [0, 0.8] as [Float]) func catsEyesLieAside(catsEye: Float) throws {
      let radius = 0.2
      func spot(_ lens: Lens?) throws -> (light: Double, middle: SIMD2<Double>, spread: SIMD2<Double>) {
        Self.moments(
          try render(
            scene([], light: Self.starlight(aside: 0.4), lens: lens), size: 48, samples: 256
          ).film)
      }
      let star = try spot(nil)
      let aside = star.middle.x / pixelsPerTangent
      #expect(abs(abs(aside) - 0.4) < 0.01)
      let found = try spot(Lens(apertureRadius: Float(radius), focusDistance: 1, catsEye: catsEye))
      // The point of the lens that shows a place p of the picture the star is p less the star's place. It is lit if both
      // rims, which p sees apart by its share of the half diagonal, leave it, and the more the less they leave.
      var (light, first, second) = (0.0, SIMD2<Double>.zero, SIMD2<Double>.zero)
      let step = 0.005
      for i in 0..<160 {
        for j in 0..<160 {
          let lens = SIMD2<Double>(Double(i) - 79.5, Double(j) - 79.5) * (step / radius) * 0.5
          let fromStar = lens * radius
          let place = fromStar + SIMD2<Double>(aside, 0)
          let shift = place * (Double(catsEye) * pixelsPerTangent / (24 * 2.0.squareRoot()))
          let (a, b) = (lens + shift / 2, lens - shift / 2)
          guard (a * a).sum() <= 1, (b * b).sum() <= 1 else { continue }
          // Half the distance of the centers of two unit discs, and the area that they share.
          let half = (shift * shift).sum().squareRoot() / 2
          let weight = Double.pi / (2 * acos(half) - 2 * half * (1 - half * half).squareRoot())
          light += weight
          first += fromStar * weight
          second += fromStar * fromStar * weight
        }
      }
      let middle = first / light
      let spread = (second / light - middle * middle) * (pixelsPerTangent * pixelsPerTangent)
      #expect(
        abs(found.light / star.light / (light * step * step / 4 / (Double.pi * radius * radius)) - 1) < 0.03)
      #expect(abs(found.middle.x - star.middle.x - middle.x * pixelsPerTangent) < 0.2)
      #expect(abs(found.middle.y - star.middle.y) < 0.2)
      #expect(abs((found.spread.x - star.spread.x) / spread.x - 1) < 0.05)
      #expect(abs((found.spread.y - star.spread.y) / spread.y - 1) < 0.05)
      if catsEye > 0 { #expect(spread.x < 0.85 * spread.y) }
    }

    /// The outline of a dark card before even light: a step in focus, and else a disc's integral as wide as the circle
    /// of confusion, a |1/d − 1/f|.
    @Test(arguments: [1, 0.6, 2.5] as [Float]) func edgesBlurWithDistanceFromFocus(depth: Float) throws {
      var card = TestScenes.plane(z: 1 - depth)
      card.positions = card.positions.map { Vector(max($0.x, 0), $0.y, $0.z) }
      let lens = Lens(apertureRadius: 0.1, focusDistance: 1)
      let film = try render(
        scene([card], light: TestScenes.uniformLight(), lens: lens), size: 48, samples: 256
      ).film
      let radius = 0.1 * abs(1 / Double(depth) - 1) * pixelsPerTangent
      for column in 0..<48 {
        let found = RendererTests.mean(film) { c, _ in c == column }.x
        // Light to the left of the edge; the mean over the pixel's width.
        var expected = 0.0
        for i in 0..<64 {
          let x = Double(column) - 24 + (Double(i) + 0.5) / 64
          let t = radius > 0 ? min(max(-x / radius, -1), 1) : x < 0 ? 1 : -1
          expected += (0.5 + (t * (1 - t * t).squareRoot() + asin(t)) / Double.pi) / 64
        }
        #expect(abs(found - expected) < 0.012, "column \(column)")
      }
    }

    /// Even light stays even through any lens.
    @Test func furnaceStaysWhite() throws {
      var scene = TestScenes.scene(
        meshes: [TestScenes.sphere()], materials: [TestScenes.white], light: TestScenes.uniformLight())
      scene.camera.lens = Lens(apertureRadius: 0.05, focusDistance: 0.9, blades: 7, catsEye: 0.7)
      let film = try render(scene, samples: 16) { $0.maximumBounces = 64 }.film
      #expect(abs(RendererTests.mean(film).x - 1) < 2e-3)
    }
  }
}
