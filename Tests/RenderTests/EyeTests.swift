import Foundation
import Geometry
import Render
import Scene
import Testing

extension RendererTests {
  /// The eye's material: what is seen through the cornea, and what it does with light.
  @MainActor @Suite struct Eyes {
    private static let radius: Float = 0.1
    private static let index: Float = 1.376

    /// A clear ball whose iris lies in a plane behind its front, and nothing else.
    private func ball(clearRadius: Float, tint: Vector = Vector(1, 1, 1)) -> (SurfaceMesh, Material) {
      var mesh = TestScenes.sphere(radius: Self.radius, rings: 64, tint: tint, semanticClass: .rightEye)
      mesh.textureCoordinates = mesh.positions
      return (
        mesh,
        .eye(
          EyeMaterial(
            limbusRadius: clearRadius, limbusWidth: 0.001, indexOfRefraction: Self.index, roughness: 0.05))
      )
    }

    /// An edge between white and black behind the cornea is seen where Snell's law says: nearer to the rim than it is.
    @Test(arguments: [0.01, 0.025, 0.04] as [Float]) func irisIsSeenWhereRefractionPutsIt(edge: Float) throws
    {
      let (mesh, eye) = ball(clearRadius: 0.09)
      let depth: Float = 0.03
      // Black right of the edge, seen from the front.
      var black = TestScenes.plane(semanticClass: .rightEye, z: depth, size: 0.075, material: 1)
      black.positions = black.positions.map { Vector(max($0.x, edge), $0.y, $0.z) }
      black.tints = .init(repeating: .zero, count: 4)
      var white = TestScenes.plane(semanticClass: .rightEye, z: depth, size: 0.075, material: 1)
      white.positions = white.positions.map { Vector(min($0.x, edge), $0.y, $0.z) }
      white.tints = .init(repeating: Vector(1, 1, 1), count: 4)
      let iris = Material.plain(
        PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.5, indexOfRefraction: 1))
      let size = 128
      let film = try render(
        TestScenes.scene(meshes: [mesh, black, white], materials: [eye, iris], span: 0.15, distance: 1),
        size: size, samples: 64
      ).film
      // The brightness along the middle rows: how far the white reaches.
      let rows = size / 2 - 2..<size / 2 + 2
      func brightness(_ column: Int) -> Float {
        rows.reduce(0) { $0 + film.radiance[$1 * size + column].x } / Float(rows.count)
      }
      let middle = size / 2
      let bright = (middle - 8..<middle + 8).reduce(0) { $0 + brightness($1) } / 16
      let dark = brightness(size - 12)
      #expect(bright > dark + 0.5, "\(bright) and \(dark)")
      let reach = (middle - 8..<size - 12).reduce(Float(middle - 8)) {
        $0 + clamp((brightness($1) - dark) / (bright - dark), 0, 1)
      }
      let seen = (reach - Float(middle)) / Float(size) * 0.15  // on the plane through the origin
      let expected = Self.placeSeen(Double(edge), depth: Double(depth))
      #expect(abs(Double(seen) - expected) < 0.0004, "seen at \(seen), expected at \(expected)")
      // Without refraction it would be seen elsewhere.
      #expect(abs(Double(edge / (1 - depth)) - expected) > 0.001)
    }

    /// Where the ray crosses the plane through the origin that meets the inner plane at a distance from the axis.
    /// The camera is a metre before the origin; refraction by Snell's law in double precision, by bisection.
    private static func placeSeen(_ wanted: Double, depth: Double) -> Double {
      func met(_ place: Double) -> Double {
        // In the plane of the axis: from (0, 1) toward (place, 0), as distance from the axis and height.
        let norm = (place * place + 1).squareRoot()
        let (dx, dz) = (place / norm, -1 / norm)
        let r = Double(radius)
        let t = -dz - (dz * dz - (1 - r * r)).squareRoot()
        let (px, pz) = (dx * t, 1 + dz * t)
        let (nx, nz) = (px / r, pz / r)
        let cosine = -(dx * nx + dz * nz)
        let ratio = 1 / Double(index)
        let inner = (1 - ratio * ratio * (1 - cosine * cosine)).squareRoot()
        let (ex, ez) = (
          ratio * dx + (ratio * cosine - inner) * nx, ratio * dz + (ratio * cosine - inner) * nz
        )
        return px + ex * (depth - pz) / ez
      }
      var (low, high) = (0.0, Double(radius) * 0.95)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if met(middle) < wanted { low = middle } else { high = middle }
      }
      return low
    }

    private func furnace(_ scene: SceneDescription) throws -> Film {
      try render(scene, samples: 256) {
        $0.maximumBounces = 64
        $0.indirectClamp = 0
      }.film
    }

    private func ringMeans(_ film: Film) -> [Double] {
      (0..<4).map { ring in
        // The ball's radius is 10.6 pixels.
        RendererTests.mean(film) { column, row in
          Int(hypot(Double(column) - 15.5, Double(row) - 15.5) / 2.65) == ring
        }.x
      }
    }

    /// White tissue under its film returns all light, from the middle to grazing angles.
    @Test func whiteScleraReturnsItsLight() throws {
      let (mesh, eye) = ball(clearRadius: 0)
      for mean in ringMeans(try furnace(TestScenes.scene(meshes: [mesh], materials: [eye]))) {
        #expect(mean < 1.003 && mean > 0.98, "\(mean)")
      }
    }

    /// A white iris behind a cornea sends back what the cornea does not reflect: to scattered light the cornea is not
    /// there, whichever way light is found.
    @Test func whiteIrisUnderTheCorneaReturnsItsLight() throws {
      let (mesh, eye) = ball(clearRadius: 0.09)
      // So far forward that all its light leaves through the cornea.
      var white = TestScenes.plane(semanticClass: .rightEye, z: 0.06, size: 0.053, material: 1)
      white.tints = .init(repeating: Vector(1, 1, 1), count: 4)
      let iris = Material.plain(
        PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.5, indexOfRefraction: 1))
      let means = ringMeans(try furnace(TestScenes.scene(meshes: [mesh, white], materials: [eye, iris])))
      for mean in means.prefix(2) { #expect(mean < 1.003 && mean > 0.99, "\(mean)") }
    }
  }
}
