import Dataset
import Geometry
import Render
import Scene

/// Scenes that need no assets for the real renderer, and settings that make it quick.
enum Shards {
  static let settings = DatasetSettings(
    facet: "1.2.3", assets: "shards", labels: LabelPlane.allCases, seed: 7, width: 16, height: 16, samples: 2)

  @Sendable static func build(_ index: UInt64) throws -> (scene: ExampleScene, prepared: FlattenedScene) {
    (FakeFaces.scene(index: index), try FlattenedScene(scene(index)))
  }

  /// A few triangles and hairs before the camera of ``FakeFaces``, other ones for each index.
  static func scene(_ index: UInt64) -> SceneDescription {
    let face = FakeFaces.scene(index: index)
    var random = CounterRandom(seed: 3, index: index)
    func point(_ depth: Float) -> Vector {
      Vector(random.next(in: -0.15...0.15), random.next(in: -0.15...0.15), depth)
    }
    let corners = (0..<60).map { _ in point(random.next(in: -0.1...0.05)) }
    let mesh = SurfaceMesh(
      name: "shards", positions: corners, normals: .init(repeating: Vector(0, 0, 1), count: corners.count),
      textureCoordinates: corners,
      triangles: (0..<UInt32(corners.count / 3)).map { SIMD3(3 * $0, 3 * $0 + 1, 3 * $0 + 2) },
      triangleClasses: .init(repeating: .skin, count: corners.count / 3), material: 0)
    var strands = Strands()
    for _ in 0..<40 { strands.append([SIMD4(point(0.06), 0.002), SIMD4(point(0.07), 0.002)]) }
    let hair = StrandGroup(
      name: "hair", strands: strands,
      absorptions: .init(repeating: Vector(0.1, 0.2, 0.4), count: strands.count), semanticClass: .hair,
      material: 1)
    return SceneDescription(
      meshes: [mesh], strandGroups: [hair],
      materials: [
        .plain(PlainMaterial(albedo: Vector(0.7, 0.5, 0.4), roughness: 0.4, indexOfRefraction: 1.4)),
        .hair(
          HairMaterial(
            longitudinalRoughness: 0.3, azimuthalRoughness: 0.3, scaleTilt: 0.035, indexOfRefraction: 1.55)),
      ],
      environment: EnvironmentLight(
        map: EnvironmentMap(width: 2, height: 1, pixels: [Vector(1, 1, 1), Vector(2, 1, 0.5)]), rotation: 0,
        scale: 1),
      camera: face.camera, face: face.face)
  }
}
