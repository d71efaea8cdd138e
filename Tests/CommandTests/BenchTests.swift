import Dataset
import Foundation
import Render
import Scene
import Testing

@testable import Command

/// The cost of a made-up face: `seconds` for the picture, half of it in the pass "trace", a quarter in "build nodes".
private func cost(seconds: Double, strands: Int = 100) -> BenchCost {
  var statistics = RenderStatistics()
  statistics.totalSeconds = seconds
  statistics.uploadSeconds = seconds / 4
  statistics.pathRays = 1000
  statistics.nodeVisits = 30_000
  (statistics.cameraPaths, statistics.cutLight) = (500, 0.25)
  statistics.passes = [
    .init(name: "build nodes", seconds: seconds / 4), .init(name: "trace", seconds: seconds / 2),
  ]
  return BenchCost(
    parts: [(.face, 0.01), (.hair, 0.04)], flatteningSeconds: 0.02, strands: strands, segments: 700,
    triangles: 300, rendering: (statistics, 2 * seconds))
}

private func figure(
  _ values: [Double], _ unit: String = "ms", _ better: BenchFigure.Better = .less, name: String = "building"
) -> BenchFigure {
  BenchFigure(name: name, unit: unit, better: better, values: values)
}

private func report(image: [Double], samples: Int = 4) -> BenchReport {
  let scene = BenchSceneReport(
    name: "head", seed: 0, indices: [3], width: 64, height: 32, samples: samples, strands: 94_170,
    segments: 558_200, triangles: 1200,
    figures: [
      figure(image, "s", name: "image"), figure(image.map { 3600 / $0 }, "1/h", .more, name: "images"),
    ])
  return BenchReport(
    date: "2026-11-23T01:00:00Z", command: "facet bench", device: "GPU", driver: "driver 1", processor: "CPU",
    cores: 2, assets: "a", repeats: image.count, scenes: [scene],
    figures: [figure([100.5], "MiB", name: "peak memory of the process")])
}

@Suite struct BenchFigureTests {
  private func values(_ name: String, _ figures: [BenchFigure]) throws -> [Double] {
    try #require(figures.first { $0.name == name }, "no figure \(name)").values
  }

  @Test func bestAndMedian() {
    #expect(figure([3, 1, 2]).best == 1 && figure([3, 1, 2]).median == 2)
    #expect(figure([3, 1, 2, 10], "1/s", .more).best == 10)
    #expect(figure([3, 1, 2, 10]).median == 2.5)
    #expect(figure([4, 2, 9], "%", .neither).best == 4)
    #expect(figure([10, 11, 12]).gap == 0.1 && figure([0]).gap == 0)
  }

  /// Two repeats of two faces.
  @Test func figuresAreMeansOfAFace() throws {
    let figures = BenchFigure.figures(
      of: [[cost(seconds: 1), cost(seconds: 3)], [cost(seconds: 2), cost(seconds: 6)]], samples: 4096)
    #expect(try values("image", figures) == [2, 4])
    #expect(try values("image, processor time", figures) == [4, 8])
    #expect(try values("images", figures) == [1800, 900])
    #expect(try values("samples", figures) == [2048, 1024])
    #expect(try values("path rays", figures) == [1000, 500])
    #expect(try values("nodes a path ray", figures) == [30, 30])
    #expect(try values("cut light", figures) == [0.05, 0.05])
    #expect(try values("hierarchy build", figures) == [2000, 1000])
    #expect(try values("outside tracing and shading", figures) == [50, 50])
    #expect(try values("upload and hierarchy", figures) == [500, 1000])
    #expect(try values("pass trace", figures) == [1000, 2000])
    #expect(try values("pass build nodes", figures) == [500, 1000])
    #expect(try values("building", figures).map { ($0 * 1000).rounded() } == [50_000, 50_000])
    #expect(try values("building hair", figures).map { ($0 * 1000).rounded() } == [40_000, 40_000])
    #expect(try values("flattening", figures).map { ($0 * 1000).rounded() } == [20_000, 20_000])
    #expect(try values("strands grown", figures).map { $0.rounded() } == [2500, 2500])
    // Nothing was timed under these names.
    #expect(!figures.contains { $0.name == "shadow rays" || $0.name == "walk steps" })
    #expect(Set(figures.map(\.name)).count == figures.count)
  }

  @Test func whatWasOnlyBuiltHasNoPicture() {
    var built = cost(seconds: 1)
    built.rendering = nil
    let names = BenchFigure.figures(of: [[built]], samples: 1).map(\.name)
    #expect(
      names == [
        "building", "building, slowest face", "strands grown", "building face", "building hair", "flattening",
      ])
  }

  @Test func scenesAreWhatTheyAreCalled() throws {
    func one(_ scene: BenchScene) throws -> SceneParameters {
      try #require(try scene.parameters(count: 3, environments: ["a"]).first)
    }
    #expect(try one(.head).hair.scalp.style == "buzz cut")
    let (dark, blond) = (try one(.hair), try one(.blond))
    #expect(dark.hair.scalp.style == "long straight" && dark.hair.scalp == blond.hair.scalp)
    #expect(dark.person.hairEumelanin > 5 && blond.person.hairEumelanin < 0.5)
    #expect(
      try one(.portrait) == SceneParameters.draw(seed: 1, index: 0, environments: ["a"]).taken([.pinhole]))
    #expect(try BenchScene.crowd.parameters(count: 3, environments: []).map(\.index) == [0, 1, 2])
    for scene in BenchScene.allCases { try one(scene).validate() }
  }

  /// A picture of 16 × 16 pixels on the device.
  @Test func aRealRunGivesFigures() throws {
    let line = ["bench", "--scenes", "head", "--resolution", "16", "--samples", "1", "--repeat", "1"]
    let command = try #require(try Facet.parseAsRoot(line) as? BenchCommand)
    let report = try command.measured()
    let scene = try #require(report.scenes.first)
    #expect(report.scenes.count == 1 && scene.name == "head" && scene.width == 16 && scene.samples == 1)
    #expect(scene.strands > 1000 && scene.segments > scene.strands && scene.triangles > 1000)
    for figure in scene.figures + report.figures {
      // Often no path is cut.
      #expect(figure.best > 0 || figure.name == "cut light", "\(figure.name)")
    }
    let names = Set(scene.figures.map(\.name))
    for name in [
      "image", "samples", "path rays", "shadow rays", "walk steps", "nodes a path ray",
      "hierarchy build",
      "pass trace", "pass shade hair", "building hair", "strands grown",
    ] { #expect(names.contains(name), "no figure \(name)") }
    #expect(report.figures.map(\.name) == ["peak memory of the process", "peak device memory"])
    #expect(report.device?.isEmpty == false && !report.processor.isEmpty && report.cores > 0)
    #expect(BenchPlan(scene) == command.plan.first)
  }
}

@Suite struct BenchReportTests {
  @Test func tableIsReadable() {
    #expect(
      BenchText.table(report(image: [1.25, 2.5])) == """
        GPU, driver 1
        CPU, 2 cores
        Facet \(FacetVersion.current), 2026-11-23T01:00:00Z, 2 repeats: facet bench

        head: seed 0, face 3; 64 × 32, 4 samples; 94.17 k strands, 558.2 k segments, 1200 triangles
                                              best      median
          image                              1.250       1.875 s
          images                              2880        2160 1/h

          peak memory of the process         100.5       100.5 MiB
        """)
  }

  @Test(arguments: [
    (0, "0"), (0.012345, "0.01235"), (0.5, "0.5000"), (1.2345, "1.235"), (12.345, "12.35"), (123.45, "123.5"),
    (1234.5, "1235"), (9999, "9999"), (12345, "12.35 k"), (1.5e6, "1.500 M"), (2.25e9, "2.250 G"),
    (-3.5, "-3.500"),
  ])
  func numbersHaveFourDigits(value: Double, text: String) { #expect(BenchText.number(value) == text) }

  @Test func numbersOfAnySizeAreShown() {
    for value in [1e300, -1e300, .greatestFiniteMagnitude] { #expect(!BenchText.number(value).isEmpty) }
  }

  @Test func jsonComesBack() throws {
    let before = report(image: [1.25, 2.5])
    let bytes = Data(try ReadableJSON.encode(before))
    #expect(try JSONDecoder().decode(BenchReport.self, from: bytes) == before)
    // What other programs read.
    let root = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect(root["format"] as? String == "facet bench" && root["version"] as? Int == 1)
    let scene = try #require((root["scenes"] as? [[String: Any]])?.first)
    let image = try #require((scene["figures"] as? [[String: Any]])?.first)
    #expect(image["name"] as? String == "image" && image["unit"] as? String == "s")
    #expect(image["best"] as? Double == 1.25 && image["median"] as? Double == 1.875)
  }
}

@Suite struct BenchComparisonTests {
  /// Before, after, and what that is called.
  @Test(arguments: [
    ([100, 101, 102], [104, 104, 104], "same"),  // below 5 %
    ([100, 101, 102], [106, 106, 106], "slower"),
    ([100, 110, 120], [119, 119, 119], "same"),  // the baseline's gap of 10 % allows for 20 %
    ([100, 110, 120], [121, 121, 121], "slower"),
    ([100, 100, 100], [110, 118, 120], "same"),  // so does the gap of the new run
    ([100, 150], [100, 150], "same"),
    ([106, 106, 106], [100, 100, 100], "better"),
    ([1, 1, 1], [1.4, 1.4, 1.4], "same"),  // below half a millisecond
    ([1, 1, 1], [1.6, 1.6, 1.6], "slower"),
    ([0], [0.4], "same"), ([0], [1], "slower"),
  ])
  func theRule(old: [Double], new: [Double], change: String) {
    #expect(BenchComparison.change(from: figure(old), to: figure(new))?.rawValue == change)
  }

  @Test func unitsAndKinds() {
    func change(_ old: Double, _ new: Double, _ unit: String, _ better: BenchFigure.Better = .less) -> String?
    {
      BenchComparison.change(from: figure([old], unit, better), to: figure([new], unit, better))?.rawValue
    }
    #expect(change(0.001, 0.0014, "s") == "same" && change(0.001, 0.0016, "s") == "slower")
    #expect(change(100, 106, "MiB") == "larger" && change(20, 22, "") == "larger")
    #expect(change(100, 50, "1/s", .more) == nil && change(10, 50, "%", .neither) == nil)
    let (old, new) = (figure([10], name: "pass trace"), figure([12], name: "pass trace"))
    #expect(BenchComparison.change(from: old, to: new, picture: 100) == .slower)
    #expect(BenchComparison.change(from: old, to: new, picture: 300) == .same)
  }

  @Test func whatIsSlowerIsNamed() {
    let comparison = BenchComparison(baseline: report(image: [1, 1]), report: report(image: [1.5, 1.5]))
    #expect(comparison.worse.map(\.new.name) == ["image"] && comparison.remarks.isEmpty)
    let text = comparison.text
    #expect(text.contains("image                                  1       1.500    1.500  slower"), "\(text)")
    #expect(text.contains("images                              3600        2400    0.667\n"), "\(text)")
    #expect(text.hasSuffix("slower or larger beyond noise: head: image × 1.500"))
    let same = BenchComparison(baseline: report(image: [1, 1]), report: report(image: [1, 1]))
    #expect(same.worse.isEmpty && same.text.hasSuffix("nothing became slower or larger beyond noise"))
  }

  @Test func otherHardwareIsNotJudged() {
    var other = report(image: [1, 1])
    other.device = "another GPU"
    let comparison = BenchComparison(baseline: other, report: report(image: [9, 9]))
    #expect(!comparison.isComparable && comparison.worse.isEmpty)
    #expect(comparison.text.contains("9.000\n") && comparison.text.contains("not comparable"))
    #expect(comparison.text.contains("another GPU"))
  }

  @Test func otherContentsAreNoted() {
    var old = report(image: [1])
    old.assets = "b"
    old.scenes[0].segments += 1
    old.scenes.append(old.scenes[0])
    old.scenes[1].name = "hair"
    let comparison = BenchComparison(baseline: old, report: report(image: [1]))
    #expect(comparison.remarks.count == 3)
    for word in ["assets differ", "scene head has changed", "one repeat"] {
      #expect(comparison.text.contains(word))
    }
    // The largest scene of that run is not in this one.
    #expect(!comparison.text.contains("peak memory"))
  }
}

@Suite struct BenchBaselineTests {
  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "facet-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test(arguments: [
    ("", "no report of facet bench"), ("{\"version\": 1}", "no report of facet bench"),
    ("{\"format\": \"other\", \"version\": 1}", "no report of facet bench"),
    ("{\"format\": \"facet bench\", \"version\": 2}", "has version 2, this Facet reads 1"),
    ("{\"format\": \"facet bench\", \"version\": 1}", "damaged or incomplete"),
  ])
  func otherFilesAreRefused(text: String, advice: String) throws {
    try withFile(text) { path in
      let error = #expect(throws: DatasetError.self) { try BenchBaseline.read(path) }
      let message = "\(try #require(error))"
      #expect(message.contains(advice) && message.contains("--compare \(path)"), "\(message)")
    }
  }

  @Test func figuresWithoutValuesAreRefused() throws {
    var empty = report(image: [1])
    empty.figures[0].values = []
    try withFile(String(decoding: try ReadableJSON.encode(empty), as: UTF8.self)) { path in
      #expect(throws: DatasetError.self) { try BenchBaseline.read(path) }
    }
  }

  @Test func reportsAreRead() throws {
    let written = report(image: [1, 2])
    try withFile(String(decoding: try ReadableJSON.encode(written), as: UTF8.self)) { path in
      let read = try BenchBaseline.read(path)
      #expect(read == written)
    }
  }

  @Test func otherScenesAndSizesAreRefused() throws {
    let baseline = report(image: [1])
    let plan = try #require(baseline.scenes.map { BenchPlan($0) }.first)
    try BenchBaseline.check(baseline, path: "a", against: [plan])
    var (scene, size, faces) = (plan, plan, plan)
    scene.name = "hair"
    size.resolution?.width = 128
    faces.faces = 2
    for (other, words) in [
      (scene, ["no scene hair", "only head"]), (size, ["1 face of 64 × 32", "128 × 32", "facet bench"]),
      (faces, ["2 faces"]),
    ] {
      let error = #expect(throws: DatasetError.self) {
        try BenchBaseline.check(baseline, path: "a", against: [other])
      }
      let message = "\(try #require(error))"
      for word in words { #expect(message.contains(word), "\(message)") }
    }
  }

  /// Before anything is measured: the device is not even looked for.
  @Test func aBadBaselineStopsTheCommand() throws {
    let command = try #require(
      try Facet.parseAsRoot(["bench", "--compare", "/none.json", "--device", "voodoo"]) as? BenchCommand)
    let error = #expect(throws: (any Error).self) { try command.run() }
    #expect(Facet.message(for: try #require(error)).contains("/none.json"))
  }
}
