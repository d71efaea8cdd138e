import Foundation
import Geometry
import Testing

@testable import Scene

@Suite struct FaceBuilderTests {
  @Test(arguments: [0, 1, 2]) func meshesAreWellFormed(_ index: Int) throws {
    let (part, body, anchors) = FaceBuilder.build(
      model: try FaceFixture.model(), parameters: FaceFixture.parameters(index))
    for mesh in part.meshes {
      #expect(mesh.normals.count == mesh.positions.count && mesh.tints.count == mesh.positions.count)
      #expect(mesh.textureCoordinates.count == mesh.positions.count)
      #expect(mesh.triangleClasses.count == mesh.triangles.count)
      #expect(part.materials.indices.contains(mesh.material))
      let finite = (mesh.positions + mesh.normals + mesh.tints).allSatisfy {
        $0.x.isFinite && $0.y.isFinite && $0.z.isFinite
      }
      #expect(finite, "\(mesh.name) holds numbers that are not finite")
      #expect(mesh.tints.allSatisfy { $0.min() >= 0 && $0.max() <= 1 }, "\(mesh.name) has tints beyond 0…1")
      #expect(mesh.details.allSatisfy { $0.min() >= 0 && $0.max() <= 1 }, "\(mesh.name)")
      let count = UInt32(mesh.positions.count)
      #expect(mesh.triangles.allSatisfy { $0.max() < count })
    }
    #expect(anchors.landmarks.count == 70)
    #expect(body.rightLidMargin.count == 2 * 28 && body.leftLidMargin.count == 2 * 28)
  }

  /// Eyeballs, irises' outer parts, teeth and tongue enclose volumes: every edge of a closed mesh has two sides,
  /// and its triangles face outwards.
  @Test func closedMeshesAreClosedAndFaceOutwards() throws {
    let (part, _, _) = FaceBuilder.build(
      model: try FaceFixture.model(), parameters: FaceFixture.parameters(4))
    for name in ["right eyeball", "left eyeball", "tongue"] {
      let mesh = try #require(part.meshes.first { $0.name == name })
      #expect(Self.borderEdgeCount(mesh) == 0, "\(name) has holes")
    }
    for name in [
      "right eyeball", "left eyeball", "tongue", "upper teeth", "lower teeth", "upper gum", "lower gum",
    ] {
      let mesh = try #require(part.meshes.first { $0.name == name })
      #expect(Self.signedVolume(mesh) > 0, "\(name) is inside out")
    }
    // The skin is open at the chest and the arms only.
    let skin = try #require(part.meshes.first { $0.name == "skin" })
    #expect(Self.signedVolume(skin) > 0)
  }

  @Test func sameParametersSameHead() throws {
    let model = try FaceFixture.model()
    let (a, _, first) = FaceBuilder.build(model: model, parameters: FaceFixture.parameters(3))
    let (b, _, second) = FaceBuilder.build(model: model, parameters: FaceFixture.parameters(3))
    #expect(first.landmarks == second.landmarks)
    for (x, y) in zip(a.meshes, b.meshes) {
      #expect(x.positions == y.positions && x.tints == y.tints && x.details == y.details)
    }
  }

  /// A symmetric person has symmetric landmarks.
  @Test func landmarksAreSymmetric() throws {
    var parameters = FaceFixture.neutral(0)
    parameters.shape.sliders = .average
    let (_, _, anchors) = FaceBuilder.build(model: try FaceFixture.model(), parameters: parameters)
    let mirrored =
      Array((0...16).reversed()) + Array((17...26).reversed()) + Array(27...30)
      + Array((31...35).reversed()) + [45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40]
      + [54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65] + [69, 68]
    for (id, opposite) in mirrored.enumerated() {
      let (a, b) = (anchors.landmarks[id], anchors.landmarks[opposite])
      #expect(distance(a, Vector(-b.x, b.y, b.z)) < 0.15e-3, "landmarks \(id) and \(opposite)")
    }
    // The person's right, where x is negative, comes first.
    #expect(anchors.landmarks[36].x < 0 && anchors.landmarks[68].x < 0 && anchors.landmarks[0].x < 0)
  }

  /// Nothing of the mouth shows through the lips of a relaxed face.
  @Test(arguments: [0, 5, 8, 11]) func teethStayBehindClosedLips(_ index: Int) throws {
    let (part, _, _) = FaceBuilder.build(
      model: try FaceFixture.model(), parameters: FaceFixture.neutral(index))
    let bare = try Self.mouthBeyondSkin(part) { ($0.x, $0.y, $0.z) }
    #expect(bare.isEmpty, "seen from the front of \(index): \(bare)")
  }

  /// Nothing of the mouth shows through the cheeks, whatever the face does.
  @Test(arguments: [0, 3, 7, 10]) func teethStayInsideTheCheeks(_ index: Int) throws {
    var parameters = FaceFixture.parameters(index)
    parameters.pose = .neutral
    let (part, _, anchors) = FaceBuilder.build(model: try FaceFixture.model(), parameters: parameters)
    let corner = min(anchors.landmarks[48].z, anchors.landmarks[54].z) - 0.006
    for sign: Float in [-1, 1] {
      let bare = try Self.mouthBeyondSkin(
        part, where: { $0.z < corner && $0.x * sign > 0.01 }, seen: { ($0.z, $0.y, $0.x * sign) })
      #expect(bare.isEmpty, "seen from the side of \(index): \(bare)")
    }
  }

  /// The names of the mouth's meshes of which something lies beyond the skin, seen along one axis.
  ///
  /// - Parameters:
  ///   - isTested: Whether a vertex of the mouth counts.
  ///   - view: Two coordinates across the axis and the height towards the viewer.
  private static func mouthBeyondSkin(
    _ part: ScenePart, where isTested: (Vector) -> Bool = { _ in true },
    seen view: (Vector) -> (Float, Float, Float)
  ) throws -> [String] {
    // The highest skin in columns of 2 mm, from points spread over each triangle.
    var highest: [SIMD2<Int>: Float] = [:]
    func column(_ u: Float, _ v: Float) -> SIMD2<Int> {
      SIMD2(Int((u / 2e-3).rounded()), Int((v / 2e-3).rounded()))
    }
    let skin = try #require(part.meshes.first { $0.name == "skin" })
    for triangle in skin.triangles {
      let (a, b, c) = (
        skin.positions[Int(triangle.x)], skin.positions[Int(triangle.y)], skin.positions[Int(triangle.z)]
      )
      guard a.z > -0.06, a.y < -0.01, a.y > -0.17 else { continue }
      for s in stride(from: Float(0), through: 1, by: 0.2) {
        for t in stride(from: Float(0), through: 1 - s, by: 0.2) {
          let (u, v, height) = view(a + (b - a) * s + (c - a) * t)
          highest[column(u, v)] = max(highest[column(u, v)] ?? -1, height)
        }
      }
    }
    return try ["upper teeth", "lower teeth", "upper gum", "lower gum", "tongue"].filter { name in
      try #require(part.meshes.first { $0.name == name }).positions.contains { p in
        guard p.z > -0.02, isTested(p) else { return false }
        let (u, v, height) = view(p)
        return height > highest[column(u, v)] ?? -1
      }
    }
  }

  @Test func posesTurnTheHead() throws {
    let model = try FaceFixture.model()
    var parameters = FaceFixture.neutral(1)
    parameters.pose.headYaw = 0.5
    let turned = PosedFace(model, parameters)
    // Positive yaw turns to the person's left, +x.
    let forward = turned.worldFromHead.direction(Vector(0, 0, 1))
    #expect(abs(forward.x - sine(0.5)) < 0.02 && abs(forward.y) < 0.02)
    parameters.pose = .neutral
    parameters.pose.headPitch = 0.3
    #expect(PosedFace(model, parameters).worldFromHead.direction(Vector(0, 0, 1)).y > 0.25)
    parameters.pose = .neutral
    parameters.pose.headRoll = 0.2
    // The crown moves towards the person's right shoulder.
    #expect(PosedFace(model, parameters).worldFromHead.direction(Vector(0, 1, 0)).x < -0.15)
    parameters.pose = .neutral
    parameters.pose.gazeYaw = 0.3
    let looking = PosedFace(model, parameters)
    #expect(abs(looking.worldFromEye(.left).z.x - sine(0.3)) < 0.05)
    #expect(looking.worldFromHead == Affine.identity || length(looking.worldFromHead.origin) < 1e-6)
  }

  @Test func eyesMeetTheCamera() throws {
    let model = try FaceFixture.model()
    var parameters = FaceFixture.neutral(1)
    parameters.pose.headYaw = 0.15
    parameters.pose.looksAtCamera = true
    parameters.camera.yaw = 0.3
    parameters.camera.pitch = 0.1
    func miss() -> Float {
      let (_, _, anchors) = FaceBuilder.build(model: model, parameters: parameters)
      let eye = CameraBuilder.camera(parameters.camera, anchors: anchors).worldFromCamera.origin
      return [anchors.rightEye, anchors.leftEye].map {
        arcCosine(dot($0.worldFromEye.z, normalized(eye - $0.worldFromEye.origin)))
      }.max() ?? 1
    }
    #expect(miss() < 0.03)
    // A camera beyond the reach of the eyes leaves the drawn gaze.
    parameters.camera.yaw = 1.3
    #expect(miss() > 0.5)
  }

  @Test(arguments: [0, 8, 14]) func blinkShutsTheEyes(_ index: Int) throws {
    let model = try FaceFixture.model()
    var parameters = FaceFixture.neutral(index)
    parameters.expression[.eyeBlinkRight] = 1
    parameters.expression[.eyeBlinkLeft] = 1
    let shut = PosedFace(model, parameters).expressed
    for line in [model.rightLidLine, model.leftLidLine] {
      // What is left open is shut on the refined skin (LidSeal).
      #expect(line.gaps(shut).allSatisfy { $0 < 1.3e-3 && $0 > -0.5e-3 }, "\(line.gaps(shut))")
    }
  }

  @Test func openJawTakesTheLowerTeethAlong() throws {
    let model = try FaceFixture.model()
    func lowestTooth(_ parameters: SceneParameters) throws -> Float {
      let (part, _, _) = FaceBuilder.build(model: model, parameters: parameters)
      let mesh = try #require(part.meshes.first { $0.name == "lower teeth" })
      return mesh.positions.map(\.y).min() ?? 0
    }
    var parameters = FaceFixture.neutral(2)
    let closed = try lowestTooth(parameters)
    parameters.expression[.jawOpen] = 1
    #expect(try lowestTooth(parameters) < closed - 0.015)
  }

  /// Distinct edges that only one triangle has.
  private static func borderEdgeCount(_ mesh: SurfaceMesh) -> Int {
    var sides: [SIMD2<UInt32>: Int] = [:]
    for t in mesh.triangles {
      for (a, b) in [(t.x, t.y), (t.y, t.z), (t.z, t.x)] {
        sides[SIMD2(min(a, b), max(a, b)), default: 0] += 1
      }
    }
    return sides.values.count { $0 != 2 }
  }

  /// Volume by the divergence theorem; positive when triangles face outwards.
  private static func signedVolume(_ mesh: SurfaceMesh) -> Float {
    let center = mesh.positions.reduce(Vector.zero, +) / Float(mesh.positions.count)
    return mesh.triangles.reduce(0) { sum, t in
      let (a, b, c) = (
        mesh.positions[Int(t.x)] - center, mesh.positions[Int(t.y)] - center,
        mesh.positions[Int(t.z)] - center
      )
      return sum + dot(a, cross(b, c)) / 6
    }
  }
}
