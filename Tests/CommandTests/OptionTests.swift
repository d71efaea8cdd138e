import ArgumentParser
import Dataset
import Render
import Testing

@testable import Command

/// What parsing a command line gives: nil if it is accepted, else the message. Nothing is run.
private func refusal(_ arguments: String) -> String? {
  do {
    _ = try Facet.parseAsRoot(arguments.split(separator: " ").map(String.init))
    return nil
  } catch {
    return Facet.exitCode(for: error) == .validationFailure ? Facet.fullMessage(for: error) : "exit code"
  }
}

@Suite struct OptionTests {
  @Test(arguments: [
    "generate --output out", "generate -o out -c 3", "generate --output out --count 10000000 --first 5",
    "generate --output out --resolution 16", "generate --output out --resolution 8192",
    "generate --output out --resolution 640x480", "generate --output out --samples 1",
    "generate --output out --samples 65536", "generate --output out --shard 3/4",
    "generate --output out --labels hair,depth", "generate --output out --labels all",
    "generate --output out --labels none", "generate --output out --seed 18446744073709551615",
    "generate --output out --format facesynthetics --threads 3 --device 1 --verbose --stats --assets a",
    "generate --output out --contact-sheet a.PNG",
    "generate --output out --adaptive 0.01", "preview --output a.png --adaptive 0.5 --adaptive-limit 64",
    "render --output a.png --samples 16 --adaptive 0.02 --adaptive-limit 4096",
    "generate --output out --sequence 90 --fps 29.97 --count 3",
    "preview --output a.png --expressions --first 3", "preview --output a.png --sequence 8 --count 2",
    "render --expression smile:0.7+wink-left --close-up mouth --output a.png",
    "preview --output a.png --overlay segmentation --columns 3",
    "render --print-scene", "render --seed 3 --index 2 --output a.exr --view classes",
    "render --parameters a.json --output b.png", "render --surfaces coat --firefly-clamp 0 --output a.exr",
    "export --to mitsuba folder --seed 3 --index 2 --resolution 64 --samples 16",
    "export --to mitsuba folder --parameters a.json --surfaces diffuse", "bench",
    "bench --scenes hair,head --count 9 --json -",
    "bench --quick --compare a.json --json b.json --repeat 7 --device 1",
    "bench --scene-building --count 100 --hairs 110000",
    "preview --output a.png --beards --close-up lowerFace",
    "devices --json", "assets --assets folder",
    "assets import a.hdr b.exr --source web --license CC0-1.0",
    "assets import a.hdr --source web --license CC0-1.0 --assets f",
  ])
  func accepted(line: String) { #expect(refusal(line) == nil) }

  /// Each message names the option, the value and what is allowed.
  @Test(arguments: [
    ("--count 0", "--count", "from 1 to 10000000"), ("--count -1", "--count", "from 1 to 10000000"),
    ("--count abc", "--count", "from 1 to 10000000"), ("--count 1.5", "--count", "from 1"),
    ("--count 99999999999999999999999", "--count", "from 1"), ("--first -1", "--first", "from 0"),
    ("--seed -1", "--seed", "of at least 0"), ("--seed 18446744073709551616", "--seed", "of at least 0"),
    ("--resolution 0", "--resolution", "from 16 to 8192"), ("--resolution 1", "--resolution", "from 16"),
    ("--resolution 100000", "--resolution", "from 16 to 8192"),
    ("--resolution 64x", "--resolution", "WIDTHxHEIGHT"),
    ("--resolution x64", "--resolution", "WIDTHxHEIGHT"), ("--resolution 64x64x64", "--resolution", "WIDTH"),
    ("--resolution 64x8193", "--resolution", "8192"), ("--samples 0", "--samples", "power of two"),
    ("--samples 3", "--samples", "power of two"), ("--samples -4", "--samples", "power of two"),
    ("--samples 131072", "--samples", "from 1 to 65536"), ("--shard 4/4", "--shard", "from 0 to N-1"),
    ("--shard 1", "--shard", "K/N"), ("--shard 0/0", "--shard", "K/N"), ("--shard -1/3", "--shard", "K/N"),
    ("--labels foo", "--labels", "hair,depth,normals"), ("--labels hair,", "--labels", "hair,depth,normals"),
    ("--format coco", "--format", "facesynthetics"), ("--threads 0", "--threads", "from 1 to 1024"),
    ("--adaptive 0", "--adaptive", "from 0.001 to 0.5"), ("--adaptive nan", "--adaptive", "from 0.001"),
    ("--samples 8 --adaptive 0.01", "--samples", "to 16"),
    ("--adaptive-limit 512", "--adaptive-limit", "needs"),
    ("--adaptive 0.01 --adaptive-limit 256", "--adaptive-limit", "raise"),
    ("--adaptive 0.01 --adaptive-limit 300", "--adaptive-limit", "power of two"),
    ("--samples 65536 --adaptive 0.01", "--samples", "lower"),
    ("--contact-sheet a.jpg", "--contact-sheet", ".png"), ("--contact-sheet .png", "--contact-sheet", ".png"),
    ("--bogus", "--bogus", "Unknown option"), ("--count", "--count", "Missing value"),
  ])
  func refused(options: String, name: String, advice: String) throws {
    let message = try #require(refusal("generate --output out \(options)"), "accepted")
    #expect(message.contains(name))
    #expect(message.contains(advice), "\(message)")
  }

  @Test(arguments: [
    ("generate", "--output"), ("preview", "--output"), ("render", "nothing to do"),
    ("render --parameters a.json --seed 3 --output a.png", "leave out --seed and --index"),
    ("render --output a.jpg", "ends in .png"), ("render --output a.png --view foo", "beauty, normals"),
    ("render --output a.png --firefly-clamp -1", "0 for no limit"),
    ("render --output a.png --firefly-clamp nan", "0 for no limit"),
    ("render --output a.png --surfaces glass", "diffuse, coat"),
    ("render --output a.png --expression smirk", "smirk-left"),
    ("render --output a.png --expression smile:3", "from 0 to 1"),
    ("render --output a.png --close-up foot", "rightEye"),
    ("render --output a.png --view depth --adaptive 0.01", "pictures of light"),
    ("generate --output a --fps 30", "--fps needs --sequence"),
    ("generate --output a --sequence 10 --fps 0", "from 1 to 1000"),
    ("generate --output a --sequence 100000 --count 101", "lower --count"),
    ("preview --output a.png --sequence 4 --expressions", "not both"),
    ("preview --output a.png --sequence 400 --count 3", "more than 1000"),
    ("export folder", "--to"), ("export --to mitsuba", "<folder>"),
    ("export --to povray folder", "give one of mitsuba"),
    ("export --to mitsuba folder --parameters a.json --index 3", "leave out --seed and --index"),
    ("preview --output a.png --count 1001", "from 1 to 1000"),
    ("preview --output a.png --columns 0", "from 1"),
    ("preview --output a.png --overlay boxes", "none, landmarks, segmentation"),
    ("preview --output a.png --count 1000 --resolution 4096", "lower --count or --resolution"),
    ("assets import a.hdr --source web", "--license"),
    ("assets import --source web --license CC0-1.0", "<file>"),
    ("bench --scenes head,bald", "head,hair,blond,portrait,crowd"), ("bench --scenes ,", "head,hair,blond"),
    ("bench --repeat 0", "from 1 to 1000"), ("bench --count 1001", "from 1 to 1000"),
    ("bench --resolution 8", "from 16 to 8192"), ("bench --samples 3", "power of two"),
    ("bench --hairs 100000", "--scene-building"),
    ("bench --scene-building --hairs 300001", "from 0 to 300000"),
    ("bench --scene-building --resolution 64", "leave out --scenes, --resolution and --samples"),
    ("devices --device 3", "Unknown option"), ("paint", "Unexpected argument"),
  ])
  func otherCommandsRefuse(line: String, advice: String) throws {
    let message = try #require(refusal(line), "accepted")
    #expect(message.contains(advice), "\(message)")
  }

  @Test func emptyTextIsRefused() throws {
    let error = #expect(throws: (any Error).self) {
      try Facet.parseAsRoot(["assets", "import", "a.hdr", "--license", "CC0-1.0", "--source", ""])
    }
    #expect(Facet.fullMessage(for: try #require(error)).contains("--source <text>': it must not be empty"))
  }

  @Test func optionsOfSubcommandsArrive() throws {
    let line = ["assets", "import", "a.hdr", "--source", "web", "--license", "CC0-1.0", "--assets", "f"]
    let command = try #require(try Facet.parseAsRoot(line) as? AssetsImportCommand)
    #expect(command.assets == "f" && command.files == ["a.hdr"])
    let list = try #require(
      try Facet.parseAsRoot(["assets", "--assets", "f", "--json"]) as? AssetsListCommand)
    #expect(list.assets == "f" && list.json)
  }

  @Test func valuesArrive() throws {
    let command = try #require(
      try Facet.parseAsRoot([
        "generate", "--output", "a b", "--count", "7", "--first", "3", "--seed", "9", "--resolution", "64x32",
        "--samples", "8", "--shard", "1/2", "--labels", "normals,hair", "--device", "1", "--threads", "5",
      ]) as? GenerateCommand)
    #expect(command.output == "a b" && command.count == 7)
    #expect(command.numbers.first == 3 && command.numbers.seed == 9)
    #expect(command.resolution == Resolution(width: 64, height: 32) && command.samples == 8)
    #expect(command.shard == Shard(number: 1, count: 2) && command.labels == [.normals, .hair])
    #expect(command.shared.device == "1" && command.threads.count == 5)
  }

  @Test func optionsOfTheSceneArrive() throws {
    let render = try #require(
      try Facet.parseAsRoot([
        "render", "--seed", "5", "--surfaces", "coat", "--firefly-clamp", "0", "--output", "a.exr",
      ]) as? RenderCommand)
    #expect(render.choice.seed == 5 && render.choice.surfaces == .coat && render.fireflyClamp == 0)
    let export = try #require(
      try Facet.parseAsRoot(["export", "--to", "mitsuba", "folder", "--index", "2", "--resolution", "64"])
        as? ExportCommand)
    #expect(export.to == .mitsuba && export.folder == "folder" && export.choice.index == 2)
    #expect(export.choice.resolution == Resolution(width: 64, height: 64) && export.choice.surfaces == nil)
  }

  @Test func recordsTellWhatIsDrawn() throws {
    let message = try #require(refusal("render --parameters a.json --distributions b.json --output a.png"))
    #expect(message.contains("leave out --distributions"))
    #expect(refusal("render --distributions b.json --output a.png") == nil)
    #expect(refusal("preview --distributions b.json --output a.png") == nil)
  }

  /// Below each picture of a sweep stands the value that it shows.
  @Test func sweepsShowTheirValues() throws {
    let sweep = try OptionValues.sweep("person.age=6..80")
    let captions = try (0..<3).map {
      sweep.caption(
        try SceneDraw(seed: 1, environments: [], overrides: [sweep.override($0, of: 3)]).parameters(
          example: 2))
    }
    #expect(captions == ["age 6", "age 43", "age 80"])
    let unit = try OptionValues.sweep("expression.jawOpen=0..0.75")
    let open = try (0..<2).map {
      unit.caption(
        try SceneDraw(seed: 1, environments: [], overrides: [unit.override($0, of: 2)]).parameters(example: 2)
      )
    }
    #expect(open == ["jawOpen 0", "jawOpen 0.75"])
  }

  @Test func wrongUsageIs64() {
    #expect(ExitCode.validationFailure.rawValue == 64)
    #expect(Interruption.exitStatus == 130)
  }
}
