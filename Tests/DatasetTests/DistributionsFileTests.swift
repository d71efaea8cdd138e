import Foundation
import Testing

@testable import Dataset
@testable import Scene

/// A file of distributions is read as it is written, in part or whole, and whatever is wrong with it is said.
@Suite struct DistributionsFileTests {
  private func decode(_ text: String) throws -> Distributions {
    try DistributionsFile.decode(Array(text.utf8), path: "d.json")
  }

  @Test func theStandardIsReadAsItIsPrinted() throws {
    let printed = try ReadableJSON.encode(Distributions.standard)
    #expect(try DistributionsFile.decode(printed, path: "d.json") == .standard)
    #expect(throws: Never.self) { try Distributions.standard.validate() }
  }

  @Test func whatIsLeftOutStays() throws {
    var expected = Distributions.standard
    expected.people.childShare = 0.5
    expected.people.greyAge.asian = 50
    expected.camera.lensShare = 0
    let read = try decode(
      #"{"version": 1, "people": {"childShare": 0.5, "greyAge": {"asian": 50}}, "camera": {"lensShare": 0}}"#)
    #expect(read == expected)
    #expect(try decode(#"{"version": 1}"#) == .standard)
  }

  @Test(
    arguments: [
      ("", "not a JSON object"), ("[]", "not a JSON object"), ("{}", "does not state the version"),
      (#"{"version": 99}"#, "newer Facet"),
      (#"{"version": 1, "people": {"childshare": 1}}"#, "people.childshare"),
      (#"{"version": 1, "people": {"childShare": 1.5}}"#, "people.childShare is 1.5"),
      (#"{"version": 1, "people": {"childShare": "1"}}"#, "people.childShare is of the wrong kind"),
      (#"{"version": 1, "people": {"childShare": null}}"#, "people.childShare"),
      (#"{"version": 1, "people": 3}"#, "people"),
      (#"{"version": 1, "people": {"adultYears": [50, 20]}}"#, "people.adultYears"),
      (#"{"version": 1, "people": {"adultYears": [20, 120]}}"#, "people.adultYears[1] is 120"),
      (#"{"version": 1, "people": {"populations": []}}"#, "people.populations"),
      (#"{"version": 1, "people": {"hairColors": []}}"#, "people.hairColors"),
      (#"{"version": 1, "expressions": {"groups": [{"group": "bliss", "share": 1}]}}"#, "groups[0]"),
      (#"{"version": 1, "expressions": {"groups": [{"group": "joy", "share": 1, "odd": 1}]}}"#, "odd"),
      (
        #"{"version": 1, "expressions": {"groups": [{"group": "joy", "share": 1}, {"group": "joy", "share": 1}]}}"#,
        "joy stands there twice"
      ),
      (#"{"version": 1, "expressions": {"groups": [{"group": "joy", "share": 0}]}}"#, "all are 0"),
      (
        #"{"version": 1, "people": {"populations": [{"name": "x", "share": 1, "lightHair": 0, "#
          + #""ancestry": {"african": 1, "asian": 1, "caucasian": 0}, "melanin": {"mean": 1, "deviation": 0}}]}}"#,
        "people.populations[0].ancestry"
      ),
      (#"{"version": 1, "skin": {"oiliness": {"young": 9}}}"#, "skin.oiliness.young is 9"),
      (#"{"version": 1, "skin": {"makeup": {"lipsticks": []}}}"#, "skin.makeup.lipsticks.share"),
      (#"{"version": 1, "skin": {"makeup": {"blush": 1}}}"#, "skin.makeup.blush"),
      (#"{"version": 1, "eyes": {"irises": []}}"#, "eyes.irises"),
      (#"{"version": 1, "eyes": {"irisRadius": {"mean": 0.0585}}}"#, "eyes.irisRadius.mean"),
      (#"{"version": 1, "hair": {"textures": {"wavy": {"asian": -1}}}}"#, "hair.textures.wavy.asian"),
      (
        #"{"version": 1, "hair": {"beards": [{"name": "none", "share": 1, "young": 1, "old": 1}]}}"#,
        #"no "none""#
      ),
      (
        #"{"version": 1, "hair": {"moustaches": [{"name": "chevron", "share": 1, "young": 1, "old": 0}]}}"#,
        "nothing is left for those from 70 on"
      ),
      (
        #"{"version": 1, "hair": {"brows": [{"name": "straight, thin", "women": 1, "men": 0}]}}"#,
        "hair.brows.men"
      ),
      (
        #"{"version": 1, "hair": {"dyeing": [{"way": "natural", "women": 1, "men": 1, "young": 1, "old": 0}]}}"#,
        "hair.dyeing.old"
      ),
      (
        #"{"version": 1, "hair": {"styles": []}}"#,
        "hair.styles: nothing is left for women up to 25 with straight"
      ),
    ])
  func mistakesAreNamed(_ text: String, _ said: String) throws {
    let error = #expect(throws: DatasetError.self) { try decode(text) }
    let message = error.map { "\($0)" } ?? ""
    #expect(message.contains(said) && message.contains("d.json"), "\(message)")
  }

  /// The same pictures whether the standard is left out or given.
  @Test func theStandardChangesNothing() throws {
    var changed = Distributions.standard
    changed.expressions.groups = [.init(group: .joy, share: 1)]
    for example in 0..<20 as Range<UInt64> {
      func draw(_ distributions: Distributions?, _ plan: SequencePlan? = nil) throws -> SceneParameters {
        try SceneDraw(
          seed: 4, environments: ["a"], people: PeoplePlan(distributions: distributions), sequence: plan
        ).parameters(example: example)
      }
      let plan = SequencePlan(frames: 3, framesPerSecond: 30)
      #expect(try draw(nil) == draw(.standard))
      #expect(try draw(nil, plan) == draw(.standard, plan))
      // And another one changes what it says, nothing else.
      var expected = try draw(nil)
      let other = try draw(changed)
      expected.expression = other.expression
      #expect(other == expected)
    }
  }

  /// Skin, eyes and hair are as a file says, and parts that it does not name stay as they were.
  @Test func skinEyesAndHairFollowTheFile() throws {
    let file = try decode(
      #"""
      {"version": 1,
       "skin": {"rednessShare": 1, "scarShare": 0, "makeup": {"feminineShare": 0, "masculineShare": 0}},
       "eyes": {"singleLidShare": {"african": 1, "asian": 1, "caucasian": 1}, "bags": {"young": 1, "old": 1}},
       "hair": {"styles": [{"name": "afro", "wearers": {"women": 1, "men": 1, "straight": 1, "wavy": 1, "curly": 1,
                            "coily": 1, "young": 1, "old": 1, "balding": 1}}],
                "beards": [{"name": "full beard", "share": 1, "young": 1, "old": 1}],
                "brows": [{"name": "round, bushy", "women": 1, "men": 1}],
                "dyeing": [{"way": "ombre", "women": 1, "men": 1, "young": 1, "old": 1}]}}
      """#)
    for index in 0..<24 as Range<UInt64> {
      func draw(_ distributions: Distributions?) -> SceneParameters {
        .draw(seed: 9, index: index, environments: [], people: PeoplePlan(distributions: distributions))
      }
      let (scene, usual) = (draw(file), draw(nil))
      #expect(scene.skin.redness > 0 && scene.skin.scarCount == 0 && scene.skin.makeup == .none)
      #expect(scene.skin.blood == usual.skin.blood && scene.skin.veins == usual.skin.veins)
      #expect(scene.eyes.lids.creaseDepth == 0 && scene.eyes.lids.bags > 0.2)
      #expect(scene.eyes.irisMelanin == usual.eyes.irisMelanin)
      #expect(scene.hair.scalp.style == "afro" && scene.hair.brows.style == "round, bushy")
      #expect(["clean shaven", "full beard"].contains(scene.hair.beard.style))
      #expect(scene.hair.color.dyeing == .ombre && scene.hair.lashes == usual.hair.lashes)
      #expect(scene.shape == usual.shape && scene.garment == usual.garment && scene.person == usual.person)
    }
  }

  /// Whoever is drawn may be recorded and read again, children with their small eyes among them.
  @Test func whatIsDrawnIsValid() throws {
    var children = Distributions.standard
    children.people.childShare = 1
    for distributions in [nil, children] {
      for index in 0..<80 as Range<UInt64> {
        let scene = SceneParameters.draw(
          seed: 5, index: index, environments: ["a"], people: PeoplePlan(distributions: distributions))
        #expect(throws: Never.self, "\(index)") { try scene.validate() }
      }
    }
  }
}
