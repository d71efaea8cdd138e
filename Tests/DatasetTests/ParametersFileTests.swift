import Foundation
import Imaging
import Render
import Scene
import Testing

@testable import Dataset

@Suite struct ParametersFileTests {
  private let parameters = SceneParameters.draw(seed: 1 << 60 + 1, index: 5, environments: [])

  private func bare() throws -> String {
    String(decoding: try ReadableJSON.encode(parameters), as: UTF8.self)
  }

  /// The message of the refusal.
  private func refusal(_ text: String) throws -> String {
    try #require(
      #expect(throws: DatasetError.self) {
        try ParametersFile.decode(Array(text.utf8), path: "x.json")
      }
    ).description
  }

  /// The record with one text exchanged for another, which must be there.
  private func changed(_ old: String, _ new: String) throws -> String {
    let text = try bare()
    try #require(text.contains(old), "no \(old)")
    return text.replacingOccurrences(of: old, with: new)
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func recordsAreReadBackExactly(index: UInt64) throws {
    let drawn = SceneParameters.draw(seed: 3, index: index, environments: ["a", "b"])
    let read = try ParametersFile.decode(ReadableJSON.encode(drawn), path: "x.json")
    #expect(read.parameters == drawn && read.settings == nil)
  }

  @Test func annotationsAreReadToo() throws {
    let settings = RenderSettings(width: 24, height: 16, samples: 2, runSeed: 7, index: 12)
    let scene = FakeFaces.scene(index: 12)
    let annotation = try Annotation(
      scene: scene, film: FakeFaces.film(12, settings: settings), settings: settings, view: ViewTransform(),
      origin: OriginAnnotation(facet: "1", assets: "a", device: "d", driver: "r"))
    let read = try ParametersFile.decode(ReadableJSON.encode(annotation), path: "x.json")
    #expect(read.parameters == scene.parameters && read.settings == settings)
    var newer = annotation
    newer.version += 1
    #expect(throws: DatasetError.self) {
      try ParametersFile.decode(ReadableJSON.encode(newer), path: "x.json")
    }
  }

  @Test func unknownFieldsAreNamed() throws {
    let message = try refusal(changed("\"person\": {", "\"person\": {\n\"shoeSize\": 43,"))
    #expect(message.contains("person.shoeSize") && message.contains("does not know"))
  }

  /// Numbers of a list of names are left out where they are 0, but may be written.
  @Test func zerosMayBeWrittenOut() throws {
    var parameters = FakeFaces.scene(index: 5).parameters
    parameters.shape.relief.scores[0] = 0
    let text = String(decoding: try ReadableJSON.encode(parameters), as: UTF8.self)
    func with(_ name: String) -> [UInt8] {
      Array(text.replacing("\"relief\": {", with: "\"relief\": {\n\"\(name)\": 0,").utf8)
    }
    #expect(!text.contains("alar-crease"))
    #expect(try ParametersFile.decode(with("alar-crease"), path: "x.json").parameters == parameters)
    #expect(throws: DatasetError.self) { try ParametersFile.decode(with("alar-creases"), path: "x.json") }
  }

  @Test func missingFieldsAreNamed() throws {
    #expect(
      try refusal(changed("\"masculinity\"", "\"masculinityy\"")).contains("it lacks person.masculinity"))
  }

  @Test func wrongKindsAreNamed() throws {
    #expect(
      try refusal(changed("\"index\": 5", "\"index\": \"five\"")).contains("index is of the wrong kind"))
  }

  @Test func newerVersionsAreRefused() throws {
    let message = try refusal(changed("\"version\": \(SceneParameters.currentVersion)", "\"version\": 99"))
    #expect(message.contains("newer Facet") && message.contains("99"))
    #expect(
      try refusal(changed("\"version\": \(SceneParameters.currentVersion)", "\"version\": \"1\"")).contains(
        "does not state the version"))
  }

  @Test(arguments: ["NaN", "Infinity", "1e999", "-1e999", "1e39"]) func numbersMustBeFinite(number: String)
    throws
  {
    let text = try bare().replacing(/"age": [0-9.]+/, with: "\"age\": \(number)")
    #expect(text.contains("\"age\": \(number)"))
    #expect(try !refusal(text).isEmpty)
  }

  @Test(arguments: [("1e39", "too large"), ("500", "out of range: person.age is 500"), ("NaN", "no NaN")])
  func wrongNumbersAreExplained(number: String, word: String) throws {
    let message = try refusal(bare().replacing(/"age": [0-9.]+/, with: "\"age\": \(number)"))
    #expect(message.hasPrefix("x.json ") && message.contains(word), "\(message)")
  }

  @Test(arguments: ["", "[]", "3", "null", "{}", "{\"version\": 1}", "{\"parameters\": 3}", "{\"a\": "])
  func otherFilesAreRefused(text: String) throws {
    #expect(try refusal(text).hasPrefix("x.json "))
  }

  @Test func everyTruncationIsRefused() throws {
    let text = try bare()
    for length in stride(from: 0, to: text.count - 2, by: 97) {
      #expect(try !refusal(String(text.prefix(length))).isEmpty)
    }
  }
}
