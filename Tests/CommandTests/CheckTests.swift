import Geometry
import Scene
import TestSupport
import Testing

@testable import Command
@testable import Render

@Suite struct CheckTests {
  /// Two triangles, one before the other, under a sky.
  private static func scene() throws -> FlattenedScene {
    let corners = [Vector(-0.2, -0.2, 0), Vector(0.2, -0.2, 0), Vector(0, 0.2, 0), Vector(0, 0.2, 0.05)]
    let mesh = SurfaceMesh(
      name: "triangles", positions: corners, normals: .init(repeating: Vector(0, 0, 1), count: 4),
      textureCoordinates: corners, triangles: [SIMD3(0, 1, 2), SIMD3(0, 1, 3)],
      triangleClasses: [.skin, .skin], material: 0)
    let pixels = (0..<32).map { Vector(1, 1, Float($0)) }
    return try FlattenedScene(
      SceneDescription(
        meshes: [mesh], strandGroups: [],
        materials: [.plain(PlainMaterial(albedo: Vector(0.7, 0.5, 0.4), roughness: 1, indexOfRefraction: 1))],
        environment: EnvironmentLight(
          map: EnvironmentMap(width: 8, height: 4, pixels: pixels), rotation: 0, scale: 1),
        camera: .looking(from: Vector(0, 0, 0.58), at: .zero, fieldOfView: 0.9, exposureStops: 0),
        face: FaceAnchors(
          landmarks: [], worldFromHead: .identity, rightEye: Self.eye, leftEye: Self.eye)))
  }

  private static let eye = EyeAnchors(
    worldFromEye: .identity, eyeballRadius: 0.012, irisRadius: 0.006, pupilRadius: 0.002,
    pupilDistance: 0.0105)

  /// A face whose device is lost is looked at again: what is counted is that of an undisturbed run.
  @Test func aFaceIsCheckedAgainAfterALoss() throws {
    let scene = try Self.scene()
    let settings = RenderSettings(width: 16, height: 16, samples: 4, runSeed: 3, index: 5)
    func counts(_ fault: Fault?) throws -> (rays: [UInt64], losses: Int) {
      let injector = FaultInjector()
      var losses = 0
      let renderer = try RecoveringRenderer(
        onLoss: { _ in losses += 1 }, open: { try Renderer(on: injector.openDevice()) })
      injector.arm(fault)
      let face = try FaceFaults(
        seed: 3, index: 5, scene, settings: settings, renderer: renderer, isCancelled: { false })
      #expect(face.lines == [])
      return ([face.statistics.cameraPaths, face.statistics.pathRays, face.statistics.shadowRays], losses)
    }
    let undisturbed = try counts(nil)
    #expect(undisturbed.losses == 0 && undisturbed.rays[0] == 16 * 16 * 4 && undisturbed.rays[2] > 0)
    let disturbed = try counts(Fault("vkQueueSubmit", number: 2, code: Fault.deviceLost))
    #expect(disturbed.losses == 1 && disturbed.rays == undisturbed.rays)
  }
}
