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
