internal import ArgumentParser
internal import Scene

/// Whether people are shown one picture each or as sequences.
struct SequenceOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Make videos: so many pictures of each person, whose face moves and all else stays; --count and --first then count "
        + "sequences, and picture N is frame N modulo this.", valueName: "frames"),
    transform: OptionValues.frames)
  var sequence: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Pictures a second, with --sequence (default: 30).", valueName: "n"),
    transform: OptionValues.framesPerSecond)
  var fps: Float?

  func validate() throws {
    if fps != nil && sequence == nil {
      throw ValidationError("--fps needs --sequence, whose speed it is")
    }
  }

  var plan: SequencePlan? {
    sequence.map { SequencePlan(frames: $0, framesPerSecond: fps ?? 30) }
  }

  /// Pictures a person.
  var frames: UInt64 { sequence ?? 1 }
}
