import Geometry
import Scene
import Testing

@Suite struct SurfaceOverrideTests {
  private let scene: SceneDescription = {
    let eye = EyeAnchors(
      worldFromEye: .identity, eyeballRadius: 0.012, irisRadius: 0.006, pupilRadius: 0.002,
      pupilDistance: 0.01)
    return SceneDescription(
      meshes: [], strandGroups: [],
      materials: [
        .plain(PlainMaterial(albedo: Vector(0.2, 0.3, 0.4), roughness: 0.3, indexOfRefraction: 1.5)),
        .eye(EyeMaterial(limbusRadius: 1, limbusWidth: 0.1, indexOfRefraction: 1.4, roughness: 0.1)),
        .hair(
          HairMaterial(
            longitudinalRoughness: 0.3, azimuthalRoughness: 0.3, scaleTilt: 0, indexOfRefraction: 1.55)),
      ],
      environment: EnvironmentLight(
        map: EnvironmentMap(width: 1, height: 1, pixels: [Vector(1, 1, 1)]), rotation: 0, scale: 1),
      camera: .looking(from: Vector(0, 0, 1), at: .zero, fieldOfView: 1),
      face: FaceAnchors(landmarks: [], worldFromHead: .identity, rightEye: eye, leftEye: eye))
  }()

  /// A vertex in the middle of the lips, one on their border, one far outside, one in the middle of a spot.
  @Test func commonSkinKeepsItsColorsAndIsOpaque() throws {
    var material = SkinMaterial(
      meanFreePath: Vector(0.003, 0.001, 0.0005), roughness: 0.4, oilRoughness: 0.2, oilShare: 0.3,
      indexOfRefraction: 1.4, poreDepth: 1e-5)
    material.lipTint = Vector(0.8, 0.4, 0.5)
    material.lashLine = 0.5
    let places = [Vector(0, 0, 0), Vector(0.01, 0, 0), Vector(0.02, 0, 0), Vector(0.03, 0, 0)]
    let inside: [Float] = [1, 0.5, 0, 0]
    var scene = scene
    scene.materials = [.skin(material)]
    scene.meshes = [
      SurfaceMesh(
        name: "skin", positions: places, normals: .init(repeating: Vector(0, 0, 1), count: 4),
        textureCoordinates: places, tints: .init(repeating: Vector(0.5, 0.5, 0.5), count: 4),
        details: .init(repeating: SIMD4(0.9, 1, 1, 1), count: 4),
        contours: inside.map { SIMD4($0, 0, 0, 0) },
        marks: [SkinMark(center: places[3], radius: 0.001, tint: Vector(0.2, 0.1, 0.1))],
        triangles: [SIMD3(0, 1, 2), SIMD3(1, 2, 3)], triangleClasses: [.skin, .skin], material: 0)
    ]
    let common = scene.replacingSurfaces(by: .common)
    let tints = [
      Vector(0.4, 0.2, 0.25), Vector(0.45, 0.35, 0.375), Vector(0.5, 0.5, 0.5), Vector(0.1, 0.05, 0.05),
    ]
    for (found, expected) in zip(common.meshes[0].tints, tints) { #expect(distance(found, expected) < 1e-6) }
    #expect(common.meshes[0].marks.isEmpty && common.meshes[0].contours.isEmpty)
    #expect(common.meshes[0].details.allSatisfy { $0 == SIMD4(0.5, 0, 0, 0) })
  }

  @Test func commonEyesAreCutAtTheLimbus() {
    var scene = scene
    let places = [Vector(0, 0, 1), Vector(0.5, 0, 1), Vector(0, 0.5, 1), Vector(2, 0, 1), Vector(0.5, 0, -1)]
    scene.meshes = [
      SurfaceMesh(
        name: "eye", positions: places, normals: places, textureCoordinates: places,
        triangles: [SIMD3(0, 1, 2), SIMD3(0, 1, 3), SIMD3(0, 2, 4)],
        triangleClasses: [.leftEye, .rightEye, .rightEye], material: 1)
    ]
    let common = scene.replacingSurfaces(by: .common)
    #expect(common.meshes.map(\.triangles) == [[SIMD3(0, 1, 2)], [SIMD3(0, 1, 3), SIMD3(0, 2, 4)]])
    #expect(common.meshes.map(\.triangleClasses) == [[.leftEye], [.rightEye, .rightEye]])
    let radii = common.meshes.map { mesh in
      if case .eye(let eye) = common.materials[mesh.material] { eye.limbusRadius } else { Float(0) }
    }
    #expect(radii == [1, -1])
  }

  @Test func surfacesChangeAndHairStays() {
    func plain(_ albedo: Vector, _ roughness: Float, _ index: Float) -> Material {
      .plain(PlainMaterial(albedo: albedo, roughness: roughness, indexOfRefraction: index))
    }
    #expect(
      scene.replacingSurfaces(by: .diffuse).materials == [
        plain(Vector(0.2, 0.3, 0.4), 1, 1), plain(Vector(1, 1, 1), 1, 1), scene.materials[2],
      ])
    #expect(
      scene.replacingSurfaces(by: .coat).materials == [
        plain(.zero, 0.2, 1.5), plain(.zero, 0.2, 1.5), scene.materials[2],
      ])
  }
}
