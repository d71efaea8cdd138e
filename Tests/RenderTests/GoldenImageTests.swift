import Foundation
import Geometry
import Imaging
import Render
import Scene
import TestSupport
import Testing

extension RendererTests {
  /// Small pictures against references that know their own noise. `tools/render-references` writes the references
  /// anew after a change that is meant to be seen.
  @MainActor @Suite struct GoldenImages {
    /// A scene by name.
    enum Picture: String, CaseIterable {
      case hairySkin, eye, cloth

      @MainActor var scene: SceneDescription {
        switch self {
        case .hairySkin: skinPatch()
        case .eye:
          TestScenes.scene(
            meshes: TestScenes.eye(center: .zero, eye: 0, iris: 1),
            materials: [
              TestScenes.eyeMaterial(),
              .plain(PlainMaterial(albedo: Vector(1, 1, 1), roughness: 0.3, indexOfRefraction: 1.4)),
            ], light: TestScenes.unevenLight(), span: 0.07)
        case .cloth:
          TestScenes.scene(
            meshes: [TestScenes.sphere(rings: 24)], materials: [TestScenes.cloth],
            light: TestScenes.unevenLight(rotation: 1))
        }
      }

      /// Skin near enough for its relief and the light that passes below it, and hairs that cast shadows on it.
      private func skinPatch() -> SceneDescription {
        TestScenes.scene(
          meshes: [TestScenes.sphere(radius: 0.03, rings: 24, tint: Vector(0.7, 0.45, 0.35))],
          strandGroups: [
            TestScenes.hairPatch(
              count: 100, radius: 0.0004, absorption: Vector(0.2, 0.4, 0.8), z: 0.031...0.04, material: 1)
          ],
          materials: [TestScenes.skin, TestScenes.hair], light: TestScenes.unevenLight(rotation: 2),
          span: 0.08,
          distance: 0.5)
      }
    }

    private static let size = 24
    private static let samplesPerRender = 8
    private static let referenceRenders = 32
    private static let testRenders = 8
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "References")

    @Test(arguments: Picture.allCases) func pictureIsTheReferenceWithinItsNoise(_ picture: Picture) throws {
      let file = Self.folder.appending(path: picture.rawValue + ".exr")
      if ProcessInfo.processInfo.environment["FACET_WRITE_REFERENCES"] != nil {
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        let reference = try NoisyImage(renders(of: picture, count: Self.referenceRenders, firstSeed: 1000))
        try Data(EXR.encode(reference.planes)).write(to: file)
        return
      }
      let bytes = try #require(
        try? Data(contentsOf: file), "no reference \(file.lastPathComponent): run tools/render-references")
      let reference = try #require(
        NoisyImage(try EXR.decode([UInt8](bytes))), "\(file.lastPathComponent) is no reference image")
      try #require(reference.size == Self.size)
      let actual = try NoisyImage(renders(of: picture, count: Self.testRenders, firstSeed: 1))
      let scores = actual.scores(against: reference, renders: Self.testRenders, of: Self.referenceRenders)

      // The chance of a fault in any pixel is one in a hundred if all is well, were noise normal: a few may fail.
      let level = ChiSquare.level(0.01, tests: scores.count)
      let failing = scores.count { ChiSquare.upperGamma(0.5, $0 * $0 / 2) < level }
      let meanSquare = scores.map { $0 * $0 }.reduce(0, +) / Double(scores.count)
      let shift = scores.reduce(0, +) / Double(scores.count).squareRoot()
      let isGood = failing <= scores.count / 200 && meanSquare < 1.3 && abs(shift) < 5
      if !isGood {
        let folder = try save(actual, reference, scores)
        Issue.record(
          """
          \(picture) differs from its reference: \(failing) of \(scores.count) values fail, mean square of the \
          scores \(meanSquare), shift \(shift) standard deviations. Images are in \(folder.path).
          """)
      }
    }

    /// The comparison notices what it is for: light that is a little brighter, and one bad pixel in a hundred.
    @Test func smallFaultsAreNoticed() throws {
      let picture = Picture.cloth
      let reference = try NoisyImage(renders(of: picture, count: Self.referenceRenders, firstSeed: 1000))
      var brighter = try NoisyImage(renders(of: picture, count: Self.testRenders, firstSeed: 1))
      for index in brighter.mean.indices { brighter.mean[index] *= 1.02 }
      let scores = brighter.scores(against: reference, renders: Self.testRenders, of: Self.referenceRenders)
      #expect(abs(scores.reduce(0, +) / Double(scores.count).squareRoot()) > 5)
    }

    private func renders(of picture: Picture, count: Int, firstSeed: UInt32) throws -> [Film] {
      try (0..<UInt32(count)).map {
        try render(picture.scene, size: Self.size, samples: Self.samplesPerRender, seed: firstSeed + $0).film
      }
    }

    /// Writes three images for the eye into a new folder.
    private func save(_ actual: NoisyImage, _ reference: NoisyImage, _ scores: [Double]) throws -> URL {
      let folder = FileManager.default.temporaryDirectory.appending(path: "facet-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var difference = actual
      difference.mean = scores
      for (name, image) in [("actual", actual), ("reference", reference), ("scores", difference)] {
        try Data(EXR.encode(image.planes)).write(to: folder.appending(path: name + ".exr"))
      }
      return folder
    }
  }
}

/// The mean of several renders of one square image, and the variance of that mean, for each channel of each pixel.
struct NoisyImage {
  var size: Int
  var mean: [Double]
  var variance: [Double]

  /// Of at least two renders with different seeds.
  init(_ films: [Film]) {
    size = films[0].width
    let values = films.map { $0.radiance.flatMap { [Double($0.x), Double($0.y), Double($0.z)] } }
    let count = Double(films.count)
    mean = values[0].indices.map { index in values.reduce(0) { $0 + $1[index] } / count }
    let mean = mean
    variance = mean.indices.map { index in
      values.reduce(0) { $0 + ($1[index] - mean[index]) * ($1[index] - mean[index]) } / (count - 1) / count
    }
  }

  private static let channels = ["R", "G", "B"]

  /// From an image file; nil if planes are missing.
  init?(_ planes: FloatPlanes) {
    let means = Self.channels.compactMap { planes[$0] }
    let variances = Self.channels.compactMap { planes["variance.\($0)"] }
    guard means.count == 3, variances.count == 3, planes.width == planes.height else { return nil }
    size = planes.width
    let values = { (planes: [[Float]]) in planes[0].indices.flatMap { i in planes.map { Double($0[i]) } } }
    (mean, variance) = (values(means), values(variances))
  }

  var planes: FloatPlanes {
    let all = [("", mean), ("variance.", variance)].flatMap { prefix, values in
      Self.channels.enumerated().map { channel, name in
        FloatPlanes.Plane(
          name: prefix + name,
          samples: stride(from: channel, to: values.count, by: 3).map { Float(values[$0]) }, precision: .float
        )
      }
    }
    return FloatPlanes(width: size, height: size, planes: all)
  }

  /// How many standard deviations this mean of `renders` renders is off the reference's of `referenceRenders`. The
  /// variance is the reference's, as it has more renders; where it is nearly none, as at flat background, rounding
  /// and the errors of elementary functions count.
  func scores(against reference: NoisyImage, renders: Int, of referenceRenders: Int) -> [Double] {
    let factor = 1 + Double(referenceRenders) / Double(renders)
    return mean.indices.map { index in
      let floor = 1e-3 * reference.mean[index] + 1e-5
      return (mean[index] - reference.mean[index])
        / (reference.variance[index] * factor + floor * floor).squareRoot()
    }
  }
}
