import Foundation
import Testing

@testable import Assets

@Suite struct AssetStoreTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Puts an environment map of one color into the store.
  @discardableResult private func addEnvironment(_ name: String, value: UInt8 = 128) throws -> URL {
    let photograph = folder.url.appending(path: name + ".hdr")
    try radiancePicture(width: 16, height: 8) { _, _ in SIMD4(value, value, value, 129) }.write(
      to: photograph)
    _ = try EnvironmentImport.run(
      photograph: photograph, source: "a camera", license: "CC0-1.0", into: folder.url)
    return folder.url.appending(path: "environments/\(name).safetensors")
  }

  @Test(arguments: [
    (["FACET_ASSETS": "/a", "XDG_CACHE_HOME": "/c", "HOME": "/h"], "/a"),
    (["XDG_CACHE_HOME": "/c", "HOME": "/h"], "/c/facet"),
    (["HOME": "/h"], "/h/.cache/facet"),
    (["FACET_ASSETS": "", "XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/facet"),
  ])
  func standardFolderFollowsTheVariables(variables: [String: String], path: String) {
    #expect(AssetStore.standardDirectory(variables).standardizedFileURL.path == path)
  }

  @Test func missingFolderIsNamedWithTheCure() throws {
    let missing = folder.url.appending(path: "none")
    let error = try #require(throws: AssetError.self) { try AssetStore(directory: missing) }
    #expect(error.description.contains(missing.path) && error.description.contains("tools/setup"))
    let file = folder.url.appending(path: "file")
    try Data().write(to: file)
    #expect(throws: AssetError.self) { try AssetStore(directory: file) }
  }

  @Test func missingFaceModelIsNamedWithTheCure() throws {
    try addEnvironment("city")
    let store = try AssetStore(directory: folder.url)
    let error = try #require(throws: AssetError.self) { try store.load() }
    #expect(error.path.hasSuffix("face-model.safetensors") && error.description.contains("tools/setup"))
    #expect(!error.description.contains("import"), "only set-up makes a head model")
  }

  @Test func environmentsComeSortedWithMeanLuminanceOne() throws {
    let store = try AssetStore(directory: folder.url)
    #expect(try store.loadEnvironments().isEmpty)
    for (name, value) in [("night", 3), ("city", 200), ("interior", 77)] as [(String, UInt8)] {
      try addEnvironment(name, value: value)
    }
    let environments = try store.loadEnvironments()
    #expect(environments.map(\.name) == ["city", "interior", "night"])
    for environment in environments {
      #expect(abs(environment.map.meanLuminance - 1) < 1e-5)
    }
  }

  @Test func otherFilesInTheFolderAreLeftAlone() throws {
    try addEnvironment("city")
    try Data("notes".utf8).write(to: folder.url.appending(path: "environments/notes.txt"))
    #expect(try AssetStore(directory: folder.url).loadEnvironments().map(\.name) == ["city"])
  }

  /// Everything that can be wrong with an environment file.
  @Test(arguments: [
    ("cut short", "cut short"), ("empty", "cut short"), ("version", "version 99"),
    ("format", "not an environment"),
    ("mean", "mean luminance"), ("name", "lacks the metadata name"), ("shape", "shape"),
  ])
  func damagedEnvironmentIsNamed(damage: String, word: String) throws {
    let url = try addEnvironment("city")
    var metadata = [
      "format": "facet-environment", "format_version": "1", "name": "city", "source": "", "license": "",
      "mean_luminance": "1",
    ]
    var shape = [8, 16, 4]
    switch damage {
    case "cut short": try Data(Data(contentsOf: url).dropLast()).write(to: url)
    case "empty": try Data().write(to: url)
    case "version": metadata["format_version"] = "99"
    case "format": metadata["format"] = "pt"
    case "mean": metadata["mean_luminance"] = "0"
    case "name": metadata["name"] = nil
    case "shape": shape = [16, 8, 4]
    default: Issue.record("unknown damage")
    }
    if !["cut short", "empty"].contains(damage) {
      let bytes = [UInt8](repeating: 128, count: shape.reduce(1, *))
      try SafetensorsWriter.encode([.init(name: "rgbe", shape: shape, bytes: bytes)], metadata: metadata)
        .write(to: url)
    }
    let store = try AssetStore(directory: folder.url)
    let error = try #require(throws: AssetError.self) { try store.loadEnvironments() }
    #expect(error.path.hasSuffix("environments/city.safetensors"))
    #expect(error.description.contains(word) && error.description.contains("tools/setup"), "\(error)")
    #expect(error.description.contains("facet assets import"), "it may be a map of the user's")
    let summary = try #require(try store.summaries().last)
    #expect(summary.problem == error.description)
  }

  @Test func summariesTellSourceAndLicense() throws {
    let url = try addEnvironment("city")
    let summaries = try AssetStore(directory: folder.url).summaries()
    #expect(summaries.map(\.name) == ["face-model", "city"])
    #expect(summaries[0].problem?.contains("no such file") == true)
    #expect(
      summaries[1].source == "a camera" && summaries[1].license == "CC0-1.0" && summaries[1].problem == nil)
    #expect(summaries[1].byteCount == (try Data(contentsOf: url)).count)
  }

  @Test func writerPadsTheHeaderAndTheReaderAgrees() throws {
    for length in 0..<9 {
      let bytes = (0..<length).map { UInt8($0) }
      let data = try SafetensorsWriter.encode(
        [
          .init(name: "first", shape: [length], bytes: bytes),
          .init(name: "second", shape: [1, 2], bytes: [7, 8]),
        ], metadata: ["note": String(repeating: "ä\"", count: length)])
      let file = try Safetensors(data: data, path: "memory")
      #expect(try file.uint8s("first", shape: [length]) == bytes)
      #expect(try file.uint8s("second", shape: [1, 2]) == [7, 8])
      #expect(file.metadata == ["note": String(repeating: "ä\"", count: length)])
      #expect(data.prefix(8).first.map { $0 % 8 } == 0)
    }
  }
}

/// What `tools/setup` made of the pinned packages.
@Suite struct InstalledAssetsTests {
  @Test func allMapsAreThereAndWhole() throws {
    let files = try AssetStore().environmentFiles().map { try Safetensors(contentsOf: $0) }
    let names = Set(files.compactMap { $0.metadata["name"] })
    #expect(
      names.isSuperset(of: [
        "city", "courtyard", "dikhololo_night", "empty_warehouse_01", "forest", "forest_slope", "interior",
        "kiara_1_dawn", "lebombo", "night", "potsdamer_platz", "rooitou_park", "st_fagans_interior", "studio",
        "studio_small_03", "sunrise", "venice_sunset",
      ]))
    for file in files {
      #expect(try file.shape("rgbe") == [512, 1024, 4])
      #expect(
        file.metadata["license"] == "CC0-1.0" && file.metadata["source"]?.contains("Poly Haven") == true)
    }
  }

  /// The brightest part of an outdoor map is the sky, which must be up.
  @Test func skyIsUp() throws {
    for name in ["sunrise", "rooitou_park"] {
      let url = try AssetStore().directory.appending(path: "environments/\(name).safetensors")
      let map = try EnvironmentFile(contentsOf: url).map()
      let half = map.pixels.count / 2
      let upper = map.pixels[..<half].reduce(SIMD3.zero) { $0 + $1 }.sum()
      let lower = map.pixels[half...].reduce(SIMD3.zero) { $0 + $1 }.sum()
      #expect(upper > 3 * lower, "\(name)")
    }
  }
}
