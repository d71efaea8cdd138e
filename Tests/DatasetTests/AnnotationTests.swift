import Foundation
import Geometry
import Imaging
import Render
import Scene
import Testing

@testable import Dataset

@Suite struct AnnotationTests {
  private let settings = RenderSettings(width: 24, height: 16, samples: 1, runSeed: 7, index: 12)

  private func annotation(_ change: (inout ExampleScene, inout Film) -> Void = { _, _ in }) throws
    -> Annotation
  {
    var scene = FakeFaces.scene(index: 12)
    var film = FakeFaces.film(12, settings: settings)
    change(&scene, &film)
    return try Annotation(
      scene: scene, film: film, settings: settings, view: ViewTransform(),
      origin: OriginAnnotation(facet: "1", assets: "a", device: "d", driver: "r"))
  }

  /// World to image through the recorded matrices alone gives the recorded points.
  @Test func matricesAgreeWithLandmarks() throws {
    let annotation = try annotation()
    let landmarks = annotation.landmarks
    for i in 0..<70 {
      let world = landmarks.world[i] + [1]
      let camera = annotation.camera.worldToCamera.map { zip($0, world).map(*).reduce(0, +) }
      #expect(camera[3] == 1)
      for axis in 0..<3 { #expect(abs(camera[axis] - landmarks.camera[i][axis]) < 1e-5) }
      let image = annotation.camera.cameraToImage.map { zip($0, camera).map(*).reduce(0, +) }
      #expect(abs(image[0] / image[2] - landmarks.image[i][0]) < 1e-3)
      #expect(abs(image[1] / image[2] - landmarks.image[i][1]) < 1e-3)
    }
    #expect(landmarks.visible == FakeFaces.film(12, settings: settings).landmarkVisible)
    #expect(annotation.camera.resolution == [24, 16])
  }

  /// A head that looks straight into the camera: its left is the image's right, its up is the image's up.
  @Test func posesAreInCameraSpace() throws {
    let annotation = try annotation()
    let expected: [[Float]] = [[1, 0, 0], [0, -1, 0], [0, 0, -1]]
    for (row, want) in zip(annotation.headPose, expected) {
      for (value, wanted) in zip(row, want) { #expect(abs(value - wanted) < 1e-6) }
    }
    #expect(abs(annotation.headPosition[2] - 0.58) < 1e-6)
    // Eyes turned by 0.25 about +y look towards the person's left, the image's right, and at the camera.
    for gaze in [annotation.rightGaze, annotation.leftGaze] {
      #expect(abs(gaze[0] - sine(0.25)) < 1e-5 && abs(gaze[1]) < 1e-6 && abs(gaze[2] + cosine(0.25)) < 1e-5)
    }
    #expect(annotation.rightEyePose.map { $0[2] } == annotation.rightGaze)
    #expect(annotation.rightEyePosition[0] < 0 && annotation.leftEyePosition[0] > 0)
  }

  @Test func boxesAreTheSmallestThatHoldAll() throws {
    let annotation = try annotation { scene, film in
      film.classes = .init(repeating: .background, count: 24 * 16)
      film.classes[5 * 24 + 3] = .leftEye
      film.classes[9 * 24 + 20] = .bottomLip
      film.classes[1 * 24 + 11] = .hair
      film.classes[15 * 24 + 23] = .clothing
      // All landmarks at one point in the middle, inside the box.
      scene.face.landmarks = .init(repeating: .zero, count: 70)
    }
    #expect(annotation.faceBox == [3, 5, 21, 10])
    #expect(annotation.headBox == [3, 1, 21, 10])
  }

  @Test func landmarksOutsideThePictureDoNotCount() throws {
    let annotation = try annotation { scene, film in
      film.classes = .init(repeating: .clothing, count: 24 * 16)
      scene.face.landmarks = .init(repeating: Vector(10, 0, 0), count: 70)
    }
    #expect(annotation.faceBox == nil && annotation.headBox == nil)
  }

  @Test func landmarksBehindTheCameraAreAnError() {
    #expect(throws: DatasetError.self) {
      try annotation { scene, _ in scene.face.landmarks[3] = Vector(0, 0, 2) }
    }
  }

  @Test func jsonSurvivesAndIsDeterministic() throws {
    let annotation = try annotation()
    let bytes = try ReadableJSON.encode(annotation)
    #expect(try ReadableJSON.encode(annotation) == bytes)
    #expect(try JSONDecoder().decode(Annotation.self, from: Data(bytes)) == annotation)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains("    \"resolution\": [24, 16],") || lines.contains("    \"resolution\": [24, 16]"))
    #expect(lines.contains("  \"head_pose\": ["))
  }

  @Test func layoutKeepsEveryValue() throws {
    struct Odd: Codable, Equatable {
      var text = "a\"b\\[{,:]}é\n"
      var empty: [Int] = []
      var nothing: [String: Int] = [:]
      var nested = [[1, 2], [], [3]]
      var words = ["x,y", "]"]
      var objects = [["a": 1.5], ["b": -2e-9]]
      var flag = true
    }
    let bytes = try ReadableJSON.encode(Odd())
    #expect(try JSONDecoder().decode(Odd.self, from: Data(bytes)) == Odd())
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("  \"words\": [\"x,y\", \"]\"]"))
    #expect(text.contains("  \"nested\": [\n    [1, 2],\n    [],\n    [3]\n  ],"))
    #expect(text.hasPrefix("{\n  \"empty\": [],\n  \"flag\": true,\n  \"nested\""))
    #expect(text.contains("\"nothing\": {},"))
  }

  @Test func noiseDependsOnSeedAndIndexAlone() {
    func seed(_ run: UInt64, _ index: UInt64) -> UInt32 {
      RenderSettings(width: 16, height: 16, samples: 1, runSeed: run, index: index).seed
    }
    #expect(seed(1, 2) == seed(1, 2))
    #expect(seed(1, 2) != seed(1, 3) && seed(1, 2) != seed(2, 2))
  }
}
