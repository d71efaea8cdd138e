import Scene
import Testing

@testable import Dataset

/// What is set rather than drawn.
@Suite struct SceneDrawTests {
  private func draw(_ overrides: [String]) throws -> SceneDraw {
    try SceneDraw(seed: 3, environments: [], overrides: overrides.map(SceneOverride.init))
  }

  private func refusal(_ overrides: [String]) throws -> String {
    try #require(#expect(throws: DatasetError.self) { try draw(overrides) }).description
  }

  @Test func nothingSetChangesNothing() throws {
    let drawn = SceneParameters.draw(seed: 3, index: 11, environments: [])
    #expect(try draw([]).parameters(example: 11) == drawn)
    // Setting what is there already goes through JSON and back.
    #expect(try draw(["eyes.limbalRing=\(drawn.eyes.limbalRing)"]).parameters(example: 11) == drawn)
  }

  @Test func valuesArriveInTheirPlaces() throws {
    let drawn = SceneParameters.draw(seed: 3, index: 4, environments: [])
    let set = try draw([
      "expression.jawOpen=0.4", "pose.looksAtCamera=true", "garment.kind=turtleneck", "person.age=50",
      "shape.sliders.nose/nose-hump=-1", "skin.moleCount=3", "expression.cheekPuff=0",
    ]).parameters(example: 4)
    #expect(set.pose.looksAtCamera && set.garment.kind == .turtleneck && set.skin.moleCount == 3)
    #expect(set.person.age == 50 && set.expression != drawn.expression)
    #expect(set.shape.sliders != drawn.shape.sliders && set.shape.measures == drawn.shape.measures)
    #expect(set.camera == drawn.camera && set.light == drawn.light)
  }

  @Test func mistakesAreNamed() throws {
    #expect(try refusal(["person.agee=3"]).contains("person.agee"))
    #expect(try refusal(["nothing.at.all=3"]).contains("nothing.at.all"))
    #expect(try refusal(["expression.jawOpn=0.3"]).contains("expression.jawOpn"))
    #expect(try refusal(["expression.jawOpn=0"]).contains("expression.jawOpn"))
    #expect(try refusal(["person.age=old"]).contains("person.age"))
    #expect(try refusal(["eyes.irisRadius=wide"]).contains("eyes.irisRadius cannot be wide"))
    #expect(try refusal(["person.age=200"]).contains("4.0…90.0"))
    #expect(try refusal(["person.age"]).contains("NAME=VALUE"))
  }

  @Test func settingsRecordWhatIsSet() throws {
    var (plain, chosen) = (Shards.settings, Shards.settings)
    plain.add(try draw([]))
    #expect(plain == Shards.settings)
    chosen.add(try draw(["person.age=30", "eyes.irisMelanin=0.2"]))
    let melanin = try SceneOverride("eyes.irisMelanin=0.2")
    #expect(chosen.people?.choice.age == 30 && chosen.overrides == [melanin])
    let record = try ReadableJSON.encode(chosen)
    #expect(throws: DatasetError.self) { try plain.check(against: record, path: "dataset.json") }
    try chosen.check(against: record, path: "dataset.json")
  }
}
